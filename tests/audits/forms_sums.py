"""Forms of parts and wholes: a whole divided anew, remainders, closed lists, scale words, totals, lists in lines, balances, costs shared."""
import re

def slip(r, text):
    """A number as one who slips writes it: two digits exchanged, or one digit wrong, not in the last of its places."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    while len(digits) > 2 and text[digits[-1]] == '0': digits.pop()  # what is rounded slips in what it says
    while True:
        out = list(text)
        if r.random() < .6 and len(digits) > 1:
            k = r.randrange(len(digits) - 1)
            i, j = digits[k], digits[k + 1]
            out[i], out[j] = out[j], out[i]
        else:
            i = r.choice(digits[:-1] or digits)
            out[i] = str((int(out[i]) + r.choice([1, 2, 3, 7, 8, 9])) % 10)
        out = ''.join(out)
        if out != text and out[digits[0]] != '0': return out

def another(r, text):
    """An old number, or one of something like it: off by 2 to 20 percent."""
    number = re.search(r'\d[\d,.]*', text)
    digits = number.group().replace(',', '')
    places = len(digits.partition('.')[2])
    off = float(digits) * (1 + r.choice([-1, 1]) * r.uniform(.02, .2))
    if places == 0 and digits.endswith('000'): off = 1000 * round(off / 1000)
    new = f'{off:,.{places}f}'
    return another(r, text) if new == number.group() else text.replace(number.group(), new, 1)

def cut(r, total, n):
    """n parts that make the total, none of them tiny."""
    while True:
        marks = sorted(r.sample(range(1, total), n - 1))
        parts = [b - a for a, b in zip([0] + marks, marks + [total])]
        if min(parts) > total // (5 * n) and len(set(parts)) == n: return parts

def count(n): return f'{n:,}'

def places(r, names, right, whole='w'):
    """The right numbers, and those with a slip in one of them."""
    bad = dict(right)
    k = r.choice(names)
    bad[k] = slip(r, right[k]) if r.random() < .75 else another(r, right[k])
    return right, bad

class Money:
    """Amounts of one size in one of the ways in which they are written."""
    def __init__(self, r):
        self.unit = r.choice(['{} million yuan', '{} million Yuan', 'RMB{} million', '${} million', 'EUR {} million', 'Rs. {} crore', '{} million U.S. dollars'])
        self.places = r.choice([0, 1, 2])
    def __call__(self, n): return self.unit.format(f'{n / 10 ** self.places:,.{self.places}f}')

def amounts(r, n, lo=1200, hi=9800):
    total = r.randrange(lo, hi)
    return total, cut(r, total, n)

DIVIDED = [
    'In 2013, the province invested {w} of relief funds, of which {x} was from the central government and {y} from the province. In terms of use, {a} was spent on roads, {b} on relocation and {c} on training; the remaining {d} was for loans.',
    'In 2013, the county spent {w} on relief. By source, {a} came from the state, {b} from the province, {c} from the city and {d} from donors.',
    'The funds of the year came to {w}. By region, {a} went to the east, {b} to the west, {c} to the north and the remaining {d} to the south.',
    'The budget of the programme was {w}. Of this, {a} was used for roads, {b} for schools, {c} for clinics and the rest, {d}, for seeds.',
    'The fund lent {w} in 2013. Of the total, {a} went to farms, {b} to shops, {c} to mills and the other {d} to boats.',
    'A total of {w} was raised in 2013. Broken down by source, {a} was given by firms, {b} by clubs, {c} by schools and {d} by others.',
    'The foundation received donations of {w}. By use, {a} was for schools, {b} for wells, {c} for roads and {d} for clinics.',
    'In 2013, {w} was invested in the area. According to purpose, {a} was for roads, {b} for water, {c} for power and {d} for houses.',
    'Total spending reached {w} in 2013. It was financed as follows: {a} from taxes, {b} from loans, {c} from grants and {d} from fees.',
    'The office paid out {w} in 2013, up from the year before. As to its use, roads took {a}, schools {b}, clinics {c} and wells the remaining {d}.',
]
DIVIDED_COUNTS = [
    'In 2013, {w} households were moved. By cause, {a} left landslides, {b} left gullies, {c} left marshes and the remaining {d} left remote hills.',
    'The scheme reached {w} farmers. By county, {a} lived in Lushui, {b} in Fugong, {c} in Lanping and {d} in Gongshan.',
    'The school trained {w} people in 2013. By age, {a} were under 25, {b} between 25 and 40, {c} between 41 and 55 and {d} above.',
    'The province had {w} poor villages. Among them, {a} were in the hills, {b} on the plain, {c} on the coast and the other {d} in the desert.',
    'There were {w} projects in 2013. In terms of type, {a} were roads, {b} were wells, {c} were schools and {d} were clinics.',
]

def divided(r):
    for k, text in enumerate(DIVIDED):
        total, p = amounts(r, 4)
        m = Money(r)
        x = cut(r, total, 2)
        v = dict(zip('wabcdxy', [m(n) for n in [total] + p + x]))
        yield f'divided {k}', text, *places(r, 'abcd' if k == 0 else 'wabcd', v)
    for k, text in enumerate(DIVIDED_COUNTS):
        total, p = amounts(r, 4, 1200, 98000)
        yield f'divided count {k}', text, *places(r, 'wabcd', dict(zip('wabcd', map(count, [total] + p))))

RESTS = [
    'Under the plan, {w} people are to be served. By the end of 2013, {a} were off the list and {d} remain for the last years.',
    'Out of {w} schools sanctioned so far, {a} are in use and the balance {d} are under construction.',
    'The sanctioned strength is {w}, against which {a} officials are in position, leaving {d} posts vacant.',
    'A total of {w} villages were listed. As of the end of 2013, {a} villages had been accepted; the other {d} would be accepted by March 2014.',
    'The plan covers {w} households. {a} households had moved by December, and {d} households are still to move.',
    'Of the {w} wells planned, {a} have been drilled; the remaining {d} will follow in 2014.',
    'The county had {w} poor people. In 2013, {a} of them were lifted out of poverty, leaving {d} for the next years.',
    'The commission received {w} complaints in 2013. It settled {a}, with {d} still pending.',
    'There are {w} farms on the register. {a} were inspected in 2013, and the rest, {d} farms, will be inspected in 2014.',
    '{w} teachers were to be trained by 2015. So far {a} have finished the course, so that {d} are left.',
    'The bank approved {w} loans. Of these, {a} had been paid out by June, while {d} were outstanding.',
    'In the district {w} houses were damaged; {a} had been repaired by the end of the year, and the remaining {d} would be repaired in spring.',
]
RESTS_MONEY = [
    'The state allotted {w} to the programme. {a} had been spent by December, and the balance of {d} was carried over.',
    'The loan amounts to {w}. So far {a} has been drawn, leaving {d} undrawn.',
    'Of the budget of {w}, {a} was paid in 2013 and the remaining {d} will be paid in 2014.',
    'The project costs {w}. The first stage took {a}; the remaining {d} is for the second stage.',
]

def rests(r):
    for k, text in enumerate(RESTS):
        total, (a, d) = amounts(r, 2, 1000, 98000)
        yield f'rest {k}', text, *places(r, 'wad', dict(zip('wad', map(count, [total, a, d]))))
    for k, text in enumerate(RESTS_MONEY):
        total, (a, d) = amounts(r, 2)
        m = Money(r)
        yield f'rest money {k}', text, *places(r, 'wad', dict(zip('wad', map(m, [total, a, d]))))

CLOSED = [
    'The city sent {w} professionals for half a year, namely {a} teachers and {b} doctors.',
    'The team consists of {w} experts: {a} engineers and {b} geologists.',
    'The county has {w} clinics, comprising {a} township clinics and {b} village clinics.',
    'In 2013, {w} projects were launched, made up of {a} roads and {b} wells.',
    'The mission had {w} members, i.e. {a} soldiers and {b} policemen.',
    'The college trained {w} people ({a} nurses and {b} midwives).',
    'The scheme helped {w} persons, that is, {a} farmers and {b} herders.',
    'The party numbered {w} people: {a} women and {b} men.',
    'Some cadres went to the villages in 2013. Their number was {w}, consisting of {a} men and {b} women.',
]
CLOSED_MORE = [
    'The county sent {w} professionals, namely {a} teachers, {b} doctors and {c} vets.',
    'The {w} students, of whom {a} were Lisu, {b} Nu and {c} Han, finished school in July.',
    'The fair drew {w} traders: {a} from Gansu, {b} from Henan and {c} from Hebei.',
    'It ran {w} courses, comprising {a} on farming, {b} on health and {c} on law.',
    'The region counts {w} settlements, including {a} towns, {b} villages and {c} hamlets.',
]

def closed(r):
    for k, text in enumerate(CLOSED):
        total, p = amounts(r, 2, 60, 990)
        v = dict(zip('wab', map(count, [total] + p)))
        yield f'closed two {k}', text, *places(r, 'wab', v)
    for k, text in enumerate(CLOSED_MORE):
        total, p = amounts(r, 3, 100, 5000)
        v = dict(zip('wabc', map(count, [total] + p)))
        yield f'closed more {k}', text, *places(r, 'wabc', v)

SCALES = [
    'Within one week it raised {w}: {a} from firms, {b} from individuals and {c} from clubs.',
    'In 2013, the province invested {w}, of which {a} was from the state, {b} from the province and {c} from the cities.',
    'The fund received {w}, including {a} from firms, {b} from banks and {c} from clubs.',
    'It spent {a} on roads, {b} on schools and {c} on wells, {w} in total.',
    'The budget was {w}. By use, {a} was for roads, {b} for schools and {c} for wells.',
]

def scales(r):
    for k, text in enumerate(SCALES):
        total, p = amounts(r, 3)
        unit = r.choice(['{} billion yuan', 'RMB{} billion', '${} billion', 'EUR {} billion'])
        m = lambda n: unit.format(f'{n / 100:.2f}')
        v = dict(zip('wabc', map(m, [total] + p)))
        bad = dict(v)
        at = r.choice('wabc')
        bad[at] = v[at].replace('billion', 'million')
        yield f'scale {k}', text, v, bad

TOTALS = [
    'In 2013, the province moved {a} households and 351,000 people. Together with the {b} households of 2012, a total of {w} households had settled down in the two years.',
    'In 2012, {a} people found work. In 2013, {b} people did, which makes {w} in two years.',
    'Cadres on secondment numbered {a} in 2011 and {b} in 2012, making {w} in two years.',
    'The bank lent to {a} farmers in Gansu and {b} farmers in Henan, together {w} farmers.',
    '{a} houses were built in the first half of the year. In the second half {b} houses followed, bringing the total to {w}.',
    'Before 2013, societies had been set up in {a} villages. In 2013, {b} villages joined, making it {w} villages in all.',
    'In 2012 it trained {a} nurses. With the {b} nurses of 2013, it has trained {w} nurses.',
    'In spring {a} trees were planted and in autumn {b} trees, which adds up to {w} trees.',
    'Gansu sent {a} workers. Henan sent {b}. The two provinces together sent {w} workers.',
    'It repaired {a} km of canals in 2012 and {b} km in 2013, a total of {w} km.',
    'It had given {a} yuan in 2012 and {b} yuan in 2013, so that by the end of 2013 its accumulated aid had reached {w} yuan.',
]

def totals(r):
    for k, text in enumerate(TOTALS):
        total, (a, b) = amounts(r, 2, 2000, 98000)
        yield f'total {k}', text, *places(r, 'wab', dict(zip('wab', map(count, [total, a, b]))))

LINES = [
    'The provision of {w} is made up of the following:\n(i) Special Assistance: {a};\n(ii) Grants to States: {b};\n(iii) Scholarships: {c};\n(iv) Other schemes: {d}.',
    'On average the office spent {w} in 2013. This amount comprises:\n   - food and drinks – {a};\n   - upkeep of houses – {b};\n   - clothing – {c};\n   - all the rest – {d}.',
    'The county received goods of {w}, as follows:\n• rice: {a}\n• oil: {b}\n• tents: {c}\n• blankets: {d}',
    'The outlay was fixed at {w}. It breaks down as follows:\n1. Roads: {a}\n2. Schools: {b}\n3. Clinics: {c}\n4. Wells: {d}',
    'Sources of funds ({w} in total):\na) state, {a}\nb) province, {b}\nc) city, {c}\nd) donors, {d}',
    'Spending by programme:\n- Roads: {a}\n- Schools: {b}\n- Clinics: {c}\n- Wells: {d}\n- Total: {w}',
    'The fund of {w} was used for:\n(1) building roads, {a};\n(2) repairing schools, {b};\n(3) drilling wells, {c};\n(4) planting trees, {d}.',
]

def lines(r):
    for k, text in enumerate(LINES):
        total, p = amounts(r, 4)
        m = Money(r)
        yield f'lines {k}', text, *places(r, 'wabcd', dict(zip('wabcd', map(m, [total] + p))))

BALANCES = [
    'At the beginning of 2013, {o} laborers worked in the city. In the year {i} arrived and {e} went back home, and {c} were on the posts on December 31.',
    'On 1 January 2013 the bodies had {o} pensioners on record. During the year pensions were granted to {i} persons and ceased for {e}; on 1 January 2014 there were {c}.',
    'The college had {o} students at the end of 2012. In 2013, {i} students enrolled and {e} left, so that there were {c} students at the end of 2013.',
    'At the start of the year {o} cases were pending. {i} cases were filed and {e} disposed of during the year, and {c} were pending at the end of it.',
    'The co-operative opened the year with {o} members; {i} joined and {e} left, and it closed the year with {c} members.',
]
BALANCES_MONEY = [
    'At the beginning of 2013 the balance of loans was {o}; in the year, {i} was issued and {e} recovered, so that the balance at the end of the year amounted to {c}.',
    'The fund held {o} on 1 January 2013. It took in {i} and paid out {e}, leaving {c} on 31 December 2013.',
    'The opening balance was {o}. With receipts of {i} and payments of {e}, the closing balance stood at {c}.',
]
DIFFERENCES = [
    'There were {i} births and {e} deaths in 2013, a natural increase of {c}.',
    'In 2013, births numbered {i} and deaths {e}; the natural growth was {c}.',
    'The town gained {i} people by moves and lost {e}, a net gain of {c} people.',
    'Immigrants numbered {i} and emigrants {e}, so that net migration was {c}.',
]
DIFFERENCES_MONEY = [
    'Income was {i} and expenditure {e}, leaving a surplus of {c}.',
    'In 2013 exports were {i} and imports {e}, a trade surplus of {c}.',
    'Receipts came to {i}, payments to {e}; the surplus of {c} went to the reserve.',
    'The firm had revenue of {i} and costs of {e}, so that its profit was {c}.',
    'Expenditure of {e} compared with income of {i}, resulting in a surplus of {c}.',
]

def balances(r):
    def draw(lo, hi):
        i = r.randrange(lo, hi)
        e = r.randrange(i // 3, i * 9 // 10)
        o = r.randrange(i // 2, i * 3)
        return o, i, e, o + i - e
    for group, texts in (('balance', BALANCES), ('balance money', BALANCES_MONEY)):
        for k, text in enumerate(texts):
            show = Money(r) if 'money' in group else count
            yield f'{group} {k}', text, *places(r, 'oiec', dict(zip('oiec', map(show, draw(1000, 40000 if show is count else 3000)))))
    for group, texts in (('difference', DIFFERENCES), ('difference money', DIFFERENCES_MONEY)):
        for k, text in enumerate(texts):
            show = Money(r) if 'money' in group else count
            _, i, e, _ = draw(2000, 80000 if show is count else 9000)
            yield f'{group} {k}', text, *places(r, 'iec', dict(zip('iec', map(show, (i, e, i - e)))))

SHARED = [
    'A house costs {w} yuan. The state contributes {a} yuan, the county {b} yuan and the family the other {c} yuan.',
    'Each well costs {w} yuan. Of this, the state pays {a} yuan, the village {b} yuan and the donors {c} yuan.',
    'The road cost {w} yuan: the province bore {a} yuan, the county {b} yuan and the villages the remaining {c} yuan.',
    'The school was built at a cost of {w} yuan, with {a} yuan from the state, {b} yuan from the county and {c} yuan from donors.',
    'The clinic cost {w} yuan, of which the state gave {a} yuan, the county {b} yuan and the village {c} yuan.',
    'The total cost of a tank is {w} yuan. The state pays {a} yuan, the county adds {b} yuan and the household provides the remaining {c} yuan.',
    'The bridge cost {w} yuan and was paid for by the state ({a} yuan), the county ({b} yuan) and the firms ({c} yuan).',
]

def shared(r):
    for k, text in enumerate(SHARED):
        total, p = amounts(r, 3, 30, 900)
        yield f'shared {k}', text, *places(r, 'wabc', dict(zip('wabc', [count(1000 * n) for n in [total] + p])))

AGAIN = [
    'In 2013, total investment was {w}. The central government contributed {a}, the province {b} and the counties {c}.',
    'In 2013, {w} was invested, with {a} for roads, {b} for schools and {c} for wells.',
    'The grant of {w} was divided among Gansu ({a}), Henan ({b}) and Hebei ({c}).',
    'The budget came to {w}. Wages accounted for {a}, benefits for {b} and other items for {c}.',
    'In 2013, the fund paid out {w}. Roads took {a}, schools {b} and the remaining {c} went to clinics.',
    'The grants amount to {w} and break down into {a} for roads, {b} for schools and {c} for wells.',
    'Funds of {w} were raised in 2013. Of this amount, {a} came from firms, {b} from banks and {c} from clubs.',
    'The county received {w} in 2013. Out of this, {a} was for roads, {b} for wells and {c} for schools.',
    'Spending on relief was {w} in 2013. Three items made it up: roads ({a}), schools ({b}) and wells ({c}).',
    'The programme had {w} to spend in 2013. It put {a} into roads and {b} into schools, and kept the other {c} for wells.',
]
AGAIN_COUNTS = [
    'The survey covered {w} households. Of these, {a} had a tap, {b} had a well and the remaining {c} took water from the river.',
    'In 2013, {w} applications came in. {a} were granted, {b} were refused and {c} were still pending at the end of the year.',
    'The register lists {w} persons: {a} men and {b} women with a pension and {c} others.',
    'Of the {w} students, {a} took jobs, {b} went on to college and {c} started firms of their own.',
    'There were {w} visitors in 2013. From Gansu came {a}, from Henan {b} and from elsewhere {c}.',
]

def again(r):
    for k, text in enumerate(AGAIN):
        total, p = amounts(r, 3)
        yield f'again {k}', text, *places(r, 'wabc', dict(zip('wabc', map(Money(r), [total] + p))))
    for k, text in enumerate(AGAIN_COUNTS):
        total, p = amounts(r, 3, 1200, 98000)
        yield f'again count {k}', text, *places(r, 'wabc', dict(zip('wabc', map(count, [total] + p))))

TO_GO = [
    'The plan is for {w} houses. By December {a} had been finished; another {d} are to follow in 2014.',
    'Of {w} villages, {a} have a road by now, so {d} have yet to get one.',
    'The target is {w} farms. With {a} farms reached so far, {d} farms are still to go.',
    '{w} people were called up. {a} came, the other {d} did not.',
    'Of the {w} cases, the court closed {a} and carried {d} over into 2014.',
    'The office has {w} posts, {a} of which are filled and {d} vacant.',
    'The district set out to drill {w} wells. It drilled {a}, that is, {d} fewer than planned.',
    'In 2013, {w} tickets were printed and {a} sold, so that {d} were left over.',
    '{w} pupils were enrolled in autumn. In spring {a} of them were still there; {d} had dropped out.',
]
TO_GO_MONEY = [
    'The bank set aside {w}. It has lent {a}, which leaves {d} for the coming year.',
    'Against a budget of {w}, {a} was spent, and {d} was returned.',
    'The work will cost {w}. {a} is in hand, so that {d} must still be found.',
    'Total revenue was {w}, of which taxes brought {a} and fees the remaining {d}.',
]

def to_go(r):
    for k, text in enumerate(TO_GO):
        total, (a, d) = amounts(r, 2, 1000, 98000)
        yield f'to go {k}', text, *places(r, 'wad', dict(zip('wad', map(count, [total, a, d]))))
    for k, text in enumerate(TO_GO_MONEY):
        total, (a, d) = amounts(r, 2)
        yield f'to go money {k}', text, *places(r, 'wad', dict(zip('wad', map(Money(r), [total, a, d]))))

UP_TO_NOW = [
    'The first batch brought {a} workers and the second {b}, for a total of {w} workers.',
    'It gave {a} yuan in 2012 and {b} yuan in 2013; the two sums come to {w} yuan.',
    '{a} women and {b} men took part, {w} persons altogether.',
    'Exports came to {a} tons and imports to {b} tons, so that total trade was {w} tons.',
    'Gansu had {a} clinics and Henan {b}, which is {w} between them.',
    'In 2012, {a} houses were built, in 2013 {b} houses, all told {w} houses.',
    'Up to 2012, {a} courses had been held. With the {b} courses held in 2013, the number of courses rose to {w}.',
    'There are {a} schools in the hills and {b} schools on the plain. Altogether the county has {w} schools.',
    '{a} km of roads were built in the first stage. The second stage added {b} km, so that {w} km are now open.',
    'The town planted {a} trees in 2012 and {b} trees in 2013, taking the total to {w}.',
]

def up_to_now(r):
    for k, text in enumerate(UP_TO_NOW):
        total, (a, b) = amounts(r, 2, 2000, 98000)
        yield f'up to now {k}', text, *places(r, 'wab', dict(zip('wab', map(count, [total, a, b]))))

STOCKS = [
    'After {i} people joined and {e} left in 2013, membership rose from {o} to {c}.',
    'The population stood at {o} at the end of 2012. Births added {i} and deaths took {e}, so that it was {c} at the end of 2013.',
    'The number of cattle grew from {o} to {c} in 2013, as {i} were born and {e} were sold.',
    'The town had {o} residents on 31 December 2012. {i} moved in during 2013, {e} moved out, and on 31 December 2013 there were {c}.',
    'At the end of 2012, {o} households were on the list. In 2013, {i} households were added and {e} struck off, and {c} were on it at the end of the year.',
    'Stocks of grain were {o} tons on 1 July 2012. With {i} tons bought and {e} tons sold, they were {c} tons on 30 June 2013.',
]

def stocks(r):
    for k, text in enumerate(STOCKS):
        i = r.randrange(1000, 20000)
        e = r.randrange(i // 3, i * 9 // 10)
        o = r.randrange(i // 2, i * 3)
        yield f'stock {k}', text, *places(r, 'oiec', dict(zip('oiec', map(count, (o, i, e, o + i - e)))))

# What is no whole and its parts, though it looks like one; what is wrong stands behind it.
TRAPS = [
    'In 2013, {a} villages were visited. Of these, {b} had roads and {c} had taps.',
    'The remaining {b} counties of the east got {c} million yuan. {a} counties of the west got nothing.',
    'By October {b} houses had been finished; by December it was {a} houses, {c} of them in the hills.',
    'The county lent {a} million yuan in 2013. By region, the largest sums went to Gansu ({b} million yuan) and Henan ({c} million yuan).',
    'Exports rose to {a} million yuan and imports to {b} million yuan. The surplus of the year before, {c} million yuan, had been a record.',
    'The fund had {a} members at the end of 2012. In 2013, {b} joined and {c} left. It paid out 12.4 million yuan.',
    'It trained {a} people, so that {b} villages now have a nurse and {c} villages have a midwife.',
    'There were {a} applications in 2013. The office granted {b}, {c} of them to women, and is still busy with the others.',
    'The largest items of the budget of {a} million yuan:\n- roads: {b} million yuan\n- schools: {c} million yuan\n- wells: 1 million yuan',
    'In 2013, {a} tons of rice were harvested. In terms of quality, {b} tons were of the first class.',
    'Membership rose from {b} to {a} in 2013. In the year, {c} courses were held and 412 books were lent.',
    'The plan was for {a} wells, {b} wells were drilled, and the other {c} teams were sent home.',
    'It spent {a} million yuan, {b} million yuan more than in 2012, leaving {c} million yuan less for repairs.',
    'The region has {a} towns. In spring {b} of them were flooded, in autumn {c}.',
    'Together with its partners the office moved {a} people. Of the partners, the first moved {b} people and the second {c} people.',
]
PLANTED = ' Of the 500 wells, 612 were dry.'

def traps(r):
    for k, text in enumerate(TRAPS):
        a = r.randrange(2000, 9000)
        b = r.randrange(a * 3 // 8, a // 2)
        v = dict(zip('abc', map(count, (a, b, r.randrange(a // 5, b)))))
        yield f'trap {k}', text + '{x}', {**v, 'x': ''}, {**v, 'x': PLANTED if '\n' not in text else '\n\n' + PLANTED.strip()}

LINES_COUNTS = [
    'The county has {w} schools:\n- {a} primary schools\n- {b} middle schools\n- {c} vocational schools',
    'In 2013, {w} cadres were sent out, namely:\n(1) {a} teachers;\n(2) {b} doctors;\n(3) {c} engineers.',
    'Projects of 2013:\n• roads: {a} projects\n• wells: {b} projects\n• schools: {c} projects\n• total: {w} projects',
    'The register had {w} members. They belong to the following groups:\na) {a} farmers,\nb) {b} herders,\nc) {c} fishermen.',
]

def lines_counts(r):
    for k, text in enumerate(LINES_COUNTS):
        total, p = amounts(r, 3, 300, 9000)
        yield f'lines count {k}', text, *places(r, 'wabc', dict(zip('wabc', map(count, [total] + p))))

ASIDES = ['', '', 'The county has 17 townships and 214 villages. ', 'Work went on in 12 of the 36 counties. ', 'In 2012, {x} had been planned. ',
          'The year before it had been {x}. ', 'Another {x} was set aside for repairs in the north. ']
BEHIND = ['', '', ' Three courses were held for 412 clerks.', ' A third of them are women.', ' In 2014, {x} will be spent on roads in the hills.',
          ' One of the firms alone earned {x} from exports.', ' The next report is due in May 2015.']

def beside(r, form):
    """The same on a page that tells of other things too."""
    name, text, right, wrong = form
    x = r.choice(['{} million yuan', '{} yuan', '{} households', '{} tons']).format(count(r.randrange(110, 9800)))
    return name, r.choice(ASIDES).replace('{x}', x) + text + r.choice(BEHIND).replace('{x}', x), right, wrong

def forms(r):
    for family in (divided, rests, closed, scales, totals, balances, shared, again, to_go, up_to_now, stocks, traps):
        for form in family(r): yield beside(r, form)
    yield from lines(r)
    yield from lines_counts(r)
