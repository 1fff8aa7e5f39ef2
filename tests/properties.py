#!/usr/bin/env python3
"""properties.py --annals PROGRAM --set sample|pages|heldout|yearbook|devset: what must hold of every record, on real pages.

raw[start..end) is the text; code points, line and column agree; the ledger balances and every digit lies in a record; ids are unique;
one thread and eight give the same bytes; the derivation gives the value again."""
import argparse, json, os, re, subprocess, sys
from decimal import Decimal

ap = argparse.ArgumentParser()
ap.add_argument('--annals', required=True)
ap.add_argument('--set', required=True)
a = ap.parse_args()
root = os.environ.get('ANNALS_ROOT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
shared = os.environ.get('ANNALS_SHARED', os.path.join(root, '..', 'shared'))
ours = {'sample': 'corpus/sample', 'pages': 'tests/pages', 'heldout': 'tests/heldout'}
folder = os.path.join(root, ours[a.set]) if a.set in ours else os.path.join(shared, a.set)
if not os.path.isdir(folder):
    print(f'skipped: no folder {a.set} beside the project')
    sys.exit(77)

def run(jobs):
    return subprocess.run([a.annals, 'extract', '-q', '-j', str(jobs), folder], check=True, stdout=subprocess.PIPE).stdout

out = run(1)
bad = []
def check(ok, *what):
    if not ok: bad.append(' '.join(map(str, what)))

check(out == run(8), '-j 1 and -j 8 differ')
records = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in out.decode('utf-8').splitlines()]
docs = {}
for r in records:
    if r['type'] == 'document': docs[r['doc']] = (r, [])
    else: docs[r['doc']][1].append(r)

GROUPED = re.compile(rb'(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)')

def cuts(raw, at):
    """Whether this place lies inside of `2,150`: one to three digits, then a comma and three."""
    return any(m.start() < at < m.end() for m in GROUPED.finditer(raw, max(0, at - 12), at + 12))

def derive(steps):
    """The postfix machine of docs/records.md."""
    stack, top, ratio = [], None, False
    for s in steps:
        op = s['op']
        if 'value' in s: stack.append(s['value'])
        elif 'by' in s: stack[-1] *= s['by']
        elif op in ('add', 'sub', 'mul', 'div'):
            y, x = stack.pop(), stack.pop()
            stack.append(x + y if op == 'add' else x - y if op == 'sub' else x * y if op == 'mul' else round(x / y, 4))
        elif op == 'max': top = stack.pop()
        elif op == 'ratio': ratio = True
    return stack if ratio else stack[-1] if stack else None, top

seen = set()
for path, (doc, rows) in docs.items():
    raw = open(path, 'rb').read()
    if doc['encoding'] != 'UTF-8' or doc['invalid_bytes']: continue
    text = raw.decode('utf-8-sig')
    led = doc['ledger']
    check(led['numbers'] == sum(led[k] for k in ('fact', 'date', 'number', 'entity', 'unclaimed')), path, 'ledger does not add up')
    for kind in ('fact', 'date'): check(led[kind] == sum(r['type'] == kind for r in rows), path, 'ledger', kind)
    check(led['number'] + led['unclaimed'] == sum(r['type'] == 'number' for r in rows), path, 'ledger number')
    cover = bytearray(len(raw))
    for r in rows:
        if r['type'] == 'finding': continue
        s = {k: int(v) for k, v in r['span'].items()}
        check(raw[s['start']:s['end']].decode('utf-8') == r['text'], path, s['start'], 'text differs')
        check(text[s['char_start']:s['char_end']] == r['text'], path, s['start'], 'code points differ')
        if r['type'] != 'entity':
            for at in (s['start'], s['end']): check(not cuts(raw, at), path, at, 'a grouped number is cut:', r['text'])
        before = text[:s['char_start']]
        check(s['line'] == before.count('\n') + 1 and s['column'] == s['char_start'] - (before.rfind('\n') + 1) + 1, path, s['start'], 'line or column')
        if r['type'] != 'entity' or r['class'] in ('document', 'period'): cover[s['start']:s['end']] = b'\1' * (s['end'] - s['start'])
        if r['type'] != 'fact': continue
        check(r['id'] not in seen, path, 'id twice', r['id'])
        seen.add(r['id'])
        value, top = derive(r['derivation'])
        check(value == r['value'] and top == r['value_max'], path, s['start'], r['text'], 'derives', value, top, 'states', r['value'], r['value_max'])
    for m in re.finditer(rb'\d+', raw): check(cover[m.start()], path, m.start(), 'digits in no record:', m.group().decode())

for line in bad[:40]: print(line)
print(f'{len(records)} records of {len(docs)} pages, {len(bad)} problems')
sys.exit(1 if bad or not seen else 0)
