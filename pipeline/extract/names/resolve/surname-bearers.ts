import type { Gender } from '../../../language/gender.js';
import type { DocumentNames } from './document-names.js';
import type { EntityDraft, EntityTable } from './entity-table.js';
import { canBeOfGender } from './person-name.js';
import { SurnameUsage } from './surname-usage.js';

/** Decides which of the persons whom a document names in full a surname alone means. */
export class SurnameBearers {
  readonly #usage = new SurnameUsage<EntityDraft>();

  constructor(
    private readonly table: EntityTable,
    private readonly names: DocumentNames,
  ) {}

  /**
   * Of several bearers of a surname, the one mentioned last if in the same paragraph, else the one whom the surname
   * alone has meant most often. So relatives mentioned in passing, by their full names, do not take it over. Where two
   * were mentioned last in one sentence, and the surname alone has meant neither before, nothing tells which it is.
   *
   * @param gender which a title before the surname shows
   */
  bearer(surname: string, index: number, gender: Gender | null): EntityDraft | 'ambiguous' | undefined {
    const fits = (entity: EntityDraft): boolean => canBeOfGender(entity.person, gender);
    const last = this.table.lastWithPart('surname', surname, index, fits);
    if (last === undefined) return undefined;
    const { paragraphs } = this.names;
    const isNear = last.lastMention >= 0 && paragraphs[last.lastMention] === paragraphs[index];
    const usual = this.#usage.usual(surname);
    const isUsual = usual !== undefined && fits(usual);
    const hasRival = this.table.withPart('surname', surname).some((other) => {
      return other !== last && fits(other) && this.#areInOneSentence(other.lastMention, last.lastMention);
    });
    if (hasRival && !isUsual) return 'ambiguous';
    const bearer = isUsual && (hasRival || !isNear) ? usual : last;
    this.#usage.count(surname, bearer);
    return bearer;
  }

  /** Whether two mentions, -1 for none, stand in one sentence. */
  #areInOneSentence(a: number, b: number): boolean {
    return a >= 0 && b >= 0 && this.names.sentences[a] === this.names.sentences[b];
  }
}
