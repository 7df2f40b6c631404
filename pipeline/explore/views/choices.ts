import type { Asker } from '../../reading/ask.js';
import { raw } from '../../reading/sql.js';
import type { Choices, Count } from '../contract.js';
import { countsOf } from './counts.js';

/** What the filters offer: the values that occur. */
const FILTERS: Readonly<Record<keyof Choices, readonly [table: string, column: string]>> = {
  publishers: ['documents', 'publisher'],
  sections: ['documents', 'section'],
  languages: ['documents', 'language'],
  statuses: ['documents', 'extraction_status'],
  quoteKinds: ['quotes', 'kind'],
  media: ['quotes', 'medium'],
  natures: ['quotes', 'nature'],
  numberKinds: ['numbers', 'kind'],
  units: ['numbers', 'unit'],
  dateKinds: ['dates', 'kind'],
  quarantineCodes: ['quarantine', 'code'],
  quarantineTables: ['quarantine', 'table_name'],
};

export async function choices(asker: Asker): Promise<Choices> {
  const counts = await Promise.all(
    Object.entries(FILTERS).map(
      async ([name, [table, column]]): Promise<[string, Count[]]> => [
        name,
        await countsOf(asker, raw(table), raw(column)),
      ],
    ),
  );
  return Object.fromEntries(counts) as unknown as Choices;
}
