#!/usr/bin/env python3
"""weigh.py [--rule GLOB] [--stage NAME] [--pages GLOB] [--most N] [--cases N] [--annals PROGRAM] [--pack DIR]: what gold gains by each rule.

Ablation: the pack without one rule reads the pages on which the rule won; the fields that are wrong only without it are what it helps,
those that are wrong only with it what it hurts. `annals rules judge` tells which rule was the last to set a field; this tells what a rule
does through all that comes behind it. A rule that helps nothing is a twin of others or too narrow, one that hurts more than it helps reads
something else than its author meant.

Prints the rules by what they are worth, the worst first, and what helps nothing at the end; with --cases the fields one by one. Pages and
gold are those of ../shared (ANNALS_SHARED names another place) and of tests/pages; score.py there judges. A tool, not a test: a rule takes
half a second and 30 ms a page on which it won. Rules that won on more than --most pages are passed over."""
import argparse, collections, fnmatch, json, os, re, shutil, subprocess, sys, tempfile

import goldset
from goldset import score


def shown(page, at):
    text = page.raw[max(0, at - 60):at] + '⟦'.encode() + page.raw[at:at + 50]
    return text.decode('utf-8', 'replace').replace('\n', '¶')


def wrong(annals, pack, pages, folder):
    """The faults of each page: {(layer, place): message}."""
    names, out = os.path.join(folder, 'names'), os.path.join(folder, 'out.jsonl')
    with open(names, 'w') as f: f.writelines(p.path + '\n' for p in pages)
    r = subprocess.run([annals, 'extract', '--quiet', '--pack', pack, '--files-from', names, '-o', out], stderr=subprocess.PIPE, text=True)
    if r.returncode > 1: return None
    by = collections.defaultdict(list)
    for record in score.load(out):
        if record['type'] in ('fact', 'date', 'number', 'entity'): by[record['doc']].append(record)
    faults = {}
    for p in pages:
        errors = []
        score.score_doc(p.gold, by[p.path], score.Tally(), errors, p.name)
        faults[p.name] = {(e[1], e[2]): e[3] for e in errors}
    return faults


def rules_of(pack):
    """The file of each rule, and where its pattern begins there."""
    found = {}
    for name in sorted(os.listdir(pack)):
        if not name.endswith('.yaml'): continue
        with open(os.path.join(pack, name), encoding='utf-8') as f: text = f.read()
        for m in re.finditer(r'^  - name: (\S+)\n(?:    (?!match:).*\n)*    match: (\'|>-?\n\s*|)', text, re.M): found[m[1]] = (name, m.end(), m[2])
    return found


def without(text, at, quote):
    """The text of a rule's file in which its pattern matches nothing."""
    if quote: return text[:at] + '(?!)' + text[at:]
    end = text.index('\n', at)
    return text[:at] + "'(?!)" + text[at:end].replace("'", "''") + "'" + text[end:]


def wins_of(annals, pack, pages):
    """{rule: (stage, names of the pages on which it won)}"""
    won = {}
    for p in pages:
        r = subprocess.run([annals, 'rules', 'profile', '--json', '--counts', pack, p.path], stdout=subprocess.PIPE, check=True)
        for rule in json.loads(r.stdout)['rules']:
            if rule['won']: won.setdefault(rule['rule'], (rule['stage'], set()))[1].add(p.name)
    return won


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--annals', default=goldset.annals)
    ap.add_argument('--pack', default=os.path.join(goldset.root, 'rules', 'packs', 'yearbook'))
    ap.add_argument('--rule', default='*', help='these rules alone (a pattern of their names)')
    ap.add_argument('--stage', help='the rules of this stage alone')
    ap.add_argument('--pages', default='*', help='these pages alone (a pattern of their names)')
    ap.add_argument('--most', type=int, default=40, metavar='N', help='rules that won on up to N pages (40)')
    ap.add_argument('--cases', type=int, default=0, metavar='N', help='up to N fields of each rule, one by one')
    a = ap.parse_args()
    pages = {p.name: p for p in goldset.pages(a.pages)}
    with tempfile.TemporaryDirectory() as folder:
        pack = os.path.join(folder, 'pack')
        shutil.copytree(a.pack, pack)
        places, base = rules_of(pack), wrong(a.annals, a.pack, pages.values(), folder)
        if base is None: sys.exit('the pack does not load')
        weighed = []
        for rule, (stage, names) in sorted(wins_of(a.annals, a.pack, pages.values()).items()):
            if not fnmatch.fnmatch(rule, a.rule) or a.stage not in (None, stage) or len(names) > a.most or rule not in places: continue
            name, at, quote = places[rule]
            file = os.path.join(pack, name)
            with open(file, encoding='utf-8') as f: kept = f.read()
            with open(file, 'w', encoding='utf-8') as f: f.write(without(kept, at, quote))
            bare = wrong(a.annals, pack, [pages[n] for n in sorted(names)], folder)
            with open(file, 'w', encoding='utf-8') as f: f.write(kept)
            if bare is None: continue  # a pattern of its stage has no room without it
            helps = [(n, k, bare[n][k]) for n in sorted(names) for k in sorted(bare[n].keys() - base[n].keys(), key=str)]
            hurts = [(n, k, base[n][k]) for n in sorted(names) for k in sorted(base[n].keys() - bare[n].keys(), key=str)]
            weighed.append((len(helps) - len(hurts), rule, len(names), helps, hurts))
    told = lambda cases: ', '.join(f'{layer} {n}' for layer, n in sorted(collections.Counter(k[0] for _, k, _ in cases).items())) or '-'
    print(f'{"worth":>5}  {"rule":30}{"pages":>5}  helps | hurts')
    for worth, rule, n, helps, hurts in sorted(weighed, key=lambda w: (not (w[3] or w[4]), w[0], w[1])):
        print(f'{worth:5}  {rule:30}{n:5}  {told(helps)} | {told(hurts)}')
        for mark, (name, (layer, at), message) in ([('hurts', c) for c in hurts] + [('helps', c) for c in helps])[:a.cases]:
            print(f'         {mark} {name} {layer}: {message}  {shown(pages[name], at)}')

if __name__ == '__main__': main()
