#!/usr/bin/env python3
"""times.py [--annals PATH] [--cases] [--floors FILE] [SET...]: does the program know what time a figure holds for whose own sentence names none?

Each set is a folder of documents with TOLD.jsonl, which gives the time of such figures. Prints how many of them have it, and how many documents have
it in all of their figures. --cases shows the documents that have not, of the sets that may be read. With --floors each set of FILE (set, least
share of figures, least share of documents) is held to them."""
import argparse, collections, json, os, re, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))

def facts_of(annals, folder):
    out = subprocess.run([annals, 'extract', '-q', folder], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')
    facts = collections.defaultdict(list)
    for r in map(json.loads, out.splitlines()):
        if r['type'] == 'fact': facts[os.path.basename(r['doc'])[:-4]].append(r)
    return facts

def place_of(raw, number, occurrence):
    """Where in the page's bytes a number stands, by its occurrence as a number of its own."""
    hits = [m.start() for m in re.finditer(rb'(?<![\d.,])' + re.escape(number.encode()) + rb'(?![\d])', raw)]
    plain = [m.start() for m in re.finditer(re.escape(number.encode()), raw)]
    hits = hits if len(hits) >= occurrence else plain
    return hits[occurrence - 1], hits[occurrence - 1] + len(number.encode())

def measure(annals, name, show):
    folder = os.path.join(here, name)
    facts, right, told, pages = facts_of(annals, folder), 0, 0, 0
    lines = [json.loads(line) for line in open(os.path.join(folder, 'TOLD.jsonl'), encoding='utf-8')]
    for line in lines:
        raw = open(os.path.join(folder, line['doc'] + '.txt'), 'rb').read()
        got = []
        for figure in line['figures']:
            start, end = place_of(raw, figure['number'], figure['occurrence'])
            hits = [f for f in facts[line['doc']] if f['span']['start'] < end and start < f['span']['end']]
            got.append(((hits[0].get('time') or {}).get('edtf') if hits else 'no figure', figure))
        bad = [(time, figure) for time, figure in got if time != figure['time']]
        right, told, pages = right + len(got) - len(bad), told + len(got), pages + (not bad)
        if show and bad: print(f"{line['doc']}{' (' + line['why'] + ')' if 'why' in line else ''}: " + '; '.join(f"{figure['text']}: {figure['time']}, got {time}" for time, figure in bad))
    print(f'{name:14} figures {right / told:.3f} of {told}  documents {pages / len(lines):.3f} of {len(lines)}')
    return right / told, pages / len(lines)

def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('set', nargs='*')
    p.add_argument('--annals', default=os.environ.get('ANNALS', os.path.join(here, '..', '..', 'build', 'dev', 'annals')))
    p.add_argument('--cases', action='store_true')
    p.add_argument('--floors')
    a = p.parse_args()
    rows = [l.split() for l in open(a.floors, encoding='utf-8') if l.strip() and not l.startswith('#')] if a.floors else []
    floors, failed = {row[0]: [float(x) for x in row[1:]] for row in rows}, 0
    for name in a.set or floors or ('heads/open', 'heads/unseen', 'carry/open', 'carry/unseen'):
        reached = measure(a.annals, name, a.cases and not name.endswith('unseen'))
        if any(got < floor for got, floor in zip(reached, floors.get(name, ()))):
            print(f'{name}: UNDER its floors {floors[name]}')
            failed += 1
    sys.exit(1 if failed else 0)

main()
