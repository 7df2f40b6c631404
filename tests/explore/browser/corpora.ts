import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { pipeline, ROOT } from '../../command.js';

const GIVEN = ['Ann', 'Peter', 'Maria', 'Samuel', 'Ruth', 'David', 'Clara', 'Martin', 'Helen', 'Thomas'];
const SURNAMES = ['Lee', 'Voss', 'Harper', 'Novak', 'Bellamy', 'Okafor', 'Quint', 'Marsh', 'Tully', 'Brandt'];
const PLACES = ['Harlow', 'Denver', 'Bristol', 'Leeds', 'Toronto', 'Dublin', 'Chicago', 'Oslo'];
const THINGS = [
  'mill',
  'bridge',
  'school',
  'harbour',
  'library',
  'railway',
  'hospital',
  'market',
  'clinic',
  'museum',
];
const ACTIONS = ['close', 'reopen', 'repair', 'sell', 'extend', 'defend', 'rebuild', 'inspect'];
const VERBS = ['said', 'told reporters', 'wrote on Twitter', 'added', 'warned'];
const PUBLISHERS = ['The Herald', 'Evening Post', 'Northern Star', 'Daily Courier'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** What a record of the input holds. */
export interface Article {
  readonly id: string;
  readonly text: string;
  readonly [field: string]: unknown;
}

/** mulberry32: numbers in [0, 1) that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Short made-up articles of two years, always the same; some have no date or no publisher, and some are repeated. */
export function madeNews(articles: number): Article[] {
  const next = random(7);
  const one = <Item>(list: readonly Item[]): Item => list[Math.floor(next() ** 1.5 * list.length)]!;
  const made: Article[] = [];
  for (let index = 0; index < articles; index++) {
    const last = made.at(-1);
    if (last !== undefined && index % 40 === 39) {
      made.push({ ...last, id: `n${index}` });
      continue;
    }
    const [given, surname, place, thing] = [one(GIVEN), one(SURNAMES), one(PLACES), one(THINGS)];
    const day = new Date(Date.UTC(2023, 0, 1 + Math.floor(next() * 730))).toISOString().slice(0, 10);
    const text = [
      `${place} ${thing} to ${one(ACTIONS)}`,
      `“We will ${one(ACTIONS)} the ${thing} in ${one(PLACES)},” ${given} ${surname} ${one(VERBS)} on ${one(DAYS)}. ${surname} said that the ${one(THINGS)} would ${one(ACTIONS)} in ${2000 + Math.floor(next() * 30)}.`,
      `More than ${Math.floor(next() * 900)},000 people came to ${one(PLACES)}. The ${thing} costs $${1 + Math.floor(next() * 90)} million, ${Math.floor(next() * 60)} percent more than last year, according to ${one(GIVEN)} ${one(SURNAMES)}.`,
    ].join('\n\n');
    made.push({
      id: `n${index}`,
      text,
      title: `${place} ${thing} number ${index}`,
      ...(index % 17 === 0 ? {} : { publisher: one(PUBLISHERS) }),
      ...(index % 23 === 0 ? {} : { published_at: day }),
    });
  }
  return made;
}

/**
 * Runs articles with the built command, to Parquet.
 *
 * @returns the output directory
 */
export function runOf(folder: string, articles: readonly Article[]): string {
  const input = join(folder, 'news.jsonl');
  writeFileSync(input, articles.map((article) => JSON.stringify(article)).join('\n'));
  return run(input, join(folder, 'out'), '--format', 'parquet');
}

/** Runs the seeds. */
export const runOfSeeds = (folder: string): string => run('seeds', join(folder, 'out'));

function run(input: string, out: string, ...options: readonly string[]): string {
  const { code, stderr } = pipeline(['run', input, '--out', out, '--quiet', ...options], { cwd: ROOT });
  if (code !== 0) throw new Error(stderr);
  return out;
}

/**
 * Puts words in the place of others, wherever an export to Parquet has them: markup, which reading would have taken out
 * of an article. They must have the same length, so that spans stay what they are.
 *
 * @returns the same directory
 */
export async function replaceEverywhere(out: string, words: string, others: string): Promise<string> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const name of readdirSync(out).filter((file) => file.endsWith('.parquet'))) {
    const [old, changed] = [join(out, name), join(out, `${name}.new`)];
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${old}')`);
    const replaced = (text: string): string =>
      `replace(${text}, '${words}', '${others.replaceAll("'", "''")}')`;
    const columns = described.getRows().map(([column, type]) => {
      if (type === 'VARCHAR') return `${replaced(`"${column}"`)} AS "${column}"`;
      return type === 'VARCHAR[]'
        ? `list_transform("${column}", lambda text: ${replaced('text')}) AS "${column}"`
        : `"${column}"`;
    });
    await connection.run(
      `COPY (SELECT ${columns.join(', ')} FROM read_parquet('${old}')) TO '${changed}' (FORMAT parquet)`,
    );
    renameSync(changed, old);
  }
  connection.closeSync();
  instance.closeSync();
  return out;
}
