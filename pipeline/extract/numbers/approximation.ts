import type { Tokens } from '../../language/tokens.js';

const APPROXIMATE: ReadonlySet<string> = new Set([
  'about',
  'around',
  'roughly',
  'approximately',
  'approx',
  'nearly',
  'almost',
  'some',
  'estimated',
  'circa',
  '~',
  'perhaps',
  'near',
  'virtually',
  'close',
]);

/** Whether the words around `[first, end)` say that the number is not exact: `roughly 118,000`, `20 or so`. */
export function isApproximate(tokens: Tokens, first: number, end: number): boolean {
  const before = tokens.lowers[first - 1] ?? '';
  if (APPROXIMATE.has(before) && before !== 'close') return true;
  if ((before === 'a' || before === 'the') && APPROXIMATE.has(tokens.lowers[first - 2] ?? '')) return true;
  if (before === 'to' && tokens.lowers[first - 2] === 'close') return true;
  if (before === 'of' && /^(?:average|estimate)$/.test(tokens.lowers[first - 2] ?? ''))
    return tokens.lowers[first - 2] === 'estimate';
  if (
    tokens.lowers[end] === 'or' &&
    (tokens.lowers[end + 1] === 'so' || tokens.lowers[end + 1] === 'thereabouts')
  )
    return true;
  return (
    tokens.lowers[end] === 'more' && tokens.lowers[end + 1] === 'or' && tokens.lowers[end + 2] === 'less'
  );
}
