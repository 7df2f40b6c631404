import { readTable } from '../text/word-list.js';

/** How often rows of a trait were right on annotated texts; `any` stands for all of them. */
export type Chances = ReadonlyMap<string, number>;

/** Reads a table of traits and chances. */
export const readChances = (url: URL): Chances =>
  new Map(readTable(url).map(([trait, chance]) => [trait as string, Number(chance)]));

/** The chance of a trait (`money words`), else of its first word (`money`), else of any row. */
export function chanceOf(chances: Chances, trait: string): number | null {
  const space = trait.indexOf(' ');
  return (
    chances.get(trait) ??
    (space < 0 ? undefined : chances.get(trait.slice(0, space))) ??
    chances.get('any') ??
    null
  );
}
