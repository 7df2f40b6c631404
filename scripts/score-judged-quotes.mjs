// Compares the quotes of a run with rows that a reader judged.
//
//   node scripts/score-judged-quotes.mjs --gold QUOTES.jsonl --pred EXPORT_DIR [--json] [--changed]
//
// QUOTES.jsonl has a row that was once made a line: `id` of the article, `source_start`, `source_end`, `speaker_name`
// and `judgement`. A row of the run is the judged one where it shares at least half of the characters of both; pairs
// are one to one, the largest share first. A judged row without a pair is gone.
//
// A verdict holds for the row as it was judged. A pair whose span or speaker is another one now is `changed`, unless it
// was judged to be no quotation at all: then it still is none. Only a reader can tell whether a changed row is right;
// --changed lists them.
import { parseArgs } from 'node:util';
import { exportedRows, readJsonl } from './exported-rows.mjs';

/** @typedef {{ source_start: number, source_end: number, speaker_name: string | null }} Row */
/** @typedef {{ judged: number, stands: number, changed: number, gone: number }} Counts */
/** @typedef {Row & { id: string, judgement: string }} JudgedRow */

const MIN_SHARE = 0.5;

const { values: options } = parseArgs({
  options: {
    gold: { type: 'string' },
    pred: { type: 'string' },
    json: { type: 'boolean', default: false },
    changed: { type: 'boolean', default: false },
  },
});

/**
 * @template T
 * @param {readonly T[]} list
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/**
 * The characters of both rows over those of either.
 *
 * @param {Row} a
 * @param {Row} b
 */
function shareOf(a, b) {
  const both = Math.min(a.source_end, b.source_end) - Math.max(a.source_start, b.source_start);
  const either = Math.max(a.source_end, b.source_end) - Math.min(a.source_start, b.source_start);
  return Math.max(0, both) / either;
}

/**
 * The rows of the run by the judged rows of the same article.
 *
 * @param {readonly JudgedRow[]} judged
 * @param {readonly Row[]} rows
 * @returns {Map<JudgedRow, Row>}
 */
function pairsOf(judged, rows) {
  const pairs = judged
    .flatMap((old) => rows.map((row) => ({ old, row, share: shareOf(old, row) })))
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share);
  const pairOf = new Map();
  const used = new Set();
  for (const { old, row } of pairs) {
    if (pairOf.has(old) || used.has(row)) continue;
    pairOf.set(old, row);
    used.add(row);
  }
  return pairOf;
}

/**
 * What became of a judged row.
 *
 * @param {JudgedRow} old
 * @param {Row | undefined} row
 */
function fateOf(old, row) {
  if (row === undefined) return 'gone';
  const isSame =
    row.source_start === old.source_start &&
    row.source_end === old.source_end &&
    row.speaker_name === old.speaker_name;
  return isSame || old.judgement === 'no_quotation' ? 'stands' : 'changed';
}

/**
 * @param {string} gold
 * @param {string} folder of the export
 */
function score(gold, folder) {
  const rowsOf = groupBy(exportedRows(folder, 'quotes'), ({ id }) => id ?? '');
  /** @type {Map<string, Counts>} */
  const verdicts = new Map();
  const changed = [];
  for (const [id, judged] of groupBy(readJsonl(gold), (row) => String(row.id))) {
    const pairOf = pairsOf(judged, rowsOf.get(id) ?? []);
    for (const old of judged) {
      const fate = fateOf(old, pairOf.get(old));
      const counts = verdicts.get(old.judgement) ?? { judged: 0, stands: 0, changed: 0, gone: 0 };
      verdicts.set(old.judgement, { ...counts, judged: counts.judged + 1, [fate]: counts[fate] + 1 });
      if (fate === 'changed') changed.push({ old, row: /** @type {Row} */ (pairOf.get(old)) });
    }
  }
  const total = (/** @type {keyof Counts} */ fate) =>
    [...verdicts.values()].reduce((sum, counts) => sum + counts[fate], 0);
  const kept = total('stands') + total('changed');
  const none = { judged: 0, stands: 0, changed: 0, gone: 0 };
  const right = verdicts.get('right') ?? none;
  const noQuotation = verdicts.get('no_quotation') ?? none;
  return {
    verdicts: Object.fromEntries(verdicts),
    /** Shares of the judged rows that the run still makes. */
    right: right.stands / kept,
    /** Upper bound: if every changed row is right now. */
    rightAtMost: (right.stands + total('changed')) / kept,
    noQuotation: noQuotation.stands / kept,
    /** Share of the rows judged right that are gone. */
    lost: right.gone / right.judged,
    changed,
  };
}

const { gold, pred } = options;
if (gold === undefined || pred === undefined) {
  console.error('usage: score-judged-quotes.mjs --gold QUOTES.jsonl --pred EXPORT_DIR [--json] [--changed]');
  process.exit(1);
}
const { changed, ...figures } = score(gold, pred);
if (options.json) console.log(JSON.stringify(figures));
else {
  console.table(figures.verdicts);
  for (const [name, share] of Object.entries(figures))
    if (typeof share === 'number') console.log(`${name.padEnd(14)}${(100 * share).toFixed(1)}`);
}
if (options.changed)
  for (const { old, row } of changed)
    console.log(
      `${old.id} ${old.judgement}: ${old.source_start}-${old.source_end} ${old.speaker_name}`,
      '→',
      `${row.source_start}-${row.source_end} ${row.speaker_name}`,
    );
