import { PART_KEYS, type Part, partsOf, type ReviewedTable, WRONG_WHEN } from '../review/parts.js';
import type { Passage, ReviewRow, Said } from '../review/rows.js';
import type { SampledRow } from '../review/sample.js';
import { onOneLine } from '../text/one-line.js';
import type { Line } from './line.js';
import { shortened } from './printable.js';

const STOPS = ['q', '\u0003', '\u0004'];

type Opinion = Pick<Said, 'verdict' | 'parts'>;

/** What a review at a terminal works with. */
export interface Desk {
  readonly keys: AsyncIterable<string>;
  readonly show: (lines: readonly Line[]) => void;
  readonly passageOf: (row: ReviewRow) => Promise<Passage | null>;
  readonly keep: (row: ReviewRow, opinion: Opinion) => Promise<void>;
}

/**
 * Shows one row after the other and keeps what the person says of it by a key. It begins with the first row that they
 * have not judged in a sample yet, and ends after the last, with the key for it, or with the keys.
 */
export async function judge(
  rows: readonly SampledRow[],
  { keys, show, passageOf, keep }: Desk,
): Promise<void> {
  const opinions: (Opinion | null)[] = rows.map(({ verdict }) =>
    verdict === null || verdict.seed === null ? null : verdict,
  );
  let at = opinions.indexOf(null);
  if (at === -1) return;
  let wrong: Part[] = [];
  show([
    'A row is right where all of it is. What can be wrong:',
    ...partLines((rows[at] as SampledRow).table),
  ]);
  await present();
  for await (const key of keys) {
    if (STOPS.includes(key)) return;
    if (key === 'b') {
      if (at === 0) continue;
      at--;
    } else {
      const row = rows[at] as SampledRow;
      const part = partsOf(row.table).find((each) => PART_KEYS[each] === key.toLowerCase());
      if (part !== undefined) wrong = [...wrong.filter((each) => each !== part), part];
      if (part !== undefined && key !== key.toLowerCase()) {
        show([`wrong: ${wrong.join(', ')}, and …`]);
        continue;
      }
      const opinion = part === undefined ? OPINIONS[key] : ({ verdict: 'wrong', parts: wrong } as const);
      if (opinion === undefined) continue;
      await keep(row, opinion);
      opinions[at] = opinion;
      show([opinionText(opinion)]);
      at = opinions.indexOf(null, at + 1);
      if (at === -1) return;
    }
    wrong = [];
    await present();
  }

  async function present(): Promise<void> {
    const row = rows[at] as SampledRow;
    const before = opinions[at] ?? null;
    show([
      '',
      [{ style: 'heading', text: `${at + 1} of ${rows.length}` }],
      ...passageLines(await passageOf(row)),
      ...columnLines(row),
      ...(before === null ? [] : [`so far: ${opinionText(before)}`]),
      [{ style: 'place', text: keyText(row.table) }],
    ]);
  }
}

const OPINIONS: Readonly<Record<string, Opinion>> = {
  r: { verdict: 'right', parts: [] },
  u: { verdict: 'unsure', parts: [] },
};

const opinionText = ({ verdict, parts }: Opinion): string =>
  verdict === 'wrong' ? `wrong: ${parts.join(', ')}` : verdict;

/** The row's own words stand between marks, so that they are seen without colours, too. */
function passageLines(passage: Passage | null): Line[] {
  if (passage === null) return [];
  const [before, text, after] = [passage.before, passage.text, passage.after].map(onOneLine) as [
    string,
    string,
    string,
  ];
  return [[before, { style: 'heading', text: `»${text}«` }, after]];
}

const SHOWN = 400;

/** The columns that hold anything, a line each; and that nobody is known to speak. */
const columnLines = ({ columns }: ReviewRow): Line[] =>
  Object.entries(columns).flatMap(([name, value]) => {
    const shown = value ?? (name === 'speaker_name' ? 'nobody known' : null);
    if (shown === null || name.endsWith('_id')) return [];
    return [`  ${name.padEnd(16)}${shortened(String(shown), SHOWN)}`];
  });

/** What the keys mean, and of each part, what is wrong with it. */
function keyText(table: ReviewedTable): string {
  const parts = partsOf(table).map((part) => `${PART_KEYS[part]} ${part}`);
  return `r right   wrong: ${parts.join(', ')} (a capital for more than one)   u unsure   b back   q stop`;
}

/** What a wrong row has wrong, part by part. */
const partLines = (table: ReviewedTable): string[] =>
  partsOf(table).map((part) => `  ${part.padEnd(9)}${WRONG_WHEN[table][part]}`);
