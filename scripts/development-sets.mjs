import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The options of a command over the development sets: `--data DIR [--scorers DIR] [--write]`. Ends the program when the
 * sets are not named.
 *
 * @param {string} command its name, for the message
 */
export function developmentSets(command) {
  const { values: options } = parseArgs({
    options: {
      data: { type: 'string' },
      scorers: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  if (options.data === undefined || !existsSync(options.data)) {
    console.error(`${command}: name the folder of the development sets: npm run ${command} -- --data DIR`);
    process.exit(1);
  }
  const data = resolve(options.data);
  return { data, scorers: resolve(options.scorers ?? join(data, '..', 'eval')), write: options.write };
}
