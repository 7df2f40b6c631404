/** Of a value, so much is shown. */
const SHOWN_LENGTH = 60;

/** A value as a report shows it. */
export const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Two values cut to the stretch where they begin to differ. */
export function shownApart(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const start = Math.max(0, same - SHOWN_LENGTH / 2);
  const cut = (text: string): string =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + SHOWN_LENGTH)}${text.length > start + SHOWN_LENGTH ? '…' : ''}`;
  return [cut(a), cut(b)];
}
