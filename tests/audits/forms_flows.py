"""What the third and fourth set of pages asked: stocks and whatever flows, totals added further on, parts that overlap, rates of both, points told as
percent, shares before their part, sums for each with another scale, years since a founding."""
from fractions import Fraction as F
from forms_rates import places


def swapped(r, n):
    """n with two neighbouring digits exchanged, not the first with a zero."""
    s = str(n)
    at = [i for i in range(len(s) - 1) if s[i] != s[i + 1] and not (i == 0 and s[1] == '0')]
    if not at: return n + 90
    i = r.choice(at)
    return int(s[:i] + s[i + 1] + s[i] + s[i + 2:])


FLOWS = [
    'The farm began with {o} hens, bought {a}, saw {b} chicks hatched, sold {c} and lost {d} to the frost, so that {w} were in the pens in December.',
    'It had {o} tons of fruit on hand at the beginning of the year, purchased {a} tons from the farmers, harvested {b} tons, sold {c} tons, gave {d} tons to schools and was left with {w} tons.',
    'The association opened the year with {o} members. In its course {a} joined and {b} were admitted from the town, while {c} left and {d} died, and it closed the year with {w} members.',
]
HEADS = [
    'Total income was {a} million yuan, much of it in gifts.\n\nExpenditure came to {c} million yuan. With opening net assets of {o} million yuan, the year closed on net assets of {w} million yuan.',
    'Receipts came to {a} million yuan in 2014. Payments were {c} million yuan. The opening balance was {o} million yuan and the closing balance {w} million yuan.',
]
def flows(r):
    o, a, b = r.randint(2100, 6900), r.randint(310, 990), r.randint(310, 990)
    c, d = r.randint(210, 790), r.randint(31, 99)
    w = o + a + b - c - d
    say = lambda w: {k: f'{v:,}' for k, v in dict(o=o, a=a, b=b, c=c, d=d, w=w).items()}
    for text in FLOWS: yield 'flows', text, say(w), say(swapped(r, w))
    o, a, c = F(r.randint(2100, 6900), 10), F(r.randint(3100, 5900), 10), F(r.randint(2100, 4900), 10)
    w = o + a - c
    say = lambda w: {k: places(v, 1) for k, v in dict(o=o, a=a, c=c, w=w).items()}
    for text in HEADS: yield 'flows.heads', text, say(w), say(F(swapped(r, int(w * 10)), 10))


ADDED = [
    'New loans of the year were {b} million yuan. Added to the {a} million yuan of the time before, they bring the total extended to {w} million yuan.',
    'The three ports were granted {a} million yuan, {b} million yuan and {c} million yuan respectively, {v} million yuan taken together.',
]
def added(r):
    a, b, c = r.randint(1110, 4900), r.randint(1110, 4900), r.randint(1110, 4900)
    for text in ADDED:
        key, total = ('w', a + b) if '{w}' in text else ('v', a + b + c)
        say = lambda t: dict({k: places(F(x, 10), 1) for k, x in dict(a=a, b=b, c=c).items()}, **{key: places(F(t, 10), 1)})
        yield 'added', text, say(total), say(swapped(r, total))
    a, b = r.randint(110, 390), r.randint(110, 390)
    text = 'A group has handed over {a} houses to victims of the flood. Each measures 21 square meters and cost 110,000 pesos. A second batch of {b} houses will make it {w} before Christmas.'
    yield 'added.it', text, dict(a=a, b=b, w=a + b), dict(a=a, b=b, w=a + b + r.choice([-10, 10, 20]))


def overlaps(r):
    a, b = r.randint(90, 170), r.randint(90, 170)
    both = r.randint(20, 40)
    right = dict(w=a + b - both, a=a, b=b, c=both)
    yield ('trap.both', 'In 2014, {w} schools were refurbished: {a} against earthquakes and {b} for energy efficiency, {c} of these having had both kinds of works.', right, right)
    right = dict(w=38, a=r.randint(24, 29), b=r.randint(21, 24))
    yield 'trap.few', 'Of the {w} shops opened, {a} were at the same time online shops and {b} sold ham.', right, right


MEANS = [
    'Net enrollment was {a} percent for boys and {b} percent for girls ({w} percent for both sexes together).',
    'The poverty rate was {w} percent, {a} percent in rural areas and {b} percent in urban areas.',
    'The rate was {a} percent for men and {b} percent for women, {w} percent overall.',
]
def means(r):
    a, b = r.sample(range(40, 80), 2)
    if abs(a - b) < 4: b = a + 6
    lo, hi = sorted((a, b))
    right = dict(a=a, b=b, w=r.randint(lo + 1, hi - 1))
    for text in MEANS: yield 'mean', text, right, dict(right, w=r.choice([hi + r.randint(3, 9), lo - r.randint(3, 9)]))


POINTS = [
    'The share of women was {b}% as against {a}%, a gain of {d} {u}.',
    'The incidence of poverty rose from {a}% in 2013 to {b}% in 2014, up {d} {u}.',
    'The rate of attendance stood at {b}% in 2014, {d} {u} more than the {a}% of 2013.',
]
def points(r):
    a, d = F(r.randint(310, 560), 10), F(r.randint(21, 49), 10)
    right = dict(a=places(a, 1), b=places(a + d, 1), d=places(d, 1), u='percentage points')
    for text in POINTS: yield 'points', text, right, dict(right, u='percent')


TURNED = [
    'The median income rose to {w} euros a year; the poverty threshold, which is {p}% of it, was {a} euros a year.',
    'Procurement took {w} yuan, and {p} percent of this, {a} yuan, was paid to smallholders.',
]
def turned(r):
    p, w = r.choice([20, 30, 40, 60, 70]), r.randint(310, 990) * 10
    a = w * p // 100
    say = lambda a: dict(w=f'{w:,}', p=p, a=f'{a:,}')
    for text in TURNED: yield 'turned', text, say(a), say(swapped(r, a))


EACH = [
    'Banks lent {t} {s} yuan to {n} groups, or {e} yuan per group.',
    '{n} migrant workers were received in the cities, who remitted {e} yuan each, or {t} {s} yuan, to their families.',
    '{n} households obtained {e} yuan a month for four months; the scheme cost {f} {s} yuan.',
]
def each(r):
    n, e = r.randint(21, 89) * 100, r.randint(3, 9) * 1000
    t = F(n * e, 1000000)
    right = dict(n=f'{n:,}', e=f'{e:,}', t=f'{float(t):g}', f=f'{float(4 * t):g}', s='million')
    for text in EACH: yield 'each.scale', text, right, dict(right, s='billion')


SHARES = [
    'By use, villages took {a}%, industries {b}% and education and health {c}% of the money.',
    'As far as the purposes of the funds are concerned, {a}% was earmarked for roads and water, {b}% for schools and {c}% for the training of cadres.',
    'Loans of up to one year have a share of {a}%, those from one to five years of {b}% and those over five years of {c}% in the stock.',
]
def shares(r):
    a, b = r.randint(30, 50), r.randint(20, 30)
    c = 100 - a - b
    for text in SHARES: yield 'share.use', text, dict(a=a, b=b, c=c), dict(a=a, b=b, c=c + r.randint(5, 12))


YEARS = [
    'The fund, which was founded in {y} and celebrated its {n}th anniversary in March {z}, extended its credit to 91 counties.',
    'On its {n}th anniversary in {z} the bank, founded in {y}, gave 5 million yuan to schools.',
    'The school, established in {y}, marked its {n}th anniversary in {z} with 400 guests.',
]
def years(r):
    n, z = r.choice([25, 30, 40, 45, 50, 60]), 2014
    right = dict(n=n, z=z, y=z - n)
    for text in YEARS: yield 'anniversary', text, right, dict(right, n=n + r.choice([-10, -5, 10]))
    a = r.randint(34, 61)
    text = '“It is dry,” said Anna Berg, {a}, who was born in {y}.'
    yield 'age.born', text, dict(a=a, y=2014 - a), dict(a=a + 10, y=2014 - a)


def forms(r):
    for family in (flows, added, overlaps, means, points, turned, each, shares, years): yield from family(r)
