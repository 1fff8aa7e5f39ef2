#!/usr/bin/env python3
"""measure.py: the figures of bench/README.md, as ratios within one run, for the machine is never quiet.

Runs that are compared are interleaved, round by round; the figure is the median of the rounds' ratios. Where both sides are annals, CPU
time is compared, which other work on the machine disturbs least."""
import argparse, glob, os, re, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get('ANNALS_SHARED', os.path.join(HERE, '..', '..', 'shared'))


def say(what, figure, goal=''):
    print(f'{what:64} {figure:>12} {goal}', flush=True)


def skip(what, why):
    print(f'{what:64} {"skipped":>12} {why}', flush=True)


def run(command):
    """Seconds, seconds of CPU and peak RSS in MB of a command whose output nobody reads."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f'{" ".join(command)}: exit status {os.waitstatus_to_exitcode(status)}')
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rounds(n, first, second, clock=1):
    """Median of second / first, interleaved; in seconds of CPU, or (clock 0) of the wall."""
    return statistics.median(b / a for a, b in ((run(first)[clock], run(second)[clock]) for _ in range(n)))


def inner(command):
    """What a yardstick says of itself."""
    p = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return float(re.findall(r'([\d.]+) MB/s', p.stderr)[-1])


def build_yardsticks(work):
    script = os.path.join(SHARED, 'bench', 'build.sh')
    names = ['memcpy', 'hyperscan_pass', 'alu']
    if os.path.exists(script) and not all(os.path.exists(os.path.join(work, n)) for n in names):
        subprocess.run(['sh', script, os.path.abspath(work)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {n for n in names if os.path.exists(os.path.join(work, n))}


def build_corpus(work, megabytes):
    """The shared corpus, or the sample pages over and over: one file, a folder of pages, one page of it."""
    big, pages = os.path.join(work, f'corpus-{megabytes}.txt'), os.path.join(work, f'pages-{megabytes}')
    script = os.path.join(SHARED, 'bench', 'corpus.py')
    if not os.path.exists(big):
        shutil.rmtree(pages, ignore_errors=True)
        if os.path.exists(script):
            subprocess.run([sys.executable, script, str(megabytes), big, pages], check=True, stdout=subprocess.DEVNULL)
        else:
            repeat_sample(big, pages, megabytes)
    listed = sorted(glob.glob(pages + '/**/*.txt', recursive=True))
    return big, pages, listed[0]


def repeat_sample(big, pages, megabytes):
    texts = [open(p, 'rb').read() for p in sorted(glob.glob(os.path.join(HERE, '..', 'corpus', 'sample', '*.txt'))) if 'gb18030' not in p]
    os.makedirs(pages)
    size = n = 0
    with open(big, 'wb') as whole:
        while size < megabytes * 1000000:
            text = texts[n % len(texts)]
            with open(os.path.join(pages, f'{n:05}.txt'), 'wb') as page:
                page.write(text)
            whole.write(text)
            size += len(text)
            n += 1


def against_yardsticks(extract, work, big, pages, have, n):
    size = os.path.getsize(big) / 1e6
    rx = os.path.join(SHARED, 'bench', 'rules', 'one_number.rx')
    yardsticks = {}
    if 'memcpy' in have:
        yardsticks['memcpy'] = lambda: inner([work + '/memcpy', big])
    if 'hyperscan_pass' in have:
        tsv = os.path.join(SHARED, 'bench', 'rules', 'rules_200.tsv')
        yardsticks['Hyperscan, one pass of 200 rules'] = lambda: inner([work + '/hyperscan_pass', big, tsv, '1'])
    if shutil.which('rg') and os.path.exists(rx):
        number = open(rx, encoding='utf-8').read().strip()
        yardsticks['rg -o --no-unicode, one regex'] = lambda: size / run(['rg', '-o', '-N', '--no-unicode', '--no-filename', number, big])[0]
    speed, cpu, ratio, peak = [], [], {name: [] for name in yardsticks}, 0
    for _ in range(n):
        seen = {name: f() for name, f in yardsticks.items()}
        seconds, busy, rss = run(extract + [pages])
        speed.append(size / seconds)
        cpu.append(size / busy)
        peak = max(peak, rss)
        for name, mbs in seen.items():
            ratio[name].append(size / seconds / mbs)
    say(f'annals extract, {size:.0f} MB in pages, MB/s', f'{statistics.median(speed):.1f}')
    say('    by its CPU time (the same on a quiet machine), MB/s', f'{statistics.median(cpu):.1f}')
    for name, list_ in ratio.items():
        say(f'annals / {name}', f'{statistics.median(list_):.4f}', 'goal 0.5' if 'Hyperscan' in name else '')
    for name in {'memcpy', 'Hyperscan, one pass of 200 rules', 'rg -o --no-unicode, one regex'} - set(ratio):
        skip(f'annals / {name}', 'the yardstick is not built')
    say('peak RSS over pages, MB', f'{peak:.0f}', 'goal 64')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--annals', required=True)
    ap.add_argument('--pack', required=True)
    ap.add_argument('--work', required=True)
    ap.add_argument('--megabytes', type=int, default=100)
    ap.add_argument('--rounds', type=int, default=3)
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    have = build_yardsticks(a.work)
    big, pages, page = build_corpus(a.work, a.megabytes)
    extract = [a.annals, 'extract', '-q', '-p', a.pack]
    print(f'load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs; above 1 the figures of one core suffer')
    against_yardsticks(extract, a.work, big, pages, have, a.rounds)
    _, _, rss = run(extract + [big])
    say(f'peak RSS, the same in one file, MB (file {os.path.getsize(big) / 1e6:.0f})', f'{rss:.0f}', 'goal 4 times the file')
    single, twice = os.path.join(a.work, 'single'), os.path.join(a.work, 'doubled') # of which there is no image
    shutil.rmtree(single, ignore_errors=True)
    shutil.copytree(a.pack, single)
    read = [a.annals, 'extract', '-q', '-p', single]
    starts = [(run(extract + [page]), run(read + [page])) for _ in range(41)]
    for what, side in ('', 0), (', the pack read from its sources', 1):
        list_ = [s[side] for s in starts]
        say(f'one page of {os.path.getsize(page) / 1000:.0f} KB, start to exit{what}, ms: least of 41', f'{min(r[0] for r in list_) * 1000:.0f}', 'goal 60')
        say('    its CPU time, ms: median of 41', f'{sorted(r[1] for r in list_)[20] * 1000:.0f}')
    subprocess.run([sys.executable, os.path.join(HERE, 'double.py'), a.pack, twice], check=True, stdout=subprocess.DEVNULL)
    part = sorted(glob.glob(pages + '/**/*.txt', recursive=True))[:800]
    doubled = rounds(a.rounds, read + part, [a.annals, 'extract', '-q', '-p', twice] + part)
    say('throughput with every rule twice, over that with each once', f'{1 / doubled:.2f}', 'goal above 0.5')
    two = rounds(a.rounds, extract + ['-j', '2'] + part, extract + part, clock=0)
    if 'alu' in have:
        alu = statistics.median(inner([a.work + '/alu', '2']) / inner([a.work + '/alu', '1']) for _ in range(a.rounds))
        say('-j 2 over -j 1', f'{two:.2f}', f'two threads of arithmetic alone: {alu:.2f}')
    else:
        say('-j 2 over -j 1', f'{two:.2f}')


if __name__ == '__main__':
    main()
