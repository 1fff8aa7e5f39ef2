#!/usr/bin/env python3
"""forms.py [--annals PATH] [--number N] [--seed S] [--cases K] [FAMILY...]: does the audit tell what is wrong, in whatever words it is put?

A family is a module forms_FAMILY.py beside this file. Its forms(r) gives forms (name, text, right, wrong): text has {places} for numbers, `right`
fills them so that they agree, `wrong` as one who slipped would; r is a random.Random, so that each call gives other numbers and words. Each form
is drawn N times; each text is the paragraph of a page of its own, right and wrong.

  told   share of the wrong ones with a finding of any severity
  loud   share of the right ones with a warning or an error
  noted  share of the right ones with a finding of severity info

With --floors FILE the families named there (name, least told, most loud, most noted) are held to them: exit status 1 where one is not."""
import argparse, collections, importlib, json, os, random, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
PAGE = 'Work of Poverty Alleviation in 2014\n\n{}\n'

def texts_of(family, number, seed):
    r = random.Random(f'{family} {seed}')
    module = importlib.import_module('forms_' + family)
    for n in range(number):
        for name, text, right, wrong in module.forms(r):
            yield name, text.format(**right), text.format(**wrong)

def findings_of(annals, pages):
    """By page: the findings of a folder with the pages, extracted in one run."""
    with tempfile.TemporaryDirectory() as folder:
        for i, page in enumerate(pages):
            with open(os.path.join(folder, f'{i:06}.txt'), 'w', encoding='utf-8', newline='') as f: f.write(PAGE.format(page))
        out = subprocess.run([annals, 'extract', '-q', folder], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')
    found = collections.defaultdict(list)
    for r in map(json.loads, out.splitlines()):
        if r['type'] == 'finding': found[int(os.path.basename(r['doc'])[:6])].append(r)
    return found

def measure(annals, family, number, seed, show):
    drawn = list(texts_of(family, number, seed))
    found = findings_of(annals, [page for _, right, wrong in drawn for page in (right, wrong)])
    table = collections.defaultdict(lambda: [0, 0, 0, 0])
    for i, (name, right, wrong) in enumerate(drawn):
        on_right, on_wrong = found[2 * i], found[2 * i + 1]
        loud = [f for f in on_right if f['severity'] != 'info']
        row = table[name]
        for k, is_so in enumerate((True, on_wrong, loud, on_right and not loud)): row[k] += bool(is_so)
        if show and (not on_wrong or on_right):
            show -= 1
            print(f'{name}: ' + ('not told: ' + wrong if not on_wrong else f"{on_right[0]['severity']}: {on_right[0]['message']}: {right}"))
    for name, (n, told, loud, noted) in sorted(table.items()): print(f'  {name:28} told {told / n:.3f}  loud {loud / n:.3f}  noted {noted / n:.3f}  of {n}')
    total = [sum(row[k] for row in table.values()) for k in range(4)]
    shares = [t / total[0] for t in total[1:]]
    print(f'{family:12} told {shares[0]:.3f}  loud {shares[1]:.3f}  noted {shares[2]:.3f}  of {total[0]}')
    return shares

def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('family', nargs='*')
    p.add_argument('--annals', default=os.environ.get('ANNALS', os.path.join(here, '..', '..', 'build', 'dev', 'annals')))
    p.add_argument('--number', type=int, default=20)
    p.add_argument('--seed', default='1')
    p.add_argument('--cases', type=int, default=0)
    p.add_argument('--floors')
    a = p.parse_args()
    rows = [l.split() for l in open(a.floors, encoding='utf-8') if l.strip() and not l.startswith('#')] if a.floors else []
    floors = {row[0]: [float(x) for x in row[1:]] for row in rows}
    failed = 0
    for family in a.family or floors:
        told, loud, noted = measure(a.annals, family, a.number, a.seed, a.cases)
        if family in floors and (told < floors[family][0] or loud > floors[family][1] or noted > floors[family][2]):
            print(f'{family}: UNDER its floors {floors[family]}')
            failed += 1
    sys.exit(1 if failed else 0)

main()
