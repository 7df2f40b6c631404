import type { EntityDraft, EntityTable } from './entity-table.js';
import type { Spellings } from './handles.js';
import { nameKey } from './name-key.js';
import { type PersonName, sameGivenName } from './person-name.js';

/** The persons whom a document names in full. */
export class Persons {
  /** How often the document uses each form of a person's full name. */
  readonly #forms = new Map<EntityDraft, Map<string, number>>();

  constructor(
    private readonly table: EntityTable,
    private readonly spellings: Spellings,
  ) {}

  /** The person of a full name, who is new if nobody known can bear it. */
  named(person: PersonName): EntityDraft {
    const entity = this.known(person) ?? this.#add(person);
    const forms = this.#forms.get(entity) ?? new Map<string, number>();
    forms.set(person.display, (forms.get(person.display) ?? 0) + 1);
    this.#forms.set(entity, forms);
    return entity;
  }

  /** A name without `Jr.` can be the short form of one with it that was mentioned before; never the other way round. */
  known(person: PersonName): EntityDraft | undefined {
    const canBeSame = (entity: EntityDraft): boolean =>
      sameGivenName(entity.person!.given, person.given) &&
      (person.generation === '' || person.generation === entity.person!.generation);
    return (
      this.table.byForm('person', person.key) ??
      this.table.withPart('surname', person.surname).find(canBeSame) ??
      this.table.withPart('double surname', person.key)[0]
    );
  }

  /** Records another full name of a person: `Ann Lee, born Ann Hughes`. */
  rename(entity: EntityDraft, person: PersonName): void {
    this.table.addForm('person', person.key, entity);
    this.table.addPart('surname', person.surname, entity);
  }

  /** Names each person by the form that the document uses most often; of equals the longest, then the first. */
  nameByCommonestForm(): void {
    for (const [entity, forms] of this.#forms) {
      const [best] = [...forms].sort(([a, m], [b, n]) => n - m || b.length - a.length)[0]!;
      entity.name = best;
    }
  }

  #add(person: PersonName): EntityDraft {
    const { display, key, surname, given } = person;
    const entity = this.table.add({ type: 'person', name: display, key, person }, 'person', key);
    this.table.addPart('surname', surname, entity);
    this.table.addPart('surname', surname.slice(surname.lastIndexOf(' ') + 1), entity);
    this.table.addPart('given name', given, entity);
    const words = nameKey(display).split(' ');
    if (words.length > 2) this.table.addPart('double surname', words.slice(-2).join(' '), entity);
    this.spellings.add(entity);
    return entity;
  }
}
