#!/usr/bin/env python3
"""findings.py [--update]: extracts each set of finding-floors.tsv and fails where its findings are under their floors.

  recall  share of the inconsistencies of FINDINGS.jsonl that one finding touches (two of its spans, or its only one)
  right   share of the findings of severity warning or error that are in FINDINGS.jsonl: what is not there counts as wrong, so that this is
          less than what a reader would say
  calm    share of the sums that are right (sum_ok) and that no sum_mismatch touches

What was missed and what is wrong is told of the sets that may be read: not of those held out.
The sets lie beside the project in ../shared (ANNALS_SHARED names another place) or here; where there is none the test is skipped (77).
--update writes the floors anew: what is reached, less one case."""
import json, os, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.join(here, '..')
annals = os.environ.get('ANNALS', os.path.join(root, 'build', 'dev', 'annals'))
shared = os.environ.get('ANNALS_SHARED', os.path.join(root, '..', 'shared'))
floors_path = os.path.join(here, 'finding-floors.tsv')

def places_of(name):
    """The folder of the pages and the file of their inconsistencies."""
    if name == 'sample': return os.path.join(root, 'corpus', 'sample'), os.path.join(here, 'sample-findings.jsonl')
    for folder in (os.path.join(shared, name), os.path.join(here, name)):
        if os.path.exists(os.path.join(folder, 'FINDINGS.jsonl')): return folder, os.path.join(folder, 'FINDINGS.jsonl')
    return None

def page(path): return os.path.splitext(os.path.basename(path))[0]

def touched(gold, finding):
    hits = sum(any(s[0] < p['end'] and p['start'] < s[1] for p in finding['spans']) for s in gold['spans'])
    return hits >= min(2, len(gold['spans']))

def measure(folder, findings, open_set):
    out = subprocess.run([annals, 'extract', '-q', folder], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')
    found = [r for r in map(json.loads, out.splitlines()) if r['type'] == 'finding']
    gold = [json.loads(line) for line in open(findings, encoding='utf-8')]
    name = lambda g: page(g['doc']) if g['doc'].endswith('.txt') else g['doc']
    bad = [g for g in gold if g['kind'] != 'sum_ok']
    fine = [g for g in gold if g['kind'] == 'sum_ok']
    of = lambda g: [f for f in found if page(f['doc']) == name(g) and touched(g, f)]
    loud = [f for f in found if f['severity'] != 'info']
    right = [f for f in loud if any(name(g) == page(f['doc']) and touched(g, f) for g in bad)]
    for f in loud if open_set else ():
        if f not in right: print(f"{page(f['doc'])}: not in FINDINGS.jsonl: {f['kind']}: {f['message']}")
    for g in bad if open_set else ():
        if not of(g): print(f"{name(g)}: not found: {g['kind']}: {g['note']}")
    return {'recall': (sum(bool(of(g)) for g in bad), len(bad)), 'right': (len(right), len(loud)),
            'calm': (sum(not any(f['kind'] == 'sum_mismatch' for f in of(g)) for g in fine), len(fine))}

rows, ran, under = [], 0, 0
scores = {}
for line in open(floors_path, encoding='utf-8'):
    if line.startswith('#') or not line.strip():
        rows.append(line)
        continue
    name, what, floor = line.rstrip('\n').split('\t')
    places = places_of(name)
    if places is None:
        print(f'skipped: no {name}')
        rows.append(line)
        continue
    if name not in scores: scores[name] = measure(*places, name not in ('heldout', 'audits/unseen'))
    ran += 1
    good, all = scores[name][what]
    got = good / all if all else 1.0
    low = got + 1e-9 < float(floor)
    under += low
    print(f"{name:14} {what:8} {got:.4f}  floor {floor}{'  UNDER' if low else ''}")
    rows.append(f'{name}\t{what}\t{int(max(0, good - 1) / max(1, all) * 1000) / 1000:g}\n')
if not ran: sys.exit(77)
if '--update' in sys.argv:
    open(floors_path, 'w', encoding='utf-8').writelines(rows)
    sys.exit(0)
sys.exit(1 if under else 0)
