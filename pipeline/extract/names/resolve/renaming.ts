import type { DocumentNames } from './document-names.js';

/** Words between a person and another name of the same person are no more. UTF-16 units. */
const LONGEST_RENAMING = 60;
/** Tested on as many units. */
const CALLED = / (?:formerly|known as|nicknamed|call(?:s|ed)? (?:him|her)|goes by|went by) $/;

/**
 * Whether a name is another one of the person named right before it: by birth (`Ann Lee, born Ann Hughes`), or as
 * people say (`everyone called him Mike`); null where not.
 */
export function renaming(names: DocumentNames, index: number): 'born' | 'called' | null {
  if (names.names[index - 1]?.type !== 'person') return null;
  const between = names.textBefore(index);
  if (between.length > LONGEST_RENAMING || /[.!?;\n]/.test(between)) return null;
  return / (?:born|née|nee) $/.test(between) ? 'born' : CALLED.test(between) ? 'called' : null;
}
