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


def parts_of(r, n, total=1000, least=40):
    """n numbers that make the total, each at least so large."""
    while True:
        cuts = sorted(r.sample(range(1, total), n - 1))
        parts = [b - a for a, b in zip([0] + cuts, cuts + [total])]
        if min(parts) >= least and len(set(parts)) == n: return parts


def shares(r):
    def percents(n, whole):
        parts = parts_of(r, n, 100 if whole else 1000, 5 if whole else 40)
        wrong = list(parts)
        wrong[r.randrange(n)] += r.randint(3, 15) if whole else r.choice([20, 27, 36, 50, 90, 100])
        say = (lambda k: str(k)) if whole else (lambda k: f'{k / 10:.1f}')
        return ({x: say(k) for x, k in zip('abcdef', parts)}, {x: say(k) for x, k in zip('abcdef', wrong)}, parts)
    for name, n, texts in [
            ('share.account', 3, ['By age, laborers below 30 made up {a}%, those between 30 and 45 {b}% and those above 45 {c}%.',
                                  'Workers under 25 accounted for {a}% of the staff, those aged 25-40 for {b}% and those over 40 for {c}%.',
                                  'Wages made up {a}% of the income, transfers {b}% and farming {c}%.',
                                  'Han people account for {a}% of the population, Tibetans for {b}% and others for {c}%.']),
            ('share.account', 4, ['Single persons make up {a}% of the households admitted, couples without children {b}%, couples with children {c}% and lone parents {d}%.',
                                  'Coal provided {a}% of the electricity, gas {b}%, hydropower {c}% and wind {d}%.']),
            ('share.row', 5, ['The first quintile of the population received {a}% of all incomes, the second {b}%, the third {c}%, the fourth {d}% and the fifth {e}%.']),
            ('share.source', 3, ['By source, {a}% came from the central government, {b}% from the province and {c}% from the counties.',
                                 'Of the funds, {a}% was spent on roads, {b}% on schools and {c}% on training.',
                                 'The funds were divided as follows: {a}% for roads, {b}% for schools and {c}% for training.',
                                 'Of the trainees, {a}% were from Gansu, {b}% from Henan and {c}% from Anhui.']),
            ('share.by', 3, ['By sex and age, the members were men ({a}%), women ({b}%) and children ({c}%).',
                             'By sector, agriculture contributed {a}%, industry {b}% and services {c}%.',
                             'By type of school, {a}% of the pupils attended public schools, {b}% private schools and {c}% church schools.']),
            ('share.sentences', 3, ['Roads took {a}% of the funds. Schools took {b}%, and training took {c}%.',
                                    '{a}% of the funds went to roads. Another {b}% went to schools. The remaining {c}% was spent on training.'])]:
        for text in texts:
            right, wrong, _ = percents(n, r.random() < .5)
            if text.startswith('{'): text = 'Some ' + text
            yield name, text, right, wrong
    right, wrong, parts = percents(4, False)
    whole = r.randint(1200, 9000)
    amounts = [whole * k / 1000 for k in parts]
    told = {k: f'{x:,.1f}' for k, x in zip('wxyz', amounts)}
    yield ('share.amounts', 'Wages were the main source with {w} lei ({a}%). Social benefits provided {x} lei ({b}%), remittances {y} lei ({c}%) and other sources {z} lei ({d}%).',
           {**right, **told}, {**wrong, **told})
    yield ('share.amounts', 'Roads took {w} million yuan, or {a}%, schools took {x} million yuan, or {b}%, wells took {y} million yuan, or {c}%, and training took {z} million yuan, or {d}%.',
           {**right, **told}, {**wrong, **told})
    a, b, c = parts_of(r, 3, 1000, 60)
    ratio = {'r': f'{a / 10:.1f}:{b / 10:.1f}:{c / 10:.1f}'}
    off = {'r': f'{a / 10:.1f}:{(b + r.choice([9, -9, 10, 18, -18])) / 10:.1f}:{c / 10:.1f}'}
    yield 'share.ratio', 'The ratio of the three industries was adjusted to {r}.', ratio, off
    yield 'share.ratio', 'The structure of the primary, secondary and tertiary industries was {r}.', ratio, off
    m = r.randint(35, 65)
    yield 'share.sex', 'Men made up {a}% of the members and women {b}%.', {'a': m, 'b': 100 - m}, {'a': m, 'b': 100 - m + r.choice([1, 2, 5, 9, 10])}
    yield 'share.sex', 'Of the staff, {a}% are women and {b}% are men.', {'a': m, 'b': 100 - m}, {'a': m, 'b': 100 - m + r.choice([1, 2, 5, 9, 10])}


def overlaps(r):
    """Right ones: answers that overlap. Wrong ones: shares that cannot."""
    a, b, c = r.randint(50, 60), r.randint(30, 40), r.randint(15, 20)
    x, y = r.randint(40, 50), r.randint(20, 30)
    yield ('trap.overlap', 'Of the households, {a}% keep pigs, {b}% keep sheep and {c}% keep bees; single persons make up {x}% of them, couples {y}% and families {z}%.',
           {'a': a, 'b': b, 'c': c, 'x': x, 'y': y, 'z': 100 - x - y}, {'a': a, 'b': b, 'c': c, 'x': x, 'y': y, 'z': 100 - x - y + 7})
    yield ('trap.overlap', 'Asked for the reasons, {a}% named illness, {b}% named debts and {c}% named a lack of land; men made up {x}% of those asked and women {z}%.',
           {'a': a, 'b': b, 'c': c, 'x': x, 'z': 100 - x}, {'a': a, 'b': b, 'c': c, 'x': x, 'z': 100 - x + 6})


MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']


def days(r):
    y = r.randint(2006, 2012)
    n = r.randint(4, 9)
    right, wrong = {'n': WORDS[n], 'a': y, 'b': y + n - 1}, {'n': WORDS[n + r.choice([1, 2, -2])], 'a': y, 'b': y + n - 1}
    for text in ['For the {n}-year programming period {a}–{b} the programme amounts to 826 million yuan.',
                 'In the {n} years from {a} to {b}, 412 villages were connected to the grid.',
                 'The plan of {n} years ({a}-{b}) covers 61 counties.']:
        yield 'year.period', text, right, wrong
    m, k = sorted(r.sample(range(12), 2))
    d = r.randint(1, 28)
    first, last = f'{d} {MONTHS[m]} {y}', f'{r.randint(1, 28)} {MONTHS[k]} {y}'
    for text in ['The bill, which passed the upper house on {a}, received the assent of the President on {b}. It covers 61 counties.',
                 'The bridge was begun on {a} and completed on {b}. It is 812 meters long.',
                 'The Act was adopted on {a} and came into force on {b}. It covers 61 counties.']:
        yield 'day.order', text, {'a': first, 'b': last}, {'a': last, 'b': first}
    issue = f'Chisinau, {r.randint(1, 28)} May {y}\n\nThe office told what was done in the year before. On {{d}}, 704 thousand pensioners were on record.'
    yield 'day.issue', issue, {'d': f'1 January {y}'}, {'d': f'1 January {y + 1}'}


def slip_of(r, name):
    """One letter missing, doubled, another one or two swapped, not at the ends."""
    while True:
        i = r.randint(1, len(name) - 3)
        kind = r.choice('dxs')
        out = (name[:i] + name[i + 1:] if kind == 'd' else name[:i] + name[i + 1] + name[i] + name[i + 2:] if kind == 's' else name[:i] + r.choice('aeionrst') + name[i + 1:])
        if out != name: return out


def names(r):
    for pool, text in [(['Chhattisgarh', 'Jharkhand', 'Rajasthan', 'Meghalaya', 'Karnataka'], 'In {a}, 61 schools were opened. Odisha and {b} together account for 44 per cent of the pupils.'),
                       (['Guizhou', 'Sichuan', 'Qinghai', 'Zhejiang', 'Guangdong'], 'The funds of {a} rose to 412 million yuan. The bureau then sent 61 teams to {b}, where they dug wells.'),
                       (['Kelumba', 'Tarvani', 'Oshkent', 'Basovka', 'Lunvara'], 'Some 412 people live in {a} County. The road to {b} County was built in 2013 and is 61 km long.'),
                       (['Hakimov', 'Berezovsky', 'Lindqvist', 'Okonkwo', 'Marchetti'], 'The bureau is headed by Igor {a}. Director {b} said that 61 wells had been dug.')]:
        name = r.choice(pool)
        yield 'name.slip', text, {'a': name, 'b': name}, {'a': name, 'b': slip_of(r, name)}


def swap_of(r, n):
    """Two neighbouring digits that differ, exchanged; the first stays none."""
    digits = list(str(n))
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == '0')]
    if not places: return n + 9
    i = r.choice(places)
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return int(''.join(digits))


def digit_of(r, n):
    digits = list(str(n))
    i = r.randrange(1, len(digits) - 1)
    digits[i] = r.choice([d for d in '123456789' if d != digits[i]])
    return int(''.join(digits))


FILLER = ('The bureau held four meetings on the matter. Its staff of 27 looked after the records. Most of the work was done in the winter. '
          'Bridges and wells were mended as well. Teachers from the towns helped.')


def again(r):
    big, small = r.randint(12345, 98765), r.randint(123, 987)
    lakh = r.randint(1123, 1987)
    for text, n, other in [
            ('Highlights\n\n* {a} titles distributed under the Act\n\nForest rights\n\n' + FILLER + ' Titles numbering {b} have been distributed, and 412 claims were rejected.', big, swap_of),
            ('Qinghai moves {a} herders\n\n' + FILLER + ' In all 4,312 households with {b} people moved to new villages in Qinghai.', big, digit_of),
            ('General situation\n\nIn 2014, {a} villages were connected to the grid.\n\nPower\n\n' + FILLER + ' By the end of 2014, {b} villages had been connected to the grid.', big, digit_of),
            ('Funds\n\nThe province invested {a} million yuan in 2014.\n\nSummary\n\n' + FILLER + ' As told above, the investment of 2014 was {b} million yuan.', big, swap_of),
            ('Overview\n\nToday {a} central units are paired with the counties.\n\nTasks\n\n' + FILLER + ' All the {b} central units will draw up plans of their own.', small, swap_of),
            ('Overview\n\nIn 2014, {a} cadres were sent to the counties.\n\nTasks\n\n' + FILLER + ' The {b} cadres sent in 2014 will stay for two years.', small, swap_of)]:
        wrong = n
        while wrong == n: wrong = other(r, n)
        yield 'again.count', text, {'a': f'{n:,}', 'b': f'{n:,}'}, {'a': f'{n:,}', 'b': f'{wrong:,}'}
    rate = r.randint(112, 398)
    wrong = rate
    while wrong == rate: wrong = swap_of(r, rate)
    for text in ['Labor\n\nThe unemployment rate of the province was {a}% in 2014.\n\nOutlook\n\n' + FILLER + ' With unemployment at {b}% in 2014, the province lies behind.',
                 'Labor\n\nThe enrollment rate of senior secondary schools was {a}% in 2014.\n\nSchools\n\n' + FILLER + ' In 2014, the enrollment rate of senior secondary schools stood at {b}%.']:
        yield 'again.rate', text, {'a': f'{rate / 10:.1f}', 'b': f'{rate / 10:.1f}'}, {'a': f'{rate / 10:.1f}', 'b': f'{wrong / 10:.1f}'}


def ranks(r):
    names, n = r.sample(CHINA, 5), sorted(r.sample(range(100, 600), 5), reverse=True)
    told = {f'n{i}': x for i, x in enumerate(names)} | {f'v{i}': f'{v / 10:.1f}' for i, v in enumerate(n)}
    words = ['first', 'second', 'third', 'fourth', 'fifth']
    k = r.choice([1, 3])
    off = 2 if k == 1 else 2
    text = 'The rate was highest in {n0} ({v0}%), followed by {n1} ({v1}%), {n2} ({v2}%), {n3} ({v3}%) and {n4} ({v4}%); {me} thus ranks {w} of the five.'
    yield 'rank.list', text, {**told, 'me': names[k], 'w': words[k]}, {**told, 'me': names[k], 'w': words[off]}


def tables(r):
    names = r.sample(CHINA, r.randint(4, 7))
    rows = [(x, r.randint(101, 499), r.randint(1001, 9899), r.randint(101, 899)) for x in names]
    total = [sum(row[k] for row in rows) for k in (1, 2, 3)]
    k = r.randrange(3)
    wrong = list(total)
    while wrong[k] == total[k] or abs(wrong[k] - total[k]) > total[k] // 6: wrong[k] = r.choice([swap_of, digit_of])(r, total[k])
    head = 'Villages by province, 2014\n\nProvince    Villages    Households    Funds (million yuan)\n'
    body = '\n'.join(f'{x}    {a:,}    {b:,}    {c / 10:.1f}' for x, a, b, c in rows)
    word = r.choice(['Total', 'Grand total', 'TOTAL'])
    text = head + body + f'\n{word}    {{a}}    {{b}}    {{c}}\n\nThe work went on.'
    first = head + f'{word}    {{a}}    {{b}}    {{c}}\n' + body + '\n\nThe work went on.'
    say = lambda t: {'a': f'{t[0]:,}', 'b': f'{t[1]:,}', 'c': f'{t[2] / 10:,.1f}'}
    yield 'table.last', text, say(total), say(wrong)
    yield 'table.first', first, say(total), say(wrong)


def forms(r):
    for family in (counts, bracket_sums, traps, shares, overlaps, days, names, again, ranks, tables): yield from family(r)
