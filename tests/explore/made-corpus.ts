import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from '../command.js';

/** Articles of two papers, of which the figures of the views can be counted by hand. */
const ARTICLES = [
  {
    id: 'mill',
    title: 'Mill to reopen',
    publisher: 'The Herald',
    published_at: '2024-05-01',
    text: 'Mill to reopen\n\nThe mill will hire 300 people, Ann Lee said on Tuesday. “We will not sell,” Lee said. The café stays open, said Peter Voss.',
  },
  {
    id: 'sale',
    title: 'No sale',
    publisher: 'The Herald',
    published_at: '2024-06-15',
    text: 'No sale\n\n“We will not sell,” Ann Lee said. The mill paid $5 million for the land in 2019.',
  },
  {
    id: 'rain',
    title: 'Rain <b>again</b> & "again"',
    publisher: 'Evening Post',
    text: 'It rained in Harlow, and “<script>alert(1)</script> is no joke,” Peter Voss said.',
  },
  // The same text once more.
  {
    id: 'rain-2',
    title: 'Rain again',
    publisher: 'Evening Post',
    published_at: '2024-06-16',
    text: 'It rained in Harlow, and “<script>alert(1)</script> is no joke,” Peter Voss said.',
  },
];

/**
 * Runs the articles.
 *
 * @returns the output directory
 */
export function makeExport(folder: string, format = 'parquet'): string {
  const input = join(folder, 'news.jsonl');
  const out = join(folder, 'out');
  writeFileSync(input, ARTICLES.map((article) => JSON.stringify(article)).join('\n'));
  const { code, stderr } = pipeline(['run', input, '--out', out, '--format', format, '--quiet']);
  if (code !== 0) throw new Error(stderr);
  return out;
}
