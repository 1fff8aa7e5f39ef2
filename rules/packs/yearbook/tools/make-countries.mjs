// Makes places-countries.tsv: the countries and territories of ISO 3166-1 with the names that CLDR gives them in English.
//   node make-countries.mjs > ../places-countries.tsv
const names = new Intl.DisplayNames(['en'], { type: 'region' });
const short = new Intl.DisplayNames(['en'], { type: 'region', style: 'short' });
const extra = { US: 'United States of America|U.S.|US|USA|America', GB: 'Great Britain|UK|U.K.|Britain', KR: 'Republic of Korea|ROK', KP: 'DPRK', RU: 'Russian Federation', VN: 'Viet Nam', LA: 'Lao PDR|Lao People\'s Democratic Republic', CZ: 'Czech Republic', CI: 'Ivory Coast', CD: 'Democratic Republic of the Congo|DR Congo', CN: 'People\'s Republic of China|PRC', HK: 'Hong Kong|Hong Kong SAR', MO: 'Macao|Macau', TW: 'Taiwan', TR: 'Turkey', MM: 'Burma', TL: 'East Timor', SZ: 'Swaziland', MK: 'Macedonia', AE: 'UAE' };
const skip = new Set(['GE', 'JO', 'TD', 'ZZ', 'XA', 'XB', 'EU', 'EZ', 'UN', 'QO', 'AN', 'BU', 'CS', 'DD', 'FX', 'NT', 'SU', 'TP', 'YD', 'YU', 'ZR', 'VD', 'NH', 'RH', 'HV', 'DY', 'UK', 'QU']); // also the names of persons and of other places, or no country
const rows = ['forms\tref\tclass\tlevel'];
for (let a = 65; a < 91; a++) for (let b = 65; b < 91; b++) {
  const code = String.fromCharCode(a, b), name = names.of(code);
  if (name === code || skip.has(code) || /^Unknown|outlying|Pseudo/i.test(name)) continue;
  const forms = new Set([name.replace(/’/g, "'"), ...(short.of(code) !== name && short.of(code).length > 3 ? [short.of(code)] : []), ...(extra[code]?.split('|') ?? [])]);
  if (name.includes('&')) forms.add(name.replace('&', 'and'));
  if (name.startsWith('St. ')) forms.add(name.replace('St. ', 'Saint '));
  for (const form of [...forms]) forms.add(form.normalize('NFD').replace(/\p{M}/gu, '')); // as who has no accents writes it
  rows.push([[...forms].filter(f => !f.includes('(')).join('|') || name, 'ISO 3166-1:' + code, 'place', 'country'].join('\t'));
}
process.stdout.write(rows.join('\n') + '\n');
