import { readTable } from '../../pipeline/text/word-list.js';

/** Every name under which records have their fields, but for those of the text. */
export const usualNames = (): string[] =>
  readTable(new URL('../../pipeline/ingest/formats/field-names.txt', import.meta.url))
    .filter(([field]) => field !== 'text')
    .map(([, name]) => name as string);
