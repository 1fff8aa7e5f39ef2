#!/usr/bin/env python3
"""table-forms.py --annals PROGRAM [--tables N] [--seed S]: tables of all makes, whose numbers must be read right or not at all.

Each table is made from what it tells (stubs, times or names of columns, units) and written with blanks, tabs or bars, with its unit in the
stub, the head, the corner or a caption; some rows lack a cell. A fact whose value, unit, item or time is not the one that the table was made
from fails the test, and so does a make whose numbers are read too seldom: more than a tenth missing where nothing is left out."""
import argparse, json, os, random, subprocess, sys, tempfile
from decimal import Decimal

SHAPES = ('blanks', 'tabs', 'bars', 'markdown')
UNITS = {  # how it is written: kind, unit, scale; what it is of
    'million yuan': ('money', 'CNY', 10**6, ['Revenue', 'Farm output', 'Bank loans']), 'US$ million': ('money', 'USD', 10**6, ['Exports', 'Remittances']),
    'Rs crore': ('money', 'INR', 10**7, ['Grants', 'Tax receipts']), 'EUR billion': ('money', 'EUR', 10**9, ['Imports', 'Public debt']),
    '%': ('percent', '%', 1, ['Growth of trade', 'Inflation', 'Illiteracy']), 'thousand tonnes': ('mass', 't', 1000, ['Grain', 'Fish', 'Timber']),
    'km': ('length', 'km', 1, ['Roads', 'Railway lines']), "'000 ha": ('area', 'ha', 1000, ['Forest', 'Sown area']),
    'million tonnes': ('mass', 't', 10**6, ['Coal', 'Cement'])}
COUNTS = {'Hospitals': 'hospital', 'Schools': 'school', 'Insured persons': 'person', 'Villages': 'village'}

def number(rng, percent):
    if percent: return f'{rng.randint(0, 60)}.{rng.randint(0, 9)}'
    n = rng.randint(2, 99999)
    return f'{n:,}' if rng.random() < 0.7 or n < 1000 else f'{n:,}.{rng.randint(1, 9)}'

def written(rows, shape):
    if shape == 'tabs': return ['\t'.join(r) for r in rows]
    if shape == 'bars': return [' | '.join(r) for r in rows] if len(rows[0]) > 2 else ['| ' + ' | '.join(r) + ' |' for r in rows]
    if shape == 'markdown': return ['| ' + ' | '.join(r) + ' |' for r in rows[:1]] + ['|' + '---|' * len(rows[0])] + ['| ' + ' | '.join(r) + ' |' for r in rows[1:]]
    wide = [max(len(r[i]) for r in rows if i < len(r)) for i in range(max(map(len, rows)))]
    return ['   '.join(c.ljust(wide[i]) if i == 0 else c.rjust(wide[i]) for i, c in enumerate(r)).rstrip() for r in rows]

def table(rng):
    """The lines of a table, and {number as written: (kind, unit, value, item, time)}, None where it must not be read."""
    shape, place = rng.choice(SHAPES), rng.choice(('stub', 'corner', 'caption'))
    first = rng.randint(2005, 2015)
    years = [str(first + i) for i in range(rng.randint(2, 4))]
    unit = rng.choice(list(UNITS))
    truth, rows, caption = {}, [], None
    corner = rng.choice(('Item', 'Indicator', ''))
    if place == 'corner': corner = f'({unit})'
    if place == 'caption': caption = rng.choice((f'({unit})', f'Unit: {unit}', f'Table {rng.randint(1, 9)}. Main results ({unit})'))
    if shape == 'blanks' and not corner: corner = 'Item'
    rows.append([corner, *years])
    for _ in range(rng.randint(2, 5)):
        if place == 'stub' and rng.random() < 0.3:
            item = rng.choice(list(COUNTS))
            kind, symbol, scale, stub = 'count', COUNTS[item], 1, item
        else:
            own = rng.choice(list(UNITS)) if place == 'stub' else unit
            kind, symbol, scale, items = UNITS[own]
            item = rng.choice(items)
            stub = rng.choice((f'{item} ({own})', f'{item}, {own}')) if place == 'stub' else item
        cells = []
        for year in years:
            text = number(rng, kind == 'percent')
            while text in truth or kind == 'count' and '.' in text: text = number(rng, kind == 'percent')
            cells.append(text)
            truth[text] = (kind, symbol, scale, item, year)
        if rng.random() < 0.1:  # a cell is left out: of which column the others are nobody can know
            gone = cells.pop()
            del truth[gone]
            for text in cells: truth[text] = truth[text][:4] + (None,)
        rows.append([stub, *cells])
    lines = written(rows, shape)
    return ([caption] if caption else []) + lines, truth, (shape, place)

def same(fact, told):
    kind, unit, scale, item, year = told
    value = Decimal(fact['text'].replace(',', '')) * scale
    time = (fact.get('time') or {}).get('edtf')
    return (fact['kind'] == kind and fact['unit'] == unit and Decimal(fact['value']) == value
            and (fact.get('item') or {}).get('text', item) == item and time in (None, year))

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--annals', required=True)
    ap.add_argument('--tables', type=int, default=400)
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    rng, made, bad, read = random.Random(a.seed), {}, [], {}
    with tempfile.TemporaryDirectory() as top:
        for i in range(a.tables):
            lines, truth, make = table(rng)
            made[f't{i:04}'] = lines, truth, make
            with open(os.path.join(top, f't{i:04}.txt'), 'w', encoding='utf-8') as f:
                f.write('Main results of the region\n\nThe region told its results to all.\n\n' + '\n'.join(lines) + '\n\nIt rained there.\n')
        out = subprocess.run([a.annals, 'extract', '--quiet', top], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8')
    for r in (json.loads(line, parse_float=Decimal) for line in out.splitlines()):
        if r['type'] != 'fact': continue
        name = os.path.splitext(os.path.basename(r['doc']))[0]
        lines, truth, make = made[name]
        told = truth.get(r['text'])
        if told is None or not same(r, told): bad.append((name, r, told))
        else: read[make] = read.get(make, 0) + 1
    for name, r, told in bad[:20]:
        print(f"{name}: {r['text']} read as {r['kind']} {r['value']} {r['unit']} item={(r.get('item') or {}).get('text')} "
              f"time={(r.get('time') or {}).get('edtf')}, told {told}")
        print('    ' + '\n    '.join(made[name][0]))
    seldom = 0
    for make in sorted({m for _, _, m in made.values()}):
        there = sum(len(t) for _, t, m in made.values() if m == make)
        few = read.get(make, 0) < 0.9 * there
        seldom += few
        print(f"{make[0]:9} {make[1]:8} read {read.get(make, 0)} of {there}{'  SELDOM' if few else ''}")
    print(f'{a.tables} tables: {len(bad)} wrong, {seldom} makes read too seldom')
    sys.exit(bool(bad or seldom))

if __name__ == '__main__': main()
