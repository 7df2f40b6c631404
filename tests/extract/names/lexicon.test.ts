import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LEXICON } from '../../../pipeline/extract/names/lists/lexicon.js';
import { ROOT } from '../../command.js';

test('the table that the build put together is that of the lists', () => {
  const built = readFileSync(join(ROOT, 'dist/extract/names/lists/lexicon.bin'));
  expect(built.equals(LEXICON.bytes)).toBe(true);
});
