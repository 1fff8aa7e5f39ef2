"""money.py: who gives how much to whom for what, said outright or of somebody named before: "The All-China Federation of Trade Unions met in May. The
Federation then gave Dingxi County 5 million yuan for roads, including 2 million yuan for bridges"."""
from compose import Sentence
from words import *

# Who gives: how it is named, the actor, what points to it later (or None).
GIVERS = {
    'federation': ('the All-China Federation of Trade Unions', 'All-China Federation of Trade Unions', 'the Federation'),
    'ministry': ('the Ministry of Water Resources', 'Ministry of Water Resources', 'the Ministry'),
    'bank of': ('the Agricultural Development Bank of China', 'Agricultural Development Bank of China', 'the Bank'),
    'bank': ('the World Bank', 'World Bank', 'the Bank'), 'corporation': ('China Grain Corporation', 'China Grain Corporation', 'the Corporation'),
    'company': ('Brightwater Power Company', 'Brightwater Power Company', 'the company'), 'group': ('Huaxin Cement Group', 'Huaxin Cement Group', 'the Group'),
    'foundation': ('Hill Foundation', 'Hill Foundation', 'the Foundation'), 'city': ('Tianjin City', 'Tianjin City', 'the city'),
    'city bare': ('Ningbo', 'Ningbo', 'the city'), 'province': ('Jiangsu Province', 'Jiangsu Province', 'the province'),
    'university': ('Peking University', 'Peking University', 'the university'),
    'commission': ('the State Ethnic Affairs Commission', 'State Ethnic Affairs Commission', 'the Commission'),
    'department': ('the Department of Rural Works', 'Department of Rural Works', 'the department'),
    'administration': ('the State Forestry Administration', 'State Forestry Administration', 'the Administration'),
    'association': ('the China Writers Association', 'China Writers Association', 'the Association'),
    'union': ('the European Union', 'European Union', 'the Union'), 'fund': ('the Global Environment Fund', 'Global Environment Fund', 'the Fund'),
    'agency': ('the Swedish Development Agency', 'Swedish Development Agency', 'the agency'), 'council': ('the Norwegian Refugee Council', 'Norwegian Refugee Council', 'the Council'),
    'academy': ('the Chinese Academy of Sciences', 'Chinese Academy of Sciences', 'the Academy'), 'board': ('the National Silk Board', 'National Silk Board', 'the Board'),
    'society': ('the Red Cross Society of China', 'Red Cross Society of China', 'the Society'),
    'committee': ('the Central Committee of the Jiusan Society', 'Central Committee of the Jiusan Society', 'the Central Committee'),
    'acronym': ('UNICEF', 'UNICEF', 'it'), 'brand': ('Brightwater', 'Brightwater', 'it'),
}
# Several, and such as nothing points to.
OTHERS = {
    'person': ('Mayor Li Ming', 'Li Ming', False), 'firms': ('leading enterprises', 'leading enterprises', True), 'donors': ('overseas donors', 'overseas donors', True),
    'the government': ('the provincial government', 'provincial government', False), 'two': ('Tianjin and Hill Foundation', 'Tianjin; Hill Foundation', True),
    'branch': ('the Tianjin branch of Hill Foundation', 'Hill Foundation; Tianjin branch', False), 'counted': ('18 enterprises', '18 enterprises', True),
    'and its': ('Hill Foundation and its partners', 'Hill Foundation', True), 'staff': ('staff of the mine', 'staff', True),
}
# Whom: the words, the recipient.
TAKERS = {
    'county': ('Dingxi County', 'Dingxi County'), 'city': ('Longnan', 'Longnan'), 'two': ('Luqu and Xiahe', 'Luqu; Xiahe'),
    'three': ('Luqu, Xiahe and Zhuoni counties', 'Luqu; Xiahe; Zhuoni'), 'of': ('Luqu County of Gansu Province', 'Luqu County; Gansu Province'),
    'comma': ('Luqu County, Gansu Province,', 'Luqu County; Gansu Province'), 'the people': ('the people of Dingxi', 'Dingxi'), 'poor of': ('poor villages in Dingxi County', 'Dingxi County'),
    'households': ('poor households', 'poor households'), 'the poor': ('the poorest families', 'poorest families'), 'counted': ('12 poor villages', '12 poor villages; poor villages'),
    'school': ('Dingxi Middle School', 'Dingxi Middle School'), 'firm': ('Clearstream Ltd', 'Clearstream Ltd'), 'government': ('the county government', 'county government'),
    'country': ('Nepal', 'Nepal'), 'state': ('the Government of Nepal', 'Government of Nepal; Nepal'), 'farmers': ('farmers', 'farmers'), 'cooperatives': ('rural cooperatives', 'rural cooperatives'),
    'victims': ('flood victims', 'flood victims'), 'victims in': ('victims of the flood in Longnan', 'Longnan'),
}
GROUPS = ('households', 'the poor', 'counted', 'government', 'farmers', 'cooperatives', 'victims')
PLACES = ('county', 'city', 'two', 'three', 'of', 'comma', 'poor of', 'country', 'counted')  # where one can build something

# The amount: its words (the figure), the scale, the unit.
MONEY = {
    'million yuan': ('{} million yuan', 10 ** 6, 'CNY'), 'Yuan': ('{} million Yuan', 10 ** 6, 'CNY'), 'billion': ('{} billion yuan', 10 ** 9, 'CNY'), 'RMB': ('RMB {} million', 10 ** 6, 'CNY'),
    '$': ('${} million', 10 ** 6, 'USD'), 'US$': ('US$ {} million', 10 ** 6, 'USD'), 'US dollars': ('{} million US dollars', 10 ** 6, 'USD'), 'Rs crore': ('Rs {} crore', 10 ** 7, 'INR'),
    'EUR': ('EUR {} million', 10 ** 6, 'EUR'), 'euro sign': ('€{} million', 10 ** 6, 'EUR'), 'bare yuan': ('{},000 yuan', 1000, 'CNY'),
}
HEDGES = {'bare': ('{}', 'exact'), 'more': ('more than {}', 'more_than'), 'total': ('a total of {}', 'exact'), 'about': ('about {}', 'about'), 'another': ('another {}', 'exact'),
          'up to': ('up to {}', 'at_most'), 'nearly': ('nearly {}', 'nearly')}
# What the money is called, the item.
CALLED = {'none': ('', None), 'of funds': (' of relief funds', 'relief funds'), 'in aid': (' in aid', 'aid'), 'of special': (' of special poverty-relief funds', 'special poverty-relief funds'),
          'in grants': (' in grants', 'grants'), 'in cash': (' in cash', '')}
# What it is for, the item where the money has no name.
PURPOSES = {'none': ('', None), 'roads': (' for rural roads', 'rural roads'), 'gerund': (' for repairing wells', 'repairing wells; wells'), 'work': (' for flood relief', 'flood relief'),
            'the work': (' for the construction of schools', 'construction of schools; schools'), 'to': (' to repair wells', ''), 'and': (' for schools and clinics', 'schools and clinics')}

TO = [('give', 'gave', 'given', 'giving'), ('donate', 'donated', 'donated', 'donating'), ('lend', 'lent', 'lent', 'lending'), ('allocate', 'allocated', 'allocated', 'allocating'),
      ('grant', 'granted', 'granted', 'granting'), ('pay', 'paid', 'paid', 'paying'), ('remit', 'remitted', 'remitted', 'remitting'), ('award', 'awarded', 'awarded', 'awarding'),
      ('transfer', 'transferred', 'transferred', 'transferring'), ('wire', 'wired', 'wired', 'wiring'), ('channel', 'channelled', 'channelled', 'channelling'),
      ('disburse', 'disbursed', 'disbursed', 'disbursing'), ('extend', 'extended', 'extended', 'extending'), ('contribute', 'contributed', 'contributed', 'contributing'),
      ('provide', 'provided', 'provided', 'providing'), ('offer', 'offered', 'offered', 'offering'), ('hand over', 'handed over', 'handed over', 'handing over'),
      ('release', 'released', 'released', 'releasing'), ('issue', 'issued', 'issued', 'issuing'), ('bequeath', 'bequeathed', 'bequeathed', 'bequeathing')]
DOUBLE = [v for v in TO if v[0] in ('give', 'lend', 'grant', 'pay', 'award', 'offer')] + [('send', 'sent', 'sent', 'sending'), ('loan', 'loaned', 'loaned', 'loaning')]
WITH = [('provide', 'provided', 'provided', 'providing'), ('supply', 'supplied', 'supplied', 'supplying'), ('present', 'presented', 'presented', 'presenting'),
        ('endow', 'endowed', 'endowed', 'endowing'), ('help', 'helped', 'helped', 'helping'), ('support', 'supported', 'supported', 'supporting'), ('assist', 'assisted', 'assisted', 'assisting')]
FOR = [('earmark', 'earmarked', 'earmarked', 'earmarking'), ('appropriate', 'appropriated', 'appropriated', 'appropriating'), ('set aside', 'set aside', 'set aside', 'setting aside'),
       ('allocate', 'allocated', 'allocated', 'allocating'), ('raise', 'raised', 'raised', 'raising'), ('budget', 'budgeted', 'budgeted', 'budgeting'), ('provide', 'provided', 'provided', 'providing'),
       ('collect', 'collected', 'collected', 'collecting'), ('arrange', 'arranged', 'arranged', 'arranging'), ('approve', 'approved', 'approved', 'approving'),
       ('mobilise', 'mobilised', 'mobilised', 'mobilising'), ('release', 'released', 'released', 'releasing'), ('sanction', 'sanctioned', 'sanctioned', 'sanctioning'),
       ('put up', 'put up', 'put up', 'putting up'), ('borrow', 'borrowed', 'borrowed', 'borrowing'), ('ringfence', 'ringfenced', 'ringfenced', 'ringfencing')]
ON = [('spend', 'spent', 'spent', 'spending'), ('expend', 'expended', 'expended', 'expending'), ('lavish', 'lavished', 'lavished', 'lavishing')]
IN = [('invest', 'invested', 'invested', 'investing'), ('put', 'put', 'put', 'putting'), ('inject', 'injected', 'injected', 'injecting'), ('plough', 'ploughed', 'ploughed', 'ploughing'), ('sink', 'sank', 'sunk', 'sinking')]
WORKS_FOR = {'roads': 'rural roads', 'clinics': 'village clinics', 'supply': 'water supply', 'building': 'the construction of schools', 'repair': 'repairing dams', 'two': 'roads and bridges'}
PASSIVE = {'was': ('was', False), 'were': ('were', False), 'has been': ('has been', False), 'had been': ('had been', False), 'will be': ('will be', True), 'is to be': ('is to be', True),
           'would be': ('would be', True), 'was also': ('was also', False), 'is expected': ('is expected to be', True)}
GOODS_FOR = {'medicines': 'medicines', 'materials': 'materials', 'books': 'books and desks', 'clothes': 'winter clothes'}
CLOSES = {'none': '', 'and met': ' and held meetings', 'first': ' for the first time', 'help': ' with the help of donors', 'through': ' through its offices', 'aside': ', as in the years before'}

# What stands before and names the one who gives: whether the next sentence is on a line of its own.
LEADS = {'met': ('{0} held a meeting in the spring of 2014. ', ''), 'sent': ('{0} sent 14 cadres to the hills. ', ''), 'two before': ('{0} trained 90 farmers. Results were good. ', ''),
         'with': ('In all 15 courses were held by {1}. ', ''), 'line': ('{0} sent 14 cadres to the hills.\n', ''),
         'sections': ('【Aid of others】 {other} sent 14 cadres to the hills. {other_the} also gave 17 desks.\n【New work】 {0} sent 13 cadres to the hills. ', ''),
         'sections of it': ('【Aid of others】 {other} sent 14 cadres to the hills. It also gave 17 desks.\n【Work of {1}】 {0} met in May. ', '')}
SAME_KIND = {'the Federation': ('the National Federation of Women', 'the Federation'), 'the Ministry': ('the Ministry of Transport', 'the Ministry'), 'the Bank': ('the Asian Development Bank', 'the Bank'),
             'the Corporation': ('China Oil Corporation', 'the Corporation'), 'the company': ('Redstone Steel Company', 'the company'), 'the Group': ('Wuling Motor Group', 'the Group'),
             'the Foundation': ('Lake Foundation', 'the Foundation'), 'the city': ('Qingdao City', 'the city'), 'the province': ('Henan Province', 'the province'),
             'the university': ('Fudan University', 'the university'), 'the Commission': ('the State Planning Commission', 'the Commission'), 'the department': ('the Department of Health', 'the department'),
             'the Administration': ('the State Tobacco Administration', 'the Administration'), 'the Association': ('the China Tea Association', 'the Association'),
             'the agency': ('the Swiss Development Agency', 'the agency'), 'the Council': ('the Danish Refugee Council', 'the Council'), 'the Board': ('the National Coffee Board', 'the Board'),
             'it': ('Hill Foundation', 'the Foundation')}


def active(rng, p, verbs, many):
    """The words of a verb in the mood that was drawn."""
    verb = rng.choice(verbs)
    p['verb'] = verb[0]
    return MOODS[p['mood']][0](verb, many), verb

def frame(rng, p, who, many, money, called, purpose, whom):
    """The clause, the actions, the item, whether it tells the actor, whether it tells the recipient."""
    kind, (purpose_words, purpose_item), (called_words, called_item) = p['frame'], PURPOSES[purpose], CALLED[called]
    work = WORKS_FOR[p['work']]
    work_item = re_the(work) + {'the construction of schools': '; schools', 'repairing dams': '; dams'}.get(work, '')
    item = called_item or purpose_item  # '': not asked for
    if called_item == '': item = work_item = ''
    be = PASSIVE[p['passive']][0]
    def act(verbs): return active(rng, p, verbs, many)
    if kind == 'to':
        words, v = act(TO); return f'{who} {words} {money}{called_words} to {whom}{purpose_words}', v[0], item, True, True
    if kind == 'double':
        words, v = act(DOUBLE); return f'{who} {words} {whom} {money}{called_words}{purpose_words}', v[0], item, True, True
    if kind == 'with':
        words, v = act(WITH); return f'{who} {words} {whom} with {money}{called_words}{purpose_words}', v[0], item, True, True
    if kind == 'for':
        words, v = act(FOR); return f'{who} {words} {money}{called_words} for {work} in {whom}', v[0], called_item if called_item else work_item, True, True
    if kind == 'on':
        words, v = act(ON); return f'{who} {words} {money}{called_words} on {work} in {whom}', v[0], called_item if called_item else work_item, True, True
    if kind == 'in':
        words, v = act(IN); return f'{who} {words} {money}{called_words} in {work} in {whom}', v[0] + '; put in' * (v[0] == 'put'), called_item if called_item else work_item, True, True
    if kind == 'passive to':
        v = rng.choice(TO); p['verb'] = v[0]; return f'{money}{called_words} {be} {v[2]} to {whom} by {who}{purpose_words}', v[0], item, True, True
    if kind == 'passive to, no agent':
        v = rng.choice(TO); p['verb'] = v[0]; return f'{money}{called_words} {be} {v[2]} to {whom}{purpose_words}', v[0], item, None, True
    if kind == 'passive for':
        v = rng.choice(FOR); p['verb'] = v[0]; return f'{money}{called_words} {be} {v[2]} by {who} for {work} in {whom}', v[0], called_item if called_item else work_item, True, True
    if kind == 'passive on':
        v = rng.choice(ON); p['verb'] = v[0]; return f'{money}{called_words} {be} {v[2]} on {work} in {whom}', v[0], called_item if called_item else work_item, None, True
    if kind == 'was given':
        v = rng.choice(DOUBLE[:4]); p['verb'] = v[0]; return f'{whom.rstrip(",")} {plural_be(be, p["taker"])} {v[2]} {money}{called_words} by {who}{purpose_words}', v[0], item, True, True
    if kind == 'receive':
        plan = MOODS[p['mood']]; v = ('receive', 'received', 'received', 'receiving'); p['verb'] = 'receive'
        return f'{whom.rstrip(",")} {plan[0](v, p["taker"] in MANY_TAKERS)} {money}{called_words} from {who}{purpose_words}', 'receive', item, True, True
    if kind == 'goods':
        words, v = act([x for x in TO if x[0] in ('give', 'donate', 'hand over')] + [('ship', 'shipped', 'shipped', 'shipping'), ('send', 'sent', 'sent', 'sending')])
        goods = GOODS_FOR[p['goods']]; return f'{who} {words} {goods} worth {money} to {whom}', v[0], goods, True, True
    if kind == 'worth of':
        words, v = act([('donate', 'donated', 'donated', 'donating'), ('truck', 'trucked', 'trucked', 'trucking'), ('send', 'sent', 'sent', 'sending')])
        goods = GOODS_FOR[p['goods']]; return f'{who} {words} {money} worth of {goods} to {whom}', v[0], goods, True, True
    if kind == 'loan of':
        words, v = act([('approve', 'approved', 'approved', 'approving'), ('make', 'made', 'made', 'making'), ('extend', 'extended', 'extended', 'extending'), ('offer', 'offered', 'offered', 'offering')])
        noun = rng.choice(['loan', 'soft loan', 'grant']); return f'{who} {words} a {noun} of {money} to {whom}{purpose_words}', v[0] + '; lend; grant; loan', noun, True, True
    if kind == 'with investment':
        words, v = act([('build', 'built', 'built', 'building'), ('repair', 'repaired', 'repaired', 'repairing')])
        return f'with {rng.choice(["an investment", "investment", "a total investment"])} of {money}, {who} {words} village clinics in {whom}', 'invest', 'investment', True, True
    if kind == 'at a cost':
        words, v = act([('build', 'built', 'built', 'building'), ('reseal', 'resealed', 'resealed', 'resealing'), ('repair', 'repaired', 'repaired', 'repairing')])
        return f'{who} {words} village clinics in {whom} at a {rng.choice(["", "total "])}cost of {money}', v[0], 'cost', True, True
    raise ValueError(kind)

FRAMES = {'to': 3, 'double': 3, 'with': 2, 'for': 3, 'on': 2, 'in': 2, 'passive to': 2, 'passive to, no agent': 1, 'passive for': 2, 'passive on': 1, 'was given': 2, 'receive': 2, 'goods': 1,
          'worth of': 1, 'loan of': 1, 'with investment': 1, 'at a cost': 1}
ACTIVE = ('to', 'double', 'with', 'for', 'on', 'in', 'goods', 'worth of', 'loan of', 'with investment', 'at a cost', 'receive')
PLACED = ('for', 'on', 'in', 'passive for', 'passive on', 'with investment', 'at a cost')
MANY_TAKERS = ('two', 'three', 'poor of', 'households', 'the poor', 'counted', 'farmers', 'cooperatives', 'victims', 'victims in', 'the people')

def re_the(text): return text[4:] if text.startswith('the ') else text

def plural_be(be, taker):
    return be.replace('was', 'were').replace('has', 'have').replace('is ', 'are ', 1) if taker in MANY_TAKERS else be.replace('were', 'was')

# What stands behind of a further amount: its words, the item (None: that of the whole), a recipient of its own, whether it is a part.
PARTS = {'none': None, 'including for': (', including {} for bridges', 'bridges', None), 'including of': (', including {} of loans', 'loans', None),
         'of which to': (', of which {} went to Hezuo', None, 'Hezuo'), 'of which for': (', of which {} was for bridges', 'bridges', None)}

# ---- more than one amount, giver or sentence ----

PAIRS = {'counties': ('Luqu County and Xiahe County', 'Luqu County; Xiahe County', 'counties'), 'towns': ('Guanling Town and Puding Town', 'Guanling Town; Puding Town', 'towns'),
         'cities': ('Dingxi City and Tianshui City', 'Dingxi City; Tianshui City', 'cities'), 'three': ('Luqu, Xiahe and Zhuoni', 'Luqu; Xiahe; Zhuoni', 'counties')}
POINTS = {'the two': 'the {n} {what}', 'the': 'the {what}', 'these': 'these {what}', 'them': 'them'}
NAMED = {'paired': '{giver} was paired with {pair} in 2012. ', 'visited': 'In spring a team visited {pair}. ', 'sent': '{giver} sent 14 cadres to {pair}. ', 'trained': 'In all 90 farmers were trained in {pair}. ',
         'heading': '【Aid to {pair}】 ', 'heading of': '【Work in {pair}】 {giver} held a meeting in May. '}
GIVES = {'gave to': ('gave {m} to {t}', 'give'), 'gave': ('gave {t} {m}', 'give'), 'provided': ('provided {t} with {m}', 'provide'), 'allocated': ('allocated {m} to {t}', 'allocate'),
         'will give': ('will give {m} to {t}', 'give'), 'donated': ('donated {m} to {t}', 'donate'), 'lent': ('lent {t} {m}', 'lend'), 'provided for': ('provided {m} for {t}', 'provide'),
         'invested': ('invested {m} in {t}', 'invest'), 'arranged': ('arranged {m} for {t}', 'arrange')}

def amounts(rng, p, count):
    """So many different amounts of one currency: figure, value, unit."""
    words, scale, unit = MONEY[p['money']]
    return [(words.format(n), n * scale, unit) for n in rng.sample(range(21, 98), count)]

def fact(amount, **more): return {amount[0]: dict(value=amount[1], unit=amount[2], **more)}

def some_giver(rng, p):
    p['giver'] = draw(rng, GIVERS)
    return GIVERS[p['giver']]

def story_those(rng, p):
    """The counties that were named before."""
    who, actor, _ = some_giver(rng, p)
    p.update(pair=draw(rng, PAIRS), point=draw(rng, POINTS), named=draw(rng, NAMED), give=draw(rng, GIVES), purpose=draw(rng, PURPOSES))
    words, recipient, what = PAIRS[p['pair']]
    if p['point'] == 'them' and p['give'] not in ('gave to', 'gave', 'provided', 'provided for', 'donated', 'lent') or p['point'] == 'them' and p['named'] in ('heading', 'sent', 'trained'): return None
    (m,), (give, action) = amounts(rng, p, 1), GIVES[p['give']]
    whom = POINTS[p['point']].format(n='three' if p['pair'] == 'three' else 'two', what=what)
    lead = NAMED[p['named']].format(giver=who[0].upper() + who[1:], pair=words)
    text = lead + sentence(f"{rng.choice(['', 'in 2014, ', 'later '])}{who} {give.format(m=m[0], t=whom)}{PURPOSES[p['purpose']][0]}")
    item = {} if PURPOSES[p['purpose']][1] == '' else {'item': PURPOSES[p['purpose']][1]}
    return text, fact(m, actor=actor, recipient=recipient, action=action, status='planned' if p['give'].startswith('will') else 'actual', **item)

def story_list(rng, p):
    """Each its own amount."""
    who, actor, _ = some_giver(rng, p)
    p['list'] = rng.choice(['to and to', 'double', 'respectively', 'to respectively', 'gave and gave', 'gapped', 'three to', 'colon', 'passive gapped', 'went', 'for and for', 'with'])
    a, b, c = amounts(rng, p, 3)
    x, y = rng.choice([('Longnan', 'Dingxi'), ('Luqu County', 'Xiahe County'), ('Dingxi Middle School', 'Luqu Middle School')])
    one, two = dict(actor=actor, recipient=x, action='give'), dict(actor=actor, recipient=y, action='give')
    kind = p['list']
    if kind == 'to and to': return sentence(f'{who} gave {a[0]} to {x} and {b[0]} to {y}'), {**fact(a, **one), **fact(b, **two)}
    if kind == 'three to': return sentence(f'{who} gave {a[0]} to {x}, {b[0]} to {y} and {c[0]} to Tianshui'), {**fact(a, **one), **fact(b, **two), **fact(c, actor=actor, recipient='Tianshui', action='give')}
    if kind == 'double': return sentence(f'{who} gave {x} {a[0]} and {y} {b[0]}'), {**fact(a, **one), **fact(b, **two)}
    if kind == 'respectively': return sentence(f'{who} gave {x} and {y} {a[0]} and {b[0]} respectively'), {**fact(a, **one), **fact(b, **two)}
    if kind == 'to respectively': return sentence(f'{who} gave {a[0]} and {b[0]} to {x} and {y} respectively'), {**fact(a, **one), **fact(b, **two)}
    if kind == 'gave and gave': return sentence(f'{who} gave {a[0]} to {x} for roads, and lent {b[0]} to {y} for schools'), {**fact(a, item='roads', **one), **fact(b, actor=actor, recipient=y, action='lend', item='schools')}
    if kind == 'gapped': return sentence(f'{who} gave {a[0]} to {x} and Qingdao {b[0]} to {y}'), {**fact(a, **one), **fact(b, actor='Qingdao', recipient=y, action='give')}
    if kind == 'colon': return sentence(f'{who} gave {a[0]} to {x} and {y}, including {b[0]} to {y}'), {**fact(a, **one), **fact(b, part_of=a[0], **two)}
    if kind == 'passive gapped':
        return sentence(f'{a[0]} was given to {x} by {who} and {b[0]} by Qingdao'), {**fact(a, **one), **fact(b, actor='Qingdao', recipient=x, action='give')}
    if kind == 'went': return sentence(f'{who} gave 97 desks and {a[0]}, of which {b[0]} went to {y}'), {**fact(a, actor=actor, action='give'), **fact(b, part_of=a[0], recipient=y, actor=actor)}
    if kind == 'for and for': return sentence(f'{who} provided {a[0]} for roads in {x} and {b[0]} for schools in {y}'), {**fact(a, actor=actor, recipient=x, action='provide', item='roads'), **fact(b, actor=actor, recipient=y, action='provide', item='schools')}
    return sentence(f'{who} provided {x} with {a[0]} for roads and {b[0]} for schools'), {**fact(a, actor=actor, recipient=x, action='provide', item='roads'), **fact(b, actor=actor, recipient=x, action='provide', item='schools')}

def story_each(rng, p):
    """What each of them gets."""
    who, actor, _ = some_giver(rng, p)
    p['each'] = rng.choice(['each village', 'every household', 'each', 'per household', 'each of', 'a student', 'for each', 'apiece', 'each received'])
    (m,) = amounts(rng, p, 1)
    kind = p['each']
    if kind == 'each village': return sentence(f'{who} gave each village {m[0]} for roads'), fact(m, per='village', actor=actor, action='give', item='roads')
    if kind == 'every household': return sentence(f'{who} paid every household {m[0]}'), fact(m, per='household', actor=actor, action='pay')
    if kind == 'each': return sentence(f'{who} gave 120 poor students {m[0]} each'), fact(m, per='each', actor=actor, action='give', recipient='120 poor students')
    if kind == 'per household': return sentence(f'{who} paid {m[0]} per household to flood victims'), fact(m, per='household', actor=actor, action='pay', recipient='flood victims')
    if kind == 'each of': return sentence(f'{who} granted {m[0]} to each of 120 poor students'), fact(m, actor=actor, action='grant', recipient='120 poor students')
    if kind == 'a student': return sentence(f'{who} granted {m[0]} per student to 120 poor students'), fact(m, per='student', actor=actor, action='grant', recipient='120 poor students')
    if kind == 'for each': return sentence(f'{who} allocated {m[0]} for each of the 12 villages'), fact(m, actor=actor, action='allocate', recipient='12 villages')
    if kind == 'apiece': return sentence(f'{who} gave 12 villages {m[0]} apiece for roads'), fact(m, per='each', actor=actor, action='give', recipient='12 villages', item='roads')
    return sentence(f'120 poor students received {m[0]} each from {who}'), fact(m, per='each', actor=actor, action='receive', recipient='120 poor students')

COSTS = {'cost': ('cost', 'actual'), 'is to cost': ('is to cost', 'planned'), 'will cost': ('will cost', 'planned'), 'would cost': ('would cost', 'planned'), 'is expected': ('is expected to cost', 'planned'),
         'has cost': ('has cost', 'actual'), 'is likely': ('is likely to cost', 'planned')}
THINGS = {'bridge': ('the bridge', 'bridge'), 'hospital': ('the new hospital', 'new hospital'), 'project': ('the water project', 'water project'), 'repair': ('the repair of the dam', 'repair; repair of the dam'),
          'building': ('building the road', 'building the road; road; building')}

def story_thing(rng, p):
    """What a thing costs, and whence the money for it comes."""
    p.update(thing=draw(rng, THINGS), cost=draw(rng, COSTS), whence=rng.choice(['none', 'of which', 'borne', 'next sentence', 'which', 'costing']))
    thing, item = THINGS[p['thing']]
    cost, status = COSTS[p['cost']]
    who, actor, _ = some_giver(rng, p)
    a, b = sorted(amounts(rng, p, 2), key=lambda x: -x[1])
    told = fact(a, item=item, status=status, actor=None, action=None)
    if p['whence'] == 'which':
        return sentence(f'{who} invested {b[0]} in a potato plant, which {cost} {a[0]}'), {**fact(a, item='potato plant', status=status, actor=None, action=None), **fact(b, item='potato plant', actor=actor, action='invest')}
    if p['whence'] == 'costing':
        return sentence(f'{who} built a bridge {"that " + cost if rng.random() < .5 and cost[:2] != "is" else "costing"} {a[0]}'), fact(a, item='bridge')
    text = f"{rng.choice(['', 'in 2014 '])}{thing} {cost} {a[0]}"
    if p['whence'] == 'none': return sentence(text), told
    if p['whence'] == 'of which': return sentence(f"{text}, of which {b[0]} {'is to come' if status == 'planned' else 'came'} from {who}"), {**told, **fact(b, part_of=a[0])}
    if p['whence'] == 'borne': return sentence(f"{text}, of which {who} {'will pay' if status == 'planned' else 'paid'} {b[0]}"), {**told, **fact(b, part_of=a[0], actor=actor, action='pay', status=status)}
    return sentence(text) + sentence(f" {who} {'will contribute' if status == 'planned' else 'contributed'} {b[0]}").replace(' ' + who, ' ' + who[0].upper() + who[1:], 1), {**told, **fact(b, actor=actor, action='contribute', status=status)}

def story_flow(rng, p):
    """Money as the subject, nouns of giving, and in kind."""
    who, actor, _ = some_giver(rng, p)
    p.update(flow=rng.choice(['went to', 'went to for', 'with a grant from', 'with a loan of', 'raised from', 'borrowed', 'in kind', 'cash and kind', 'funded', 'got', 'won', 'secured', 'thanks to', 'contribution', 'grant of from', 'worth and worth',
                              'used', 'through', 'lending', 'totaled', 'reached', 'supported', 'paying', 'available', 'came up', 'shifted', 'two groups', 'to groups', 'backed']), taker=rng.choice(['county', 'city', 'two', 'of', 'country']))
    whom, recipient = TAKERS[p['taker']]
    a, b = amounts(rng, p, 2)
    kind = p['flow']
    if kind == 'went to': return sentence(f'{a[0]} went to {whom} and {b[0]} to Tianshui'), {**fact(a, recipient=recipient, actor=None, action='go'), **fact(b, recipient='Tianshui', actor=None, action='go')}
    if kind == 'went to for': return sentence(f'in 2014, {a[0]} went to {whom} for rural roads'), fact(a, recipient=recipient, actor=None, item='rural roads', action='go')
    if kind == 'with a grant from': return sentence(f'with a grant of {a[0]} from {who}, {whom} built village clinics'), fact(a, item='grant')
    if kind == 'with a loan of': return sentence(f'with a loan of {a[0]} from {who}, roads were built in {whom}'), fact(a, actor=actor, item='loan', recipient=recipient)
    if kind == 'raised from': return sentence(f'{who} raised {a[0]} from donors for schools in {whom}'), fact(a, item='schools', recipient=recipient, action='raise')
    if kind == 'borrowed': return sentence(f'{whom} borrowed {a[0]} from {who} for rural roads'), fact(a, item='rural roads', recipient=recipient, actor=actor, action='borrow')
    if kind == 'in kind': return sentence(f'{who} gave {whom} {a[0]} in cash and goods worth {b[0]}'), {**fact(a, actor=actor, recipient=recipient, action='give'), **fact(b, item='goods', actor=actor, recipient=recipient, action='give')}
    if kind == 'cash and kind': return sentence(f'{who} donated {a[0]} in cash and {b[0]} in kind to {whom}'), {**fact(a, actor=actor, recipient=recipient, action='donate'), **fact(b, actor=actor, recipient=recipient, action='donate')}
    if kind == 'funded': return sentence(f'{who} funded village roads in {whom} with {a[0]}'), fact(a, actor=actor, recipient=recipient, action='fund')
    if kind in ('got', 'won', 'secured'): return sentence(f'{whom} {kind} {a[0]} from {who} for rural roads'), fact(a, item='rural roads', recipient=recipient, actor=actor, action={'got': 'get', 'won': 'win', 'secured': 'secure'}[kind])
    if kind == 'thanks to': return sentence(f'thanks to a donation of {a[0]} from {who}, village clinics were built in {whom}'), fact(a, actor=actor, recipient=recipient)
    if kind == 'contribution': return sentence(f'{who} made a contribution of {a[0]} to {whom}'), fact(a, actor=actor, recipient=recipient)
    if kind == 'grant of from': return sentence(f'{whom} received a grant of {a[0]} from {who} for rural roads'), fact(a, item='grant', recipient=recipient, actor=actor, action='receive')
    if kind == 'worth and worth': return sentence(f'{who} donated desks worth {a[0]} and clothes worth {b[0]} to {whom}'), {**fact(a, item='desks', actor=actor, recipient=recipient, action='donate'), **fact(b, item='clothes', actor=actor, recipient=recipient, action='donate')}
    if kind == 'totaled': return sentence(f'the funds allocated to {whom} by {who} totaled {a[0]}'), fact(a, item='funds', actor=actor, recipient=recipient, action='allocate')
    if kind == 'reached': return sentence(f'in 2014, the loans granted by {who} to {whom} reached {a[0]}'), fact(a, item='loans', actor=actor, recipient=recipient, action='grant')
    if kind == 'supported': return sentence(f'supported by {who}, {a[0]} was raised and {b[0]} was spent on roads in {whom}'), {**fact(a, actor=actor, action='raise'), **fact(b, actor=actor, action='spend', recipient=recipient, item='roads')}
    if kind == 'paying': return sentence(f'{who} bought 15 tons of tea, paying farmers {a[0]} for it'), fact(a, actor=actor, recipient='farmers', action='pay')
    if kind == 'available': return sentence(f'{who} made {a[0]} available to {whom} for rural roads'), fact(a, actor=actor, recipient=recipient, action='make; make available', item='rural roads')
    if kind == 'came up': return sentence(f'{who} came up with {a[0]} for schools in {whom}'), fact(a, actor=actor, recipient=recipient, item='schools')
    if kind == 'shifted': return sentence(f'{who} gave to {whom} {a[0]} for rural roads'), fact(a, actor=actor, recipient=recipient, action='give', item='rural roads')
    if kind == 'two groups': return sentence(f'{who} lent {a[0]} to 15 poor villages and 14 enterprises'), fact(a, actor=actor, recipient='15 poor villages; 14 enterprises', action='lend')
    if kind == 'to groups': return sentence(f'loans of {a[0]} were granted by {who} to farmers and small firms'), fact(a, actor=actor, recipient='farmers; small firms; farmers and small firms', action='grant', item='loans')
    if kind == 'backed': return sentence(f'{who} backed schools in {whom} with {a[0]}'), fact(a, actor=actor, recipient=recipient, action='back')
    if kind == 'used': return sentence(f'{who} used {a[0]} to build schools in {whom}'), fact(a, actor=actor, recipient=recipient, action='use; build')
    if kind == 'through': return sentence(f'through {who}, {a[0]} was given to {whom} for rural roads'), fact(a, recipient=recipient, action='give', item='rural roads')
    return sentence(f'{who} increased its lending to {whom} to {a[0]}'), fact(a, item='lending')

def story_names(rng, p):
    """A short name, the former and the latter, they."""
    p['names'] = rng.choice(['acronym', 'acronym far', 'former', 'latter', 'they', 'both', 'heading', 'heading it', 'its', 'apposition', 'who'])
    a, b = amounts(rng, p, 2)
    kind = p['names']
    long, short = rng.choice([('the Global Water Foundation', 'GWF'), ('the China Rural Roads Association', 'CRRA'), ('the Ministry of Rural Works', 'MORW'), ('the Asian Tea Development Bank', 'ATDB')])
    name = long[4:] + '; ' + short
    gift = rng.choice([('gave Dingxi County {}', 'give'), ('gave {} to Dingxi County', 'give'), ('invested {} in roads in Dingxi County', 'invest'), ('donated {} to Dingxi County for roads', 'donate')])
    end = lambda m: gift[0].format(m[0])
    told = dict(recipient='Dingxi County', action=gift[1])
    if kind == 'acronym': return f'{long[0].upper() + long[1:]} ({short}) met in May. ' + sentence(f'the {short} {end(a)}'), fact(a, actor=name, **told)
    if kind == 'acronym far': return f'{long[0].upper() + long[1:]} ({short}) sent 14 cadres. Roads were poor. In 2014 {short} {end(a)}.', fact(a, actor=name, **told)
    if kind == 'former': return sentence(f'Tianjin and Ningbo helped the hills; the former {end(a)} and the latter sent 14 cadres'), fact(a, actor='Tianjin', **told)
    if kind == 'latter': return f'Tianjin and Ningbo met in May. The latter {end(a)}.', fact(a, actor='Ningbo', **told)
    if kind == 'they': return f'Tianjin and Ningbo met in May. Together they {end(a)}.', fact(a, actor='Tianjin; Ningbo', **told)
    if kind == 'both': return f'Tianjin and Ningbo sent 14 cadres. In 2014 the two cities {end(a)}.', fact(a, actor='Tianjin; Ningbo', **told)
    who, actor, ref = some_giver(rng, p)
    Who = who[0].upper() + who[1:]
    if kind == 'heading':
        if ref == 'it': return None
        return f'【Aid by {who}】 In 2014 {ref} {end(a)}.', fact(a, actor=actor, **told)
    if kind == 'heading it': return f'【Work of {who}】 {Who} held a meeting in May. It {end(a)}.', fact(a, actor=actor, **told)
    if kind == 'its': return f'{Who} sent 14 cadres to the hills. Its gift to Dingxi County was {a[0]}.', fact(a, item='gift')
    if kind == 'apposition': return sentence(f'{who}, which has 97 offices, {end(a)}'), fact(a, actor=actor, **told)
    return sentence(f'in May {who} met donors, who {end(a)}'), fact(a, actor='donors', **told)

def story_news(rng, p):
    """What is agreed, promised, announced, and what stands before its noun."""
    who, actor, _ = some_giver(rng, p)
    p.update(news=rng.choice(['a $ loan', 'a loan for', 'announced', 'agreed', 'promised', 'said', 'signed', 'pledged', 'decided', 'would be lent', 'loan from', 'from and from', 'each gave', 'in year gave', 'has since',
                              'repaid', 'bought', 'sold', 'a year', 'in total', 'first gave', 'among them', 'joint', 'on behalf', 'grant-in-aid', 'to help', 'so that']), taker=rng.choice(['county', 'city', 'of', 'country', 'school', 'firm']))
    whom, recipient = TAKERS[p['taker']]
    a, b = amounts(rng, p, 2)
    kind = p['news']
    give = dict(actor=actor, recipient=recipient)
    if kind == 'a $ loan':
        if p['money'] not in ('$', 'million yuan', 'Yuan', 'EUR'): return None
        return sentence(f'{who} approved a {a[0]} loan to {whom} for rural roads'), fact(a, item='loan', action='approve', status='actual', **give)
    if kind == 'a loan for':
        if p['money'] not in ('$', 'million yuan', 'Yuan', 'EUR'): return None
        return sentence(f'{who} gave {whom} a {a[0]} grant for schools'), fact(a, item='grant', action='give', status='actual', **give)
    if kind == 'announced': return sentence(f'{who} announced a donation of {a[0]} to {whom}'), fact(a, **give)
    if kind == 'agreed': return sentence(f'{who} agreed to lend {whom} {a[0]} for rural roads'), fact(a, item='rural roads', action='lend', status='planned', **give)
    if kind == 'promised': return sentence(f'{who} promised to give {a[0]} to {whom}'), fact(a, action='give', status='planned', **give)
    if kind == 'said': return sentence(f'{who} said it would give {a[0]} to {whom}'), fact(a, action='give', status='planned', **give)
    if kind == 'signed': return sentence(f'{who} signed an agreement to lend {a[0]} to {whom}'), fact(a, action='lend; sign', status='planned', **give)
    if kind == 'pledged': return sentence(f'{who} pledged to provide {whom} with {a[0]}'), fact(a, action='provide', status='planned', **give)
    if kind == 'decided': return sentence(f'{who} has decided to allocate {a[0]} to {whom} in 2015'), fact(a, action='allocate', status='planned', **give)
    if kind == 'would be lent': return sentence(f'{who} said {whom} would be lent {a[0]}'), fact(a, action='lend', status='planned', recipient=recipient)
    if kind == 'loan from': return sentence(f'{whom} took out a loan of {a[0]} from {who}'), fact(a, item='loan')
    if kind == 'from and from':
        return sentence(f'{whom} received {a[0]} from {who} and {b[0]} from Qingdao'), {**fact(a, action='receive', **give), **fact(b, action='receive', actor='Qingdao', recipient=recipient)}
    if kind == 'each gave': return sentence(f'Tianjin and Ningbo each gave {whom} {a[0]}'), fact(a, actor='Tianjin; Ningbo', recipient=recipient, action='give')
    if kind == 'in year gave': return sentence(f'{who} in 2013 gave {whom} {a[0]} for schools'), fact(a, item='schools', time='2013', action='give', **give)
    if kind == 'has since': return sentence(f'{who} has so far given {whom} {a[0]}'), fact(a, action='give', **give)
    if kind == 'repaid': return sentence(f'{who} repaid {a[0]} to {whom}'), fact(a, action='repay', **give)
    if kind == 'bought': return sentence(f'{who} bought tea worth {a[0]} from farmers in Longnan'), fact(a, item='tea', actor=actor, recipient='Longnan', action='buy')
    if kind == 'sold': return sentence(f'{who} sold tea worth {a[0]} for farmers in Longnan'), fact(a, item='tea', actor=actor, recipient='Longnan', action='sell')
    if kind == 'a year': return sentence(f'{who} gives {whom} {a[0]} a year'), fact(a, per='year', action='give', **give)
    if kind == 'in total': return sentence(f'in total, {a[0]} was given to {whom} by {who}'), fact(a, action='give', **give)
    if kind == 'first gave':
        return sentence(f'{who} first gave {a[0]} to {whom}, and then lent it {b[0]}'), {**fact(a, action='give', **give), **fact(b, action='lend', actor=actor)}
    if kind == 'among them': return sentence(f'14 cities, among them Qingdao, gave {a[0]} to {whom}'), fact(a, recipient=recipient, action='give', actor='14 cities')
    if kind == 'joint': return sentence(f'{who}, together with Qingdao, gave {whom} {a[0]}'), fact(a, action='give', **give)
    if kind == 'on behalf': return sentence(f'on behalf of its members, {who} handed {a[0]} to {whom}'), fact(a, action='hand', **give)
    if kind == 'grant-in-aid': return sentence(f'a grant of {a[0]} was approved by {who} for {whom}'), fact(a, item='grant', action='approve', **give)
    if kind == 'to help': return sentence(f'to help {whom}, {who} gave it {a[0]} for schools'), fact(a, item='schools', action='give', actor=actor)
    return sentence(f'{who} lent {whom} {a[0]} so that it could build roads'), fact(a, action='lend', **give)

def story_sections(rng, p):
    """Several sections, each with its helper and its counties."""
    one, two = rng.sample(sorted(k for k in GIVERS if GIVERS[k][2] != 'it'), 2)
    p.update(giver=two, before=one, sections=rng.choice(['own noun', 'own it', 'own counties', 'same kind', 'three', 'in between', 'place it', 'back to first', 'its counties']))
    (x, _, xref), (y, actor, ref) = GIVERS[one], GIVERS[two]
    a, b, c = amounts(rng, p, 3)
    X, Y = x[0].upper() + x[1:], y[0].upper() + y[1:]
    xref_, Ref = xref[0].upper() + xref[1:], ref[0].upper() + ref[1:]
    kind = p['sections']
    first = f'【Aid of others】 {X} gave {a[0]} to Luqu County and Xiahe County.\n'
    told = fact(a, recipient='Luqu County; Xiahe County')
    head = f'【Work of {y}】 {Y} sent 14 cadres to Guanling County and Puding County in May. '
    if kind == 'own noun': return first + head + f'{Ref} also gave {b[0]} to Longnan.', {**told, **fact(b, actor=actor, recipient='Longnan', action='give')}
    if kind == 'own it': return first + head + f'In June it gave {b[0]} to Longnan.', {**told, **fact(b, actor=actor, recipient='Longnan', action='give')}
    if kind == 'own counties': return first + head + f'{Ref} gave {b[0]} to the two counties.', {**told, **fact(b, actor=actor, recipient='Guanling County; Puding County', action='give')}
    if kind == 'its counties': return first + head + f'In all {b[0]} was invested in the counties by {ref}.', {**told, **fact(b, actor=actor, recipient='Guanling County; Puding County', action='invest')}
    if kind == 'same kind':
        other = SAME_KIND.get(ref)
        if not other: return None
        O = other[0][0].upper() + other[0][1:]
        return f'【Aid of others】 {O} gave {a[0]} to Luqu County. {Ref} also sent 17 desks.\n' + head + f'Roads were poor. {Ref} gave {b[0]} to Longnan for roads.', {**fact(b, actor=actor, recipient='Longnan', action='give', item='roads')}
    if kind == 'three': return first + head + f'{Ref} gave {b[0]} to Longnan.\n【Results】 The yield was good. {Ref} gave {c[0]} for roads in Dingxi.', {**told, **fact(c, actor=actor, recipient='Dingxi', action='give', item='roads')}
    if kind == 'in between': return first + head + f'Farmers were glad. Teachers gave 97 lessons. {Ref} gave {b[0]} to Longnan.', {**told, **fact(b, actor=actor, recipient='Longnan', action='give')}
    if kind == 'place it': return first + f'【Longnan】 Longnan City lies in the south. {Y} gave it {b[0]} for roads.', {**told, **fact(b, actor=actor, action='give', item='roads')}
    if xref.split()[-1].lower() == ref.split()[-1].lower() or {xref.lower(), ref.lower()} <= {'the corporation', 'the company', 'the group'}: return None
    return first + head + f'{xref_} gave {b[0]} to Longnan.', {**told, **fact(b, actor=GIVERS[one][1], recipient='Longnan', action='give')}

STORIES = {'those': story_those, 'list': story_list, 'each': story_each, 'thing': story_thing, 'flow': story_flow, 'names': story_names, 'news': story_news, 'sections': story_sections}

def story(rng):
    p = {'story': draw(rng, STORIES), 'money': rng.choice(['million yuan', 'million yuan', 'Yuan', 'RMB', '$', 'EUR', 'bare yuan'])}
    made = STORIES[p['story']](rng, p)
    return made and Sentence(made[0], made[1], p)

def make(rng):
    if rng.random() < .4: return story(rng)
    p = {'opening': draw(rng, OPENINGS), 'giver': draw(rng, {**GIVERS, **OTHERS}), 'taker': draw(rng, TAKERS), 'money': draw(rng, MONEY), 'hedge': draw(rng, HEDGES),
         'called': draw(rng, CALLED), 'purpose': draw(rng, PURPOSES), 'mood': draw(rng, MOODS), 'passive': draw(rng, PASSIVE), 'work': draw(rng, WORKS_FOR), 'goods': draw(rng, GOODS_FOR),
         'frame': rng.choices(list(FRAMES), FRAMES.values())[0], 'part': rng.choice(['none'] * 6 + list(PARTS)), 'end': draw(rng, CLOSES), 'lead': rng.choice(['none'] * 8 + list(LEADS))}
    opening, time = OPENINGS[p['opening']]
    kind = p['frame']
    if kind in PLACED and p['taker'] not in PLACES: return None
    if kind in ('double', 'was given', 'with') and p['taker'] in ('comma',): return None
    planned = (MOODS[p['mood']] if kind in ACTIVE else PASSIVE[p['passive']])[1]
    if planned and p['opening'] in PAST: return None
    if p['opening'] == 'with investment' or kind == 'with investment' and p['opening'] not in ('none', 'year', 'day', 'month bare', 'also', 'meanwhile', 'addition'): return None
    if p['opening'] in ('together', 'gerund', 'thanks', 'help') and kind not in ('to', 'double', 'with', 'for', 'on', 'in', 'goods', 'worth of', 'loan of', 'at a cost'): return None
    if kind == 'receive' and p['mood'] in ('helped', 'is planning', 'aims', 'went on', 'met and', 'finished', 'managed'): return None
    if p['hedge'] == 'another' and p['money'] in ('RMB', '$', 'US$', 'Rs crore', 'EUR', 'euro sign') or kind in ('worth of',) and p['hedge'] in ('total', 'another'): return None
    if p['called'] != 'none' and kind in ('goods', 'worth of', 'loan of', 'with investment', 'at a cost'): p['called'] = 'none'
    if kind in ('goods', 'worth of', 'loan of', 'with investment', 'at a cost') and (p['hedge'] in ('total', 'another') or p['part'] != 'none'): return None
    if kind in PLACED + ('goods', 'worth of'): p['purpose'] = 'none'
    if p['part'] != 'none' and p['purpose'] == 'to' : return None
    many = False
    if p['giver'] in OTHERS:
        who, actor, many = OTHERS[p['giver']]
        if p['lead'] != 'none': return None
    else: who, actor, ref = GIVERS[p['giver']]
    lead = ''
    if p['lead'] != 'none':
        if not p['lead'].startswith('sections') and rng.random() < .3: ref = 'it'
        if p['lead'] == 'line' and ref == 'it': return None  # of whom a page tells
        if p['lead'] == 'with' and ref == 'it' or ref == 'it' and kind not in ACTIVE + ('passive for', 'passive to'): return None
        if ref == 'it' and (kind in ('passive to', 'passive for', 'receive', 'was given') or p['opening'] == 'once'): return None
        if ref == 'the province' and p['taker'] in ('of', 'comma'): return None
        other = SAME_KIND.get(ref)
        if other is None and p['lead'].startswith('sections'): return None
        p['points'] = 'it' if ref == 'it' else 'noun'
        lead = LEADS[p['lead']][0].format(who[0].upper() + who[1:], who, other=other and other[0][0].upper() + other[0][1:], other_the=other and other[1][0].upper() + other[1][1:])
        who = ref
    whom, recipient = TAKERS[p['taker']]
    if p['money'] == 'Rs crore' and p['taker'] in ('country', 'state'): return None  # rupees of Nepal
    if p['opening'] == 'for bare' and p['taker'] in GROUPS: return None
    if p['giver'] == 'counted' and p['taker'] == 'counted': return None
    n, part_n = sorted(rng.sample(range(21, 98), 2), reverse=True)
    words, scale, unit = MONEY[p['money']]
    figure, hedge = words.format(n), HEDGES[p['hedge']]
    clause, action, item, has_actor, has_recipient = frame(rng, p, who, many, hedge[0].format(figure), p['called'], p['purpose'], whom)
    if p['taker'] == 'comma': clause = clause.rstrip(',')
    told = {figure: dict(value=n * scale, unit=unit, qualifier=hedge[1], item=item, time=time or YEAR, status='planned' if planned else 'actual', actor=actor if has_actor else None,
                         recipient=recipient, action=action)}
    if item == '' or not item and p['opening'] == 'aim': del told[figure]['item']
    if PARTS[p['part']]:
        tail, part_item, part_taker = PARTS[p['part']]
        part = words.format(part_n)
        clause += tail.format(part)
        told[part] = dict(value=part_n * scale, unit=unit, item=part_item or item, time=time or YEAR, recipient=part_taker or recipient, part_of=figure, actor=actor if has_actor else None)
        if p['part'] == 'of which to' or p['purpose'] == 'to' or not part_item and item == '': del told[part]['item']
    elif kind not in ('at a cost',) or p['end'] != 'help': clause += CLOSES[p['end']]
    if p['end'] in ('and met', 'through', 'help') and (kind in ('passive to', 'passive for', 'was given', 'receive', 'passive on', 'passive to, no agent')) and not PARTS[p['part']]: return None
    text = sentence(opening + clause)
    unused = (['passive'] if kind in ACTIVE else ['mood']) + ['goods'] * (kind not in ('goods', 'worth of')) + ['work'] * (kind not in PLACED or kind in ('with investment', 'at a cost'))
    for k in unused: del p[k]
    return Sentence(lead + text, told, p)
