// Makes lexicons/verbs.tsv from verbs.txt, whose head tells how a line is read: every form of each verb, regular ones by the
// rules of English spelling.
//   node make-verbs.mjs > ../lexicons/verbs.tsv
import { readFileSync } from 'node:fs';

const columns = ['forms', 'lemma', 'class', 'form', 'noun', 'dir', 'light', 'given', 'helps', 'thing', 'flow', 'willed', 'case'];
const meanings = { // what a word of a line puts into its rows
  noun: { noun: 'yes' }, mostly: { noun: 'mostly' },
  up: { dir: 'increase' }, down: { dir: 'decrease' },
  light: { light: 'yes' }, given: { given: 'yes' }, willed: { willed: 'yes' },
  helps: { helps: 'all' }, treats: { helps: 'some' },
  thing: { thing: 'yes' }, moves: { thing: 'moves' },
  draws: { flow: 'draws' }, takes: { flow: 'takes' },
};
for (const kind of ['act', 'state', 'change', 'phase', 'share', 'plan', 'say']) meanings[kind] = { class: kind };
const exceptions = { verb: { noun: 'no' }, noun: { noun: 'yes' }, mostly: { noun: 'mostly' }, any: { form: 'any' }, none: null };

// look(TABLE, WORD): what the table has for the word, which a slip of the pen is not in.
function look(table, word) {
  if (!Object.hasOwn(table, word)) throw new Error(`"${word}" is none of ${Object.keys(table).join(', ')}`);
  return table[word];
}

const double = verb => verb + verb.at(-1);
const twoSpellings = verb => /(([^aeiou][aeiou]|ua)l|benefit|focus)$/.test(verb); // traveled, travelled
const withS = verb => verb === 'have' ? 'has' :
  verb.replace(/(s|x|z|ch|sh|go)$/, '$1e').replace(/([^aeiou])y$/, '$1ie') + 's';
const withEd = verb => verb.endsWith('e') ? verb + 'd' : verb.replace(/([^aeiou])y$/, '$1i') + 'ed';
const withIng = verb => verb.replace(/ie$/, 'y').replace(/([^eoy])e$/, '$1') + 'ing';

// Whether -ing doubles the last letter: as the past does (banning), or if the verb is irregular and ends like `cut` (cutting).
function doubles(verb, past) {
  const irregular = past && (past === verb || !past.endsWith('ed'));
  return past === double(verb) + 'ed' || irregular && /[^aeiou][aeiou][^aeiouwxy]$/.test(verb);
}

// inflect(VERB, PAST, PARTICIPLE): its forms by their names; `any` is base, past and participle, `ed` past and participle.
function inflect(verb, past, part = past) {
  const [first, second] = twoSpellings(verb) ? [verb, double(verb)] : [verb, verb];
  const ing = doubles(verb, past) ? [double(verb) + 'ing'] : [withIng(first), withIng(second)];
  const forms = { [past === verb ? 'any' : 'base']: [verb], s: [withS(verb)], ing };
  if (!past) return { ...forms, ed: [withEd(first), withEd(second)] };
  if (past === part && past !== verb) return { ...forms, ed: past.split('|') };
  return { ...forms, ...past !== verb && { past: [past] }, ...part !== verb && { part: [part] } };
}

// rowsOf(LINE): a row for each form.
function rowsOf(line) {
  const [[parts, ...particles], words, ...others] = line.split(/ : |, /).map(side => side.split(' '));
  if (particles.some(word => word.includes('/'))) throw new Error('other forms stand before the particles');
  const principal = parts.split('/'), forms = inflect(...principal);
  const lemma = [principal[0], ...particles.filter(word => !word.startsWith('('))].join(' ');
  const behind = particles.map(word => ' ' + word.replace(/[()]/g, '')).join('');
  const verb = Object.assign({ lemma, noun: 'no' }, ...words.map(word => look(meanings, word)));
  const differs = {};
  for (const names of others) {
    const said = look(exceptions, names.pop());
    for (const form of names) {
      look(forms, form);
      differs[form] = said;
    }
  }
  return Object.keys(forms).filter(form => differs[form] !== null).map(form => {
    const row = { ...verb, form, forms: [...new Set(forms[form])].map(word => word + behind).join('|'), ...differs[form] };
    if (row.noun === 'mostly' && ['base', 's', 'any'].includes(form)) row.case = 'exact'; // with a capital it is the noun
    if (row.noun === 'mostly' && form === 's') row.willed = ''; // `Harbour boards` is a plural, and nobody's deed
    return row;
  });
}

function read(line) {
  try {
    return rowsOf(line);
  } catch (error) {
    throw new Error(`verbs.txt: ${line}: ${error.message}`);
  }
}

const text = readFileSync(new URL('verbs.txt', import.meta.url), 'utf8');
const lines = text.split('\n').filter(line => line && !line.startsWith('#'));
const rows = lines.flatMap(read).map(row => columns.map(column => row[column] ?? ''));
process.stdout.write([columns, ...rows].map(cells => cells.join('\t') + '\n').join(''));
