#!/usr/bin/env python3
"""vary.py [--edit GLOB] [--layer NAME] [--pages GLOB] [--cases N] [--annals PROGRAM]: gold pages edited so that they say the same, and what breaks.

Metamorphic testing (Chen, Cheung, Yiu 1998): where no gold exists for a new sentence, a sentence that is read right is changed in a way
whose effect on the gold is known: a hedge before a number, a phrase before the verb, an adjective before a noun, another name. What was
right before and is wrong after is a gap in the grammar that pages nobody has seen will find too.

Prints, for each edit, how often it was made and how many fields were lost, by layer; with --cases the losses one by one. Pages and gold
are those of ../shared (ANNALS_SHARED names another place) and of tests/pages; score.py there judges. A tool, not a test: it takes minutes.
Some losses are the edit's own (an adjective that makes no sense where it stands): look before mending."""
import argparse, collections, fnmatch, json, os, re, subprocess, tempfile

import goldset
from goldset import score

LAYERS = 'figure value qualifier item time change status per actor recipient action part_of date entity'.split()
NAMES = ('item', 'actor', 'recipient')  # fields that hold words of the page


class Page(goldset.Page):
    def __init__(self, path):
        super().__init__(path)
        self.figures = [g for g in self.gold if g['type'] == 'figure']
        ends = re.finditer(rb'(?<!No)(?<!Mr)(?<!Dr)(?<!Rs)(?<!U\.S)[.!?][\xe2\x80\x9d")]*(?=\s+[A-Z\[(\xe2])|\n', self.raw)
        cuts = [0, *(m.end() for m in ends), len(self.raw)]
        self.sentences = [(a, b) for a, b in zip(cuts, cuts[1:]) if a < b]

    def sentence(self, at): return next((s for s in self.sentences if s[0] <= at < s[1]), (0, 0))

    def figures_in(self, sentence): return [f for f in self.figures if sentence[0] <= f['start'] < sentence[1]]

    def words_before(self, at): return re.findall(rb"[\w%'-]+|[^\w\s]", self.raw[max(0, at - 60):at])

    def is_free(self, at):
        """No annotation, and no words that a field of the sentence holds, reach over this place."""
        if any(g['start'] < at < g['end'] or (g.get('item_start') or at) < at < (g.get('item_end') or at) for g in self.gold): return False
        begin, end = self.sentence(at)
        held = {w.encode() for f in self.figures_in((begin, end)) for k in NAMES for w in (f.get(k) or '').split('; ') if w}
        return not any(begin + m.start() < at < begin + m.end() for w in held for m in re.finditer(re.escape(w), self.raw[begin:end]))

    def is_told(self, text):
        """Whether a field holds this text, which an edit would make wrong."""
        return any(re.search(r'(?<!\w)' + re.escape(text) + r'(?!\w)', f.get(k) or '') for f in self.figures for k in NAMES)


class Change:
    """The bytes [start, end) become `new`; `fields` is what changes with that in the gold, by the id() of its line."""
    def __init__(self, start, end, new, fields=None, rename=None):
        self.start, self.end, self.new, self.fields, self.rename = start, end, new.encode(), fields or {}, rename
        self.grows = len(self.new) - (end - start)


# ---- Edits: each takes a page and yields changes ----

NOT_BEFORE_A_HEDGE = set(b'''about than nearly around some over almost approximately least most up under below above the these those - No another a within
its their all only just every each any exceeding exceeded to and or between from ( other first last past per by further additional more extra remaining
total close roughly estimated whole'''.split())

def hedge(words, qualifier, kinds=('money', 'count', 'length', 'area', 'mass', 'volume', 'percent')):
    def edit(page):
        for f in page.figures:
            before = page.words_before(f['start'])[-1:]
            if (f['qualifier'] == 'exact' and f['kind'] in kinds and f.get('value_max') is None and re.match(r'[\dRU$€£₹¥]', f['text'])
                    and before and before[0].isalpha() and before[0].lower() not in NOT_BEFORE_A_HEDGE
                    and page.raw[f['start'] - 1:f['start']] == b' ' and page.is_free(f['start'])):
                yield Change(f['start'], f['start'], words + ' ', {id(f): {'qualifier': qualifier}})
    return edit

IRREGULAR = {'build': 'built', 'give': 'gave', 'put in': 'put in', 'set up': 'set up', 'hold': 'held', 'send': 'sent', 'spend': 'spent', 'buy': 'bought',
             'lend': 'lent', 'sell': 'sold', 'bring': 'brought', 'make': 'made', 'take': 'took', 'pay': 'paid', 'run': 'ran', 'choose': 'chose',
             'draw up': 'drew up', 'carry out': 'carried out', 'teach': 'taught', 'win': 'won'}

def past_forms(lemma):
    if lemma in IRREGULAR: return [IRREGULAR[lemma]]
    if lemma.endswith('e'): return [lemma + 'd']
    if re.search('[^aeiou]y$', lemma): return [lemma[:-1] + 'ied']
    return [lemma + 'ed', lemma + lemma[-1] + 'ed']

AUXILIARIES = {b'was', b'were', b'had', b'has', b'have', b'been'}

def before_verb(words, after_auxiliary=True):
    def edit(page):
        seen = set()
        for f in page.figures:
            begin = page.sentence(f['start'])[0]
            for form in (v for lemma in (f.get('action') or '').split('; ') if lemma for v in past_forms(lemma)):
                for m in re.finditer(rb'(?<= )' + re.escape(form.encode()) + rb'\b', page.raw[begin:f['start']]):
                    at = begin + m.start()
                    before = page.words_before(at)[-1:]
                    if at in seen or not before or not before[0].isalpha() or before[0].lower() in (b'and', b'be', b'of', b'the', b'for'): continue
                    if not after_auxiliary and before[0].lower() in AUXILIARIES or not page.is_free(at): continue
                    seen.add(at)
                    comma = words.startswith(',')
                    yield Change(at - comma, at - comma, words if comma else words + ' ')
    return edit

def at_end(words):
    def edit(page):
        for begin, end in page.sentences:
            if re.search(rb'[a-z]\.$', page.raw[begin:end]) and end - begin > 50 and page.figures_in((begin, end)) and page.is_free(end - 1):
                yield Change(end - 1, end - 1, words)
    return edit

OPENERS = rb'(?:In|The|By|It|They|From|On|At|As|There|A|These|This|After|During|For|Its|Through)\b'

def at_start(words):
    def edit(page):
        for begin, end in page.sentences:
            at = begin + len(re.match(rb'\s*', page.raw[begin:end]).group())
            if page.raw[at - 1:at] in (b'\n', b'') or not page.figures_in((begin, end)): continue
            starting = [g for g in page.gold if g['start'] == at]
            if any(g['type'] == 'entity' for g in starting): yield Change(at, at, words + ' ')
            elif not starting and re.match(OPENERS, page.raw[at:end]) and page.is_free(at):
                yield Change(at, at + 1, words + ' ' + page.raw[at:at + 1].decode().lower())
    return edit

def reword(pattern, words):
    def edit(page):
        for m in re.finditer(pattern.encode(), page.raw):
            start, end = m.span()
            if any(g['start'] < end and start < g['end'] for g in page.gold) or not (page.is_free(start) and page.is_free(end)): continue
            if page.figures_in(page.sentence(start)): yield Change(start, end, words)
    return edit

def noun(adjective=None, behind=None, place=None):
    """Grows the items that are one to three words: an adjective before them, or words behind those that stand before or behind their figure."""
    def edit(page):
        seen = set()
        for f in page.figures:
            start, end = f.get('item_start'), f.get('item_end')
            if start is None or start in seen or not re.match('[a-z]', f['item']) or len(f['item'].split()) > 3: continue
            same = [g for g in page.figures if g.get('item_start') == start]
            at = start if adjective else end
            if any(g['item_end'] != end for g in same) or any(g['start'] < end and start < g['end'] for g in page.gold) or not page.is_free(at): continue
            if place and place != ('behind' if start > f['start'] else 'before'): continue
            seen.add(start)
            grown = {id(g): {'item': f"{adjective} {g['item']}" if adjective else f"{g['item']} {behind}"} for g in same}
            yield Change(at, at, adjective + ' ' if adjective else ' ' + behind, grown)
    return edit

def currency_before(page):
    for f in page.figures:
        m = re.fullmatch(r'([\d.,]+(?: (?:million|billion))?) [Yy]uan', f['text'])
        lone = re.search(rb'(?<!from)(?<!to) $', page.raw[:f['start']]) and not re.match(rb' to ', page.raw[f['end']:])
        if m and lone and page.is_free(f['start']) and not page.is_told(f['text']): yield Change(f['start'], f['end'], 'RMB ' + m[1])

SMALL = 'zero one two three four five six seven eight nine ten eleven twelve'.split()

def in_words(page):
    for f in page.figures:
        if f['kind'] == 'count' and f['text'].isdigit() and 2 < int(f['text']) < 13 and page.is_free(f['start']) and not page.is_told(f['text']):
            yield Change(f['start'], f['end'], SMALL[int(f['text'])])

def ungrouped(page):
    for f in page.figures:
        if re.fullmatch(r'\d{1,3},\d{3}', f['text']) and page.is_free(f['start']) and not page.is_told(f['text']):
            yield Change(f['start'], f['end'], f['text'].replace(',', ''))

def other_names(cls, names):
    """Each name of a class by another, wherever it stands."""
    def edit(page):
        old = collections.OrderedDict()
        for g in page.gold:
            if g['type'] == 'entity' and g['class'] == cls: old.setdefault(g['text'], []).append(g)
        for i, (text, lines) in enumerate(old.items(), sum(map(ord, page.name))):
            new = names[i % len(names)]
            if any(text in other and text != other for other in old) or new.encode() in page.raw: continue
            if page.raw.count(text.encode()) == len(lines):  # else some of its places are no name
                for g in lines: yield Change(g['start'], g['end'], new, rename=(text, new))
    return edit

BODIES = ['Anhui Huaihe Mining Group', 'China Southern Power Grid', 'National Thermal Power Corporation', 'Federal Network Agency', 'Lloyds Banking Group',
          'Tata Motors', 'International Labour Organization', 'University of Leeds', 'Ministry of Transport', 'Yunnan Baiyao Group', 'Ghana Cocoa Board',
          'Food Corporation of India', 'Statistics Netherlands', 'Sichuan Academy of Agricultural Sciences', 'Xinhua Life Insurance', 'Deutsche Bahn',
          'Qinghai Red Cross Society', 'Kerala State Electricity Board', 'National Highways Authority of India', 'Swedish Energy Agency',
          'Office of Rail and Road', 'Jiangsu Federation of Industry and Commerce', 'Central Electricity Authority', 'State Administration of Grain']
PERSONS = ['Ma Guoliang', 'Ouyang Min', 'Anita Deshmukh', 'Karl Lindqvist', 'Tsering Dolma', 'Li Xiaofeng', 'John Okafor', 'Maria Fernandez', 'Yu Zhenhua',
           'R. K. Srinivasan', 'Abdul Rahim', 'Xie Bing', 'Katarzyna Nowak', 'Zhao Yonglin', 'Peter Hughes']

def year_of(page):
    """The year that most figures hold for, unless the page is news of a day."""
    times = collections.Counter((f.get('time') or '')[:4] for f in page.figures)
    year = max(times, key=times.get, default='')
    news = re.search(rb'^[A-Z][A-Z .,\xc0-\xff-]{2,40}, .{0,60}?(?:--|\xe2\x80\x93|- )', page.raw, re.M)
    return None if news or not year.isdigit() else int(year)

def below_title(words):
    """A line below the title, which is the first line but for a label; {next} is the year behind the page's."""
    def edit(page):
        title = re.search(rb'^(?!.{0,10}\d).+\n', page.raw, re.M | re.I)
        at, year = title.end() if title else 0, year_of(page)
        if at and (year or '{next}' not in words): yield Change(at, at, words.format(next=(year or 0) + 1) + '\n')
    return edit

def before_paragraphs(words, every=4):
    def edit(page):
        starts = [m.end() for m in re.finditer(rb'\n+(?=[^\n])', page.raw)]
        for at in starts[2::every]: yield Change(at, at, words)
    return edit

def in_front(mark, headings=False):
    """A mark in front of each paragraph of prose (of each heading); {n} counts them."""
    def edit(page):
        n = 0
        for m in list(re.finditer(rb'^(?=[^\n])(.*)$', page.raw, re.M))[1:]:
            line = m[1].strip()
            prose = len(line) > 100 and line[-1:] in b'.!?'
            heading = len(line) < 70 and re.match(rb'[A-Z\d]', line) and line[-1:] not in b'.!?;:' and not re.search(rb'\d{3}', line)
            if not (heading if headings else prose) or any(g['start'] < m.start() < g['end'] for g in page.gold): continue
            n += 1
            yield Change(m.start(), m.start(), mark.format(n=n))
    return edit

def note_mark(mark):
    """A mark that leads to a note, behind a sentence's last figure and, elsewhere, before a comma."""
    def edit(page):
        for begin, end in page.sentences:
            figures = page.figures_in((begin, end))
            if not figures or not re.search(rb'[a-z%]\.$', page.raw[begin:end]): continue
            at = figures[-1]['end']
            comma = re.search(rb'[a-z](?=, )', page.raw[begin:at])
            if len(figures) % 2 and re.match(rb'[ ,;.]', page.raw[at:at + 1]): yield Change(at, at, mark)
            elif comma and page.is_free(begin + comma.end()): yield Change(begin + comma.end(), begin + comma.end(), mark)
    return edit

def between_words(words, every=3, behind=True):
    """Something behind (or in the place of) a blank between two words of a sentence with figures, where no annotation lies."""
    def edit(page):
        for i, (begin, end) in enumerate(s for s in page.sentences if page.figures_in(s)):
            places = [m for m in re.finditer(rb'[a-z] (?=[a-z])', page.raw[begin:end]) if page.is_free(begin + m.end())]
            if places:
                at = begin + places[i * every % len(places)].end()
                yield Change(at - (not behind), at, words)
    return edit

def respelt(pattern, words, every=1):
    """Other characters that say the same, where no annotation and no field holds them."""
    def edit(page):
        for i, m in enumerate(re.finditer(pattern.encode(), page.raw)):
            if i % every or any(g['start'] < m.end() and m.start() < g['end'] for g in page.gold): continue
            if page.is_free(m.start()) and page.is_free(m.end()): yield Change(m.start(), m.end(), words)
    return edit

def around_figures(before, behind):
    def edit(page):
        for f in page.figures[::2]:
            if any(g is not f and g['start'] < f['end'] and f['start'] < g['end'] for g in page.gold): continue
            yield Change(f['start'], f['start'], before)
            yield Change(f['end'], f['end'], behind)
    return edit

def in_figures(pattern, words):
    """Other characters in the figures themselves."""
    def edit(page):
        for f in page.figures:
            for m in re.finditer(pattern.encode(), page.raw[f['start']:f['end']]): yield Change(f['start'] + m.start(), f['start'] + m.end(), words)
    return edit

def behind_dateline(words):
    """What stands between the day of an item of news and its text."""
    def edit(page):
        for m in re.finditer(rb'^[A-Z]{3}[A-Za-z .,]{1,50}, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?( --| \xe2\x80\x93| -)(?= )', page.raw, re.M):
            yield Change(m.start(1), m.end(1), words)
    return edit

def above_title(words):
    """Lines above the title; {next} as below it."""
    def edit(page):
        year = year_of(page)
        if year or '{next}' not in words: yield Change(0, 0, words.format(next=(year or 0) + 1))
    return edit

def at_foot(words):
    def edit(page): yield Change(len(page.raw), len(page.raw), words)
    return edit

MASTHEADS = ['135/{next} - 4 September {next}\n\n', 'News release\n4 September {next}\n\n', '4 September {next}\n', 'No. 12/{next}\nOldtown, 4 September {next}\n\n',
             'Office of Statistics\nPress release of 14 March {next}\n\n', 'STAT/18/5104\n\n', 'Published: 14/03/{next}\n', 'Embargoed until 10:00, 14 March {next}\n\n',
             'Issue 3/{next}, March {next}\n', 'Yearbook of the Region {next}\n\n', 'Office of Statistics\n', 'MINISTRY OF DEVELOPMENT\nPRESS OFFICE\n\n',
             'Statistical Bulletin | 14 March {next}\n\n', '14.03.{next}\n', 'March {next}\n']
IMPRINTS = ['14.03.{next}', 'March {next}', '(March {next})', 'Release date: 14 March {next}', 'Author: Anna Berg, 14 March {next}', 'Printed in March {next}',
            '© Office of Statistics, {next}', 'Data extracted in March {next}. Planned article update: April {next}.', 'ISSN 1234-5678', 'Cut-off date: 14 March {next}',
            'Next release: 14 June {next}', 'Released at 9:30 on Tuesday, 14 March {next}', 'Oldtown, {next}', 'Working paper No. 14/{next}', 'Approved on March 14, {next}']

EDITS = {
    'hedge.about': hedge('about', 'about'), 'hedge.more': hedge('more than', 'more_than'), 'hedge.nearly': hedge('nearly', 'nearly'),
    'hedge.least': hedge('at least', 'at_least'), 'hedge.roughly': hedge('roughly', 'about'), 'hedge.only': hedge('only', 'exact'),
    'hedge.some': hedge('some', 'about', ('count', 'money')), 'hedge.total': hedge('a total of', 'exact', ('money', 'count')),
    'hedge.estimated': hedge('an estimated', 'about', ('money', 'count')),
    'verb.successfully': before_verb('successfully'), 'verb.also': before_verb('also'), 'verb.further': before_verb('further'),
    'verb.had': before_verb('had', after_auxiliary=False),
    'verb.aside': before_verb(', on the basis of earlier work,', after_auxiliary=False),
    'verb.together': before_verb(', together with all sectors of society,', after_auxiliary=False),
    'end.which': at_end(', which was well received by the local people'), 'end.laying': at_end(', laying a solid foundation for further development'),
    'end.according': at_end(', according to official statistics'), 'end.despite': at_end(' despite the difficult conditions'),
    'end.thus': at_end(' and thus played an important role in local development'),
    'start.according': at_start('According to statistics,'), 'start.meanwhile': at_start('Meanwhile,'), 'start.overall': at_start('Overall,'),
    'start.efforts': at_start('Through the joint efforts of all sides,'), 'start.result': at_start('As a result,'),
    'start.terms': at_start('In terms of results,'), 'start.despite': at_start('Despite many difficulties,'),
    'word.among_which': reword(r', of which (?=[\d$])', ', among which '), 'word.including': reword(r', of which (?=[\d$])', ', including '),
    'word.while': reword(r'; (?=[a-z])', ', while '), 'word.and': reword(r'; (?=[a-z])', ', and '), 'word.semicolon': reword(', and the ', '; the '),
    'word.during': reword(r'\b[Ii]n (?=20\d\d[ ,])', 'During '), 'word.year': reword(r'\bin (?=20\d\d[ ,.])', 'in the year '),
    'word.stood': reword(r'\breached (?=[\d$])', 'stood at '), 'word.amounted': reword(r'\b(?:reached|stood at|totalled) (?=[\d$])', 'amounted to '),
    'word.came': reword(r'\b(?:amounted to|stood at|totalled|was) (?=[\d$])', 'came to '), 'word.totalled': reword(r'\breached (?=[\d$])', 'totalled '),
    'word.grew': reword(r'\b(?:increased|rose) by (?=\d)', 'grew by '), 'word.increase': reword(r', up (?=\d)', ', an increase of '),
    'word.accounted': reword(r', accounting for (?=\d)', ', which accounted for '), 'word.no_comma': reword(r'(?<=[a-z]), (?=[a-z]+ed )', ' '),
    'noun.new': noun(adjective='new'), 'noun.various': noun(adjective='various'), 'noun.quality': noun(adjective='high-quality'),
    'noun.designed': noun(adjective='specially designed'), 'noun.rural': noun(adjective='rural'),
    'noun.and.before': noun(behind='and related facilities', place='before'), 'noun.and.behind': noun(behind='and related facilities', place='behind'),
    'noun.kinds': noun(behind='of all kinds', place='behind'), 'noun.relative': noun(behind='that meet the standards', place='behind'),
    'noun.participle': noun(behind='identified by the authorities', place='behind'),
    'number.currency': currency_before, 'number.words': in_words, 'number.ungrouped': ungrouped,
    'page.published': below_title('Published by the statistical office on 28 June {next}'), 'page.updated': below_title('Last updated: 5 March {next}'),
    'page.placed': below_title('Oldtown, 14 March {next}'), 'page.by': below_title('By our own correspondent'),
    'page.intro': below_title('This page gives an overview of the main results. Because of rounding, totals may differ from the sum of their parts.'),
    'page.chapter': above_title('Chapter 5\n'), 'page.volume': above_title('Yearbook of the Region, Volume II\n\n'), 'page.blank': before_paragraphs('\n', 1),
    'page.number': before_paragraphs('\u2014 112 \u2014\n'), 'page.note': before_paragraphs('Note: the figures are preliminary.\n'),
    **{f'masthead.{i}': above_title(words) for i, words in enumerate(MASTHEADS)}, **{f'imprint.{i}': below_title(words) for i, words in enumerate(IMPRINTS)},
    'para.number': in_front('{n}. '), 'para.label': in_front('({n}) '), 'para.section': in_front('3.{n} '), 'para.bullet': in_front('\u2022 '),
    'para.dash': in_front('- '), 'para.star': in_front('* '), 'para.indent': in_front('\u3000\u3000'), 'para.quote': in_front('> '),
    'head.markdown': in_front('## ', headings=True), 'head.number': in_front('{n}. ', headings=True), 'head.roman': in_front('III. ', headings=True),
    'head.chapter': in_front('Chapter {n}: ', headings=True),
    'mark.raised': note_mark('\u00b9'), 'mark.bracket': note_mark('[3]'), 'mark.star': note_mark('*'), 'mark.dagger': note_mark('\u2020'),
    'cite.year': at_end(' (World Bank 2015)'), 'cite.authors': at_end(' (Li et al., 2015; Berg, 2016)'), 'cite.table': at_end(' (see Table 3)'),
    'cite.source': at_end(' (source: Bureau of Statistics)'), 'cite.link': at_end(' (https://www.example.org/2016/05/12345)'),
    'cite.number': at_end(' [14, 15]'), 'cite.document': at_end(' (document No. 14/2016)'), 'cite.gloss': at_end(' (\u8d2b\u56f0)'),
    'break.number': between_words('\n\n\u2014 124 \u2014\n\n'), 'break.head': between_words('\n\n124 Yearbook of the Region 2016\n\n'),
    'break.feed': between_words('\f'), 'break.line': between_words('\n', behind=False), 'break.blank': between_words('\n\n', behind=False),
    'space.double': between_words(' '), 'space.comma': respelt(r'(?<=[a-z]), (?=[a-z])', ' , ', 2), 'space.lost': respelt(r'(?<=[a-z]), (?=[a-z])', ',', 2),
    'space.stop': respelt(r'(?<=[a-z]{3})\. (?=[A-Z][a-z])', '.', 3),
    'space.thin': in_figures(' ', '\u202f'), 'space.figure': in_figures(' ', '\u2007'), 'space.fixed': in_figures(' ', '\u00a0'),
    'mark.bold': around_figures('**', '**'), 'mark.italic': around_figures('_', '_'), 'mark.tag': around_figures('<b>', '</b>'),
    'letter.ligature': respelt('fi', '\ufb01'), 'letter.soft': respelt('(?<=[a-z]{3})(?=ment)', '\u00ad'),
    'letter.zero': respelt('(?<=[a-z]{3})(?=ing)', '\u200b'), 'letter.hyphen': respelt('(?<=[a-z]{3})(?=tion)', '-\n', 2),
    'page.foot': at_foot('\n\nSource: National Bureau of Statistics. Page 3 of 12'),
    'news.agency': behind_dateline(' (Newswire) --'), 'news.dash': behind_dateline(' \u2014'), 'news.colon': behind_dateline(':'),
    'name.org': other_names('org', BODIES), 'name.person': other_names('person', PERSONS),
}


# ---- Pages before and after ----

def chosen(page, edit):
    """The changes of one variant: one a sentence (a name: all of its places), none over another."""
    changes, sentences, end = [], set(), -1
    for c in sorted(edit(page), key=lambda c: (c.start, c.end)):
        sentence = page.sentence(c.start)
        if c.start < end or (not c.rename and sentence in sentences): continue
        sentences.add(sentence)
        changes.append(c)
        end = max(c.end, c.start + 1)
    return changes

def varied(page, changes):
    """The bytes and the gold of the page with its changes."""
    out, at = b'', 0
    for c in changes: out, at = out + page.raw[at:c.start] + c.new, c.end
    out += page.raw[at:]
    # What is put in at a place stands before what begins there and behind what ends there.
    begin = lambda p: p + sum(c.grows for c in changes if c.end <= p)
    end = lambda p: p + sum(c.grows for c in changes if (c.end <= p if c.start < c.end else c.start < p))
    names = {c.rename for c in changes if c.rename}
    gold = []
    for line in page.gold:
        new = dict(line, start=begin(line['start']), end=end(line['end']))
        if new.get('item_start') is not None: new.update(item_start=begin(line['item_start']), item_end=end(line['item_end']))
        if new.get('part_of') is not None: new['part_of'] = begin(line['part_of'])
        for c in changes: new.update(c.fields.get(id(line), {}))
        for old, other in names:
            for k in NAMES:
                if line['type'] == 'figure' and new.get(k): new[k] = new[k].replace(old, other)
        new['text'] = out[new['start']:new['end']].decode('utf-8', 'replace')
        gold.append(new)
    return out, gold

def extracted(annals, pages):
    """The records of pages, {name: bytes}, by name."""
    with tempfile.TemporaryDirectory() as top:
        for name, raw in pages.items():
            with open(os.path.join(top, name + '.txt'), 'wb') as f: f.write(raw)
        done = subprocess.run([annals, 'extract', '--quiet', top], check=True, stdout=subprocess.PIPE)
    records = collections.defaultdict(list)
    for line in done.stdout.decode('utf-8').splitlines():
        r = json.loads(line)
        if 'doc' in r: records[os.path.splitext(os.path.basename(r['doc']))[0]].append(r)
    return records

def wrong(gold, records):
    """{(line, layer): what is said of it} for all that score.py calls wrong."""
    errors = []
    score.score_doc([dict(g) for g in gold], records, score.Tally(), errors, '')
    figures = {g['start']: i for i, g in enumerate(gold) if g['type'] == 'figure'}
    dates = {g['start']: i for i, g in enumerate(gold) if g['type'] == 'date'}
    bad = {}
    for _, layer, start, message in errors:
        layer = 'figure' if layer == 'figure missed' else layer
        line = dates.get(start) if layer == 'date' else figures.get(start)
        if layer in LAYERS and line is not None: bad[line, layer] = message
    entities = {(r['span']['start'], r['span']['end'], r['class']) for r in records if r['type'] == 'entity'}
    for i, g in enumerate(gold):
        if g['type'] == 'entity' and not score.GENERIC.match(g['text']) and (g['start'], g['end'], g['class']) not in entities:
            bad[i, 'entity'] = f"{g['text']!r} {g['class']}"
    return bad

def show(page, edit, layer, message, line, raw, gold):
    old, new = page.gold[line], gold[line]
    begin, end = page.sentence(old['start'])
    left = max(raw.rfind(b'\n', 0, new['start']) + 1, new['start'] - 240)
    text = lambda b: b.decode('utf-8', 'replace').split('\n')[0].strip()
    print(f"{page.name} {edit} {layer}: {message}")
    print(f"    was  {text(page.raw[max(begin, old['start'] - 200):end][:400])}")
    print(f"    now  {text(raw[left:new['start']])} »{new['text']}« {text(raw[new['end']:new['end'] + 160])}")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--annals', default=goldset.annals)
    ap.add_argument('--edit', default='*', help='these edits alone (a pattern of their names)')
    ap.add_argument('--layer', choices=LAYERS, help='the cases of this layer alone')
    ap.add_argument('--pages', default='*', help='these pages alone (a pattern of their names)')
    ap.add_argument('--cases', type=int, default=0, metavar='N', help='up to N losses of each edit, one by one')
    a = ap.parse_args()
    pages = goldset.pages(a.pages, Page)
    records = extracted(a.annals, {p.name: p.raw for p in pages})
    before = {p.name: wrong(p.gold, records[p.name]) for p in pages}
    total = collections.Counter()
    row = lambda name, edits, lost: print(f'{name:18}{edits:6}', *(f'{lost[k]:6}' for k in LAYERS), f'{sum(lost[k] for k in LAYERS):7}', flush=True)
    print(f'{"edit":18}{"edits":>6}', *(f'{k[:6]:>6}' for k in LAYERS), f'{"all":>7}')
    for name, edit in EDITS.items():
        if not fnmatch.fnmatch(name, a.edit): continue
        changes = {p.name: chosen(p, edit) for p in pages}
        variants = {p.name: varied(p, changes[p.name]) for p in pages if changes[p.name]}
        records = extracted(a.annals, {n: raw for n, (raw, _) in variants.items()}) if variants else {}
        lost, told = collections.Counter(), 0
        for p in (p for p in pages if p.name in variants):
            raw, gold = variants[p.name]
            was = before[p.name]
            for (line, layer), message in sorted(wrong(gold, records[p.name]).items()):
                if (line, layer) in was or (line, 'figure') in was: continue
                lost[layer] += 1
                if told < a.cases and a.layer in (None, layer):
                    told += 1
                    show(p, name, layer, message, line, raw, gold)
        edits = sum(map(len, changes.values()))
        row(name, edits, lost)
        total.update(lost, edits=edits)
    row('all', total['edits'], total)

if __name__ == '__main__': main()
