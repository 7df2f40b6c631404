import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tryOpenFiles } from '../../pipeline/system/open-files.js';

test.runIf(process.platform === 'linux')('files that were opened to try it are closed again', () => {
  const count = (): number => readdirSync('/proc/self/fd').length;
  const before = count();
  tryOpenFiles();
  expect(count()).toBeLessThan(before + 10);
});
