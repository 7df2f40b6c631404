/** Whom a text has meant by surnames alone so far. */
export class SurnameCalls<Bearer> {
  readonly #bySurname = new Map<string, { readonly times: Map<Bearer, number>; usual: Bearer }>();

  /** The bearer whom the surname alone has meant most often; of equals the first. */
  usual(surname: string): Bearer | undefined {
    return this.#bySurname.get(surname)?.usual;
  }

  count(surname: string, bearer: Bearer): void {
    const calls = this.#bySurname.get(surname) ?? { times: new Map<Bearer, number>(), usual: bearer };
    const times = (calls.times.get(bearer) ?? 0) + 1;
    calls.times.set(bearer, times);
    if (times > (calls.times.get(calls.usual) ?? 0)) calls.usual = bearer;
    this.#bySurname.set(surname, calls);
  }
}
