"""deeds.py: somebody does something to so many: "Through the project volunteers, helped by donors, have resealed another 45 wells and trained 90 farmers"."""
from compose import Sentence
from words import *

# Subjects beside those of words.py: their words, the actor, whether they are several; `{n}`: the counted group is a figure of its own.
def _to(one, several=None): return lambda v, many: f"{several if many and several else one} to {v[0]}"

SUBJECTS = SUBJECTS | {
    'long name': ('Sunrise Valley Dairy Farmers', 'Sunrise Valley Dairy Farmers', False), 'chairman': ('the chairman of Hill Foundation', 'chairman of Hill Foundation', False),
    'governor': ('Governor Anna Berg', 'Anna Berg', False), 'person, title': ('Li Ming, the mayor of Tianjin,', 'Li Ming', False),
    'committee': ('the poverty relief committee', 'poverty relief committee', False), 'village committees': ('village committees', 'village committees', True),
    'people of place': ('the people of Gansu', 'people; people of Gansu', True), 'partners': ('Hill Foundation and its partners', 'Hill Foundation and its partners; Hill Foundation', True),
    'counted': ('{n} doctors', '{n} doctors', True), 'counted of': ('{n} engineers of the bureau', '{n} engineers', True), 'total of': ('a total of {n} volunteers', '{n} volunteers', True),
    'together with': ('Hill Foundation, together with Tianjin University,', 'Hill Foundation', False), 'three names': ('Tianjin, Henan and Hill Foundation', 'Tianjin; Henan; Hill Foundation', True),
    'people who': ('villagers who run inns', 'villagers', True), 'people trained': ('farmers trained by the county', 'farmers', True), 'people living': ('families living in the hills', 'families', True),
    'bracket': ('Hill Foundation (HF)', 'Hill Foundation', False), 'based': ('Hill Foundation, based in Tianjin,', 'Hill Foundation', False),
    'led': ('Hill Foundation, led by Li Ming,', 'Hill Foundation', False), 'dashes': ('Hill Foundation – a charity from Tianjin – ', 'Hill Foundation', False),
    'staff': ('the staff of the clinic', 'staff', False), 'staff at': ('staff at the mine', 'staff', False), 'several': ('several firms', 'several firms', True), 'many': ('many farmers', 'many farmers', True),
    'government': ('the local government', 'local government', False), 'department': ('the provincial department of health', 'provincial department of health', False),
    'both': ('both banks', 'banks', True), 'company': ('a local company', 'local company', False), 'army': ('the army', 'army', False), 'engineers and': ('engineers and technicians of the bureau', 'engineers and technicians', True),
    'the team of': ('the team of Tianjin University', 'team of Tianjin University; Tianjin University', False), 'which bare': ('a charity which is based in Tianjin', 'charity', False),
    'that': ('the firm that runs the mine', 'firm', False), 'whose': ('Hill Foundation, whose office is in Tianjin,', 'Hill Foundation', False), 'possessor': ("Tianjin's hospitals", "Tianjin's hospitals; hospitals", True),
    'city and county': ('the city and the county', 'city and the county; Lushan County', True), 'association': ("the women's association", "women's association", False),
    'enterprise': ('an enterprise in Tianjin', 'enterprise', False), 'cooperative': ('the Xixi Tea Cooperative', 'Xixi Tea Cooperative', False), 'some of': ('some of the volunteers', 'volunteers', True),
}
COMMA = tuple(k for k, v in SUBJECTS.items() if v[0].endswith((',', '– ')))

SUBJECTS |= {
    'bureau of': ("the county's health bureau", "health bureau", False), 'a number': ('a number of firms', 'number of firms; firms', True), 'more and more': ('more and more farmers', 'farmers', True),
    'local people and': ('local people and officials', 'local people and officials', True), 'people in': ('people in the hills', 'people', True), 'government of': ('the government of Gansu Province', 'government of Gansu Province; Gansu Province', False),
    'gansu government': ('Gansu Provincial Government', 'Gansu Provincial Government', False), 'bodies': ('ADB, UNICEF and WHO', 'ADB; UNICEF; WHO', True), 'doctor': ('Dr. Anna Berg', 'Anna Berg', False), 'two persons': ('Anna Berg and Li Ming', 'Anna Berg; Li Ming', True),
    'possessed ministry': ("China's Ministry of Works", 'Ministry of Works', False), 'based body': ('the Tianjin-based Hill Foundation', 'Hill Foundation', False), 'non-profit': ('the non-profit Hill Foundation', 'Hill Foundation', False),
    "company's": ("the company's engineers", 'engineers', True), 'world bank': ('the World Bank', 'World Bank', False), 'schools and': ('schools and hospitals', 'schools and hospitals', True), 'young people': ('young people', 'young people', True),
    'agency': ('the UN refugee agency', 'UN refugee agency', False), 'teams': ('medical teams from Tianjin', 'medical teams', True), 'experts': ('experts and volunteers from Tianjin University', 'experts and volunteers', True), 'farmer': ('farmer Li Ming', 'Li Ming', False),
    'all': ('all the villagers', 'villagers', True), 'other': ('other donors', 'donors', True), 'its': ('its engineers', 'engineers', True), 'such': ('such groups', 'groups', True), 'departments': ('the departments concerned', 'departments', True),
    'authorities': ('the authorities', 'authorities', True), 'parties': ('Party committees and governments at all levels', 'Party committees and governments at all levels; Party committees and governments', True),
}
COMMA = tuple(k for k, v in SUBJECTS.items() if v[0].endswith((',', '– ')))
OPENINGS = OPENINGS | {
    'said that': ('The ministry said that ', None), 'according': ('According to the bureau, ', None), 'reports': ('Reports say that ', None), 'gansu': ('In Gansu Province, ', None), 'gansu bare': ('In Gansu ', None), 'at the mine': ('At the mine ', None),
    'by may': ('By May 2014, ', '2014-05'), 'between': ('Between 2011 and 2013, ', '2011/2013'), 'so far': ('So far, ', None), 'to date': ('To date ', None), 'later': ('Later, ', None), 'then': ('Then ', None), 'finally': ('Finally, ', None), 'moreover': ('Moreover, ', None),
    'result': ('As a result, ', None), 'example': ('For example, ', None), 'despite': ('Despite heavy rain, ', None), 'although': ('Although money was short, ', None), 'when': ('When the rain stopped, ', None), 'this end': ('To this end, ', None), 'response': ('In response, ', None),
    'plan': ('Under the plan, ', None), 'agreed': ('As agreed, ', None), 'same': ('At the same time, ', None), 'where bare': ('Where needed, ', None), 'led': ('Led by Li Ming, ', None), 'supported': ('Supported by donors, ', None), 'having': ('Having found money, ', None),
    'in all': ('In all, ', None), 'two clauses': ('Rain fell in the hills, and ', None), 'but': ('Money was short, but ', None), 'semicolon': ('Roads were poor; ', None), 'since year': ('Since 2010, ', '2010/..'), 'from to': ('From 2010 to 2012, ', '2010/2012'), 'every': ('Every year ', None),
    'heading': ('Roads and wells: ', None), 'without': ('Without any help ', None), 'with bare': ('With help from donors ', None), 'this year': ('This year ', '2014'), 'spring': ('In the spring of 2014, ', '2014-21'),
}
PAST = PAST + ('between', 'from to', 'since year', 'when', 'to date', 'so far', 'every')
TIMED = tuple(k for k, v in OPENINGS.items() if v[1])

# What may stand between a subject and its verb.
ASIDES = {
    'none': '', 'year': ', in 2014,', 'help': ', with the help of donors,', 'however': ', however,', 'part': ', for its part,', 'meanwhile': ', meanwhile,', 'alone': ' alone', 'planned': ', as planned,',
    'despite': ', despite heavy rain,', 'gerund': ', working with schools,', 'bracket': ' (see below)', 'too': ', too,', 'among': ', among others,', 'addition': ', in addition to its other work,', 'after': ', after a long drought,',
    'participle': ', supported by donors,', 'when': ', when the snow had melted,', 'which': ', which had little money,', 'in turn': ' in turn', 'then': ' then', 'year bare': ' in 2014',
}
MOODS = MOODS | {
    'now': (lambda v, many: ('have' if many else 'has') + ' now ' + v[2], False), 'already': (lambda v, many: ('have' if many else 'has') + ' already ' + v[2], False), 'so far': (lambda v, many: ('have' if many else 'has') + ' so far ' + v[2], False),
    'is ing': (lambda v, many: ('are ' if many else 'is ') + v[3], False), 'was ing': (lambda v, many: ('were ' if many else 'was ') + v[3], False), 'had planned': (_to('had planned'), True), 'agreed': (_to('agreed'), True),
    'wants': (_to('wants', 'want'), True), 'needs': (_to('needs', 'need'), True), 'is set': (_to('is set', 'are set'), True), 'promised': (_to('has promised', 'have promised'), True), 'should': (lambda v, many: 'should ' + v[0], True),
    'must': (lambda v, many: 'must ' + v[0], True), 'can': (lambda v, many: 'can ' + v[0], False), 'decided': (_to('decided'), True), 'continued': (_to('continued'), False), 'will be able': (_to('will be able'), True),
    'will have': (lambda v, many: 'will have ' + v[2], True), 'kept': (lambda v, many: 'kept ' + v[3], False), 'is about': (_to('is about', 'are about'), True), 'is due': (_to('is due', 'are due'), True), 'is ready': (_to('is ready', 'are ready'), True),
    'did not': (lambda v, many: 'did not ' + v[0], False), 'never': (lambda v, many: 'never ' + v[1], False), 'jointly': (lambda v, many: 'jointly ' + v[1], False), 'set out': (_to('set out'), True), 'will ly': (lambda v, many: 'will gradually ' + v[0], True),
    'has ly': (lambda v, many: ('have' if many else 'has') + ' successfully ' + v[2], False), 'also has': (lambda v, many: 'also ' + ('have ' if many else 'has ') + v[2], False), 'first': (lambda v, many: 'first ' + v[1], False),
    'past ly end': (lambda v, many: 'quickly ' + v[1], False), 'started': (lambda v, many: 'started ' + v[3], False), 'would like': (_to('would like'), True), 'is to also': (lambda v, many: ('are' if many else 'is') + ' also to ' + v[0], True),
    'has begun': (_to('has begun', 'have begun'), False), 'plans by': (lambda v, many: ('plan' if many else 'plans') + ' by 2016 to ' + v[0], True), 'is going': (_to('is going', 'are going'), True), 'intended': (_to('intended'), True),
    'signed and': (lambda v, many: 'signed a contract and ' + v[1], False), 'came and': (lambda v, many: 'came and ' + v[1], False), 'has made and': (lambda v, many: ('have' if many else 'has') + ' raised funds and ' + v[2], False),
}
PASTS = ('past', 'past ly', 'past also', 'met and', 'never', 'jointly', 'first', 'past ly end', 'signed and', 'came and')
PARTS = ('perfect', 'pluperfect', 'now', 'already', 'so far', 'will have', 'has ly', 'also has', 'has made and')
INGS = ('has been', 'finished', 'is ing', 'was ing', 'kept', 'started')
def form_of(mood): return 1 if mood in PASTS else 2 if mood in PARTS else 3 if mood in INGS else 0

QUANTITIES = QUANTITIES | {
    'over': ('over {}', 'more_than'), 'some': ('some {}', 'about'), 'at least': ('at least {}', 'at_least'), 'up to': ('up to {}', 'at_most'), 'no fewer': ('no fewer than {}', 'at_least'), 'all': ('all {}', 'exact'), 'the': ('the {}', 'exact'),
    'further': ('a further {}', 'exact'), 'additional': ('an additional {}', 'exact'), 'close to': ('close to {}', 'nearly'), 'almost': ('almost {}', 'nearly'), 'around': ('around {}', 'about'), 'only': ('only {}', 'exact'), 'more behind': ('{} more', 'exact'),
    'these': ('these {}', 'exact'), 'its': ('the remaining {}', 'exact'), 'thousand': ('{},000', 'exact'), 'some of': ('{} of the', 'exact'), 'first': ('its first {}', 'exact'),
}
# The noun that is counted in other words: what stands before it, what is measured.
MEASURES = {'km': ('{} km of', 'km'), 'kilometers': ('{} kilometers of', 'km'), 'hectares': ('{} hectares of', 'ha'), 'mu': ('{} mu of', 'mu')}
LAND = [('reseal', 'resealed', 'resealed', 'resealing', ('km', 'kilometers'), ['village roads', 'roads']), ('harden', 'hardened', 'hardened', 'hardening', ('km', 'kilometers'), ['village roads', 'lanes']),
        ('dredge', 'dredged', 'dredged', 'dredging', ('km', 'kilometers'), ['canals', 'ditches']), ('plant', 'planted', 'planted', 'planting', ('hectares', 'mu'), ['trees', 'tea']),
        ('reforest', 'reforested', 'reforested', 'reforesting', ('hectares', 'mu'), ['farmland', 'barren hills']), ('rewild', 'rewilded', 'rewilded', 'rewilding', ('hectares',), ['grassland'])]
WORKS = WORKS + [('renovate', 'renovated', 'renovated', 'renovating'), ('rebuild', 'rebuilt', 'rebuilt', 'rebuilding'), ('reroof', 'reroofed', 'reroofed', 'reroofing'), ('set up', 'set up', 'set up', 'setting up'), ('deep clean', 'deep cleaned', 'deep cleaned', 'deep cleaning')][:-1]
PEOPLE = PEOPLE + [('resettle', 'resettled', 'resettled', 'resettling'), ('upskill', 'upskilled', 'upskilled', 'upskilling'), ('treat', 'treated', 'treated', 'treating'), ('hire', 'hired', 'hired', 'hiring'), ('visit', 'visited', 'visited', 'visiting')]
OBLIQUES = [('build', 'built', 'built', 'building', 'wells in {} villages', 'villages'), ('train', 'trained', 'trained', 'training', 'teachers from {} schools', 'schools'), ('hold', 'held', 'held', 'holding', 'classes for {} farmers', 'farmers'),
            ('open', 'opened', 'opened', 'opening', 'clinics in {} towns', 'towns'), ('provide', 'provided', 'provided', 'providing', 'help to {} families', None), ('sign', 'signed', 'signed', 'signing', 'contracts with {} firms', 'firms'),
            ('carry out', 'carried out', 'carried out', 'carrying out', 'works in {} villages', 'villages'), ('give', 'gave', 'given', 'giving', 'lessons to {} pupils', None), ('invest', 'invested', 'invested', 'investing', 'in {} projects', 'projects'),
            ('retile', 'retiled', 'retiled', 'retiling', 'roofs in {} towns', 'towns'), ('work', 'worked', 'worked', 'working', 'with {} schools', None), ('set up', 'set up', 'set up', 'setting up', 'cooperatives in {} counties', 'counties')]
OBJECTS = {'works': (WORKS, OBJECTS['works'][1] + ['solar pumps', 'public toilets', 'greenhouses', 'old bridges', 'primary schools']), 'people': (PEOPLE, OBJECTS['people'][1] + ['teachers', 'households', 'patients', 'poor households']), 'goods': (GOODS, OBJECTS['goods'][1] + ['sewing machines', 'books']), 'land': (LAND, []), 'oblique': (OBLIQUES, [])}

# Ends beside those of words.py that hold a figure of their own: words, the action of it, its status where the clause is not planned (None: not asked for).
TAILS = {
    'benefiting': (', benefiting {} people', 'benefit'), 'serving': (', serving {} villages', 'serve'), 'helping': (', helping {} families', 'help'), 'purpose': (' to help {} families', 'help'), 'by ing': (' by building {} dams', 'build'),
    'in order': (' in order to supply {} households', 'supply'), 'so': (' and thus helped {} families', 'help'), 'creating': (', creating {} jobs', 'create'), 'thereby': (', thereby benefiting {} pupils', 'benefit'),
    'while': (' while also treating {} patients', 'treat'), 'it also': ('; it also trained {} clerks', 'train'), 'they also': ('; they also trained {} clerks', 'train'), 'other': (', while Shenzhen trained {} clerks', 'train'),
    'who': (' and sent nurses, who treated {} patients', 'treat'), 'who in': (' and sent nurses, who in ten days treated {} patients', 'treat'), 'before': (' before training {} clerks', 'train'), 'as well': (' as well as training {} clerks', 'train'),
    'not only': (' and not only trained but also hired {} clerks', 'hire'), 'after': (' after training {} clerks', 'train'),
}
OTHERS = {'other': 'Shenzhen', 'who': 'nurses', 'who in': 'nurses'}
ENDS = ENDS | {'gansu': ' in the hills of Gansu', 'despite end': ' despite heavy rain', 'quickly': ' quickly', 'together': ' together', 'in places': ' in several places', 'at once': ' at once', 'which': ', which were badly needed', 'with others': ' together with others',
               'for free': ' at no cost', 'under': ' under the scheme', 'as part': ' as part of the drive', 'through': ' through the Green Fields Project', 'comma': ', it said', 'worth': ', some of them old'}
# How a last deed is joined on.
LINKS = {'and': ' and ', ', and': ', and ', 'and also': ' and also ', 'and then': ' and then ', 'and later': ' and later ', 'and help': ' and, with the help of donors, ', 'semicolon': '; and ', ', and also': ', and also '}


def deed(rng, p, first):
    """Verb forms, words of quantity with the item, the text of the figure, what is told of it."""
    kind = p['object'] if first else draw(rng, OBJECTS)
    verb = rng.choice(OBJECTS[kind][0])
    if kind == 'oblique' and not first and verb[0] == 'retile': return None
    quantity = p['quantity'] if first else 'bare'
    words, qualifier = QUANTITIES[quantity]
    n = rng.randrange(21, 980)
    if kind == 'land':
        if quantity in ('new', 'more behind', 'some of', 'these', 'its', 'first', 'the', 'all'): return None
        measure = rng.choice(verb[4]); item = rng.choice(verb[5])
        shape, unit = MEASURES[measure]
        text = (f'{n},000 ' if quantity == 'thousand' else f'{n} ') + measure
        return verb, f"{words.format(n)} {measure} of {item}", text, dict(value=n * (1000 if quantity == 'thousand' else 1), unit=unit, qualifier=qualifier, item=item)
    if kind == 'oblique':
        if quantity in ('new', 'more behind', 'some of', 'first'): return None
        text = f'{n},000' if quantity == 'thousand' else str(n)
        fields = dict(value=n * (1000 if quantity == 'thousand' else 1), qualifier=qualifier)
        if verb[5]: fields['item'] = verb[5]
        return verb, verb[4].format(words.format(n)), text, fields
    item = rng.choice(OBJECTS[kind][1])
    text = f'{n},000' if quantity == 'thousand' else str(n)
    return verb, f'{words.format(n)} {item}', text, dict(value=n * (1000 if quantity == 'thousand' else 1), qualifier=qualifier, item=item)


def make(rng):
    p = {'opening': draw(rng, OPENINGS), 'subject': draw(rng, SUBJECTS), 'aside': rng.choice(['none'] * 12 + list(ASIDES)), 'mood': draw(rng, MOODS), 'object': draw(rng, OBJECTS), 'quantity': draw(rng, QUANTITIES),
         'deeds': rng.choice(['one', 'one', 'one', 'two', 'three']), 'end': draw(rng, ENDS), 'tail': rng.choice(['none'] * 20 + list(TAILS))}
    p['link'] = draw(rng, LINKS) if p['deeds'] != 'one' else 'and'
    opening, time = OPENINGS[p['opening']]
    subject, actor, many = SUBJECTS[p['subject']]
    mood, planned = MOODS[p['mood']]
    if planned and p['opening'] in PAST or p['subject'] in ('county', 'city and county') and p['opening'] == 'together': return None
    if p['aside'] != 'none' and (p['subject'] in COMMA or p['opening'] in TIMED + ('since',) and 'year' in p['aside']): return None
    if p['aside'] in ('part', 'which', 'alone', 'addition') and (many or p['subject'] in ('person', 'governor', 'chairman')) or p['aside'] in ('which', 'year bare', 'bracket') and p['subject'] in ('which bare', 'that', 'people from', 'a group', 'people who', 'people ing', 'people of', 'people trained', 'people living'): return None
    if p['aside'] in ('year', 'year bare') and planned or p['aside'] == 'too' and 'also' in p['mood'] or p['aside'] in ('then', 'in turn') and p['mood'] in ('past also', 'first', 'past ly', 'past ly end', 'jointly'): return None
    if p['mood'] in ('now', 'so far', 'already') and time or p['quantity'] == 'up to' and p['object'] == 'works': return None
    if p['mood'] in ('did not', 'never') and (p['quantity'] not in ('bare', 'all', 'the', 'these') or p['deeds'] != 'one' or p['tail'] != 'none') or p['mood'] == 'jointly' and not many and p['subject'] != 'together with' or p['mood'] == 'plans by' and time: return None
    if p['opening'] == 'gansu bare' and SUBJECTS[p['subject']][0][0].isupper() or p['opening'] == 'for bare' and p['subject'] == 'people living' or p['opening'] == 'through bare' and '{n}' in subject: return None
    if p['subject'] == 'city and county' and p['opening'] == 'together' or p['opening'] in ('heading', 'every') and p['tail'] != 'none' or p['opening'] == 'semicolon' and p['link'] == 'semicolon' or p['opening'] in ('agreed', 'then', 'later', 'finally', 'moreover', 'so far', 'to date', 'in all') and (p['aside'] != 'none' or p['mood'] in ('first', 'now', 'already', 'so far')): return None
    if p['opening'] in ('every', 'this year') and form_of(p['mood']) not in (1,): return None
    if p['object'] == 'oblique' and p['end'] not in ('none', 'free', 'first', 'aim', 'despite end', 'at once', 'for free'): return None
    if p['tail'] != 'none' and p['end'] not in ('none', 'place') or p['tail'] == 'they also' and not many or p['tail'] == 'it also' and (many or p['subject'] in ('person', 'governor', 'chairman', 'person, title', 'new name')): return None
    if p['tail'] in ('so', 'not only', 'who', 'who in', 'it also', 'they also', 'other') and (form_of(p['mood']) != 1 or p['deeds'] != 'one'): return None
    if p['end'] == 'and met' and form_of(p['mood']) not in (1,) or p['end'] == 'which' and p['object'] in ('people', 'land') or p['end'] == 'worth' and p['object'] == 'land' or p['end'] == 'together' and not many: return None
    if p['quantity'] == 'first' and many or p['deeds'] == 'one' and p['link'] != 'and' or p['deeds'] == 'three' and p['link'] == 'semicolon': return None
    if p['deeds'] != 'one' and (p['end'] in ('which', 'worth', 'comma')): return None
    if p['end'] == 'comma' and planned and p['mood'] != 'will': return None
    count = {'one': 1, 'two': 2, 'three': 3}[p['deeds']]
    told, phrases = {}, []
    if '{n}' in subject:
        n = rng.randrange(3, 20)
        told[str(n)] = dict(value=n, item=subject.split()[-1] if 'of the' not in subject else 'engineers', time=time or YEAR, actor=None)
        subject, actor = subject.format(n=n), actor.format(n=n)
    if not planned or p['mood'] in ('plans by',): when = time or YEAR
    else: when = time or YEAR
    for i in range(count):
        d = deed(rng, p, i == 0)
        if d is None or d[2] in told or any(d[2].split()[0] == t.split()[0] for t in told): return None
        verb, words, text, fields = d
        phrases.append(f"{mood(verb, many) if i == 0 else verb[form_of(p['mood'])]} {words}")
        if i == 0: p['verb'] = verb[0]
        told[text] = dict(fields, time=when, status='planned' if planned else 'actual', actor=actor, action=verb[0])
        if p['mood'] == 'plans by': told[text].pop('time')
        if p['mood'] in ('did not', 'never', 'can', 'should', 'must', 'intended', 'set out'): told[text].pop('status')
    listed = ', '.join(phrases[:-1]) + LINKS[p['link']] + phrases[-1] if count > 1 else phrases[0]
    tail = ''
    if p['tail'] != 'none':
        words, action = TAILS[p['tail']]
        m = rng.randrange(1021, 1980)
        tail = words.format(m)
        told[str(m)] = dict(value=m, action=action, actor=OTHERS.get(p['tail'], actor))
    aside = ASIDES[p['aside']]
    return Sentence(sentence(f"{opening}{subject}{aside}{'' if subject.endswith(' ') else ' '}{listed}{ENDS[p['end']]}{tail}"), told, p)
