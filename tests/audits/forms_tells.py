"""Things told twice, or told and counted: a count and its list, shares of one whole, names and their spelling, years and their number, ranks."""

CHINA = ['Gansu', 'Guizhou', 'Yunnan', 'Sichuan', 'Hunan', 'Hubei', 'Henan', 'Anhui', 'Jiangxi', 'Shanxi', 'Shaanxi', 'Qinghai', 'Hebei', 'Jilin', 'Fujian', 'Zhejiang', 'Guangdong', 'Hainan']
INDIA = ['Odisha', 'Jharkhand', 'Gujarat', 'Rajasthan', 'Tripura', 'Assam', 'Bihar', 'Kerala', 'Manipur', 'Madhya Pradesh', 'Punjab', 'Nagaland']
STRANGE = ['Kelumba', 'Tarvani', 'Oshkent', 'Mirdal', 'Basovka', 'Lunvara', 'Pelgin', 'Dormisk', 'Hazrun', 'Vintala', 'Corbesh', 'Ustrina']
CROPS = ['apple', 'tea', 'walnut', 'jujube', 'kiwi fruit', 'tobacco', 'pepper', 'potato', 'millet', 'peanut']
TRADES = ['sewing', 'welding', 'cooking', 'nursing', 'construction', 'driving', 'carpentry', 'housekeeping', 'electronics']
WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']


def row(names, last=' and '): return ', '.join(names[:-1]) + last + names[-1]


def off(r, n): return n + r.choice([-1, 1]) if n > 3 else n + 1


def listed(r, name, text, pool, least=3, most=8, words=True, shown=lambda r, names: row(names)):
    n = r.randint(least, most)
    names = r.sample(pool, n)
    say = (lambda k: WORDS[k]) if words else (lambda k: str(k))
    right = {'n': say(n), 'N': say(n).capitalize(), 'list': shown(r, names)}
    return name, text, right, {**right, 'n': say(off(r, n)), 'N': say(off(r, n)).capitalize()}


def counts(r):
    def bracketed(r, names): return row([f'{x} ({r.randint(2, 40)})' for x in names])
    def money(r, names): return row([f'{x} ({r.randint(101, 1400):,} million)' for x in names])
    oxford = lambda r, names: row(names, ', and ')
    yield listed(r, 'list.bracket', 'The aid of {n} eastern provinces ({list}) rose every year.', CHINA)
    yield listed(r, 'list.bracket', '{N} provinces and municipalities ({list}) assist the area.', CHINA + ['Beijing', 'Tianjin', 'Shanghai'])
    yield listed(r, 'list.bracket', 'The work was inspected in {n} provinces (autonomous regions) ({list}) by the Office.', CHINA + ['Guangxi', 'Ningxia'])
    yield listed(r, 'list.bracket', 'Pilot projects were launched in {n} provinces: {list}.', CHINA)
    yield listed(r, 'list.bracket', 'Floods struck {n} counties ({list}) in July.', STRANGE)
    yield listed(r, 'list.namely', 'The fund supports {n} provinces, namely {list}.', CHINA)
    yield listed(r, 'list.namely', 'It is active in {n} States, viz., {list}.', INDIA, shown=bracketed)
    yield listed(r, 'list.namely', 'New schools were approved for {n} States, viz. {list}.', INDIA)
    yield listed(r, 'list.namely', 'The scheme was extended to {n} districts, namely, {list}, in June.', STRANGE)
    yield listed(r, 'list.namely', 'It works in {n} countries, i.e. {list}.', ['Kenya', 'Ghana', 'Mali', 'Laos', 'Nepal', 'Peru', 'Chad', 'Fiji'], most=7)
    yield listed(r, 'list.including', 'The plan covers all {n} counties of the prefecture: {list}.', STRANGE)
    yield listed(r, 'list.dash', 'The team visited {n} municipalities – {list} – and talked to the mayors.', STRANGE)
    yield listed(r, 'list.dash', 'Courses were held in {n} towns -- {list}.', STRANGE, shown=oxford)
    yield listed(r, 'list.are', 'The {n} poorest counties are {list}.', STRANGE)
    yield listed(r, 'list.are', 'The {n} provinces that received the most aid were {list}.', CHINA)
    yield listed(r, 'list.nouns', 'The county gave priority to {n} leading industries, namely {list}.', CROPS)
    yield listed(r, 'list.nouns', 'The trainees may choose among {n} trades, that is, {list}.', TRADES)
    yield listed(r, 'list.nouns', 'It developed {n} special crops ({list}) in the hills.', CROPS)
    yield listed(r, 'list.nouns', '{N} trades were taught: {list}.', TRADES)
    yield listed(r, 'list.nouns', 'There are {n} kinds of courses: {list}.', TRADES)
    yield listed(r, 'list.amounts', 'The ministry will have 9.14 billion soles for its {n} programmes in 2014: {list}.', ['Qali Warma', 'Juntos', 'Pension 65', 'Foncodes', 'Cuna Mas', 'Haku Wina', 'Contigo'], most=6, shown=money)
    yield listed(r, 'list.amounts', 'Aid went to {n} provinces in 2014: {list}.', CHINA, shown=money)
    yield listed(r, 'list.amounts', 'The {n} largest donors, {list}, gave most of it.', ['Japan', 'Germany', 'Norway', 'France', 'Canada', 'Italy', 'Spain'], most=6, shown=money)
    yield listed(r, 'list.paired', '{list}, {n} counties in all, were lifted out of poverty.', STRANGE)
    yield listed(r, 'list.support', 'The Ministry provides fixed-point assistance to {n} counties and districts of Chongqing City: {list}.', ['Wanzhou', 'Wulong', 'Chengkou', 'Fengdu', 'Wushan', 'Yunyang', 'Kaixian', 'Fengjie', 'Shizhu'])
    yield listed(r, 'list.support', 'Of the 52 counties, {n} ({list}) have passed the check.', STRANGE)


def bracket_sums(r):
    n = r.randint(4, 7)
    parts = [r.randint(1, 9) for _ in range(n)]
    total = sum(parts)
    wrong = total + r.choice([-2, -1, 1, 2])
    for name, text, pool in [('sum.bracket', 'During the year {t} new schools were approved for {n} States, viz., {list}.', INDIA),
                             ('sum.bracket', 'In all {t} centres were opened in {n} provinces: {list}.', CHINA),
                             ('sum.bracket', 'It has {t} branches ({list}).', CHINA),
                             ('sum.bracket', 'The Corporation runs {t} depots in {n} districts, namely {list}.', STRANGE)]:
        names = r.sample(pool, n)
        right = {'t': total, 'n': WORDS[n], 'list': row([f'{x} ({k})' for x, k in zip(names, parts)])}
        yield name, text, right, {**right, 't': wrong}


def traps(r):
    """Right texts on which a check may stumble: wrong is a count that is off all the same."""
    names = r.sample(CHINA, 4)
    n = r.randint(2, 3)
    yield ('trap.including', 'Key counties were set up in {n} provinces, including {list}. They had {m} towns: {towns}.',
           {'n': WORDS[n + 6], 'list': row(names), 'm': 'three', 'towns': row(STRANGE[:3])}, {'n': WORDS[n + 6], 'list': row(names), 'm': 'four', 'towns': row(STRANGE[:3])})
    yield ('trap.such', 'It helped {n} industries such as {list}, and ran {m} trades, namely {trades}.',
           {'n': WORDS[n + 6], 'list': row(r.sample(CROPS, 3)), 'm': 'four', 'trades': row(TRADES[:4])}, {'n': WORDS[n + 6], 'list': row(CROPS[:3]), 'm': 'five', 'trades': row(TRADES[:4])})


def forms(r):
    for family in (counts, bracket_sums, traps): yield from family(r)
