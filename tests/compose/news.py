"""news.py: pages of one or several items of news: what day each has, wherever its year stands, and what the days, weeks, months and years that it tells of come to."""
import datetime
from compose import Sentence
from words import draw

MONTHS = 'January February March April May June July August September October November December'.split()
SHORT = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split()
WEEK = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
DAY = datetime.timedelta(1)

# ---- days and months ----
def iso(d): return d.isoformat()
def american(d): return f'{MONTHS[d.month - 1]} {d.day}'
def short(d): return f'{SHORT[d.month - 1]} {d.day}'
def british(d): return f'{d.day} {MONTHS[d.month - 1]}'
def weekday(d): return WEEK[d.weekday()]
def month_back(d, n):
    k = d.year * 12 + d.month - 1 - n
    return k // 12, k % 12 + 1
def ym(y, m): return f'{y}-{m:02}'
def week_of(d, n):
    a = d - DAY * (d.weekday() + 7 * n)
    return f'{iso(a)}/{iso(a + 6 * DAY)}'
def quarter_of(d): # the last whole one
    q = (d.month - 1) // 3
    return (d.year, q) if q else (d.year - 1, 4)

# ---- the head of the page: {a}: the first day, {b}: the last one ----
def spell(a, b): return (f'{MONTHS[a.month - 1]} {a.day}-{b.day}, {a.year}', f'{iso(a)}/{iso(b)}')
HEADS = {'none': None, 'agency': lambda a, b: ('NORTHWIRE', None, 0), 'brief': lambda a, b: ('NEWS IN BRIEF', None, 0), 'digest': lambda a, b: ('World digest', None, 0), 'desk': lambda a, b: ('From our foreign desk', None, 0),
         'brief, day': lambda a, b: (f'NEWS IN BRIEF, {american(b)}, {b.year}', (f'{american(b)}, {b.year}', iso(b)), 1), 'digest, weekday': lambda a, b: (f'World digest, {weekday(b)}, {american(b)}, {b.year}', None, 1),
         'weekday british': lambda a, b: (f'World in brief, {weekday(b)} {british(b)} {b.year}', None, 1), 'paper': lambda a, b: (f'THE OLDTOWN STAR\n{weekday(b)}, {american(b)}, {b.year}', None, 1),
         'paper bar': lambda a, b: (f'The Oldtown Star | {british(b)} {b.year}', (f'{british(b)} {b.year}', iso(b)), 1), 'span': lambda a, b: (f'News in brief, {spell(a, b)[0]}', spell(a, b), 1) if a.month == b.month and a < b else None,
         'span to': lambda a, b: (f'WORLD WIRE – international summary, {a.day} to {b.day} {MONTHS[a.month - 1]} {a.year}', (f'{a.day} to {b.day} {MONTHS[a.month - 1]} {a.year}', spell(a, b)[1]), 1) if a.month == b.month and a < b else None,
         'week': lambda a, b: (f'The week in brief: {british(b)} {b.year}', (f'{british(b)} {b.year}', iso(b)), 1), 'digest two lines': lambda a, b: (f'NEWS DIGEST\n{american(b)}, {b.year}', (f'{american(b)}, {b.year}', iso(b)), 1), 'wire': lambda a, b: (f'Northwire, {british(b)} {b.year}', (f'{british(b)} {b.year}', iso(b)), 1), 'month': lambda a, b: (f'News in brief, {MONTHS[b.month - 1]} {b.year}', None, 1) if a.month == b.month else None,
         'dots': lambda a, b: (f'World news · {b.day:02}.{b.month:02}.{b.year}', None, 1), 'compiled': lambda a, b: (f'News round-up\nCompiled from agency reports, {british(b)} {b.year}', None, 1), 'published': lambda a, b: (f'World in brief\nPublished: {british(b)} {b.year}, 10:15 GMT', None, 1), 'briefing': lambda a, b: (f"{weekday(b)}'s briefing, {british(b)} {b.year}", None, 1),
         'source bar': lambda a, b: (f'Source: Northwire | {iso(b)} 09:41:55', None, 1)}
HEADLINES = {'plain': ('{topic}', False), 'figure': ('{topic}, {f} hurt', True), 'update': ('UPDATE 2-{topic}', False), 'feature': ('{topic}: what is known', False)}
BYLINES = {'none': '', 'by': 'By Anna Berg\n', 'staff': 'By Our Staff Reporter\n', 'capitals': 'SPECIAL CORRESPONDENT\n', 'by in': 'By Anna Berg in {city}\n'}

# ---- datelines: {C}: the city in capitals, {L}: country ----
PLACES = [('SUVA', 'Suva', 'Fiji', "Fiji"), ('LAHORE', 'Lahore', 'Pakistan', 'Pakistan'), ('SANTIAGO', 'Santiago', 'Chile', 'Chile'), ('NAIROBI', 'Nairobi', 'Kenya', 'Kenya'), ('OSLO', 'Oslo', 'Norway', 'Norway'), ('MANILA', 'Manila', 'Philippines', 'the Philippines'),
          ('GURUE', 'Gurue', 'Mozambique', 'Mozambique'), ('BOISE', 'Boise', 'Idaho', 'Idaho'), ('PORT MORESBY', 'Port Moresby', 'Papua New Guinea', 'Papua New Guinea'), ('ELDORET', 'Eldoret', 'Kenya', 'Kenya'), ('LES CAYES', 'Les Cayes', 'Haiti', 'Haiti')]
LINES = {'city month': lambda c, l, d, y: (f'{c}, {american(d)}{y} -- ', american(d) + y), 'city short': lambda c, l, d, y: (f'{c}, {short(d)}{y} – ', short(d) + y), 'agency': lambda c, l, d, y: (f'{c}, {short(d)}{y} (Northwire) -- ', short(d) + y),
         'agency em': lambda c, l, d, y: (f'{c}, {american(d)}{y} (Northwire) — ', american(d) + y), 'country': lambda c, l, d, y: (f'{c}, {l}, {american(d)}{y} - ', american(d) + y), 'country british': lambda c, l, d, y: (f'{c}, {l}, {british(d)}{y.replace(",", "")} – ', british(d) + y.replace(',', '')),
         'british': lambda c, l, d, y: (f'{c}, {british(d)}{y.replace(",", "")} – ', british(d) + y.replace(',', '')), 'weekday': lambda c, l, d, y: (f'{c}, {weekday(d)}, {american(d)}{y} -- ', f'{weekday(d)}, {american(d)}{y}'), 'weekday british': lambda c, l, d, y: (f'{c}, {weekday(d)} {british(d)}{y.replace(",", "")} – ', f'{weekday(d)} {british(d)}' + y.replace(',', '')),
         'agency first': lambda c, l, d, y: (f'{c} (Northwire), {american(d)}{y} - ', american(d) + y), 'agency only': lambda c, l, d, y: (f'({c}, {american(d)}{y}) – ', american(d) + y), 'line': lambda c, l, d, y: (f'{c}, {american(d)}{y}\n', american(d) + y), 'capitals': lambda c, l, d, y: (f'{c}, {american(d).upper()}{y}\n\n', american(d).upper() + y),
         'slash': lambda c, l, d, y: (f'{c}, {american(d)}{y} /Northwire/ -- ', american(d) + y), 'no place': lambda c, l, d, y: (f'{american(d)}{y} (Northwire) -- ', american(d) + y), 'dot': lambda c, l, d, y: (f'{c}. {american(d)}{y}. ', american(d) + y)}
YEARS = {'all': 2, 'first': 1, 'none': 0}

# ---- leads: their words, of what time the figures {0}, {1} ... are, what time a sentence behind them has ----
def lead_event(rng, w, d, k): return 'At least {0} people were killed when a bus plunged into a ravine near %s on %s, police said.' % (w, weekday(d)), [iso(d)], iso(d)
def lead_toll(rng, w, d, k): return 'The death toll from the floods in %s rose to {0} on %s after rescuers reached {1} villages, officials said.' % (w, weekday(d)), [iso(d), iso(d)], iso(d)
def lead_past(rng, w, d, k):
    e = d - DAY * rng.randint(1, 5)
    return 'A ferry sank off %s on %s, killing {0} people, the coast guard said on %s.' % (w, weekday(e), weekday(d)), [iso(e)], None
def lead_bare(rng, w, d, k): return 'The Finance Ministry of %s said %s it would lend {0} million dollars to farmers.' % (w, weekday(d)), [iso(d)], iso(d)
def lead_said(rng, w, d, k): return 'Aid groups in %s are feeding {0} people in {1} camps, a spokesman said on %s.' % (w, weekday(d)), [iso(d), iso(d)], iso(d)
def lead_fire(rng, w, d, k): return 'Firefighters in %s struggled on %s to contain {0} fires.' % (w, weekday(d)), [iso(d)], iso(d)
def lead_no_day(rng, w, d, k): return 'Floods in %s have driven {0} people from their homes, the authorities said.' % w, [iso(d)], iso(d)
def lead_court(rng, w, d, k): return 'A court in %s on %s sentenced {0} men to prison.' % (w, weekday(d)), [iso(d)], iso(d)
def lead_vote(rng, w, d, k): return 'The council of %s voted on %s to close {0} schools.' % (w, weekday(d)), [iso(d)], iso(d)
def lead_month(rng, w, d, k):
    y, m = month_back(d, rng.randint(1, 2))
    return 'Exports of %s rose {0} percent in %s from {1} million dollars a year earlier, official data showed on %s.' % (w, MONTHS[m - 1], weekday(d)), [ym(y, m), ym(y - 1, m)], ym(y, m)
def lead_month_to(rng, w, d, k):
    y, m = month_back(d, 1)
    return "%s's trade deficit widened to {0} million dollars in %s from {1} million a year ago, the statistics office said on %s." % (w.replace('the ', ''), MONTHS[m - 1], weekday(d)), [ym(y, m), ym(y - 1, m)], ym(y, m)
def lead_quarter(rng, w, d, k):
    y, q = quarter_of(d)
    return 'Mining group Brightwater Ltd said on %s its net profit rose {0} percent to {1} million euros in the %s quarter, from {2} million a year earlier.' % (weekday(d), ['first', 'second', 'third', 'fourth'][q - 1]), [f'{y}-{32 + q}'] * 2 + [f'{y - 1}-{32 + q}'], f'{y}-{32 + q}'
def lead_quarter_adj(rng, w, d, k):
    y, q = quarter_of(d)
    return 'Packaging company Brightwater reported a {0} percent rise in %s-quarter operating profit on %s, to {1} million euros.' % (['first', 'second', 'third', 'fourth'][q - 1], weekday(d)), [f'{y}-{32 + q}'] * 2, f'{y}-{32 + q}'
def lead_year(rng, w, d, k):
    if d.month > 4: return None
    return 'Some {0} tourists visited %s last year, {1} percent more than in %d, the tourist board said on %s.' % (w, d.year - 2, weekday(d)), [str(d.year - 1)] * 2, None
def lead_in_year(rng, w, d, k):
    if d.month > 4: return None
    return "%s's income from tourism came to {0} million dollars in %d, up {1} percent from the year before, officials said on %s." % (w.replace('the ', ''), d.year - 1, weekday(d)), [str(d.year - 1)] * 2, str(d.year - 1)
def lead_nine(rng, w, d, k):
    if d.month < 4: return None
    m = d.month - 1
    return 'The trade surplus of %s reached {0} million dollars in the first %s months of the year, the central bank said on %s.' % (w, 'one two three four five six seven eight nine ten eleven'.split()[m - 1], weekday(d)), [f'{d.year}-01/{ym(d.year, m)}'], f'{d.year}-01/{ym(d.year, m)}'
def lead_half(rng, w, d, k):
    if not 7 <= d.month <= 10: return None
    return 'Steel maker Brightwater sold {0} tonnes of steel in the first half of the year, it said on %s.' % weekday(d), [f'{d.year}-40'], f'{d.year}-40'
LEADS = {n[5:]: f for n, f in list(globals().items()) if n.startswith('lead_')}
TOPICS = {'event': 'Bus plunges into ravine', 'toll': 'Floods cut off villages', 'past': 'Ferry sinks', 'bare': 'Ministry to help farmers', 'said': 'Aid reaches camps', 'fire': 'Forest fires rage', 'no_day': 'Floods drive out villagers', 'court': 'Court jails smugglers', 'vote': 'Council closes schools'}

# ---- what stands next, of the same time as the lead ----
NEXT = {'none': ('', ''), 'event': ('Another {} people were injured.', 'Some {} lorries were held up.'), 'are': ('Some {} people are missing.', 'The firm had {} customers.'), 'sent': ('The army sent {} soldiers.', 'Sales were {} million euros.'), 'of them': ('Of the victims, {} were children.', 'Imports fell by {} million euros.')}

# ---- other sentences: their words, the date and what it comes to, of what time the figure {0} is ----
def b_none(rng, d): return '', None, None, None
def b_wd(rng, d):
    e = d - DAY * rng.randint(1, 6)
    return f'On {weekday(e)} the Red Cross handed out {{}} tents.', weekday(e), iso(e), iso(e)
def b_wd_end(rng, d):
    e = d - DAY * rng.randint(1, 6)
    return f'The Red Cross handed out {{}} tents on {weekday(e)}.', weekday(e), iso(e), iso(e)
def b_wd_since(rng, d):
    e = d - DAY * rng.randint(1, 6)
    return f'Since {weekday(e)}, {{}} tents have been handed out.', weekday(e), iso(e) + '/..', iso(e) + '/..'
def b_wd_by(rng, d):
    e = d - DAY * rng.randint(1, 3)
    return f'By {weekday(e)}, {{}} tents had been handed out.', weekday(e), iso(e), iso(e)
def b_wd_will(rng, d):
    e = d + DAY * rng.randint(1, 6)
    return f'The Red Cross will hand out {{}} tents on {weekday(e)}.', weekday(e), iso(e), iso(e)
def b_wd_due(rng, d):
    e = d + DAY * rng.randint(1, 6)
    return f'A ship with {{}} tents is due to arrive on {weekday(e)}.', weekday(e), iso(e), iso(e)
def b_wd_night(rng, d):
    e = d - DAY * rng.randint(1, 6)
    return f'Soldiers rescued {{}} people on {weekday(e)} night.', f'{weekday(e)} night', iso(e), iso(e)
def b_last_week(rng, d): return 'Last week, the Red Cross handed out {} tents.', 'Last week', week_of(d, 1), week_of(d, 1)
def b_last_week_end(rng, d): return 'The Red Cross handed out {} tents last week.', 'last week', week_of(d, 1), week_of(d, 1)
def b_this_month(rng, d): return ('In a poll of {} adults this month, most people blamed the mayor.', 'this month', ym(d.year, d.month), ym(d.year, d.month)) if d.day > 9 else None
def b_last_month(rng, d):
    v = ym(*month_back(d, 1))
    return 'Last month the government pledged {} million dollars.', 'Last month', v, v
def b_month(rng, d):
    y, m = month_back(d, rng.randint(1, 5))
    return f'In {MONTHS[m - 1]}, {{}} people died in a storm.', MONTHS[m - 1], ym(y, m), ym(y, m)
def b_month_end(rng, d):
    y, m = month_back(d, rng.randint(1, 5))
    return f'The government hired {{}} guards in {MONTHS[m - 1]}.', MONTHS[m - 1], ym(y, m), ym(y, m)
def b_month_since(rng, d):
    y, m = month_back(d, rng.randint(1, 6))
    return f'Since {MONTHS[m - 1]}, {{}} people have died of cholera.', MONTHS[m - 1], ym(y, m) + '/..', ym(y, m) + '/..'
def b_month_will(rng, d):
    y, m = month_back(d, -rng.randint(1, 5))
    return f'The government will hire {{}} guards in {MONTHS[m - 1]}.', MONTHS[m - 1], ym(y, m), ym(y, m)
def b_month_by(rng, d):
    y, m = month_back(d, -rng.randint(1, 5))
    return f'The government plans to hire {{}} guards by {MONTHS[m - 1]}.', MONTHS[m - 1], ym(y, m), ym(y, m)
def b_day(rng, d):
    e = d - DAY * rng.randint(2, 120)
    return f'On {short(e)}, {{}} houses burned down.', short(e), iso(e), iso(e)
def b_day_since(rng, d):
    e = d - DAY * rng.randint(2, 120)
    return f'Since {short(e)} the army has flown {{}} sorties.', short(e), iso(e) + '/..', iso(e) + '/..'
def b_day_will(rng, d):
    e = d + DAY * rng.randint(8, 100)
    return f'The council will vote on {american(e)} on {{}} million dollars of aid.', american(e), iso(e), iso(e)
def b_day_by(rng, d):
    e = d + DAY * rng.randint(8, 100)
    return f'The agency wants to send {{}} more tents by {american(e)}.', american(e), iso(e), iso(e)
def b_year(rng, d): y = d.year - rng.randint(2, 30); return f'In {y}, {{}} people died in a storm there.', str(y), str(y), str(y)
def b_year_end(rng, d): y = d.year - rng.randint(2, 12); return f'A storm killed {{}} people there in {y}.', str(y), str(y), str(y)
def b_founded(rng, d): y = d.year - rng.randint(5, 60); return f'The Red Cross branch there, founded in {y}, has {{}} members.', str(y), str(y), iso(d)
def b_opened(rng, d): y = d.year - rng.randint(2, 60); return f'The road was opened in {y}. It is used by {{}} people.', str(y), str(y), None
def b_month_year(rng, d): y, m = d.year - rng.randint(1, 9), rng.randint(1, 12); return f'In {MONTHS[m - 1]} {y}, {{}} people died in a storm there.', f'{MONTHS[m - 1]} {y}', ym(y, m), ym(y, m)
def b_last_year(rng, d): return 'Last year {} people died in storms.', 'Last year', str(d.year - 1), str(d.year - 1)
def b_last_year_end(rng, d): return 'Storms killed {} people there last year.', 'last year', str(d.year - 1), str(d.year - 1)
def b_this_year(rng, d): return 'The government hopes for {} tourists this year.', 'this year', str(d.year), str(d.year)
def b_next_year(rng, d): return 'The government hopes for {} tourists next year.', 'next year', str(d.year + 1), str(d.year + 1)
def b_end_year(rng, d): return ('The government plans to build {} houses by the end of the year.', 'the end of the year', f'{d.year}-12', f'{d.year}-12') if d.month < 12 else None
def b_next_end(rng, d): return 'The government plans to build {} houses by the end of next year.', 'the end of next year', f'{d.year + 1}-12', f'{d.year + 1}-12'
def b_by_year(rng, d): y = d.year + rng.randint(2, 9); return f'The government plans to build {{}} houses by {y}.', str(y), str(y), str(y)
def b_ago(rng, d): n = rng.randint(2, 9); t = 'two three four five six seven eight nine'.split()[n - 2] + ' years ago'; return f'A storm killed {{}} people there {t}.', t, str(d.year - n), str(d.year - n)
def b_early(rng, d):
    e = d - DAY * rng.randint(1, 5)
    return f'A storm came ashore early on {weekday(e)} and tore the roofs off {{}} houses.', weekday(e), iso(e), iso(e)
def b_late(rng, d):
    e = d - DAY * rng.randint(1, 5)
    return f'Late on {weekday(e)}, soldiers blew up {{}} dykes.', weekday(e), iso(e), iso(e)
def b_bare(rng, d):
    e = d - DAY * rng.randint(1, 5)
    return f'The army blew up {{}} dykes {weekday(e)}.', weekday(e), iso(e), iso(e)
def b_who(rng, d):
    e = d - DAY * rng.randint(1, 5)
    return f'The president, who flew over the plain on {weekday(e)}, promised {{}} tents.', weekday(e), iso(e), None
def b_yesterday(rng, d): return 'Some {} houses burned down yesterday.', 'yesterday', iso(d - DAY), iso(d - DAY)
def b_down(rng, d):
    e = d - DAY * rng.randint(1, 5)
    return f'Some 2,100 people are in shelters, down from {{}} on {weekday(e)}.', weekday(e), iso(e), iso(e)
def b_since_year(rng, d): y = d.year - rng.randint(2, 9); return f'Since {y}, {{}} people have died in such floods.', str(y), f'{y}/..', f'{y}/..'
def b_months_ago(rng, d):
    n = rng.randint(2, 9); t = 'two three four five six seven eight nine'.split()[n - 2] + ' months ago'; v = ym(*month_back(d, n)); return f'A storm killed {{}} people there {t}.', t, v, v
def b_first_half(rng, d): return ('In the first half of the year, {} people died on the roads.', 'the first half of the year', f'{d.year}-40', f'{d.year}-40') if d.month > 6 else None
def b_first_months(rng, d): return (f'In the first {"two three four five six seven eight nine ten eleven".split()[d.month - 3]} months of the year, {{}} people died on the roads.', None, None, f'{d.year}-01/{ym(d.year, d.month - 1)}') if d.month > 2 else None
def b_years(rng, d): y = d.year - rng.randint(2, 5); return f'From {y - 3} to {y}, {{}} people died in storms there.', f'{y - 3} to {y}', f'{y - 3}/{y}', f'{y - 3}/{y}'
def b_than(rng, d): y = d.year - rng.randint(2, 5); return f'The storm of {y} killed {{}} people.', str(y), str(y), str(y)
def b_so_far(rng, d): return 'So far this year, {} people have died on the roads.', 'this year', str(d.year), str(d.year)
def b_all_of(rng, d): y = d.year - 1; return f'That compares with {{}} deaths in all of {y}.', str(y), str(y), str(y)
def b_season(rng, d): y = d.year - rng.randint(1, 5); return f'Some {{}} people died there in the summer of {y}.', f'the summer of {y}', f'{y}-22', f'{y}-22'
def b_quote(rng, d):
    v = ym(*month_back(d, 1))
    return '“Last month I turned down {} orders,” said Hu Yan, who makes boats.', 'Last month', v, v
def b_due_day(rng, d):
    e = d + DAY * rng.randint(8, 60)
    return f'The next survey, of {{}} families, is due on {short(e)}.', short(e), iso(e), None
def b_until(rng, d):
    e = d + DAY * rng.randint(1, 6)
    return f'Some {{}} schools will stay shut until {weekday(e)}.', weekday(e), iso(e), None
def b_next_week(rng, d): return 'The government will send {} doctors next week.', 'next week', week_of(d, -1), week_of(d, -1)
def b_next_month(rng, d):
    v = ym(*month_back(d, -1))
    return 'The government will send {} doctors next month.', 'next month', v, v
def b_forecast(rng, d): return f'Economists expect {{}} million dollars of damage in {d.year + 1}.', str(d.year + 1), str(d.year + 1), str(d.year + 1)
BODIES = {n[2:]: f for n, f in list(globals().items()) if n.startswith('b_')}
LASTS = {'none': None, 'quoted': '“I have lived here all my life,” said Litia Tuilagi, {}, a teacher.', 'detained': 'Police have detained {} men.', 'gave': 'Japan gave {} tents and blankets.', 'stay': 'Some {} schools remain shut.'}

def make(rng):
    p = {'head': draw(rng, HEADS), 'headline': draw(rng, HEADLINES), 'byline': draw(rng, BYLINES), 'dateline': draw(rng, LINES), 'year': draw(rng, YEARS), 'items': rng.choice(['1', '2', '3']), 'asked': '', 'lead': '', 'next': draw(rng, NEXT), 'body': '', 'last': draw(rng, LASTS)}
    number, asked = int(p['items']), 0
    asked = rng.randrange(number)
    p['asked'] = str(asked + 1)
    first = datetime.date(rng.randint(2012, 2019), rng.randint(1, 12), rng.randint(1, 28))
    days = [first]
    for _ in range(number - 1): days.append(days[-1] + DAY * rng.choice([0, 1, 1, 2]))
    head = HEADS[p['head']] and HEADS[p['head']](days[0], days[-1])
    if HEADS[p['head']] and not head: return None
    if not (head and head[2]) and p['year'] == 'none': return None # no year at all
    if p['year'] == 'none' and days[0].year != days[-1].year: return None
    numbers = rng.sample(range(101, 899), 60)
    told, parts, places = {}, [], rng.sample(PLACES, number)
    top = (head[0] + '\n\n') if head else ''
    if head and head[1]: told[head[1][0] + '#1'] = dict(type='date', edtf=head[1][1])
    for i, d in enumerate(days):
        mine = i == asked
        c, city, land, where = places[i]
        name = draw(rng, LEADS)
        lead = LEADS[name](rng, rng.choice([where, city]), d, numbers)
        if not lead: return None
        body = draw(rng, BODIES)
        made = BODIES[body](rng, d)
        if not made: return None
        if mine: p['lead'], p['body'] = name, body
        event = name in TOPICS
        headline, figured = HEADLINES[p['headline']] if i == 0 or event else HEADLINES['plain']
        y = f', {d.year}' if p['year'] == 'all' or p['year'] == 'first' and i == 0 else ''
        line, date = LINES[p['dateline']](c, land, d, y)
        if p['dateline'] == 'no place' and not y: return None
        def put(text, times, told_too=True):
            ns = [numbers.pop() for _ in times]
            for n, t in zip(ns, times):
                if mine and t and told_too:
                    for form in (f'{n}',): told[form] = dict(time=t)
            return text.format(*ns)
        text = put(headline.format(topic=TOPICS.get(name, 'Figures disappoint'), f='{0}'), [iso(d)] if figured and event and name != 'past' else [None]) + '\n' + rng.choice(['', '\n'])
        text += BYLINES[p['byline']].format(city=city) + line + put(lead[0], lead[1])
        if mine: told[date + '#1'] = dict(type='date', edtf=iso(d))
        follow = NEXT[p['next']][0 if event or lead[2] is None else 1]
        if follow: text += ' ' + put(follow, [lead[2]])
        if made[0]: text += rng.choice([' ', '\n\n']) + put(made[0], [made[3]])
        if mine and made[1]: told[made[1] + '@'] = dict(type='date', edtf=made[2])
        last = LASTS[p['last']]
        if last: text += '\n\n' + put(last, [iso(d) if event and name != 'past' else None])
        parts.append((text, mine, made))
    page = top + '\n\n'.join(t for t, _, _ in parts)
    # which of the dates of the same words it is
    done = {}
    for k, v in told.items():
        if not k.endswith('@'): done[k] = v; continue
        before = top + '\n\n'.join(t for t, _, _ in parts[:asked]) + '\n\n'
        text, word = parts[asked][0], k[:-1]
        at = page.index(made_head(parts[asked][2][0])) + parts[asked][2][0].index(word) if page.count(made_head(parts[asked][2][0])) == 1 else None
        if at is not None: done[f'{word}#{count(page, word, at)}'] = v
    title, _, rest = page.partition('\n\n')
    # numbers with a unit behind them are read with it
    out = {}
    for k, v in done.items():
        if v.get('type') == 'date': out[k] = v; continue
        for unit in (' million dollars', ' million euros', ' million', ' percent', ' tonnes'):
            if k + unit in page: k += unit; break
        out[k] = v
    return Sentence(rest, out, p, title)

def made_head(text): return text.split('{}')[0] or text.split('{}')[1]
def count(page, word, at):
    import re
    return sum(m.start() < at for m in re.finditer(r'(?<!\w)' + re.escape(word) + r'(?!\w)', page)) + 1
