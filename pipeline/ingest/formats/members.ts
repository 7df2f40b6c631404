import { isJsonObject, type JsonObject } from '../json-object.js';

/** A member of a record or of an object in it. */
export interface Member {
  readonly value: unknown;
  /** Names that lead to it from the record. */
  readonly path: readonly string[];
}

/** Looks up the members of one record, in any case. Work grows with the size of the record, whatever is looked up. */
export class Members {
  readonly #record: JsonObject;
  /** Of the record and the objects in it that were looked into: names by their form in small letters. */
  readonly #names = new Map<JsonObject, ReadonlyMap<string, string>>();

  constructor(record: JsonObject) {
    this.#record = record;
  }

  /**
   * The member of that name or, where the name has a dot and no member has it, `b` of the object `a` for `a.b`. Of
   * names that differ in case only, the one as asked for comes first, then the one in small letters. Of a list of
   * objects the first one counts.
   */
  at(path: string): Member | null {
    return this.#find(this.#record, path);
  }

  #find(object: JsonObject, path: string): Member | null {
    const name = Object.hasOwn(object, path) ? path : this.#namesOf(object).get(path.toLowerCase());
    if (name !== undefined) return { value: object[name], path: [name] };
    const dot = path.indexOf('.');
    if (dot === -1) return null;
    const outer = this.#find(object, path.slice(0, dot));
    const holder: unknown = Array.isArray(outer?.value) ? outer.value[0] : outer?.value;
    if (outer === null || !isJsonObject(holder)) return null;
    const inner = this.#find(holder, path.slice(dot + 1));
    return inner === null ? null : { value: inner.value, path: [...outer.path, ...inner.path] };
  }

  #namesOf(object: JsonObject): ReadonlyMap<string, string> {
    const known = this.#names.get(object);
    if (known !== undefined) return known;
    const names = new Map<string, string>();
    for (const name of Object.keys(object)) {
      const lower = name.toLowerCase();
      if (name === lower || !names.has(lower)) names.set(lower, name);
    }
    this.#names.set(object, names);
    return names;
  }
}
