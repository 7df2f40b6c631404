import type { CleanDocument } from '../clean/clean-document.js';
import type { Extraction } from '../extract/extract.js';
import { Placer, type Provenance } from '../extract/provenance.js';
import type { SourceRecord } from '../ingest/record.js';
import { documentKey, entityId, rowId } from './identifiers.js';

/** Everything that the stages found in one document, and what turns it into rows. */
export class DocumentFindings {
  readonly placer: Placer;
  /** The ids of the document's entities, in their order. */
  readonly entityIds: readonly string[];
  readonly #key: string;
  readonly #given = new Map<string, number>();

  constructor(
    readonly record: SourceRecord,
    readonly clean: CleanDocument,
    readonly extraction: Extraction,
  ) {
    this.placer = new Placer(record, clean, extraction.document.sentences);
    this.entityIds = extraction.names.entities.map((entity) => entityId(entity.type, entity.key));
    this.#key = documentKey(record.docId);
  }

  /**
   * A row with its id.
   *
   * @param letter that the ids of the table begin with
   * @param provenance becomes the row: not spread, because in code that is not yet optimised each property after a
   *   spread is a call into the engine
   * @param columns the table's own columns, given the id
   */
  row<Columns extends object>(
    letter: string,
    provenance: Provenance,
    columns: (id: string) => Columns,
  ): Provenance & Columns {
    const { source_start: start, source_end: end } = provenance;
    return Object.assign(provenance, columns(this.#distinct(rowId(letter, this.#key, start, end))));
  }

  /** Gives back an id, or the id with `~2`, `~3` … when it was given before. */
  #distinct(id: string): string {
    const count = (this.#given.get(id) ?? 0) + 1;
    this.#given.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }
}
