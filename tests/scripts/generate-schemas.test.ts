import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnsModule } from '../../scripts/generate/columns.mjs';
import { readTableSchemas } from '../../scripts/generate/schemas.mjs';
import { ROOT, scratchFolder } from '../command.js';

interface Part {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** The schemas; that of numbers has more properties, and requires more of them. */
function schemasWith({ properties = {}, required = [] }: Part): string {
  const folder = join(scratchFolder(), 'schemas');
  cpSync(join(ROOT, 'schemas'), folder, { recursive: true });
  const path = join(folder, 'numbers.schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Required<Part>;
  const more = {
    properties: { ...schema.properties, ...properties },
    required: [...schema.required, ...required],
  };
  writeFileSync(path, JSON.stringify({ ...schema, ...more }));
  return folder;
}

test.each([
  ['is not required', 'extra', { properties: { extra: { type: 'string' } } }, /name it in `required`/],
  ['is required alone', 'gone', { required: ['gone'] }, /describe it/],
  ['has two types', 'value', { properties: { value: { type: ['number', 'string'] } } }, /one type/],
])('a property that %s is named with its file', (_, name, part, message) => {
  const generate = (): string => columnsModule(readTableSchemas(schemasWith(part)));
  expect(generate).toThrow(`schemas/numbers.schema.json: property ${name}: `);
  expect(generate).toThrow(message);
});

test('schemas in which nothing is wrong are read', () => {
  const extra = { properties: { extra: { type: 'string' } }, required: ['extra'] };
  expect(columnsModule(readTableSchemas(schemasWith(extra)))).toContain('"extra"');
});
