"""parts.py: a whole and its parts: "Tianjin trained 120 teachers, of whom 31 were women and 89 came from Gansu"."""
from compose import Sentence
from words import *

# Wholes by what they are made of: the clause (its number is {}), item, actor, action, recipient, status; {s} and {p} stand for the noun.
DONE = {
    'active': ('Hill Foundation {past} {n}', 'Hill Foundation', 'V', None, 'actual'),
    'active in': ('Hill Foundation {past} {n} in Gansu Province', 'Hill Foundation', 'V', 'Gansu Province', 'actual'),
    'county': ('the county has {part} {n}', 'Lushan County', 'V', None, 'actual'),
    'ministry': ('the Ministry of Works {past} {n}', 'Ministry of Works', 'V', None, 'actual'),
    'passive': ('{n} were {part}', None, 'V', None, 'actual'),
    'passive have': ('{n} have been {part}', None, 'V', None, 'actual'),
    'passive in': ('{n} were {part} in Gansu Province', None, 'V', 'Gansu Province', 'actual'),
    'passive by': ('{n} were {part} by Hill Foundation', 'Hill Foundation', 'V', None, 'actual'),
    'will': ('Hill Foundation will {base} {n}', 'Hill Foundation', 'V', None, 'planned'),
    'plans': ('the county plans to {base} {n}', 'Lushan County', 'V', None, 'planned'),
    'passive will': ('{n} will be {part}', None, 'V', None, 'planned'),
    'thing': ('the scheme covers {n}', None, 'cover', None, 'actual'),
    'infinitive': ('Hill Foundation provided the money to {base} {n}', 'Hill Foundation', 'V', None, 'actual'),
}
BEING = {
    'has': ('Gansu Province has {n}', None, None, 'Gansu Province', 'actual'),
    'had': ('Gansu Province had {n}', None, None, 'Gansu Province', 'actual'),
    'there are': ('there are {n} in Gansu Province', None, None, 'Gansu Province', 'actual'),
    'there were': ('there were {n}', None, None, None, 'actual'),
    'number reached': ('the number of {s} reached {m}', None, None, None, 'actual'),
    'number in': ('the number of {s} in Gansu Province was {m}', None, None, 'Gansu Province', 'actual'),
    'numbered': ('the {s} of Gansu Province numbered {m}', None, None, 'Gansu Province', 'actual'),
    'stood at': ('the number of {s} stood at {m}', None, None, None, 'actual'),
    'grew to': ('the number of {s} grew to {m}', None, None, None, 'actual'),
}
OF_MONEY = {
    'gave to': ('Tianjin gave {n} to Gansu Province', None, 'Tianjin', 'give', 'Gansu Province', 'actual'),
    'provided': ('Tianjin provided {n} of aid funds for Gansu Province', 'aid funds', 'Tianjin', 'provide', 'Gansu Province', 'actual'),
    'spent on': ('the county spent {n} on roads', 'roads', 'Lushan County', 'spend', None, 'actual'),
    'were allocated': ('relief funds of {n} were allocated', 'relief funds', None, 'allocate', None, 'actual'),
    'was invested': ('{n} was invested in Gansu Province', None, None, 'invest', 'Gansu Province', 'actual'),
    'totalled': ('investment totalled {n}', 'investment', None, None, None, 'actual'),
    'revenue': ('the revenue of Gansu Province was {n}', 'revenue', None, None, 'Gansu Province', 'actual'),
    'output': ('the output value of farming reached {n}', 'output value', None, None, None, 'actual'),
    'loans': ('outstanding loans stood at {n}', 'outstanding loans', None, None, None, 'actual'),
    'exports': ('exports amounted to {n}', 'exports', None, None, None, 'actual'),
    'raised': ('Hill Foundation raised {n}', None, 'Hill Foundation', 'raise', None, 'actual'),
    'will invest': ('the county will invest {n} in roads', 'roads', 'Lushan County', 'invest', None, 'planned'),
}
OF_LENGTH = {
    'built': ('the county built {n} of roads', 'roads', 'Lushan County', 'build', None, 'actual'),
    'repaired': ('{n} of roads were repaired', 'roads', None, 'repair', None, 'actual'),
    'roads of': ('Hill Foundation built roads of {n}', 'roads', 'Hill Foundation', 'build', None, 'actual'),
    'has': ('Gansu Province has {n} of roads', 'roads', None, None, 'Gansu Province', 'actual'),
    'totalled': ('the length of the roads totalled {n}', 'roads; length', None, None, None, 'actual'),
    'will': ('the county will build {n} of roads', 'roads', 'Lushan County', 'build', None, 'planned'),
}
OF_MASS = {
    'output': ('the output of grain was {n}', 'output of grain; grain; output', None, None, None, 'actual'),
    'grain output': ('grain output reached {n}', 'grain output', None, None, None, 'actual'),
    'produced': ('the county produced {n} of grain', 'grain', 'Lushan County', 'produce', None, 'actual'),
    'delivered': ('{n} of goods were delivered to Gansu Province', 'goods', None, 'deliver', 'Gansu Province', 'actual'),
    'handled': ('the port handled {n} of cargo', 'cargo', 'port', 'handle', None, 'actual'),
}
OF_AREA = {
    'planted': ('the county planted {n} of forest', 'forest', 'Lushan County', 'plant', None, 'actual'),
    'treated': ('{n} of farmland was treated', 'farmland', None, 'treat', None, 'actual'),
    'has': ('Gansu Province has {n} of grassland', 'grassland', None, None, 'Gansu Province', 'actual'),
    'sown': ('the sown area was {n}', 'sown area', None, None, None, 'actual'),
}

# What is counted: the noun, unit, verb, what its parts may be called: (noun, unit) pairs; adjectives; deeds of a part (words, lemma).
THINGS = {
    'teachers': ('teachers', 'teacher', ('train', 'trained', 'trained'), [('women', 'woman'), ('graduates', 'graduate'), ('volunteers', 'volunteer')],
                 ['young', 'under 30', 'unmarried'], [('found jobs', 'find'), ('passed the examination', 'pass'), ('left the county', 'leave')], 'whom'),
    'farmers': ('farmers', 'farmer', ('train', 'trained', 'trained'), [('women', 'woman'), ('herders', 'herder'), ('young people', 'person')],
                ['poor', 'over 60', 'illiterate'], [('found jobs', 'find'), ('set up businesses', 'set up'), ('moved to towns', 'move')], 'whom'),
    'researchers': ('researchers', 'researcher', ('support', 'supported', 'supported'), [('women', 'woman'), ('engineers', 'engineer'), ('foreigners', 'foreigner')],
                    ['young', 'self-employed', 'foreign'], [('published papers', 'publish'), ('received grants', 'receive')], 'whom'),
    'schools': ('schools', 'school', ('build', 'built', 'built'), [('primary schools', 'school'), ('village schools', 'school'), ('girls\' schools', 'school')],
                ['new', 'private', 'still unfinished'], [('were rebuilt', 'rebuild'), ('were closed', 'close'), ('received computers', 'receive')], 'which'),
    'villages': ('villages', 'village', ('help', 'helped', 'helped'), [('poor villages', 'village'), ('mountain villages', 'village'), ('pilot villages', 'village')],
                 ['remote', 'poor', 'without power'], [('were electrified', 'electrify'), ('were relocated', 'relocate'), ('set up cooperatives', 'set up')], 'which'),
    'projects': ('projects', 'project', ('approve', 'approved', 'approved'), [('water projects', 'project'), ('road projects', 'project'), ('energy projects', 'project')],
                 ['new', 'large', 'under construction'], [('were completed', 'complete'), ('were cancelled', 'cancel'), ('were suspended', 'suspend')], 'which'),
    'companies': ('companies', 'company', ('inspect', 'inspected', 'inspected'), [('mines', 'mine'), ('private companies', 'company'), ('food companies', 'company')],
                  ['small', 'foreign-owned', 'state-owned'], [('were fined', 'fine'), ('were shut down', 'shut down'), ('paid taxes', 'pay')], 'which'),
}
PLACES = ['Henan', 'Hebei', 'Sichuan', 'Yunnan', 'Guizhou', 'Hunan']
MONEY_PARTS = ['central funds', 'loans', 'donations', 'bonds', 'private capital']
SOURCES = ['the central government', 'the World Bank', 'Hill Foundation', 'local enterprises']
ROAD_PARTS = ['expressways', 'village roads', 'tunnels']
MASS_PARTS = ['rice', 'wheat', 'maize', 'barley']
AREA_PARTS = ['orchards', 'shrubs', 'pine', 'pasture']


CURRENCIES = {'yuan': ('{} million yuan', 'CNY'), 'dollar': ('${} million', 'USD'), 'crore': ('Rs {} crore', 'INR'), 'euro': ('EUR {} million', 'EUR'), 'pound': ('£{}m', 'GBP')}
PERCENTS = {'sign': '{}%', 'spaced': '{} %', 'percent': '{} percent', 'per cent': '{} per cent'}
# How a count is written, and how many ones it counts in.
FORMATS = {'plain': (str, 1), 'comma': (lambda n: f'{n},000', 1000), 'million': (lambda n: f'{n / 10:.1f} million', 100000), 'lakh': (lambda n: f'{n / 100:.2f} lakh', 1000),
           'blank': (lambda n: f'{n} 000', 1000)}
QUALIFIED = {'bare': ('{}', 'exact'), 'total': ('a total of {}', 'exact'), 'more': ('more than {}', 'more_than'), 'about': ('about {}', 'about'), 'nearly': ('nearly {}', 'nearly'), 'some': ('some {}', 'about')}
RESTS = ['the remaining {}', 'the other {}', 'the remaining {}']

def quantity(kind, n, p):
    """A number with its unit, as text."""
    return {'count': FORMATS[p['format']][0](n), 'money': CURRENCIES[p['money']][0].format(n), 'length': f'{n} km', 'mass': f'{n},000 tons', 'area': f'{n} ha'}[kind]

def whole(rng, p):
    """(clause with {q} for the quantity, told, kind, thing)"""
    kind = p['kind']
    if kind == 'count':
        thing = THINGS[p['thing']]
        noun, unit, verb = thing[0], thing[1], thing[2]
        frame, actor, action, recipient, status = {**DONE, **BEING}[p['frame']]
        clause = frame.format(n='{q} ' + noun, m='{q}', s=noun, base=verb[0], past=verb[1], part=verb[2])
        told = dict(item=noun, unit=unit, actor=actor, action=verb[0] if action == 'V' else action, recipient=recipient, status=status)
        if p['frame'] == 'thing': del told['actor']
    else:
        frame, item, actor, action, recipient, status = {'money': OF_MONEY, 'length': OF_LENGTH, 'mass': OF_MASS, 'area': OF_AREA}[kind][p['frame']]
        clause = frame.replace('{n}', '{q}')
        told = dict(item=item, unit={'money': CURRENCIES[p['money']][1], 'length': 'km', 'mass': 't', 'area': 'ha'}[kind], actor=actor, action=action, recipient=recipient, status=status)
        if item is None: told.pop('item', None)
        if action == 'spend' or action == 'invest': told.pop('item', None)
    return clause, told

def split(rng, total, count, complete):
    """So many different parts of a total."""
    complete = complete and count > 1
    while True:
        cuts = sorted(rng.sample(range(3, total - 3), count if not complete else count - 1))
        parts = [b - a for a, b in zip([0] + cuts, cuts + ([total] if complete else []))]
        if len(set(parts)) == count and all(1 < x < total for x in parts) and total not in parts: return parts

# Contents of a part: what is said of it: (clause form, noun form, verbless form), with {} for the quantity; what it has of its own.
def contents(rng, kind, content, thing, status):
    """A function from the place in the list to (clause, noun form, verbless, gapped, told)."""
    be = 'will be' if status == 'planned' else 'were' if kind in ('count', 'length') else 'was'
    if content == 'noun':
        if kind == 'count': names = rng.sample(thing[3], 3)
        else: names = [(x, None) for x in rng.sample({'money': MONEY_PARTS, 'length': ROAD_PARTS, 'mass': MASS_PARTS, 'area': AREA_PARTS}[kind], 3)]
        def f(i):
            name, unit = names[i]
            own = dict(item=name)
            if unit: own['unit'] = unit
            return f'{{}} {be} {name}', '{} ' + name if kind == 'count' else '{} of ' + name, name, f'{{}} {name}', own
    elif content == 'place':
        names = rng.sample(PLACES, 3)
        def f(i): return f'{{}} {be} in {names[i]}', f'{{}} in {names[i]}', f'in {names[i]}', f'{{}} in {names[i]}', dict(recipient=names[i])
    elif content == 'adjective':
        if kind != 'count': return None
        names = rng.sample(thing[4], 3)
        def f(i): return f'{{}} {be} {names[i]}', None, names[i], f'{{}} {names[i]}', {}
    elif content == 'came from':
        names = rng.sample(PLACES, 3)
        if kind == 'count' and thing[6] == 'which' or kind in ('length', 'area', 'mass') or status == 'planned': return None
        if kind == 'money':
            names = rng.sample(SOURCES, 3)
            def f(i):
                who = names[i].replace('the ', '')
                return f'{{}} came from {names[i]}', f'{{}} from {names[i]}', f'from {names[i]}', f'{{}} from {names[i]}', dict(source=who)
        else:
            def f(i): return f'{{}} came from {names[i]}', f'{{}} from {names[i]}', f'from {names[i]}', f'{{}} from {names[i]}', dict(recipient=names[i])
    elif content == 'deed':
        if kind != 'count' or status == 'planned': return None
        deeds = (thing[5] * 2)[:3]
        def f(i): return f'{{}} {deeds[i][0]}', f'{{}} that {deeds[i][0]}' if thing[6] == 'which' else f'{{}} who {deeds[i][0]}', None, None, dict(action=deeds[i][1], actor=...)
    elif content == 'went to':
        if kind != 'money' or status == 'planned': return None
        names = rng.sample(PLACES, 3)
        def f(i): return f'{{}} went to {names[i]}', f'{{}} to {names[i]}', f'to {names[i]}', f'{{}} to {names[i]}', dict(recipient=names[i], action=..., item=...)
    elif content == 'for':
        if kind != 'money': return None
        names = rng.sample(['wells', 'canals', 'bridges', 'seed'], 3)
        def f(i): return f'{{}} {be} for {names[i]}', f'{{}} for {names[i]}', f'for {names[i]}', f'{{}} for {names[i]}', dict(item=...)
    return f

# Marks: how the parts hang on the whole: form of each part, text; whether it stays told what is part of what.
MARKS = {
    'of which': ('clause', '{w}, of {wh} {l}', True), 'among which': ('clause', '{w}, among {wh} {l}', True), 'of which bar': ('clause', '{w}; of them {l}', True),
    'of these bar': ('clause', '{w}; of these, {l}', True), 'among them bar': ('clause', '{w}; among them, {l}', True),
    'including': ('noun', '{w}, including {l}', True), 'including bare': ('noun', '{w} including {l}', True), 'brackets including': ('noun', '{w} (including {l})', True),
    'brackets of which': ('clause', '{w} (of {wh} {l})', True), 'brackets': ('noun', '{w} ({l})', True),
    'comprising': ('noun', '{w}, comprising {l}', None), 'made up of': ('noun', '{w}, made up of {l}', None), 'consisting of': ('noun', '{w}, consisting of {l}', None),
    'namely': ('noun', '{w}, namely {l}', None), 'viz': ('noun', '{w}, viz. {l}', None), 'colon': ('noun', '{w}: {l}', None), 'dash': ('noun', '{w} – {l}', None),
    'colon clause': ('clause', '{w}: {l}', None),
    'own': ('own', '{w}, {l}', True), 'own which': ('own which', '{w}, {l}', True), 'own with': ('own', '{w}, with {l}', True), 'own dash': ('own', '{w} – {l}', True),
    'own brackets': ('own', '{w} ({l})', True), 'own clause': ('own clause', '{w}; {l}', True), 'own and': ('own clause', '{w}, and {l}', True),
    'own next': ('own clause', '{w}. {L}', True),
    'Of these': ('clause', '{w}. Of these, {l}', True), 'Of them': ('clause', '{w}. Of them, {l}', True), 'Among them': ('clause', '{w}. Among them, {l}', True),
    'Of the noun': ('clause', '{w}. Of the {noun}, {l}', True), 'Of this total': ('clause', '{w}. Of this total, {l}', True), 'Of this': ('clause', '{w}. Of this, {l}', True),
    'Of these noun': ('clause', '{w}. Of these {noun}, {l}', True), 'Among these are': ('noun', '{w}. Among these are {l}', True), 'Among them were': ('noun', '{w}. Among them were {l}', True),
    'these': ('these', '{w}; {l}', True), 'these and': ('these', '{w}, and {l}', True),
    'They include': ('noun', '{w}. They include {l}', None), 'This includes': ('noun', '{w}. This includes {l}', None), 'Out of these': ('clause', '{w}. Out of these, {l}', True),
}
TAILS = {
    'none': ('', {}), 'semicolon': ('; in addition, 17 bridges were repaired', {'17': dict(part_of=None, item='bridges', action='repair', actor=None)}),
    'next': ('. It also repaired 17 bridges', {'17': dict(part_of=None, item='bridges', action='repair')}), 'cost': ('; the cost was 88 million yuan', {'88 million yuan': dict(part_of=None, item='cost', actor=None)}),
    'while': (', while 17 bridges were repaired', {'17': dict(part_of=None, item='bridges', action='repair')}),
}
OPEN = ['none', 'none', 'year', 'year bare', 'the year', 'also', 'through', 'aim', 'part', 'place', 'half', 'addition', 'end', 'as of']
MORE_OPENINGS = {'end': ('By the end of 2014, ', '2014-12'), 'as of': ('As of 30 June 2014, ', '2014-06-30')}
RATIOS = [('half', '0.5'), ('a third', '0.3333'), ('two-thirds', '0.6667'), ('one in three', None), ('three in five', None), ('a quarter', '0.25')]


# Other shapes of sentences with parts: (text, told, parts drawn).
def bodies(rng):
    """Something counted: its key, (noun, unit, verb, nouns of parts, adjectives, deeds, relative)."""
    key = draw(rng, THINGS)
    return key, THINGS[key]

def of_the_number(rng, p):
    """Of the 120 teachers trained in Gansu Province, 31 were women and 89 came from Henan"""
    key, thing = bodies(rng)
    content = rng.choice(['noun', 'place', 'came from'])
    f = contents(rng, 'count', content, thing, 'actual')
    total = rng.randrange(120, 980)
    count = rng.choice([1, 2, 3])
    ns = split(rng, total, count, rng.choice([True, False]))
    if f is None or total in ns or len(set(ns)) < count: return None
    opening, where, place = rng.choice([('Of the', '', None), ('Out of the', '', None), ('Of the', ' in Gansu Province', 'Gansu Province'), ('Of', '', None)])
    of = rng.choice([f'{thing[2][2]}{where}', f'{thing[2][2]} in the year']) if not where else thing[2][2] + where
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor=None, recipient=place, time=YEAR, status='actual')
    out, parts = {str(total): dict(told, part_of=None)}, []
    for i, n in enumerate(ns):
        cl, _, _, gapped, own = f(i)
        parts.append((gapped if i and p['gap'] == 'gapped' else cl).format(n))
        out[str(n)] = {**told, 'part_of': str(total), **own}
        out[str(n)].pop('action')  # what was done with all of them, or nothing
    return f"{opening} {total} {thing[0]} {of}, {enumerated(parts)}", out, {'thing': key, 'content': content, 'list': str(count)}

def subject(rng, p):
    """In all 120 teachers, including 31 women, were trained in Gansu Province"""
    key, thing = bodies(rng)
    total = rng.randrange(120, 980)
    count = rng.choice([1, 1, 2])
    ns = split(rng, total, count, count == 2)
    aside = rng.choice([', including {l},', ', {l},', ' ({l})', ', {o},', ' ({o})', ' – {o} –', ', among them {l},', ', of {wh} {c},'])
    if aside in (', {l},', ' ({l})') and count == 1 or total in ns or len(set(ns)) < count: return None
    names = rng.sample(thing[3], 3)
    where, place = rng.choice([('', None), (' in Gansu Province', 'Gansu Province')])
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor=None, recipient=place, time=YEAR, status='actual')
    out = {str(total): dict(told, part_of=None)}
    for i, n in enumerate(ns):
        out[str(n)] = {**told, 'item': names[i][0], 'part_of': str(total)}
        del out[str(n)]['unit']
        if aside == ', {l},': del out[str(n)]['part_of']
    a = aside.format(l=enumerated([f'{n} {names[i][0]}' for i, n in enumerate(ns)]), o=enumerated([f'{n} of them {names[i][0]}' if i == 0 else f'{n} {names[i][0]}' for i, n in enumerate(ns)]),
                     c=enumerated([f'{n} were {names[i][0]}' for i, n in enumerate(ns)]), wh=thing[6])
    opening = rng.choice(['', 'in all, ', 'during the year, ', 'a total of '])
    return f'{opening}{total} {thing[0]}{a} were {thing[2][2]}{where}', out, {'thing': key, 'aside': aside, 'list': str(count)}

def nested(rng, p):
    """Hill Foundation trained 420 teachers, of whom 120 were women, 31 of them from Henan"""
    key, thing = bodies(rng)
    total, a = rng.randrange(520, 980), rng.randrange(120, 500)
    b = rng.randrange(11, a - 10)
    name, place = rng.choice(thing[3])[0], rng.choice(PLACES)
    link = rng.choice([', {b} of them in {place}', ', {b} of which were in {place}', ' ({b} of them in {place})', ' – {b} of them in {place}', ', including {b} in {place}', '; {b} of these were in {place}'])
    if 'which' in link and thing[6] == 'whom': link = link.replace('which', 'whom')
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor='Hill Foundation', recipient=None, time=YEAR, status='actual')
    out = {str(total): dict(told, part_of=None), str(a): dict(told, item=name, part_of=str(total)), str(b): dict(told, recipient=place, part_of=str(a))}
    del out[str(a)]['unit'], out[str(b)]['unit'], out[str(b)]['item']
    head = rng.choice([', of {wh} {a} were {name}', ', including {a} {name}', '; of these, {a} were {name}', '. Of these, {a} were {name}'])
    return f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + (head + link).format(a=a, b=b, wh=thing[6], name=name, place=place), out, {'thing': key, 'head': head, 'link': link}

def plain_list(rng, p):
    """Hill Foundation built 12 schools in Henan, 15 in Hebei and 20 in Hunan"""
    key, thing = bodies(rng)
    count = rng.choice([2, 3])
    ns, places = numbers(rng, count), rng.sample(PLACES, 3)
    frame, actor, action = rng.choice([('Hill Foundation {past} {l}', 'Hill Foundation', 'V'), ('the county will {base} {l}', 'Lushan County', 'V'), ('there are {l}', None, None), ('{l} were {part}', None, 'V')])
    listed = enumerated([(f'{n} {thing[0]}' if i == 0 else str(n)) + f' in {places[i]}' for i, n in enumerate(ns)])
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0] if action else None, actor=actor, time=YEAR, status='planned' if 'will' in frame else 'actual', part_of=None)
    return frame.format(l=listed, past=thing[2][1], base=thing[2][0], part=thing[2][2]), {str(n): dict(told, recipient=places[i]) for i, n in enumerate(ns)}, {'thing': key, 'list': str(count), 'list frame': frame}

def respectively(rng, p):
    """Henan, Hebei and Hunan received 3, 4 and 5 million yuan respectively"""
    count = rng.choice([2, 3])
    ns, places = numbers(rng, count), rng.sample(PLACES, 3)[:count]
    kind = rng.choice(['money', 'count', 'part', 'percent'])
    nums, where = enumerated([str(n) for n in ns]), enumerated(places)
    key = None
    if kind == 'money':
        frame = rng.choice(['{where} received {nums} million yuan respectively', 'Hill Foundation gave {nums} million yuan to {where} respectively', '{where} were given {nums} million yuan respectively'])
        act = {'w': 'receive', 'H': 'give'}.get(frame[0] if frame[0] == 'H' else 'w') if 'given' not in frame else 'give'
        actor = 'Hill Foundation' if frame[0] == 'H' else None
        told = {(f'{n} million yuan' if i == count - 1 else str(n)): dict(value=n * 1000000, unit='CNY', recipient=places[i], action=act, actor=actor, part_of=None) for i, n in enumerate(ns)}
        return frame.format(where=where, nums=nums), told, {'list': str(count), 'respectively': frame}
    key, thing = bodies(rng)
    if kind == 'count':
        frame = rng.choice(['{where} have {nums} {s} respectively', '{nums} {s} were {part} in {where} respectively', 'Hill Foundation {past} {nums} {s} in {where} respectively'])
        act, actor = (None, None) if 'have' in frame else (thing[2][0], 'Hill Foundation' if 'Hill' in frame else None)
        return (frame.format(where=where, nums=nums, s=thing[0], part=thing[2][2], past=thing[2][1]),
                {str(n): dict(value=n, unit=thing[1], item=thing[0], recipient=places[i], action=act, actor=actor, part_of=None) for i, n in enumerate(ns)}, {'thing': key, 'list': str(count), 'respectively': frame})
    total = 1000 + rng.randrange(800)
    if kind == 'part':
        ns = split(rng, total, count, True)
        if len(set(ns)) < count: return None
        nums = enumerated([str(n) for n in ns])
        frame = rng.choice([', of {wh} {nums} were in {where} respectively', '. Of these, {nums} were in {where} respectively', '; {nums} of them were in {where} respectively'])
        texts = [str(n) for n in ns]
    else:
        ns = split(rng, 100, count, True)
        if len(set(ns)) < count: return None
        frame = rng.choice([', of {wh} {nums} were in {where} respectively', '. Of these, {nums} were in {where} respectively'])
        texts = [f'{n}%' for n in ns]
        nums = enumerated(texts)
    told = {str(total): dict(item=thing[0], part_of=None)}
    for i, t in enumerate(texts): told[t] = dict(item=thing[0], recipient=places[i], part_of=str(total), action=thing[2][0], actor='Hill Foundation')
    return f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + frame.format(wh=thing[6], nums=nums, where=where), told, {'thing': key, 'list': str(count), 'respectively': frame}

def places_bracketed(rng, p):
    """Hill Foundation built 120 schools, most of them in Henan (80) and Hebei (31)"""
    key, thing = bodies(rng)
    total = rng.randrange(120, 980)
    count = rng.choice([2, 3])
    frame = rng.choice([' in {l}', ', most of them in {l}', ', mainly in {l}', ', chiefly in {l}'])
    ns = split(rng, total, count, frame == ' in {l}')
    places = rng.sample(PLACES, 3)
    if len(set(ns)) < count or total in ns: return None
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor='Hill Foundation', time=YEAR, status='actual')
    out = {str(total): dict(told, part_of=None)}
    for i, n in enumerate(ns): out[str(n)] = dict(told, recipient=places[i], part_of=str(total))
    return f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + frame.format(l=enumerated([f'{places[i]} ({n})' for i, n in enumerate(ns)])), out, {'thing': key, 'list': str(count), 'bracket frame': frame}

def accounted(rng, p):
    """Exports amounted to 38 million yuan. Of this, rice accounted for 12% and tea for 7%"""
    total = rng.randrange(120, 980)
    count = rng.choice([1, 2, 3])
    ns = split(rng, 100, count, rng.choice([True, False]))
    if len(set(ns)) < count: return None
    names = rng.sample(['rice', 'tea', 'cotton', 'coal', 'timber'], 3)
    w = quantity('money', total, p)
    verb, link = rng.choice([('accounted', 'for '), ('made up', ''), ('contributed', '')])
    frame = rng.choice(['exports amounted to {w}. Of this, {l}', 'exports were worth {w}; {o}', 'exports amounted to {w}, of which {l}', 'exports amounted to {w}. Of the total, {l}'])
    ps = [f'{n}%' for n in ns]
    l = enumerated([f'{names[i]} {verb} {link}{x}' if i == 0 else f'{names[i]} {link}{x}' for i, x in enumerate(ps)])
    o = enumerated([f'{names[i]} {verb} {link}{x} of it' if i == 0 else f'{names[i]} {link}{x}' for i, x in enumerate(ps)])
    out = {w: dict(item='exports', part_of=None, action=None)}
    for i, x in enumerate(ps): out[x] = dict(item=names[i], part_of=w, time=YEAR) if verb != 'contributed' else dict(part_of=w, time=YEAR)
    return frame.format(w=w, l=l, o=o), out, {'list': str(count), 'account': verb, 'account frame': frame}

def own_time(rng, p):
    """Hill Foundation trained 120 teachers, of whom 31 were trained in 2013"""
    key, thing = bodies(rng)
    total = rng.randrange(120, 980)
    a, b = split(rng, total, 2, True)
    if total in (a, b) or a == b: return None
    frame = rng.choice([', of {wh} {a} were {part} in 2013 and {b} in 2014', ', including {a} in 2013 and {b} in 2014', ', {a} of them in 2013 and {b} in 2014', '; {a} of them were {part} in 2013'])
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor='Hill Foundation', recipient=None, status='actual', part_of=str(total))
    out = {str(total): dict(told, part_of=None), str(a): dict(told, time='2013')}
    if '{b}' in frame: out[str(b)] = dict(told, time='2014')
    return f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + frame.format(a=a, b=b, wh=thing[6], part=thing[2][2]), out, {'thing': key, 'time frame': frame}

def each(rng, p):
    """Hill Foundation gave 240 desks to 12 schools, 20 for each"""
    a, b = rng.randrange(3, 20), rng.randrange(21, 60)
    what, unit = rng.choice([('desks', 'desk'), ('goats', 'goat'), ('tents', 'tent'), ('computers', 'computer')])
    whom, one = rng.choice([('schools', 'school'), ('households', 'household'), ('villages', 'village')])
    tail = rng.choice([', {a} for each', ', {a} each', ', {a} for each {one}', ', {a} per {one}', ', or {a} for each {one}', ' ({a} each)'])
    told = dict(item=what, unit=unit, action='give', actor='Hill Foundation', part_of=None)
    return f'Hill Foundation gave {a * b} {what} to {b} {whom}' + tail.format(a=a, one=one), {str(a * b): dict(told), str(b): dict(part_of=None, unit=one), str(a): dict(told)}, {'each': tail}

def shares(rng, p):
    """Hill Foundation trained 420 teachers, of whom 126 (30%) were women and 294, or 70%, came from Henan"""
    key, thing = bodies(rng)
    total = 100 * rng.randrange(3, 10)
    a = rng.randrange(11, 80)
    n, name = total * a // 100, rng.choice(thing[3])[0]
    place = rng.choice(PLACES)
    what, own = rng.choice([(f'were {name}', dict(item=name)), (f'were in {place}', dict(recipient=place))])
    frame = rng.choice([', of {wh} {n} ({a}%) {what}', ', of {wh} {n}, or {a}%, {what}', '; {n} of them ({a}%) {what}', '; {n} of them, or {a}%, {what}', '. Of these, {n} ({a}%) {what}', '. Of these, {n}, or {a} percent, {what}',
                        ', including {n} {name} ({a}%)', ', {n} of them {name} ({a}%)'])
    if '{name}' in frame: own = dict(item=name)
    told = dict(item=thing[0], unit=thing[1], action=thing[2][0], actor='Hill Foundation', recipient=None, time=YEAR, status='actual')
    out = {str(total): dict(told, part_of=None), str(n): {**told, 'part_of': str(total), **own}, f'{a} percent' if 'percent' in frame else f'{a}%': {**told, 'part_of': None, **own}}
    for k in list(out)[1:]: del out[k]['unit']
    if n == total or len(out) < 3: return None
    return f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + frame.format(n=n, a=a, what=what, name=name, wh=thing[6]), out, {'thing': key, 'share frame': frame}

def fractions(rng, p):
    """Hill Foundation trained 420 teachers, half of them in Henan, a third in Hebei and the rest in Hunan"""
    key, thing = bodies(rng)
    total = rng.randrange(120, 980)
    (a, x), (b, y) = rng.choice([(('half', '0.5'), ('a third', '0.3333')), (('a third', '0.3333'), ('a quarter', '0.25')), (('two-thirds', '0.6667'), ('a fifth', '0.2')), (('three quarters', '0.75'), ('one fifth', '0.2'))])
    places = rng.sample(PLACES, 3)
    who = 'whom' if thing[6] == 'whom' else 'which'
    frame = rng.choice([', {a} of them in {0}, {b} in {1} and the rest in {2}', ', {a} of them in {0} and {b} in {1}', ', of {who} {a} were in {0} and {b} in {1}', ', {a} of {who} were in {0} and {b} in {1}', '; {a} of them were in {0}, {b} in {1} and the rest in {2}',
                        '. Of these, {a} were in {0} and {b} in {1}'])
    told = dict(item=thing[0], action=thing[2][0], actor='Hill Foundation', time=YEAR, part_of=str(total))
    return (f'Hill Foundation {thing[2][1]} {total} {thing[0]}' + frame.format(places[0], places[1], places[2], a=a, b=b, who=who),
            {str(total): dict(item=thing[0], unit=thing[1], part_of=None), a: dict(told, value=x, recipient=places[0]), b: dict(told, value=y, recipient=places[1])}, {'thing': key, 'fraction frame': frame})

def specialised(rng, p):
    """There were 420 researchers. Of the researchers, 38% specialised in engineering, 33% in sciences and 29% in law"""
    key = draw(rng, {k: 0 for k, v in THINGS.items() if v[6] == 'whom'})
    thing = THINGS[key]
    total, count = rng.randrange(120, 980), rng.choice([2, 3])
    verb, prep, fields = rng.choice([('specialised', 'in', ['engineering', 'science', 'law']), ('worked', 'in', ['industry', 'trade', 'farming']), ('lived', 'in', ['towns', 'villages', 'camps']), ('travelled', 'by', ['bus', 'train', 'bicycle'])])
    kind = rng.choice(['percent', 'count'])
    ns = split(rng, 100 if kind == 'percent' else total, count, rng.choice([True, False]))
    if len(set(ns)) < count or total in ns: return None
    texts = [f'{n}%' if kind == 'percent' else str(n) for n in ns]
    l = enumerated([f'{x} {verb} {prep} {fields[i]}' if i == 0 else f'{x} {prep} {fields[i]}' for i, x in enumerate(texts)])
    frame = rng.choice(['. Of the {s}, {l}', ', of whom {l}', '. Of these, {l}', '; of them, {l}'])
    out = {str(total): dict(item=thing[0], part_of=None)}
    for x in texts: out[x] = dict(item=thing[0], part_of=str(total))
    return f'there were {total} {thing[0]}' + frame.format(s=thing[0], l=l), out, {'thing': key, 'list': str(count), 'special frame': frame, 'special': verb}

SHAPES = {'shares': shares, 'fractions': fractions, 'specialised': specialised, 'of the number': of_the_number, 'subject': subject, 'nested': nested,
          'plain list': plain_list, 'respectively': respectively, 'places bracketed': places_bracketed,
          'accounted': accounted, 'own time': own_time, 'each': each}

def enumerated(parts): return ', '.join(parts[:-1]) + ' and ' + parts[-1] if len(parts) > 1 else parts[0]

def shaped(rng):
    p = {'gap': rng.choice(['full', 'gapped']), 'money': draw(rng, CURRENCIES), 'format': 'plain', 'shape': draw(rng, SHAPES)}
    got = SHAPES[p['shape']](rng, p)
    if not got: return None
    text, told, more = got
    opening = rng.choice(['', '', 'also, ', 'in addition, ', 'during the year, ']) if p['shape'] not in ('of the number', 'subject') else ''
    return Sentence(sentence(opening + text), told, {**p, **more})

def make(rng):
    return shaped(rng) if rng.random() < 0.4 else marked(rng)

LISTS = {'one': (1, False), 'two': (2, False), 'three': (3, False), 'two all': (2, True), 'three all': (3, True), 'rest': (2, False), 'remaining': (2, True)}  # how many, whether they are all of it
WHOLE_LISTS = ('comprising', 'made up of', 'consisting of', 'namely', 'viz', 'colon', 'dash', 'brackets', 'colon clause')  # what stands behind these marks is all of it

def drawn(rng):
    kind = rng.choice(['count', 'count', 'count', 'money', 'money', 'length', 'mass', 'area'])
    p = {'kind': kind, 'opening': rng.choice(OPEN), 'mark': draw(rng, MARKS), 'list': draw(rng, LISTS), 'number': rng.choice(['count', 'count', 'count', 'percent', 'ratio']),
         'content': rng.choice(['noun', 'place', 'adjective', 'came from', 'deed', 'went to', 'for']), 'tail': rng.choice(['none', 'none', 'none'] + list(TAILS)),
         'gap': rng.choice(['full', 'gapped']), 'money': draw(rng, CURRENCIES), 'percent': draw(rng, PERCENTS), 'format': rng.choice(['plain', 'plain', 'plain'] + list(FORMATS)),
         'quantity': rng.choice(['bare', 'bare'] + list(QUALIFIED))}
    if kind == 'count': p['thing'] = draw(rng, THINGS)
    p['frame'] = draw(rng, {'count': {**DONE, **BEING}, 'money': OF_MONEY, 'length': OF_LENGTH, 'mass': OF_MASS, 'area': OF_AREA}[kind])
    return p

def natural(p, clause, told, time, many):
    """Nobody would write some of them, and of some the guide leaves open what they say."""
    form, text, _ = MARKS[p['mark']]
    planned = told['status'] == 'planned'
    count, complete = LISTS[p['list']]
    return not (
        p['frame'] in ('has', 'there are', 'thing') and (time or p['opening'] == 'the year')  # what is so now was not told of then
        or planned and (p['opening'] not in ('none', 'also', 'through', 'aim', 'part', 'place', 'addition') or p['mark'][0] in 'OAT' or p['mark'] == 'own next' or p['tail'] != 'none')
        or 'Gansu Province' in clause and (p['opening'] == 'place' or p['mark'] in ('including bare', 'own with') and ' in Gansu Province' in clause)
        or not many and ('them' in text or 'these' in text or 'They' in text) or many and ('this' in text or 'This' in text) and p['mark'] != 'Of this total'
        or p['content'] == 'deed' and (p['number'] == 'percent' and p['mark'].startswith('own') and p['list'] not in ('one', 'rest') or p['mark'] in ('brackets', 'dash', 'namely', 'viz', 'colon')
                                       or count == 3 and p['kind'] == 'count' and len(THINGS[p['thing']][5]) < 3)
        or form == 'noun' and (p['number'] != 'count' or p['list'] == 'rest') or p['mark'] in WHOLE_LISTS and not complete
        or p['number'] == 'ratio' and (count != 1 or '{L}' in text)
        or p['tail'] == 'cost' and p['kind'] == 'money' or p['tail'] == 'next' and told.get('actor') is None)

def worded(p, form, i, many, relative, clause, noun, verbless, gapped):
    """The words of the part at place i, with {} for its number; None where it has none of that form."""
    if form == 'noun': return noun
    short = gapped if i and p['gap'] == 'gapped' and gapped else None
    if form == 'clause': return short or clause
    of = {'these': 'of these' if many else 'of this', 'own which': f'of {relative}'}.get(form, 'of them' if many else 'of it') if i == 0 else ''
    if form == 'own': return f'{{}} {of} {verbless}'.replace('  ', ' ') if verbless else None
    if form == 'own which' and i and not short: return None
    return short or clause.replace('{}', f'{{}} {of}'.rstrip())

def told_of_part(p, told, own, whole_text, time):
    source = own.pop('source', None)
    t = dict(told, time=time or YEAR, part_of=whole_text, change='none')
    if p['number'] != 'count': t.pop('unit', None), own.pop('unit', None)
    if MARKS[p['mark']][2] is None: del t['part_of']
    if p['frame'] == 'grew to': del t['change']
    left = set()
    if source and told['action']: t['actor'] = source
    elif source: left |= {'actor', 'recipient'}  # who gave of what is so, or of whom it is told?
    if p['content'] == 'adjective' and told['action']: left |= {'action', 'actor'}  # how they are: what was done to them, or nothing
    if p['content'] == 'deed': left |= {'actor'} if told.get('actor', 1) else set()
    if p['content'] == 'deed' and (told.get('recipient', 1) or own['action'] in ('leave', 'move')): left.add('recipient')
    if p['mark'] in ('colon clause', 'They include', 'This includes'): left |= {'action', 'actor', 'recipient'}  # a state of its own, or what was done?
    if p['mark'] == 'own next' and p['content'] != 'deed' and told['action']: left |= {'action', 'actor'}
    if p['mark'] == 'own next' and told.get('recipient') and 'recipient' not in own: left.add('recipient')
    left |= {k for k, v in own.items() if v is ... and k != 'actor'}
    return {k: v for k, v in {**t, **{k: v for k, v in own.items() if v is not ...}}.items() if k not in left}

def marked(rng):
    """A whole, a mark, and its parts."""
    p = drawn(rng)
    kind, thing = p['kind'], THINGS.get(p.get('thing'))
    many, relative = kind in ('count', 'length'), thing[6] if thing else 'which'
    opening, time = {**OPENINGS, **MORE_OPENINGS}[p['opening']]
    clause, told = whole(rng, p)
    form, text, _ = MARKS[p['mark']]
    if p['opening'] == 'place' and told.get('recipient', 1) is None: del told['recipient']
    f = contents(rng, kind, p['content'], thing, told['status']) if natural(p, clause, told, time, many) else None
    if not f: return None
    count, complete = LISTS[p['list']]
    total = rng.randrange(120, 980)
    w, ones = quantity(kind, total, p), FORMATS[p['format']][1]
    values = split(rng, 100 if p['number'] == 'percent' else total, count, complete) if p['number'] != 'ratio' else [None]
    texts = [rng.choice(RATIOS)[0] if n is None else PERCENTS[p['percent']].format(n) if p['number'] == 'percent' else quantity(kind, n, p) for n in values]
    out = {w: dict(told, time=time or YEAR, part_of=None, qualifier=QUALIFIED[p['quantity']][1], change='none')}
    if kind == 'count': out[w]['value'] = total * ones
    if p['frame'] == 'grew to': del out[w]['change']
    phrases = []
    for i, q in enumerate(texts):
        *forms, own = f(i)
        words = worded(p, form, i, many, relative, *forms)
        if words is None: return None
        last = i == count - 1
        phrases.append(words.format('the rest' if last and p['list'] == 'rest' else rng.choice(RESTS).format(q) if last and p['list'] == 'remaining' else q))
        if last and p['list'] == 'rest': break
        out[q] = told_of_part(p, told, own, w, time)
        if kind == 'count' and p['number'] == 'count': out[q]['value'] = values[i] * ones
    listed = enumerated(phrases)
    noun = thing[0] if thing else {'money': 'money', 'length': 'roads', 'mass': 'total', 'area': 'total'}[kind]
    tail, more = TAILS[p['tail']]
    out.update({k: dict(v) for k, v in more.items()})
    if len(out) != 1 + len(texts) - (p['list'] == 'rest') + len(more): return None
    clause = clause.replace('{q}', QUALIFIED[p['quantity']][0].format(w))
    return Sentence(sentence(opening + text.format(w=clause, l=listed, L=listed[0].upper() + listed[1:], wh=relative, noun=noun) + tail), out, p)
