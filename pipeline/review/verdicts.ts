import { open } from 'node:fs/promises';
import { firstLine, OutputError } from '../errors.js';
import { REVIEWS_FILE } from '../export/layout.js';
import { besideTables, readBesideTables } from './beside.js';
import {
  isReviewedTable,
  JUDGEMENTS,
  type Judgement,
  type Part,
  partsOf,
  type ReviewedTable,
} from './parts.js';

/** What a person said of a row: a line of `reviews.jsonl` (schemas/reviews.json). */
export interface Verdict {
  readonly row_id: string;
  readonly table: ReviewedTable;
  readonly verdict: Judgement;
  /** What is wrong, at least one part; empty for any other verdict. */
  readonly parts: readonly Part[];
  /** Null where the person gave no name. */
  readonly reviewer: string | null;
  /** What made the row: name@version. */
  readonly extractor: string;
  /** Of what was judged: the verdict counts as long as the row has it. */
  readonly digest: string;
  /** The seed of the sample that the row was drawn with; null for a row that a person picked. */
  readonly seed: number | null;
  /** RFC 3339 */
  readonly judged_at: string;
}

/** A line that is no verdict. */
export interface BrokenLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
  /** Whether it is the beginning of a line that was never written to its end: the program or the machine died. */
  readonly is_cut_off: boolean;
}

/** The verdicts of a file, in its order, and what else stands in it. */
export interface Verdicts {
  readonly verdicts: readonly Verdict[];
  readonly broken: readonly BrokenLine[];
}

/**
 * Reads the verdicts on the rows of an export; none where there are none yet.
 *
 * @throws UsageError where a link or something else than a file stands in the place of `reviews.jsonl`; OutputError
 *   where it cannot be read
 */
export async function readVerdicts(directory: string): Promise<Verdicts> {
  return parseVerdicts((await readBesideTables(directory, REVIEWS_FILE)) ?? '');
}

/** Reads the verdicts of a text, one a line; empty lines are passed over. */
export function parseVerdicts(text: string): Verdicts {
  const verdicts: Verdict[] = [];
  const broken: BrokenLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseVerdict(line);
    if (typeof parsed !== 'string') verdicts.push(parsed);
    else broken.push({ line: index + 1, reason: parsed, is_cut_off: isCutOff(line) });
  }
  return { verdicts, broken };
}

/** A verdict is one object without others in it, and ends with the only `}` that no text holds. */
const isCutOff = (line: string): boolean => line.startsWith('{') && !line.trimEnd().endsWith('}');

/** @returns what is wrong where it is no verdict */
function parseVerdict(line: string): Verdict | string {
  let value: Readonly<Record<string, unknown>>;
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'is no JSON object';
    value = parsed as Readonly<Record<string, unknown>>;
  } catch {
    return 'is no JSON';
  }
  const { row_id, table, verdict, parts, reviewer, extractor, digest, seed, judged_at } = value;
  if (!isReviewedTable(table)) return `table is ${shown(table)}, which no review is about`;
  if (!JUDGEMENTS.some((judgement) => judgement === verdict))
    return `verdict is ${shown(verdict)}, not one of ${JUDGEMENTS.join(', ')}`;
  if (!isListOf(parts, partsOf(table)))
    return `parts is ${shown(parts)}, not a list of ${partsOf(table).join(', ')}`;
  if ((verdict === 'wrong') !== parts.length > 0)
    return verdict === 'wrong'
      ? 'parts is empty: it must say what is wrong'
      : 'parts says what is wrong of a row that is not';
  for (const [name, text] of Object.entries({ row_id, extractor, digest, judged_at }))
    if (typeof text !== 'string' || text === '') return `${name} is ${shown(text)}, not a text`;
  if (typeof reviewer !== 'string' && reviewer !== null) return `reviewer is ${shown(reviewer)}, not a name`;
  if (!Number.isSafeInteger(seed) && seed !== null) return `seed is ${shown(seed)}, not a whole number`;
  return { row_id, table, verdict, parts, reviewer, extractor, digest, seed, judged_at } as Verdict;
}

const isListOf = (value: unknown, allowed: readonly Part[]): value is Part[] =>
  Array.isArray(value) && value.every((one) => allowed.some((part) => part === one));

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

/**
 * Adds a verdict to those on an export, on a line of its own, and waits until it is on the disk.
 *
 * @throws UsageError where a link or something else than a file stands in the place of `reviews.jsonl`; OutputError
 *   where it cannot be written
 */
export async function appendVerdict(directory: string, verdict: Verdict): Promise<void> {
  const path = await besideTables(directory, REVIEWS_FILE);
  try {
    await appendLine(path, JSON.stringify(verdict));
  } catch (error) {
    throw new OutputError(`${path} cannot be written: ${firstLine(error)}`, { cause: error });
  }
}

async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    // After a line that was cut off, this one begins on a new one.
    const before = size > 0 && last.toString() !== '\n' ? '\n' : '';
    await file.appendFile(`${before}${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
