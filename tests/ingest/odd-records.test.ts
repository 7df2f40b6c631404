import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldMapping, findFields } from '../../pipeline/ingest/formats/fields.js';
import type { JsonObject } from '../../pipeline/ingest/json-object.js';
import type { SourceRecord } from '../../pipeline/ingest/record.js';
import { processRecord } from '../../pipeline/run/workers/process-record.js';
import { ALL_ROWS } from '../../pipeline/tables/row-choice.js';
import { propertyRuns } from '../property-runs.js';
import { usualNames } from './usual-names.js';

const TEXT = '“We will not sell,” Ann Keller said on Tuesday.';

/** What a program may write where a person expects a plain word. */
const odd = fc.oneof(
  { depthSize: 'small', withCrossShrink: true },
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\u0000', '\ud83d', 'a\nb\u2028c', '\u200b', '\ufeff', 'x'.repeat(100_000)),
  fc.constantFrom(
    'https://news.example/a b',
    `https://news.example/${'x'.repeat(10_000)}`,
    '//',
    'mailto:a@b',
  ),
  fc.constantFrom(0, -0, 1e300, 1.5, -1, 2 ** 53, 20240501, 1714557600, 1714557600000, true, false, null),
  fc.constantFrom('2024-05-01 10:00:00+00', '05/06/2024', '9999-12-31T23:59:59-14:00', '0000-00-00'),
  fc.constantFrom<unknown>({ name: '' }, { name: { name: 'Ann' } }, [['Ann', ['Lee']], {}, 7], {
    $oid: { $oid: [] },
  }),
);
const record = fc.dictionary(fc.constantFrom(...usualNames()), odd, { maxKeys: 12 });

async function rowsOf(fields: JsonObject, mapping: FieldMapping = {}) {
  const json = JSON.stringify(fields);
  const found = findFields(JSON.parse(json) as JsonObject, mapping, json);
  const sourceId = found.id ?? 'none';
  const source: SourceRecord = {
    docId: `odd.jsonl#${sourceId}`,
    sourcePath: 'odd.jsonl',
    sourceId,
    sourceSha256: '0'.repeat(64),
    mediaType: 'application/jsonl',
    encoding: 'utf-8',
    line: 1,
    text: found.text ?? '',
    fields: found.fields,
  };
  return processRecord(source, ALL_ROWS);
}

test.each(propertyRuns(300))(
  'a record with a good text gives a document, however odd its other fields are (seed %i)',
  async (seed, numRuns) => {
    await fc.assert(
      fc.asyncProperty(record, async (fields) => {
        const { rows, quarantined } = await rowsOf({ ...fields, text: TEXT });
        expect(quarantined).toEqual([]);
        expect(rows?.documents).toHaveLength(1);
        expect(rows?.quotes.map(({ text }) => text)).toContain('We will not sell,');
      }),
      { seed, numRuns },
    );
  },
  60_000,
);

test('nesting of any depth in any field is no fault of the program', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const chain = `${'{"$oid":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  for (const value of [deep, chain])
    for (const name of usualNames()) {
      const json = `{"${name}":${value},"text":"x"}`;
      expect(() => findFields(JSON.parse(json) as JsonObject, {}, json)).not.toThrow();
    }
});
