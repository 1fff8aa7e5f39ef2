"""What is reckoned further apart: columns of tables, so many to a class, another scale word, shares with the others, shares of what is left."""
from fractions import Fraction as F
from forms_rates import places, apart

def table(r):
    names = r.sample(['Luocheng', 'Longsheng', 'Libo', 'Dushan', 'Rongshui', 'Sandu'], 4)
    rows = []
    for n in names:
        a = r.randint(4100, 6900); d = r.randint(310, 990)
        rows.append([n, a, a + d, d, F(100 * d, a)])
    bad = r.randrange(4); n, a, b, d, p = rows[bad]
    wrong = p + r.choice([-1, 1]) * F(r.randint(15, 40), 10)
    if wrong <= 0 or places(wrong, 1) == '0.0': wrong = p + 3
    head = r.choice(['County       2013 (yuan)    2014 (yuan)    Increase (yuan)    Growth', 'County    Income 2013 (yuan)    Income 2014 (yuan)    Increase (yuan)    Growth (%)'])
    text = 'The net income of farmers changed as follows:\n\n' + head + '\n' + '\n'.join(f'{n}    {a:,}    {b:,}    {d:,}    ' + ('{p%d}' % i) + '%' for i, (n, a, b, d, p) in enumerate(rows))
    right = {f'p{i}': places(row[4], 1) for i, row in enumerate(rows)}
    return 'columns', text, right, dict(right, **{f'p{bad}': places(wrong, 1)})

CLASS = [
    '{n} training classes were held in the city, attended by {t} trainees – on average {e} to a class.',
    'The county ran {n} classes for {t} trainees, {e} to a class.',
    '{n} courses were held for {t} farmers, on average {e} to a course.',
    'The bureau held {n} classes with {t} students, or {e} to a class.',
]
SCALE = [
    'GDP {v} by {p} percent, from US${a} billion to US${b} {s}.',
    'Exports {v} by {p}%, from EUR {a} billion in 2013 to EUR {b} {s} in 2014.',
    'Revenue {v} from {a} billion yuan in 2013 to {b} {s} yuan in 2014, or by {p} percent.',
]
OTHERS = [
    'Germany took {a} percent of them, Lithuania {b} percent, Belarus {c} percent and all other countries {d} percent.',
    'Scheduled Castes had a share of {a} per cent in the person-days, Scheduled Tribes {b} per cent, the landless {c} per cent and others {d} per cent.',
    'Roads received {a}% of the money, schools {b}%, clinics {c}% and others {d}%.',
]
LEFT = [
    '{w} works were taken up, of which {a} ({p} per cent) were completed and {b} were in progress at the close of the year.',
    'The county has {w} households, of which {a} ({p}%) are connected to the network.',
    'Of the {w} applications received, {a} ({p} percent) were approved.',
]

def forms(r):
    yield table(r)
    n, e = r.randint(12, 60), r.randint(21, 79)
    t = n * e
    wrong = t + r.choice([-1, 1]) * n * r.randint(2, 4)
    yield 'to a class', r.choice(CLASS), dict(n=n, t=f'{t:,}', e=e), dict(n=n, t=f'{wrong:,}', e=e)
    a, p, down = r.randint(211, 899), F(r.randint(61, 289), 10), r.random() < .5
    b = F(a, 10) * (1 + (-p if down else p) / 100)
    p = 100 * abs(F(round(b * 10), 10) - F(a, 10)) / F(a, 10)
    right = dict(v='fell' if down else 'rose', p=places(p, 1), a=places(F(a, 10), 1), b=places(b, 1), s='billion')
    yield 'scale', r.choice(SCALE), right, dict(right, s='million')
    x = [F(r.randint(81, 300), 10) for _ in range(3)]
    d = 100 - sum(x)
    right = dict(zip('abc', (places(y, 1) for y in x)), d=places(d, 1))
    yield 'others', r.choice(OTHERS), right, dict(right, d=places(d + F(r.randint(31, 130), 10), 1))
    w = r.randint(20100, 89900); a = int(w * r.uniform(.2, .42))
    right = dict(w=f'{w:,}', a=f'{a:,}', b=f'{w - a:,}', p=places(F(100 * a, w), 1))
    yield 'left', r.choice(LEFT), right, dict(right, p=places(F(100 * a, w - a), 1))
