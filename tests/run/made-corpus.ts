import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import { scratchFolder } from '../command.js';

/** Writes the files of a folder, and gives the settings of a run over it. */
export function corpus(files: Readonly<Record<string, string | Uint8Array>>): RunSettings {
  const scratch = scratchFolder();
  const folder = join(scratch, 'articles');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { ...DEFAULTS, inputs: [{ path: folder, name: null }], out: join(scratch, 'out'), workers: 0 };
}
