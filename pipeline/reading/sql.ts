import type { DuckDBType } from '@duckdb/node-api';
import { duckdb } from '../duckdb/open-database.js';
import { quoteLiteral } from '../schema/columns.js';

/** What a reader asked for, as a parameter of a statement. */
export type Value = string | number;

/** A piece of SQL, and the values that stand in it. Pieces are put together with {@link sql}. */
export class Sql {
  readonly #strings: readonly string[];
  readonly #values: readonly Value[];

  constructor(strings: readonly string[], values: readonly Value[]) {
    this.#strings = strings;
    this.#values = values;
  }

  /** The statement with `$1`, `$2` … and their values with their types, for the database. */
  get statement(): { readonly text: string; readonly values: Value[]; readonly types: DuckDBType[] } {
    const { DOUBLE, INTEGER, VARCHAR } = duckdb();
    return {
      text: this.#joined((_, index) => `$${index + 1}`),
      values: [...this.#values],
      // By itself the driver takes any whole number for one of 64 bits, also where it is larger.
      types: this.#values.map((value) =>
        typeof value === 'string' ? VARCHAR : (value | 0) === value ? INTEGER : DOUBLE,
      ),
    };
  }

  /** The statement with its values in it, for a reader to see and to run. */
  get shown(): string {
    return this.#joined((value) => (typeof value === 'number' ? String(value) : quoteLiteral(value)));
  }

  /** This piece within a larger one. */
  appendTo(strings: string[], values: Value[]): void {
    const [first = '', ...others] = this.#strings;
    strings[strings.length - 1] += first;
    for (const [index, other] of others.entries()) {
      values.push(this.#values[index] as Value);
      strings.push(other);
    }
  }

  #joined(spell: (value: Value, index: number) => string): string {
    return this.#strings.reduce(
      (text, next, index) => text + spell(this.#values[index - 1] as Value, index - 1) + next,
    );
  }
}

/** Makes SQL of a template. Values become parameters, so that none of them is ever read as SQL. */
export function sql(template: TemplateStringsArray, ...parts: readonly (Value | Sql)[]): Sql {
  const strings = [template[0] as string];
  const values: Value[] = [];
  for (const [index, part] of parts.entries()) {
    if (part instanceof Sql) {
      part.appendTo(strings, values);
    } else {
      values.push(part);
      strings.push('');
    }
    strings[strings.length - 1] += template[index + 1] as string;
  }
  return new Sql(strings, values);
}

/** SQL that the program itself wrote: a name, an expression. */
export const raw = (text: string): Sql => new Sql([text], []);

/** Pieces with a word between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  const strings = [''];
  const values: Value[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) strings[strings.length - 1] += between;
    piece.appendTo(strings, values);
  }
  return new Sql(strings, values);
}

/** Conditions that must all hold. */
export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('true') : joined(conditions, '\n  AND ');
