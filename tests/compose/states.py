"""states.py: how much there is of something and how it changed: "In 2013 the output of grain in Gansu reached 4.5 million tons, up 5.2% from 3.9
million tons in 2012"."""
import re
from compose import Sentence
from words import *

# Openings of a sentence: the time that they tell, or None; the year before.
OPENS = {
    'none': ('', None), 'year': ('In 2013, ', '2013'), 'year bare': ('in 2013 ', '2013'), 'end': ('At the end of 2013, ', '2013-12'), 'by end bare': ('By the end of 2013 ', '2013-12'),
    'half': ('In the first half of 2013, ', '2013-40'), 'quarter': ('In the third quarter of 2013 ', '2013-35'), 'month': ('In May 2013, ', '2013-05'),
    'day': ('As of 30 June 2013, ', '2013-06-30'), 'source': ('According to the statistics office, ', None), 'overall': ('Overall, ', None),
    'however': ('However, ', None), 'during': ('During the year ', None), 'despite': ('Despite the drought, ', None), 'whole': ('In 2013 as a whole, ', '2013'),
    'in that': ('Official figures show that in 2013 ', '2013'), 'moreover': ('Moreover, in 2013 ', '2013'), 'alone': ('In 2013 alone, ', '2013'), 'thanks': ('Thanks to good weather, ', None),
    'according year': ('According to the census, in 2013 ', '2013'), 'while': ('At the same time, ', None), 'as result': ('As a result, ', None),
    'turning': ('As for the economy, ', None), 'said': ('The statistics office said on Monday that ', None), 'for': ('For 2013, ', '2013'),
}
# Places: the words, the recipient; what stands behind "of" or "in" and before "'s".
PLACES = {'province': 'Gansu', 'city': 'Tianjin', 'country': 'Norway', 'country the': 'the Netherlands', 'new name': 'Brightwater', 'two': 'Gansu and Henan',
          'county': 'Lushan County', 'region': 'Inner Mongolia', 'the county': 'the county', 'state': 'Kerala'}
def place_of(name): return {'Gansu and Henan': 'Gansu; Henan', 'the county': 'Lushan County', 'the Netherlands': 'Netherlands'}.get(name, name)

# Subjects: the words, what the figure is of, in what it is measured, whether there are several, whether the place is the recipient (None: a choice). {} is the place.
SUBJECTS = {
    'of in': ('the output of grain in {}', 'output of grain', 'mass', False, True), 'in of': ('grain output in {}', 'grain output', 'mass', False, True),
    'possessive': ("{}'s grain output", 'grain output', 'mass', False, True), 'no place': ('grain output', 'grain output', 'mass', False, False),
    'total': ('the total output of steel', 'output of steel', 'mass', False, False), 'spending': ('spending of foreign travellers in {}', 'spending of foreign travellers', 'money', False, True),
    'number': ('the number of pupils in primary schools of {}', 'pupils', 'count', False, True), 'number who': ('the number of visitors who stayed overnight in {}', 'visitors', 'count', False, True),
    'income': ('the average income of farmers in {}', 'average income of farmers', 'yuan', False, True), 'capita': ('per capita income in {}', 'income', 'yuan', False, True),
    'capita plural': ('the per capita savings of rural residents in {}', 'savings', 'yuan', False, True),
    'exports': ('exports of tea', 'exports of tea', 'money', True, None), 'exports possessive': ("{}'s exports", 'exports', 'money', True, True),
    'loans': ('outstanding loans to small firms', 'outstanding loans to small firms', 'money', True, None), 'deposits': ('household deposits in {}', 'household deposits', 'money', True, True),
    'revenue': ('tax revenue', 'tax revenue', 'money', False, False), 'revenue of': ('the revenue of {} from land sales', 'revenue', 'money', False, True),
    'unemployment': ('the unemployment rate', 'unemployment rate', 'rate', False, False), 'unemployment in': ('the unemployment rate in {}', 'unemployment rate', 'rate', False, True),
    'share': ('the share of women in the workforce', 'share of women', 'rate', False, None), 'share in': ('the share of industry in the economy of {}', 'share of industry', 'rate', False, True),
    'proportion': ('the proportion of households with a car', 'proportion of households', 'rate', False, None), 'coverage': ('forest coverage in {}', 'forest coverage', 'rate', False, True),
    'price': ('the price of wheat', 'price of wheat', 'yuan', False, False), 'rent': ('the average rent for a flat in {}', 'average rent', 'yuan', False, True),
    'population': ("{}'s population", 'population', 'count', False, True), 'population of': ('the population of {}', 'population', 'count', False, True),
    'area': ('the area sown with wheat', 'area', 'area', False, False), 'area under': ('the area under vegetables in {}', 'area', 'area', False, True),
    'investment': ('investment in roads and bridges', 'investment in roads and bridges', 'money', False, False), 'fixed': ('investment in fixed assets in {}', 'investment in fixed assets', 'money', False, True),
    'added': ('the value added of industry', 'value added of industry', 'money', False, False), 'GDP': ('gross domestic product', 'gross domestic product', 'money', False, False),
    'GDP of': ('the GDP of {}', 'GDP', 'money', False, True), 'consumption': ('consumption of electricity by households', 'consumption of electricity', 'energy', False, None),
    'sales': ('retail sales of consumer goods', 'retail sales of consumer goods', 'money', True, False), 'arrivals': ('arrivals of foreign tourists in {}', 'arrivals of foreign tourists', 'count', True, True),
    'deaths': ('deaths from road accidents', 'deaths', 'count', True, None), 'turnover': ('turnover of the port of {}', 'turnover', 'mass', False, True),
    'traffic': ('freight traffic on inland waterways', 'freight traffic', 'mass', False, False), 'expectancy': ('life expectancy', 'life expectancy', 'years', False, False),
    'debt': ('the public debt of {}', 'public debt', 'money', False, True), 'deficit': ('the budget deficit', 'budget deficit', 'money', False, False),
    'volume': ('the volume of trade with Russia', 'volume of trade', 'money', False, None), 'stock': ('the stock of housing loans', 'stock of housing loans', 'money', False, None),
    'yield': ('the average yield of maize', 'yield of maize', 'mass', False, False), 'wage': ('the monthly minimum wage', 'minimum wage', 'yuan', False, False),
    'catch': ('the catch of fish by small boats', 'catch of fish', 'mass', False, None), 'cost': ('the cost of a place in a nursing home', 'cost', 'yuan', False, None),
    'capacity': ('the installed capacity of wind farms', 'installed capacity of wind farms', 'power', False, None),
    'emissions': ('emissions of carbon dioxide in {}', 'emissions of carbon dioxide', 'mass', True, True),
    'workers': ('the number of people employed in agriculture', 'people employed in agriculture', 'count', False, False),
}

# Amounts of a kind: words of a number of tenths, its value.
def amount(kind, n):
    return {'mass': (f'{n / 10} million tons', dict(value=n * 100000, unit='t')), 'money': (f'{n / 10} billion yuan', dict(value=n * 100000000, unit='CNY')),
            'yuan': (f'{n * 11:,} yuan', dict(value=n * 11, unit='CNY')), 'count': (f'{n * 1013:,}', dict(value=n * 1013)), 'rate': (f'{n / 10}%', dict(value=n / 10, unit='%')),
            'area': (f'{n * 1013:,} hectares', dict(value=n * 1013, unit='ha')), 'energy': (f'{n / 10} million kWh', dict(value=n * 100000)),
            'power': (f'{n} MW', dict(value=n)), 'years': (f'{n / 10} years', dict(value=n / 10))}[kind]
def percent(rng, n): return rng.choice(['{}%', '{}%', '{} percent', '{} per cent']).format(n / 10), dict(value=n / 10, unit='%')

# Levels: the verb for one and for several, status, the time told beside it, the qualifier.
LEVELS = {
    'was': ('was', 'were'), 'stood at': ('stood at', 'stood at'), 'came to': ('came to', 'came to'), 'reached': ('reached', 'reached'), 'amounted to': ('amounted to', 'amounted to'),
    'totalled': ('totalled', 'totalled'), 'recorded at': ('was recorded at', 'were recorded at'), 'hit': ('hit', 'hit'), 'remained at': ('remained at', 'remained at'),
    'averaged': ('averaged', 'averaged'), 'had reached': ('had reached', 'had reached'), 'has reached': ('has reached', 'have reached'), 'is put at': ('is put at', 'are put at'),
    'estimated': ('was estimated at', 'were estimated at'), 'estimated to be': ('was estimated to be', 'were estimated to be'), 'as high as': ('was as high as', 'were as high as'), 'came in at': ('came in at', 'came in at'),
    'ran at': ('was running at', 'were running at'), 'equalled': ('equalled', 'equalled'), 'arrived': ('climbed to', 'climbed to'), 'fell to': ('fell to', 'fell to'), 'was down to': ('was down to', 'were down to'),
    'increased to': ('increased to', 'increased to'), 'had fallen to': ('had fallen to', 'had fallen to'), 'crossed': ('crossed', 'crossed', 'more_than'), 'exceeded': ('exceeded', 'exceeded', 'more_than'),
    'topped': ('topped', 'topped', 'more_than'), 'was valued at': ('was valued at', 'were valued at'), 'worked out at': ('worked out at', 'worked out at'),
}
FUTURE = {
    'expected to reach': ('is expected to reach', 'are expected to reach'), 'forecast at': ('is forecast at', 'are forecast at'), 'projected': ('is projected to be', 'are projected to be'),
    'will reach': ('will reach', 'will reach'), 'would be': ('would be', 'would be'), 'likely': ('is likely to come to', 'are likely to come to'), 'will rise to': ('will rise to', 'will rise to'),
    'set to': ('is set to reach', 'are set to reach'), 'should': ('should reach', 'should reach'), 'predicted': ('is predicted to fall to', 'are predicted to fall to'), 'expected at': ('is expected at', 'are expected at'),
    'to increase': ('is to increase to', 'are to increase to'), 'is planned': ('is planned to reach', 'are planned to reach'), 'is seen': ('is seen reaching', 'are seen reaching'),
}
BY = {'by': (' by 2020', '2020'), 'in': (' in 2016', '2016'), 'end': (' by the end of 2016', '2016-12'), 'next': (' in 2015 and beyond', None)}
# Qualifiers before the figure of a level.
HEDGES = {'bare': ('{}', 'exact'), 'about': ('about {}', 'about'), 'more': ('more than {}', 'more_than'), 'nearly': ('nearly {}', 'nearly'), 'some': ('some {}', 'about'),
          'only': ('only {}', 'exact'), 'record': ('a record {}', 'exact'), 'at least': ('at least {}', 'at_least'), 'almost': ('almost {}', 'nearly'), 'over': ('over {}', 'more_than'),
          'approximately': ('approximately {}', 'about'), 'level of': ('a level of {}', 'exact'), 'less': ('less than {}', 'less_than'), 'total': ('a total of {}', 'exact')}
# Movements: finite, participle behind a comma, noun, direction.
MOVES = {'rise': ('rose', 'rising', 'a rise', 'increase'), 'grow': ('grew', 'growing', 'growth', 'increase'), 'increase': ('increased', 'increasing', 'an increase', 'increase'),
         'fall': ('fell', 'falling', 'a fall', 'decrease'), 'drop': ('dropped', 'dropping', 'a drop', 'decrease'), 'decline': ('declined', 'declining', 'a decline', 'decrease'),
         'jump': ('jumped', 'jumping', 'a jump', 'increase'), 'shrink': ('shrank', 'shrinking', 'a reduction', 'decrease'), 'go up': ('went up', 'going up', 'an upturn', 'increase'),
         'climb': ('climbed', 'climbing', 'a climb', 'increase'), 'edge down': ('edged down', 'edging down', 'a downturn', 'decrease'), 'expand': ('expanded', 'expanding', 'an expansion', 'increase'),
         'decrease': ('decreased', 'decreasing', 'a decrease', 'decrease'), 'plunge': ('plunged', 'plunging', 'a plunge', 'decrease'), 'surge': ('surged', 'surging', 'a surge', 'increase'),
         'contract': ('contracted', 'contracting', 'a contraction', 'decrease'), 'soar': ('soared', 'soaring', 'a gain', 'increase'), 'have risen': ('has risen', 'rising', 'a rise', 'increase'),
         'gone down': ('had gone down', 'going down', 'a decrease', 'decrease'), 'slip': ('slipped', 'slipping', 'a slide', 'decrease'), 'pick up': ('picked up', 'picking up', 'an increase', 'increase')}
# What a change is over: the words behind it, or the year that its base has.
OVERS = {'none': '', 'previous': ' over the previous year', 'yoy': ' year on year', 'from': ' from 2012', 'than': ' compared with 2012', 'same': ' from the same period of the previous year',
         'year earlier': ' from a year earlier', 'on year': ' on the year before', 'versus': ' against 2012', 'year-on-year comma': ', year on year', 'over 2012': ' over 2012', 'relative': ' relative to 2012'}

def before(time): return f'{int(time[:4]) - 1}{time[4:]}'

# What stands behind a level: words with {p} a percentage, {q} an earlier amount, {m} movement as adverb, noun, participle. Which of the two are told, the time of {q}.
TAILS = {
    'none': '', 'up over': ', {ad} {p}{over}', 'up from': ', {ad} {p} from {q} in 2012', 'noun': ', {noun} of {p}{over}', 'noun amount': ', {noun} of {q2}{over}',
    'compared': ', compared with {q} in 2012', 'against': ', against {q} in the previous year', 'more': ', {p} {more} than in 2012', 'which is': ', which is {p} {more} than in 2012',
    'ing': ', {ing} by {p}{over}', 'bracket up': ' ({ad} {p}{over})', 'bracket q': ' ({q} in 2012)', 'bracket sign': ' ({sign}{p})', 'representing': ', representing {noun} of {p}{over}',
    'from': ', {ad} from {q} in 2012', 'while q': ', while it was {q} in 2012', 'semi q': '; in 2012 it was {q}', 'higher': ', {p} {higher} than a year earlier', 'dash': ' – {ad} {p}{over}',
    'after': ' after {q} in 2012', 'up by': ', {ad} by {p}{over}', 'and was': ' and was {p} {higher} than in 2012', 'up q2': ', {ad} {q2}{over}', 'year-on-year': ', a year-on-year {bare} of {p}',
    'instead': ' instead of {q} in 2012', 'as against': ' as against {q} in 2012', 'or': ', or {p} {more} than in 2012', 'where': ', whereas in 2012 it had been {q}', 'with': ', with {noun} of {p}{over}',
    'which rose': ', which {past} by {p}{over}', 'and rose': ' and {past} by {p}{over}',
}
# A change as predicate.
CHANGES = {
    'by to': '{past} by {p}{over} to {n}', 'by': '{past} by {p}{over}', 'bare': '{past} {p}{over}', 'bare to': '{past} {p} to {n}', 'from to': '{past} from {q} in 2012 to {n}', 'amount': '{past} by {q2}{over}',
    'was up': '{was} {ad} {p}{over}', 'was up by': '{was} {ad} by {p}{over}', 'higher': '{was} {p} {higher} than in 2012', 'showed': 'showed {noun} of {p}{over}', 'by or': '{past} by {q2}, or {p}, to {n}',
    'by bracket': '{past} by {q2} ({p}){over}', 'to from': '{past} to {n} from {q} in 2012', 'over front': '{past}{over0} by {p} to {n}', 'sharply': '{past} sharply by {p}{over}', 'sharply to': '{past} slightly to {n}',
    'to up': '{past} to {n}, {ad} {p}{over}', 'recorded': 'recorded {noun} of {p}{over}', 'further': '{past} by a further {p}', 'another': '{past} another {p}{over}', 'only': '{past} by only {p}{over}',
    'at rate': '{past} at a rate of {p}', 'and stood': '{past} by {p}{over} and stood at {n}', 'reaching': '{past} by {p}{over}, reaching {n}', 'continued': 'continued to {base}, by {p}{over}', 'twofold': 'doubled{over} to {n}',
    'by from to': '{past} by {p}, from {q} in 2012 to {n}', 'more than': '{past} by more than {p}{over}',
}
# A further clause: {t} its subject.
SECONDS = {
    'none': None, 'none ': None, 'none  ': None, 'while': ', while {t} was {k}', 'and': ', and {t} was {k}', 'semi': '; {t} reached {k}', 'whereas': ', whereas {t} stood at {k}', 'but': ', but {t} fell to {k}',
    'sentence': '. {T} was {k}', 'sentence too': '. {T} also rose, to {k}', 'with': ', with {t} at {k}', 'comma': ', {t} {k}', 'compared': '. By comparison, {t} came to {k}',
}
OTHERS = {'noun': ('cotton output', 'cotton output', 'mass'), 'of': ('the output of cotton', 'output of cotton', 'mass'), 'money': ('net income', 'net income', 'money'),
          'rate': ('the inflation rate', 'inflation rate', 'rate'), 'number': ('the number of tractors', 'tractors', 'count'), 'average': ('the average wage', 'average wage', 'yuan')}

class Page:
    """One sentence as it grows."""
    def __init__(self, rng):
        self.rng, self.ns, self.told = rng, numbers(rng, 12), {}
    def say(self, text, **fields):
        self.told[text] = fields
        return text
    def amount(self, kind, **fields):
        text, told = amount(kind, self.ns.pop())
        return self.say(text, **told, **fields)
    def percent(self, **fields):
        text, told = percent(self.rng, self.ns.pop())
        return self.say(text, **told, **fields)

def fill(page, pattern, kind, move, over, time, many, base):
    """The pattern's pieces: figures are told as they are drawn."""
    past, ing, noun, dir = MOVES[move]
    if many: past = re.sub('^has ', 'have ', past)
    pieces = {'past': past, 'ing': ing, 'noun': noun, 'bare': noun.split()[-1], 'ad': 'up' if dir == 'increase' else 'down', 'more': 'more' if dir == 'increase' else 'less', 'base': move if move not in ('have risen', 'gone down') else 'rise',
              'higher': 'higher' if dir == 'increase' else 'lower', 'sign': '+' if dir == 'increase' else '-', 'over': OVERS[over], 'over0': OVERS[over].replace(',', ''), 'was': 'were' if many else 'was'}
    def piece(m):
        key = m.group(1)
        if key == 'p': return page.percent(**dict(base, per=None, time=time, change=dir, qualifier='more_than' if 'more than {p}' in pattern else 'exact'))
        if key == 'q2':
            if kind == 'rate':
                n = page.ns.pop()
                return page.say(f'{n / 10} percentage points', value=n / 10, **dict(base, time=time, change=dir))
            return page.amount(kind, **dict(base, time=time, change=dir))
        if key == 'q':
            fields = dict(base, time='2012', change='none')
            if 'previous year' in pattern:
                fields.pop('time')
                if time in ('2013', '2014'): fields['time'] = before(time)
            return page.amount(kind, **fields)
        if key == 'n': return page.amount(kind, **dict(base, time=time, change='none', qualifier='exact'))
        return pieces[key]
    return re.sub(r'\{(\w+)\}', piece, pattern)

def make(rng):
    p = {'opening': draw(rng, OPENS), 'subject': draw(rng, SUBJECTS), 'shape': rng.choice(['level', 'level', 'level', 'change', 'change', 'future'])}
    page = Page(rng)
    opening, time = OPENS[p['opening']]
    time = time or YEAR
    words, item, kind, many, placed = SUBJECTS[p['subject']]
    recipient = None
    if placed:
        p['place'] = draw(rng, PLACES)
        words = words.format(PLACES[p['place']]).replace("Netherlands's", "Netherlands'")
        recipient = place_of(PLACES[p['place']])
    base = dict(item=item, status='actual', actor=None, action=None)
    if placed is not None: base['recipient'] = recipient
    if 'capita' in words: base['per'] = 'person'
    move, over, tail = draw(rng, MOVES), draw(rng, OVERS), ''
    if p['shape'] == 'level':
        p['verb'], p['hedge'], p['tail'] = draw(rng, LEVELS), draw(rng, HEDGES), draw(rng, TAILS)
        verb = LEVELS[p['verb']]
        qualifier = HEDGES[p['hedge']][1]
        if len(verb) > 2:
            if p['hedge'] != 'bare': return None
            qualifier = verb[2]
        if p['verb'] in ('as high as', 'crossed', 'topped', 'hit') and p['hedge'] != 'bare' or kind != 'count' and p['hedge'] == 'total' or p['hedge'] == 'level of' and p['verb'] not in ('reached', 'stood at', 'remained at', 'fell to', 'hit', 'arrived', 'had reached'): return None
        if p['verb'] == 'totalled' and kind in ('rate', 'years') or p['verb'] == 'averaged' and 'average' in words or p['verb'] == 'was valued at' and kind != 'money': return None
        n = page.amount(kind, **dict(base, action='estimate' if p['verb'] == 'estimated' else None), time=time, qualifier=qualifier, change='none')
        if p['verb'] in ('recorded at', 'estimated to be', 'was valued at'): page.told[n].pop('action')
        if 'estimated' in p['verb'] or p['verb'] == 'recorded at': base.pop('action')
        pattern = TAILS[p['tail']]
        if many: pattern = pattern.replace('it was', 'they were').replace('it had', 'they had').replace('which is', 'which is')
        if '{p}' in pattern or '{q2}' in pattern: p['move'] = move
        if '{over}' in pattern: p['over'] = over
        if ' up' in p['verb'] or 'noun' in pattern and kind == 'rate' and '{p}' in pattern: return None
        tail = fill(page, pattern, kind, move, over, time, many, base)
        text = f"{words} {verb[many]} {HEDGES[p['hedge']][0].format(n)}{tail}"
    elif p['shape'] == 'future':
        p['verb'], p['by'] = draw(rng, FUTURE), draw(rng, BY)
        if OPENS[p['opening']][1]: return None
        by, when = BY[p['by']]
        fields = dict(base, status='planned', change='none', qualifier='exact')
        if p['verb'] in ('forecast at', 'projected', 'predicted', 'is planned'): fields.pop('action')
        if when: fields['time'] = when
        text = f"{words} {FUTURE[p['verb']][many]} {page.amount(kind, **fields)}{by}"
    else:
        p['change'], p['move'] = draw(rng, CHANGES), move
        pattern = CHANGES[p['change']]
        if '{over' in pattern: p['over'] = over
        if p['change'] == 'continued' and ' ' in move or 'sharply' in p['change'] and move in ('edge down', 'have risen'): return None
        text = f"{words} {fill(page, pattern, kind, move, over, time, many, base)}"
    if p['shape'] != 'future':
        p['second'] = draw(rng, SECONDS)
        second = SECONDS[p['second']]
        if p['second'] == 'comma' and '{p}' in pattern: return None
        if second:
            p['other'] = draw(rng, OTHERS)
            other, its, unit = OTHERS[p['other']]
            fields = dict(item=its, change='none', status='actual', actor=None, action=None)
            if '.' not in second or time in ('2013', '2014'): fields['time'] = time
            text += second.format(t=other, T=other[0].upper() + other[1:], k=page.amount(unit, **fields))
    return Sentence(sentence(opening + text), page.told, p)
