/** Counts whom a text has meant by surnames alone so far. */
export class SurnameUsage<Bearer> {
  readonly #bySurname = new Map<string, { readonly times: Map<Bearer, number>; usual: Bearer }>();

  /** The bearer whom the surname alone has meant most often so far; the first of equals. */
  usual(surname: string): Bearer | undefined {
    return this.#bySurname.get(surname)?.usual;
  }

  count(surname: string, bearer: Bearer): void {
    const usage = this.#bySurname.get(surname) ?? { times: new Map<Bearer, number>(), usual: bearer };
    const times = (usage.times.get(bearer) ?? 0) + 1;
    usage.times.set(bearer, times);
    if (times > (usage.times.get(usage.usual) ?? 0)) usage.usual = bearer;
    this.#bySurname.set(surname, usage);
  }
}
