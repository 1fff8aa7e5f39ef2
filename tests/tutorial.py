#!/usr/bin/env python3
"""tutorial.py [--update] FILE.md: does what a tutorial says, in an empty folder, and compares what it shows.

    ```yaml weather/pack.yaml     (any language, then a path)   the block is written to that file
    ```console                    each `$ command` is run; what follows is its output, errors included, byte for byte
    ```console any-numbers        the same, but numbers may differ: for output over a pack that grows

A line `...` of the output stands for any lines. `cd` lasts. --update writes the outputs anew where no `...` stands; review with git diff.
Exit status 77: something that the tutorial needs (git) is not here."""
import os, re, shutil, subprocess, sys, tempfile

FENCE = re.compile(r'^```(\S*)[ \t]*(.*)$')


def blocks(lines):
    """Yields (first line, last line, language, argument) of each fenced block."""
    start = None
    for i, line in enumerate(lines):
        m = FENCE.match(line)
        if m and start is None:
            start, lang, arg = i, m[1], m[2].strip()
        elif line == '```' and start is not None:
            yield start + 1, i, lang, arg
            start = None


def commands(body):
    """[(command, [expected lines])]"""
    out = []
    for line in body:
        if line.startswith('$ '):
            out.append((line[2:], []))
        else:
            out[-1][1].append(line)
    return out


def same(expected, got):
    """Lines against lines; `...` stands for any number of them."""
    if '...' not in expected:
        return expected == got
    at = expected.index('...')
    head, rest = expected[:at], expected[at + 1:]
    return got[:at] == head and any(same(rest, got[k:]) for k in range(at, len(got) + 1))


class Run:
    def __init__(self, top, env):
        self.cwd, self.env = top, env

    def __call__(self, command):
        if command.startswith('cd '):
            self.cwd = os.path.join(self.cwd, command[3:].strip())
            return []
        p = subprocess.run(['sh', '-c', command], cwd=self.cwd, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return p.stdout.decode('utf-8').rstrip('\n').split('\n') if p.stdout else []


def show(what, lines):
    return [f'  {what} {line}' for line in lines]


def main():
    update = '--update' in sys.argv[1:]
    path = [a for a in sys.argv[1:] if not a.startswith('--')][0]
    if shutil.which('git') is None:
        print('skipped: no git')
        return 77
    lines = open(path, encoding='utf-8').read().split('\n')
    annals = os.path.realpath(os.environ['ANNALS'])
    failed, ran, changes = 0, 0, []
    with tempfile.TemporaryDirectory() as top:
        os.mkdir(os.path.join(top, 'bin'))
        os.mkdir(os.path.join(top, 'work'))
        os.symlink(annals, os.path.join(top, 'bin', 'annals'))
        who = {f'GIT_{a}_{b}': v for a in ('AUTHOR', 'COMMITTER') for b, v in (('NAME', 'author'), ('EMAIL', 'author@example.org'))}
        env = dict(os.environ, PATH=os.path.join(top, 'bin') + ':' + os.environ['PATH'], LC_ALL='C.UTF-8', GIT_CONFIG_GLOBAL='/dev/null', NO_COLOR='1', **who)
        run = Run(os.path.join(top, 'work'), env)
        for first, last, lang, arg in blocks(lines):
            body = lines[first:last]
            if lang == 'console':
                loose = arg == 'any-numbers'
                new = []
                for command, expected in commands(body):
                    ran += 1
                    got = run(command)
                    blur = (lambda ls: [re.sub(r'\d+', '0', s) for s in ls]) if loose else list
                    if same(blur(expected), blur(got)) or (update and '...' not in expected):
                        new += ['$ ' + command] + (got if update and '...' not in expected else expected)
                        continue
                    failed += 1
                    new += ['$ ' + command] + expected
                    print('\n'.join([f'{path}:{first + 1}: $ {command}'] + show('-', expected) + show('+', got)))
                changes.append((first, last, new))
            elif arg:
                target = os.path.join(run.cwd, arg)
                if not os.path.realpath(target).startswith(os.path.realpath(top)):
                    sys.exit(f'{path}:{first}: the file lies outside')
                open(target, 'w', encoding='utf-8').write('\n'.join(body) + '\n')
    if update:
        for first, last, new in reversed(changes):
            lines[first:last] = new
        open(path, 'w', encoding='utf-8').write('\n'.join(lines))
    print(f'{ran} commands, {failed} not as shown')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
