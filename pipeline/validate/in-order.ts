import { References } from '../text/markup/references.js';

/**
 * Whether the characters of `text` stand in `source` in their order; white space, which cleaning rewrites, is left
 * aside. A character reference of the source counts as what it stands for or, whole, as it is written: some elements
 * show it so.
 */
export function isInOrder(text: string, source: string): boolean {
  const sought = text.replaceAll(WHITE_SPACE, '');
  if (!source.includes('&')) return foundIn(sought, 0, source) === sought.length;
  // To have found more of the text is never worse, since less is left; but a reference as it is written may begin at
  // the last ampersand that was found, too: that may have been another one.
  let found = 0;
  let ampersand = sought.startsWith('&') ? 0 : -1;
  const advance = (to: number): void => {
    const last = sought.slice(found, to + 1).lastIndexOf('&');
    if (last >= 0) ampersand = found + last;
    found = to;
  };
  new References(source).visit(
    0,
    source.length,
    (start, end) => advance(foundIn(sought, found, source.slice(start, end))),
    (start, end, codes) => {
      const written = source.slice(start, end);
      const isWritten = ampersand >= 0 && sought.startsWith(written, ampersand);
      const asWritten = isWritten ? ampersand + written.length : 0;
      advance(Math.max(asWritten, foundIn(sought, found, String.fromCodePoint(...codes))));
    },
  );
  return found === sought.length;
}

const WHITE_SPACE = /\s+/g;

/** How much of a text is found, in units, when some of it is and a part of the source follows. */
function foundIn(sought: string, found: number, part: string): number {
  let next = found;
  for (let at = 0; next < sought.length; next++, at++) {
    at = part.indexOf(sought[next] as string, at);
    if (at < 0) break;
  }
  return next;
}
