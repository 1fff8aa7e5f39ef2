"""states.py: how much there is of something and how it changed: "In 2013 the output of grain in Gansu reached 4.5 million tons, up 5.2% from 3.9
million tons in 2012"."""
import re
from compose import Sentence
from words import *

# Openings of a sentence: the time that they tell, or None.
OPENS = {
    'none': ('', None), 'year': ('In 2013, ', '2013'), 'year bare': ('in 2013 ', '2013'), 'end': ('At the end of 2013, ', '2013-12'), 'by end bare': ('By the end of 2013 ', '2013-12'),
    'half': ('In the first half of 2013, ', '2013-40'), 'quarter': ('In the third quarter of 2013 ', '2013-35'), 'month': ('In May 2013, ', '2013-05'),
    'day': ('As of 30 June 2013, ', '2013-06-30'), 'source': ('According to the statistics office, ', None), 'overall': ('Overall, ', None),
    'however': ('However, ', None), 'during': ('During the year ', None), 'despite': ('Despite the drought, ', None), 'whole': ('In 2013 as a whole, ', '2013'),
    'in that': ('Official figures show that in 2013 ', '2013'), 'moreover': ('Moreover, in 2013 ', '2013'), 'alone': ('In 2013 alone, ', '2013'), 'thanks': ('Thanks to good weather, ', None),
    'according year': ('According to the census, in 2013 ', '2013'), 'while': ('At the same time, ', None), 'as result': ('As a result, ', None),
    'turning': ('As for the economy, ', None), 'said': ('The statistics office said on Monday that ', None), 'for': ('For 2013, ', '2013'),
    'three quarters': ('In the first three quarters of 2013, ', '2013-01/2013-09'), 'from to': ('From January to May 2013, ', '2013-01/2013-05'), 'months': ('In the first five months of 2013, ', '2013-01/2013-05'),
    'end-': ('At end-2013, ', '2013-12'), 'beginning': ('At the beginning of 2013, ', '2013-01'), 'as at': ('As at 31 December 2013, ', '2013-12-31'), 'throughout': ('Throughout 2013 ', '2013'),
    'between': ('Between January and June 2013, ', '2013-01/2013-06'), 'as of end': ('As of the end of 2013, ', '2013-12'), 'contrast': ('By contrast, ', None), 'total': ('In total, ', None), 'nationwide': ('Nationwide, ', None),
    'nominal': ('In nominal terms, ', None), 'december': ('In December 2013 ', '2013-12'), 'first time': ('For the first time, ', None), 'on day': ('On 1 July 2013, ', '2013-07-01'), 'source year': ('In 2013, according to the census, ', '2013'),
    'second time': ('For the second year in a row, ', None), 'Although': ('Although it rained little, ', None), 'following': ('Following a good harvest, ', None), 'with': ('With prices rising, ', None),
}
# Places: the words, the recipient; what stands behind "of" or "in" and before "'s".
PLACES = {'province': 'Gansu', 'city': 'Tianjin', 'country': 'Norway', 'country the': 'the Netherlands', 'new name': 'Brightwater', 'two': 'Gansu and Henan',
          'county': 'Lushan County', 'region': 'Inner Mongolia', 'the county': 'the county', 'state': 'Kerala'}
def place_of(name): return {'Gansu and Henan': 'Gansu; Henan', 'the county': 'Lushan County', 'the Netherlands': 'Netherlands'}.get(name, name)

# Subjects: the words ({} is the place), what the figure is of, in what it is measured, whether they are several, whether the place is the recipient
# (None: the guide leaves a choice).
SUBJECTS = {
    'of in': ('the output of grain in {}', 'output of grain', 'mass', False, True), 'in of': ('grain output in {}', 'grain output', 'mass', False, True),
    'possessive': ("{}'s grain output", 'grain output', 'mass', False, True), 'no place': ('grain output', 'grain output', 'mass', False, False),
    'total': ('the total output of steel', 'output', 'mass', False, False), 'spending': ('spending of foreign travellers in {}', 'spending', 'money', False, True),
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
    'volume': ('the volume of trade with Russia', 'volume of trade', 'money', False, None), 'stock': ('the stock of housing loans', 'stock of housing loans; housing loans', 'money', False, None),
    'yield': ('the average yield of maize', 'yield of maize', 'mass', False, False), 'wage': ('the monthly minimum wage', 'minimum wage', 'yuan', False, False),
    'catch': ('the catch of fish by small boats', 'catch of fish', 'mass', False, None), 'cost': ('the cost of a place in a nursing home', 'cost', 'yuan', False, None),
    'capacity': ('the installed capacity of wind farms', 'installed capacity of wind farms', 'power', False, None),
    'emissions': ('emissions of carbon dioxide in {}', 'emissions of carbon dioxide', 'mass', True, True),
    'workers': ('the number of people employed in agriculture', 'people employed in agriculture', 'count', False, False),
    'goods': ('the value of goods exported through the port of Tianjin', 'goods; value', 'money', False, None), 'babies': ('the percentage of babies born outside marriage', 'percentage of babies', 'rate', False, False),
    'surplus': ('the current account surplus', 'current account surplus', 'money', False, False), 'reserves': ("{}'s foreign exchange reserves", 'foreign exchange reserves', 'money', True, True),
    'disposable': ("urban residents' disposable income", 'disposable income', 'yuan', False, None), 'enrolment': ('the enrolment rate of school-age children in {}', 'enrolment rate', 'rate', False, True),
    'subscriptions': ('mobile phone subscriptions', 'mobile phone subscriptions', 'count', True, False), 'irrigated': ('the irrigated area in {}', 'irrigated area', 'area', False, True),
    'trade': ('total imports and exports of goods', 'imports and exports', 'money', True, False), 'balance': ('the balance of deposits in {}', 'balance of deposits', 'money', False, True),
    'budget': ('general public budget revenue', 'budget revenue', 'money', False, False), 'sown': ('the sown area of grain crops in {}', 'sown area', 'area', False, True), 'meat': ('the output of pork, beef and mutton', 'output', 'mass', False, False),
    'power': ('power generation', 'power generation', 'energy', False, False), 'freight': ('the volume of freight carried by rail', 'freight; volume', 'mass', False, False), 'occupancy': ('hotel occupancy in {}', 'hotel occupancy', 'rate', False, True),
    'passengers': ('the number of passengers at the airport', 'passengers', 'count', False, None), 'birth': ('the birth rate', 'birth rate', 'rate', False, False), 'bond': ('the yield on ten-year bonds', 'yield', 'rate', False, False),
    'enterprises': ('the value added of enterprises above designated size', 'value added', 'money', False, None), 'crude': ('crude steel output', 'crude steel output', 'mass', False, False), 'remittances': ('remittances from workers abroad', 'remittances', 'money', True, None),
    'cars': ('the number of cars registered in {}', 'cars', 'count', False, True), 'vacancy': ('the vacancy rate for offices in {}', 'vacancy rate', 'rate', False, True), 'orders': ('new orders in industry', 'new orders', 'money', True, False),
    'towns': ('the population of the towns and villages', 'population', 'count', False, None), 'literacy': ('the literacy rate among women in {}', 'literacy rate', 'rate', False, True),
    'borrowing': ('borrowing by local governments', 'borrowing', 'money', False, None), 'claims': ('claims for unemployment benefit', 'claims', 'count', True, False), 'stock of': ('the stock of foreign direct investment in {}', 'stock; foreign direct investment', 'money', False, True),
    'fares': ('the average fare', 'average fare', 'yuan', False, False), 'rural': ('rural per capita net income', 'income', 'yuan', False, False),
}

# Amounts of a kind: words of a number of tenths, its value.
MONIES = {'yuan': ('{} billion yuan', 'CNY', 9), 'dollar': ('${} billion', 'USD', 9), 'US$': ('US${} million', 'USD', 6), 'EUR': ('EUR {} million', 'EUR', 6), 'euros': ('{} billion euros', 'EUR', 9), 'crore': ('Rs. {} crore', 'INR', 7),
          'sign': ('€{} million', 'EUR', 6), 'RMB': ('RMB {} billion', 'CNY', 9), 'code': ('CZK {} billion', 'CZK', 9), 'pounds': ('£{} million', 'GBP', 6)}
MASSES = {'million tons': ('{} million tons', 6), 'tonnes': ('{} million tonnes', 6), 'thousand': ('{} thousand tonnes', 3), 'plain': ('{} tons', 0)}
COUNTS = {'digits': None, 'million': ('{} million', 6), 'thousand': ('{} thousand', 3), 'lakh': ('{} lakh', 5)}
def amount(kind, n, form):
    if kind == 'money': return MONIES[form][0].format(n / 10), dict(value=f'{n}e{MONIES[form][2] - 1}', unit=MONIES[form][1])
    if kind == 'mass': return MASSES[form][0].format(n / 10), dict(value=f'{n}e{MASSES[form][1] - 1}', unit='t')
    if kind == 'count' and COUNTS[form]: return COUNTS[form][0].format(n / 10), dict(value=f'{n}e{COUNTS[form][1] - 1}')
    return {'yuan': (f'{n * 11:,} yuan', dict(value=n * 11, unit='CNY')), 'count': (f'{n * 1013:,}', dict(value=n * 1013)), 'rate': (f'{n / 10}%', dict(value=n / 10, unit='%')),
            'area': (f'{n * 1013:,} hectares', dict(value=n * 1013, unit='ha')), 'energy': (f'{n / 10} million kWh', dict(value=n * 100000)),
            'power': (f'{n} MW', dict(value=n)), 'kilo': (f'{n} kg', dict(value=n, unit='kg')), 'years': (f'{n / 10} years', dict(value=n / 10))}[kind]
def percent(rng, n): return rng.choice(['{}%', '{}%', '{} percent', '{} per cent']).format(n / 10), dict(value=n / 10, unit='%')

# Levels: the verb for one and for several, the qualifier that it tells.
LEVELS = {
    'was': ('was', 'were'), 'stood at': ('stood at', 'stood at'), 'came to': ('came to', 'came to'), 'reached': ('reached', 'reached'), 'amounted to': ('amounted to', 'amounted to'),
    'totalled': ('totalled', 'totalled'), 'recorded at': ('was recorded at', 'were recorded at'), 'hit': ('hit', 'hit'), 'remained at': ('remained at', 'remained at'),
    'averaged': ('averaged', 'averaged'), 'had reached': ('had reached', 'had reached'), 'has reached': ('has reached', 'have reached'), 'is put at': ('is put at', 'are put at'),
    'estimated': ('was estimated at', 'were estimated at'), 'estimated to be': ('was estimated to be', 'were estimated to be'), 'as high as': ('was as high as', 'were as high as'), 'came in at': ('came in at', 'came in at'),
    'ran at': ('was running at', 'were running at'), 'equalled': ('equalled', 'equalled'), 'arrived': ('climbed to', 'climbed to'), 'fell to': ('fell to', 'fell to'), 'was down to': ('was down to', 'were down to'),
    'increased to': ('increased to', 'increased to'), 'had fallen to': ('had fallen to', 'had fallen to'), 'crossed': ('crossed', 'crossed', 'more_than'), 'exceeded': ('exceeded', 'exceeded', 'more_than'),
    'topped': ('topped', 'topped', 'more_than'), 'was valued at': ('was valued at', 'were valued at'), 'worked out at': ('worked out at', 'worked out at'),
    'was unchanged': ('was unchanged at', 'were unchanged at'), 'held steady': ('held steady at', 'held steady at'), 'hovered': ('hovered at', 'hovered at'), 'peaked': ('peaked at', 'peaked at'),
    'eased to': ('eased to', 'eased to'), 'slid to': ('slid to', 'slid to'), 'swelled to': ('swelled to', 'swelled to'), 'edged up to': ('edged up to', 'edged up to'), 'passed': ('passed', 'passed', 'more_than'),
    'surpassed': ('surpassed', 'surpassed', 'more_than'), 'rose above': ('rose above', 'rose above', 'more_than'), 'fell below': ('fell below', 'fell below', 'less_than'), 'remained below': ('remained below', 'remained below', 'less_than'),
    'did not exceed': ('did not exceed', 'did not exceed', 'at_most'), 'was just': ('was just', 'were just'), 'is now': ('is now', 'are now'), 'currently': ('currently stands at', 'currently stand at'), 'now exceeds': ('now exceeds', 'now exceed', 'more_than'),
    'stabilised': ('stabilised at', 'stabilised at'), 'recovered to': ('recovered to', 'recovered to'), 'had risen to': ('had risen to', 'had risen to'), 'has fallen to': ('has fallen to', 'have fallen to'), 'closed': ('ended at', 'ended at'),
    'dropped back': ('dropped back to', 'dropped back to'), 'was at': ('was at', 'were at'), 'was only': ('was still', 'were still'), 'attained': ('attained', 'attained'), 'touched': ('touched', 'touched'), 'approached': ('approached', 'approached', 'nearly'),
    'worth': ('was worth', 'were worth'), 'shot up': ('shot up to', 'shot up to'), 'declined to': ('declined to', 'declined to'),
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
          'approximately': ('approximately {}', 'about'), 'level of': ('a level of {}', 'exact'), 'less': ('less than {}', 'less_than'), 'total': ('a total of {}', 'exact'),
          'just over': ('just over {}', 'more_than'), 'slightly more': ('slightly more than {}', 'more_than'), 'well over': ('well over {}', 'more_than'), 'roughly': ('roughly {}', 'about'), 'close to': ('close to {}', 'nearly'),
          'no less': ('no less than {}', 'at_least'), 'no more': ('no more than {}', 'at_most'), 'mere': ('a mere {}', 'exact'), 'or so': ('{} or so', 'about'), 'slightly under': ('slightly under {}', 'less_than'),
}
# Movements: finite, participle behind a comma, noun, direction.
MOVES = {'rise': ('rose', 'rising', 'a rise', 'increase'), 'grow': ('grew', 'growing', 'growth', 'increase'), 'increase': ('increased', 'increasing', 'an increase', 'increase'),
         'fall': ('fell', 'falling', 'a fall', 'decrease'), 'drop': ('dropped', 'dropping', 'a drop', 'decrease'), 'decline': ('declined', 'declining', 'a decline', 'decrease'),
         'jump': ('jumped', 'jumping', 'a jump', 'increase'), 'shrink': ('shrank', 'shrinking', 'a reduction', 'decrease'), 'go up': ('went up', 'going up', 'an upturn', 'increase'),
         'climb': ('climbed', 'climbing', 'a climb', 'increase'), 'edge down': ('edged down', 'edging down', 'a downturn', 'decrease'), 'expand': ('expanded', 'expanding', 'an expansion', 'increase'),
         'decrease': ('decreased', 'decreasing', 'a decrease', 'decrease'), 'plunge': ('plunged', 'plunging', 'a plunge', 'decrease'), 'surge': ('surged', 'surging', 'a surge', 'increase'),
         'contract': ('contracted', 'contracting', 'a contraction', 'decrease'), 'soar': ('soared', 'soaring', 'a gain', 'increase'), 'have risen': ('has risen', 'rising', 'a rise', 'increase'),
         'gone down': ('had gone down', 'going down', 'a decrease', 'decrease'), 'slip': ('slipped', 'slipping', 'a slide', 'decrease'), 'pick up': ('picked up', 'picking up', 'an increase', 'increase'),
         'tumble': ('tumbled', 'tumbling', 'a tumble', 'decrease'), 'advance': ('advanced', 'advancing', 'a rise', 'increase'), 'slump': ('slumped', 'slumping', 'a slump', 'decrease'), 'leap': ('leapt', 'leaping', 'a leap', 'increase'),
         'dip': ('dipped', 'dipping', 'a dip', 'decrease'), 'improve': ('improved', 'improving', 'an increase', 'increase'), 'come down': ('came down', 'coming down', 'a decline', 'decrease'), 'gain': ('gained', 'gaining', 'a gain', 'increase'),
         'be rising': ('was rising', 'rising', 'a rise', 'increase'), 'swell': ('swelled', 'swelling', 'an increase', 'increase'), 'edge up': ('edged up', 'edging up', 'a slight increase', 'increase'), 'decline sharply': ('declined sharply', 'declining sharply', 'a sharp decline', 'decrease'),
}
# What a change is over: the words behind it, or the year that its base has.
OVERS = {'none': '', 'previous': ' over the previous year', 'yoy': ' year on year', 'from': ' from 2012', 'than': ' compared with 2012', 'same': ' from the same period of the previous year',
         'year earlier': ' from a year earlier', 'on year': ' on the year before', 'versus': ' against 2012', 'year-on-year comma': ', year on year', 'over 2012': ' over 2012', 'relative': ' relative to 2012'}

CONTINUED = ('rise', 'grow', 'increase', 'fall', 'drop', 'decline', 'jump', 'shrink', 'climb', 'expand', 'decrease', 'plunge', 'surge', 'contract', 'soar', 'slip', 'tumble', 'advance', 'slump', 'dip', 'improve', 'swell')

def before(time): return f'{int(time[:4]) - 1}{time[4:]}'

# What stands behind a level: {p} is by how much percent it moved, {q2} by what amount, {q} what it was, {p12} how it moved before, {s} a share; the
# other pieces are words of the movement.
TAILS = {
    'none': '', 'up over': ', {ad} {p}{over}', 'up from': ', {ad} {p} from {q} in 2012', 'noun': ', {noun} of {p}{over}', 'noun amount': ', {noun} of {q2}{over}',
    'compared': ', compared with {q} in 2012', 'against': ', against {q} in the previous year', 'more': ', {p} {more} than in 2012', 'which is': ', which is {p} {more} than in 2012',
    'ing': ', {ing} by {p}{over}', 'bracket up': ' ({ad} {p}{over})', 'bracket q': ' ({q} in 2012)', 'bracket sign': ' ({sign}{p})', 'representing': ', representing {noun} of {p}{over}',
    'from': ', {ad} from {q} in 2012', 'while q': ', while it was {q} in 2012', 'semi q': '; in 2012 it was {q}', 'higher': ', {p} {higher} than a year earlier', 'dash': ' – {ad} {p}{over}',
    'after': ' after {q} in 2012', 'up by': ', {ad} by {p}{over}', 'and was': ' and was {p} {higher} than in 2012', 'up q2': ', {ad} {q2}{over}', 'year-on-year': ', a year-on-year {bare} of {p}',
    'instead': ' instead of {q} in 2012', 'as against': ' as against {q} in 2012', 'or': ', or {p} {more} than in 2012', 'where': ', whereas in 2012 it had been {q}', 'with': ', with {noun} of {p}{over}',
    'which rose': ', which {past} by {p}{over}', 'and rose': ' and {past} by {p}{over}',
    'highest': ', the highest level since 2008', 'lowest': ', its lowest since 2008', 'thanks': ', thanks to good weather', 'mainly': ', mainly because of exports', 'said': ', according to official figures', 'expected': ', as expected',
    'following': ', following {noun} of {p12} in 2012', 'after ing': ', after {ing} by {p12} in 2012', 'compared noun': ', compared with {noun} of {p12} in 2012', 'after noun': ' after {noun} of {p12} the previous year', 'again': ', again {ad} {p}{over}',
    'ing to': ', {ing} {p}{over}', 'corresponding': ', corresponding to {noun} of {p}{over}', 'share acc': ', accounting for {s} of the total', 'or s': ', or {s} of the total', 'bracket s': ' ({s} of the total)', 'equal s': ', equivalent to {s} of the target',
    'which s': ', which was {s} of the total', 'more q2': ', {q2} {more} than in 2012', 'down to': ', as against {q} a year before', 'on par': ', much as in 2012', 'yoy front': ', a year-on-year {bare} of {q2}', 'percent noun': ', a {p} {bare}{over}',
}
# A change as predicate.
CHANGES = {
    'by to': '{past} by {p}{over} to {n}', 'by': '{past} by {p}{over}', 'bare': '{past} {p}{over}', 'bare to': '{past} {p} to {n}', 'from to': '{past} from {q} in 2012 to {n}', 'amount': '{past} by {q2}{over}',
    'was up': '{was} {ad} {p}{over}', 'was up by': '{was} {ad} by {p}{over}', 'higher': '{was} {p} {higher} than in 2012', 'showed': 'showed {noun} of {p}{over}', 'by or': '{past} by {q2}, or {p}, to {n}',
    'by bracket': '{past} by {q2} ({p}){over}', 'to from': '{past} to {n} from {q} in 2012', 'over front': '{past}{over0} by {p} to {n}', 'sharply': '{past} sharply by {p}{over}', 'sharply to': '{past} slightly to {n}',
    'to up': '{past} to {n}, {ad} {p}{over}', 'recorded': 'recorded {noun} of {p}{over}', 'further': '{past} by a further {p}', 'another': '{past} another {p}{over}', 'only': '{past} by only {p}{over}',
    'at rate': '{past} at a rate of {p}', 'and stood': '{past} by {p}{over} and stood at {n}', 'reaching': '{past} by {p}{over}, reaching {n}', 'continued': 'continued to {base}, by {p}{over}', 'twofold': 'doubled{over} to {n}',
    'by from to': '{past} by {p}, from {q} in 2012 to {n}', 'more than': '{past} by more than {p}{over}',
    'above level': '{was} {p} {higher} than the level of 2012', 'saw': 'saw a {p} {bare}{over}', 'experienced': 'experienced {noun} of {p}{over}', 'achieved': 'achieved {noun} of {p}{over}', 'real': '{past} by {p} in real terms',
    'adjusted': '{past} by {p} on a seasonally adjusted basis', 'as much as': '{past} by as much as {p}{over}', 'nearly': '{past} nearly {p}{over}', 'tripled': 'tripled to {n}', 'more than doubled': 'more than doubled{over}, to {n}', 'halved': 'was halved, to {n}' , 'to year': '{past} to {n} in 2013, {ad} {p}{over}',
    'by comma to': '{past} by {p}{over}, to {n}', 'to bracket': '{past} to {n} ({q} in 2012)', 'to compared': '{past} to {n}, compared with {q} in 2012', 'in 2013': '{past} by {p} in 2013', 'again': 'again {past} by {p}{over}', 'and is now': '{past} by {p}{over} and is now {n}',
    'averaged': 'grew by {pup} on average', 'then': '{past} by {p}{over}, after {noun} of {p12} in 2012', 'some': '{past} by some {p}{over}',
}
# A further clause: {t} its subject.
SECONDS = {
    'none': None, 'none ': None, 'none  ': None, 'while': ', while {t} was {k}', 'and': ', and {t} was {k}', 'semi': '; {t} reached {k}', 'whereas': ', whereas {t} stood at {k}', 'but': ', but {t} fell to {k}',
    'sentence': '. {T} was {k}', 'sentence too': '. {T} also rose, to {k}', 'with': ', with {t} at {k}', 'comma': ', {t} {k}', 'compared': '. By comparison, {t} came to {k}',
}
OTHERS = {'noun': ('cotton output', 'cotton output', 'mass'), 'of': ('the output of cotton', 'output of cotton', 'mass'), 'money': ('net income', 'net income', 'money'),
          'rate': ('the inflation rate', 'inflation rate', 'rate'), 'number': ('the number of tractors', 'tractors', 'count'), 'average': ('the average wage', 'average wage', 'yuan')}

# What stands between a subject and its verb; some of it tells the time.
ASIDES = {'none': '', 'none ': '', 'none  ': '', 'none   ': '', 'including': ', including exports,', 'however': ', however,', 'prices': ' at current prices', 'excluding': ' (excluding gifts)',
          'which': ', which had long been low,', 'measured': ', measured in this way,', 'as whole': ' as a whole', 'though': ', though still low,', 'also': ' also', 'on average': ' on average',
          'in 2013': ' in 2013', 'last': ' in the second half of 2013', 'so far': ' so far', 'for 2013': ' for 2013', 'alone': ' alone', 'bracket': ' (all ages)'}
ASIDE_TIMES = {'in 2013': '2013', 'last': '2013-41', 'for 2013': '2013'}
# A sentence of its own behind the first, about the same: pronouns and words that point to it.
BACK = {
    'it was': '. In 2012 it was {q}', 'it had been': '. In 2012, it had been {q}', 'figure': '. The figure for 2012 was {q}', 'this was': '. This was {p} {more} than in 2012', 'it is up': '. It was {ad} {p}{over}',
    'this means': '. This represents {noun} of {p}{over}', 'compares': '. This compares with {q} in 2012', 'in 2012 this': '. In 2012 this figure stood at {q}', 'it past': '. It {past} by {p}{over}', 'from': '. This is {ad} from {q} in 2012',
}
# Shares: A, its item, B behind "of".
SHARERS = {'crops': ('crop production', 'crop production'), 'exports': ('exports to Russia', 'exports to Russia'), 'tourism': ('tourism', 'tourism'), 'wheat': ('wheat', 'wheat'), 'loans': ('loans to farmers', 'loans to farmers'),
           'sector': ('the private sector', 'private sector'), 'road': ('road transport', 'road transport'), 'plural': ('small farms', 'small farms'), 'ing': ('mining and quarrying', 'mining and quarrying'), 'coal': ('coal', 'coal')}
WHOLES = {'total': ('the total', 'total', False), 'output': ('total output', 'total output', False), 'GDP': ('GDP', 'GDP', False), 'all': ('all exports of {}', 'exports', True), 'jobs': ('the jobs in {}', 'jobs', True),
          'possessive': ("{}'s energy consumption", 'energy consumption', True), 'market': ('the market', 'market', False), 'area': ('the arable land in {}', 'arable land', True)}
SHARES = {'accounted': ('accounted for', 'accounted for'), 'made up': ('made up', 'made up'), 'represented': ('represented', 'represented'), 'accounts': ('accounts for', 'account for'), 'constituted': ('constituted', 'constituted'),
          'was': ('was', 'were'), 'amounted': ('amounted to', 'amounted to'), 'equalled': ('was equal to', 'were equal to'), 'had a share': ('had a share of', 'had a share of'), 'comprised': ('comprised', 'comprised')}
GROUPS = {'households': 'households', 'farmers': 'farmers', 'women': 'women', 'the pupils': 'the pupils', 'people': 'people aged 65 and over', 'young': 'young people', 'firms': 'small enterprises', 'children': 'children under five',
          'population': 'the population', 'respondents': 'respondents', 'adults': 'adults'}
STATES = {'had': 'had a computer', 'were': 'were poor', 'had been': 'had no access to credit', 'lack': 'lacked clean water', 'own': 'owned a car', 'live': 'lived in towns', 'rate': 'were at risk of poverty', 'without': 'were without electricity',
          'is': 'are overweight', 'have': 'have a bank account', 'smoke': 'smoked every day'}
HOLDINGS = {'hospitals': 'hospitals', 'schools': 'primary schools', 'inhabitants': 'inhabitants', 'villages': 'villages', 'tractors': 'tractors', 'banks': 'commercial banks', 'beds': 'hospital beds', 'students': 'students', 'households': 'households'}
# "Gansu had 40 hospitals": verbs with the subject that has, or with none.
HAVING = {'had': '{place} had {n} {thing}', 'has': '{place} has {n} {thing}', 'there were': 'there were {n} {thing} in {place}', 'in there': 'in {place} there were {n} {thing}', 'there are': 'there are {n} {thing} in {place}',
          'number in': 'the number of {thing} in {place} was {n}', 'numbered': '{thing} in {place} numbered {n}', 'had more': '{place} still had {n} {thing}', 'there exist': 'there were {n} {thing}, {p} {more} than in 2012', 'was home': '{place} had {n} {thing}, {ad} from {q} in 2012'}
# Several subjects, one verb.
ROWS = {'was that': 'the output of grain was {a}, that of cotton {b} and that of tea {c}', 'rose two': 'grain output {past} by {p1} and cotton output by {p2}', 'each': 'grain, cotton and tea output were {a}, {b} and {c} respectively',
        'and to': 'exports came to {m1} and imports to {m2}', 'comma': 'exports were {m1}, imports {m2}', 'places': 'unemployment was {r1} in Gansu, {r2} in Henan and {r3} in Hebei', 'whereas by': 'grain output {past} by {p1}, cotton output by {p2} and tea output by {p3}',
        'as did': 'exports {past} by {p1} to {m1}, and imports by {p2} to {m2}', 'men': 'the employment rate was {r1} for men and {r2} for women', 'reached and': 'the output of grain reached {a} and that of cotton {b}',
        'two verbs': 'grain output reached {a} and cotton output fell to {b}', 'each up': 'grain output was {a}, {ad} {p1}, and cotton output {b}, {ad} {p2}', 'respectively by': 'exports and imports {past} by {p1} and {p2} respectively',
        'those': 'sales of cars {past} by {p1} and those of buses by {p2}', 'towns': 'per capita income was {y1} in towns and {y2} in villages'}
ROW_ITEMS = {'a': ('output of grain; grain output', 'mass'), 'b': ('output of cotton; cotton output', 'mass'), 'c': ('output of tea; tea output', 'mass'), 'm1': ('exports', 'money'), 'm2': ('imports', 'money'), 'y1': ('income', 'yuan'), 'y2': ('income', 'yuan')}
ROW_RATES = {'rose two': ('grain output', 'cotton output'), 'whereas by': ('grain output', 'cotton output', 'tea output'), 'as did': ('exports', 'imports'), 'each up': ('grain output', 'cotton output'), 'respectively by': ('exports', 'imports'),
             'those': ('sales of cars', 'sales of buses; buses; sales')}
# No verb, or another order.
ORDERS = {'colon': '{Item}: {n}', 'colon year': '{Item} in 2013: {n}', 'colon up': '{Item}: {n} ({ad} {p})', 'two years': '{Item}: {n} in 2013, {q} in 2012', 'dash': '{Item} – {n}', 'at': 'at {n}, {item} was the highest for ten years',
          'up': '{ad} {p} over 2012, {item} reached {n}', 'compared': 'compared with 2012, {item} {past} by {p}', 'from': 'from {q} in 2012, {item} {past} to {n} in 2013', 'with': 'with {n}, {item} was the highest for ten years',
          'after': 'after {q} in 2012, {item} reached {n} in 2013', 'highest': 'the highest {bareitem} on record was {n}', 'increase in': 'there was {noun} of {p} in {item}', 'rise recorded': '{noun} of {p} was recorded in {item}', 'the rise in': 'the {bare} in {item} was {p}',
          'paragraph': '{Item} stood at {n} in 2013', 'reached by': '{Item} reached {n} by the end of 2013', 'saw': '{item} saw {noun} of {p}{over}'}
# What a place is said to have by another verb.
POSTED = {'recorded': '{place} recorded {item} of {n}', 'posted': '{place} posted {item} of {n}', 'with': '{place}, with {item} of {n}, is a large region', 'has a': '{place} had {item} of {n}', 'economy': '{place} saw {item} rise by {p} to {n}',
          'whose': '{place}, whose {item} was {n}, is a large region', 'in its': 'in {place} {item} amounted to {n}', 'in comma': 'in {place}, {item} amounted to {n}', 'rank': '{place} ranked {o} in {item}', 'ranks': "{place}'s {item} ranked {o} in the country",
          'ranking': '{place} had {item} of {n}, ranking {o} in the country'}
POSTABLE = {'output': ('grain output', 'mass'), 'exports': ('exports', 'money'), 'debt': ('public debt', 'money'), 'revenue': ('tax revenue', 'money'), 'income': ('per capita income', 'yuan'), 'forest': ('forest coverage', 'rate'), 'investment': ('foreign investment', 'money')}
# Growth over several years: words behind a change, the time, what it is per.
SPANS = {'since': (' since 2010', '2010/..', None), 'between': (' between 2010 and 2013', '2010/2013', None), 'from to': (' from 2010 to 2013', '2010/2013', None), 'a year': (' a year between 2010 and 2013', '2010/2013', 'year'),
         'annual': (' annually from 2010 to 2013', '2010/2013', 'year'), 'over': (' over the period 2010-2013', '2010/2013', None), 'in 2010-13': (' in 2010-2013', '2010/2013', None), 'per year': (' per year in 2010-2013', '2010/2013', 'year')}
PER = {'kg': ('the price of {} was {n} per kilogram', ['wheat', 'pork', 'tea'], 'yuan', 'kg'), 'month': ('the average wage in {} was {n} a month', ['mining', 'trade', 'Gansu'], 'yuan', 'month'), 'person': ('consumption of {} came to {n} per person', ['rice', 'meat', 'milk'], 'kilo', 'person'),
       'yield': ('the yield of {} was {n} per hectare', ['rice', 'wheat', 'maize'], 'kilo', 'ha'), 'household': ('spending on {} amounted to {n} per household', ['food', 'housing', 'transport'], 'yuan', 'household'),
       'year': ('losses from {} are put at {n} a year', ['fires', 'pests', 'drought'], 'money', 'year'), 'capita': ('per capita consumption of {} was {n}', ['rice', 'meat', 'milk'], 'kilo', 'person'), 'head': ('spending on {} was {n} per capita', ['health', 'research', 'schools'], 'yuan', 'person')}
PER_ITEM = {'kg': 'price of {}', 'month': 'average wage', 'person': 'consumption of {}', 'yield': 'yield of {}', 'household': 'spending on {}', 'year': 'losses from {}; losses', 'capita': 'consumption of {}', 'head': 'spending on {}'}

# One level for each of several years; {a} is of 2011, {b} of 2012, {c} of 2013.
SERIES = {'two': '{item} was {b} in 2012 and {c} in 2013', 'three': '{item} was {a} in 2011, {b} in 2012 and {c} in 2013', 'from to': '{item} rose from {a} in 2011 to {b} in 2012 and {c} in 2013', 'respectively': '{item} was {b} and {c} in 2012 and 2013 respectively',
          'resp front': 'in 2012 and 2013, {item} was {b} and {c} respectively', 'then': '{item} was {b} in 2012; in 2013 it stood at {c}', 'up to': '{item} went up from {a} in 2011 to {c} in 2013', 'against': '{item} was {c} in 2013 against {b} in 2012',
          'after': 'after falling to {b} in 2012, {item} rose to {c} in 2013', 'which': '{item}, which was {b} in 2012, rose to {c} in 2013', 'comma': '{item}, {b} in 2012, rose to {c} in 2013', 'bracket': '{item} ({b} in 2012) reached {c} in 2013',
          'peaked': '{item} peaked at {a} in 2011 and fell to {b} in 2012', 'whereas': 'whereas {item} was {b} in 2012, it rose to {c} in 2013', 'had been': '{item}, which had been {b} in 2012, was {c} in 2013',
          'dash': '{item} – {b} in 2012 – rose to {c} in 2013', 'down': '{item} came down from {b} in 2012 to {c} in 2013', 'recovered': '{item} fell to {b} in 2012, but recovered to {c} in 2013', 'not': 'while {item} had been {b} in 2012, it was {c} in 2013'}
# One level for each of several places: {g}, {h} and {i} are of Gansu, Henan and Hebei, {x} and {y} percentages by which it rose there.
PLACED = {'in': '{item} was {g} in Gansu, {h} in Henan and {i} in Hebei', 'highest': '{item} was highest in Gansu ({g}), followed by Henan ({h}) and Hebei ({i})', 'highest at': '{item} was highest in Gansu, at {g}, and lowest in Henan, at {h}',
          'ranged': '{item} ranged from {g} in Gansu to {h} in Henan', 'with': '{item} was lowest in Gansu, with {g}, and Henan, with {h}', 'compared': 'in Gansu, {item} was {g}, compared with {h} in Henan', 'while': '{item} was {g} in Gansu, while in Henan it was {h}',
          'it': '{item} was {g} in Gansu; in Henan it stood at {h}', 'figure': 'in Gansu {item} was {g}. In Henan the figure was {h}', 'rose in': '{item} rose by {x} in Gansu and by {y} in Henan', 'rose to in': '{item} rose by {x} to {g} in Gansu and by {y} to {h} in Henan',
          'possessive': "Gansu's {bare} was {g}, Henan's {h}", 'that of': 'the {bare} of Gansu was {g} and that of Henan {h}', 'against': '{item} stood at {g} in Gansu, against {h} in Henan', 'respectively': '{item} in Gansu and Henan was {g} and {h} respectively',
          'recorded': 'the highest {bare} was recorded in Gansu ({g}), the lowest in Henan ({h})', 'and only': '{item} reached {g} in Gansu, but only {h} in Henan', 'than': '{item} was {x} higher in Gansu than in Henan', 'brackets': '{item} rose in Gansu ({g}) and Henan ({h})',
          'for': '{item} was {g} for Gansu and {h} for Henan', 'whereas': 'whereas {item} was {g} in Gansu, it reached {h} in Henan', 'colon': '{item} varied: {g} in Gansu, {h} in Henan and {i} in Hebei', 'with rate': 'Gansu had the highest {bare} ({g}) and Henan the lowest ({h})'}
PLACEABLE = {'unemployment': ('unemployment', 'rate'), 'rate': ('the unemployment rate', 'rate'), 'income': ('per capita income', 'yuan'), 'output': ('grain output', 'mass'), 'wage': ('the average wage', 'yuan'), 'debt': ('public debt', 'money'), 'population': ('the population', 'count'), 'share': ('the share of women', 'rate'),
             'rent': ('the average rent', 'yuan'), 'cover': ('forest cover', 'rate')}
# Levels in a unit that is a noun of its own: the item is the subject.
CONTAINERS = {'sales': ('car sales', 'vehicles'), 'membership': ('membership', 'people'), 'workforce': ('the workforce', 'people'), 'attendance': ('attendance', 'people'), 'herd': ('the cattle herd', 'head'), 'population': ('the population', 'persons'), 'employment': ('employment', 'people'),
              'traffic': ('passenger traffic', 'passengers'), 'housing': ('the housing stock', 'dwellings'), 'exports': ('bicycle exports', 'units'), 'circulation': ('circulation', 'copies')}
CONTAINED = {'to': '{past} to {n} {unit}', 'was': 'was {n} {unit}', 'by': '{past} by {n2} {unit}', 'by to': '{past} by {p} to {n} {unit}', 'doubled': 'doubled to {n} {unit}', 'reached': 'reached {n} {unit} for the first time', 'stood at': 'stood at {n} {unit}, {ad} {p}', 'from to': '{past} from {q} to {n} {unit}',
             'more': 'was {n} {unit}, {n2} {more} than in 2012', 'against': 'came to {n} {unit}, against {q} in 2012'}
# Set against another level that is not of another time.
AVERAGES = {'above': ', {p} above the national average', 'higher': ', {p} higher than the national average', 'below': ', {p} below the average of the region', 'short': ', {p} short of the target', 'more than planned': ', {p} more than planned', 'times': ', {m} the national average', 'than that': ', {p} less than that of Henan',
            'of': ', or {p} of GDP', 'which of': ', which is {p} of the national average', 'equal': ', equal to {p} of GDP', 'represents': ' and represents {p} of the total', 'bracket': ' ({p} of GDP)', 'faster': ', {p} more than in Henan'}

# Changes that are to come: {p} rises or falls in 2016, {r} in 2017; {n} is what it comes to in 2016, {q} what it was in 2012.
COMING = {'rise': '{be} expected to {base} by {p} in 2016', 'two years': '{be} forecast to {base} by {p} in 2016 and {r} in 2017', 'two by': '{be} projected to {base} by {p} in 2016 and by {r} in 2017', 'to': '{be} expected to {base} by {p} to {n} in 2016', 'from to': '{be} projected to {base} from {q} in 2012 to {n} in 2016',
          'will': 'will {base} by {p} in 2016', 'will to': 'will {base} to {n} in 2016, {ad} from {q} in 2012', 'should': 'should {base} {p} in 2016', 'likely': '{be} likely to {base} by {p} in 2016', 'set': '{be} set to {base} by {p} in 2016', 'would': 'would {base} by {p} in 2016', 'reach up': '{be} expected to reach {n} in 2016, {ad} {p}',
          'reach more': 'will be {n} in 2016, {p} {more} than in 2012', 'front': None, 'compared': '{be} expected to reach {n} in 2016, compared with {q} in 2012', 'noun': None, 'who': None, 'levels': '{be} forecast to reach {n} in 2016 and {m} in 2017'}
FRONTS = {'front': 'in 2016, {item} {be} expected to {base} by {p}', 'noun': '{noun} of {p} in {item} is expected for 2016', 'who': 'the government expects {item} to {base} by {p} in 2016'}

class Page:
    """One sentence as it grows."""
    def __init__(self, rng):
        self.rng, self.ns, self.told, self.parts = rng, numbers(rng, 14), {}, {}
        self.forms = {'money': draw(rng, MONIES) if rng.random() < .6 else 'yuan', 'mass': draw(rng, MASSES), 'count': draw(rng, COUNTS) if rng.random() < .5 else 'digits'}
    def say(self, text, **fields):
        self.told[text] = fields
        return text
    def amount(self, kind, **fields):
        text, told = amount(kind, self.ns.pop(), self.forms.get(kind))
        if kind in self.forms: self.parts[kind] = self.forms[kind]
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
        if key == 'p': return page.percent(**dict(base, per=None, time=time, change=dir, qualifier=next((q for w, q in (('more than {p}', 'more_than'), ('nearly {p}', 'nearly'), ('some {p}', 'about')) if w in pattern), 'exact')))
        if key == 'p12': return page.percent(**dict(base, per=None, **({} if 'previous year' in pattern and time not in ('2013', '2014') else {'time': before(time) if 'previous year' in pattern else '2012'}), change=dir))
        if key == 'pup': return page.percent(**dict(base, per=None, time=time, change='increase'))
        if key == 's': return page.percent(**dict(base, per=None, time=time, change='none'))
        if key == 'q2':
            if kind == 'rate':
                n = page.ns.pop()
                return page.say(f'{n / 10} percentage points', value=n / 10, **dict(base, time=time, change=dir))
            return page.amount(kind, **dict(base, time=time, change=dir))
        if key == 'q':
            fields = dict(base, time='2012', change='none')
            if 'previous year' in pattern or 'year before' in pattern:
                fields.pop('time')
                if time in ('2013', '2014'): fields['time'] = before(time)
            return page.amount(kind, **fields)
        if key == 'n': return page.amount(kind, **dict(base, time=time, change='none', qualifier='exact'))
        return pieces[key]
    return re.sub(r'\{(\w+)\}', piece, pattern)

def time_of(p):
    return OPENS[p['opening']][1] or YEAR

def begin(rng, shape, **fields):
    p = {'opening': draw(rng, OPENS), 'shape': shape}
    return p, Page(rng), dict(status='actual', actor=None, action=None, **fields)

def close(page, p, text):
    return Sentence(sentence(OPENS[p['opening']][0] + text), page.told, dict(p, **page.parts))

def subject_of(rng, p):
    p['subject'] = draw(rng, SUBJECTS)
    words, item, kind, many, placed = SUBJECTS[p['subject']]
    fields = dict(item=item)
    if placed is not None: fields['recipient'] = None
    if placed:
        p['place'] = draw(rng, PLACES)
        words = words.format(PLACES[p['place']]).replace("Netherlands's", "Netherlands'")
        fields['recipient'] = place_of(PLACES[p['place']])
    if 'capita' in words: fields['per'] = 'person'
    return words, kind, many, fields

def level(rng):
    p, page, base = begin(rng, 'level')
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields)
    p['aside'] = draw(rng, ASIDES)
    time = time_of(p)
    if p['aside'] in ASIDE_TIMES:
        if OPENS[p['opening']][1] or p['opening'] == 'during': return None
        time = ASIDE_TIMES[p['aside']]
    words += ASIDES[p['aside']]
    if p['aside'] == 'so far' and OPENS[p['opening']][1]: return None
    p['verb'], p['hedge'], p['tail'] = draw(rng, LEVELS), draw(rng, HEDGES), draw(rng, TAILS)
    verb, qualifier, pattern = LEVELS[p['verb']], HEDGES[p['hedge']][1], TAILS[p['tail']]
    if len(verb) > 2:
        if p['hedge'] != 'bare': return None
        qualifier = verb[2]
    if p['verb'] in ('as high as', 'crossed', 'topped', 'hit') and p['hedge'] != 'bare' or kind != 'count' and p['hedge'] == 'total': return None
    if p['hedge'] == 'level of' and p['verb'] not in ('reached', 'stood at', 'remained at', 'fell to', 'hit', 'arrived', 'had reached'): return None
    if p['verb'] == 'totalled' and kind in ('rate', 'years') or p['verb'] == 'averaged' and 'average' in words or p['verb'] == 'was valued at' and kind != 'money': return None
    if 'noun' in pattern and kind == 'rate' and '{p}' in pattern or '{s}' in pattern and kind in ('rate', 'yuan', 'years') or p['aside'] == 'also' and p['verb'] in ('was only', 'is now', 'currently', 'now exceeds'): return None
    if p['tail'] == 'again' and 'again' in words or p['verb'] in ('is now', 'currently', 'now exceeds', 'has fallen to') and time != '2014' or p['verb'] == 'worth' and kind != 'money': return None
    if p['verb'] in ('approached', 'did not exceed', 'was just', 'attained', 'was only') and p['hedge'] != 'bare': return None
    n = page.amount(kind, **dict(base, action='estimate' if p['verb'] == 'estimated' else None), time=time, qualifier=qualifier, change='none')
    if p['verb'] in ('recorded at', 'estimated to be', 'was valued at'): page.told[n].pop('action')
    if 'estimated' in p['verb'] or p['verb'] in ('recorded at', 'was valued at'): base.pop('action')
    if many: pattern = pattern.replace('it was', 'they were').replace('it had', 'they had')
    text = f"{words} {verb[many]} {HEDGES[p['hedge']][0].format(n)}"
    return further_clause(rng, p, page, text, pattern, kind, time, many, base)

def further_clause(rng, p, page, text, pattern, kind, time, many, base):
    """The tail of a level, or a change as predicate, and what follows it."""
    move, over = draw(rng, MOVES), draw(rng, OVERS)
    if '{p}' in pattern or '{q2}' in pattern or '{past' in pattern: p['move'] = move
    if '{over' in pattern: p['over'] = over
    text += fill(page, pattern, kind, move, over, time, many, base)
    p['second'] = draw(rng, SECONDS)
    second = SECONDS[p['second']]
    if '{base}' in pattern and move not in CONTINUED: return None
    if p['second'] == 'comma' and '{p}' in pattern or second and '.' not in second and ('it was' in pattern or 'they were' in pattern or 'had been' in pattern): return None
    if second:
        p['other'] = draw(rng, OTHERS)
        other, its, unit = OTHERS[p['other']]
        fields = dict(item=its, change='none', status='actual', actor=None, action=None)
        if '.' not in second or time in ('2013', '2014') and p.get('aside') not in ASIDE_TIMES: fields['time'] = time
        text += second.format(t=other, T=other[0].upper() + other[1:], k=page.amount(unit, **fields))
    elif rng.random() < .5 and not many:
        p['back'] = draw(rng, BACK)
        pattern = BACK[p['back']]
        fields = {k: v for k, v in base.items() if k != 'recipient'}
        if '{q}' not in pattern and time not in ('2013', '2014'): return None
        if p.get('verb') == 'estimated': return None
        text += fill(page, pattern, kind, draw(rng, MOVES), draw(rng, OVERS), time, many, fields)
    return close(page, p, text)

def change(rng):
    p, page, base = begin(rng, 'change')
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields)
    p['change'] = draw(rng, CHANGES)
    pattern = CHANGES[p['change']]
    if '2013' in pattern and OPENS[p['opening']][1] or 'now' in pattern and time_of(p) != '2014' or many and ('was halved' in pattern): return None
    time = '2013' if '2013' in pattern else time_of(p)
    return further_clause(rng, p, page, words + ' ', pattern, kind, time, many, base)

def future(rng):
    p, page, base = begin(rng, 'future')
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields)
    p['verb'], p['by'] = draw(rng, FUTURE), draw(rng, BY)
    if OPENS[p['opening']][1]: return None
    by, when = BY[p['by']]
    base.update(status='planned', change='none', qualifier='exact')
    if p['verb'] in ('forecast at', 'projected', 'predicted', 'is planned'): base.pop('action')
    if when: base['time'] = when
    return close(page, p, f"{words} {FUTURE[p['verb']][many]} {page.amount(kind, **base)}{by}")

def span(rng):
    p, page, base = begin(rng, 'span')
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields)
    if OPENS[p['opening']][1] or p['opening'] == 'during': return None
    p['span'], p['move'] = draw(rng, SPANS), draw(rng, MOVES)
    behind, time, per = SPANS[p['span']]
    past = MOVES[p['move']][0]
    if p['span'] == 'since' and not past.startswith('ha'): return None
    if many: past = re.sub('^has ', 'have ', past)
    return close(page, p, f"{words} {past} by {page.percent(**dict(base, time=time, per=per, change=MOVES[p['move']][3]))}{behind}")

def share(rng):
    p, page, base = begin(rng, 'share')
    p['sharer'], p['whole'], p['verb'] = draw(rng, SHARERS), draw(rng, WHOLES), draw(rng, SHARES)
    (a, item), (b, item2, placed) = SHARERS[p['sharer']], WHOLES[p['whole']]
    fields = dict(item=f"{item}; {item2}{'; share' if p['verb'] == 'had a share' else ''}", time=time_of(p), change='none')
    if placed:
        p['place'] = draw(rng, PLACES)
        b = b.format(PLACES[p['place']]).replace("Netherlands's", "Netherlands'")
        fields['recipient'] = place_of(PLACES[p['place']])
    p['hedge'] = rng.choice(['bare', 'about', 'more', 'nearly', 'only', 'almost'])
    n = page.percent(**base, **fields, qualifier=HEDGES[p['hedge']][1])
    return close(page, p, f"{a} {SHARES[p['verb']][a in ('exports to Russia', 'loans to farmers', 'small farms')]} {HEDGES[p['hedge']][0].format(n)} of {b}")

def people(rng):
    p, page, base = begin(rng, 'people')
    p['group'], p['state'], p['place'], p['hedge'] = draw(rng, GROUPS), draw(rng, STATES), draw(rng, PLACES), rng.choice(['bare', 'about', 'more', 'nearly', 'only', 'almost', 'some'])
    group, state, name = GROUPS[p['group']], STATES[p['state']], PLACES[p['place']]
    if p['state'] in ('lack', 'own', 'live', 'smoke'): base.pop('action')
    if p['state'] == 'smoke': base.pop('action', None)
    if p['group'] in ('firms', 'respondents') and p['state'] in ('smoke', 'is', 'rate'): return None
    n = page.percent(**base, item=re.sub('^the ', '', group), recipient=place_of(name), time=time_of(p), change='none', qualifier=HEDGES[p['hedge']][1])
    return close(page, p, f"{HEDGES[p['hedge']][0].format(n)} of {group} in {name} {state}")

def having(rng):
    p, page, base = begin(rng, 'having')
    p['thing'], p['having'], p['place'], move = draw(rng, HOLDINGS), draw(rng, HAVING), draw(rng, PLACES), draw(rng, MOVES)
    thing, name, pattern = HOLDINGS[p['thing']], PLACES[p['place']], HAVING[p['having']]
    if p['place'] == 'new name' and 'there' not in p['having'] and 'number' not in p['having'] or p['having'] == 'had more' and p['thing'] == 'inhabitants' or p['opening'] == 'for': return None
    base.update(item=thing)
    if '{place}' in pattern: base['recipient'] = place_of(name)
    text = fill(page, pattern.replace('{place}', name).replace('{thing}', thing), 'count', move, 'none', time_of(p), True, base)
    return close(page, p, re.sub(r'^(Gansu and Henan|the two \w+) has\b', r'\1 have', text))

def rows(rng):
    p, page, base = begin(rng, 'rows')
    p['row'], p['move'] = draw(rng, ROWS), draw(rng, MOVES)
    past, _, _, dir = MOVES[p['move']]
    past = re.sub('^has ', 'have ', past)
    rates = list(ROW_RATES.get(p['row'], ()))
    def piece(m):
        key = m.group(1)
        if key in ROW_ITEMS: return page.amount(ROW_ITEMS[key][1], **base, item=ROW_ITEMS[key][0], time=time_of(p), change='none')
        if key[0] == 'p' and key != 'past': return page.percent(**base, item=rates[int(key[1]) - 1], time=time_of(p), change=dir)
        if key[0] == 'r':
            told = dict(item='unemployment', recipient=['Gansu', 'Henan', 'Hebei'][int(key[1]) - 1]) if p['row'] == 'places' else dict(item='employment rate')
            return page.percent(**base, **told, time=time_of(p), change='none')
        return {'past': past, 'ad': 'up' if dir == 'increase' else 'down'}[key]
    return close(page, p, re.sub(r'\{(\w+)\}', piece, ROWS[p['row']]))

def orders(rng):
    p, page, base = begin(rng, 'orders')
    p['order'], p['move'], p['other'] = draw(rng, ORDERS), draw(rng, MOVES), draw(rng, SUBJECTS)
    pattern = ORDERS[p['order']]
    words, item, kind, many, placed = SUBJECTS[p['other']]
    p['subject'] = p.pop('other')
    if many or '{Item}' in pattern and p['subject'] in ('workers', 'cars', 'babies') or placed is None and '{bareitem}' in pattern or p['opening'] in ('for', 'thanks', 'despite', 'turning', 'as result'): return None
    time = '2013-12' if p['order'] == 'reached by' else '2013' if '2013' in pattern else None
    if pattern[0] in '{' and not pattern.startswith('{noun}') or '2013' in pattern or 'compared' in pattern or p['order'] in ('at', 'with', 'up', 'from', 'after'):
        p['opening'] = 'none'
    time = time or time_of(p)
    base.update(item=item)
    if placed is not None: base['recipient'] = None
    if placed:
        p['place'] = draw(rng, PLACES)
        words = words.format(PLACES[p['place']]).replace("Netherlands's", "Netherlands'")
        base['recipient'] = place_of(PLACES[p['place']])
    if 'capita' in words: base['per'] = 'person'
    bare = re.sub('^the ', '', words)
    if '{bareitem}' in pattern and (bare[0].isupper() or 'average' in bare or 'minimum' in bare): return None
    pattern = pattern.replace('{Item}', bare[0].upper() + bare[1:]).replace('{item}', words).replace('{bareitem}', bare)
    if p['order'] in ('increase in', 'rise recorded', 'the rise in'): base.pop('action')
    if '{noun}' in pattern and kind == 'rate': return None
    return close(page, p, fill(page, pattern, kind, p['move'], 'previous', time, False, base))

def posted(rng):
    p, page, base = begin(rng, 'posted')
    p['posted'], p['thing'], p['place'] = draw(rng, POSTED), draw(rng, POSTABLE), draw(rng, PLACES)
    item, kind = POSTABLE[p['thing']]
    name, pattern = PLACES[p['place']], POSTED[p['posted']]
    if name == 'Gansu and Henan' or p['posted'] == 'economy' and p['thing'] in ('income',): return None
    base.update(item=item, recipient=place_of(name))
    if 'capita' in item: base['per'] = 'person'
    if p['posted'] in ('recorded', 'posted', 'economy') or p['thing'] in ('exports', 'investment'):
        base.pop('action')
        base.pop('actor')
    if p['posted'] in ('recorded', 'posted'): base.pop('recipient')
    if p['place'] == 'new name' and p['posted'] not in ('in comma', 'ranks') or p['posted'] == 'in its' and p['place'] == 'the county': return None
    if p['posted'] == 'with' and p['thing'] in ('exports', 'investment'): base.pop('recipient')
    def ordinal(m):
        n = page.ns.pop() % 16 + 4
        return page.say(f'{n}th', **dict({k: v for k, v in base.items() if k != 'per'}, value=n, time=time_of(p)))
    pattern = pattern.replace('{place}', name).replace("Netherlands's", "Netherlands'").replace('{item}', item)
    if item == 'exports' or item.endswith('s') : pattern = pattern.replace(f'{item} was', f'{item} were')
    pattern = re.sub(r'\{o\}', ordinal, pattern)
    return close(page, p, fill(page, pattern, kind, 'rise', 'none', time_of(p), False, base))

def per(rng):
    p, page, base = begin(rng, 'per')
    p['per'] = draw(rng, PER)
    pattern, things, kind, each = PER[p['per']]
    thing = rng.choice(things)
    n = page.amount(kind, **base, item=PER_ITEM[p['per']].format(thing), time=time_of(p), change='none', per=each)
    return close(page, p, pattern.replace('{}', thing).replace('{n}', n))

def series(rng):
    p, page, base = begin(rng, 'series')
    p['series'], p['opening'] = draw(rng, SERIES), 'none'
    words, kind, many, fields = subject_of(rng, p)
    if many: return None
    base.update(fields)
    def piece(m):
        return words if m.group(1) == 'item' else page.amount(kind, **base, time={'a': '2011', 'b': '2012', 'c': '2013'}[m.group(1)], change='none')
    return close(page, p, re.sub(r'\{(\w+)\}', piece, SERIES[p['series']]))

def placed_in(rng):
    p, page, base = begin(rng, 'placed')
    p['placed'], p['thing'] = draw(rng, PLACED), draw(rng, PLACEABLE)
    words, kind = PLACEABLE[p['thing']]
    pattern = PLACED[p['placed']]
    bare = re.sub('^the ', '', words)
    if '{bare}' in pattern and p['thing'] in ('unemployment', 'share', 'income'): return None
    if p['opening'] in ('for', 'said', 'turning') or OPENS[p['opening']][0].endswith(' ') and not OPENS[p['opening']][0].endswith(', ') and pattern.startswith('in '): return None
    base['item'] = 'income' if 'income' in words else bare
    if 'capita' in words: base['per'] = 'person'
    told = dict(time=time_of(p))
    if p['placed'] == 'recorded': base.pop('action')
    if '. ' in pattern: told.pop('time')
    def piece(m):
        key = m.group(1)
        if key in ('item', 'bare'): return words if key == 'item' else bare
        if key in 'xy':
            fields = dict(base, per=None, recipient={'x': 'Gansu', 'y': 'Henan'}[key], **told)
            return page.percent(**fields, change='none' if ' than ' in pattern else 'increase')
        return page.amount(kind, **base, **told, recipient={'g': 'Gansu', 'h': 'Henan', 'i': 'Hebei'}[key], change='none')
    return close(page, p, re.sub(r'\{(\w+)\}', piece, pattern))

def contained(rng):
    p, page, base = begin(rng, 'contained')
    p['container'], p['contained'], p['move'] = draw(rng, CONTAINERS), draw(rng, CONTAINED), draw(rng, MOVES)
    words, unit = CONTAINERS[p['container']]
    base['item'] = re.sub('^the ', '', words)
    page.forms['count'] = 'digits'
    pattern = CONTAINED[p['contained']].replace('{unit}', unit)
    if words == 'car sales' or words == 'bicycle exports': pattern = pattern.replace('was ', 'were ')
    if '{q} to' in pattern: pattern = pattern.replace('{q} to', '{start} to')
    pattern = pattern.replace('{n2}', '{q2}')
    if '{start}' in pattern: pattern = pattern.replace('{start}', page.amount('count', **base, change='none'))
    return close(page, p, f"{words} {fill(page, pattern, 'count', p['move'], 'none', time_of(p), words[-1] == 's', base)}")

def average(rng):
    p, page, base = begin(rng, 'average')
    p['average'], p['verb'] = draw(rng, AVERAGES), rng.choice(['was', 'stood at', 'came to', 'reached', 'amounted to'])
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields, time=time_of(p), change='none')
    pattern = AVERAGES[p['average']]
    if 'of GDP' in pattern and kind != 'money' or 'total' in pattern and kind in ('rate', 'yuan', 'years') or p['place' if 'place' in p else 'verb'] == 'two': return None
    n = page.amount(kind, **base)
    base.pop('recipient', None)
    base['per'] = None
    def piece(m):
        if m.group(1) == 'm':
            n = page.ns.pop()
            return page.say(f'{n / 10} times', value=n / 10, **dict(base))
        return page.percent(**base)
    return close(page, p, f"{words} {LEVELS[p['verb']][many]} {n}" + re.sub(r'\{(\w)\}', piece, pattern))

def coming(rng):
    p, page, base = begin(rng, 'coming')
    p['coming'], p['move'] = draw(rng, COMING), rng.choice(CONTINUED)
    if OPENS[p['opening']][1] or p['opening'] in ('during', 'for', 'said', 'following', 'first time', 'second time'): return None
    if p['coming'] in FRONTS: p['opening'] = 'none'
    words, kind, many, fields = subject_of(rng, p)
    base.update(fields, status='planned')
    base.pop('action'), base.pop('actor')
    dir = MOVES[p['move']][3]
    def piece(m):
        key = m.group(1)
        if key in 'pr': return page.percent(**dict(base, per=None, change=dir, time='2016' if key == 'p' else '2017'))
        if key in 'nm': return page.amount(kind, **dict(base, change='none', time='2016' if key == 'n' else '2017'))
        if key == 'q': return page.amount(kind, **dict({k: v for k, v in base.items() if k != 'status'}, change='none', time='2012'))
        return {'item': words, 'be': 'are' if many else 'is', 'base': p['move'], 'noun': MOVES[p['move']][2], 'ad': 'up' if dir == 'increase' else 'down', 'more': 'more' if dir == 'increase' else 'less'}[key]
    pattern = FRONTS.get(p['coming']) or words + ' ' + COMING[p['coming']]
    return close(page, p, re.sub(r'\{(\w+)\}', piece, pattern))

SHAPES = [coming] * 2 + [series] * 2 + [placed_in] * 2 + [contained] * 2 + [average] * 2 + [level] * 8 + [change] * 5 + [future] + [span] + [share] * 2 + [people] * 2 + [having] * 2 + [rows] * 2 + [orders] * 3 + [posted] * 2 + [per]

def make(rng): return rng.choice(SHAPES)(rng)
