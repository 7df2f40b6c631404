import { readTable } from '../text/word-list.js';

/** How often rows of a group were right on annotated texts, by group; the group `any` stands for all rows. */
export type Chances = ReadonlyMap<string, number>;

/** Reads a table of groups and their chances. */
export const readChances = (url: URL): Chances =>
  new Map(readTable(url).map(([group, chance]) => [group as string, Number(chance)]));

/**
 * The chance of a group (`money words`), else of its first word (`money`), else of any row; null for an empty table.
 */
export function chanceOf(chances: Chances, group: string): number | null {
  const space = group.indexOf(' ');
  return (
    chances.get(group) ??
    (space < 0 ? undefined : chances.get(group.slice(0, space))) ??
    chances.get('any') ??
    null
  );
}
