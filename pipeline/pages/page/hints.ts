import type { Attributes } from './page.js';

/** What an element says about itself. */
export interface Hint {
  /** Its class and id, without their numbers. */
  readonly text: string;
  /** Whether its text may be metadata. */
  readonly isTelling: boolean;
}

const TELLING =
  /auth|by-?line|writer|contribut|reporter|credit|date|time|publi|posted|stamp|headline|title|site-?name|user-?name/i;

const DIGIT = /\d/;
const DIGITS = /\d+/g;

/** The longest hint that is kept: no page needs more, and every block is compared by those around it. */
const LONGEST = 300;

/** The hints of a page, each read once. */
export class Hints {
  readonly #known = new Map<string, Hint>();

  of({ class: classes, id }: Attributes): Hint {
    const source = id === '' ? classes : classes === '' ? id : `${classes} ${id}`;
    let hint = this.#known.get(source);
    if (hint === undefined) {
      const start = source.slice(0, LONGEST);
      const text = DIGIT.test(start) ? start.replaceAll(DIGITS, '') : start;
      hint = { text, isTelling: TELLING.test(text) };
      this.#known.set(source, hint);
    }
    return hint;
  }
}
