// make-regions.mjs SCRATCH: prints places-regions.tsv. In a scratch folder: `npm install iso-3166@4.4.0 an-array-of-english-words@2.0.0`, then
// `node make-regions.mjs SCRATCH > places-regions.tsv`. The first divisions of the world's countries (ISO 3166-2), without those that are
// words, directions or names of persons too, that other tables hold, or that English does not write so.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
const scratch = path.resolve(process.argv[2], 'x.js'), require = createRequire(scratch), here = new URL('..', import.meta.url).pathname;
const { iso31662 } = await import(path.join(path.dirname(scratch), 'node_modules/iso-3166/index.js'));
const words = new Set(require('an-array-of-english-words'));
const held = new Set(['places.tsv', 'places-countries.tsv', 'places-former.tsv', 'places-world.tsv', 'places-cities.tsv']
  .flatMap((f) => readFileSync(here + f, 'utf8').split('\n').slice(1).flatMap((l) => l.split('\t')[0].split('|'))));
// Countries whose tables hold municipalities, or adjectives and transliterations that English pages do not use.
const not = new Set('CN HK MO TW IN RU BY UA SI EE MT MK AZ IS LV LT BS BB AD AG DM GD VC LC KN LI SM MC NR TV JM MU SC AE'.split(' '));
const never = new Set(['Amazonas', 'Amazon', 'Victoria', 'Virginia', 'Carolina', 'Georgia', 'Santiago', 'Bolívar', 'Bolivar', 'Sucre', 'Santander', 'Duarte', 'Rivera', 'Flores', 'Artigas',
  'Colón', 'Colon', 'Córdoba', 'Morazán', 'Francisco Morazán', 'Sánchez Ramírez', 'Alexandria', 'Maria Trinidad Sánchez', 'Guerrero', 'Hidalgo', 'Morelos', 'Tabasco', 'Chihuahua', 'Valverde',
  'Monte Cristi', 'Trinidad', 'Lincoln', 'Kent', 'Essex', 'Down', 'Antrim', 'Clare', 'Kerry', 'Mayo', 'Meath', 'Cork', 'Limerick', 'Carlow', 'Monaghan', 'Sligo', 'Stirling', 'Falkirk', 'Angus',
  'Moray', 'Bury', 'Sefton', 'Barnet', 'Bexley', 'Brent', 'Ealing', 'Merton', 'Newham', 'Sutton', 'Conwy', 'Newport', 'Halton', 'Medway', 'Luton', 'Poole', 'Torbay', 'Derby', 'Stockport', 'Tameside',
  'Trafford', 'Walsall', 'Kirklees', 'Calderdale', 'Shannon', 'Leon', 'León', 'Madriz', 'Rivas', 'Estelí', 'Jinotega', 'Loja', 'Napo', 'Esmeraldas', 'Cartago', 'Heredia', 'Capital', 'Capitale',
  'Ferguson', 'Northern', 'Central', 'Saint', 'Kara', 'Maritime', 'Plateaux', 'Savanes', 'Centrale', 'Littoral', 'Rivers', 'Plateau', 'Delta', 'Edo', 'Gombe', 'Kachin', 'Chin', 'Mon', 'Shan',
  'Ararat', 'Sidi', 'Ajman', 'Manica', 'Nord', 'Sud', 'Ouest', 'Est', 'Centre', 'Norte', 'Sul', 'Sur', 'Centro', 'Oriental', 'Occidental', 'Hassan', 'Rahim', 'Ramón', 'Kasai', 'Alger', 'Montana',
  'Maryland', 'Holguín', 'Las Tunas', 'Abra', 'Aurora', 'Quirino', 'Rizal', 'Quezon', 'Lanao', 'Bin', 'Jenin', 'Salem', 'Elias', 'Caldas', 'Arauca', 'Meta', 'Cesar', 'Cauca', 'Magdalena', 'Andrés', 'Limón',
  'Petit', 'Loreto', 'Jackson', 'Marshall', 'Peter', 'Paul', 'George', 'David', 'Andrew', 'Patrick', 'James', 'Thomas', 'John', 'Philip', 'Michael', 'Nicolas', 'Simiyu', 'Iowa', 'Bender', 'Cantemir', 'Orange', 'Free State',
  'Union', 'Unity', 'Lakes', 'Jonglei State', 'Warrap State', 'Pool', 'Cuvette', 'Kent County', 'Wele', 'Pando', 'Beni', 'Tarija', 'Oruro', 'Coast', 'National Capital District', 'Morobe Province', 'Enga Province', 'Simbu', 'Bay of Plenty', 'West Coast', 'Southland', 'Northland', 'Nelson', 'Marlborough', 'Tasman', 'Gisborne', 'Otago', 'Lara', 'Miranda', 'Herrera', 'Cortés', 'Lola', 'Mila', 'Arno', 'Rocha', 'Soriano', 'Segovia', 'Maldonado', 'Portuguesa', 'Colonia', 'Formosa', 'Concepción',
  'Paraíso', 'Independencia', 'Progreso', 'Maule', 'Safi', 'Como', 'Prato', 'Nara', 'Mili', 'Matam', 'Marj', 'Maio', 'Praia', 'Siga', 'Bolton', 'Bradford', 'Bedford', 'Durham', 'Camden', 'Dudley', 'Enfield',
  'Darlington', 'Bromley', 'Hampshire', 'Norfolk', 'Lodi', 'Isabela', 'Pedernales', 'Enna', 'Berea', 'Rason', 'Oriental', 'Balkan', 'Kali', 'Janin', 'Khalil', 'Quds', 'Rayyan', 'Rāyyān', 'Qasim', 'Karak',
  'Janub', 'Maale', 'Cayo', 'Lugo', 'Altagracia', 'Aurora', 'Marche', 'Marne', 'Sila', 'Tata', 'Surin', 'Yala', 'Sina', 'Taba', 'Thyolo', 'Tanga', 'Libertador', 'Los Santos', 'Point Fortin', 'Santa Ana', 'San Pedro', 'San Miguel', 'San Luis', 'San Marcos', 'Santa Rosa', 'San Fernando', 'Colombia']);
const generic = /\b(?:Province|State|Region|District|County|Island|Islands|Council|City|Governorate|Capital|Territory|Federal|North|South|East|West|Central|Eastern|Western|Northern|Southern|Upper|Lower|New|Metropolitan|Municipality|Autonomous)\b/;
const plain = (n) => n.normalize('NFD').replace(/\p{M}/gu, '');
const seen = new Map();
for (const { code, name, parent } of iso31662) {
  const country = parent.slice(0, 2), n = name.replace(/,.*|\s\(.*|\s?\[.*/, '').replace(/^(?:La|El|Al|Ad|Ash|Ar|As|At|Az)\s/, '').trim();
  if (not.has(country) || !/^\p{Lu}[\p{L}'’ -]{3,}$/u.test(n) || / (?:of|de|du|and|y|i|e|da|do|des|et|ve|và)\b/.test(n) || /-/.test(n)) continue;
  const bare = plain(n);
  if (held.has(n) || held.has(bare) || never.has(n) || never.has(bare) || generic.test(n)) continue;
  if (!n.includes(' ') && (bare.length < 4 || words.has(bare.toLowerCase()))) continue;
  if (n.split(' ').some((w) => !/^\p{Lu}/u.test(w))) continue;
  const key = bare.toLowerCase();
  seen.set(key, seen.has(key) ? null : [bare === n ? n : `${n}|${bare}`, `ISO 3166-2:${code}`, 'place', 'region', `ISO 3166-1:${country}`]);
}
const rows = [...seen.values()].filter(Boolean).sort((a, b) => (a[0] < b[0] ? -1 : 1));
console.log('forms\tref\tclass\tlevel\tparent');
for (const r of rows) console.log(r.join('\t'));
