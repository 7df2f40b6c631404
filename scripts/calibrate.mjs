// Calibrates the confidence of numbers and dates: how often rows of a group are right on the development sets.
//
//   npm run calibrate -- --data DIR [--scorers DIR] [--write]
//
// Prints the reliability of the chances and the expected calibration error. The rows of a document are judged by
// chances from the other documents (five folds). --write renews the tables beside the code of the extractors.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './built.mjs';
import { developmentSets } from './development-sets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { data, scorers, write } = developmentSets('calibrate');
const { pairSpans, readJsonl } = await import(join(scorers, 'span-scoring.mjs'));
const { numberChecks } = await import(join(scorers, 'score-numbers.mjs'));
const { dateChecks } = await import(join(scorers, 'score-dates.mjs'));
/** @type {typeof import('../pipeline/extract/text-document.js')} */
const { textDocument } = await built('extract/text-document.js');
/** @type {typeof import('../pipeline/extract/names/names.js')} */
const { findNames } = await built('extract/names/names.js');
/** @type {typeof import('../pipeline/extract/numbers/numbers.js')} */
const { findNumbers } = await built('extract/numbers/numbers.js');
/** @type {typeof import('../pipeline/extract/dates/dates.js')} */
const { findDates } = await built('extract/dates/dates.js');
/** @type {typeof import('../pipeline/extract/numbers/number-confidence.js')} */
const { numberGroup } = await built('extract/numbers/number-confidence.js');
/** @type {typeof import('../pipeline/extract/dates/date-confidence.js')} */
const { dateGroup } = await built('extract/dates/date-confidence.js');
/** @type {typeof import('../pipeline/text/code-points.js')} */
const { CodePointOffsets } = await built('text/code-points.js');

/** @typedef {'numbers' | 'dates'} Table */
/** @typedef {any} Gold an annotation; its shape is that of its set */
/** @typedef {any} Row a number or a date, with the fields that the scorers read */

/**
 * @typedef {object} JudgedRow
 * @property {Table} table
 * @property {string} group what its chance to be right depends on
 * @property {string} document
 * @property {number} worth 1 when it is right, 0 when it is wrong
 */

/**
 * @typedef {object} DevelopmentSet
 * @property {string} file
 * @property {string} field of a line that holds its annotations
 * @property {readonly Table[]} tables
 * @property {(row: Row, gold: Gold | undefined, line: Gold) => number | null} worth 1 when a row is right, 0 when it is
 *   wrong, BY_READERS when only its convention differs, null when the set does not say
 * @property {typeof pairSpans} [pair] pairs annotations with rows, by their spans unless given
 */

/** @typedef {{ chance: number, rows: number }} Chance */

/**
 * Our kinds → those that the newswire set marks.
 *
 * @type {Readonly<Record<string, string>>}
 */
const FOLDED = {
  dimension: 'measure',
  age: 'measure',
  temperature: 'measure',
  datetime: 'date',
  daterange: 'date',
  datetimerange: 'date',
  range: 'cardinal',
  timerange: 'time',
};
const MARKED = ['cardinal', 'percent', 'money', 'measure', 'date', 'duration', 'time'];

/** Where a reader's convention and the specification's differ, the reader's counts twice as much. */
const BY_READERS = 2 / 3;

/** @param {boolean} isMarked whether the set marks rows of this kind */
const unpaired = (isMarked) => (isMarked ? 0 : null);

/**
 * A set of real news. A range is two expressions there.
 *
 * @param {string} file
 * @returns {DevelopmentSet}
 */
function newsDates(file) {
  return {
    file: `news-dates/${file}.jsonl`,
    field: 'dates',
    tables: ['dates'],
    worth(row, gold) {
      if (gold === undefined) return 0;
      if (gold.dct) return null;
      if (sameMoment(gold.value, row.timex)) return 1;
      return row.timex.startsWith(`(${gold.value}`) ? 1 : 0;
    },
  };
}

/**
 * Whether two TIMEX3 values are the same but for minutes that are not there.
 *
 * @param {string} a
 * @param {string} b
 */
const sameMoment = (a, b) => a.replace(/T(\d\d)$/, 'T$1:00') === b.replace(/T(\d\d)$/, 'T$1:00');

/** @param {Row} row @param {Gold} gold */
const sameQuantity = (row, gold) =>
  gold.low === undefined
    ? [row.value, row.valueLow, row.valueHigh].some((value) => isClose(value, gold.value))
    : isClose(row.valueLow, gold.low) && isClose(row.valueHigh, gold.high);

/** @param {number | null} a @param {number} b */
const isClose = (a, b) => a !== null && Math.abs(Math.abs(a) - Math.abs(b)) <= 1e-5 * Math.abs(b);

/**
 * Pairs quantities that have no place in their sentence with the rows of their value.
 *
 * @param {readonly Gold[]} gold
 * @param {readonly Row[]} rows
 */
function pairQuantities(gold, rows) {
  const left = new Set(rows);
  return gold.flatMap((quantity) => {
    const predicted = [...left].find((row) => sameQuantity(row, quantity));
    if (predicted === undefined) return [];
    left.delete(predicted);
    return [{ gold: quantity, predicted }];
  });
}

/** @type {readonly DevelopmentSet[]} */
const SETS = [
  {
    file: 'numbers/recognizers-dev.jsonl',
    field: 'numbers',
    tables: ['numbers'],
    worth: (row, gold, line) =>
      gold === undefined
        ? unpaired(line.kinds.includes(row.kind))
        : Number(gold.kind === row.kind && numberChecks.value(gold, row)),
  },
  {
    file: 'numbers/dates-dev.jsonl',
    field: 'dates',
    tables: ['dates'],
    worth(row, gold) {
      if (gold === undefined) return 0;
      if (gold.kind === row.kind && dateChecks.value(gold, row)) return 1;
      // "2014 to 2018" ends there on the first day of 2018, here on its last.
      const sameStart = row.valueStart !== null && String(gold.value).startsWith(`${row.valueStart}/`);
      return gold.kind === row.kind && row.timex.startsWith('(') && sameStart ? BY_READERS : 0;
    },
  },
  {
    file: 'numbers/ieer-dev.jsonl',
    field: 'expressions',
    tables: ['numbers', 'dates'],
    worth(row, gold) {
      const kind = FOLDED[row.kind] ?? row.kind;
      // What is relative to the story's day (`last week`) is not marked there.
      if (gold === undefined)
        return unpaired(MARKED.includes(kind) && !(row.table === 'dates' && row.value === null));
      // `14-story` is a measure there, the sides of a score are two numbers, `two years` of "two years ago" is a
      // duration.
      const byConvention =
        (kind === 'cardinal' && gold.kind === 'measure') ||
        (kind === 'score' && gold.kind === 'cardinal') ||
        (kind === 'date' && gold.kind === 'duration');
      return byConvention || gold.kind === kind ? 1 : 0;
    },
  },
  {
    file: 'news-numbers/newsquant.jsonl',
    field: 'quantities',
    tables: ['numbers'],
    pair: pairQuantities,
    // Ordinals are not marked there.
    worth: (row, gold) => (gold === undefined ? unpaired(row.kind !== 'ordinal') : 1),
  },
  {
    file: 'news-numbers/meantime-expressions.jsonl',
    field: 'expressions',
    tables: ['numbers'],
    worth: (row, gold) => (gold === undefined ? unpaired(row.kind !== 'ordinal' && row.kind !== 'score') : 1),
  },
  ...['timebank', 'aquaint', 'meantime-dates'].map(newsDates),
];

/**
 * The rows of a set that can be judged.
 *
 * @param {DevelopmentSet} set
 * @returns {JudgedRow[]}
 */
function rowsOf({ file, field, tables, worth, pair = pairSpans }) {
  return readJsonl(join(data, file)).flatMap((/** @type {Gold} */ line) => {
    const document = textDocument(line.text, { publishedAt: line.reference ?? line.published_at ?? null });
    const names = findNames(document).mentions;
    const dates = findDates(document, names);
    /** @type {Record<Table, { row: Row, group: string }[]>} */
    const found = {
      numbers: findNumbers(document, dates, names).map((row) => ({
        row,
        group: numberGroup(row, document.text),
      })),
      dates: dates.map((row) => ({ row, group: dateGroup(row, document.text) })),
    };
    const offsets = new CodePointOffsets(line.text);
    const rows = tables.flatMap((table) =>
      found[table].map(({ row, group }) => ({
        ...row,
        table,
        group,
        document: line.id,
        value_low: row.valueLow,
        value_high: row.valueHigh,
        start: offsets.at(row.span.start),
        end: offsets.at(row.span.end),
      })),
    );
    const gold = new Map(
      pair(line[field], rows).map((/** @type {Gold} */ pair) => [pair.predicted, pair.gold]),
    );
    return rows.flatMap((row) => {
      const value = worth(row, gold.get(row), line);
      return value === null ? [] : [{ table: row.table, group: row.group, document: line.id, worth: value }];
    });
  });
}

/** The wider class counts as much as this many rows of the narrower one. */
const PRIOR_ROWS = 8;

/**
 * The rules were made while looking at these texts. On others, rows are wrong this many times as often; for numbers as
 * measured on the half of newsquant that had not been read.
 */
const UNSEEN_ERRORS = { numbers: 1.5, dates: 1.25 };

/** No row is certain. */
const HIGHEST = 0.99;

/** @param {Table} table @param {number} chance */
const onUnseen = (table, chance) => Math.min(HIGHEST, 1 - UNSEEN_ERRORS[table] * (1 - chance));

/** @param {string} group */
const kindOf = (group) => group.replace(/ .*/, '');

/**
 * The chances of each group, of each kind and of any row, each drawn towards that of the wider class.
 *
 * @param {readonly JudgedRow[]} rows
 * @returns {Map<string, Chance>}
 */
function chancesOf(rows) {
  /** @type {Map<string, { rows: number, worth: number }>} */
  const sums = new Map();
  for (const { group, worth } of rows) {
    for (const key of new Set(['any', kindOf(group), group])) {
      const sum = sums.get(key) ?? { rows: 0, worth: 0 };
      sums.set(key, { rows: sum.rows + 1, worth: sum.worth + worth });
    }
  }
  /**
   * @param {string} key
   * @param {number} prior
   */
  const drawn = (key, prior) => {
    const sum = sums.get(key) ?? { rows: 0, worth: 0 };
    return (sum.worth + PRIOR_ROWS * prior) / (sum.rows + PRIOR_ROWS);
  };
  const any = drawn('any', 0.9);
  /** @param {string} key */
  const chance = (key) => {
    if (key === 'any') return any;
    const ofKind = drawn(kindOf(key), any);
    return key === kindOf(key) ? ofKind : drawn(key, ofKind);
  };
  return new Map([...sums].map(([key, sum]) => [key, { chance: chance(key), rows: sum.rows }]));
}

/**
 * @param {Table} table
 * @param {ReadonlyMap<string, Chance>} chances
 * @param {string} group
 */
function chanceIn(table, chances, group) {
  const found = chances.get(group) ?? chances.get(kindOf(group)) ?? chances.get('any');
  if (found === undefined) throw new Error('calibrate: there are no rows to learn from');
  return onUnseen(table, found.chance);
}

const FOLDS = 5;

/**
 * Rows with their chances, each from the rows of other documents.
 *
 * @param {readonly JudgedRow[]} rows
 */
function crossFitted(rows) {
  const documents = [...new Set(rows.map((row) => row.document))];
  const foldOf = new Map(documents.map((document, index) => [document, index % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const chances = chancesOf(rows.filter((row) => foldOf.get(row.document) !== fold));
    return rows
      .filter((row) => foldOf.get(row.document) === fold)
      .map((row) => ({ ...row, chance: chanceIn(row.table, chances, row.group) }));
  }).flat();
}

/**
 * @param {Table} table
 * @param {readonly (JudgedRow & { chance: number })[]} judged
 */
function printReliability(table, judged) {
  /** @param {{ readonly chance: number }} row */
  const binOf = ({ chance }) => Math.min(9, Math.floor(chance * 10));
  const bins = Array.from({ length: 10 }, (_, bin) => judged.filter((row) => binOf(row) === bin));
  /**
   * @param {readonly (JudgedRow & { chance: number })[]} rows
   * @param {'chance' | 'worth'} field
   */
  const mean = (rows, field) => rows.reduce((sum, row) => sum + row[field], 0) / rows.length;
  const filled = bins.filter((bin) => bin.length > 0);
  const error = filled.reduce(
    (sum, bin) => sum + (bin.length / judged.length) * Math.abs(mean(bin, 'chance') - mean(bin, 'worth')),
    0,
  );
  console.log(`\n| ${table}: confidence | rows | mean | right |\n|---|---:|---:|---:|`);
  for (const [index, bin] of bins.entries()) {
    if (bin.length === 0) continue;
    const low = index / 10;
    const cells = [
      `${low.toFixed(1)} to ${(low + 0.1).toFixed(1)}`,
      bin.length,
      mean(bin, 'chance').toFixed(2),
      mean(bin, 'worth').toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(`\nexpected calibration error: ${error.toFixed(3)}`);
}

const rows = SETS.flatMap(rowsOf);
for (const table of /** @type {const} */ (['numbers', 'dates'])) {
  const own = rows.filter((row) => row.table === table);
  printReliability(table, crossFitted(own));
  if (!write) continue;
  const lines = [...chancesOf(own)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, { chance, rows: count }]) => `${group}\t${onUnseen(table, chance).toFixed(2)}\t${count}`);
  const head =
    '# How often rows of a group are right, written by scripts/calibrate.mjs. Columns: group, chance, rows seen.';
  writeFileSync(
    join(root, `pipeline/extract/${table}/${table.slice(0, -1)}-confidence.txt`),
    `${[head, ...lines].join('\n')}\n`,
  );
}
