// Calibrates the confidence of numbers and dates: how often rows of a trait are right on the development sets.
//
//   npm run calibrate -- --data DIR [--scorers DIR] [--write]
//
// Prints the reliability of the chances, each document's rows judged by chances from the other documents (five folds), and
// the expected calibration error. --write renews the tables that stand beside the extractors' code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { developmentSets } from './development-sets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { data, scorers, write } = developmentSets('calibrate');
const { pairSpans, readJsonl } = await import(join(scorers, 'span-scoring.mjs'));
const { numberChecks } = await import(join(scorers, 'score-numbers.mjs'));
const { dateChecks } = await import(join(scorers, 'score-dates.mjs'));
const { textDocument } = await import(join(root, 'dist/extract/document.js'));
const { findNames } = await import(join(root, 'dist/extract/names/names.js'));
const { findNumbers } = await import(join(root, 'dist/extract/numbers/numbers.js'));
const { findDates } = await import(join(root, 'dist/extract/dates/dates.js'));
const { numberTrait } = await import(join(root, 'dist/extract/numbers/number-confidence.js'));
const { dateTrait } = await import(join(root, 'dist/extract/dates/date-confidence.js'));
const { CodePointOffsets } = await import(join(root, 'dist/text/code-points.js'));

/** The kinds of the newswire's marks. */
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

/** Where the reader's convention stands against the specification's, his counts double. */
const BY_READERS = 2 / 3;

/** A row is worth 1 when it is right, 0 when wrong, BY_READERS where only its convention is another; null where none speaks. */
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
      // `14-story` is a measure there, the sides of a score are two numbers, `two years` of "two years ago" is a duration.
      const byConvention =
        (kind === 'cardinal' && gold.kind === 'measure') ||
        (kind === 'score' && gold.kind === 'cardinal') ||
        (kind === 'date' && gold.kind === 'duration');
      return byConvention || gold.kind === kind ? 1 : 0;
    },
  },
];
const unpaired = (isMarked) => (isMarked ? 0 : null);

function rowsOf({ file, field, tables, worth }) {
  return readJsonl(join(data, file)).flatMap((line) => {
    const document = textDocument(line.text, { publishedAt: line.reference ?? null });
    const names = findNames(document).mentions;
    const dates = findDates(document, names);
    const found = {
      numbers: findNumbers(document, dates, names).map((row) => ({
        row,
        trait: numberTrait(row, document.text),
      })),
      dates: dates.map((row) => ({ row, trait: dateTrait(row, document.text) })),
    };
    const offsets = new CodePointOffsets(line.text);
    const rows = tables.flatMap((table) =>
      found[table].map(({ row, trait }) => ({
        ...row,
        table,
        trait,
        document: line.id,
        value_low: row.valueLow,
        value_high: row.valueHigh,
        start: offsets.at(row.span.start),
        end: offsets.at(row.span.end),
      })),
    );
    const gold = new Map(pairSpans(line[field], rows).map((pair) => [pair.predicted, pair.gold]));
    return rows.flatMap((row) => {
      const value = worth(row, gold.get(row), line);
      return value === null ? [] : [{ table: row.table, trait: row.trait, document: line.id, worth: value }];
    });
  });
}

/** As many rows of the wider class speak along with those of the narrower one. */
const PRIOR_ROWS = 8;

/** The rules were made while looking at these texts: on others a row is wrong so many times as often. */
const UNSEEN_ERRORS = 1.25;

const onUnseen = (chance) => 1 - UNSEEN_ERRORS * (1 - chance);

/** Chances by trait, kind and for any row, each drawn towards the wider class. */
function chancesOf(rows) {
  const sums = new Map();
  for (const { trait, worth } of rows) {
    for (const key of new Set(['any', trait.split(' ')[0], trait])) {
      const sum = sums.get(key) ?? { rows: 0, worth: 0 };
      sums.set(key, { rows: sum.rows + 1, worth: sum.worth + worth });
    }
  }
  const drawn = (key, prior) => {
    const sum = sums.get(key) ?? { rows: 0, worth: 0 };
    return (sum.worth + PRIOR_ROWS * prior) / (sum.rows + PRIOR_ROWS);
  };
  const any = drawn('any', 0.9);
  const kindOf = (key) => drawn(key.split(' ')[0], any);
  return new Map(
    [...sums.keys()].map((key) => [
      key,
      {
        chance: key === 'any' ? any : key.includes(' ') ? drawn(key, kindOf(key)) : kindOf(key),
        rows: sums.get(key).rows,
      },
    ]),
  );
}

const chanceIn = (chances, trait) =>
  onUnseen((chances.get(trait) ?? chances.get(trait.split(' ')[0]) ?? chances.get('any')).chance);

const FOLDS = 5;

function crossFitted(rows) {
  const documents = [...new Set(rows.map((row) => row.document))];
  const foldOf = new Map(documents.map((document, index) => [document, index % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const chances = chancesOf(rows.filter((row) => foldOf.get(row.document) !== fold));
    return rows
      .filter((row) => foldOf.get(row.document) === fold)
      .map((row) => ({ ...row, chance: chanceIn(chances, row.trait) }));
  }).flat();
}

function printReliability(table, judged) {
  const bins = Array.from({ length: 10 }, () => []);
  for (const row of judged) bins[Math.min(9, Math.floor(row.chance * 10))].push(row);
  const mean = (rows, field) => rows.reduce((sum, row) => sum + row[field], 0) / rows.length;
  const filled = bins.filter((bin) => bin.length > 0);
  const error = filled.reduce(
    (sum, bin) => sum + (bin.length / judged.length) * Math.abs(mean(bin, 'chance') - mean(bin, 'worth')),
    0,
  );
  console.log(`\n| ${table}: confidence | rows | mean | right |\n|---|---:|---:|---:|`);
  for (const bin of filled) {
    const low = Math.min(9, Math.floor(bin[0].chance * 10)) / 10;
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
for (const table of ['numbers', 'dates']) {
  const own = rows.filter((row) => row.table === table);
  printReliability(table, crossFitted(own));
  if (!write) continue;
  const lines = [...chancesOf(own)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([trait, { chance, rows: count }]) => `${trait}\t${onUnseen(chance).toFixed(2)}\t${count}`);
  const head =
    '# How often rows of a trait are right, written by scripts/calibrate.mjs. Columns: trait, chance, rows seen.';
  writeFileSync(
    join(root, `pipeline/extract/${table}/${table.slice(0, -1)}-confidence.txt`),
    `${[head, ...lines].join('\n')}\n`,
  );
}
