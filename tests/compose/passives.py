"""passives.py: what was done to so many, and what there is: "In 2013, more than 45 wells were resealed by volunteers in Gansu", "Gansu is home to 45
schools", "45 households were moved from Longnan to Tianshui"."""
from compose import Sentence
from words import *

# Openings that fit a clause whose subject does nothing itself. Behind some of them it is open who did it, or where.
OPEN = {k: v for k, v in OPENINGS.items() if k not in ('together', 'gerund')}
OPEN |= {'campaign': ('Within the framework of the campaign, ', None), 'so far': ('So far, ', None), 'as a result': ('As a result, ', None),
         'as a result bare': ('As a result ', None), 'since 2010': ('Since 2010, ', '2010/..'), 'by then': ('By the end of 2013, ', '2013-12'),
         'in response': ('In response to the drought, ', None), 'besides': ('Besides, ', None), 'here': ('Here ', None), 'under act': ('Under the new act, ', None),
         'according': ('According to the ministry, ', None), 'reported': ('It is reported that ', None), 'said that': ('The ministry said that ', None),
         'officials': ('Officials said ', None), 'report': ('The report says that ', None), 'only then': ('Only then ', None), 'last': ('By then, ', None),
         'two dates': ('From 2010 to 2013, ', '2010/2013'), 'season': ('In the summer of 2013, ', '2013-22'), 'campaign bare': ('During the campaign ', None),
         'despite': ('Despite heavy rain, ', None), 'with loss': ('As prices fell, ', None)}
OPEN_ACTOR = ('help', 'thanks')  # donors and a loan may count as those who did it
OPEN_PLACE = {'place': 0, 'place bare': 0, 'here': 0, 'for bare': 'young families'}  # what the opening says of where and for whom; 0: left open
BACK = PAST + ('since 2010', 'by then', 'so far', 'two dates', 'season', 'only then', 'last')

# Moods of a passive: what stands before the participle, for one and for several; whether it is planned (None: left open).
BE = {'past': ('was', 'were', False), 'perfect': ('has been', 'have been', False), 'pluperfect': ('had been', 'had been', False), 'present': ('is', 'are', False),
      'will': ('will be', 'will be', True), 'would': ('would be', 'would be', True), 'are to': ('is to be', 'are to be', True), 'were to': ('was to be', 'were to be', True),
      'being': ('is being', 'are being', False), 'were being': ('was being', 'were being', False), 'expected': ('is expected to be', 'are expected to be', True),
      'due': ('is due to be', 'are due to be', True), 'scheduled': ('is scheduled to be', 'are scheduled to be', True), 'also': ('was also', 'were also', False),
      'ly': ('was successfully', 'were successfully', False), 'now': ('has now been', 'have now been', False), 'already': ('has already been', 'have already been', False),
      'finally': ('was finally', 'were finally', False), 'had to': ('had to be', 'had to be', False), 'could': ('could be', 'could be', None),
      'must': ('must be', 'must be', None), 'each': ('was gradually', 'were gradually', False), 'planned': ('is planned to be', 'are planned to be', True),
      'will have': ('will have been', 'will have been', True), 'since': ('has since been', 'have since been', False), 'thus': ('was thus', 'were thus', False)}

# Participles, the lemmas that may be told of them.
BUILD = [('built', 'build'), ('repaired', 'repair'), ('resealed', 'reseal'), ('refitted', 'refit'), ('erected', 'erect'), ('rewired', 'rewire'),
         ('retiled', 'retile'), ('put up', 'put up'), ('pulled down', 'pull down'), ('opened', 'open'), ('closed', 'close'), ('handed over', 'hand over'),
         ('renovated', 'renovate'), ('inspected', 'inspect'), ('connected', 'connect'), ('reopened', 'reopen'), ('swept away', 'sweep away'), ('dismantled', 'dismantle'),
         ('put into use', 'put into use; put'), ('brought into operation', 'bring; bring into operation'), ('destroyed', 'destroy'), ('set up', 'set up')]
PEOPLED = [('trained', 'train'), ('coached', 'coach'), ('vaccinated', 'vaccinate'), ('retrained', 'retrain'), ('rehoused', 'rehouse'), ('screened', 'screen'),
           ('dewormed', 'deworm'), ('lifted out of poverty', 'lift; lift out'), ('laid off', 'lay off'), ('hired', 'hire'), ('taken on', 'take on'),
           ('looked after', 'look after'), ('interviewed', 'interview'), ('rescued', 'rescue'), ('treated', 'treat'), ('recruited', 'recruit'), ('tested', 'test'),
           ('sworn in', 'swear in'), ('given work', 'give')]
GIVEN = [('distributed', 'distribute'), ('trucked', 'truck'), ('airlifted', 'airlift'), ('shipped', 'ship'), ('handed out', 'hand out'), ('delivered', 'deliver'),
         ('given away', 'give away'), ('donated', 'donate'), ('issued', 'issue'), ('sent', 'send'), ('passed on', 'pass on')]
PAID = [('allotted', 'allot'), ('allocated', 'allocate'), ('lent', 'lend'), ('granted', 'grant'), ('disbursed', 'disburse'), ('paid out', 'pay out'),
        ('transferred', 'transfer'), ('released', 'release'), ('channelled', 'channel'), ('remitted', 'remit')]
KEPT = [('set aside', 'set aside'), ('earmarked', 'earmark'), ('provided', 'provide'), ('reserved', 'reserve'), ('spent', 'spend'), ('ring-fenced', 'ring-fence'), ('put aside', 'put aside')]
SAVED = [('planted', 'plant'), ('reforested', 'reforest'), ('reclaimed', 'reclaim'), ('irrigated', 'irrigate'), ('brought under control', 'bring; bring under control'),
         ('brought under cultivation', 'bring; bring under cultivation'), ('terraced', 'terrace'), ('set aside', 'set aside'), ('returned', 'return')]
RAN = [('held', 'hold'), ('carried out', 'carry out'), ('organized', 'organize'), ('drawn up', 'draw up'), ('conducted', 'conduct'), ('completed', 'complete'), ('launched', 'launch'), ('called off', 'call off')]

# What it is done to: its participles, its nouns, the words that say where (by name in WHERES).
PLACED = ['none', 'none', 'city of', 'comma', 'all over', 'counted', 'counted of', 'abroad', 'abroad comma', 'villages in', 'heart', 'province', 'name', 'across', 'throughout', 'two names', 'county', 'north', 'villages of', 'counties of', 'city', 'parts of', 'towns', 'eastern']
DONE = {'works': (BUILD, ['bridges', 'schools', 'village clinics', 'houses', 'wells', 'water points', 'rural roads', 'greenhouses'], PLACED + ['for group', 'for group in']),
        'people': (PEOPLED, ['farmers', 'nurses', 'young women', 'poor pupils', 'midwives', 'people with disabilities', 'village doctors'], PLACED + ['at body']),
        'goods': (GIVEN, ['tents', 'desks', 'blankets', 'water filters', 'sewing machines'], PLACED + ['to group', 'to group in', 'to name', 'to body', 'to two', 'among']),
        'money': (PAID, None, ['none', 'to name', 'to province', 'to group', 'to group in', 'to body', 'to two', 'to county']),
        'kept': (KEPT, None, ['none', 'for name', 'for group', 'for group in', 'name', 'province']),
        'land': (SAVED, ['farmland', 'forest', 'grassland', 'wasteland'], PLACED),
        'events': (RAN, ['courses', 'surveys', 'campaigns', 'health checks', 'workshops'], PLACED + ['for group', 'for group in', 'at body'])}
WHERES = {'none': ('', None), 'province': (' in Gansu Province', 'Gansu Province'), 'name': (' in Gansu', 'Gansu'), 'across': (' across Gansu', 'Gansu'),
          'throughout': (' throughout Gansu', 'Gansu'), 'two names': (' in Gansu and Qinghai', 'Gansu; Qinghai'), 'county': (' in the county', 'Lushan County'),
          'north': (' in the north of Gansu', 'Gansu'), 'villages of': (' in remote villages of Gansu', 'Gansu'), 'counties of': (' in the counties of Hechi City', 'Hechi City'),
          'city': (' in the city of Tianshui', 'Tianshui'), 'parts of': (' in parts of Gansu', 'Gansu'), 'towns': (' in Longnan, Tianshui and Dingxi', 'Longnan; Tianshui; Dingxi'),
          'eastern': (' in eastern Gansu', 'Gansu'), 'for group': (' for poor households', 'poor households'), 'for group in': (' for poor households in Gansu', 'Gansu'),
          'at body': (' at Tianjin University', 'Tianjin University'), 'to group': (' to poor households', 'poor households'), 'to group in': (' to poor households in Gansu', 'Gansu'),
          'to name': (' to Gansu', 'Gansu'), 'to body': (' to Tianjin University', 'Tianjin University'), 'to two': (' to Gansu and Qinghai', 'Gansu; Qinghai'),
          'among': (' among poor households', 'poor households'), 'to province': (' to Gansu Province', 'Gansu Province'), 'to county': (' to the county', 'Lushan County'),
          'for name': (' for Gansu', 'Gansu'), 'city of': (' in Tianshui City of Gansu Province', 'Tianshui City'), 'comma': (' in Tianshui, Gansu', 'Tianshui'),
          'all over': (' all over Gansu', 'Gansu'), 'counted': (' in 12 villages', '12 villages'), 'counted of': (' in 12 villages of Gansu', 'Gansu'), 'abroad': (' in Kenya', 'Kenya'),
          'abroad comma': (' in Nairobi, Kenya,', 'Nairobi'), 'villages in': (' in poor villages in Gansu', 'Gansu'), 'heart': (' in the mountains of Gansu', 'Gansu')}
MONEY = {'bare': ('{}', None), 'of': ('{} of relief funds', 'relief funds'), 'in': ('{} in grants', 'grants'), 'interest-free': ('{} of interest-free loans', 'interest-free loans')}
AGENTS = {k: v for k, v in SUBJECTS.items()} | {
    'hospital': ('Lushan Hospital', 'Lushan Hospital', False), 'government': ('the provincial government', 'provincial government', False),
    'and others': ('Hill Foundation and other bodies', 'Hill Foundation; Hill Foundation and other bodies', True), 'own people': ('the villagers themselves', 'villagers; villagers themselves', True),
    'both': ('the bank and its partners', 'bank; bank and its partners', True), 'engineers': ('engineers of the Ministry of Works', 'engineers; engineers of the Ministry of Works', True)}
TAILS = {'none': '', 'cost': ' at low cost', 'mostly': ', mostly in the hills', 'with': ' with the support of donors', 'first': ' for the first time', 'aim': ' to improve life',
         'within': ' within months', 'according': ', according to the ministry', 'while': ' while work on roads went on', 'year': ' during the year', 'alone': ' that year',
         'as': ' as part of the drive', 'under': ' under the scheme', 'said': ', officials said'}


def lacking(told, name): told.pop(name, None)

def quantity(p, n): return QUANTITIES[p['quantity']][0].format(n), QUANTITIES[p['quantity']][1]

def measured(rng, p, what, n):
    """The words that say how much of what; the figure's text, what is told of its number, and whether one of it or several are done something to."""
    words, qualifier = quantity(p, n)
    if what in ('money', 'kept'):
        p['money'] = draw(rng, MONEY)
        form, item = MONEY[p['money']]
        text = f'{n} million Yuan'
        if p['quantity'] in ('another', 'new'): words, qualifier = str(n), 'exact'
        return form.format(words.replace(str(n), text)), text, dict(value=n * 1000000, unit='CNY', qualifier=qualifier, item=item), False
    if what == 'land':
        text = f'{n} hectares'
        p['item'] = draw(rng, DONE[what][1])
        if p['quantity'] == 'new': words, qualifier = str(n), 'exact'
        return f"{words.replace(str(n), text)} of {p['item']}", text, dict(value=n, unit='ha', qualifier=qualifier, item=p['item']), True
    p['item'] = draw(rng, DONE[what][1])
    return f"{words} {p['item']}", str(n), dict(value=n, qualifier=qualifier, item=p['item']), True

def timed(p, time):
    """A tail tells no second time."""
    if time and p['end'] in ('year', 'alone') or p['opening'] in ('according', 'officials', 'reported', 'report', 'said that') and p['end'] in ('according', 'said'): p['end'] = 'none'

def opened(rng, p, planned=False):
    """An opening that fits, as words, time and what it leaves open."""
    p['opening'] = draw(rng, OPEN)
    words, time = OPEN[p['opening']]
    if planned is not False and p['opening'] in BACK: words, time, p['opening'] = '', None, 'none'
    return words, time

def place_of(p, told):
    """The recipient by the words that say where, else by the opening."""
    there = WHERES[p['where']][1]
    if p['opening'] in OPEN_PLACE:
        by_opening = OPEN_PLACE[p['opening']]
        if there is None or not there[0].isupper():
            if by_opening and there is None: told['recipient'] = by_opening
            return
    told['recipient'] = there

def passive(rng, p):
    p['what'] = draw(rng, DONE)
    verbs, _, wheres = DONE[p['what']]
    p['mood'], p['by'], p['order'] = draw(rng, BE), rng.choice(['none'] * 12 + list(AGENTS)), rng.choice(['by where', 'where by'])
    one, several, planned = BE[p['mood']]
    participle, lemma = rng.choice(verbs)
    p['verb'], p['where'], p['end'] = participle, rng.choice(wheres), rng.choice(['none'] * 6 + list(TAILS))
    opening, time = opened(rng, p, planned)
    if time and p['mood'] == 'now': return None
    timed(p, time)
    n, m = numbers(rng, 2)
    words, text, told, many = measured(rng, p, p['what'], n)
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    where = WHERES[p['where']][0]
    told |= dict(time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=lemma)
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR and not actor: lacking(told, 'actor')
    place_of(p, told)
    if p['end'] == 'mostly' and not WHERES[p['where']][1]: lacking(told, 'recipient')
    if p['by'] == 'people from' and told.get('recipient') is None: lacking(told, 'recipient')
    if told.get('item', 0) is None: lacking(told, 'item')  # the purpose, if a tail states one
    tail, second = TAILS[p['end']], {}
    p['further'] = rng.choice(['none'] * 3 + ['gapped', 'full', 'while']) if not where and not by and p['end'] == 'none' and p['what'] in ('works', 'people', 'goods') else 'none'
    if p['further'] != 'none':
        participle2, lemma2 = rng.choice(verbs)
        item2 = draw(rng, DONE[p['what']][1])
        tail = {'gapped': f' and {m} {item2} {participle2}', 'full': f', and {m} {item2} {several} {participle2}', 'while': f', while {m} {item2} {several} {participle2}'}[p['further']]
        second = {str(m): told | dict(value=m, item=item2, action=lemma2, qualifier='exact')}
    clause = f"{one if not many else several} {participle}" + (by + where if p['order'] == 'by where' else where + by)
    return f'{opening}{words} {clause}{tail}', {text: told} | second

# Those who are counted are given something.
GETS = [('given cows', 'give'), ('provided with clean water', 'provide'), ('supplied with electricity', 'supply'), ('equipped with stoves', 'equip'), ('offered loans', 'offer'),
        ('taught to read', 'teach'), ('paid subsidies', 'pay'), ('granted loans', 'grant'), ('connected to the grid', 'connect'), ('insured against drought', 'insure'),
        ('lent money', 'lend'), ('furnished with tools', 'furnish'), ('exempted from fees', 'exempt'), ('issued with cards', 'issue')]

def given(rng, p):
    p['mood'], p['by'] = draw(rng, BE), rng.choice(['none'] * 12 + list(AGENTS))
    _, several, planned = BE[p['mood']]
    words, lemma = rng.choice(GETS)
    p['verb'], p['where'] = words, rng.choice(PLACED)
    p['item'] = draw(rng, ['households', 'poor families', 'farmers', 'villages', 'women', 'schools', 'herdsmen'])
    opening, time = opened(rng, p, planned)
    n, = numbers(rng, 1)
    q, qualifier = quantity(p, n)
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=lemma)
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR and not actor: lacking(told, 'actor')
    place_of(p, told)
    if p['item'] == 'households': lacking(told, 'item')  # bare, so that what they get may stand for them
    if p['where'] == 'counted' or p['opening'] == 'for bare' or p['by'] == 'people from' and told.get('recipient') is None: lacking(told, 'recipient')
    return f"{opening}{q} {p['item']} {several} {words}{by}{WHERES[p['where']][0]}", {str(n): told}

# Two numbers of one passive: what both have, what each has for itself.
TWINS = {'places': ('{n} {i} {b} {v} in Gansu and {m} in Qinghai', dict(recipient='Gansu'), dict(recipient='Qinghai')),
         'agents': ('{n} {i} {b} {v} by Hill Foundation and {m} by volunteers', dict(actor='Hill Foundation'), dict(actor='volunteers')),
         'and': ('{n} {i} and {m} {j} {b} {v} in Gansu', dict(recipient='Gansu'), dict(recipient='Gansu')),
         'and by': ('{n} {i} and {m} {j} {b} {v} by Hill Foundation', dict(actor='Hill Foundation'), dict(actor='Hill Foundation')),
         'clauses': ('{n} {i} {b} {v} in Gansu, and {m} {j} {b} {w} in Qinghai', dict(recipient='Gansu'), dict(recipient='Qinghai')),
         'semicolon': ('{n} {i} {b} {v} in Gansu; {m} {j} {b} {w} by Hill Foundation', dict(recipient='Gansu', actor=None), dict(actor='Hill Foundation')),
         'three': ('{n} {i} {b} {v}, {m} {j} {w} and the road was paved', dict(actor=None), dict(actor=None)),
         'gapped': ('{n} {i} {b} {v} and {m} {j} {w}', dict(recipient=None), dict(recipient=None)),
         'gapped in': ('{n} {i} {b} {v} and {m} {j} {w} in Gansu', dict(), dict(recipient='Gansu')),
         'then active': ('{n} {i} {b} {v} in Gansu, and Hill Foundation trained {m} farmers', dict(recipient='Gansu', actor=None), dict(actor='Hill Foundation', item='farmers', action='train')),
         'two verbs': ('{n} {i} {b} {v} and {w} in Gansu, {m} of them by volunteers', dict(recipient='Gansu'), dict(actor='volunteers')),
         'of the': ('{n} of the {m} {i} in Gansu {b} {v}', dict(recipient='Gansu'), dict())}

def twins(rng, p):
    p['twin'], p['mood'] = draw(rng, TWINS), draw(rng, BE)
    form, first, second = TWINS[p['twin']]
    _, several, planned = BE[p['mood']]
    verbs = BUILD[:9] + BUILD[12:14]
    (v, lemma), (w, other) = rng.sample(verbs, 2)
    i, j = rng.sample(DONE['works'][1], 2)
    p['verb'], p['item'] = v, i
    if p['twin'] in ('then active', 'three') and p['mood'] not in ('past', 'pluperfect', 'also', 'ly', 'finally', 'thus'): return None
    opening, time = opened(rng, p, planned)
    if p['opening'] in OPEN_PLACE or p['opening'] in OPEN_ACTOR: opening, time, p['opening'] = '', None, 'none'
    if time and p['mood'] == 'now': return None
    m, n = sorted(numbers(rng, 2)) if p['twin'] != 'of the' else sorted(numbers(rng, 2))[::-1]
    q, qualifier = quantity(p, n)
    if p['twin'] == 'of the': q, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    both = dict(time=time or YEAR, status='planned' if planned else 'actual')
    if planned is None: lacking(both, 'status')
    one = dict(value=n, qualifier=qualifier, item=i, action=lemma) | both | first
    two = dict(value=m, qualifier='exact', item=i if p['twin'] in ('places', 'agents', 'two verbs') else j, action=other if '{w}' in form else lemma) | both | second
    if p['twin'] == 'two verbs': one['action'], two['action'] = f'{lemma}; {other}', f'{lemma}; {other}'
    if p['twin'] == 'then active' : two['time'] = time or YEAR
    told = {str(n): one} | ({} if p['twin'] == 'of the' else {str(m): two})
    return opening + form.format(n=q, m=m, i=i, j=j, b=several, v=v, w=w), told

# Other frames of a passive: the words around what was done, of it.
FRAMES = {'planned that': ('it is planned that {q} {i} will be {v}{w}{b}', True), 'expected that': ('it is expected that {q} {i} will be {v}{w}{b}', True), 'planned to': ('{q} {i} are planned to be {v}{w}{b}', True),
          'with': ('work went on, with {q} {i} {v}{w}{b}', False), 'inverted': ('{V}{w} were {q} {i}', False), 'also inverted': ('also {v}{w} were {q} {i}', False),
          'homes': ('the roofs of {q} {i} were {v}{w}{b}', False), 'while': ('while talks went on, {q} {i} were {v}{w}{b}', False), 'when': ('the road was closed when {q} {i} were {v}{w}{b}', False),
          'so that': ('money was found, so that {q} {i} could be {v}{w}{b}', None), 'after which': ('the law was changed, after which {q} {i} were {v}{w}{b}', False),
          'to be': ('there are {q} {i} to be {v}{w}{b}', None), 'saw': ('the year saw {q} {i} {v}{w}{b}', False),
          'thanks': ('the rest was done by neighbours, and {q} {i} were {v}{w}{b}', False), 'colon': ('the work went well: {q} {i} were {v}{w}{b}', False), 'dash': ('the work went well – {q} {i} were {v}{w}{b}', False),
          'whereby': ('the scheme, under which {q} {i} were {v}{w}{b}, is over', False), 'where': ('the work was done in Gansu, where {q} {i} were {v}{b}', 'Gansu')}

def framed(rng, p):
    p['frame'], p['by'], p['where'] = draw(rng, FRAMES), rng.choice(['none'] * 12 + list(AGENTS)), rng.choice(PLACED)
    form, planned = FRAMES[p['frame']]
    v, lemma = rng.choice(BUILD[:9] + BUILD[12:14])
    p['verb'], p['item'] = v, draw(rng, DONE['works'][1])
    if p['frame'] == 'homes': v, lemma, p['item'] = *rng.choice([('repaired', 'repair'), ('retiled', 'retile'), ('resealed', 'reseal')]), draw(rng, ['houses', 'schools', 'village clinics'])
    p['verb'] = v
    n, = numbers(rng, 1)
    q, qualifier = quantity(p, n)
    p['opening'] = 'none'
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' and '{b}' in form else ('', None)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=YEAR, status='planned' if planned is True else 'actual', actor=actor, action=lemma)
    if planned is None: lacking(told, 'status')
    place_of(p, told)
    if planned == 'Gansu': told['recipient'] = 'Gansu'
    if p['frame'] in ('to be',): lacking(told, 'action'), lacking(told, 'actor')
    if p['frame'] == 'homes' or p['by'] == 'people from' and told.get('recipient') is None: lacking(told, 'recipient')
    where = WHERES[p['where']][0]
    if p['frame'] in ('inverted', 'also inverted', 'whereby'): where = where.rstrip(',')
    if p['frame'] in ('inverted', 'also inverted') and ('12' in where or v in ('resealed', 'refitted', 'rewired', 'retiled')): return None
    return form.format(q=q, i=p['item'], v=v, V=v[0].upper() + v[1:], w=where, b=by), {str(n): told}

# The number stands behind the verb or inside the subject: the frame, where {n} is the figure's words, then its text, unit, item, action, and fields that differ
# (0: left open).
OBLIQUE = {'to whom': ('loans {b} granted to {n} firms{w}', '', None, 'firms', 'grant', {}), 'to whom by': ('tools {b} handed out by Hill Foundation to {n} young farmers{w}', '', None, 'young farmers', 'hand out', {'actor': 'Hill Foundation'}),
           'in villages': ('wells {b} dug in {n} villages of Gansu', '', None, 'villages', 'dig', {'recipient': 'Gansu'}), 'at a cost': ('the school {o} rebuilt at a cost of {n}{w}', ' million Yuan', 'CNY', 'cost', 'rebuild', {}),
           'by many': ('the bridge {o} repaired by {n} volunteers{w}', '', None, 'volunteers', 'repair', {}), 'by many in': ('the walls {b} painted by {n} local women in Gansu', '', None, 'local women', 'paint', {'recipient': 'Gansu'}),
           'training': ('training {o} given to {n} nurses{w}', '', None, 'nurses', 'give; train', {}), 'for whom': ('houses {b} built for {n} poor families in Gansu', '', None, 'poor families', 'build', {'recipient': 'Gansu'}),
           'in homes': ('stoves {b} installed in {n} homes{w}', '', None, 'homes', 'install', {}), 'on land': ('trees {b} planted on {n}{w}', ' hectares', 'ha', 0, 'plant', {}), 'among': ('seed {o} distributed among {n} villages{w}', '', None, 'villages', 'distribute', {}),
           'each of': ('each of the {n} villages {o} given a well', '', None, 'villages', 'give', {'recipient': None}), 'extended': ('the road {o} extended by {n}', ' km', 'km', 'road', 'extend', {'recipient': None}),
           'at schools': ('courses {b} held at {n} schools{w}', '', None, 'schools', 'hold', {}), 'from': ('money {o} collected from {n} firms{w}', '', None, 'firms', 'collect', {'recipient': 0, 'actor': 0})}
ATTENDED = {'attended': ('the meeting {o} attended by {n} farmers', 'farmers', 'attend'), 'visited': ('Lushan Hospital {o} visited by {n} students', 'students', 'visit'), 'used': ('the road {o} used by {n} villages', 'villages', 'use'),
            'watched': ('the play {o} watched by {n} pupils', 'pupils', 'watch'), 'signed': ('the petition {o} signed by {n} women', 'women', 'sign'), 'joined': ('the walk {o} joined by {n} nurses', 'nurses', 'join'),
            'run': ('the shop {o} run by {n} young women', 'young women', 'run'), 'staffed': ('the clinic {o} staffed by {n} nurses', 'nurses', 'staff'), 'founded': ('the club {o} founded by {n} herdsmen', 'herdsmen', 'found'),
            'owned': ('the mill {o} owned by {n} families', 'families', 'own'), 'served': ('the valley {o} served by {n} clinics', 'clinics', 'serve')}
BE_PAST = [k for k, v in BE.items() if v[2] is False and k != 'present']

def oblique(rng, p):
    p['oblique'], p['mood'] = draw(rng, OBLIQUE), draw(rng, BE)
    form, unit, symbol, item, action, own = OBLIQUE[p['oblique']]
    one, several, planned = BE[p['mood']]
    p['where'] = rng.choice(PLACED) if '{w}' in form else 'none'
    opening, time = opened(rng, p, planned)
    if p['mood'] == 'now' and time: return None
    n, = numbers(rng, 1)
    if p['quantity'] in ('new', 'another', 'total') and unit: p['quantity'] = 'bare'
    words, qualifier = quantity(p, n)
    if p['oblique'] == 'each of': words, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    text = f'{n}{unit}'
    told = dict(value=n * (1000000 if 'million' in unit else 1), qualifier=qualifier, item=item, time=time or YEAR, status='planned' if planned else 'actual', actor=None, action=action)
    if symbol: told['unit'] = symbol
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR: lacking(told, 'actor')
    place_of(p, told)
    if p['where'] == 'counted': lacking(told, 'recipient')
    told |= own
    if p['opening'] in OPEN_PLACE and told.get('recipient') is None: lacking(told, 'recipient')
    for k in ('item', 'recipient', 'actor'):
        if told.get(k) == 0: lacking(told, k)
    return opening + form.format(b=several, o=one, n=words.replace(str(n), text), w=WHERES[p['where']][0]), {text: told}

def attended(rng, p):
    p['attended'], p['mood'] = draw(rng, ATTENDED), rng.choice(BE_PAST)
    form, item, action = ATTENDED[p['attended']]
    opening, time = opened(rng, p)
    if p['mood'] == 'now' and time: return None
    n, = numbers(rng, 1)
    words, qualifier = quantity(p, n)
    told = dict(value=n, qualifier=qualifier, item=item, time=time or YEAR, status='actual', actor=None, action=action)
    if action == 'own': lacking(told, 'action')
    if p['opening'] in OPEN_ACTOR: lacking(told, 'actor')
    return opening + form.format(o=BE[p['mood']][0], n=words), {str(n): told}

# Measured things that are dealt with: the words, the unit, the item, the verbs.
LOADS = {'km of': ('{n} of roads', ' km', 'km', 'roads', BUILD[:2] + BUILD[5:6]), 'of km': ('roads of {n}', ' km', 'km', 'roads', BUILD[:2]), 'tons': ('{n} of rice', ' tons', 't', 'rice', GIVEN), 'worth': ('goods worth {n}', ' million Yuan', 'CNY', 'goods', GIVEN[:6]),
         'loans': ('loans of {n}', ' million Yuan', 'CNY', 'loans', [('granted', 'grant'), ('issued', 'issue'), ('approved', 'approve'), ('repaid', 'repay')]), 'hectares': ('{n} of forest', ' hectares', 'ha', 'forest', SAVED[:3]),
         'totalling': ('grants totalling {n}', ' million Yuan', 'CNY', 'grants', [('paid out', 'pay out'), ('approved', 'approve'), ('awarded', 'award')]), 'boxes': ('{n} boxes of soap', '', 'box', 'soap', GIVEN[:6]), 'pairs': ('{n} pairs of shoes', '', 'pair', 'shoes', GIVEN[:6]),
         'terraces': ('terraces of {n}', ' hectares', 'ha', 'terraces', BUILD[:2]), 'square': ('{n} of floor space', ' square meters', 'm2', 'floor space', [('added', 'add'), ('rented', 'rent')]), 'head': ('{n} head of cattle', '', 'head', 'cattle', [('sold', 'sell'), ('vaccinated', 'vaccinate'), ('slaughtered', 'slaughter')])}

def loads(rng, p):
    p['load'], p['mood'], p['by'] = draw(rng, LOADS), draw(rng, BE), rng.choice(['none'] * 12 + list(AGENTS))
    form, unit, symbol, item, verbs = LOADS[p['load']]
    one, several, planned = BE[p['mood']]
    v, lemma = rng.choice(verbs)
    p['verb'], p['where'] = v, rng.choice(PLACED)
    opening, time = opened(rng, p, planned)
    if p['mood'] == 'now' and time: return None
    n, = numbers(rng, 1)
    if p['quantity'] in ('new', 'another', 'total') and (unit or form[0] != '{'): p['quantity'] = 'bare'
    words, qualifier = quantity(p, n)
    text = f'{n}{unit}'
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    told = dict(value=n * (1000000 if 'million' in unit else 1), unit=symbol, qualifier=qualifier, item=item, time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=lemma)
    if symbol is None: lacking(told, 'unit')
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR and not actor: lacking(told, 'actor')
    place_of(p, told)
    if p['by'] == 'people from' and told.get('recipient') is None: lacking(told, 'recipient')
    be = one if p['load'] in ('tons', 'hectares', 'square') and rng.random() < 0.5 else several
    return opening + form.format(n=words.replace(str(n), text)) + f" {be} {v}{WHERES[p['where']][0]}{by}", {text: told}

# Subjects that tell whose or where: what they say, the recipient.
OWNED = {"'s": ("Gansu's {n} {i}", 'Gansu'), 'all of': ('all {n} {i} of Gansu', 'Gansu'), 'the in': ('the {n} {i} in Gansu', 'Gansu'), 'the of the county': ('the {n} {i} of the county', 'Lushan County'), 'its': ("the county's {n} {i}", 'Lushan County'),
         'in': ('{q} {i} in Gansu', 'Gansu'), 'across': ('{q} {i} across Gansu', 'Gansu'), 'of': ('{q} {i} of Gansu Province', 'Gansu Province'), 'at': ('{q} {i} at Tianjin University', 'Tianjin University'), 'in two': ('{q} {i} in Gansu and Qinghai', 'Gansu; Qinghai'),
         'these': ('these {n} {i}', 0), 'run by': ('{q} {i} run by volunteers in Gansu', 0), 'old': ('{q} old {i} in the hills of Gansu', 'Gansu')}

def owned(rng, p):
    p['owned'], p['mood'], p['by'] = draw(rng, OWNED), draw(rng, BE), rng.choice(['none'] * 12 + list(AGENTS))
    form, recipient = OWNED[p['owned']]
    _, several, planned = BE[p['mood']]
    v, lemma = rng.choice(BUILD[1:4] + BUILD[5:7] + BUILD[9:14])
    p['verb'], p['item'] = v, draw(rng, ['schools', 'wells', 'village clinics', 'greenhouses', 'shops'])
    opening, time = opened(rng, p, planned)
    if p['opening'] in OPEN_PLACE: opening, time, p['opening'] = '', None, 'none'
    if p['mood'] == 'now' and time: return None
    n, = numbers(rng, 1)
    q, qualifier = quantity(p, n)
    if '{q}' not in form: q, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=lemma, recipient=recipient)
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR and not actor: lacking(told, 'actor')
    if recipient == 0: lacking(told, 'recipient')
    return opening + form.format(n=n, q=q, i=p['item']) + f' {several} {v}{by}', {str(n): told}

# What befell people and things.
BEFELL = {'killed': 'kill', 'injured': 'injure', 'displaced': 'displace', 'made homeless': 'make', 'reported missing': 'report', 'taken to hospital': 'take', 'infected': 'infect', 'arrested': 'arrest', 'fined': 'fine', 'freed': 'free',
          'cut off': 'cut off', 'evicted': 'evict', 'robbed': 'rob', 'found guilty': 'find', 'awarded prizes': 'award', 'swept away': 'sweep away', 'dismissed': 'dismiss', 'detained': 'detain', 'rescued': 'rescue'}
CAUSES = {'none': '', 'when': ' when a storm hit', 'in': ' in a fire', 'after': ' after heavy rain', 'as': ' as rivers rose', 'during': ' during the unrest', 'by storm': ' in the storm', 'while': ' while rains went on', 'most': ', most of them women', 'at work': ' at work'}

def befell(rng, p):
    p['verb'], p['cause'], p['mood'] = draw(rng, BEFELL), draw(rng, CAUSES), rng.choice(['past', 'past', 'perfect', 'pluperfect', 'also', 'now', 'since', 'already'])
    p['item'] = draw(rng, ['people', 'villagers', 'workers', 'children', 'fishermen', 'elderly people', 'miners'])
    p['where'] = rng.choice(['none', 'none', 'name', 'province', 'two names', 'north', 'eastern', 'counties of', 'city', 'parts of', 'abroad', 'county', 'across'])
    opening, time = opened(rng, p)
    if p['mood'] == 'now' and time or p['opening'] in ('aim', 'thanks', 'help', 'for bare', 'once', 'because', 'where'): return None
    n, = numbers(rng, 1)
    q, qualifier = quantity(p, n)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='actual', actor=None, action=BEFELL[p['verb']])
    place_of(p, told)
    return f"{opening}{q} {p['item']} {BE[p['mood']][1]} {p['verb']}{WHERES[p['where']][0]}{CAUSES[p['cause']]}", {str(n): told}

# A sentence that names somebody or some place, and one that points to it: {d} what was done, {q} {i} to what; actor, recipient.
POINTS = {'the province': ('Gansu Province has 14 cities. In the province {q} {i} {d}', None, 'Gansu Province'), 'the province comma': ('Gansu Province has 14 cities. In the province, {q} {i} {d}', None, 'Gansu Province'),
          'its': ('Gansu Province has 14 cities. Its {n} {i} {d}', None, 'Gansu Province'), 'of its': ('Gansu Province has 14 cities. {n} of its {i} {d}', None, 'Gansu Province'),
          'the foundation': ('Hill Foundation has 17 offices. {Q} {i} {d} by the foundation', 'Hill Foundation', None), 'by it': ('Hill Foundation has 17 offices. {Q} {i} {d} by it', 'Hill Foundation', None),
          'the ministry': ('The Ministry of Works has 18 offices. {Q} {i} {d} by the ministry in Gansu', 'Ministry of Works', 'Gansu'), 'two provinces': ('Gansu and Qinghai have 20 cities. In the two provinces {q} {i} {d}', None, 'Gansu; Qinghai'),
          'both': ('Gansu and Qinghai have 20 cities. In both provinces, {q} {i} {d}', None, 'Gansu; Qinghai'), 'of the province': ('Gansu Province has 14 cities. In the hills of the province {q} {i} {d}', None, 'Gansu Province'), 'where': ('In Gansu, where hills are steep, {q} {i} {d}', None, 'Gansu'),
          'this county': ('In this county {q} {i} {d}', None, 'Lushan County'), 'whole county': ('In the whole county, {q} {i} {d}', None, 'Lushan County'), 'across the county': ('Across the county {q} {i} {d}', None, 'Lushan County'), 'throughout the county': ('{Q} {i} {d} throughout the county', None, 'Lushan County'),
          'villages of the county': ('{Q} {i} {d} in the villages of the county', None, 'Lushan County'), "county's villages": ("{Q} {i} {d} in the county's villages", None, 'Lushan County'), 'by the county': ('{Q} {i} {d} by the county in its villages', 'Lushan County', 0),
          'county government': ('{Q} {i} {d} by the county government', 'county government', None), 'the city': ('Tianshui City has 19 towns. {Q} {i} {d} in the city', None, 'Tianshui City'), 'that city': ('Tianshui City has 19 towns. {Q} {i} {d} by the city', 'Tianshui City', None),
          'opening names': ('In Gansu {q} {i} {d}', None, 'Gansu'), 'opening in': ('In Longnan, Tianshui and Dingxi, {q} {i} {d}', None, 'Longnan; Tianshui; Dingxi'), 'opening group': ('In poor villages of Gansu, {q} {i} {d}', None, 'Gansu'), 'year in': ('In 2014 in Gansu {q} {i} {d}', None, 'Gansu'),
          'in year': ('In Gansu in 2014 {q} {i} {d}', None, 'Gansu'), 'in, year,': ('In Gansu, in 2014, {q} {i} {d}', None, 'Gansu'), 'alone': ('In Gansu alone, {q} {i} {d}', None, 'Gansu'), 'for the poor': ('For poor households in Gansu, {q} {i} {d}', None, 'Gansu'),
          'meanwhile in': ('Meanwhile, in Gansu, {q} {i} {d}', None, 'Gansu'), 'and in': ('Work goes on, and in Gansu {q} {i} {d}', None, 'Gansu'), 'while in': ('Work goes on, while in Gansu {q} {i} {d}', None, 'Gansu'), 'semicolon in': ('Work goes on; in Gansu, {q} {i} {d}', None, 'Gansu')}
POINTED = {'have': ('Lushan Hospital has 16 doctors. The hospital has {q} beds', 'beds', None, None, 'Lushan Hospital'), 'it has': ('Lushan Hospital has 16 doctors. It has {q} beds', 'beds', None, None, 'Lushan Hospital'),
           'at the hospital': ('Lushan Hospital has 16 doctors. {Q} patients were treated at the hospital', 'patients', 'treat', None, 'Lushan Hospital'), 'there were': ('Gansu Province has 14 cities. There are {q} wells in the province', 'wells', None, None, 'Gansu Province'),
           'it treated': ('Lushan Hospital has 16 doctors. It treated {q} patients', 'patients', 'treat', 'Lushan Hospital', None), 'their': ('Gansu and Qinghai have 20 cities. Together they have {q} wells', 'wells', None, None, 'Gansu; Qinghai'),
           'it is home': ('Tianshui City has 19 towns. It is home to {q} small farms', 'small farms', None, None, 'Tianshui City'), 'the city has': ('Tianshui City has 19 towns. The city has {q} schools', 'schools', None, None, 'Tianshui City'),
           'the county is home': ('The county is home to {q} small farms', 'small farms', None, None, 'Lushan County'), 'in the county there': ('In the county there are {q} schools', 'schools', None, None, 'Lushan County'), 'the county has': ('The county now has {q} schools', 'schools', None, None, 'Lushan County'),
           'there live': ('Tianshui City has 19 towns. {Q} schools are in the city', 'schools', None, None, 'Tianshui City'), 'where it has': ('UNICEF works in Gansu, where it has {q} offices', 'offices', None, None, 'UNICEF; Gansu')}

def points(rng, p):
    if rng.random() < 0.35:
        p['pointed'], p['opening'] = draw(rng, POINTED), 'none'
        form, item, action, actor, recipient = POINTED[p['pointed']]
        n, = numbers(rng, 1)
        if p['quantity'] in ('another', 'total'): p['quantity'] = 'bare'
        q, qualifier = quantity(p, n)
        told = dict(value=n, qualifier=qualifier, item=item, actor=actor, action=action, recipient=recipient, status='actual')
        return form.format(q=q, Q=q[0].upper() + q[1:]), {str(n): told}
    p['points'], p['mood'], p['opening'] = draw(rng, POINTS), draw(rng, BE), 'none'
    form, actor, recipient = POINTS[p['points']]
    _, several, planned = BE[p['mood']]
    v, lemma = rng.choice(BUILD[:9] + BUILD[12:14])
    p['verb'], p['item'] = v, draw(rng, DONE['works'][1])
    n, = numbers(rng, 1)
    q, qualifier = quantity(p, n)
    if '{n}' in form: q, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    told = dict(value=n, qualifier=qualifier, item=p['item'], status='planned' if planned else 'actual', actor=actor, action=lemma, recipient=recipient)
    if planned is None: lacking(told, 'status')
    if recipient == 0: lacking(told, 'recipient')
    return form.format(n=n, q=q, Q=q[0].upper() + q[1:], i=p['item'], d=f'{several} {v}'), {str(n): told}

# What there is, with its place: the words, whether they open with the place.
EXIST = {'there are': ('there are {q} {i}{w}', 1), 'there were': ('there were {q} {i}{w}', 1), 'there are still': ('there are still {q} {i}{w}', 1), 'there are now': ('there are now {q} {i}{w}', 1),
         'there will be': ('there will be {q} {i}{w}', 1), 'has': ('{p} has {q} {i}', 0), 'had': ('{p} had {q} {i}', 0), 'now has': ('{p} now has {q} {i}', 0), 'has altogether': ('{p} has altogether {q} {i}', 0),
         'home': ('{p} is home to {q} {i}', 0), 'was home': ('{p} was home to {q} {i}', 0), 'boasts': ('{p} boasts {q} {i}', 0), 'boasted': ('{p} boasted {q} {i}', 0),
         'still has': ('{p} still has {q} {i}', 0), 'will have': ('{p} will have {q} {i}', 0), 'number': ('{i}{w} number {q}', 2), 'numbered': ('{i}{w} numbered {q}', 2),
         'the number': ('the number of {i}{w} is {q}', 2), 'the number reached': ('the number of {i}{w} reached {q}', 2), 'the number stood': ('the number of {i}{w} stood at {q}', 2),
         'with': ('{p}, with {q} {i}, is the largest of its kind', 0), 'remain': ('{q} {i} remain{w}', 1), 'own': ("{p}'s {q} {i} are poor", 0), 'in all': ('there are {q} {i} in all{w}', 1),
         'contains': ('{p} contains {q} {i}', 0), 'comprises': ('{p} comprises {q} {i}', 0), 'has a total': ('{p} has {q} {i} in total', 0), 'possesses': ('{p} possesses {q} {i}', 0),
         'are located': ('{q} {i} are located{w}', 1), 'lie': ('{q} {i} lie{w}', 1), 'without': ('{q} {i}{w} are without water', 1), 'no roads': ('{q} {i}{w} have no roads', 1),
         'poor': ('{q} {i}{w} are small', 1), 'used to': ('there used to be {q} {i}{w}', 1), 'have been': ('there have been {q} {i}{w}', 1), 'consists': ('{p} consists of {q} {i}', 0),
         'made up': ('{p} is made up of {q} {i}', 0), 'home, ': ('{p}, home to {q} {i}, is growing', 0), 'which has': ('{p}, which has {q} {i}, is growing', 0), 'where there are': ('{p}, where there are {q} {i}, is growing', 0),
         'of the': ('of the {i} of {p}, {q} are small', 0), 'has only': ('{p} has only {q} {i}', 0), 'has as many': ('{p} has as many as {q} {i}', 0), 'today has': ('{p} today has {q} {i}', 0), 'owns': ('{p} owns {q} {i}', 0),
         'possessed': ('{p} possessed {q} {i}', 0), 'that have': ('there are {q} {i} that have no water{w}', 1), 'had been': ('there had been {q} {i}{w}', 1), 'may be': ('there may be {q} {i}{w}', 1)}
EXIST = {k: v for k, v in EXIST.items() if v}
THINGS = ['schools', 'hospitals', 'village clinics', 'poor households', 'nature reserves', 'small farms', 'primary schools', 'lakes', 'registered companies', 'cold stores']
HOLDERS = {'name': ('Gansu', 'Gansu'), 'province': ('Gansu Province', 'Gansu Province'), 'the county': ('the county', 'Lushan County'), 'city': ('the city of Tianshui', 'Tianshui'),
           'district': ('Chengguan District', 'Chengguan District'), 'name, which': ('Gansu, which borders Qinghai,', 'Gansu'), 'two': ('Gansu and Qinghai', 'Gansu; Qinghai'),
           'name, noun': ('Tianshui, an old city,', 'Tianshui'), 'branch': ('Hill Foundation', 'Hill Foundation'), 'acronym': ('UNICEF', 'UNICEF'), 'university': ('Tianjin University', 'Tianjin University')}

def exists(rng, p):
    p['exist'] = draw(rng, EXIST)
    form, kind = EXIST[p['exist']]
    n, = numbers(rng, 1)
    p['item'] = draw(rng, THINGS)
    planned = p['exist'] in ('there will be', 'will have')
    opening, time = opened(rng, p, planned)
    if p['opening'] in OPEN_PLACE and kind == 0 or p['opening'] == 'aim' or p['exist'] == 'of the' and p['opening'] in ('reported', 'report', 'said that') or time and ('now' in form or 'today' in form or 'still' in form): opening, time, p['opening'] = '', None, 'none'
    words, qualifier = quantity(p, n)
    if p['exist'] in ('of the', 'has only', 'has as many'): words, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    if p['quantity'] in ('another', 'new', 'total') and kind == 2 or p['quantity'] == 'another' and 'still' in form: words, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='planned' if planned else 'actual', change='none', actor=None, action=None)
    if p['exist'] in ('own', 'with'): lacking(told, 'action')
    if p['exist'] == 'that have': lacking(told, 'recipient')
    if kind == 0:
        p['holder'] = draw(rng, HOLDERS)
        holder, recipient = HOLDERS[p['holder']]
        if p['exist'] in ('own', 'with', 'home, ', 'which has', 'where there are', 'of the') and holder.endswith(',') or p['exist'] in ('made up', 'consists', 'where there are', 'contains', 'comprises', 'possesses') and p['holder'] in ('branch', 'acronym', 'university') or p['exist'] in ('home', 'was home') and p['holder'] in ('branch', 'acronym'): return None
        if p['holder'] == 'two': form = form.replace(' has ', ' have ').replace(' is ', ' are ').replace('was', 'were').replace('boasts', 'boast').replace('contains', 'contain').replace('comprises', 'comprise').replace('possesses', 'possess').replace('consists', 'consist').replace('owns', 'own')
        if p['holder'] == 'two' and p['exist'] in ('with', 'own', 'home, ', 'which has'): return None

        told['recipient'] = recipient
        return opening + form.format(p=holder, q=words, i=p['item']), {str(n): told}
    p['where'] = rng.choice(PLACED)
    where, there = WHERES[p['where']]
    place_of(p, told)
    if p['exist'] == 'that have': told.pop('recipient', None)
    if rng.random() < 0.3 and kind == 1 and where and p['opening'] == 'none':
        p['opening'] = 'where'
        return f"{where[1:]}{rng.choice([' ', ', '])}" + form.format(q=words, i=p['item'], w=''), {str(n): told}
    return opening + form.format(q=words, i=p['item'], w=where), {str(n): told}

# Those who are counted do something: the verb's forms (for several: present, past, to-infinitive), its lemma, what follows, and the recipient (0: left open).
ACTS = {'attend': ('attend', 'attended', 'attend'), 'visit': ('visit', 'visited', 'visit'), 'use': ('use', 'used', 'use'), 'join': ('join', 'joined', 'join'),
        'work': ('work at', 'worked at', 'work'), 'study': ('study at', 'studied at', 'study'), 'live': ('live in', 'lived in', 'live'), 'settle': ('settle in', 'settled in', 'settle'),
        'return': ('return to', 'returned to', 'return'), 'arrive': ('arrive in', 'arrived in', 'arrive'), 'flee': ('flee to', 'fled to', 'flee'), 'enrol': ('enrol at', 'enrolled at', 'enrol; enroll'),
        'apply': ('apply to', 'applied to', 'apply'), 'camp': ('camp in', 'camped in', 'camp'), 'travel': ('travel to', 'travelled to', 'travel'), 'tour': ('tour', 'toured', 'tour')}
GOALS = {'attend': 'b', 'visit': 'bp', 'use': 'b', 'join': 'o', 'work': 'b', 'study': 'b', 'live': 'p', 'settle': 'p', 'return': 'p', 'arrive': 'p', 'flee': 'p', 'enrol': 'b', 'apply': 'o', 'camp': 'p', 'travel': 'p', 'tour': 'p'}
ENDS_AT = {'b': {'university': ('Tianjin University', 'Tianjin University'), 'hospital': ('Lushan Hospital', 'Lushan Hospital')},
           'p': {'name': ('Gansu', 'Gansu'), 'county': ('the county', 'Lushan County'), 'park': ('Yellowstone National Park', 'Yellowstone National Park'), 'two': ('Gansu and Qinghai', 'Gansu; Qinghai'), 'city': ('the city of Tianshui', 'Tianshui')},
           'o': {'foundation': ('Hill Foundation', 'Hill Foundation'), 'union': ("the Farmers' Union", "Farmers' Union"), 'acronym': ('UNICEF', 'UNICEF')}}
FOLK = ['pupils', 'people', 'visitors', 'young women', 'migrant workers', 'nurses', 'farmers', 'students from poor families']
TENSES = {'present': (0, '{}', False), 'past': (1, '{}', False), 'perfect': (1, 'have {}', False), 'will': (0, 'will {}', True), 'are expected': (0, 'are expected to {}', True), 'continue': (0, 'continue to {}', False),
          'now': (0, 'now {}', False), 'also': (1, 'also {}', False), 'came to': (0, 'came to {}', False), 'were able': (0, 'were able to {}', False), 'would': (0, 'would {}', True)}

def acts(rng, p):
    p['act'], p['tense'] = draw(rng, ACTS), draw(rng, TENSES)
    form, words, planned = TENSES[p['tense']]
    if p['tense'] == 'came to' and p['act'] in ('arrive', 'flee', 'return', 'settle', 'travel'): return None
    n, = numbers(rng, 1)
    p['item'] = draw(rng, FOLK)
    kind = rng.choice(GOALS[p['act']])
    p['goal'] = draw(rng, ENDS_AT[kind])
    goal, recipient = ENDS_AT[kind][p['goal']]
    opening, time = opened(rng, p, planned)
    if p['opening'] in OPEN_PLACE: opening, time, p['opening'] = '', None, 'none'
    q, qualifier = quantity(p, n)
    p['end'] = rng.choice(['none', 'none', 'year', 'first', 'according', 'said'])
    timed(p, time)
    verb = words.format(ACTS[p['act']][form] if p['tense'] != 'perfect' or p['act'] != 'flee' else 'fled to')
    told = dict(value=n, qualifier=qualifier, item=p['item'].split(' from')[0], time=time or YEAR, status='planned' if planned else 'actual', actor=None, action=ACTS[p['act']][2], recipient=recipient)
    if p['act'] == 'live': lacking(told, 'action')  # a state, by some
    if p['tense'] == 'now' and time: return None
    return f"{opening}{q} {p['item']} {verb} {goal}{TAILS[p['end']]}", {str(n): told}

# What counted people and bodies do: past, base, lemma, the rest, the recipient (0: left open).
DEEDS = {'receive': ('received', 'receive', 'receive', ' new houses', None), 'take part': ('took part', 'take part', 'take part', ' in short courses', 0), 'find': ('found', 'find', 'find', ' jobs in Gansu', 'Gansu'),
         'move': ('moved', 'move', 'move', ' into new houses in Gansu', 'Gansu'), 'die': ('died', 'die', 'die', ' in Gansu', 'Gansu'), 'benefit': ('benefited', 'benefit', 'benefit', ' from the project', None),
         'shake off': ('shook off', 'shake off', 'shake off', ' poverty in Gansu', 'Gansu'), 'gain': ('gained', 'gain', 'gain', ' access to clean water', None), 'buy': ('bought', 'buy', 'buy', ' better seed', None),
         'plant': ('planted', 'plant', 'plant', ' tea in Gansu', 'Gansu'), 'open': ('opened', 'open', 'open', ' shops in Gansu', 'Gansu'), 'set up': ('set up', 'set up', 'set up', ' cooperatives in Gansu', 'Gansu'),
         'drop out': ('dropped out', 'drop out', 'drop out', ' of school', None), 'migrate': ('migrated', 'migrate', 'migrate', ' from Longnan to Tianshui', 'Tianshui'), 'get': ('got', 'get', 'get', ' loans', None),
         'return': ('returned', 'return', 'return', ' home to Gansu', 'Gansu'), 'retrain': ('retrained', 'retrain', 'retrain', ' as nurses', None), 'obtain': ('obtained', 'obtain', 'obtain', ' certificates', None),
         'commute': ('commuted', 'commute', 'commute', ' to Tianshui', 'Tianshui'), 'volunteer': ('volunteered', 'volunteer', 'volunteer', ' at Lushan Hospital', 'Lushan Hospital'), 'learn': ('learned', 'learn', 'learn', ' to read', None),
         'sign up': ('signed up', 'sign up', 'sign up', ' for courses at Tianjin University', 'Tianjin University'), 'grow': ('grew', 'grow', 'grow', ' maize', None), 'invest': ('invested', 'invest', 'invest', ' in Gansu', 'Gansu')}

def does(rng, p):
    p['deed'] = draw(rng, DEEDS)
    past, base, lemma, rest, recipient = DEEDS[p['deed']]
    p['tense'] = rng.choice(['past', 'past', 'perfect', 'will', 'also', 'are expected', 'pluperfect', 'later'])
    part = {'took part': 'taken part', 'shook off': 'shaken off', 'grew': 'grown', 'got': 'got'}.get(past, past)
    words, planned = {'past': (past, False), 'perfect': ('have ' + part, False), 'will': ('will ' + base, True), 'also': ('also ' + past, False), 'are expected': ('are expected to ' + base, True),
                      'pluperfect': ('had ' + part, False), 'later': ('later ' + past, False)}[p['tense']]
    n, = numbers(rng, 1)
    p['item'] = draw(rng, ['households', 'farmers', 'people', 'young women', 'poor families', 'migrant workers', 'residents'])
    opening, time = opened(rng, p, planned)
    if p['opening'] in OPEN_PLACE: opening, time, p['opening'] = '', None, 'none'
    q, qualifier = quantity(p, n)
    p['end'] = rng.choice(['none', 'none', 'none', 'according', 'first', 'year', 'while', 'said'])
    timed(p, time)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='planned' if planned else 'actual', actor=None, action=lemma, recipient=recipient)
    if recipient == 0: lacking(told, 'recipient')
    if lemma == 'die': lacking(told, 'action') if planned else None
    return f"{opening}{q} {p['item']} {words}{rest}{TAILS[p['end']]}", {str(n): told}

MOVED = [('relocated', 'relocate'), ('moved', 'move; move out'), ('resettled', 'resettle'), ('transferred', 'transfer'), ('evacuated', 'evacuate'), ('sent', 'send; send out'), ('taken', 'take; take out; take out of'), ('flown', 'fly; fly out'), ('brought', 'bring; bring out')]
ROUTES = {'from to': (' from Longnan to Tianshui', 'Tianshui'), 'to from': (' to Tianshui from Longnan', 'Tianshui'), 'to': (' to Tianshui', 'Tianshui'), 'hills': (' from the high mountains to Tianshui', 'Tianshui'),
          'out of': (' out of Longnan into Tianshui', 'Tianshui'), 'new': (' from Longnan to new houses in Tianshui', 'Tianshui'), 'homes': (' from their homes to Tianshui', 'Tianshui'), 'sites': (' from Longnan to a new site in Tianshui', 'Tianshui'),
          'to body': (' from Longnan to Tianjin University', 'Tianjin University'), 'to two': (' from Longnan to Tianshui and Dingxi', 'Tianshui; Dingxi'), 'county': (' from Longnan to the county', 'Lushan County'), 'within': (' within Gansu', 'Gansu'),
          'onto': (' from villages in Longnan to Tianshui', 'Tianshui'), 'other': (' from Longnan to other parts of Gansu', 'Gansu')}

def moves(rng, p):
    p['route'], p['mood'], p['by'] = draw(rng, ROUTES), draw(rng, BE), rng.choice(['none'] * 12 + list(AGENTS))
    route, recipient = ROUTES[p['route']]
    _, several, planned = BE[p['mood']]
    participle, lemma = rng.choice(MOVED)
    p['verb'] = participle
    n, = numbers(rng, 1)
    p['item'] = draw(rng, ['households', 'people', 'families', 'residents', 'elderly people', 'patients', 'herdsmen'])
    opening, time = opened(rng, p, planned)
    q, qualifier = quantity(p, n)
    by, actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    told = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='planned' if planned else 'actual', actor=actor, action=lemma, recipient=recipient)
    if planned is None: lacking(told, 'status')
    if p['opening'] in OPEN_ACTOR and not actor: lacking(told, 'actor')
    p['end'] = rng.choice(['none', 'none', 'year', 'first', 'according', 'cost'])
    timed(p, time)
    return f"{opening}{q} {p['item']} {several} {participle}{route}{by}{TAILS[p['end']]}", {str(n): told}

# "Built in 2010, the dam": what is said of the subject, the subject, then a verb with the figure: (verb and object, item, action, recipient).
FRONTED = {'built in': 'Built in 2010, ', 'completed': 'Completed in June 2009, ', 'by': 'Built by volunteers, ', 'opened': 'Opened on 12 May 2008, ', 'set up': 'Set up in 2004, ', 'founded': 'Founded in 2004 in Lanzhou, ',
           'located': 'Located in the hills, ', 'funded': 'Funded by donors, ', 'reopened': 'Reopened after repairs, ', 'designed': 'Designed for young families, ', 'known': 'Known for its fruit, ', 'surrounded': 'Surrounded by hills, '}
DOES = {'holds': ('the dam', 'holds {} of water', ' million tons', 't', 'water', 0, None), 'irrigates': ('the reservoir', 'irrigates {} of farmland', ' hectares', 'ha', 'farmland', 'irrigate', None),
        'has': ('Lushan Hospital', 'has {} beds', '', None, 'beds', None, 'Lushan Hospital'), 'serves': ('Lushan Hospital', 'serves {} villages', '', None, 'villages', 'serve', 0),
        'trains': ('Tianjin University', 'trained {} nurses', '', None, 'nurses', 'train', 0), 'employs': ('Brightwater Ltd', 'employs {} people', '', None, 'people', 'employ', 0),
        'runs': ('Hill Foundation', 'runs {} schools in Gansu', '', None, 'schools', 'run', 'Gansu'), 'had': ('Tianjin University', 'had {} students', '', None, 'students', None, 'Tianjin University'),
        'treated': ('Lushan Hospital', 'treated {} patients', '', None, 'patients', 'treat', 0), 'lent': ('Hill Foundation', 'lent {} to poor households', ' million Yuan', 'CNY', None, 'lend', 'poor households'),
        'received': ('Lushan Hospital', 'received {} patients', '', None, 'patients', 'receive', 0), 'covers': ('the park', 'covers {}', ' hectares', 'ha', 'park', 0, None), 'links': ('the road', 'links {} villages', '', None, 'villages', 'link', None),
        'benefits': ('the project', 'benefits {} households', '', None, 'households', 'benefit', None), 'cost': ('the dam', 'cost {}', ' million Yuan', 'CNY', 0, 0, None), 'sold': ('Brightwater Ltd', 'sold {} cars', '', None, 'cars', 'sell', None),
        'planted': ('Hill Foundation', 'planted {} of trees in Gansu', ' hectares', 'ha', 'trees', 'plant', 'Gansu'), 'will train': ('Tianjin University', 'will train {} nurses', '', None, 'nurses', 'train', 0)}

def fronted(rng, p):
    p['front'], p['does'] = draw(rng, FRONTED), draw(rng, DOES)
    subject, verb, unit, symbol, item, action, recipient = DOES[p['does']]
    n, = numbers(rng, 1)
    words, qualifier = quantity(p, n)
    if p['quantity'] in ('another', 'new', 'total'): words, qualifier, p['quantity'] = str(n), 'exact', 'bare'
    text = f'{n}{unit}'
    factor = 1000000 if 'million' in unit else 1
    told = dict(value=n * factor, qualifier=qualifier, item=item, time=YEAR, status='actual', actor=None if subject[0].islower() or action is None else subject, action=action, recipient=recipient)
    if symbol: told['unit'] = symbol
    if action == 0: lacking(told, 'action')
    if recipient == 0: lacking(told, 'recipient')
    if not item: lacking(told, 'item')
    if 'will' in verb: told['status'] = 'planned'
    if p['front'] == 'funded' and action: lacking(told, 'actor')
    if p['front'] == 'designed': lacking(told, 'recipient')
    return FRONTED[p['front']] + subject + ' ' + verb.format(words.replace(str(n), text)), {text: told}

# A counted noun and what is said of some of it, or of it.
WHOLES = {'has': ('Gansu has {} {}', None, None, 'Gansu'), 'there are': ('there are {} {} in Gansu', None, None, 'Gansu'), 'built': ('Hill Foundation built {} {} in Gansu', 'Hill Foundation', 'build', 'Gansu'),
          'were built': ('{} {} were built in Gansu', None, 'build', 'Gansu'), 'were checked': ('{} {} were inspected in Gansu', None, 'inspect', 'Gansu'), 'visited': ('experts visited {} {} in Gansu', 'experts', 'visit', 'Gansu')}
PARTS = {'of which verb': (', {} of which were {}', True), 'of which figure': (', of which {} were {}', True), 'of them': (', {} of them {}', True), 'of whom and': (', and {} of them were {}', False),
         'brackets': (' ({} of them {})', True), 'with': (', with {} of them {}', True), 'semicolon': ('; {} of them were {}', False)}

def parts(rng, p):
    p['whole'], p['part'] = draw(rng, WHOLES), draw(rng, PARTS)
    p['item'] = draw(rng, ['schools', 'village clinics', 'bridges', 'hospitals'])
    form, actor, action, recipient = WHOLES[p['whole']]
    words, stated = PARTS[p['part']]
    m, n = sorted(numbers(rng, 2))
    participle, lemma = rng.choice(BUILD)
    p['verb'] = participle
    p['by'] = rng.choice(['none'] * 12 + list(AGENTS))
    by, by_actor = (f" by {AGENTS[p['by']][0]}", AGENTS[p['by']][1]) if p['by'] != 'none' else ('', None)
    opening, time = opened(rng, p)
    if p['opening'] in OPEN_PLACE or p['opening'] in OPEN_ACTOR or p['opening'] == 'aim': opening, time, p['opening'] = '', None, 'none'
    q, qualifier = quantity(p, n)
    whole = dict(value=n, qualifier=qualifier, item=p['item'], time=time or YEAR, status='actual', actor=actor, action=action, recipient=recipient)
    part = dict(value=m, qualifier='exact', item=p['item'], time=time or YEAR, status='actual', action=lemma, part_of=str(n))
    if p['by'] != 'none': part['actor'] = by_actor
    elif actor is None: part['actor'] = None
    if not stated: lacking(part, 'part_of')
    return opening + form.format(q, p['item']) + words.format(m, participle + by), {str(n): whole, str(m): part}

# Figures with a participle or a clause behind their noun.
BEHIND = {'money by': ('the {f} {v}{b} was returned', 'money'), 'together with': ('together with {f} {v}{b}, the aid was ample', 'money'), 'including': ('relief came in time, including {f} {v}{b}', 'money'),
          'of the': ('of the {f} {v}{b}, most went to schools', 'money')}

def behind(rng, p):
    p['behind'], p['by'] = draw(rng, BEHIND), draw(rng, AGENTS)
    form, what = BEHIND[p['behind']]
    participle, lemma = rng.choice(PAID + KEPT if what == 'money' else BUILD[:9])
    p['verb'] = participle
    n, = numbers(rng, 1)
    if p['by'] in ('name, noun', 'name, which'): return None
    text = f'{n} million Yuan' if what == 'money' else str(n)
    words = text if what == 'money' else f'{n} houses'
    told = dict(value=n * 1000000 if what == 'money' else n, qualifier='exact', status='actual', actor=AGENTS[p['by']][1], action=lemma, time=YEAR)
    if p['behind'] == 'money by': told |= dict(actor=None, action='return')  # the verb of the clause has it
    return form.format(f=words, v=participle, b=f" by {AGENTS[p['by']][0]}"), {text: told}

FORMS = {'passive': passive, 'exists': exists, 'acts': acts, 'moves': moves, 'fronted': fronted, 'parts': parts, 'behind': behind, 'given': given, 'twins': twins, 'framed': framed, 'does': does, 'oblique': oblique, 'attended': attended, 'loads': loads, 'owned': owned, 'befell': befell, 'points': points}

def make(rng):
    p = {'form': rng.choice(['passive'] * 7 + ['exists'] * 4 + ['acts'] * 2 + ['moves'] * 2 + ['given', 'twins', 'twins', 'oblique', 'oblique', 'oblique', 'attended', 'loads', 'loads', 'owned', 'owned', 'befell', 'befell', 'points', 'points', 'points', 'framed', 'framed', 'does', 'does', 'fronted', 'parts', 'parts', 'behind']), 'quantity': draw(rng, QUANTITIES)}
    made = FORMS[p['form']](rng, p)
    if made is None: return None
    text, told = made
    return Sentence(sentence(text.replace(',,', ',').removesuffix(',')), told, p)
