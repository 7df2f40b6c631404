import type { ExportFormat } from '../export/choices.js';
import { FILE_OPTIONS } from './configuration-schema.js';
import type { Given } from './option.js';

/**
 * The first of some given options of a run that is for other formats than those that are written, and what to do; null
 * where there is none.
 */
export function unusedOption(
  given: Given,
  written: readonly ExportFormat[],
): { readonly flag: string; readonly complaint: string } | null {
  for (const flag of Object.keys(given)) {
    const formats = FILE_OPTIONS.get(flag)?.formats;
    if (formats === undefined || formats.some((format) => written.includes(format))) continue;
    const wanted = formats.join(' or ');
    return {
      flag,
      complaint: `is for ${wanted}, and the format is ${written.join(',')}: leave it out, or add ${wanted} to the formats`,
    };
  }
  return null;
}
