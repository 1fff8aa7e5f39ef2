#!/usr/bin/env python3
"""double.py PACK OUT: copies a rule pack with every rule twice, the second under another name.

The twin of a rule matches where the rule does and loses to it, so the records stay the same but for the pack's checksum: what
changes is the work of finding matches and of settling which stands."""
import os, re, shutil, sys

RULE = re.compile(r'^(\s*)- name: (\S+)\s*$')


def doubled(lines):
    """Each rule of a file, from its `- name:` to the next one, behind itself."""
    out, block = [], []

    def close():
        out.extend(block)
        out.extend(RULE.sub(r'\1- name: \2.twin', line.rstrip('\n')) + '\n' if i == 0 else line for i, line in enumerate(block))
        block.clear()

    inside = False
    for line in lines:
        if re.match(r'^[a-z]', line):  # a key of the file
            if block:
                close()
            inside = line.startswith('rules:')
        if inside and RULE.match(line):
            if block:
                close()
            block.append(line)
        elif block:
            block.append(line)
        else:
            out.append(line)
    if block:
        close()
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    pack, target = sys.argv[1:]
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(pack, target)
    rules = 0
    for folder, _, names in os.walk(target):
        for name in names:
            if not name.endswith('.yaml'):
                continue
            path = os.path.join(folder, name)
            with open(path, encoding='utf-8') as f:
                lines = f.readlines()
            twins = doubled(lines)
            rules += sum(1 for line in twins if line.rstrip('\n').endswith('.twin'))
            with open(path, 'w', encoding='utf-8') as f:
                f.writelines(twins)
    print(f'{rules} rules, each twice, in {target}')


if __name__ == '__main__':
    main()
