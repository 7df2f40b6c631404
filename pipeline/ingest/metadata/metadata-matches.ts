import { pluralised } from '../../text/pluralised.js';
import { splitCompression } from '../formats/compression.js';
import type { InputPlan } from '../inputs/inputs.js';
import type { Completion } from '../read-all.js';
import type { SourceRecord } from '../record.js';
import { withGiven } from './given.js';
import type { MetadataTable, MetadataWarning } from './metadata-table.js';

/** Names that a message shows. */
const SHOWN = 3;

/** Finds the rows of a table for the records of one reading, and keeps account of what fits nothing. */
export class MetadataMatches implements Completion {
  readonly #table: MetadataTable;
  /** Names without a folder that several files of the inputs have: they name none of them. */
  readonly #shared: ReadonlySet<string>;
  readonly #used = new Set<string>();
  /** For each key that is the id of a record: the file that it was found in. */
  readonly #fileOfId = new Map<string, string>();
  readonly #ambiguous = new Set<string>();
  readonly #missing: string[] = [];
  #missingCount = 0;

  private constructor(table: MetadataTable, sourcePaths: readonly string[]) {
    this.#table = table;
    this.#shared = sharedNames(sourcePaths);
  }

  /** @returns null where there is no table */
  static of(table: MetadataTable | null, { files }: Pick<InputPlan, 'files'>): MetadataMatches | null {
    if (table === null) return null;
    return new MetadataMatches(
      table,
      files.map(({ sourcePath }) => sourcePath),
    );
  }

  /**
   * A record with the fields of its row, which count where the record says otherwise. The row is that of its doc_id, of
   * its source_id, of its source_path, of the name of its file, or of that name without its extension: the first of
   * these that is a key.
   */
  complete(record: SourceRecord, folder: string): SourceRecord {
    const key = this.#keyOf(record, folder);
    if (key === null) {
      if (++this.#missingCount <= SHOWN) this.#missing.push(record.docId);
      return record;
    }
    this.#used.add(key);
    return withGiven(record, this.#table.rows.get(key)!, 'metadata');
  }

  /** @param isWhole whether all records were read: else rows and records without each other say nothing */
  warnings(isWhole: boolean): readonly MetadataWarning[] {
    const { path, rows, warnings } = this.#table;
    if (!isWhole) return warnings;
    const unused = [...rows.keys()].filter((key) => !this.#used.has(key) && !this.#ambiguous.has(key));
    const found = (code: MetadataWarning['code'], count: number, message: string): MetadataWarning[] =>
      count === 0 ? [] : [{ code, message }];
    return [
      ...warnings,
      ...found(
        'metadata_key',
        this.#ambiguous.size,
        `${pluralised(this.#ambiguous.size, 'key')} of ${path} with several files of that name (${shown([...this.#ambiguous])}): give the source_path of each`,
      ),
      ...found(
        'metadata_unused',
        unused.length,
        `${pluralised(unused.length, 'row')} of ${path} without a record (${shown(unused)})`,
      ),
      ...found(
        'metadata_missing',
        this.#missingCount,
        `${pluralised(this.#missingCount, 'record')} without a row in ${path} (${shown(this.#missing, this.#missingCount)})`,
      ),
    ];
  }

  #keyOf({ docId, sourceId, sourcePath }: SourceRecord, folder: string): string | null {
    const { rows } = this.#table;
    const names = namesWithoutFolder(sourcePath);
    for (const key of [folder + docId, docId]) if (rows.has(key)) return key;
    if (!names.includes(sourceId) && rows.has(sourceId)) {
      const file = this.#fileOfId.get(sourceId) ?? sourcePath;
      this.#fileOfId.set(sourceId, file);
      if (file !== sourcePath) this.#ambiguous.add(sourceId);
      return sourceId;
    }
    for (const key of [folder + sourcePath, sourcePath]) if (rows.has(key)) return key;
    for (const key of names) {
      if (!rows.has(key)) continue;
      if (!this.#shared.has(key)) return key;
      this.#ambiguous.add(key);
    }
    return null;
  }
}

/** The name of a file without its folder, and the same without its extension. */
function namesWithoutFolder(sourcePath: string): readonly string[] {
  const name = sourcePath.slice(sourcePath.lastIndexOf('/') + 1);
  const plain = splitCompression(name).name;
  const dot = plain.lastIndexOf('.');
  return [name, dot <= 0 ? plain : plain.slice(0, dot)];
}

function sharedNames(sourcePaths: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const path of sourcePaths)
    for (const name of new Set(namesWithoutFolder(path))) {
      if (seen.has(name)) shared.add(name);
      seen.add(name);
    }
  return shared;
}

const shown = (names: readonly string[], count = names.length): string =>
  names.slice(0, SHOWN).join(', ') + (count > SHOWN ? ', …' : '');
