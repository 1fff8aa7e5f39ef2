"""ranges.py: two numbers with one unit: a range is one figure ("2,300 to 2,900 yuan"), a way from one level to another is two ("from 1 796.3 to
1 937.8 thousand hectares"), and what the numbers share - sign, scale, unit - is of both."""
from decimal import Decimal

from compose import Sentence
from words import draw, sentence

def _pair(low, high, write):
    def make(rng):
        a, b = sorted(rng.sample(range(low, high), 2))
        return (*write(a), *write(b))
    return make
PAIRS = {'digits': _pair(21, 98, lambda n: (str(n), Decimal(n))), 'hundreds': _pair(110, 989, lambda n: (str(n), Decimal(n))), 'commas': _pair(2100, 9890, lambda n: (f'{n:,}', Decimal(n))),
         'long commas': _pair(21000, 998900, lambda n: (f'{n:,}', Decimal(n))), 'place': _pair(21, 980, lambda n: (f'{n / 10:.1f}', Decimal(n) / 10)), 'places': _pair(210, 9800, lambda n: (f'{n / 100:.2f}', Decimal(n) / 100)),
         'spaces': _pair(1100, 9890, lambda n: (f'{n // 1000} {n % 1000:03}', Decimal(n)))}
SCALES = {'none': ('', 1), 'thousand': (' thousand', 10 ** 3), 'million': (' million', 10 ** 6), 'billion': (' billion', 10 ** 9), 'lakh': (' lakh', 10 ** 5), 'crore': (' crore', 10 ** 7)}
UNITS = {'yuan': ('', ' yuan', 'money', 'CNY'), 'euros': ('', ' euros', 'money', 'EUR'), '$': ('$', '', 'money', 'USD'), 'US$': ('US$', '', 'money', 'USD'), 'Rs.': ('Rs. ', '', 'money', 'INR'), '₹': ('₹', '', 'money', 'INR'),
         'EUR': ('EUR ', '', 'money', 'EUR'), '£': ('£', '', 'money', 'GBP'), 'km': ('', ' km', 'length', 'km'), 'hectares': ('', ' hectares', 'area', 'ha'), 'mu': ('', ' mu', 'area', 'mu'), 'tons': ('', ' tons', 'mass', 't'), 'kg': ('', ' kg', 'mass', 'kg'),
         'percent': ('', ' percent', 'percent', '%'), '%': ('', '%', 'percent', '%'), 'per cent': ('', ' per cent', 'percent', '%'), 'households': ('', ' households', 'count', 'household'), 'people': ('', ' people', 'count', 'person')}

# {s}: sign, {k}: scale, {u}: unit.
RANGES = {'hyphen': '{s}{a}-{b}{k}{u}', 'dash': '{s}{a}–{b}{k}{u}', 'to': '{s}{a} to {b}{k}{u}', 'between': 'between {s}{a} and {b}{k}{u}', 'tilde': '{s}{a}~{b}{k}{u}', 'to, twice': '{s}{a}{k} to {s}{b}{k}{u}',
          'hyphen, sign twice': '{s}{a}-{s}{b}{k}{u}', 'between, twice': 'between {s}{a}{k} and {s}{b}{k}{u}', 'to, sign twice': '{s}{a} to {s}{b}{k}{u}', 'dash spaced': '{s}{a} – {b}{k}{u}'}
RANGE_PLACES = {'gets': 'every village gets {}', 'cost': 'the cost was {} a year', 'bracket': 'the losses ({}) were borne by all', 'of': 'there was a loss of {}', 'end': 'it was put at {}', 'at': 'the need is estimated at {}', 'with': 'it was begun with {}'}
WAYS = {'from to': 'from {s}{a} to {s}{b}{k}{u}', 'from to, scale twice': 'from {s}{a}{k} to {s}{b}{k}{u}', 'from to, all twice': 'from {s}{a}{k}{u} to {s}{b}{k}{u}', 'to from': 'to {s}{b}{k}{u} from {s}{a}{k}{u}', 'to from short': 'to {s}{b}{k}{u} from {s}{a}{k}'}
WAY_PLACES = {'rose': 'the total rose {}', 'grew in': 'the area under crops grew {} in 2013', 'period': 'over the same period the level grew {}', 'years': 'between 2010 and 2013 the level went up {}', 'was raised': 'the level was raised {}', 'comma': 'the level rose in 2013, {}'}

def make(rng):
    p = {'pair': draw(rng, PAIRS), 'scale': draw(rng, SCALES), 'unit': draw(rng, UNITS), 'shape': rng.choice(['range', 'way'])}
    form, place = (RANGES, RANGE_PLACES) if p['shape'] == 'range' else (WAYS, WAY_PLACES)
    p['form'], p['place'] = draw(rng, form), draw(rng, place)
    sign, word, kind, unit = UNITS[p['unit']]
    if kind == 'percent' and (p['scale'] != 'none' or p['pair'] not in ('digits', 'place')): return None
    if kind == 'count' and p['scale'] == 'none' and p['pair'] in ('place', 'places'): return None
    if p['pair'] in ('long commas', 'spaces') and p['scale'] not in ('none', 'thousand') or 'scale twice' in p['form'] and p['scale'] == 'none': return None
    if 'twice' in p['form'] and not sign and p['scale'] == 'none' and p['form'] != 'from to, all twice' or p['form'] in ('hyphen, sign twice', 'to, sign twice') and not sign: return None
    a_text, a, b_text, b = PAIRS[p['pair']](rng)
    scale, by = SCALES[p['scale']]
    text = form[p['form']].format(s=sign, a=a_text, b=b_text, k=scale, u=word)
    whole = sentence(place[p['place']].format(text))
    if kind == 'count': word = ''
    if p['shape'] == 'range':
        span = text.removeprefix('between ')
        if kind == 'count': span = span.removesuffix(UNITS[p['unit']][1])
        return Sentence(whole, {span: dict(kind=kind, value=a * by, value_max=b * by, unit=unit)}, p)
    told = {sign + b_text + scale + word: dict(kind=kind, value=b * by, unit=unit)}
    low = sign + a_text + (scale if p['form'] != 'from to' else '') + (word if p['form'] in ('from to, all twice', 'to from') else '')
    told[low] = dict(kind=kind, value=a * by, unit=unit)
    return Sentence(whole, told, p)
