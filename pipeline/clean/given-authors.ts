import { isFullName, organisationName, personNames } from '../pages/metadata/person-names.js';
import { readByline } from './byline.js';

/** What belongs to a name, after a comma: `Ann Lee, Jr.` */
const GENERATION = /, ?(?:Jr|Sr|I{2,3}|IV)\.?$/i;
const WHITE_SPACE = /\s+/;

/** The authors that a record gives, each as one; accounts of the staff and addresses are none. */
export const givenAuthors = (authors: readonly string[]): readonly string[] => authors.flatMap(authorsIn);

/**
 * The people whom a text names that are surely several, or one and what is said of that one (`Ann Lee in Paris`); else
 * the text as it stands: `Lee, Ann`, `Smith, Jones & Co.`, `Reuters`. None for desks and addresses.
 */
function authorsIn(author: string): readonly string[] {
  const byline = readByline(author) ?? [];
  if (byline.length > 0) return byline;
  const names = personNames(author);
  if (names.length === 0) return organisationName(author) === null ? [] : [author];
  const [name] = names;
  const isAsItStands = names.length === 1 && (GENERATION.test(author) || isReordered(name!, author));
  return isAsItStands || !names.every(isFullName) ? [author] : names;
}

/** Whether a name has the same words as a text, surname last. */
const isReordered = (name: string, text: string): boolean =>
  name.split(WHITE_SPACE).sort().join(' ') === text.replace(',', '').split(WHITE_SPACE).sort().join(' ');
