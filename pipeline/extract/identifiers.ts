import { hash } from 'node:crypto';

/** Hex digits of an id: 80 bits, so that a billion rows meet by chance once in two million corpora. */
const DIGITS = 20;

/** A row's id: a letter for the table and a hash of what makes the row the same row in every run. */
export const rowId = (letter: string, ...parts: readonly (string | number)[]): string =>
  `${letter}_${hash('sha256', parts.join('\u0000'), 'hex').slice(0, DIGITS)}`;

/** The id of an entity: its type and normalised name decide it, in whatever document it is met. */
export const entityId = (type: string, key: string): string => rowId('e', type, key);
