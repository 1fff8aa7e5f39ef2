"""Rates and what they are reckoned from: growth with both levels, points and percent, averages, amounts and their shares, two units, products, growth by year, multiples, parts of a whole, densities, fractions."""
from fractions import Fraction as F

def places(x, n):
    """x to n places, half up, with commas: places(4837, 0) is 4,837."""
    scaled = int(abs(x) * 10 ** n + F(1, 2))
    whole, rest = divmod(scaled, 10 ** n)
    return ('-' if x < 0 else '') + f'{whole:,}' + (f'.{rest:0{n}}' if n else '')

def apart(x, y, n):
    """x and y show with n places, and by more than one of the last."""
    return abs(x - y) >= F(3, 2) / 10 ** n

def swapped(r, text):
    """Two neighbouring digits of a number changed places; None where all are alike."""
    at = [i for i in range(len(text) - 1) if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1] and not (i == 0 and text[i + 1] == '0')]
    if not at: return None
    i = r.choice(at)
    return text[:i] + text[i + 1] + text[i] + text[i + 2:]

# ---- growth, both levels told

GROWTH_MORE = [
    'The per capita net income of farmers was {b} yuan, {d} yuan more than the {a} yuan of 2013, an increase of {p}%.',
    'An amount of {b} million yuan was provided in 2014, {d} million yuan more than the {a} million yuan of 2013, i.e. an increase of {p} per cent.',
    'The output of grain rose from {a} tons in 2013 to {b} tons in 2014, an increase of {d} tons or {p} percent.',
    'The budget of the office was {b} million yuan, against {a} million yuan in 2013, an increase of {d} million yuan ({p}%).',
    'Revenue grew by {p}%, from {a} million yuan in 2013 to {b} million yuan, a gain of {d} million yuan.',
    'The number of pupils rose by {d}, from {a} to {b}, or {p} percent.',
    'The number of visitors increased by {d} or {p}% to {b}, from {a} a year earlier.',
    'Compared with {a} yuan in 2013, the average wage was {b} yuan in 2014, up by {d} yuan or {p}%.',
    'Compared with 2013 (when it was {a} tons), the output was {b} tons, {d} tons or {p}% more.',
    'The subsidy was raised by {d} yuan ({p}%), from {a} yuan to {b} yuan.',
    'Exports reached {b} million dollars, up {p}% or {d} million dollars from the {a} million dollars of 2013.',
    'In 2014, {b} farmers took part, as against {a} in 2013, which is {d} or {p} per cent more.',
    'Grain output was {b} tons in 2014 compared to {a} tons in 2013, a rise of {d} tons ({p}%).',
    'The State Government sanctioned Rs. {b} crore in 2014-15 as against Rs. {a} crore in 2013-14, registering an increase of Rs. {d} crore or {p} per cent.',
    'Total enrolment stood at {b} in 2014, compared with {a} in the previous year, i.e. {d} more pupils (+{p} %).',
    'GDP per head rose by EUR {d} ({p} %) from EUR {a} to EUR {b}.',
    'Turnover climbed {p} percent to {b} million dollars from {a} million dollars, a difference of {d} million dollars.',
    'In 2013 the fund had {a} million yuan; in 2014 it had {b} million yuan, that is {d} million yuan or {p}% more.',
    'Poverty-relief loans amounted to {b} million yuan, an increase of {d} million yuan and {p}% over the {a} million yuan of the previous year.',
    'The average pension is {b} lei, with {d} lei or {p}% more than in 2013, when it was {a} lei.',
    'Compared with the {a} households of the year before, {b} households took up loans, {d} more, which means an increase of {p}%.',
    'Loans to farms totalled {b} million yuan at the end of the year; that was {d} million yuan above the {a} million yuan of a year ago, or {p} percent growth.',
    'Savings deposits stood at Rs. {b} crore on 31 March 2014 against Rs. {a} crore on 31 March 2013, showing a growth of {p} per cent (Rs. {d} crore).',
    'The budget for 2015 is EUR {b} million – EUR {d} million or {p} % above the EUR {a} million of 2014.',
    'Since 2010 the number of clinics has grown from {a} to {b}, that is by {d} clinics, or {p}%.',
]
GROWTH_LESS = [
    'The number of poor people shrank by {d}, from {a} to {b}, or {p} percent.',
    'Incomes of the urban population were {a} yuan and those of the rural population {b} yuan, i.e. {d} yuan or {p}% lower.',
    'The poor population fell from {a} in 2013 to {b} in 2014, a decrease of {d} or {p} percent.',
    'The county had {b} pupils in 2014, {d} or {p}% fewer than the {a} of 2013.',
    'Spending was {b} million yuan, {d} million yuan less than the {a} million yuan of 2013, a decline of {p}%.',
    'Losses dropped by {p}%, or {d} million yuan, to {b} million yuan from {a} million yuan.',
    'At the end of 2014 there were {b} vacancies, against {a} a year before, i.e. {d} ({p}%) less.',
    'The number of accidents was down {d} from {a} to {b}, a reduction of {p}%.',
    'Registered unemployment came to {b} persons at the end of 2014, {d} persons ({p} %) fewer than a year earlier, when {a} persons were registered.',
    'Applications went down from {a} to {b}; the decrease of {d}, or {p} per cent, is due to the new rules.',
    'The area under cotton shrank from {a} hectares to {b} hectares, i.e. by {d} hectares or {p}%.',
    'The death toll on the roads was {b}, against {a} in 2013, a drop of {d} or {p} percent.',
    'Arrears were cut by {d} million yuan to {b} million yuan, from {a} million yuan, a reduction of {p}%.',
    'The number of unemployed was {b}, by {d} persons or by {p}% less than in 2013, when it was {a}.',
    'Emissions dropped {p}% from {a} tons to {b} tons, {d} tons less than before.',
    'After {a} cases in 2013 there were {b} cases in 2014, {d} fewer, a decline of {p}%.',
]
LEVELS = [
    'The output of grain rose from {a} tons in 2013 to {b} tons in 2014, an increase of {p}%.',
    'The per capita net income reached {b} yuan, up {p}% from {a} yuan in 2013.',
    'Revenue increased from {a} million yuan to {b} million yuan, or by {p} percent.',
    'The budget was {b} million yuan, {p} per cent more than the {a} million yuan of 2013.',
    'Exports were {b} million dollars in 2014 and {a} million dollars in 2013, an increase of {p}%.',
    'The average wage was {b} yuan, against {a} yuan in 2013, a rise of {p}%.',
    'The price of a ton of coal went up {p}% to {b} yuan, from {a} yuan in 2013.',
    'Sales of the firm stood at {b} million dollars in 2014 as against {a} million dollars in 2013, an increase of {p} per cent.',
    'Milk output went from {a} tons in 2013 to {b} tons in 2014 (+{p} %).',
    'Net profit rose {p} percent to {b} million dollars, compared with {a} million dollars a year earlier.',
    'The number of tourists, {a} in 2013, reached {b} in 2014, up {p}%.',
]

def draw_growth(r, falls):
    a = r.randrange(1200, 9000)
    b = int(a * (r.uniform(0.62, 0.9) if falls else r.uniform(1.12, 1.5)))
    d = abs(b - a)
    return a, b, d, F(100 * d, a), F(100 * d, b)

def growth(r):
    for falls, texts in ((False, GROWTH_MORE), (True, GROWTH_LESS)):
        for text in texts:
            a, b, d, p, other = draw_growth(r, falls)
            right = {'a': places(a, 0), 'b': places(b, 0), 'd': places(d, 0), 'p': places(p, 1)}
            yield 'growth other base', text, right, {**right, 'p': places(other, 1)}
            slip = swapped(r, right['p'].replace('.', '.'))
            if slip: yield 'growth slip', text, right, {**right, 'p': slip}
            d2 = d + r.choice((10, 100, -100, 90)) if d > 150 else d + 10
            yield 'growth difference', text, right, {**right, 'd': places(d2, 0)}
    for text in LEVELS:
        a, b, d, p, other = draw_growth(r, False)
        right = {'a': places(a, 0), 'b': places(b, 0), 'p': places(p, 1)}
        yield 'growth of two levels', text, right, {**right, 'p': places(other, 1)}

# ---- points

POINTS = [
    'The proportion of those who stayed for more than half a year rose from {a}% in 2013 to {b}%, up {d}{u}.',
    'The rate of enrolment went up from {a} percent to {b} percent, an increase of {d}{w}.',
    'The share of women was {b}%, {d}{u} more than the {a}% of 2013.',
    'Coverage increased by {d}{w}, from {a} percent in 2013 to {b} percent in 2014.',
    'The completion rate reached {b}%, up {d}{u} from {a}% in 2013.',
    'The employment rate climbed to {b}% from {a}%, a rise of {d}{u}.',
    'In 2014 the survival rate was {b}%, compared with {a}% in 2013, an increase of {d}{u}.',
    'The literacy rate rose by {d}{u} to {b}%, from {a}% in 2010.',
    'The share of renewables in consumption increased from {a} % in 2013 to {b} % in 2014, i.e. by {d}{w}.',
    'Some {b} percent of the households had tap water, up from {a} percent in 2010, an increase of {d}{w}.',
    'Net enrolment improved by {d}{w} over the period, from {a} percent to {b} percent.',
    'In 2014 {b} percent of children were vaccinated, against {a} percent in 2013, {d}{w} more.',
    'Its market share has grown by {d}{u}, from {a}% to {b}%.',
]
POINTS_LESS = [
    'The incidence of poverty dropped to {b}% from {a}%, {d}{u} lower.',
    'The poverty rate fell from {a}% in 2013 to {b}% in 2014, down {d}{u}.',
    'The dropout rate was cut by {d}{w}, from {a} percent to {b} percent.',
]
FROM_POINTS = [
    'The output of grain rose from {a} tons in 2013 to {b} tons in 2014, up {p} percentage points.',
    'Revenue increased by {p} percentage points, from {a} million yuan to {b} million yuan.',
    'The average wage was {b} yuan, {p} percentage points more than the {a} yuan of 2013.',
    'Exports reached {b} million dollars, up {p} percentage points from {a} million dollars in 2013.',
]

def points(r):
    for texts, falls in ((POINTS, False), (POINTS_LESS, True)):
        for text in texts:
            a, d = r.randrange(31, 60), r.randrange(4, 19)
            b = a - d if falls else a + d
            right = {'a': a, 'b': b, 'd': d, 'u': ' percentage points', 'w': ' percentage points'}
            yield 'percent for points', text, right, {**right, 'u': '%', 'w': ' percent'}
            real = {**right, 'd': places(F(100 * d, a), 1), 'u': '%', 'w': ' percent'}
            yield 'percent of percent', text, real, {**real, 'u': ' percentage points', 'w': ' percentage points'}
    for text in FROM_POINTS:
        a, b, d, p, _ = draw_growth(r, False)
        wrong = {'a': places(a, 0), 'b': places(b, 0), 'p': places(p, 1)}
        yield 'points for percent', text.replace('{p} percentage points', '{p}{u}'), {**wrong, 'u': '%'}, {**wrong, 'u': ' percentage points'}

# ---- averages

YEARS = [
    'That is {t} million people in {n} years, or {e} million a year on average.',
    'In {n} years, {t} million yuan was spent, {e} million yuan a year.',
    'The fund paid out {t} million yuan over the {n} years from {y} to 2014, an average of {e} million yuan per year.',
    'From {y} to 2014 a total of {t} million yuan was invested, {e} million yuan a year on average.',
    'The programme has run for {n} years and cost {t} million yuan, or {e} million yuan annually.',
    'During the {n} years {t} tons of fertilizer was used, an average of {e} tons each year.',
    'Altogether {t} million yuan was given in {n} years, which makes {e} million yuan every year.',
    'It granted loans of {t} million yuan within {n} years, on average {e} million yuan a year.',
    'Over {n} years the State spent Rs. {t} crore, i.e. Rs. {e} crore per annum.',
    'The {n}-year programme has a budget of EUR {t} million, or EUR {e} million a year.',
    'In the course of {n} years {t} million trees were planted, on average {e} million trees a year.',
    'The loan of {t} million dollars is to be used over {n} years, at an average of {e} million dollars per year.',
    'The {t} million yuan was spent in the {n} years from {y} to 2014, i.e. {e} million yuan annually.',
    'It plans to lend {t} million dollars over the next {n} years, or {e} million dollars each year.',
]
THINGS = [
    'The {n} schools have {t} pupils, or {e} pupils per school on average.',
    'A total of {t} million yuan was shared out among {n} counties, {e} million yuan each.',
    '{n} villages received {t} million yuan, an average of {e} million yuan per village.',
    'There are {t} beds in {n} hospitals, an average of {e} beds per hospital.',
    'Each of the {n} counties received {e} million yuan, {t} million yuan in total.',
    '{n} teams with {t} doctors in all were sent, {e} doctors to a team.',
    'The {n} cooperatives have {t} members, on average {e} members each.',
    '{t} persons live in {n} households, {e} persons per household.',
    'An amount of Rs. {t} lakh was released to {n} schools, i.e. Rs. {e} lakh per school.',
    'The {n} municipalities have {t} inhabitants, which is {e} per municipality.',
    '{n} centres served {t} clients, an average of {e} clients per centre.',
    'In all, {t} tons of seed was handed out to {n} villages, {e} tons to each village.',
    'The library network has {t} books in {n} branches, i.e. {e} books per branch.',
    'With {t} pupils in {n} schools, there are {e} pupils to a school.',
    'Altogether {n} companies employ {t} workers, i.e. {e} workers per company.',
]

def averages(r):
    for text in YEARS:
        n = r.randrange(3, 9)
        t = F(r.randrange(2000, 9900), 100)
        right = {'t': places(t, 2), 'n': n, 'e': places(t / n, 1), 'y': 2015 - n}
        for k in (n + 1, n - 1): yield 'years', text, right, {**right, 'e': places(t / k, 1)}
    for text in THINGS:
        n = r.randrange(12, 60)
        t = n * r.randrange(20, 200) + r.randrange(1, 9)
        right = {'t': places(t, 0), 'n': n, 'e': places(F(t, n), 1)}
        for k in (n + 1, n - 1):
            if apart(F(t, n), F(t, k), 1): yield 'things', text, right, {**right, 'e': places(F(t, k), 1)}
        slip = swapped(r, right['e'])
        if slip: yield 'things slip', text, right, {**right, 'e': slip}

# ---- amounts and shares

PARALLEL = [
    'Of the investment of {w} million yuan, {a} million yuan went to water, {b} million yuan to roads, {c} million yuan to schools and {d} million yuan to clinics, which is {p} percent, {q} percent, {s} percent and {t} percent of the total respectively.',
    'Wages were the main source with {a} lei ({p}%). Social benefits provided {b} lei ({q}%), remittances {c} lei ({s}%) and other sources {d} lei ({t}%).',
    'By purpose, {a} million yuan ({p}%) was spent on roads, {b} million yuan ({q}%) on water, {c} million yuan ({s}%) on housing and {d} million yuan ({t}%) on training.',
    'Primary industry contributed {a} million yuan or {p}%, secondary industry {b} million yuan or {q}%, construction {c} million yuan or {s}% and services {d} million yuan or {t}%.',
    'Gansu sent {a} tons, accounting for {p}%; Henan sent {b} tons, accounting for {q}%; Hebei sent {c} tons, accounting for {s}%; and Hunan sent {d} tons, accounting for {t}%.',
    'Land used for grain was {a} hectares, for vegetables {b} hectares, for fruit {c} hectares and for tea {d} hectares, i.e. {p}%, {q}%, {s}% and {t}% respectively.',
    'There were {a} teachers ({p} percent), {b} doctors ({q} percent), {c} engineers ({s} percent) and {d} clerks ({t} percent).',
    'Central funds were {a} million yuan, {p}% of the total; provincial funds {b} million yuan, {q}%; city funds {c} million yuan, {s}%; and county funds {d} million yuan, {t}%.',
    '{a} persons had primary education ({p}%), {b} had secondary education ({q}%), {c} had vocational training ({s}%) and {d} had a degree ({t}%).',
    'The expenditure consisted of salaries ({a} million yuan, {p}%), pensions ({b} million yuan, {q}%), grants ({c} million yuan, {s}%) and interest ({d} million yuan, {t}%).',
    'The fund came from the state ({a} million yuan, {p} per cent), the provinces ({b} million yuan, {q} per cent), firms ({c} million yuan, {s} per cent) and gifts ({d} million yuan, {t} per cent).',
    'By age, {a} migrants ({p} %) were under 25, {b} ({q} %) between 25 and 40, {c} ({s} %) between 40 and 60 and {d} ({t} %) older.',
    'Loans went to farming (EUR {a} million, or {p} %), trade (EUR {b} million, or {q} %), housing (EUR {c} million, or {s} %) and industry (EUR {d} million, or {t} %).',
    'Of the {w} applications, {a} or {p} percent were approved, {b} or {q} percent rejected, {c} or {s} percent withdrawn and {d} or {t} percent are pending.',
    'Taxes brought {a} million dollars ({p}% of revenue), customs {b} million dollars ({q}%), grants {c} million dollars ({s}%) and fees {d} million dollars ({t}%).',
    'The sources were as follows: taxes {a} million yuan ({p} percent), fees {b} million yuan ({q} percent), loans {c} million yuan ({s} percent), others {d} million yuan ({t} percent).',
    'Asia took {a} tons or {p} percent of exports, Europe {b} tons or {q} percent, Africa {c} tons or {s} percent, and America {d} tons or {t} percent.',
    'Farming employs {a} people ({p}%); industry, {b} ({q}%); trade, {c} ({s}%); other services, {d} ({t}%).',
    '{p} percent of the pupils ({a}) go by bus, {q} percent ({b}) walk, {s} percent ({c}) cycle and {t} percent ({d}) come by car.',
]

def parallel(r):
    for text in PARALLEL:
        parts = sorted((r.randrange(120, 2200) for _ in range(4)), reverse=True)
        while len(set(parts)) < 4: parts = sorted((r.randrange(120, 2200) for _ in range(4)), reverse=True)
        whole = sum(parts)
        right = dict(zip('abcd', (places(x, 0) for x in parts)), w=places(whole, 0))
        shares = [F(100 * x, whole) for x in parts]
        right.update(zip('pqst', (places(s, 1) for s in shares)))
        key = r.choice('pqst')
        slip = swapped(r, right[key])
        if slip and apart(F(slip), F(right[key]), 0): yield 'share slip', text, right, {**right, key: slip}
        k = r.choice('abc')
        slip = swapped(r, right[k])
        if slip and abs(int(slip.replace(',', '')) - int(right[k].replace(',', ''))) > 0.08 * int(right[k].replace(',', '')): yield 'amount slip', text, right, {**right, k: slip}

# ---- two units

UNITS = [ # unit, unit, how many of the second one of the first is
    ('mu', 'hectares', F(1, 15)), ('hectares', 'mu', F(15)), ('acres', 'hectares', F(4047, 10000)), ('kilometres', 'miles', F(62137, 100000)), ('square kilometres', 'hectares', F(100)),
    ('tons', 'kilograms', F(1000)), ('hectares', 'acres', F(2471, 1000)), ('kilograms', 'tons', F(1, 1000)), ('square miles', 'square kilometres', F(259, 100)),
]
BOTH = [
    'The new irrigated area is {a} {u} ({b} {v}).',
    'In 2014, {a} {u} ({b} {v}) was added.',
    'The park covers {a} {u}, or {b} {v}.',
    'The project covered {a} {u}, i.e. {b} {v}, in the hills.',
    'A total of {a} {u} (about {b} {v}) was finished in 2014.',
    'It added {a} {u} = {b} {v} in the year.',
    'Of the {a} {u} ({b} {v}) finished, most lie in the north.',
    'An area of {a} {u}, equal to {b} {v}, was set aside.',
    'It handled {a} {u} (or {b} {v}) in 2014.',
    'The forest measures {a} {u} (approximately {b} {v}).',
    'About {a} {u}, that is {b} {v}, is under rice.',
    'It delivered {a} {u} (i.e. {b} {v}) last year.',
]
MONEY = [
    'The project has a loan of US$ {a} million (Rs. {b} crore at the rate of Rs. {x} per US$).',
    'The loan was {a} million dollars ({b} million yuan at a rate of {x} yuan to the dollar).',
    'At an exchange rate of {x} yuan per dollar, the {a} million dollars are {b} million yuan.',
    'It gave {a} million dollars, or {b} million yuan at the exchange rate of {x} yuan per dollar.',
    'The grant of {a} million euros ({b} million lei, at {x} lei per euro) was paid in May.',
    'The grant of {a} million euros was worth {b} million yuan (1 euro = {x} yuan).',
    'The agency committed {a} million dollars, equivalent to {b} million yuan at {x} yuan to the dollar.',
    'A credit of {a} million euros (about {b} million yuan; exchange rate: {x} yuan per euro) was signed.',
    'It borrowed {a} million dollars, that is {b} million yuan, at {x} yuan per dollar.',
    'The price was {a} million euros ({b} million yuan, at 1 euro = {x} yuan).',
]
PAGE_RATE = 'The bank lent US${a} million ({b} million yuan) to the province in 2014. The city got US${c} million ({d} million yuan), and the county US${e} million ({f} million yuan).'
LAKH = [
    'The scheme cost Rs. {a} crore (Rs. {b} million).',
    'It released Rs. {l} lakh (Rs. {a} crore) to the States.',
]

def nice(x):
    """Four digits, as in print."""
    n = 0
    while abs(x) * 10 ** n < 1000 and n < 4: n += 1
    return places(x, n)

def units(r):
    for text in BOTH:
        u, v, k = r.choice(UNITS)
        a = r.randrange(1200, 98000)
        b = a * k
        if b < 50: continue
        right = {'a': places(a, 0), 'b': nice(b), 'u': u, 'v': v}
        yield 'units scale', text, right, {**right, 'b': nice(b * r.choice((F(1, 10), 10, F(1, 100), 100)))}
        slip = swapped(r, right['b'])
        if slip and abs(F(slip.replace(',', '')) - b) > b / 25: yield 'units slip', text, right, {**right, 'b': slip}
    text, a = 'The new irrigated area of {a} million mu ({b} hectares) lies in the south.', r.randrange(11, 99) * 3
    right = {'a': places(F(a, 100), 2), 'b': places(a * 10000 / 15, -0)}
    yield 'units scale', text, right, {**right, 'b': places(F(a * 1000, 15), 0)}
    for text in MONEY:
        a, x = r.randrange(11, 99), F(r.randrange(5500, 7400), 100) if 'crore' in text else F(r.randrange(550, 740), 100)
        b = a * x / (10 if 'crore' in text else 1)
        right = {'a': a, 'x': places(x, 2), 'b': places(b, 1)}
        yield 'money scale', text, right, {**right, 'b': places(b * 10, 1)}
        slip = swapped(r, right['b'])
        if slip and abs(F(slip.replace(',', '')) - b) > b / 30: yield 'money slip', text, right, {**right, 'b': slip}
    x, sums = F(r.randrange(600, 699), 100), [r.randrange(12, 99) for _ in range(3)]
    right = dict(zip('ace', sums), **dict(zip('bdf', (places(s * x, 0) for s in sums))))
    yield 'money of the page', PAGE_RATE, right, {**right, 'd': places(sums[1] * x * 10, 0)}
    for text in LAKH:
        a = r.randrange(110, 990)
        right = {'a': a, 'b': places(a * 10, 0), 'l': places(a * 100, 0)}
        yield 'lakh', text, right, {**right, 'b': places(a * 100, 0), 'l': places(a * 1000, 0)}

# ---- products

PRODUCTS = [
    ('{n} households were admitted. They are paid {e} yuan per month for twelve months; the annual cost is {t} million yuan.', 12),
    ('Each of the {n} teachers receives {e} yuan a month, which comes to {t} million yuan a year.', 12),
    ('The {n} pupils get a stipend of {e} yuan per month for ten months, {t} million yuan in total.', 10),
    ('Recurring cost is released at {e} yuan per student per annum for {n} students; the release in 2014 was thus {t} million yuan.', 1),
    ('The subsidy is {e} yuan per mu, and for {n} mu it comes to {t} million yuan.', 1),
    ('A house costs {e} yuan. The bill for all {n} houses comes to {t} million yuan.', 1),
    ('{n} families were paid {e} yuan each, {t} million yuan in all.', 1),
    ('They sold {n} tons of apples at {e} yuan per ton and earned {t} million yuan.', 1),
    ('{n} tons of tea was sold at a price of {e} yuan per kg, for {t} million yuan.', 1000),
    ('The school has {n} students. The cost is {e} yuan per student per year, and the total of 2014 was {t} million yuan.', 1),
    ('There were {n} old people who were paid {e} yuan a month; the expense of the year was {t} million yuan.', 12),
    ('With a yield of {e} kg per mu on {n} mu, the harvest was {k} tons.', 1),
    ('{n} scholars receive Rs. {e} per month; the expenditure in the year was Rs. {t} million.', 12),
    ('A grant of EUR {e} is paid for each of the {n} pupils, EUR {t} million altogether.', 1),
    ('The premium is {e} yuan a household. With {n} households insured, premiums of {t} million yuan were paid.', 1),
    ('The mill bought {n} tons of wheat at {e} dollars a ton, which cost it {t} million dollars.', 1),
    ('Each household got {e} yuan; for the {n} households this makes {t} million yuan.', 1),
    ('The {n} health workers are paid {e} dollars a month, or {t} million dollars a year in all.', 12),
    ('The cost is {e} yuan per pupil, so the {n} pupils cost {t} million yuan.', 1),
    ('{n} workers earn {e} yuan a month each, {t} million yuan a year together.', 12),
    ('The plant bought {n} tons of milk at {e} yuan a ton, worth {t} million yuan.', 1),
    ('It pays a pension of {e} yuan a month to {n} people, which costs {t} million yuan a year.', 12),
]

def products(r):
    for text, times in PRODUCTS:
        n, e = r.randrange(1100, 9900), r.randrange(110, 990)
        if '{k}' not in text: e *= 10 if times == 1 else 1
        t = F(n * e * times, 1000000)
        if times == 1000: e = e // 10 + 11; t = F(n * e, 1000)
        right = {'n': places(n, 0), 'e': places(e, 0), 't': nice(t), 'k': places(F(n * e, 1000), 0)}
        up = r.choice((10, F(1, 10), 100))
        yield 'product scale', text, right, {**right, 't': nice(t * up), 'k': places(F(n * e, 1000) * (10 if up == 10 else F(1, 10)), 0)}
        slip = swapped(r, right['t'])
        if slip and '{t}' in text and abs(F(slip.replace(',', '')) - t) > t / 30: yield 'product slip', text, right, {**right, 't': slip}

# ---- growth by year

def root(x, n):
    """The nth root of x, to eight places."""
    lo, hi = F(0), max(F(1), x)
    for _ in range(48):
        mid = F(int((lo + hi) / 2 * 10 ** 12), 10 ** 12)
        lo, hi = (mid, hi) if mid ** n <= x else (lo, mid)
    return lo

SERIES = [
    'Aid has risen every year: {a} million yuan in {y}, {b} million yuan in {z}, {c} million yuan in 2013 and {d} million yuan in 2014, an average annual growth rate of {g} percent.',
    'Aid has risen every year: {a} million yuan in {y}, {b} million yuan in {z}, {c} million yuan in 2013, {d} million yuan in 2014. The average annual growth rate is {g} percent.',
    'Output grew from {a} tons in {y} to {d} tons in 2014, an average annual increase of {g}%.',
    'The income of farmers rose from {a} yuan in {y} to {d} yuan in 2014, an average of {g}% a year.',
    'The income of farmers rose from {a} yuan in {y} to {d} yuan in 2014, up {g} percent annually on average.',
    'Between {y} and 2014 exports went up from {a} million dollars to {d} million dollars, with an average annual growth rate of {g}%.',
    'Revenue was {a} million yuan in {y} and {d} million yuan in 2014, an average annual growth of {g} per cent.',
    'From {y} to 2014, the value rose from {a} million yuan to {d} million yuan, growing {g}% a year on average.',
    'In 2014 the wage was {d} yuan, against {a} yuan in {y}, i.e. an average annual growth of {g}%.',
    'Electricity use went up from {a} GWh in {y} to {d} GWh in 2014, which corresponds to an average annual growth rate of {g} percent.',
    'The budget increased from Rs. {a} crore in {y} to Rs. {d} crore in 2014, registering a compound annual growth rate of {g} per cent.',
    'Exports were {a} million dollars in {y}. By 2014 they had reached {d} million dollars, growing by an average of {g}% per year.',
    'From {y} to 2014 the number of tourists increased from {a} to {d}, an annual growth of {g}% on average.',
    'Production climbed from {a} tons in {y} to {d} tons in 2014, that is, by {g}% a year on average.',
    'In the period {y}-2014 income rose from {a} yuan to {d} yuan, or {g} percent per year.',
    'The budget was {a} million yuan in {y} and reached {d} million yuan in 2014, with an average yearly growth of {g}%.',
]

def series(r):
    for text in SERIES:
        n = 3 if '{b}' in text else r.randrange(3, 7)
        a = r.randrange(1200, 4000)
        rate = F(r.randrange(70, 260), 1000)
        level = [a]
        for _ in range(n): level.append(int(level[-1] * (1 + rate + F(r.randrange(-20, 20), 1000))))
        d = level[-1]
        g = 100 * (root(F(d, a), n) - 1)
        right = {'a': places(a, 0), 'd': places(d, 0), 'b': places(level[1], 0), 'c': places(level[2], 0), 'y': 2014 - n, 'z': 2015 - n, 'g': places(g, 1)}
        for wrong in (F(100 * (d - a), a) / (n + 1), 100 * (root(F(d, a), n + 1) - 1), 100 * (root(F(d, a), n - 1) - 1)):
            if apart(g, wrong, 1): yield 'annual growth', text, right, {**right, 'g': places(wrong, 1)}

# ---- so many times, parts of a whole, for each, fractions

MULTIPLES = [
    'The turnover of trade was {b} million yuan, {m} times the {a} million yuan of 2013.',
    'Sales reached {b} million yuan, {m} times as much as the {a} million yuan of 2010.',
    'The urban income was {b} yuan and the rural one {a} yuan, a ratio of {m} to 1.',
    'Income in towns ({b} yuan) is {m} times that in villages ({a} yuan).',
    'The number of visitors grew {m} times, from {a} in 2010 to {b} in 2014.',
    'Urban residents earned {b} yuan, rural residents {a} yuan, i.e. {m} times less.',
]
WHOLES = [
    'It collected {a} million yuan in taxes, {p}% of the {b} million yuan planned.',
    'Against a target of {b} houses, {a} houses were built, i.e. {p} per cent of the target.',
    'The plan was {b} km of roads; {a} km were built, {p}% of the plan.',
    'The budget provision is Rs. {b} crore, of which Rs. {a} crore ({p} per cent) has been released.',
    'Of {b} candidates {a} passed the examination, a pass rate of {p}%.',
    '{a} of the {b} villages, or {p} percent, have a clinic.',
    '{a} out of {b} applications were approved ({p}%).',
    'With {a} of {b} seats filled, occupancy was {p}%.',
    'The programme has {b} participants; {a} of them ({p}%) are women.',
    'There were {b} births, {a} of which in hospital ({p} percent).',
    'The {a} women make up {p}% of the {b} members.',
    'Women number {a}, which is {p} percent of all {b} members.',
]
DENSITIES = [
    'The county has {a} inhabitants on {k} square kilometres, a density of {d} per square kilometre.',
    '{a} people live on {k} km2, or {d} persons per km2.',
    'The population is {a} and the area {k} square kilometres, i.e. {d} inhabitants per square kilometre.',
    'Its GDP is {g} million yuan; with {a} inhabitants, that is {c} yuan per person.',
    'GDP amounted to {g} million yuan and the population to {a}, so that GDP per capita was {c} yuan.',
    'From {k} hectares {t} tons were harvested, a yield of {y} tons per hectare.',
    'The harvest of {t} tons on {k} hectares means a yield of {y} tons per hectare.',
    'There are {a} inhabitants and {n} doctors, that is {e} inhabitants per doctor.',
    'One doctor serves {e} inhabitants: there are {n} doctors for {a} people.',
]
FRACTIONS = [
    'Half of the {b} million yuan, {h} million yuan, comes from the state.',
    'A third of the {b} households, {t} in all, have moved.',
    'The number of pupils doubled from {h} in 2010 to {b} in 2014.',
    'Two thirds of the {b} villages, i.e. {u}, have roads.',
    'Output halved from {b} tons to {h} tons.',
    'A quarter of the {b} workers ({q}) are women.',
    'The number of clinics tripled from {t} to {b}.',
]
def proportions(r):
    for text in MULTIPLES:
        a, m = r.randrange(1100, 4000), F(r.randrange(21, 59), 10)
        b = int(a * m)
        right = {'a': places(a, 0), 'b': places(b, 0), 'm': places(F(b, a), 1)}
        yield 'multiple', text, right, {**right, 'm': places(F(b, a) + r.choice((F(-6, 10), F(-5, 10), F(7, 10))), 1)}
    for text in WHOLES:
        b = r.randrange(1200, 9000)
        a = int(b * r.uniform(.3, .95))
        p = F(100 * a, b)
        right = {'a': places(a, 0), 'b': places(b, 0), 'p': places(p, 1)}
        slip, near = swapped(r, right['p']), p + r.choice((-6, 6, -5))
        if slip: yield 'part slip', text, right, {**right, 'p': slip}
        if near < 100: yield 'part near', text, right, {**right, 'p': places(near, 1)}
    for text in DENSITIES:
        a, k, g, n = r.randrange(120000, 980000), r.randrange(1100, 9000), r.randrange(2000, 9000), r.randrange(210, 990)
        t = int(k * F(r.randrange(21, 79), 10))
        right = {'a': places(a, 0), 'k': places(k, 0), 'd': places(F(a, k), 1), 'g': places(g, 0), 'c': places(F(g * 1000000, a), 0), 'n': n, 'e': places(F(a, n), 0), 't': places(t, 0),
                 'y': places(F(t, k), 2)}
        key = next(x for x in 'dcye' if '{%s}' % x in text)
        slip = swapped(r, right[key])
        if slip: yield 'density slip', text, right, {**right, key: slip}
        yield 'density scale', text, right, {**right, key: nice(F(right[key].replace(',', '')) * r.choice((10, F(1, 10))))}
    for text in FRACTIONS:
        b = 12 * r.randrange(110, 700)
        right = {'b': places(b, 0), 'h': places(F(b, 2), 0), 't': places(F(b, 3), 0), 'u': places(F(2 * b, 3), 0), 'q': places(F(b, 4), 0)}
        key = next(x for x in 'htuq' if '{%s}' % x in text)
        yield 'fraction', text, right, {**right, key: places(F(right[key].replace(',', '')) * r.choice((F(5, 4), F(4, 5), F(2, 3))), 0)}

# ---- among other sentences

BEFORE = ['The county has 14 towns and 182 villages. ', 'In May, 3,420 people took part in the training. ', 'It built 214 km of roads and 36 bridges in the year. ',
          'The mountain area makes up 71.4% of the land. ', 'Four meetings were held in the first half of the year, with 1,260 persons present. ', 'Rainfall was 612 mm, 8.3% less than in 2013. ']
BEHIND = [' In addition, 47 clinics were opened.', ' Another 126 cadres were sent to the villages.', ' The office printed 5,400 copies of the guide.', ' Loans of 38.6 million yuan were granted by the banks.',
          ' Of the 212 projects, 187 were finished by the end of the year.', ' Prices rose by 2.1% in the same time.']

def forms(r):
    for family in (growth, points, averages, parallel, units, products, series, proportions):
        for name, text, right, wrong in family(r):
            if r.random() < 0.5: text = r.choice(BEFORE) + text
            if r.random() < 0.5: text += r.choice(BEHIND)
            yield name, text, right, wrong
