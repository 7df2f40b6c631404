import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ModelFile } from '../../pipeline/tagger/model-file.js';

const WORDS = new Uint8Array(readFileSync(new URL('../../models/words.bin', import.meta.url)));

test('a whole model file is read', () => {
  expect(new ModelFile(WORDS).head.model).toMatch(/^words@/);
});

test.each([
  ['lacks its last byte', WORDS.slice(0, -1), /^model words@\S+ is cut off after \d+ bytes$/],
  ['is something else', new TextEncoder().encode('<html></html>'), /^not a model file/],
])('one that %s is refused', (_, bytes, message) => {
  expect(() => new ModelFile(bytes)).toThrow(message);
});
