import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationSchema, FILE_OPTIONS } from '../../pipeline/config/configuration-schema.js';
import { propertyRuns } from '../property-runs.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/configuration.json', import.meta.url), 'utf8'),
) as { properties: Record<string, { description: string; examples?: unknown[] }> };
const isValid = new Ajv2020({ strict: false }).compile(schema);

const isRead = (key: string, value: unknown): boolean => {
  try {
    FILE_OPTIONS.get(key)?.read(value);
    return true;
  } catch {
    return false;
  }
};

const word = fc.constantFrom(
  'csv',
  'parquet',
  'csv,jsonl',
  'csv,',
  'xls',
  'text=body',
  'id=',
  '=x',
  'a=b',
  'true',
  'month',
  'zstd',
  '',
  '2',
  '0.5',
  '1e1',
  'x',
  'json',
  'plain',
);
const scalar = fc.oneof(word, fc.boolean(), fc.integer({ min: -1, max: 300 }), fc.constantFrom(0.25, 2.5));
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('text', 'id', 'body', ''), scalar, { maxKeys: 2 }),
);

/** The schema cannot see whether a number that is written as text is in its range, or whole. */
const isNumberAsText = (key: string, given: unknown): boolean =>
  typeof given === 'string' && FILE_OPTIONS.get(key)?.kind.label === 'number';

describe('the schema of configuration files', () => {
  test.each(propertyRuns(1000))('allows what a run reads, and nothing else (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(fc.constantFrom(...FILE_OPTIONS.keys()), value, (key, given) => {
        if (isNumberAsText(key, given)) return;
        expect(isValid({ [key]: given }), `${key}: ${JSON.stringify(given)}`).toBe(isRead(key, given));
      }),
      { seed, numRuns },
    );
  });

  test('has an example that holds for each option, and knows no other key', () => {
    for (const [key, { description, examples }] of Object.entries(schema.properties)) {
      expect(description).not.toBe('');
      if (key === '$schema') continue;
      expect(examples, key).toHaveLength(1);
      expect(isValid({ [key]: examples?.[0] }), key).toBe(true);
      expect(isRead(key, examples?.[0]), key).toBe(true);
    }
    expect(isValid({ outt: 'x' })).toBe(false);
  });
});

test('the file in schemas/ is the schema of the options', () => {
  expect(schema).toEqual(configurationSchema());
});
