// Makes lexicons/verbs.tsv from verbs.txt: every form of each verb, regular ones by the rules of English spelling.
//   node make-verbs.mjs > ../lexicons/verbs.tsv
import { readFileSync } from 'node:fs';
const here = new URL('.', import.meta.url).pathname;
const vowel = c => 'aeiou'.includes(c);
const doubles = new Set('air-drop airdrop allot bid blacktop club crop dam drag embed fulfil instal let log net offset outbid outrun pen plug replan rerun reset retrofit shut sit spin split stab sub-let sublet swim trap typeset undercut upset flog defer drop plan ship grab slip trim tap map control refer occur prefer incur wrap fit admit commit enrol equip expel permit plan refer regret remit skip stop submit top transfer cut dig get put run set win begin hit shed grab deter omit acquit'.split(' '));
const s = v => /(s|x|z|ch|sh)$/.test(v) ? v + 'es' : /[^aeiou]y$/.test(v) ? v.slice(0, -1) + 'ies' : v === 'have' ? 'has' : v === 'be' ? 'is' : /go$/.test(v) ? v + 'es' : v + 's';
const stem = v => doubles.has(v) ? v + v.at(-1) : v;
const ed = v => v.endsWith('e') ? v + 'd' : /[^aeiou]y$/.test(v) ? v.slice(0, -1) + 'ied' : stem(v) + 'ed';
const ing = (v, past) => past === v + v.at(-1) + 'ed' ? v + v.at(-1) + 'ing' :  v.endsWith('ie') ? v.slice(0, -2) + 'ying' : v.endsWith('e') && !/(ee|be|[oy]e)$/.test(v) ? v.slice(0, -1) + 'ing' : stem(v) + 'ing';
const particles = new Set('about after ahead apart around aside at away back behind care down for forth forward in into of off on out over part place rid through to together up use operation with'.split(' '));
const rows = ['forms\tlemma\tclass\tform\tnoun\tdir\tlight\tgiven\thelps\tthing\tflow\twilled\tcase'];
for (const line of readFileSync(here + 'verbs.txt', 'utf8').split('\n')) {
  if (!line.trim() || line.startsWith('#')) continue;
  const [left, right] = line.includes(':') ? line.split(':').map(x => x.trim()) : [line.trim().split(' ').filter(w => !['act', 'n', 'l', 'g', 'b', 't', 'i', 'j', 'd', 'k', 'w', 'm', 'up', 'down'].includes(w)).join(' '), line.trim().split(' ').slice(1).join(' ')];
  const flags = right.split(' '), words = left.split(' '), verb = words[0];
  const tail = []; while (words[tail.length + 1] && particles.has(words[tail.length + 1])) tail.push(words[tail.length + 1]);
  const rest = words.slice(1 + tail.length), p = tail.length ? ' ' + tail.join(' ') : '', lemma = verb + p;
  const cls = flags[0], noun = flags.includes('m') ? 'mostly' : flags.includes('n') ? 'yes' : 'no';
  const dir = flags.includes('up') ? 'increase' : flags.includes('down') ? 'decrease' : '';
  const [light, given] = ['l', 'g'].map(f => flags.includes(f) ? 'yes' : ''), thing = flags.includes('i') ? 'yes' : flags.includes('j') ? 'moves' : '', helps = flags.includes('b') ? 'all' : flags.includes('t') ? 'some' : '';
  const flow = flags.includes('d') ? 'draws' : flags.includes('k') ? 'takes' : '';
  const past = rest[0], part = rest[1] ?? past;
  const willed = flags.includes('w') ? 'yes' : '';
  const put = (forms, form) => rows.push([[...new Set(forms)].map(f => f + p).join('|'), lemma, cls, form, noun, dir, light, given, helps, thing, flow, noun === 'mostly' && form === 's' ? '' : willed, noun === 'mostly' && /base|s|any/.test(form) ? 'exact' : ''].join('\t'));
  if (verb === 'be') continue; // its forms are auxiliaries
  put([verb], past === verb ? 'any' : 'base'); put([s(verb)], 's');
  if (lemma !== 'include') put([ing(verb, past), ...(/[^aeiou][aeiou]l$|ual$/.test(verb) ? [verb + 'ling'] : [])], 'ing'); // `including` begins a list of parts
  if (past === verb) continue;
  const british = /[^aeiou][aeiou]l$/.test(verb) ? [verb + 'led'] : [];
  if (!past) put([ed(verb), ...british], 'ed');
  else if (past === part) put([past], 'ed');
  else { put([past], 'past'); if (part !== verb) put([part], 'part'); }
}
process.stdout.write(rows.join('\n') + '\n');
