import { createRequire } from 'node:module';
import type { RE2JSSyntaxException } from 're2js';

/** A pattern that is no regular expression; the message says what is wrong with it. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** What a pattern finds in a path; null where it finds nothing. */
export type PathPattern = (path: string) => string | null;

/**
 * A regular expression in RE2's syntax, as a function: it gives the first group, or the whole match of a pattern
 * without groups. Paths are data and patterns are anybody's, so the time is linear in the length of the path.
 *
 * @throws PatternError
 */
export function pathPattern(pattern: string): PathPattern {
  // Few runs have a pattern: the library is loaded by the first one, and not through an import, which cannot wait.
  const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof import('re2js');
  let compiled: ReturnType<typeof RE2JS.compile>;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    throw new PatternError(reasonOf(error as Error), { cause: error });
  }
  const group = Math.min(1, compiled.groupCount());
  return (path) => {
    const matcher = compiled.matcher(path);
    return matcher.find() ? matcher.group(group) : null;
  };
}

/** What is wrong, and where: `missing closing ): (\d+`. */
function reasonOf(error: Error & Partial<Pick<RE2JSSyntaxException, 'error' | 'input'>>): string {
  if (error.error === undefined) return error.message;
  const place = error.input ?? '';
  return place === '' ? error.error : `${error.error}: ${place}`;
}
