import { option } from '../config/option.js';
import { text } from '../config/value-kinds.js';

/** The option of commands that read an export: where it is. */
export const EXPORT_DIRECTORY = option(text, {
  flag: 'directory',
  decides: 'nothing',
  description: 'output directory of a run',
  default: 'out',
});
