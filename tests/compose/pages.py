"""pages.py: what year a page is about, whatever stands above, in and below its title: a figure without a date of its own has that year."""
from compose import Sentence
from words import draw

# {y}: the year that the page is about; {n}: the one in which it came out; {b}, {c}: the years before and behind these.
HEADS = {'none': '', 'yearbook comma': 'Yearbook of the South, {n} IV\n\n', 'yearbook dots': "Yearbook of the South's Development · {n} · Part IV Work by Sectors\n\n", 'yearbook bar': 'Yearbook of the South | {n} | Part IV\n\n',
         'yearbook brackets': 'Yearbook of the South ({n})\n\n', 'yearbook last': 'South Statistical Yearbook {n}\n\n', 'yearbook first': '{n} Yearbook of the South\n\n', 'yearbook page': '12    Yearbook of the South {n}\n\n',
         'yearbook two lines': 'Yearbook of the South {n}\nPart IV Work by Sectors\n\n', 'volume': 'Yearbook of the South, Volume II\n\n', 'part': 'Part IV: Work by Sectors\n\n', 'chapter': 'Chapter 5\n', 'office': 'Bureau of Statistics of the South\n\n',
         'release': 'News release 45/{n}\n5 March {n}\n\n', 'number': 'No. 12/{n}\nOldtown, 4 March {n}\n\n', 'date': '5 March {n}\n\n', 'date dots': '05.03.{n}\n', 'published': 'Published: 05/03/{n}\n', 'press': 'Bureau of Statistics\nPress release of 14 March {n}\n\n',
         'bulletin': 'Statistical Bulletin | 14 March {n}\n\n', 'embargo': 'Embargoed until 10:00, 14 March {n}\n\n', 'ministry': 'MINISTRY OF DEVELOPMENT\nPRESS OFFICE\n\n'}
TITLES = {'year in': ('Rural Works of the South in {y}', True), 'year brackets': ('Rural Works of the South ({y})', True), 'year first': ('{y} Rural Works of the South', True), 'year comma': ('Rural Works of the South, {y}', True),
          'year colon': ('{y}: rural works of the South', True), 'report': ('Report on the Rural Works of the South in {y}', True), 'communique': ('Statistical Communique of the South on the {y} Development of Rural Works', True), 'capitals': ('RURAL WORKS OF THE SOUTH IN {y}', True),
          'no year': ('Rural Works of the South', False), 'no year, by': ('Rural Works of the Ministry of Works in Its Designated Counties', False), 'no year, pairing': ('Eastland-Southland Pairing-off Rural Works', False)}
BELOW = {'none': '', 'bureau, date': 'Bureau of Statistics of the South, 20 March {n}\n\n', 'date': '20 March {n}\n\n', 'by': 'By our own correspondent\n\n', 'dated place': 'Oldtown, 20 March {n}\n\n',
         'copyright': '© Bureau of Statistics, {n}\n\n', 'note': 'Because of rounding, totals may differ from the sum of their parts.\n\n', 'next': 'Next release: 14 June {n}\n\n'}
FIRSTS = {'in': 'In {y}, the South went on with its works, and the income of farmers grew.', 'end': 'At the end of {y}, there were 764,000 poor people in the South.', 'the year': 'The year {y} was a good one for the South.',
          'two': 'In {y}, the income of farmers grew by 12%. It had grown by 9% in {b}.', 'over': 'In {y}, the income of farmers grew by 12% over {b}.', 'place, then': 'The South lies between two rivers. In {y}, it went on with its works.', 'by the end': 'By the end of {y}, 45 wells had been dug.'}
PLANS = {'none': '', 'will': '\n\n{h3}In {n}, the South will build 31 dams.', 'tasks': '\n\nTasks for {n}\n\nThe South will build 31 dams and 14 roads.', 'plan': '\n\n{h3}It is planned to build 31 dams in {n} and 12 in {c}.'}
HEADINGS = {'none': '', 'black': '【{}】', 'roman': '{}. '}
ASKED = {'sent': 'It sent {} cadres to the villages.', 'were': 'Some {} wells were dug in the hills.', 'has': 'The works employed {} people.'}
FOOTS = {'none': '', 'source': '\n\nSource: Bureau of Statistics, {n}', 'copyright': '\n\n© Bureau of the South {n}', 'chinese': '\n\n版权所有©中国国际扶贫中心 未经许可不得复制 京ICP备2020030000号-2'}

def make(rng):
    p = {'head': draw(rng, HEADS), 'title': draw(rng, TITLES), 'below': draw(rng, BELOW), 'first': draw(rng, FIRSTS), 'plan': draw(rng, PLANS), 'heading': draw(rng, HEADINGS), 'asked': draw(rng, ASKED), 'foot': draw(rng, FOOTS)}
    y, n = rng.randint(2008, 2016), rng.randint(210, 890)
    title, dated = TITLES[p['title']]
    if not dated and p['below'] in ('date', 'dated place') and p['first'] in ('end', 'by the end'): return None # the page could be of the day
    def put(text): return text.format(y=y, n=y + 1, b=y - 1, c=y + 2, h3=heading(3))
    def heading(i):
        form, names = HEADINGS[p['heading']], ['', 'Overview', 'Villages', 'Plans']
        return '' if not form else form.format(names[i]) if '【' in form else form.format('I' * i) + names[i] + '\n'
    text = put(BELOW[p['below']]) + heading(1) + put(FIRSTS[p['first']]) + '\n\n' + heading(2) + 'The leaders went to see the works. ' + ASKED[p['asked']].format(n) + put(PLANS[p['plan']]) + put(FOOTS[p['foot']])
    return Sentence(text, {str(n): dict(value=n, time=str(y))}, p, put(HEADS[p['head']]) + put(title))
