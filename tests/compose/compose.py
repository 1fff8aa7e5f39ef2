#!/usr/bin/env python3
"""compose.py [FAMILY...] [--number N] [--seed S] [--cases N] [--field NAME] [--only SLOT=VALUE,...] --annals PROGRAM: sentences made of parts
whose roles are known, and what is read of them.

Gold pages show what writers wrote; they show few of the ways in which what they wrote could have been put together. Here a family of sentences is
a grammar (combinatorial testing: D. Kuhn, R. Kacker, Y. Lei, NIST SP 800-142, 2010): an opening, a subject, a verb in a mood, an object, an end are
drawn each by itself, so that every two of them meet in time. What is told of each figure is known from the parts.

Prints for each part how many figures it had, and the share of them in which a field is wrong: a part that stands out is a gap in the rules. --cases
prints sentences that were not read right. With --floors FILE it is a test: each family is read right as often as the file says, or it fails."""
import argparse, collections, importlib, json, os, random, re, subprocess, sys, tempfile
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
FIELDS = 'figure number fact date class edtf kind value value_max unit qualifier item time change status per actor recipient action part_of'.split()


def families(): return sorted(n[:-3] for n in os.listdir(HERE) if n.endswith('.py') and n not in ('compose.py', 'words.py'))


# ---- is it read as it is told ----

def alike(a, b):
    """Equal, or one holds the other; what is told as several names is right when one of them is."""
    a, b = (re.sub(r'^(the|a|an|its|their) ', '', x.lower()) if x else None for x in (a, b))
    if a is None or b is None: return a is b
    return any(re.search(r'(?<!\w)' + re.escape(x) + r'(?!\w)', y) for x, y in [(x, b) for x in a.split('; ')] + [(b, a)])

def read(fact, field):
    v = fact.get(field)
    if field == 'recipient': return '; '.join(r['text'] for r in v) if v else None
    if isinstance(v, dict): return v.get({'time': 'edtf', 'action': 'lemma'}.get(field, 'text'))
    return v

def wrong_number(page, text, told):
    """What is wrong with a number that is no figure: it is one or a date, or its class is another."""
    before, number, behind = re.fullmatch('(.*)«(.*)»(.*)', text).groups()
    start = len(page.head) + len(page.text[:page.text.index(before + number + behind)].encode()) + len(before.encode())
    hits = [r for r in page.records if r['span']['start'] < start + len(number.encode()) and start < r['span']['end']]
    classes = told['class'].split('|')
    for kind in ('fact', 'date'):
        if kind not in classes and any(r['type'] == kind for r in hits): return [kind]
    if not hits: return ['number']
    return [] if any(r.get('class', r['type']) in classes for r in hits) else ['class']

def wrong(page, text, told):
    """The fields of one figure that are not as told."""
    if told.get('type') == 'number': return wrong_number(page, text, told)
    facts = page.facts
    fact = facts.get(text)
    if fact is None: return [told.get('type', 'figure')]
    bad = []
    for field, want in told.items():
        if field == 'type': continue
        got = read(fact, field)
        if field in ('value', 'value_max'): good = got is not None and Decimal(str(got)) == Decimal(str(want))
        elif field in ('item', 'actor', 'recipient'): good = alike(want, got)
        elif field == 'action': good = want is None and got is None or bool(want and got and set(want.split('; ')) & set(got.split('; ')))
        elif field == 'part_of': good = (facts.get(want) or {}).get('id') == got
        elif field in ('change', 'status'): good = (got or {'change': 'none', 'status': 'actual'}[field]) == want
        else: good = got == want
        if not good: bad.append(field)
    return bad


# ---- the run ----

class Sentence:
    """`text` stands on a page of its own, below `title`; `told`: by the text of a figure, what is told of it, field by field; fields that are left out
    are not asked for; a date is told as {'type': 'date', 'edtf': ...} of its text and which one of that text it is: `Sunday#2`; a number that is no
    figure as {'type': 'number', 'class': 'ordinal'}, by the words around it that single it out: 'units «3» and' ('ordinal|name' where both are right, 'date'
    where it is a time). `parts`: which part was drawn for each slot."""
    def __init__(self, text, told, parts, title='Work of Lushan County in 2014'):
        self.text, self.told, self.parts, self.title = text, told, parts, title

def made(name, number, rng, only):
    family, out = importlib.import_module(name), []
    for _ in range(200 * number):
        s = family.make(rng)
        if s and all(s.parts.get(k) == v for k, v in only.items()): out.append(s)
        if len(out) == number: break
    return out

class Page:
    """What was read of a sentence: `records`, all of them; `facts`, and the dates, by their text."""
    def __init__(self, sentence):
        self.head, self.text, self.records, self.facts = f'{sentence.title}\n\n'.encode(), sentence.text, [], {}

def extracted(annals, sentences):
    pages = [Page(s) for s in sentences]
    with tempfile.TemporaryDirectory() as top:
        for i, s in enumerate(sentences):
            with open(os.path.join(top, f'{i:06}.txt'), 'w', encoding='utf-8') as f: f.write(f'{s.title}\n\n{s.text}\n')
        out = subprocess.run([annals, 'extract', '--quiet', top], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')
    dates = collections.Counter()
    for line in out.splitlines():
        r = json.loads(line)
        if r['type'] not in ('fact', 'date', 'number'): continue
        page = pages[int(os.path.basename(r['doc'])[:-4])]
        page.records.append(r)
        if r['type'] == 'fact': page.facts.setdefault(r['text'], r)
        if r['type'] == 'date':
            dates[page, r['text']] += 1
            page.facts[f"{r['text']}#{dates[page, r['text']]}"] = r
    return pages

def show_parts(sentences, bad):
    count, missed = collections.Counter(), collections.Counter()
    for i, s in enumerate(sentences):
        for text in s.told:
            for part in s.parts.items():
                count[part] += 1
                for field in bad[i, text] + ['any'] * bool(bad[i, text]): missed[part, field] += 1
    fields = ['any'] + [f for f in FIELDS if any(k[1] == f for k in missed)]
    print(f"{'part':34}{'figures':>8}" + ''.join(f'{f:>10}' for f in fields))
    for part in sorted(count, key=lambda p: (p[0], -missed[p, 'any'] / count[p])):
        print(f"{part[0] + ' ' + part[1]:34}{count[part]:8}" + ''.join(f'{missed[part, f] / count[part]:10.3f}' if missed[part, f] else ' ' * 10 for f in fields))

def show_case(page, text, told, bad):
    fact = page.facts.get(text)
    if told.get('type') == 'number':
        near = [f"{r['type']} {r.get('class', '')} {r['text']!r} by {r.get('rule')}" for r in page.records if r['text'] in text or re.search('«(.*)»', text)[1] in r['text']]
        print(f"    {text}: told {told['class']}, is {'; '.join(near) or 'not read'}")
    else: print(f'    {text}: ' + ('not read' if fact is None else '; '.join(f'{f} is {read(fact, f)!r}, told {told[f]!r}' for f in bad)))

def show_cases(sentences, pages, bad, number, field, rng):
    cases = [(i, t) for (i, t), fields in bad.items() if fields and (not field or field in fields)]
    rng.shuffle(cases)
    for i, text in cases[:number]:
        above = '' if sentences[i].title == Sentence('', {}, {}).title else sentences[i].title + '\n\n'
        print(f'\n{above}{sentences[i].text}')
        show_case(pages[i], text, sentences[i].told[text], bad[i, text])

def run(name, a):
    sentences = made(name, a.number, random.Random(f'{name} {a.seed}'), dict(x.split('=') for x in a.only.split(',') if x))
    pages = extracted(a.annals, sentences)
    bad = {(i, t): wrong(pages[i], t, fields) for i, s in enumerate(sentences) for t, fields in s.told.items()}
    right = sum(not b for b in bad.values()) / max(len(bad), 1)
    if not a.floors: show_parts(sentences, bad)
    if a.cases: show_cases(sentences, pages, bad, a.cases, a.field, random.Random(a.seed))
    print(f'{name}: {len(sentences)} sentences, {len(bad)} figures, {right:.4f} of them right')
    return right

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('family', nargs='*', default=families(), help='; '.join(families()))
    ap.add_argument('--annals', required=True)
    ap.add_argument('--number', type=int, default=1000, help='sentences of a family')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--cases', type=int, default=0)
    ap.add_argument('--field', default='', help='cases of this field alone')
    ap.add_argument('--only', default='', help='sentences with these parts alone: opening=after,verb=past')
    ap.add_argument('--floors', help='a table: family, share that must be right')
    a = ap.parse_args()
    got = {name: run(name, a) for name in a.family}
    if not a.floors: return
    with open(a.floors, encoding='utf-8') as f: floors = dict(line.split() for line in f if line.strip() and line[0] != '#')
    low = [n for n in got if got[n] < float(floors.get(n, 2))]
    for n in low: print(f'{n}: {got[n]:.4f} is below its floor, {floors.get(n, "which is missing")}')
    sys.exit(bool(low))

if __name__ == '__main__': main()
