"""amounts.py: one amount, however its number, its unit and its hedge are written, wherever it stands: "some Rs. 1,12,430 crore", "SDG 2,150"."""
from decimal import Decimal

from compose import Sentence
from words import draw, sentence

# The digits of a number as they are written, and what they say.
def _grouped(sep, sizes):
    def write(rng):
        digits = str(rng.randint(10 ** (sum(sizes) - 1), 10 ** sum(sizes) - 1))
        out, at = [], 0
        for n in sizes: out.append(digits[at:at + n]); at += n
        return sep.join(out), Decimal(digits)
    return write
def _decimal(places):
    def write(rng):
        text = f'{rng.randint(2, 97)}.{rng.randint(1, 10 ** places - 1):0{places}}'
        return text, Decimal(text)
    return write
def _plain(low, high):
    def write(rng):
        n = rng.randint(low, high)
        return str(n), Decimal(n)
    return write

NUMBERS = {'2 digits': _plain(21, 98), '3 digits': _plain(110, 989), '4 digits': _plain(2101, 9899), '5 digits': _plain(21000, 98999), '1 place': _decimal(1), '2 places': _decimal(2),
           '4 places': _decimal(4), 'comma': _grouped(',', [1, 3]), 'commas': _grouped(',', [2, 3, 3]), 'Indian': _grouped(',', [1, 2, 3]), 'Indian 2': _grouped(',', [2, 2, 3]),
           'space': _grouped(' ', [2, 3]), 'spaces': _grouped(' ', [1, 3, 3]), 'NBSP': _grouped('\u00a0', [3, 3]), 'thin space': _grouped('\u2009', [2, 3]),
           'comma and places': lambda rng: (lambda t: (t, Decimal(t.replace(',', ''))))(f'{rng.randint(1, 9)},{rng.randint(100, 999)}.{rng.randint(11, 99)}')}
SCALES = {'none': ('', 1), 'thousand': (' thousand', 10 ** 3), 'million': (' million', 10 ** 6), 'billion': (' billion', 10 ** 9), 'trillion': (' trillion', 10 ** 12), 'lakh': (' lakh', 10 ** 5),
          'crore': (' crore', 10 ** 7), 'lakh crore': (' lakh crore', 10 ** 12), 'mn': (' mn', 10 ** 6), 'bn': (' bn', 10 ** 9), 'glued m': ('m', 10 ** 6), 'glued bn': ('bn', 10 ** 9), 'glued million': ('million', 10 ** 6)}
# How an amount stands with its unit: the words, kind, unit, what the number is multiplied with.
def _behind(word, kind, unit, by=1): return lambda n: (f'{n} {word}', kind, unit, by)
def _before(sign, unit): return lambda n: (f'{sign}{n}', 'money', unit, 1)
UNITS = {}
for word, unit in [('yuan', 'CNY'), ('Yuan', 'CNY'), ('RMB', 'CNY'), ('yuan RMB', 'CNY'), ('US dollars', 'USD'), ('dollars', 'USD'), ('euros', 'EUR'), ('rupees', 'INR'), ('pounds', 'GBP'),
                   ('yen', 'JPY'), ('won', 'KRW'), ('Swiss francs', 'CHF'), ('rand', 'ZAR'), ('EUR', 'EUR'), ('USD', 'USD'), ('reais', 'BRL'), ('roubles', 'RUB'), ('baht', 'THB'), ('dong', 'VND'),
                   ('Hong Kong dollars', 'HKD'), ('Kenyan shillings', 'KES'), ('Sudanese pounds', 'SDG'), ('lempiras', 'HNL'), ('birr', 'ETB'), ('zloty', 'PLN')]:
    UNITS['_ ' + word] = _behind(word, 'money', unit)
for sign, unit in [('RMB ', 'CNY'), ('RMB', 'CNY'), ('CNY ', 'CNY'), ('¥', 'CNY'), ('US$', 'USD'), ('US$ ', 'USD'), ('$', 'USD'), ('$ ', 'USD'), ('USD ', 'USD'), ('USD', 'USD'), ('€', 'EUR'), ('€ ', 'EUR'), ('EUR ', 'EUR'),
                   ('Rs ', 'INR'), ('Rs. ', 'INR'), ('Rs.', 'INR'), ('₹', 'INR'), ('₹ ', 'INR'), ('INR ', 'INR'), ('£', 'GBP'), ('GBP ', 'GBP'), ('HK$', 'HKD'), ('A$', 'AUD'), ('C$', 'CAD'), ('CHF ', 'CHF'), ('JPY ', 'JPY'),
                   ('SDG ', 'SDG'), ('KES ', 'KES'), ('UGX ', 'UGX'), ('ETB ', 'ETB'), ('BDT ', 'BDT'), ('Tk ', 'BDT'), ('PKR ', 'PKR'), ('PHP ', 'PHP'), ('IDR ', 'IDR'), ('VND ', 'VND'), ('THB ', 'THB'), ('BRL ', 'BRL'), ('R$ ', 'BRL'),
                   ('MXN ', 'MXN'), ('ZAR ', 'ZAR'), ('NGN ', 'NGN'), ('GHS ', 'GHS'), ('XOF ', 'XOF'), ('SDR ', 'XDR'), ('PLN ', 'PLN'), ('CZK ', 'CZK'), ('SEK ', 'SEK'), ('NOK ', 'NOK'), ('DKK ', 'DKK'), ('RUB ', 'RUB'), ('TRY ', 'TRY'), ('AED ', 'AED'),
                   ('SAR ', 'SAR'), ('EGP ', 'EGP'), ('LKR ', 'LKR'), ('NPR ', 'NPR'), ('NRs ', 'NPR'), ('MMK ', 'MMK'), ('LAK ', 'LAK'), ('MNT ', 'MNT'), ('KZT ', 'KZT'), ('UZS ', 'UZS')]:
    UNITS[sign + '_'] = _before(sign, unit)
for word, kind, unit, by in [('km', 'length', 'km', 1), ('kilometers', 'length', 'km', 1), ('kilometres', 'length', 'km', 1), ('meters', 'length', 'm', 1), ('metres', 'length', 'm', 1), ('miles', 'length', 'mi', 1), ('hectares', 'area', 'ha', 1), ('ha', 'area', 'ha', 1),
                             ('mu', 'area', 'mu', 1), ('square kilometers', 'area', 'km2', 1), ('km2', 'area', 'km2', 1), ('km²', 'area', 'km2', 1), ('square meters', 'area', 'm2', 1), ('sq km', 'area', 'km2', 1), ('sq. km', 'area', 'km2', 1), ('acres', 'area', 'acre', 1),
                             ('cubic meters', 'volume', 'm3', 1), ('m³', 'volume', 'm3', 1), ('litres', 'volume', 'L', 1), ('tons', 'mass', 't', 1), ('tonnes', 'mass', 't', 1), ('metric tons', 'mass', 't', 1), ('kg', 'mass', 'kg', 1), ('kilograms', 'mass', 'kg', 1), ('kilos', 'mass', 'kg', 1),
                             ('quintals', 'mass', None, 1), ('MW', 'other', 'MW', 1), ('kWh', 'other', 'kWh', 1), ('kilowatt-hours', 'other', 'kWh', 1), ('kV', 'voltage', 'kV', 1)]:
    UNITS['_ ' + word] = _behind(word, kind, unit, by)
SMALL = {'_%': lambda n: (f'{n}%', 'percent', '%', 1), '_ %': lambda n: (f'{n} %', 'percent', '%', 1), '_ percent': lambda n: (f'{n} percent', 'percent', '%', 1), '_ per cent': lambda n: (f'{n} per cent', 'percent', '%', 1),
         '_ percentage points': lambda n: (f'{n} percentage points', 'percentage_points', None, 1)}
UNITS.update(SMALL)
GLUED = ('glued m', 'glued bn', 'mn', 'bn')

HEDGES = {'none': ('{}', 'exact'), 'more than': ('more than {}', 'more_than'), 'over': ('over {}', 'more_than'), 'about': ('about {}', 'about'), 'some': ('some {}', 'about'), 'nearly': ('nearly {}', 'nearly'),
          'almost': ('almost {}', 'nearly'), 'at least': ('at least {}', 'at_least'), 'up to': ('up to {}', 'at_most'), 'less than': ('less than {}', 'less_than'), 'around': ('around {}', 'about'), 'approximately': ('approximately {}', 'about'),
          'no less than': ('no less than {}', 'at_least'), 'a total of': ('a total of {}', 'exact'), 'a mere': ('a mere {}', 'exact'), 'only': ('only {}', 'exact'), 'as much as': ('as much as {}', None), 'an estimated': ('an estimated {}', None)}

PLACES = {'was': 'the figure for the county was {}', 'reached': 'the level reached {} in 2013', 'came to': 'in 2013 the total came to {}', 'colon': 'the total for 2013: {}', 'bracket': 'the total of the county ({}) grew', 'comma': 'the total, {}, was not enough',
          'verb': 'the county received {}', 'passive': 'in all, {} was made available', 'with': 'the work was done with {}', 'of': 'a total of the order of the sum of {} was named', 'from to': 'it had been put at {} before', 'dash': 'the total – {} – was new',
          'semicolon': 'the total was {}; the rest stood idle', 'and': 'the total was {} and grew', 'end': 'the county got {}', 'per cent more': 'the total was {}, far above the plan', 'quote': 'the head said “{} is enough”', 'or': 'it was given {}, or one tenth of the need',
          'sold for': 'a sack of rice sold for {} this week', 'at': 'the loss was estimated at {}', 'by': 'it grew by {} in the year', 'slash': 'the total (2013: {}) grew'}

def make(rng):
    p = {'number': draw(rng, NUMBERS), 'scale': draw(rng, SCALES), 'unit': draw(rng, UNITS), 'hedge': draw(rng, HEDGES), 'place': draw(rng, PLACES)}
    if rng.random() < 0.4: p['scale'] = 'none'
    money = UNITS[p['unit']]('1')[1] == 'money'
    if p['scale'] != 'none' and (p['unit'] in SMALL or p['number'] in ('5 digits', 'commas', 'space', 'spaces', 'NBSP', 'thin space')): return None
    if p['unit'] in SMALL and p['number'] not in ('2 digits', '1 place', '2 places', '4 places'): return None
    if p['scale'] in GLUED and not p['unit'].endswith('_') : return None
    if p['hedge'] in ('a total of', 'an estimated', 'a mere') and p['place'] == 'of' or p['place'] == 'by' and p['unit'] == '_ percentage points': return None
    if p['number'] == '4 digits' and p['scale'] == 'none' and p['unit'].startswith('_') and p['unit'] in SMALL: return None
    text, value = NUMBERS[p['number']](rng)
    words, by = SCALES[p['scale']]
    span, kind, unit, factor = UNITS[p['unit']](text + words)
    hedged, qualifier = HEDGES[p['hedge']]
    if qualifier is None and not money: return None
    told = dict(value=value * by * factor, kind=kind)
    if unit: told['unit'] = unit
    if qualifier: told['qualifier'] = qualifier
    return Sentence(sentence(PLACES[p['place']].format(hedged.format(span))), {span: told}, p)
