import type { NameType } from '../name-type.js';
import { countryBefore, isNational } from './countries.js';
import type { EntityDraft, EntityTable } from './entity-table.js';
import type { Spellings } from './handles.js';
import { nameKey } from './name-key.js';
import { type WellKnown, wellKnown } from './well-known.js';
import { displayName, initialsOf, isFuller, type ListedName, withoutLegalForm } from './written-forms.js';

/** Two names that a hyphen joins, each of which may be a company of its own: `Gannett-GateHouse`. */
const JOINT = /^\p{Lu}\p{L}+-\p{Lu}\p{L}+$/u;

/** The organisations, places and other things that a document names. */
export class Things {
  /** @param country where the document is set, as an ISO code */
  constructor(
    private readonly table: EntityTable,
    private readonly spellings: Spellings,
    private readonly country: string | null,
  ) {}

  /** The thing of a name that is clear by itself. */
  named(name: ListedName, text: string): EntityDraft {
    const full = name.known?.type === name.type ? name.known.fullName : text;
    const fullKey = nameKey(full);
    const thing = this.wellKnown(name.type, text) ?? (full === text ? null : this.wellKnown(name.type, full));
    const display = displayName(name, text, thing);
    const key = this.#keyOf(name.type, text, thing?.key ?? withoutLegalForm(fullKey));
    const same = this.table.byForm(name.type, key);
    if (same !== undefined) {
      if (isFuller(name, display, same.name)) same.name = display;
      return same;
    }
    const wikidata = thing?.wikidata ?? null;
    const draft = { type: name.type, name: display, key, person: null, wikidata };
    const entity = this.table.add(draft, name.type, key);
    const words = fullKey.split(' ');
    if (name.type === 'organization' && words.length > 1) {
      if (!JOINT.test(full)) {
        this.table.addPart('first word', words[0]!, entity);
        this.table.addPart('last word', words.at(-1)!, entity);
      }
      this.table.addForm('initials', initialsOf(text), entity);
    }
    this.spellings.add(entity);
    return entity;
  }

  /** What everybody calls by a name; of several things the one that the document has named before. */
  wellKnown(type: NameType, name: string): WellKnown | null {
    const things = wellKnown(type, name);
    if (things.length < 2) return things[0] ?? null;
    return things.find(({ key }) => this.table.byForm(type, key) !== undefined) ?? null;
  }

  /** The key of a thing, with its country where many have one of its name: `senate us`. */
  #keyOf(type: NameType, text: string, key: string): string {
    if (type !== 'organization' || !isNational(key)) return key;
    const country = countryBefore(text)?.country ?? this.country;
    return country === null ? key : `${key} ${country.toLowerCase()}`;
  }
}
