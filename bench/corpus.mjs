// A corpus of made-up news, always the same: a unit is 1,000 articles of about 750 words, no two alike. Names are drawn
// from long-tailed lists, so that the number of entities grows with the corpus as it does in news.
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export const DOCUMENTS_PER_UNIT = 1000;
const WORDS_PER_DOCUMENT = 750;

/**
 * The words of a list of names.
 *
 * @param {string} path of the list under pipeline/, without its ending
 */
const listed = (path) =>
  readFileSync(fileURLToPath(new URL(`../pipeline/${path}.txt`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\t.*/, ''));

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const GIVEN = listed('language/given-names')
  .filter((name) => /^[a-z]{3,}$/.test(name))
  .map(capital);
const SURNAMES = listed('extract/names/lists/surnames')
  .filter((name) => /^[a-z]{3,}$/.test(name))
  .map(capital);
const PLACES = listed('extract/names/lists/cities').filter((name) => /^[A-Z][a-z]+$/.test(name));

/** @param {string} text words with white space between them */
const listOf = (text) => text.trim().split(/\s+/);

const NOUNS = listOf(`
  budget bridge school hospital river market road harbor season vote plan law tax union farm factory
  museum station airport forest storm drought harvest strike merger contract report survey study trial
  verdict appeal budget deficit surplus dividend shipment tunnel railway stadium match league vaccine
  clinic patient teacher worker voter senator mayor judge coach farmer tenant lender tariff border
  treaty summit ceasefire embassy satellite reactor pipeline refinery turbine archive library theater
  festival
`);
const ADJECTIVES = listOf(`
  new old northern southern local federal public private early late rising falling costly cheap narrow
  broad quiet crowded empty historic modern rural urban foreign domestic annual monthly urgent modest
  ambitious disputed popular unpopular delayed sudden steady fragile
`);
const ACTIONS = listOf(`
  close open repair replace expand delay fund inspect approve reject review protect move sell buy
  lease rebuild finish begin cancel support oppose limit measure record question defend
`);
const BODIES = [
  'Council',
  'University',
  'Bank',
  'Hospital',
  'Party',
  'Institute',
  'Airlines',
  'Court',
  'United',
  'Trust',
];
const VERBS = [
  'said',
  'told reporters',
  'wrote in a letter',
  'tweeted',
  'added',
  'argued',
  'warned',
  'announced',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'March', 'April', 'June', 'July', 'September', 'October', 'November'];

/**
 * mulberry32: a small seeded generator of numbers in [0, 1).
 *
 * @param {number} seed
 */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The text of one article.
 *
 * @param {number} number decides every word of it
 */
export function article(number) {
  const next = random(number * 2654435761 + 1);
  /**
   * @template Item
   * @param {readonly Item[]} list
   */
  const one = (list) => /** @type {Item} */ (list[Math.floor(next() * list.length)]);
  /**
   * Squaring favours the head of a list: few names are everywhere, most are rare.
   *
   * @param {readonly string[]} list
   */
  const tailed = (list) => /** @type {string} */ (list[Math.floor(next() ** 2 * list.length)]);
  /**
   * @param {number} low
   * @param {number} high
   */
  const count = (low, high) => low + Math.floor(next() * (high - low));
  const thing = () => `${next() < 0.5 ? `${one(ADJECTIVES)} ` : ''}${one(NOUNS)}`;
  const clause = () =>
    `the ${thing()} of the ${thing()} will ${one(ACTIONS)} the ${one(ADJECTIVES)} ${thing()} near the ${thing()} in ${tailed(PLACES)}`;
  const people = Array.from({ length: count(3, 7) }, () => ({
    given: tailed(GIVEN),
    surname: tailed(SURNAMES),
  }));
  const body = `${tailed(PLACES)} ${one(BODIES)}`;
  const date = () => `${one(MONTHS)} ${count(1, 28)}, ${count(1995, 2026)}`;

  const sentences = [
    () => {
      const { given, surname } = one(people);
      return `“We think that ${clause()},” ${given} ${surname} ${one(VERBS)} on ${one(DAYS)}. “It is the most ${one(ADJECTIVES)} ${one(NOUNS)} that the ${thing()} ever had.”`;
    },
    () => `${one(people).surname} said that ${clause()}.`,
    () =>
      `The ${body} spent $${count(1, 900)} million on the ${thing()} and the ${thing()}, about ${count(2, 90)} percent more than in ${count(1995, 2026)}.`,
    () => `According to the ${body}, ${clause()} and ${clause()}.`,
    () => `On ${date()}, more than ${count(2, 900)},000 people came to ${tailed(PLACES)}, where ${clause()}.`,
    () =>
      `${one(people).given} ${one(people).surname}, ${count(20, 80)}, called it “${one(ADJECTIVES)} and ${one(ADJECTIVES)}” and left for ${tailed(PLACES)}.`,
    () =>
      `${capital(clause())}, and the ${thing()} that ${one(people).surname} had seen ${count(2, 40)} years ago was gone.`,
  ];
  const paragraphs = [`${capital(thing())} planned for ${tailed(PLACES)} as ${one(people).surname} leaves`];
  let length = 0;
  while (length < WORDS_PER_DOCUMENT) {
    const paragraph = Array.from({ length: count(1, 4) }, () => one(sentences)()).join(' ');
    length += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  return paragraphs.join('\n\n');
}

/**
 * Writes made-up articles to a JSONL file.
 *
 * @param {string} path
 * @param {number} units of 1,000 articles
 */
export async function writeCorpus(path, units) {
  const file = createWriteStream(path);
  for (let number = 0; number < units * DOCUMENTS_PER_UNIT; number++) {
    const line = `${JSON.stringify({ id: `d${String(number).padStart(7, '0')}`, text: article(number) })}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/**
 * The articles of a JSONL file.
 *
 * @param {string} path
 * @returns {{ readonly text: string }[]} each with whatever other fields its line has
 */
export const articlesOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/**
 * The number of words in a text: what stands between white space.
 *
 * @param {string} text
 */
const wordsIn = (text) => text.split(/\s+/).length;

/**
 * The number of words in all articles of a JSONL file.
 *
 * @param {string} path
 */
export const wordsOf = (path) => articlesOf(path).reduce((sum, { text }) => sum + wordsIn(text), 0);
