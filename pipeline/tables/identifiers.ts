import { hash } from 'node:crypto';

/**
 * Hex digits of a document's part of an id: 64 bits, so that two of a million documents meet by chance once in 37
 * million corpora.
 */
const DOCUMENT_DIGITS = 16;
/** Hex digits of an entity's id: 80 bits, so that a billion names meet by chance once in two million corpora. */
const ENTITY_DIGITS = 20;

const digest = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits);

/** What the ids of a document's rows have in common. */
export const documentKey = (docId: string): string => digest(docId, DOCUMENT_DIGITS);

/**
 * A row's id: a letter for the table, the document, and where the row's passage stands in the record, in code points.
 * It stays the same when other rows come and go, and ids of neighbours are alike, which compresses well.
 */
export const rowId = (letter: string, document: string, sourceStart: number, sourceEnd: number): string =>
  `${letter}_${document}_${sourceStart}_${sourceEnd}`;

/** Whether an id is that of a row of a document at a place of its record; it may be one of several there. */
export const isIdOf = (id: string, docId: string, sourceStart: number, sourceEnd: number): boolean =>
  id.replace(/~\d+$/, '') === rowId(id.charAt(0), documentKey(docId), sourceStart, sourceEnd);

/** The id of an entity: its type and normalised name decide it, in whatever document it is met. */
export const entityId = (type: string, key: string): string =>
  `e_${digest(`${type}\u0000${key}`, ENTITY_DIGITS)}`;
