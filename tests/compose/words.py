"""words.py: what several families draw from: openings, subjects, verbs and their moods, objects."""

YEAR = '2014'

# Openings of a sentence: the time that they tell, or None.
OPENINGS = {
    'none': ('', None), 'year': ('In 2013, ', '2013'), 'year bare': ('In 2013 ', '2013'), 'day': ('On 12 May 2014, ', '2014-05-12'),
    'month bare': ('In June 2014 ', '2014-06'), 'the year': ('During the year, ', None), 'also': ('Also, ', None), 'meanwhile': ('Meanwhile, ', None),
    'through bare': ('Through the Green Fields Project ', None), 'through': ('Through the Green Fields Project, ', None),
    'under bare': ('Under the scheme ', None), 'help': ('With the help of donors, ', None), 'thanks': ('Thanks to a loan, ', None),
    'aim': ('To improve health, ', None), 'after bare': ('After the flood ', None), 'after': ('After the flood, ', None),
    'part': ('As part of the drive, ', None), 'place bare': ('In the two districts ', None), 'place': ('In the hills, ', None),
    'half': ('In the first half of the year, ', '2014-40'), 'together': ('Together with its partners, ', None), 'addition': ('In addition, ', None),
    'where': ('Where wells had failed, ', None), 'for bare': ('For young families ', None), 'end bare': ('At the end of the year ', '2014-12'),
    'gerund': ('Working with schools, ', None), 'since': ('Since then, ', None), 'once': ('Once the snow had melted, ', None),
    'because': ('Because roads were poor, ', None),
}
PAST = ('year', 'year bare', 'since')  # what stands behind them is not of the future

# Subjects: their words, the actor, whether they are several.
SUBJECTS = {
    'city': ('Tianjin', 'Tianjin', False), 'foundation': ('Hill Foundation', 'Hill Foundation', False),
    'ministry': ('the Ministry of Works', 'Ministry of Works', False), 'county': ('the county', 'Lushan County', False),
    'corporation': ('China Grain Corporation', 'China Grain Corporation', False), 'acronym': ('UNICEF', 'UNICEF', False),
    'branch': ('the Tianjin branch of Hill Foundation', 'Hill Foundation; Tianjin branch', False), 'person': ('Mayor Li Ming', 'Li Ming', False),
    'new name': ('Brightwater', 'Brightwater', False), 'new company': ('Brightwater Ltd', 'Brightwater Ltd', False),
    'bank': ('the bank', 'bank', False), 'team': ('the medical team', 'medical team', False), 'two names': ('Tianjin and Hill Foundation', 'Tianjin; Hill Foundation', True),
    'name, noun': ('Hill Foundation, a charity,', 'Hill Foundation', False), 'name, which': ('Hill Foundation, which is based in Tianjin,', 'Hill Foundation', False),
    'people': ('contractors', 'contractors', True), 'people er': ('volunteers', 'volunteers', True), 'people adj': ('local women', 'local women', True),
    'people two': ('doctors and nurses', 'doctors and nurses', True), 'people ing': ('villagers running inns', 'villagers', True),
    'people from': ('teachers from Gansu', 'teachers', True), 'people of': ('workers of the mine', 'workers', True),
    'the people': ('the volunteers', 'volunteers', True), 'the villagers': ('the villagers', 'villagers', True), 'a group': ('a group of doctors', 'group of doctors', False),
    'firms': ('leading enterprises', 'leading enterprises', True),
}

# Verbs (base, past, participle, gerund): such as are in the pack's list and such as are not.
WORKS = [('build', 'built', 'built', 'building'), ('repair', 'repaired', 'repaired', 'repairing'), ('reseal', 'resealed', 'resealed', 'resealing'),
         ('refit', 'refitted', 'refitted', 'refitting'), ('erect', 'erected', 'erected', 'erecting'), ('rewire', 'rewired', 'rewired', 'rewiring'),
         ('dig', 'dug', 'dug', 'digging'), ('resurface', 'resurfaced', 'resurfaced', 'resurfacing'), ('retile', 'retiled', 'retiled', 'retiling')]
PEOPLE = [('train', 'trained', 'trained', 'training'), ('coach', 'coached', 'coached', 'coaching'), ('vaccinate', 'vaccinated', 'vaccinated', 'vaccinating'),
          ('retrain', 'retrained', 'retrained', 'retraining'), ('house', 'housed', 'housed', 'housing'), ('screen', 'screened', 'screened', 'screening'),
          ('mentor', 'mentored', 'mentored', 'mentoring'), ('deworm', 'dewormed', 'dewormed', 'deworming')]
GOODS = [('distribute', 'distributed', 'distributed', 'distributing'), ('truck', 'trucked', 'trucked', 'trucking'), ('airlift', 'airlifted', 'airlifted', 'airlifting'),
         ('ship', 'shipped', 'shipped', 'shipping'), ('hand out', 'handed out', 'handed out', 'handing out'), ('deliver', 'delivered', 'delivered', 'delivering')]
OBJECTS = {'works': (WORKS, ['bridges', 'schools', 'village clinics', 'houses', 'wells']),
           'people': (PEOPLE, ['farmers', 'nurses', 'young women', 'poor pupils', 'midwives']),
           'goods': (GOODS, ['tents', 'desks', 'blankets', 'water filters'])}

# Moods: the verb's words, how it is for several, whether it is planned.
def _toward(one, several): return lambda v, many: f'{several if many else one} to {v[0]}'
MOODS = {
    'past': (lambda v, many: v[1], False), 'perfect': (lambda v, many: ('have ' if many else 'has ') + v[2], False),
    'pluperfect': (lambda v, many: 'had ' + v[2], False), 'past ly': (lambda v, many: 'successfully ' + v[1], False),
    'past also': (lambda v, many: 'also ' + v[1], False), 'will': (lambda v, many: 'will ' + v[0], True), 'will also': (lambda v, many: 'will also ' + v[0], True),
    'would': (lambda v, many: 'would ' + v[0], True), 'plans': (_toward('plans', 'plan'), True), 'is to': (_toward('is', 'are'), True),
    'intends': (_toward('intends', 'intend'), True), 'aims': (_toward('aims', 'aim'), True), 'hopes': (_toward('hopes', 'hope'), True),
    'means': (_toward('means', 'mean'), True), 'is expected': (_toward('is expected', 'are expected'), True), 'is planning': (_toward('is planning', 'are planning'), True),
    'was able': (_toward('was able', 'were able'), False), 'managed': (_toward('managed', 'managed'), False), 'went on': (_toward('went on', 'went on'), False),
    'met and': (lambda v, many: 'held meetings and ' + v[1], False), 'has been': (lambda v, many: ('have' if many else 'has') + ' been ' + v[3], False),
    'finished': (lambda v, many: 'finished ' + v[3], False), 'helped': (_toward('helped', 'helped'), False), 'began': (_toward('began', 'began'), False),
}
# The form in which a further verb of the same mood follows.
def further(mood, v):
    return v[{'past': 1, 'past ly': 1, 'past also': 1, 'met and': 1, 'perfect': 2, 'pluperfect': 2, 'has been': 3, 'finished': 3}.get(mood, 0)]

# Quantities: the words around a number, the qualifier.
QUANTITIES = {'bare': ('{}', 'exact'), 'more': ('more than {}', 'more_than'), 'total': ('a total of {}', 'exact'), 'about': ('about {}', 'about'),
              'another': ('another {}', 'exact'), 'new': ('{} new', 'exact'), 'nearly': ('nearly {}', 'nearly')}

ENDS = {'none': '', 'place': ' in Gansu Province', 'mostly': ', mostly in the hills', 'with': ' with the support of donors', 'free': ' free of charge',
        'and met': ' and held meetings', 'first': ' for the first time', 'aim': ' to improve life', 'within': ' within months'}


def draw(rng, table): return rng.choice(list(table))

def numbers(rng, count, low=21, high=980):
    """So many different numbers, none of which could be a year."""
    return rng.sample(range(low, high), count)

def sentence(text): return text[0].upper() + text[1:] + '.'
