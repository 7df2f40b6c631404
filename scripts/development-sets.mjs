import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
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
  // A scorer runs only where it is started by its real path.
  const data = realpathSync(options.data);
  return { data, scorers: realpathSync(options.scorers ?? join(data, '..', 'eval')), write: options.write };
}
