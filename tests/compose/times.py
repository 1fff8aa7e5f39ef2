"""times.py: when a figure holds: a date before, in or behind its clause, another date beside it that says nothing of it, and sentences without a date of their own."""
import re
from compose import Sentence
from words import *

# ---- dates: their words, what they come to on a page of 2014, whether the verb behind them is perfect ----
DATES = {
    'year': ('in 2013', '2013'), 'during year': ('during 2012', '2012'), 'year said': ('in the year 2012', '2012'), 'whole year': ('in the whole of 2013', '2013'),
    'over course': ('over the course of 2013', '2013'), 'page year': ('in 2014', '2014'), 'the year': ('during the year', '2014'), 'whole of the year': ('in the whole year', '2014'),
    'month': ('in May 2013', '2013-05'), 'month bare': ('in August', '2014-08'), 'mid month': ('in mid-June 2013', '2013-06'), 'day': ('on 12 May 2013', '2013-05-12'),
    'day american': ('on May 12, 2013', '2013-05-12'), 'day bare': ('on August 18', '2014-08-18'), 'half': ('in the first half of 2013', '2013-40'),
    'half bare': ('in the second half of the year', '2014-41'), 'quarter': ('in the third quarter of 2013', '2013-35'), 'quarter bare': ('in the fourth quarter', '2014-36'),
    'quarters': ('in the first three quarters of 2013', '2013-01/2013-09'), 'nine months': ('in the first nine months of 2013', '2013-01/2013-09'),
    'season': ('in the spring of 2013', '2013-21'), 'season bare': ('in the autumn', '2014-23'), 'months': ('from May to August 2013', '2013-05/2013-08'),
    'months between': ('between January and June 2013', '2013-01/2013-06'), 'years': ('from 2010 to 2013', '2010/2013'), 'years between': ('between 2010 and 2013', '2010/2013'),
    'years hyphen': ('in 2010-2013', '2010/2013'), 'years period': ('during the 2010-2013 period', '2010/2013'), 'years over': ('over the years 2010 to 2013', '2010/2013'),
    'fiscal': ('in 2012-13', '2012/2013'), 'fiscal slash': ('in 2012/13', '2012/2013'), 'fiscal said': ('in the fiscal year 2012-13', '2012/2013'),
    'fiscal fy': ('in FY 2012-13', '2012/2013'), 'plan period': ('during the 11th Five-Year Plan period', '2006/2010'),
    'the year before': ('in the previous year', '2013'), 'last year': ('last year', '2013'), 'past three': ('over the past three years', '2012/2014'),
    'past five': ('in the past five years', '2010/2014'), 'weeks': ('from 12 to 18 May 2013', '2013-05-12/2013-05-18'),
    'same year': ('in the same year', '2014'), 'month of the year': ('in March of that year', '2014-03'),
}
# Days and ends on which things stand so, or by which they have come to it.
ENDS_OF = {
    'end': ('at the end of 2013', '2013-12'), 'close': ('at the close of 2013', '2013-12'), 'end of the year': ('at the end of the year', '2014-12'),
    'year-end': ('at the year-end', '2014-12'), 'end-': ('at end-2013', '2013-12'), 'end of month': ('at the end of June 2013', '2013-06'),
    'end of May': ('at the end of May', '2014-05'), 'as of end': ('as of the end of 2013', '2013-12'), 'as of day': ('as of 30 June 2013', '2013-06-30'),
    'as on': ('as on 31 March 2014', '2014-03-31'), 'as at': ('as at 31 December 2013', '2013-12-31'), 'beginning': ('at the beginning of 2014', '2014-01'),
    'on day': ('on 1 January 2014', '2014-01-01'), 'in month': ('in December 2013', '2013-12'),
}
BYS = {
    'by end': ('by the end of 2013', '2013-12'), 'by year-end': ('by the year-end', '2014-12'), 'by month': ('by October 2013', '2013-10'), 'by end of month': ('by the end of November', '2014-11'),
    'by day': ('by 30 September 2013', '2013-09-30'), 'up to': ('up to the end of 2013', '2013-12'), 'until': ('until the end of 2013', '2013-12'),
    'as of by': ('as of the end of 2013', '2013-12'), 'as of May': ('as of 1 May 2014', '2014-05-01'), 'since': ('since 2010', '2010/..'), 'since month': ('since May 2013', '2013-05/..'),
    'since day': ('since 12 May 2013', '2013-05-12/..'), 'to date': ('since the beginning of 2012', '2012-01/..'),
}
PLANS = {
    'next': ('in 2015', '2015'), 'by year': ('by 2020', '2020'), 'by end': ('by the end of 2016', '2016-12'), 'over': ('from 2015 to 2018', '2015/2018'), 'period': ('in 2016-2020', '2016/2020'),
    'next year': ('next year', '2015'), 'month': ('in May 2015', '2015-05'), 'the following year': ('in the following year', '2015'), 'coming': ('in the coming year', '2015'),
    'fiscal': ('in 2015-16', '2015/2016'), 'within': ('over the next three years', '2015/2017'),
}
# Verbs that the pack knows: whether it finds others is asked elsewhere (deeds.py).
WORKS, PEOPLE = [v for v in WORKS if v[0] not in ('reseal', 'retile')], [v for v in PEOPLE if v[0] not in ('deworm', 'retrain')]
OBJECTS = {'works': (WORKS, OBJECTS['works'][1]), 'people': (PEOPLE, OBJECTS['people'][1]), 'goods': ([v for v in GOODS if v[0] != 'truck'], OBJECTS['goods'][1])}
FREE = ('the year before', 'last year', 'same year', 'month of the year')

# ---- clauses: subject, verb, rest; figures in them stand for {0}, {1} ... ----
def deed(rng):
    verbs, items = OBJECTS[draw(rng, OBJECTS)]
    return rng.choice(verbs), rng.choice(items)
SUBJECTS_PLAIN = ['the county', 'Tianjin', 'the Ministry of Works', 'Hill Foundation', 'volunteers', 'the bureau', 'the two sides', 'local farmers', 'China Grain Corporation']
SEVERAL = ('volunteers', 'the two sides', 'local farmers')

def c_deed(rng, p):
    s, (v, n) = rng.choice(SUBJECTS_PLAIN), deed(rng)
    return s, {'past': v[1], 'perfect': ('have ' if s in SEVERAL else 'has ') + v[2], 'pluperfect': 'had ' + v[2], 'will': 'will ' + v[0]}[p], '{0} ' + n
def c_passive(rng, p):
    v, n = deed(rng)
    return '{0} ' + n, {'past': 'were ', 'perfect': 'have been ', 'pluperfect': 'had been ', 'will': 'will be '}[p] + v[2], ''
def c_list(rng, p):
    s, v = rng.choice(SUBJECTS_PLAIN), rng.choice(WORKS)
    return s, {'past': v[1], 'perfect': ('have ' if s in SEVERAL else 'has ') + v[2], 'pluperfect': 'had ' + v[2], 'will': 'will ' + v[0]}[p], '{0} bridges, {1} schools and {2} wells'
def c_two(rng, p):
    s, v, w = rng.choice(SUBJECTS_PLAIN), rng.choice(WORKS), rng.choice(PEOPLE)
    f = {'past': 1, 'perfect': 2, 'pluperfect': 2, 'will': 0}[p]
    return s, {'past': '', 'perfect': ('have ' if s in SEVERAL else 'has '), 'pluperfect': 'had ', 'will': 'will '}[p] + v[f], '{0} schools and ' + w[f] + ' {1} nurses'
def c_money(rng, p):
    s = rng.choice(['the county', 'Tianjin', 'the Ministry of Works', 'Hill Foundation', 'the bureau'])
    return s, {'past': 'spent', 'perfect': 'has spent', 'pluperfect': 'had spent', 'will': 'will spend'}[p], '{0} million yuan on ' + rng.choice(['roads', 'schools', 'drinking water'])
def c_money_passive(rng, p):
    return '{0} million yuan', {'past': 'was ', 'perfect': 'has been ', 'pluperfect': 'had been ', 'will': 'will be '}[p] + rng.choice(['spent on', 'put into', 'allocated for']), rng.choice(['roads', 'schools', 'drinking water'])
def c_with(rng, p):
    v = rng.choice(WORKS)
    return '{0} schools', {'past': 'were ', 'perfect': 'have been ', 'pluperfect': 'had been ', 'will': 'will be '}[p] + v[2], 'with an investment of {1} million yuan'
def c_grew(rng, p):
    s = rng.choice(['the output of milk', 'the income of farmers', 'exports', 'retail sales', 'the number of visitors'])
    many = s in ('exports', 'retail sales')
    v = rng.choice([('rise', 'rose', 'risen'), ('fall', 'fell', 'fallen'), ('grow', 'grew', 'grown'), ('decline', 'declined', 'declined')])
    return s, {'past': v[1], 'perfect': ('have ' if many else 'has ') + v[2], 'pluperfect': 'had ' + v[2], 'will': 'will ' + v[0]}[p], 'by {0} percent'
def c_flow(rng, p):
    s, u = rng.choice([('the output of milk', 'tons'), ('grain output', 'tons'), ('the revenue of tourism', 'million yuan'), ('total exports', 'million yuan'), ('retail sales', 'million yuan')])
    many = s in ('total exports', 'retail sales')
    return s, {'past': rng.choice(['reached', 'totalled', 'came to', 'amounted to', 'were' if many else 'was']), 'perfect': ('have' if many else 'has') + ' reached', 'pluperfect': 'had reached', 'will': 'will reach'}[p], '{0} ' + u
def c_had(rng, p):
    return rng.choice(['the county', 'Tianjin', 'Hill Foundation', 'the city']), {'past': rng.choice(['had', 'owned', 'ran'])}.get(p), '{0} ' + rng.choice(['schools', 'clinics', 'village banks', 'hectares of forest'])
def c_there(rng, p):
    return 'there', {'past': 'were'}.get(p), '{0} ' + rng.choice(['schools', 'doctors', 'registered firms', 'mobile phone users'])
def c_number(rng, p):
    return rng.choice(['the number of pupils', 'the registered population', 'the number of firms']), {'past': rng.choice(['was', 'stood at', 'reached', 'totalled']), 'pluperfect': 'had reached', 'perfect': 'has reached'}.get(p), '{0}'
def c_rate(rng, p):
    return rng.choice(['the poverty rate', 'forest coverage', 'the share of women']), {'past': rng.choice(['was', 'stood at', 'reached']), 'pluperfect': 'had reached', 'perfect': 'has reached'}.get(p), '{0} percent'
def c_share(rng, p):
    return '{0} percent of the households', {'past': 'had'}.get(p), rng.choice(['tap water', 'electricity', 'a telephone'])
def c_subject(rng, p):
    return '{0} villages', {'past': rng.choice(['were without water', 'had no road', 'were connected to the grid'])}.get(p), ''
CLAUSES = {'deed': (c_deed, 1), 'passive': (c_passive, 1), 'list': (c_list, 3), 'two deeds': (c_two, 2), 'money': (c_money, 1), 'money passive': (c_money_passive, 1), 'with money': (c_with, 2),
           'grew': (c_grew, 1), 'flow': (c_flow, 1), 'had': (c_had, 1), 'there': (c_there, 1), 'number': (c_number, 1), 'rate': (c_rate, 1), 'share': (c_share, 1), 'villages': (c_subject, 1)}
STOCKS = ('had', 'there', 'number', 'rate', 'share', 'villages')
FLOWS = ('deed', 'passive', 'list', 'two deeds', 'money', 'money passive', 'with money', 'grew', 'flow')
TWO_VERBS = ('two deeds',)

# Where the date stands. A date in the middle is a day or longer, and never in a list.
PLACES = {
    'front': '{D}, {S} {V} {O}', 'front bare': '{D} {S} {V} {O}', 'end': '{S} {V} {O} {D}', 'middle': '{S} {D} {V} {O}', 'end comma': '{S} {V} {O}, with help from donors, {D}',
    'behind verb': '{S} {V} {D} {O}', 'and front': 'work went on, and {D} {S} {V} {O}', 'that': 'the bureau reported that {D} {S} {V} {O}', 'that end': 'the bureau reported that {S} {V} {O} {D}',
    'semicolon': 'work went on well; {D}, {S} {V} {O}', 'label': '(2) {D}, {S} {V} {O}', 'head': '【Roads】{D}, {S} {V} {O}', 'also': 'in addition, {D} {S} {V} {O}',
    'while': 'while prices were stable, {S} {V} {O} {D}', 'statistics': 'according to statistics, {D}, {S} {V} {O}', 'alone': '{D} alone, {S} {V} {O}',
}
# Another date that tells nothing of the figure: behind the subject, before the sentence, at its end.
NOISE_SUBJECT = {'none': '', 'founded': ', which was founded in 1958,', 'member': ', a member since 2009,', 'set up': ', set up in 2008,', 'merged': ', which had merged with its neighbour in May 2011,', 'bracket': ' (founded 1958)'}
NOISE_FRONT = {'none': '', 'scheme': 'under a scheme launched in 2008, ', 'flood': 'after the flood of 2010, ', 'plan': 'according to a plan adopted in May 2011, ', 'outline': 'in line with the “Outline for Rural Roads (2011-2020)”, ',
               'agreement': 'on the basis of an agreement signed on 12 May 2011, ', 'compared': 'building on the work begun in 2009, ', 'law': 'under the Rural Roads Act 2005, ', 'doc': 'in accordance with Lu Fu [2010] No. 12, '}
NOISE_END = {'none': '', 'scheme': ' under a scheme launched in 2008', 'flood': ' after the flood of 2010', 'families': ' for families who had lost their homes in the flood of 2010', 'loan': ' with a loan signed in 2011',
             'which': ' in Gansu Province, which joined the scheme in 2009', 'begun': ', work on which had begun in 2011', 'plan': ' in line with the plan adopted in May 2011', 'most': ', the most since 2009', 'pledge': ', as it had promised in 2011'}

def fill(text, clause, rng):
    ns = numbers(rng, CLAUSES[clause][1])
    return text.format(*ns), [str(n) for n in ns]
def figures(clause, ns):
    """The texts of the figures that the numbers of a clause become."""
    unit = {'money': ' million yuan', 'money passive': ' million yuan', 'grew': ' percent', 'rate': ' percent', 'share': ' percent'}
    if clause == 'with money': return [ns[0], ns[1] + ' million yuan']
    return [n + unit.get(clause, '') for n in ns]
def texts(clause, ns, body):
    if clause == 'flow': return [ns[0] + (' million yuan' if ns[0] + ' million yuan' in body else ' tons')]
    if clause == 'had' and ns[0] + ' hectares' in body: return [ns[0] + ' hectares']
    return figures(clause, ns)
def clause_of(rng, kind, mood):
    s, v, o = CLAUSES[kind][0](rng, mood)
    return (s, v, o) if v else None
def up(text):
    i = text.rfind('】') + 1 if text[0] == '【' else 4 if text[0] == '(' else 0
    i += len(text[i:]) - len(text[i:].lstrip())
    return text[:i] + text[i].upper() + text[i + 1:]
def close(text): return up(' '.join(text.split()).replace(' ,', ',')) + '.'

# ---- scenes ----
def one(rng, p):
    """A sentence with a date, and perhaps another that says nothing of the figure."""
    p['sort'] = rng.choice(['period', 'period', 'end', 'by', 'plan'])
    table = {'period': DATES, 'end': ENDS_OF, 'by': BYS, 'plan': PLANS}[p['sort']]
    p['date'] = p['sort'] + ' ' + draw(rng, table)
    words, time = table[p['date'].split(' ', 1)[1]]
    p['clause'] = rng.choice(STOCKS if p['sort'] == 'end' else FLOWS if p['sort'] in ('by', 'plan') else list(CLAUSES))
    p['place'], p['noise front'], p['noise subject'], p['noise end'] = draw(rng, PLACES), draw(rng, NOISE_FRONT), draw(rng, NOISE_SUBJECT), draw(rng, NOISE_END)
    key = p['date'].split(' ', 1)[1]
    if p['sort'] == 'period' and key in FREE and p['place'] not in ('front', 'end'): return None
    if p['sort'] == 'period' and key in ('same year', 'month of the year'): return None
    if p['clause'] in ('number', 'rate', 'share', 'villages', 'had', 'there') and p['sort'] == 'period' and not (len(time) in (4, 7) and time[4:6] not in ('-4', '-3', '-2')): return None
    if p['sort'] == 'by' and p['clause'] == 'grew': return None
    if '/' in time and p['clause'] in ('grew',) + STOCKS: return None
    if key.startswith('day') and p['clause'] in ('grew', 'flow'): return None
    if p['clause'] in TWO_VERBS and p['place'] not in ('front', 'head', 'label', 'semicolon', 'statistics'): return None
    if p['place'] in ('middle', 'behind verb') and (p['clause'] in ('there', 'list', 'two deeds') or p['place'] == 'behind verb' and p['clause'] not in ('passive', 'money passive', 'there', 'rate', 'number')): return None
    if p['place'] == 'behind verb' and p['clause'] in ('money passive', 'number', 'rate'): return None
    if p['clause'] in ('list', 'with money', 'share', 'number', 'rate') and p['place'] == 'end comma': return None
    if p['place'] == 'alone' and (p['sort'] != 'period' or len(time) > 7): return None
    noises = [k for k in ('noise front', 'noise subject', 'noise end') if p[k] != 'none']
    if len(noises) > 1 or noises and key in FREE + ('the following year', 'past three', 'past five', 'same year'): return None
    mood = {'period': 'past', 'end': 'past', 'by': rng.choice(['perfect', 'pluperfect']), 'plan': 'will'}[p['sort']]
    if p['sort'] == 'by' and key.startswith(('since', 'to date')): mood = 'perfect'
    elif p['sort'] == 'by': mood = 'pluperfect'
    if key.startswith('past '): mood = rng.choice(['past', 'perfect'])
    parts = clause_of(rng, p['clause'], mood)
    if not parts: return None
    s, v, o = parts
    if words.split()[-1][0].isupper() and s[0].isupper() and p['place'] not in ('front', 'end', 'end comma', 'label', 'head'): return None  # "in August Hill Foundation"
    if p['noise subject'] != 'none':
        if s not in ('the county', 'Tianjin', 'the Ministry of Works', 'Hill Foundation', 'the bureau', 'China Grain Corporation') or p['place'] == 'middle': return None
        s += NOISE_SUBJECT[p['noise subject']]
    if p['noise front'] != 'none' and p['place'] not in ('front', 'end'): return None
    if p['noise end'] != 'none' and (p['place'] not in ('front', 'front bare', 'end', 'middle', 'that', 'head') or p['clause'] in STOCKS + ('grew', 'flow', 'two deeds') and p['noise end'] != 'flood'): return None
    if p['noise end'] == 'most' and (p['clause'] not in ('deed', 'passive') or p['place'] == 'end'): return None
    if p['noise end'] == 'begun' and p['clause'] not in ('deed', 'list'): return None
    if p['noise end'] in ('which', 'begun', 'pledge') and p['place'] == 'end': return None
    if p['noise end'] in ('loan', 'families', 'pledge') and p['clause'] not in ('deed', 'money', 'list') or p['noise end'] == 'pledge' and not s[0].isupper(): return None
    body, ns = fill(PLACES[p['place']].format(D=words, S=s, V=v, O=o), p['clause'], rng)
    body = NOISE_FRONT[p['noise front']] + body + NOISE_END[p['noise end']]
    planned = 'planned' if p['sort'] == 'plan' else 'actual'
    return close(body), {t: dict(time=time, status=planned) for t in texts(p['clause'], ns, body)}

def none(rng, p):
    """No date of its own: the year of the page, whatever else is dated."""
    p['clause'] = draw(rng, CLAUSES)
    p['noise front'], p['noise subject'], p['noise end'] = draw(rng, NOISE_FRONT), draw(rng, NOISE_SUBJECT), draw(rng, NOISE_END)
    if sum(p[k] != 'none' for k in ('noise front', 'noise subject', 'noise end')) != 1: return None
    s, v, o = clause_of(rng, p['clause'], 'past')
    if p['noise subject'] != 'none':
        if s not in ('the county', 'Tianjin', 'the Ministry of Works', 'Hill Foundation', 'the bureau', 'China Grain Corporation'): return None
        s += NOISE_SUBJECT[p['noise subject']]
    if p['noise end'] != 'none' and (p['clause'] in STOCKS + ('grew', 'flow', 'two deeds') or p['noise end'] == 'most' and p['clause'] not in ('deed', 'passive')): return None
    if p['noise end'] in ('loan', 'families', 'pledge', 'begun') and p['clause'] not in ('deed', 'list') or p['noise end'] == 'pledge' and not s[0].isupper(): return None
    if p['noise end'] in ('flood',) or p['noise front'] == 'flood': return None  # it may be of that year
    body, ns = fill(NOISE_FRONT[p['noise front']] + f'{s} {v} {o}' + NOISE_END[p['noise end']], p['clause'], rng)
    return close(body), {t: dict(time='2014', status='actual') for t in texts(p['clause'], ns, body)}

# Two times in a sentence: {0} has the first of the two, {1} the other; None: not asked for.
PAIRS = {
    'from to': ('{N} rose from {0} in 2012 to {1} in 2013', '2012', '2013'), 'from to page': ('{N} rose from {0} in 2012 to {1}', '2012', '2014'),
    'from to ends': ('{N} rose from {0} at the end of 2012 to {1} at the end of 2013', '2012-12', '2013-12'), 'up from': ('in 2013, {N} was {0}, up from {1} in 2010', '2013', '2010'),
    'up from page': ('{N} was {0}, up from {1} in 2010', '2014', '2010'), 'against': ('{N} was {0} in 2013, against {1} in 2010', '2013', '2010'),
    'as against': ('{N} reached {0} in 2013 as against {1} in 2010', '2013', '2010'), 'compared': ('{N} was {0} in 2013, compared with {1} the year before', '2013', '2012'),
    'year earlier': ('{N} was {0} in 2013, compared with {1} a year earlier', '2013', '2012'), 'year earlier page': ('{N} was {0}, compared with {1} a year earlier', '2014', '2013'),
    'down from': ('{N} fell to {0} in 2013 from {1} in 2012', '2013', '2012'), 'to from previous': ('{N} fell to {0} in 2013 from {1} in the previous year', '2013', '2012'),
    'more than': ('{N} was {0} in 2013, {1} more than in 2010', '2013', '2013'), 'more page': ('{N} was {0}, {1} more than in 2010', '2014', '2014'),
    'by to': ('{N} fell by {0} to {1} in 2013', '2013', '2013'), 'year by year': ('{N} was {0} in 2012 and {1} in 2013', '2012', '2013'), 'and in': ('{N} was {0} in 2012, and in 2013 it was {1}', '2012', '2013'),
    'in and in': ('in 2012 {N} was {0} and in 2013 {1}', '2012', '2013'), 'brackets': ('{N} was {0} ({1} in 2010)', '2014', '2010'), 'brackets year': ('in 2013, {N} was {0} (2010: {1})', '2013', '2010'),
    'while': ('while {N} was {0} in 2010, it reached {1} in 2013', '2010', '2013'), 'semicolon': ('in 2010, {N} was {0}; in 2013, it was {1}', '2010', '2013'),
    'to by': ('{N} rose from {0} in 2010 to {1} by the end of 2013', '2010', '2013-12'), 'month': ('{N} rose to {0} in May 2013 from {1} in May 2012', '2013-05', '2012-05'),
    'same month': ('{N} was {0} in May 2013, against {1} in the same month of 2012', '2013-05', '2012-05'), 'same month before': ('in May 2013 {N} was {0}, up from {1} in the same month of the previous year', '2013-05', '2012-05'),
    'same period': ('{N} was {0} in the first half of 2013, up from {1} in the same period of 2012', '2013-40', '2012-40'), 'fiscal': ('{N} increased from {0} in 2011-12 to {1} in 2012-13', '2011/2012', '2012/2013'),
    'fiscal against': ('during 2012-13, {N} was {0} as against {1} in 2011-12', '2012/2013', '2011/2012'), 'fiscal previous': ('{N} was {0} in 2012-13, up from {1} in the previous year', '2012/2013', '2011/2012'),
    'fiscal to': ('{N} rose from {0} in 2011-12 to {1} in 2012-13', '2011/2012', '2012/2013'), 'plan': ('{N} was {0} in 2013 and is to reach {1} by 2020', '2013', '2020'),
    'plan from': ('{N} is to rise from {0} in 2013 to {1} in 2020', '2013', '2020'), 'plan to': ('the county plans to raise {N} from {0} in 2013 to {1} by 2020', '2013', '2020'),
    'quarter': ('{N} rose to {0} in the second quarter of 2013 from {1} in the first', '2013-34', None), 'quarter year': ('{N} rose to {0} in the second quarter of 2013 from {1} a year earlier', '2013-34', '2012-34'),
    'when': ('{N} was {0} in 2013, more than in 2010, when it was {1}', '2013', '2010'), 'began': ('{N} had been {0} in 2004, when the scheme began, and was {1} in 2013', '2004', '2013'),
    'year end': ('{N} fell from {0} at the beginning of the year to {1} at the year-end', '2014-01', '2014-12'), 'peak': ('{N} was {0} in 2013, below the peak of {1} reached in 2009', '2013', '2009'),
    'since': ('{N} has risen from {0} in 2008 to {1} in 2013', '2008', '2013'), 'only': ('{N}, only {0} in 2008, was {1} in 2013', '2008', '2013'), 'which': ('{N}, which was {0} in 2008, reached {1} in 2013', '2008', '2013'),
    'long span': ('between 2008 and 2013 {N} rose from {0} to {1}', '2008', '2013'), 'long span by': ('between 2008 and 2013 {N} fell by {0} to {1}', '2008/2013', '2013'), 'span from': ('from 2008 to 2013, {N} fell from {0} to {1}', '2008', '2013'),
    'that of': ('in 2013, {N} was {0}, and that of Gansu {1}', '2013', '2013'), 'ended': ('{N} was {0} at the end of 2013, {1} more than one year before', '2013-12', '2013-12'),
    'ended before': ('{N} was {0} at the end of 2013, compared with {1} at the end of the previous year', '2013-12', '2012-12'), 'stood': ('{N} stood at {0} as of 30 June 2013, up from {1} on the same date of 2012', '2013-06-30', '2012-06-30'),
    'target': ('{N} was {0} in 2013, short of the target of {1} for that year', '2013', '2013'), 'than year': ('{N} was {0} in 2013, higher than the {1} of 2010', '2013', '2010'),
    'recorded': ('{N} was {0} in 2013, above the {1} recorded in 2010', '2013', '2010'), 'over fig': ('{N} was {0} in 2013 as compared to {1} in 2010', '2013', '2010'), 'vs': ('{N} was {0} in 2013 versus {1} in 2010', '2013', '2010'),
}
TOPICS = [('the number of pupils', '{}', ''), ('the poverty rate', '{} percent', ' percent'), ('the output of milk', '{} tons', ' tons'), ('the income of farmers', '{} yuan', ' yuan'), ('forest coverage', '{} percent', ' percent'),
          ('its revenue', '{} million yuan', ' million yuan')]
def pair(rng, p):
    p['pair'] = draw(rng, PAIRS)
    text, a, b = PAIRS[p['pair']]
    topic, shape, unit = rng.choice(TOPICS)
    p['topic'] = topic
    if p['pair'] == 'that of' and topic in ('the poverty rate', 'forest coverage', 'its revenue'): return None
    if p['pair'] in ('fiscal', 'year end') and topic == 'its revenue': return None
    m, n = numbers(rng, 2)
    body = text.replace('{N}', topic).format(shape.format(m), shape.format(n))
    told = {}
    for number, time, i in ((m, a, 0), (n, b, 1)):
        if time: told[f'{number}{unit}'] = dict(time=time)
    return close(body), told

# ---- sentences that follow one another ----
def plain(rng, kinds, mood='past', subject=None):
    kind = rng.choice(kinds)
    s, v, o = clause_of(rng, kind, mood)
    body, ns = fill(f'{s} {v} {o}', kind, rng)
    return body, texts(kind, ns, body), kind

def after_year(rng, p):
    """What opened with a year goes on; what only a bracket, a comparison, a relative clause named does not."""
    p['before'] = rng.choice(list(FIRSTS))
    first, time = FIRSTS[p['before']]
    n = numbers(rng, 1)[0]
    first = first.format(n + 1000)
    kinds = ('deed', 'passive', 'list', 'money', 'two deeds', 'with money') if '/' in time else ('deed', 'passive', 'list', 'money', 'flow', 'number', 'rate', 'there', 'grew', 'share')
    told, bodies = {}, []
    link = rng.choice(['', '', '', 'in addition, ', 'meanwhile, ', 'at the same time, ', 'besides, '])
    p['link'] = link or 'none'
    for i in range(rng.choice([1, 1, 2])):
        body, ts, kind = plain(rng, kinds)
        if any(t in told for t in ts): return None
        p['next' + str(i)] = kind
        bodies.append(close((link if i == 0 else '') + body))
        for t in ts: told[t] = dict(time=time)
    return close(first) + ' ' + ' '.join(bodies), told
FIRSTS = {
    'front year': ('in 2012, the county opened {} new shops', '2012'), 'front year bare': ('in 2012 the county opened {} new shops', '2012'), 'during': ('during 2012, {} people found work', '2012'),
    'year and verb': ('in 2012, work went on well and {} people found work', '2012'), 'years front': ('from 2010 to 2013, {} people found work', '2010/2013'), 'years between': ('between 2010 and 2013 the county opened {} shops', '2010/2013'),
    'fiscal front': ('in 2012-13, {} people found work', '2012/2013'), 'heading': ('【Work in 2012】 the county opened {} new shops', '2012'), 'plan period': ('during the 11th Five-Year Plan period, {} people found work', '2006/2010'),
    'more than': ('the county opened {} shops, which was more than in 2012', '2014'), 'up from': ('the county opened {} shops, up from 310 in 2012', '2014'), 'bracket': ('some {} people found work (1,310 in 2012)', '2014'),
    'compared': ('compared with 2012, {} more people found work', '2014'), 'over': ('the number of firms was {}, an increase of 12 percent over 2012', '2014'), 'relative': ('some {} people, most of whom had come in 2012, found work', '2014'),
    'scheme': ('under the scheme launched in 2012, {} people found work', '2014'), 'founded': ('the bureau, founded in 1958, opened {} shops', '2014'), 'flood': ('the {} families who had lost their homes in the flood of 2010 were given seed', '2014'),
    'times': ('some {} people found work, 2.4 times the number of 2012', '2014'), 'first since': ('some {} people found work, the most since 2009', '2014'), 'page year': ('in 2014, the county opened {} new shops', '2014'),
    'end compared': ('some {} people found work, 12 percent more than at the end of 2012', '2014'), 'document': ('in line with the Outline of 2011, {} people found work', '2014'), 'event': ('some {} people came to the 2012 Tea Fair', None),
}
FIRSTS = {k: v for k, v in FIRSTS.items() if v[1]}

STOCK_FIRST = {'end front': ('at the end of 2013, the county had {} villages', '2013-12'), 'end page': ('at the end of 2014, there were {} villages in the county', '2014-12'), 'as of': ('as of 30 June 2014, the county had {} villages', '2014-06-30'),
               'as on': ('as on 31 March 2014, the State had {} villages', '2014-03-31'), 'year-end': ('at the year-end the county had {} villages', '2014-12'), 'on day': ('on 1 January 2014 the county had {} villages', '2014-01-01'),
               'by the end': ('by the end of 2013, the registered population was {}', '2013-12'), 'month': ('in June 2013 there were {} farms in the county', '2013-06')}
STOCK_NEXT = {'of these': ('of these, {} were in the hills', ''), 'of them': ('{} of them had no road', ''), 'the people': ('the registered population was {}', ''), 'numbered': ('the ethnic minorities numbered {}', ''), 'there were': ('there were {} schools', ''),
              'owned': ('it owned {} hectares of forest', ' hectares'), 'belong': ('{} people belonged to the Hui minority', ''), 'share': ('{} percent of the households had tap water', ' percent'), 'lived': ('{} people lived in towns', ''), 'had no': ('{} households had no water', ''),
              'average': ('the average farm had {} hectares', ' hectares'), 'state had': ('the county had {} schools', '')}
STOCK_FLOW = {'sold': ('the bus company sold {} tickets', ''), 'output': ('the output of milk was {} tons', ' tons'), 'births': ('the birth rate was {} per thousand', ' per thousand'), 'built': ('the county built {} bridges', ''), 'visitors': ('the county received {} visitors', ''),
              'exports': ('exports amounted to {} million yuan', ' million yuan'), 'trained': ('the bureau trained {} nurses', ''), 'spent': ('the county spent {} million yuan on roads', ' million yuan'), 'graduates': ('{} pupils graduated', ''),
              'income': ('the per capita income of farmers was {} yuan', ' yuan')}
def stock(rng, p):
    p['stock'] = draw(rng, STOCK_FIRST)
    first, time = STOCK_FIRST[p['stock']]
    told, ns = {}, numbers(rng, 3)
    told[str(ns[0])] = dict(time=time)
    bodies = [close(first.format(ns[0]))]
    p['stock next'] = draw(rng, STOCK_NEXT)
    text, unit = STOCK_NEXT[p['stock next']]
    bodies.append(close(text.format(ns[1]))); told[f'{ns[1]}{unit}'] = dict(time=time)
    if time == '2014-12' and rng.random() < 0.6:
        p['stock flow'] = draw(rng, STOCK_FLOW)
        text, unit = STOCK_FLOW[p['stock flow']]
        bodies.append(close(text.format(ns[2]))); told[f'{ns[2]}{unit}'] = dict(time='2014')
    return ' '.join(bodies), told

PLAN_FIRST = {'year': ('in 2015, the county will open {} new shops', '2015'), 'coming': ('in the coming year, the county plans to open {} shops', '2015'), 'heading': ('【Plan for 2015】 in 2015, the county will open {} shops', '2015'),
              'basis': ('in 2015, on the basis of the 310 shops opened in 2014, the county will open {} more', '2015'), 'by': ('by 2020, the county will open {} shops', '2020'), 'years': ('from 2015 to 2018, the county will open {} shops', '2015/2018'),
              'next year': ('next year the county will open {} shops', '2015')}
def plan(rng, p):
    p['plan first'] = draw(rng, PLAN_FIRST)
    first, time = PLAN_FIRST[p['plan first']]
    n = numbers(rng, 1)[0]
    told = {str(n): dict(time=time, status='planned')}
    body, ts, p['plan next'] = plain(rng, ('deed', 'passive', 'list', 'money'), 'will')
    if str(n) in ts: return None
    for t in ts: told[t] = dict(time=time, status='planned')
    return close(first.format(n)) + ' ' + close(body), told

def years(rng, p):
    """One year after another, each with its own figures."""
    p['years'] = draw(rng, YEARS)
    told, bodies = {}, []
    ys = rng.sample(range(2008, 2014), 2); ys.sort()
    for y in ys:
        body, ts, kind = plain(rng, ('deed', 'passive', 'list', 'money', 'flow'))
        if any(t in told for t in ts): return None
        p['years clause'] = kind
        bodies.append(YEARS[p['years']].format(D=f'in {y}', S=body))
        for t in ts: told[t] = dict(time=str(y))
        if rng.random() < 0.5:
            body, ts, kind = plain(rng, ('deed', 'passive', 'list', 'money', 'flow'))
            if any(t in told for t in ts): return None
            bodies.append(body)
            for t in ts: told[t] = dict(time=str(y)) if y > 2011 else {} # what lies further back may be over
    return ' '.join(close(b) for b in bodies), told
YEARS = {'front': '{D}, {S}', 'front bare': '{D} {S}', 'then': 'then, {D}, {S}'}

# ---- one shape, several figures: each has its own time ----
FIXED = {
    # nouns of a year
    'the 2013 budget': ('the 2013 budget was {0} million yuan', '2013'), 'budget for': ('the budget for 2013 amounted to {0} million yuan', '2013'), 'output of': ('the output of 2012 was {0} tons', '2012'),
    'sales in': ('sales in 2012 came to {0} million yuan', '2012'), 'its 2012 sales': ('its 2012 sales rose by {0} percent', '2012'), 'outlay fiscal': ('the outlay for 2012-13 was {0} million yuan', '2012/2013'),
    'the 2012-13 outlay': ('the 2012-13 outlay was {0} million yuan', '2012/2013'), 'harvest of': ('the harvest of 2012 came to {0} tons', '2012'), 'census': ('according to the census of 2010, the county had {0} villages', '2010'),
    'at the census': ('at the 2010 census the county had {0} villages', '2010'), 'survey': ('a survey in May 2013 found that {0} percent of the households had no water', '2013-05'),
    # several years
    'both years': ('{0} km of canals were repaired in 2012 and 2013', '2012/2013'), 'respectively': ('{0} and {1} schools were built in 2012 and 2013 respectively', '2012', '2013'),
    'in and respectively': ('in 2012 and 2013, {0} and {1} schools were built respectively', '2012', '2013'), 'row': ('the county built {0} schools in 2010, {1} in 2011 and {2} in 2012', '2010', '2011', '2012'),
    'row was': ('the number of pupils was {0} in 2010, {1} in 2011 and {2} in 2012', '2010', '2011', '2012'), 'row respectively': ('the county built {0}, {1} and {2} schools in 2010, 2011 and 2012 respectively', '2010', '2011', '2012'),
    'row brackets': ('the output of milk was {0} tons (2012: {1} tons; 2010: {2} tons)', '2014', '2012', '2010'), 'first of': ('of the {0} schools built in 2012, {1} were in the hills', '2012', '2012'),
    'to end': ('the number of pupils rose from {0} in 2010 to {1} in 2012 and to {2} in 2013', '2010', '2012', '2013'),
    # since, before, after
    'since founded': ('since it was founded in 2005, the bureau has trained {0} nurses', '2005/..'), 'since its founding': ('the bureau has trained {0} nurses since its founding in 2005', '2005/..'),
    'since start': ('since the start of the scheme in 2009, {0} houses have been built', '2009/..'), 'since launched': ('{0} houses have been built since the scheme was launched in 2009', '2009/..'),
    'onwards': ('from 2010 onwards, the county has trained {0} nurses', '2010/..'), 'before': ('{0} schools were built before 2010', '../2009'), 'after': ('{0} schools were built after 2011', '2012/..'),
    'nineties': ('in the 1990s, {0} families left the county', '199X'), 'ever since': ('the scheme began in 2009, and since then {0} houses have been built', '2009/..'),
    'set up and': ('the bureau was set up in 2005 and has trained {0} nurses since then', '2005/..'),
    # ago
    'ago': ('two years ago the county had {0} schools', '2012'), 'ago end': ('the county had {0} schools ten years ago', '2004'), 'years earlier': ('in 2013 the county had {0} schools, against {1} three years earlier', '2013', '2010'),
    'now': ('the county had {0} schools in 2005 and now has {1}', '2005', '2014'), 'today': ('in 2005 there were {0} shops in the town; today there are {1}', '2005', '2014'),
    'at present': ('at present, the county has {0} schools', '2014'), 'so far': ('so far {0} houses have been built', '2014'), 'currently': ('the county currently has {0} schools', '2014'),
    # relative clauses and participles with figures of their own
    'which built': ('the county, which had built {0} schools in 2012, repaired {1} wells', '2012', '2014'), 'which had': ('Hill Foundation, which had {0} members in 2010, trained {1} nurses', '2010', '2014'),
    'whose': ('the bureau, whose budget was {0} million yuan in 2010, spent {1} million yuan', '2010', '2014'), 'loan signed': ('with a loan of {0} million yuan signed in 2011, the county built {1} schools', '2011', '2014'),
    'loan apposed': ('the loan of {0} million yuan, approved in March 2011, carries interest', '2011-03'), 'built part': ('the {0} schools built in 2012 have {1} pupils', '2012', '2014'),
    'hit': ('the flood of July 2012, which destroyed {0} houses, cost {1} million yuan', '2012-07', '2012-07'), 'in which': ('after the flood of July 2012, in which {0} houses were destroyed, the county built {1} new ones', '2012-07', None),
    'killing': ('the flood hit the town on 12 May 2013, destroying {0} houses', '2013-05-12'), 'with': ('in 2012 the county opened a hospital with {0} beds', '2012'), 'at a cost': ('in 2012 the county opened a hospital at a cost of {0} million yuan', '2012'),
    'where': ('in Xin Village, where {0} families had no water in 2010, {1} wells were dug', '2010', '2014'), 'when': ('in 2010, when {0} families had no water, {1} wells were dug', '2010', '2010'),
    'opened': ('the mill, which opened in 2009 with {0} workers, made {1} tons of paper', '2009', '2014'), 'when opened': ('when the mill opened in 2009 it had {0} workers', '2009'), 'it then': ('when it was founded in 1998, the town had {0} people', '1998'),
    'after year': ('after {0} wells had been dug in 2012, the county dug {1} in 2013', '2012', '2013'), 'besides those': ('in addition to the {0} wells dug in 2012, {1} were dug in 2013', '2012', '2013'),
    'basis': ('on the basis of the {0} wells dug in 2012, the county dug {1} more', '2012', '2014'), 'following': ('following the {0} wells of 2012, the county dug {1}', '2012', '2014'),
    # plans
    'target for': ('the target for 2015 is {0} schools', '2015'), 'plan by': ('the county plans to build {0} schools by 2016', '2016'), 'is to be': ('{0} schools are to be built by the end of 2016', '2016-12'), 'goal': ('the county aims at {0} schools by 2020', '2020'),
    'expected': ('exports are expected to reach {0} million yuan in 2015', '2015'), 'forecast': ('growth of {0} percent is forecast for 2015', '2015'), 'from plan': ('the county built {0} schools in 2013 and plans to build {1} in 2015', '2013', '2015'),
    'outline': ('the Outline demands that {0} villages have a road by 2020', '2020'), 'so that': ('the county built {0} wells in 2013, so that by 2016 {1} villages will have water', '2013', '2016'),
    'would': ('it was planned that {0} schools would be built by 2016', '2016'),
    # a change and what comes with it
    'chain': ('the number of poor fell from {0} at the beginning of the year to {1} at the year-end', '2014-01', '2014-12'), 'chain and': ('in 2013 the number of pupils rose to {0} and that of teachers to {1}', '2013', '2013'),
    'grew and': ('in 2013 exports grew by {0} percent to {1} million yuan', '2013', '2013'), 'end and': ('at the end of 2013 there were {0} hens and {1} ducks on the farm', '2013-12', '2013-12'),
    'by and': ('by the end of 2013, {0} wells had been dug and {1} villages had water', '2013-12', '2013-12'), 'of which': ('in 2013 the county dug {0} wells, of which {1} were in the hills', '2013', '2013'),
    'behind of which': ('the county dug {0} wells in 2013, of which {1} were in the hills', '2013', '2013'), 'including': ('the county dug {0} wells in 2013, including {1} in the hills', '2013', '2013'),
    'benefiting': ('the county dug {0} wells in 2013, benefiting {1} families', '2013', '2013'), 'and thus': ('the county dug {0} wells in 2013 and thus helped {1} families', '2013', '2013'), 'with which': ('in 2013 the county was given {0} million yuan, with which {1} wells were dug', '2013', '2013'),
    'accounting': ('in 2013 {0} families had no water, accounting for {1} percent of the total', '2013', '2013'), 'or': ('in 2013 {0} families, or {1} percent, had no water', '2013', '2013'), 'average': ('in 2013 the county built {0} houses at an average cost of {1} yuan', '2013', '2013'),
    'colon': ('in 2013 the county built the following: {0} schools and {1} clinics', '2013', '2013'), 'dash': ('in 2013 the county built {0} schools – {1} more than planned', '2013', '2013'), 'up': ('exports were {0} million yuan in 2013, up {1} percent', '2013', '2013'),
    'year on year': ('in the first half of 2013 exports were {0} million yuan, up {1} percent year on year', '2013-40', '2013-40'), 'up over': ('exports were {0} million yuan in 2013, up {1} percent over 2012', '2013', '2013'), 'up on': ('in 2013 {0} people found work, {1} percent more than in the previous year', '2013', '2013'),
    'second clause': ('in May 2013 the county opened a school with {0} pupils, and in September a clinic with {1} beds', '2013-05', '2013-09'), 'day and day': ('on 12 May 2013 {0} tents arrived, followed on 14 May by {1} blankets', '2013-05-12', '2013-05-14'),
    'first then': ('the county built {0} schools in 2012 before it built {1} in 2013', '2012', '2013'), 'against target': ('in 2013 the county built {0} schools against a target of {1}', '2013', '2013'), 'out of': ('in 2013, {0} out of the {1} villages had water', '2013', '2013'),
    'only': ('only {0} villages had water in 2010, but {1} in 2013', '2010', '2013'), 'whereas': ('in 2013 Gansu built {0} schools, whereas Qinghai built {1}', '2013', '2013'), 'both halves': ('exports were {0} million yuan in the first half of 2013 and {1} million yuan in the second', '2013-40', None),
    'month by month': ('in January 2013 there were {0} guests, in February {1} and in March {2}', '2013-01', '2013-02', '2013-03'), 'by month to': ('between May and August 2013, {0} wells were dug', '2013-05/2013-08'),
    # dates of which the rest of the sentence knows nothing
    'season behind': ('the harvest was {0} percent smaller because of drought in spring. Coffee was grown on {1} mu', '2014', '2014'), 'season front': ('in autumn, {0} herdsmen came to the county. Some {1} districts took part', '2014-23', '2014'),
    'which tripled': ('the income, which tripled between 2005 and 2013, stood at {0} yuan', '2014'), 'bracket two': ('the fund was given to {0} firms (in 2012, {1} million yuan to {2} firms)', '2014', '2012', '2012'), 'bracket two end': ('some {0} firms were given loans ({1} million yuan to {2} firms in 2012)', '2014', '2012', '2012'),
    'target and': ('the number of poor fell from {0} at the end of 2012 to {1} at the end of 2013, and the incidence of poverty fell to {2} percent', '2012-12', '2013-12', '2013-12'), 'subject range': ('rainfall from June to September 2013 was {0} mm, and {1} districts were declared dry', '2013-06/2013-09', '2013-06/2013-09'),
    'thrown open': ('the portal, thrown open on 1 July 2012, registered {0} users', '2014'), 'launched on': ('under the drive, launched on World Water Day, 22 March 2012, {0} wells were dug', '2014'), 'harvested from': ('grain was harvested from {0} mu, giving {1} tons', '2014', '2014'),
    'went from to': ('between 2008 and 2013, exports rose by {0} percent, while the share of women went from {1} percent to {2} percent', '2008/2013', '2008', '2013'),
    'pay back': ('the county gave {0} ewes to poor families, who should pay back {1} lambs in 2015; Gansu built {2} sheds', '2014', '2015', '2014'),
    'since raised': ('the dairy was set up in 1999 with a capacity of {0} tons, since raised to {1} tons', '1999', '2014'), 'set up at': ('of the {0} projects set up in January, {1} passed the test', '2014-01', '2014'),
    'them by the end': ('some {0} villages were listed in the annual plan, and {1} percent of them were completed by the end of November', '2014', '2014-11'), 'put into use': ('the county rebuilt {0} houses, and a bridge of {1} meters over Tuo River was put into use in December', '2014', '2014-12'),
    'between days': ('between May 9 and 14 Mayor Li Ming led {0} officials to the hills', '2014-05-09/2014-05-14'),
    'price': ('the price of tea rose from {0} yuan to {1} yuan', None, '2014'), 'births behind': ('the registered population at the year-end was {0}; {1} babies were born and {2} people died', '2014-12', '2014', '2014'),
    'cause': ('the harvest was {0} tons because of the drought of 2013', '2014'), 'fiscal ended': ('exports grew by {0} percent in FY 2012-13, which ended on 31 March 2013, up from {1} percent the year before', '2012/2013', '2011/2012'),
    'whose': ('the community, whose first houses had been completed in October 2012, took in {0} families on February 10', '2014-02-10'), 'midyear': ('debt was {0} million yuan at midyear', '2014-06'), 'half-year': ('in the half-year, exports were {0} million yuan', '2014-40'),
    'stock; flow': ('at the end of the year there were {0} pigs in stock; meat output was {1} tons', '2014-12', '2014'), 'summer season': ('in the summer season airlines offered {0} seats a week', '2014-22'), 'owing to': ('owing to the frost at the end of April orchards yielded {0} tons', '2014'),
    'spring alone': ('a farmer sold {0} tons of tea in the spring alone', '2014-21'),
}
def fixed(rng, p):
    p['shape'] = draw(rng, FIXED)
    text, *times = FIXED[p['shape']]
    ns = numbers(rng, len(times), 31, 900)
    p['opening'] = rng.choice(['none', 'none', 'label', 'head', 'also']) if not re.match(r'(at present|so far|when|since|after|according|it was|only|following)', text) else 'none'
    body = {'none': '', 'label': '(2) ', 'head': '【Roads】 ', 'also': 'In addition, '}[p['opening']] + text.format(*ns)
    return close(body), {figure(n, body): dict(time=t) for n, t in zip(ns, times) if t}
def figure(n, body):
    """The text of the figure that a number of the sentence becomes."""
    return re.search(rf'(?<!\d){n}(?: million yuan| million euros| percent| per cent| tons| yuan| km| hectares| mu| mm| meters)?', body).group()

# ---- other pages ----
FISCAL = {
    'none': ('the Ministry repaired {0} bridges', '2013/2014'), 'during the year': ('during the year, {0} bridges were repaired', '2013/2014'), 'during': ('during 2013-14, {0} bridges were repaired', '2013/2014'), 'in year': ('in 2012-13, {0} bridges were repaired', '2012/2013'),
    'end': ('{0} bridges were repaired in 2012-13', '2012/2013'), 'as on': ('as on 31 March 2014, the Ministry had {0} bridges in its care', '2014-03-31'), 'as on dots': ('the Ministry had {0} bridges in its care as on 31.12.2013', '2013-12-31'),
    'up to': ('up to December 2013, {0} bridges were repaired', '2013-12'), 'till': ('{0} bridges have been repaired till 31 December 2013', '2013-12-31'), 'against': ('{0} bridges were repaired during the year as against {1} in 2012-13', '2013/2014', '2012/2013'),
    'previous': ('{0} bridges were repaired, up from {1} in the previous year', '2013/2014', '2012/2013'), 'calendar': ('in 2013, {0} accidents were registered', '2013'), 'first half': ('between April and December 2013, {0} bridges were repaired', '2013-04/2013-12'),
    'since': ('since 2009-10, {0} bridges have been repaired', '2009/..'), 'target': ('the target for 2014-15 is {0} bridges', '2014/2015'), 'plan': ('{0} bridges will be repaired in 2014-15', '2014/2015'), 'outlay': ('an outlay of Rs. {0} crore has been fixed for 2014-15', '2014/2015'),
    'rose': ('the number of vehicles rose from {0} in 2012-13 to {1} in 2013-14', '2012/2013', '2013/2014'), 'end of march': ('at the end of March 2014 there were {0} vehicles on the road', '2014-03'), 'last three': ('{0} bridges were repaired in 2010-11, {1} in 2011-12 and {2} in 2012-13', '2010/2011', '2011/2012', '2012/2013'),
    'launched': ('under the scheme launched in 2009-10, {0} bridges were repaired', '2013/2014'), 'approved': ('{0} bridges were repaired under a plan approved on 12 May 2011', '2013/2014'), 'compared': ('{0} bridges were repaired in 2013-14, {1} more than in 2012-13', '2013/2014', '2013/2014'),
    'dated': ('with effect from 1 April 2013, each family is given {0} yuan', '2013-04-01'), 'sanctioned': ('in 2013-14, Rs. {0} crore was sanctioned, of which Rs. {1} crore has been released', '2013/2014', '2013/2014'),
}
def fiscal(rng, p):
    p['fiscal'] = draw(rng, FISCAL)
    text, *times = FISCAL[p['fiscal']]
    ns = numbers(rng, len(times), 31, 900)
    told, body = {}, text.format(*ns)
    for n, t in zip(ns, times): told[re.search(rf'(?:Rs\. )?{n}(?: crore| yuan)?', body).group()] = dict(time=t)
    return close(body), told, rng.choice(['Ministry of Works: Annual Report 2013-14', 'Annual Report 2013-14', 'Roads and Bridges in 2013-14'])

# News of Wednesday, 14 May 2014.
LEAD = {
    'first quarter': ('its net profit {v} {0} percent to {1} million euros in the first quarter', '2014-33'), 'january-march': ('its net profit {v} {0} percent to {1} million euros in January-March', '2014-01/2014-03'),
    'three months': ('its net profit {v} {0} percent to {1} million euros in the three months to March', '2014-01/2014-03'), 'april': ('its sales {v} {0} percent to {1} million euros in April', '2014-04'),
    'last year': ('its net profit {v} {0} percent to {1} million euros last year', '2013'), 'in 2013': ('its net profit {v} {0} percent to {1} million euros in 2013', '2013'), 'year to march': ('its net profit {v} {0} percent to {1} million euros in the year to March', '2013-04/2014-03'),
    'year to august': ('its net profit {v} {0} percent to {1} million euros in the year to the end of February', '2013-03/2014-02'), 'half-year': ('its net profit {v} {0} percent to {1} million euros in the six months to March', '2013-10/2014-03'),
    'quarter of 2014': ('its operating profit {v} {0} percent to {1} million euros in the first quarter of 2014', '2014-33'), 'full-year': ('its full-year net profit {v} {0} percent to {1} million euros in 2013', '2013'),
    'first-quarter': ('its first-quarter net profit {v} {0} percent to {1} million euros', '2014-33'),
}
SAID = {'said': '{W} said on Wednesday {L}.', 'said that': '{W} said on Wednesday that {L}.', 'comma': '{L}, {W} said on Wednesday.', 'said tuesday': '{W} said on Tuesday {L}.', 'reported': '{W} reported on Wednesday that {L}.'}
NEXT = {
    'sales': ('Sales fell {0} percent to {1} million euros.', 'lead', 'lead'), 'employs': ('It is based in Lushan and has {0} workers.', '2014-05-14'), 'has': ('It has {0} plants.', '2014-05-14'), 'this year': ('It expects sales of {0} million euros this year.', '2014'),
    'next year': ('It plans to open {0} shops next year.', '2015'), 'year earlier': ('A year earlier it had earned {0} million euros.', None), 'in 2012': ('In 2012 the company closed {0} shops.', '2012'), 'background': ('The company, which was founded in 1924, runs {0} shops.', '2014-05-14'),
    'by': ('By the end of 2015 it will have {0} shops.', '2015-12'), 'monday': ('On Monday a rival cut {0} jobs.', '2014-05-12'), 'last month': ('Last month it closed {0} shops.', '2014-04'), 'since': ('It has closed {0} shops since 2010.', '2010/..'),
    'shares': ('Its shares rose {0} percent.', '2014-05-14'), 'revenue was': ('Revenue was {0} million euros.', 'lead'), 'orders': ('Orders received fell {0} percent to {1} million euros.', 'lead', 'lead'), 'costs': ('Costs rose by {0} percent.', 'lead'),
    'pretax': ('Pre-tax profit jumped to {0} million euros.', 'lead'), 'carried': ('The company sold {0} cars.', 'lead'), 'of which': ('Sales came to {0} million euros, of which {1} million euros came from abroad.', 'lead', 'lead'), 'loss': ('Its glass unit made a loss of {0} million euros.', 'lead'),
    'analysts': ('Analysts had expected a profit of {0} million euros.', 'lead'), 'margin': ('The operating margin widened to {0} percent.', 'lead'), 'exports': ('Exports made up {0} percent of sales.', 'lead'), 'in china': ('In China it sold {0} cars.', 'lead'),
}
HIT = {'killing': 'A flood hit Lushan County on Monday, killing {0} people.', 'at least': 'At least {0} people died when a flood hit Lushan County on Monday.', 'died': 'A flood in Lushan County killed {0} people on Monday.', 'said': 'A flood killed {0} people in Lushan County on Monday, officials said.'}
HIT_NEXT = {
    'fell': ('Some {0} houses fell.', '2014-05-12'), 'hurt': ('Another {0} people were hurt.', '2014-05-12'), 'of them': ('Of the dead, {0} were children.', '2014-05-12'), 'earlier': ('In 2008 a quake killed {0} people there.', '2008'),
    'year ago': ('In May 2012 a flood had killed {0} people in the county.', '2012-05'), 'tuesday': ('On Tuesday, {0} tents were flown in.', '2014-05-13'), 'lies': ('The county has {0} villages.', '2014-05-14'), 'will': ('The army will send {0} soldiers on Friday.', '2014-05-16'),
}
LINES = ['LUSHAN, May 14, 2014 (Newswire) -- ', 'LUSHAN, China, May 14, 2014 – ', 'LUSHAN, May 14, 2014 - ']
def news(rng, p):
    line, told = rng.choice(LINES), {}
    if rng.random() < 0.6:
        p['lead'], p['said'], p['news next'] = draw(rng, LEAD), draw(rng, SAID), draw(rng, NEXT)
        text, time = LEAD[p['lead']]
        ns = numbers(rng, 4, 31, 900)
        first = SAID[p['said']].format(W=rng.choice(['Brightwater Ltd', 'Hill Brewery', 'the company', 'Norlund Holding']), L=text.format(*ns[:2], v=rng.choice(['rose', 'fell', 'grew', 'dropped'])))
        first = first[0].upper() + first[1:]
        for n in ns[:2]: told[figure(n, first)] = dict(time=time)
        after, *times = NEXT[p['news next']]
        after, ms = after.format(*ns[2:]), ns[2:2 + len(times)]
        for n, t in zip(ms, times):
            if t: told[figure(n, after)] = dict(time=time if t == 'lead' else t)
        title = 'Brewer Lifts Profit'
    else:
        p['hit'], p['hit next'] = draw(rng, HIT), draw(rng, HIT_NEXT)
        ns = numbers(rng, 2, 31, 900)
        first, (after, time) = HIT[p['hit']].format(ns[0]), HIT_NEXT[p['hit next']]
        after = after.format(ns[1])
        told = {str(ns[0]): dict(time='2014-05-12'), str(ns[1]): dict(time=time)}
        title = 'Flood Hits Southern County'
    p['layout'] = rng.choice(['one paragraph', 'two paragraphs'])
    return line + first + (' ' if p['layout'] == 'one paragraph' else '\n\n') + after, told, title

# A page that tells no year in its title, and one of a day.
UNTITLED = {
    'front': ('In 2014, {0} new shops were opened. The county built {1} schools.', '2014', '2014'), 'two years': ('In 2013, {0} new shops were opened. In 2014, {1} more were opened. The county built {2} schools.', '2013', '2014', '2014'),
    'end': ('By the end of 2014, {0} shops had been opened. The county has {1} schools.', '2014-12', '2014-12'), 'behind': ('Some {0} shops were opened in 2014. Of these, {1} were in the hills.', '2014', '2014'),
    'as of': ('As of 30 June 2014, the county had {0} schools. There were {1} clinics.', '2014-06-30', '2014-06-30'), 'compared': ('In 2014 there were {0} shops, compared with {1} in 2010. The county built {2} schools.', '2014', '2010', '2014'),
}
def untitled(rng, p):
    p['untitled'] = draw(rng, UNTITLED)
    text, *times = UNTITLED[p['untitled']]
    ns = numbers(rng, len(times), 31, 900)
    body = text.format(*ns)
    return body, {str(n): dict(time=t) for n, t in zip(ns, times)}, 'Shops and Schools of Lushan County'
REPORT = {
    'so far': ('{0} people have been moved to camps.', '2014-05-14'), 'has': ('The county has {0} camps.', '2014-05-14'), 'need': ('Some {0} families need tents.', '2014-05-14'), 'on day': ('On 12 May, {0} tents were flown in.', '2014-05-12'),
    'since': ('Since 8 May, {0} tents have been distributed.', '2014-05-08/..'), 'in year': ('The flood of 2010 destroyed {0} houses.', '2010'), 'remain': ('{0} people remain in the camps.', '2014-05-14'), 'were': ('As of 13 May, {0} people were in the camps.', '2014-05-13'),
    'are': ('There are {0} people in the camps.', '2014-05-14'), 'affected': ('{0} people are affected.', '2014-05-14'),
}
def report(rng, p):
    p['report'] = draw(rng, REPORT)
    text, time = REPORT[p['report']]
    n = numbers(rng, 1, 31, 900)[0]
    return text.format(n), {str(n): dict(time=time)}, rng.choice(['Floods in Lushan County – Situation Report No. 3 (as of 14 May 2014)', 'Lushan County: Floods, Situation Report No. 3, 14 May 2014'])

# Sections with their own year, and what stands below them.
def sections(rng, p):
    p['section'] = rng.choice(['lenticular', 'work of', 'heading', 'numbered', 'line'])
    shape = {'lenticular': '【Roads in {}】 ', 'work of': '【Work of {}】 ', 'heading': 'Roads in {}\n\n', 'numbered': '2. Roads in {}\n\n', 'line': 'Work in {}\n\n'}[p['section']]
    told, out = {}, []
    for y in sorted(rng.sample(range(2010, 2014), 2)):
        body, ts, p['section clause'] = plain(rng, ('deed', 'passive', 'list', 'money', 'flow', 'number', 'there'))
        if any(t in told for t in ts): return None
        out.append(shape.format(y) + close(body))
        for t in ts: told[t] = dict(time=str(y))
    return '\n\n'.join(out), told, rng.choice(['Work of Lushan County in 2014', 'Work of Lushan County'])

# A year told of in passing goes on for what is so; what it was compared with does not.
CARRY = {
    'end': '{S} {V} {0} million yuan in 2013', 'from': '{S} rose to {0} million yuan in 2013 from {1} million yuan in 2012', 'subject': '{S} in 2013 {V} {0} million yuan', 'up from': '{S} {V} {0} million yuan in 2013, up from {1} million yuan in 2012',
    'against': '{S} {V} {0} million yuan in 2013, against {1} million yuan in 2012', 'compared': '{S} {V} {0} million yuan in 2013, compared with {1} million yuan the year before', 'more': '{S} {V} {0} million yuan in 2013, {1} percent more than in 2012',
    'from to': '{S} rose from {1} million yuan in 2012 to {0} million yuan in 2013', 'brackets': '{S} {V} {0} million yuan in 2013 ({1} million yuan in 2012)', 'as against': '{S} {V} {0} million yuan in 2013 as against {1} million yuan in 2010',
    'grew by': '{S} grew by {0} percent in 2013', 'grew by to': '{S} grew by {1} percent to {0} million yuan in 2013', 'and': '{S} {V} {0} million yuan and imports {1} million yuan in 2013', 
}
CARRIED = {
    'imports': 'imports were {} million yuan', 'share': 'the share of women was {} percent', 'tourists': 'tourists numbered {}', 'had no': '{} households had no water', 'gansu': 'in Gansu, the rate was {} percent', 'average': 'the average income was {} yuan',
    'accounted': 'rice accounted for {} percent of the total', 'revenue': 'total revenue reached {} million yuan', 'brackets': 'the rate was highest in Gansu ({} percent)', 'there were': 'there were {} visitors', 'deficit': 'the deficit stood at {} million yuan',
    'of this': 'of this amount, rice made up {} percent', 'remaining': 'the remaining {} percent came from Gansu', 'deaths': 'some {} people died on the roads',
}
def carry(rng, p):
    p['carry'], p['carried'] = draw(rng, CARRY), draw(rng, CARRIED)
    ns = numbers(rng, 3, 31, 900)
    s, v = rng.choice([('exports', 'were'), ('exports', 'reached'), ('total sales', 'came to'), ('public revenue', 'was'), ('the output of the farms', 'amounted to')])
    first = CARRY[p['carry']].format(*ns[:2], S=s, V=v)
    after = CARRIED[p['carried']].format(ns[2])
    return close(first) + ' ' + close(after), {figure(ns[0], first): dict(time='2013'), figure(ns[2], after): dict(time='2013')}, rng.choice(['Trade of Lushan County in 2014', 'Lushan County: Economic Outlook 2014'])

# Sentences that tell of no figure but say of what time the next ones are.
REFER = {
    'refer': ('the latest figures for farms refer to 2012', '2012'), 'data are for': ('all data are for 2012', '2012'), 'as of': ('all figures are as of 30 June 2013', '2013-06-30'), 'results': ('the company has told its results for 2012', '2012'),
    'survey': ('a household survey was carried out in May 2013', '2013-05'), 'held': ('a census was held in 2010', '2010'), 'relate': ('the data relate to the year 2012', '2012'),
}
REFERRED = {'there were': 'there were {} farms', 'share': '{} percent of the farms were run by women', 'had': 'some {} households had no water', 'average': 'the average farm had {} hectares'}
def refer(rng, p):
    p['refer'], p['referred'] = draw(rng, REFER), draw(rng, REFERRED)
    first, time = REFER[p['refer']]
    n = numbers(rng, 1, 31, 900)[0]
    after = REFERRED[p['referred']].format(n)
    return close(first) + ' ' + close(after), {figure(n, after): dict(time=time)}, 'Farms of Lushan County in 2014'

# What stands at the end of a quarter, and what is told of it in the next sentence.
CLOSES = {'at end': ('at end-June 2014', '2014-06'), 'at the end of': ('at the end of September 2014', '2014-09'), 'by end': ('by end-August 2014', '2014-08'), 'midyear': ('at mid-2014', '2014-06'), 'as of': ('as of 30 June 2014', '2014-06-30'), 'year-end': ('at year-end', '2014-12')}
STOOD = {'reserves': ('gross reserves were {} million euros', '{} million euros'), 'debt': ('public debt stood at {} million euros', '{} million euros'), 'debt is': ('external debt is {} million euros', '{} million euros'),
         'deposits': ('deposits amounted to {} million euros', '{} million euros'), 'arrears': ('arrears totalled {} million euros', '{} million euros'), 'share': ('domestic debt was {} percent of GDP', '{} percent')}
def closing(rng, p):
    p['closes'], p['stood'] = draw(rng, CLOSES), draw(rng, STOOD)
    words, time = CLOSES[p['closes']]
    m, n = numbers(rng, 2, 31, 900)
    first = rng.choice(['bank loans stood at {} million euros', 'the stock of bad loans rose to {} million euros', 'total loans were {} million euros', 'bank lending had reached {} million euros']).format(m) + ' ' + words
    text, fig = STOOD[p['stood']]
    return close(first) + ' ' + close(text.format(n)), {f'{m} million euros': dict(time=time), fig.format(n): dict(time=time)}, 'Economic Update of Lushan 2014'

# A page of ten years: what was done is of all of them.
DECADE = {
    'deed': ('the county built {0} schools', 'all'), 'passive': ('{0} schools were built', 'all'), 'money': ('the county raised {0} million yuan, of which {1} million yuan came from firms', 'all', 'all'), 'including': ('the county trained {0} nurses, including {1} women', 'all', 'all'),
    'with': ('{0} schools were built at a cost of {1} million yuan', 'all', 'all'), 'two': ('the county built {0} schools and trained {1} nurses', 'all', 'all'), 'benefiting': ('the county dug {0} wells, benefiting {1} families', 'all', 'all'),
    'has': ('the county has {0} villages', '2010'), 'year': ('in 2005, the county built {0} schools', '2005'), 'end year': ('the county built {0} schools in 2005', '2005'), 'by the end': ('by the end of 2010, {0} wells had been dug', '2010-12'),
    'from to': ('the number of poor fell from {0} in 2000 to {1} in 2010', '2000', '2010'), 'ten years': ('in the ten years, {0} wells were dug', 'all'), 'over the decade': ('over the period, {0} wells were dug', 'all'), 'launched': ('under the project launched in 2004, {0} wells were dug', None),
    'percent of whom': ('{0} people were moved to new villages, {1} percent of whom were farmers', 'all', 'all'), 'and thus': ('{0} wells were dug, so that {1} families no longer carry water', 'all', None), 'each': ('{0} villages were given {1} million yuan each', 'all', 'all'),
    'range': ('from 2006 to 2010, {0} wells were dug', '2006/2010'), 'of these': ('the county built {0} schools. Of these, {1} were in the hills', 'all', 'all'),
}
def decade(rng, p):
    p['decade'] = draw(rng, DECADE)
    text, *times = DECADE[p['decade']]
    ns = numbers(rng, len(times), 31, 900)
    p['opening'] = rng.choice(['none', 'none', 'head', 'also', 'support']) if times[0] == 'all' and not text.startswith(('in ', 'over ')) else 'none'
    body = {'none': '', 'head': '【Roads】 ', 'also': 'in addition, ', 'support': 'with the support of donors, '}[p['opening']] + text.format(*ns)
    return close(body), {figure(n, body): dict(time='2001/2010' if t == 'all' else t) for n, t in zip(ns, times) if t}, rng.choice(['Poverty Alleviation of Lushan County (2001-2010)', 'Ten Years of Work in Lushan County, 2001-2010'])

# Longer stretches: chains of clauses, and sentences between that only name another time.
LONGER = {
    'chain': ('In 2012, the county built {0} schools; Tianjin trained {1} nurses; and Hill Foundation dug {2} wells.', '2012', '2012', '2012'), 'chain months': ('In May, the county built {0} schools; in June, it dug {1} wells; and in July, {2} nurses were trained.', '2014-05', '2014-06', '2014-07'),
    'chain and': ('In 2012, the county built {0} schools, Tianjin trained {1} nurses and Hill Foundation dug {2} wells.', '2012', '2012', '2012'), 'then now': ('In 1978, the county had {0} schools. Now it has {1}.', '1978', '2014'),
    'today': ('In 2005, there were {0} shops in the town. Today there are {1}.', '2005', '2014'), 'founded': ('Hill Foundation was set up in 1989. It has {0} branches.', '2014'), 'launched': ('The scheme was launched in 2008. It now covers {0} villages.', '2014'),
    'during the year': ('The bureau was founded in 1958. During the year, it trained {0} nurses.', '2014'), 'sections': ('【Schools】In 2012, the county built {0} schools.\n\n【Wells】The county dug {1} wells.', '2012', '2014'),
    'sections end': ('【Schools】At the end of 2013, there were {0} schools in the county.\n\n【Wells】The county dug {1} wells.', '2013-12', '2014'), 'sections plan': ('【Plan】In 2015, the county will build {0} schools.\n\n【Wells】The county dug {1} wells.', '2015', '2014'),
    'two back': ('In 2012, the county built {0} schools. In 2013, it built {1}. In 2014, it built {2}.', '2012', '2013', '2014'), 'back': ('In 2014, the county built {0} schools. In 2010, it had built {1}. It dug {2} wells.', '2014', '2010', None),
    'the same year': ('In 2012, the county built {0} schools. In the same year, it dug {1} wells.', '2012', '2012'), 'that year': ('The county built {0} schools in 2012. That year, {1} wells were dug.', '2012', '2012'), 'a year later': ('In 2012, the county built {0} schools. A year later, it dug {1} wells.', '2012', '2013'),
    'the next year': ('In 2012, the county built {0} schools. In the following year, it dug {1} wells.', '2012', '2013'), 'the year before': ('In 2013, the county built {0} schools. The year before, it had built {1}.', '2013', '2012'),
    'same month': ('In May 2013, the county built {0} schools. In the same month, {1} wells were dug.', '2013-05', '2013-05'), 'same period': ('From 2010 to 2013, the county built {0} schools. In the same period, {1} wells were dug.', '2010/2013', '2010/2013'),
    'by then': ('The scheme ends in 2016. By then, {0} wells will have been dug.', '2016'), 'over these years': ('From 2010 to 2013, the county built {0} schools. Over these years, {1} wells were dug.', '2010/2013', '2010/2013'),
    'further': ('In 2012, the county built {0} schools. Another {1} were repaired, and {2} wells were dug.', '2012', '2012', '2012'), 'of them': ('In 2012, the county built {0} schools. Of these, {1} were in the hills.', '2012', '2012'),
    'it cost': ('In 2012, the county built {0} schools. They cost {1} million yuan.', '2012', '2012'), 'mayor': ('In 2012, “we built {0} schools,” said Mayor Li Ming.', '2012'), 'quote': ('“In 2012 we built {0} schools,” said Mayor Li Ming.', '2012'),
    'respectively': ('In 2012 and 2013, the county built {0} and {1} schools, respectively.', '2012', '2013'), 'first second': ('In the first half of 2013, {0} wells were dug, and in the second half, {1}.', '2013-40', '2013-41'), 'quarters': ('Exports were {0} million yuan in the first quarter of 2013 and {1} million yuan in the second quarter.', '2013-33', '2013-34'),
    'until': ('Until 2010, the county had {0} schools.', None), 'as early as': ('As early as 2005, {0} wells had been dug.', '2005'), 'as recently as': ('As recently as 2010, only {0} villages had water.', '2010'), 'not until': ('It was only in 2012 that {0} villages were given water.', '2012'),
    'by year': ('By 2013, {0} wells had been dug.', '2013'), 'by year end place': ('{0} wells had been dug by 2013.', '2013'), 'as far back': ('Back in 2005, the county had {0} schools.', '2005'), 'starting': ('Starting from 2012, each family is given {0} yuan.', '2012/..'),
    'effective': ('With effect from 1 July 2013, each family is given {0} yuan a month.', '2013-07-01'), 'fixed': ('The pension was fixed at {0} yuan in 2012.', '2012'), 'raised': ('In 2013 the pension was raised from {0} yuan to {1} yuan.', None, '2013'),
    'ranking': ('In 2012 the county ranked No. {0} in the province.', '2012'), 'record': ('The harvest was {0} tons, the largest since 2008.', '2014'), 'record of': ('The harvest was {0} tons, more than the record of {1} tons set in 2008.', '2014', '2008'), 'double': ('The harvest was {0} tons, nearly double that of 2010.', '2014'),
    'against plan': ('The county built {0} schools in 2013, {1} percent of the plan.', '2013', '2013'), 'cumulative': ('By the end of 2013, a total of {0} families had been moved, including {1} in 2013.', '2013-12', '2013'), 'of which in': ('Since 2010, {0} families have been moved, {1} of them in 2013.', '2010/..', '2013'),
    'of whom in': ('Between 2010 and 2013, {0} families were moved, including {1} in 2012.', '2010/2013', '2012'), 'so far this year': ('So far this year, {0} wells have been dug.', '2014'), 'this year': ('This year, {0} wells were dug.', '2014'), 'last year front': ('Last year, {0} wells were dug.', '2013'),
    'with the year': ('With {0} schools built in 2013, the county was first in the province.', '2013'), 'when year': ('When the county was hit by the flood of 2010, {0} houses fell.', '2010'), 'during event': ('During the flood of July 2012, {0} houses fell.', '2012-07'), 'in the wake': ('In the flood of 2010, {0} houses fell.', '2010'),
    'winter': ('In the winter of 2012-13, {0} sheep died.', None), 'night': ('On the night of 12 May 2013, {0} houses fell.', '2013-05-12'), 'morning': ('On the morning of May 12, {0} houses fell.', '2014-05-12'), 'early': ('In early May 2013, {0} houses fell.', '2013-05'), 'late': ('In late 2013, {0} wells were dug.', '2013'),
    'second half': ('In the second half of 2013, {0} wells were dug.', '2013-41'), 'end of quarter': ('At the end of the third quarter of 2013, there were {0} wells.', '2013-09'), 'ten days': ('In the last ten days of May 2013, {0} wells were dug.', None), 'week': ('In the week to 18 May 2013, {0} wells were dug.', '2013-05-12/2013-05-18'),
    'months to': ('In the twelve months to June 2013, {0} wells were dug.', '2012-07/2013-06'), 'year to': ('In the year to 31 March 2013, {0} wells were dug.', '2012-04/2013-03'), 'year ended': ('In the year ended 31 March 2013, {0} wells were dug.', '2012-04/2013-03'), 'year ending': ('For the year ending 30 June 2013, sales were {0} million yuan.', '2012-07/2013-06'),
    'school year': ('In the school year 2012/13, {0} pupils were taught.', '2012/2013'), 'academic': ('In the 2012-2013 academic year, {0} pupils were taught.', '2012/2013'), 'season': ('In the 2012/13 season, {0} tons were picked.', '2012/2013'), 'decade': ('In the 1980s, {0} families left.', '198X'),
}
def longer(rng, p):
    p['longer'] = draw(rng, LONGER)
    text, *times = LONGER[p['longer']]
    ns = numbers(rng, len(times), 31, 900)
    body, told = text.format(*ns), {}
    for n, t in zip(ns, times):
        if t: told[f'No. {n}' if f'No. {n}' in body else figure(n, body)] = dict(time=t)
    return body, told

# Several of them on a page, each in a section of its own: none says anything of another.
NAMES = ['Roads', 'Schools and clinics', 'Funds', 'Supervision', 'Training', 'Relocation', 'Livestock', 'Social donations']
HEADINGS = {'lenticular': '【{N}】 {T}', 'indented': '      【{N}】{T}', 'line': '{N}\n\n{T}', 'numbered': '{I}. {N}\n\n{T}', 'roman': '{R}. {N}\n\n{T}', 'hash': '## {N}\n\n{T}', 'numbers': '{I}.1 {T}', 'colon': '{N}: {T}'}
TITLES = {'in': 'Work of Lushan County in 2014', 'bare': 'Lushan County 2014', 'communique': 'Statistical Communique of Lushan County on the 2014 National Economic and Social Development', 'report': 'Lushan County: Annual Report 2014', 'poverty': 'Poverty Alleviation in Lushan County in 2014',
          'comma': 'Lushan County, 2014', 'brackets': 'Work of Lushan County (2014)'}
def page(rng, p):
    told, out = {}, []
    for name in rng.sample(NAMES, rng.choice([3, 4, 5])):
        scene = rng.choice([one, none, pair, fixed, after_year, stock, plan, years, longer])
        while True:
            q = {}
            got = scene(rng, q)
            if got and '【' not in got[0] and '\n' not in got[0] and not set(got[1]) & set(told) and not re.match(r'\(', got[0]): break
        part = next((f'{k} {v}' for k, v in q.items() if k in ('date', 'clause', 'pair', 'shape', 'before', 'stock', 'plan first', 'years', 'longer')), '')
        p['section ' + scene.__name__] = part
        told.update(got[1]); out.append((name, got[0]))
    p['headings'], p['title'] = draw(rng, HEADINGS), draw(rng, TITLES)
    return '\n\n'.join(HEADINGS[p['headings']].format(N=name, T=text, I=i + 1, R=['I', 'II', 'III', 'IV', 'V'][i]) for i, (name, text) in enumerate(out)), told, TITLES[p['title']]

SCENES = {'one': one, 'none': none, 'pair': pair, 'fixed': fixed, 'after year': after_year, 'stock': stock, 'plan': plan, 'years': years, 'fiscal': fiscal, 'news': news, 'untitled': untitled, 'report': report,
          'sections': sections, 'carry': carry, 'refer': refer, 'closing': closing, 'decade': decade, 'longer': longer, 'page': page}
OFTEN = ('one', 'one', 'pair', 'fixed', 'fixed', 'fixed', 'news', 'news', 'fiscal', 'carry', 'longer', 'longer', 'page', 'page')

def make(rng):
    scene = rng.choice(list(SCENES) + list(OFTEN))
    while True:
        p = {'scene': scene}
        got = SCENES[scene](rng, p)
        if got: return Sentence(got[0], got[1], p, *got[2:])
