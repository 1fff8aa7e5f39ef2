"""reports.py: pages of other kinds than yearbooks, and the year or period that a figure without a date has in them."""
from compose import Sentence
from words import draw

# {y}: the year that the page is about; {n}: the next, in which it came out; {f}: the financial year {y}-{n}; {e}: the one before; {g}: the one to come; {b}: the year before.
INDIAN_HEADS = {'none': '', 'ministry': 'Ministry of Works\n', 'government': 'GOVERNMENT OF SOUTHLAND\nRURAL DEVELOPMENT DEPARTMENT\n', 'india': 'Government of India\nMinistry of Drinking Water and Sanitation\n\n', 'site': 'Home > Publications > Annual Reports\n\n'}
INDIAN_TITLES = {'annual': 'ANNUAL REPORT {f}', 'ministry': 'Ministry of Tribal Affairs: Annual Report {f}', 'administrative': 'ANNUAL ADMINISTRATIVE REPORT {f}', 'long': 'Annual Report {y}-{n}', 'dash': 'Annual Report {y}–{t}',
                 'brackets': 'Annual Report ({f})', 'first': '{f} Annual Report', 'for': 'Annual Report for the year {f}', 'of': 'Annual Report of the Department of Works for {f}', 'review': 'Works of Southland: Review of {f}', 'comma': 'Rural Works in Southland, {f}', 'performance': 'Performance of the Department during {f}',
                 'survey': 'Economic Survey {f}, Government of Southland', 'survey of': 'ECONOMIC SURVEY OF SOUTHLAND {f}', 'economic review': 'ECONOMIC REVIEW {f}, SOUTHLAND', 'slash': 'Annual Report {y}/{t}', 'chapter alone': 'CHAPTER 3\n\nRURAL DRINKING WATER AND SANITATION', 'no year': 'PERFORMANCE OF THE WATER SECTOR', 'numbered': '3. Rural Drinking Water', 'department': 'Department of Works: Activities and Achievements'}
UNDATED = ('chapter alone', 'no year', 'numbered', 'department')
CHAPTERS = {'none': '', 'roman': 'Chapter III\n\nWAGE EMPLOYMENT AND RURAL HOUSING\n\n', 'colon': 'CHAPTER 4: CATTLE AND DAIRYING\n\n', 'number': '2.1 Introduction\n', 'numbered': '5. AGRICULTURE AND ALLIED SECTORS\n\n', 'name': 'National Rural Works Mission\n', 'letter': 'A. Rural Works\n\n'}
INDIAN_FIRSTS = {'during': 'During {f}, the outlay of the Department was Rs. 79 crore.', 'in': 'In {f}, the Department spent Rs. 79 crore on works.', 'launched': 'The scheme was launched on 12 April 2005. Its outlay for {f} was Rs. 79 crore.', 'budget': 'A sum of Rs. 79 crore was provided in the Budget for {f}.',
                 'as against': 'In {f}, the Department spent Rs. 79 crore as against Rs. 71 crore in {e}.', 'be': 'The outlay has been stepped up from Rs. 71 crore (RE) in {e} to Rs. 79 crore (BE) in {f}.', 'scheme': 'The Department looks after roads, wells and schools in the villages.', 'census': 'As per Census 2011, the State has 764 villages. In {f}, roads were built in all of them.',
                 'year under': 'The year {f} was a good one for the Department.', 'growth': 'The economy of the State grew by 7.2 per cent in {f}, up from 6.1 per cent in {e}.'}
INDIAN_BETWEENS = {'none': '', 'as on': 'As on 31.03.{n}, there were 912 posts in the Department.', 'upto': 'Upto December {y}, 912 villages had been covered.', 'upto day': 'Against this, Rs. 58 crore had been spent upto 31.12.{y}.', 'act': 'The Act came into force on 2nd February, 2006.', 'before': 'In {e}, the Department dug 912 ponds.', 'words': 'The leaders went to see the works.',
                   'minister': 'The Minister reviewed the works on 14 August {y}.'}
INDIAN_ASKED = {'year': 'During the year, {} wells were dug.', 'year put': 'During the year {} wells were dug in the hills.', 'under report': 'During the year under report, {} wells were dug.', 'under review': 'In the year under review, the Department dug {} wells.', 'financial': 'During the financial year, the Department trained {} farmers.',
                'current': 'In the current financial year, {} wells were dug.', 'current year': 'During the current year, the Department built {} houses.', 'so far': 'So far {} wells have been dug.', 'plain': 'Some {} wells were dug in the hills.', 'present': 'The Department runs {} schools in the hills.',
                'target': 'During the year, {} wells were dug against a target of 950.', 'again': 'In {f}, {} wells were dug.', 'total': 'A total of {} wells were dug during the year.', 'end': 'The Department built {} houses during the year.', 'reporting': 'In the reporting year, the Department dug {} wells.',
                'previous': ('During the year, the Department dug 912 wells as against {} in the previous year.', '{b}/{y}'), 'preceding': ('In the year, 912 wells were dug, compared with {} in the preceding year.', '{b}/{y}'), 'last year': ('The Department dug 912 wells during the year, as against {} in the last year.', '{b}/{y}'),
                'year before': ('During the year, 912 wells were dug against {} in {e}.', '{b}/{y}'), 'upto': ('Upto December {y}, {} wells had been dug.', '{y}-12'), 'upto day': ('Some {} wells were dug upto 31.12.{y}.', '{y}-12-31'), 'till': ('Till 31st January, {n}, {} wells had been dug.', '{n}-01-31'),
                'as on': ('As on 31.03.{n}, there were {} wells.', '{n}-03-31'), 'as on, of which': ('As on 31st March, {n}, the Department had 912 posts, of which {} were vacant.', '{n}-03-31'), 'as on 1st': ('As on 1st January, {n}, {} posts were vacant.', '{n}-01-01'), 'next': ('In the next financial year, {} wells will be dug.', '{n}/{m}'),
                'proposed': ('It is proposed to dig {} wells in {g}.', '{n}/{m}'), 'end of year': ('At the end of the year, {} wells were in use.', '{n}-03'), 'close': ('By the end of the financial year, {} wells had been dug.', '{n}-03'), 'outlay': ('A provision of Rs. {} crore has been made for {g}.', '{n}/{m}'), 'calendar': ('In the calendar year {y}, {} wells were dug.', '{y}'),
                'against target': ('During the year, 912 wells were dug against the target of {}.', '{y}/{n}'), 'which was': ('During the year under report, 912 wells were dug, of which {} were in the hills.', '{y}/{n}'), 'cost': ('During the year, the Department dug 912 wells at a cost of Rs. {} crore.', '{y}/{n}'), 'percent': ('The Department dug 912 wells during the year, {} per cent more than in the previous year.', '{y}/{n}')}
INDIAN_PLANS = {'none': '', 'proposed': 'For {g}, a provision of Rs. 83 crore has been proposed.', 'will': 'In {g}, the Department will dig 31 dams.', 'target': 'The target for {g} is 31 dams.', 'bep': 'The Budget for {g} provides Rs. 83 crore (BE).'}
FOOTS = {'none': '', 'page': '12 Annual Report {f}', 'source': 'Source: Department of Works'}

REVIEW_HEADS = {'none': '', 'explained': 'Statistics Explained\n\n', 'office': 'EUROPEAN COMMISSION\n', 'institute': 'Statistics Norland\n', 'series': 'Regional Focus | Autumn {n}\n\n', 'number': 'Statistics in focus 12/{n}\n\n'}
REVIEW_TITLES = {'year comma': 'Transport of goods and passengers in Norland, {y}', 'in': 'Tourism and farming in Norland in {y}', 'none': 'Freight and passenger transport statistics', 'regions': 'Agriculture and rural regions', 'annual': 'Norland Works Agency\nAnnual Report {y}', 'issue': 'Norland Regional Review\nAutumn {n}', 'yearbook': 'Agriculture and rural regions\nNorland regional yearbook {n}',
                 'report': 'Annual Report {y} of the Ministry of Works of Norland'}
REVIEW_BELOWS = {'none': '', 'extracted': 'Data extracted in May {n}. Planned article update: June {c}.', 'from': 'Data from November {n}.', 'published': 'Published in May {n}', 'this article': 'This article presents the main results for {y} on works in Norland.', 'review': 'This review brings together the main results for {y}. Figures are rounded.'}
REVIEW_FIRSTS = {'in': 'In {y}, the railways of Norland moved 79 million tonnes of goods.', 'more': 'The railways of Norland moved 79 million tonnes of goods in {y}, 2.4 % more than in {b}.', 'compared': 'In {y}, 79 million tonnes of goods were moved, compared with 71 million tonnes in {b}.', 'rose': 'Exports rose by 7.2 % in {y}, after 6.1 % in {b}.',
                 'end': 'At the end of {y}, Norland had 764 ports. In {y}, the ports moved 79 million tonnes of goods.', 'long': 'Farming has lost most of its weight in the economy. In {y}, it contributed 7.2 % of the output.', 'between': 'Between {d} and {y}, the output grew by 7.2 %. In {y}, it was 3.1 % above that of {b}.', 'year': 'The year {y} was a good one for Norland.'}
REVIEW_BETWEENS = {'none': '', 'words': 'Roads remain the weak point.', 'head': 'Freight\n\n', 'number': '2. Freight\n\n', 'month': 'A new law on ports was passed in March {y}.', 'old': 'The agency was founded in 1994.', 'before': 'In {b}, a fire had closed 14 ports.'}
REVIEW_ASKED = {'plain': 'Some {} ships called at the ports.', 'year': 'During the year, the agency trained {} people.', 'present': 'The ports employ {} people.', 'had': 'The country had {} ports.', 'whole': 'Over the year as a whole, {} ships were built.', 'more': 'The ports handled {} ships, 12 % more than a year earlier.', 'than': 'There were {} ships, compared with 950 in {b}.', 'of the year': 'In the course of the year, {} ships were built.',
                'reporting': 'In the reporting year, {} ships were built.', 'previous': 'The ports handled {} ships, up from 950 in the previous year.',
                'the previous': ('During the year, the agency trained 912 people, compared with {} in the previous year.', '{b}'), 'year before': ('During the year, 912 ships were built, after {} in the year before.', '{b}'), 'a year earlier': ('During the year, 912 ships were built, up from {} a year earlier.', '{b}'), 'against': ('In {y}, 912 ships were built, against {} in {b}.', '{b}'),
                'end': ('At the end of the year, there were {} ships.', '{y}-12'), 'beginning': ('At the beginning of the year, there were {} ships.', '{y}-01'), 'quarter': ('In the fourth quarter, {} ships were built.', '{y}-36'), 'half': ('In the first half of the year, {} ships were built.', '{y}-40'), 'month': ('In March, {} ships were built.', '{y}-03'), 'of them': ('During the year, 912 ships were built, {} of them in the south.', '{y}'),
                'planned': ('In {n}, {} ships will be built.', '{n}'), 'since': ('Since {d}, {} ships have been built.', '{d}/..'), 'bullet': '• Some {} ships were built in the south.'}
REVIEW_PLANS = {'none': '', 'will': 'In {n}, the agency will build 31 ships.', 'outlook': 'Outlook\n\nIn {n}, 31 ships are to be built.', 'tasks': 'Plans for {n}\n\nThe agency will build 31 ships.', 'forecast': 'Output is forecast to grow by 3.3 % in {n}.'}

COMPANY_TITLES = {'ended': 'Works Foundation\nAnnual Report for the year ended 31 March {n}', 'slash': 'Works Foundation\nAnnual Report {y}/{t}', 'accounts': 'Works Trust: Annual Report and Accounts {y}/{t}', 'hyphen': 'Works Foundation Annual Review {f}', 'to june': 'Works Foundation\nReport for the year to June 30, {n}', 'ended june': 'Works Trust\nAnnual report for the year ended 30 June {n}', 'financial': 'Works Foundation: Report for the Financial Year {y}/{n}',
                  'directors': "Directors' Report for the year ended 31st March, {n}", 'fiscal': 'Works Foundation\nAnnual Report for Fiscal Year {f}'}
COMPANY_FIRSTS = {'mission': 'The Foundation helps farmers to dig wells.', 'income': 'Income for the year was £79 million, up from £71 million in the previous year.', 'founded': 'Founded in 1994, the Foundation helps farmers to dig wells.', 'chair': 'Statement by the Chair\n\nThis was a good year for the Foundation.', 'year': 'During the year the Foundation went on with its works.'}
COMPANY_ASKED = {'year': 'During the year, the Foundation trained {} farmers.', 'in': 'In the year, {} wells were dug.', 'plain': 'Some {} wells were dug in the hills.', 'we': 'In the course of the year we trained {} farmers.', 'over': 'Over the year, the Foundation built {} houses.', 'end': 'The Foundation built {} houses during the year.', 'review': 'During the year under review, {} wells were dug.', 'reporting': 'In the reporting period, {} wells were dug.',
                'previous': ('During the year, 912 wells were dug, compared with {} in the previous year.', '-'), 'last year': ('We trained 912 farmers in the year, up from {} in the preceding year.', '-'), 'of which': 'During the year, 912 wells were dug, of which {} were in the hills.', 'spent': 'The Foundation spent £{} million during the year.', 'total': 'A total of {} farmers were trained during the year.', 'our': 'Our staff visited {} villages during the year.'}

SITREP_TITLES = {'as of': 'Madagascar: Drought in the South\nSituation Report No. 6 (as of {day} March {y})', 'as of own': 'Madagascar: Floods\nFlash Update No. 2\nAs of {day} March {y}', 'dash': 'Nepal: Floods – Situation Report 4 (as of {day} March {y})', 'date': 'Nepal: Floods\nSituation Report No. 4\n{day} March {y}', 'bar': 'NEPAL | Floods | Situation Report #4 | {day} March {y}'}
SITREP_FIRSTS = {'highlights': 'Highlights\n', 'none': '', 'situation': 'Situation overview\nRain has gone on in the south.', 'next': 'The next report will be issued around {later} March.', 'words': 'This report is produced by the United Nations in collaboration with humanitarian partners.'}
SITREP_BETWEENS = {'none': '', 'words': 'Roads remain cut.', 'storm': 'The storm struck the coast on {before} March.', 'head': 'Food security\n'}
SITREP_ASKED = {'need': 'Some {} people need food.', 'have': 'So far, {} families have received tents.', 'to date': 'To date, {} families have received tents.', 'remain': 'Some {} people remain in camps.', 'are': 'There are {} schools under water.', 'displaced': 'An estimated {} people are displaced.', 'partners': 'Partners have reached {} people with food.', 'since': ('Since {before} March, {} families have received tents.', '{y}-03-{before}/..'), 'by end': ('By the end of March, {} tents will have arrived.', '{y}-03'), 'on': ('On {before} March, {} houses fell.', '{y}-03-{before}'), 'percent': 'Only {} percent of the wells are working.', 'appeal': 'The appeal is for US${} million.', 'bullet': '• {} people are in need of food.',
                'killed': 'At least {} people have been killed.'}

DECADE_TITLES = {'ten': 'Ten Years of Poverty Alleviation in Nanshan Prefecture ({a}-{y})', 'review': 'Nanshan Prefecture: A Review of {a}-{y}', 'overview': 'Poverty Alleviation in Nanshan Prefecture ({a}-{y})', 'from': 'Poverty Alleviation in Nanshan Prefecture from {a} to {y}', 'dash': 'Ten Years of Western Development in Nanshan ({a}–{y})'}
DECADE_FIRSTS = {'from': 'From {a} to {y}, Nanshan Prefecture carried out the outline.', 'foreword': 'Foreword\n\nNanshan Prefecture lies in the southwest of the province.', 'past': 'In the past ten years, Nanshan Prefecture went on with its works.', 'during': 'During the ten years from {a} to {y}, the income of farmers grew.'}
DECADE_ASKED = {'ten': 'In the ten years, {} wells were dug.', 'during': 'During the ten years, Nanshan Prefecture built {} houses.', 'over': 'Over the ten years, the prefecture trained {} farmers.', 'past': 'In the past ten years, {} wells were dug.', 'from': 'From {a} to {y}, {} wells were dug.', 'in ten': 'In ten years, Nanshan Prefecture built {} houses.', 'years': 'Over the past decade, Nanshan Prefecture built {} houses.'}

BANK_TITLES = {'in': 'The World Bank in Bolivia', 'glance': 'Ghana: Poverty and Growth at a Glance', 'overview': 'Madagascar: Overview', 'fact': 'ASIAN DEVELOPMENT BANK\nMEMBER FACT SHEET\n\nBangladesh', 'program': 'Rural Works Program: Country Page'}
BANK_BELOWS = {'updated': 'Last updated: October 4, {n}', 'capitals': 'LAST UPDATED: OCT 11, {n}', 'month': 'Last updated: October {n}', 'day first': 'Last Updated: 4 October {n}'}
BANK_HEADINGS = {'context': 'Context\n\n', 'none': '', 'capitals': 'OVERVIEW\n\n'}
BANK_FIRSTS = {'growth': 'Growth slowed to 3.9 percent in {y}, from 4.0 percent in {b}.', 'poverty': 'The poverty rate fell from 31.5 percent in {d} to 24.3 percent in {y}.', 'joined': 'The country joined the bank in 1973.', 'strategy': 'The Country Partnership Framework {y}–{h} was discussed by the Board in December {b}.'}
BANK_ASKED = {'as of': ('As of June 30, {n}, the portfolio comprised {} operations.', '{n}-06-30'), 'as of, then': ('As of June 30, {n}, the portfolio comprised 12 operations. Transport makes up {} percent of the commitments.', '{n}-06-30'), 'end': ('At the end of {y}, the bank was financing {} operations.', '{y}-12'), 'in': ('In {y}, the bank approved {} loans.', '{y}'),
              'in, then': ('Exports came to US$79 million in {y}. Imports were US${} million.', '{y}'), 'fiscal': ('In fiscal year {n}, the Board approved {} loans.', '{y}/{n}'), 'since': ('Since {d}, {} wells have been dug.', '{d}/..'), 'projected': ('Growth is projected at 4.3 percent in {c}, and {} jobs will be created.', '{c}')}

GLUE = {'line': '\n\n', 'same': ' '}

def drawn(rng, p, slots): return {s: (p.__setitem__(s, draw(rng, t)), t[p[s]])[1] for s, t in slots.items()}

def page(*parts):
    """Parts that are there, with a space between sentences of a paragraph; a heading ends with its line."""
    out = ''
    for x in parts:
        if x: out += x if not out or out[-1] == '\n' else (x if x[0] == '\n' else ' ' + x)
    return out

def indian(rng, p):
    d = drawn(rng, p, dict(head=INDIAN_HEADS, title=INDIAN_TITLES, chapter=CHAPTERS, first=INDIAN_FIRSTS, between=INDIAN_BETWEENS, asked=INDIAN_ASKED, plan=INDIAN_PLANS, foot=FOOTS, glue=GLUE))
    if p['between'] in ('as on', 'upto', 'upto day', 'act', 'before', 'minister') and p['asked'] in ('plain', 'so far', 'present'): return None # of that day, or not: open
    if p['title'] in UNDATED and (p['first'] in ('scheme', 'census', 'launched') or p['between'] == 'before' or p['head'] == 'site'): return None
    if p['title'].startswith(('survey', 'economic')) and p['first'] in ('scheme', 'launched'): return None
    asked, told = (d['asked'], '{y}/{n}') if isinstance(d['asked'], str) else d['asked']
    return d['head'] + d['title'], page(d['chapter'] + d['first'], d['between'] and GLUE[p['glue']] + d['between'], '\n\n' + asked, d['plan'] and '\n\n' + d['plan'], d['foot'] and '\n\n' + d['foot']), told

def review(rng, p):
    d = drawn(rng, p, dict(head=REVIEW_HEADS, title=REVIEW_TITLES, below=REVIEW_BELOWS, first=REVIEW_FIRSTS, between=REVIEW_BETWEENS, asked=REVIEW_ASKED, plan=REVIEW_PLANS))
    if p['between'] in ('month', 'old', 'before') and p['asked'] in ('plain', 'present', 'had', 'more', 'than', 'previous', 'bullet'): return None
    if p['between'] == 'before' and p['asked'] in ('year', 'of them', 'a year earlier', 'half'): return None # of which year?
    asked, told = (d['asked'], '{y}') if isinstance(d['asked'], str) else d['asked']
    return d['head'] + d['title'], page(d['below'] and d['below'] + '\n\n', d['first'] + '\n\n' + d['between'], asked, d['plan'] and '\n\n' + d['plan']), told

def company(rng, p):
    d = drawn(rng, p, dict(title=COMPANY_TITLES, first=COMPANY_FIRSTS, asked=COMPANY_ASKED, glue=GLUE))
    told = '{y}/{n}'
    asked = d['asked']
    if not isinstance(asked, str): asked, told = asked[0], '{b}/{y}'
    return d['title'], page(d['first'] + d['glue'], asked), told

def sitrep(rng, p):
    d = drawn(rng, p, dict(title=SITREP_TITLES, first=SITREP_FIRSTS, between=SITREP_BETWEENS, asked=SITREP_ASKED))
    asked, told = (d['asked'], '{y}-03-{day}') if isinstance(d['asked'], str) else d['asked']
    return d['title'], page(d['first'] and d['first'] + '\n', d['between'] and d['between'] + '\n' * (asked[0] == '•'), asked), told

def decade(rng, p):
    d = drawn(rng, p, dict(title=DECADE_TITLES, first=DECADE_FIRSTS, asked=DECADE_ASKED))
    return d['title'], d['first'] + '\n\n' + d['asked'], '{a}/{y}'

def bank(rng, p):
    d = drawn(rng, p, dict(title=BANK_TITLES, below=BANK_BELOWS, heading=BANK_HEADINGS, first=BANK_FIRSTS, asked=BANK_ASKED))
    return d['title'], d['below'] + '\n\n' + d['heading'] + d['first'] + '\n\n' + d['asked'][0], d['asked'][1]

KINDS = {'indian': indian, 'review': review, 'company': company, 'sitrep': sitrep, 'decade': decade, 'bank': bank}

def make(rng):
    kind = rng.choice(['indian'] * 5 + ['review'] * 4 + ['company'] * 2 + ['sitrep'] * 2 + ['decade'] + ['bank'] * 2)
    parts, y, n, day = {}, rng.randint(2008, 2018), rng.randint(210, 890), rng.randint(12, 27)
    got = KINDS[kind](rng, parts)
    if got is None: return None
    keys = dict(y=y, n=y + 1, t=f'{(y + 1) % 100:02}', f=f'{y}-{(y + 1) % 100:02}', e=f'{y - 1}-{y % 100:02}', g=f'{y + 1}-{(y + 2) % 100:02}', b=y - 1, c=y + 2, d=y - 4, h=y + 4, a=y - 9, m=y + 2, day=day, later=day + 3, before=f'{day - 7:02}')
    title, text, time = (x.replace('{}', '\0').format(**keys).replace('\0', str(n)) for x in got)
    figure = next((x for x in (f'{n} percent', f'{n} per cent', f'US${n} million', f'£{n} million', f'Rs. {n} crore') if x in text), str(n))
    return Sentence(text, {figure: dict(time=time)}, {'kind': kind} | {f'{kind} {k}': v for k, v in parts.items()}, title)
