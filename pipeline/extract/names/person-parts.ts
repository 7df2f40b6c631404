import { COMMON_WORDS, FUNCTION_WORDS, GIVEN_NAMES, NICKNAMES } from './gazetteers.js';
import { isGlued, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

/** Small words inside a person's name. */
const PARTICLES = new Set(
  'de da di del della der den van von vom zu bin ibn al el la le du dos das ter ten af av'.split(' '),
);

/** Of them, those that begin a bare surname: `said van der Berg`. */
const OPENING_PARTICLES = new Set('de di del van von bin ibn'.split(' '));

export const GENERATIONS: ReadonlySet<string> = new Set([
  'jr',
  'jr.',
  'sr',
  'sr.',
  'ii',
  'iii',
  'iv',
  'vi',
  'vii',
  'viii',
]);

/** Whether a word can be a given name; function words that are names too (`Will`, `May`) included. */
export const isPossibleGivenName = (lower: string): boolean =>
  GIVEN_NAMES.has(lower) || (NICKNAMES.has(lower) && !FUNCTION_WORDS.has(lower));

/**
 * Behind the word of a name at token `at`, with what belongs to it: the full stop of an initial, a
 * hyphen and the word behind it, particles before it, `Jr.`; -1 when no such word stands there.
 *
 * @param first token where the name begins
 */
export function behindPersonPart(scan: Scan, first: number, at: number): number {
  const { tokens } = scan;
  const { shapes } = scan.words;
  if (at >= scan.end) return -1;
  const shape = shapes[at]!;
  const lower = tokens.lowers[at]!;
  if (shape === Shape.lower) return at > first ? behindParticles(scan, first, at) : -1;
  if (at > first && lower === ',' && GENERATIONS.has(tokens.lowers[at + 1] ?? ''))
    return behindStop(scan, at + 2);
  if (!isNameShape(shape) || (shape === Shape.capitals && !GENERATIONS.has(lower))) return -1;
  if (shape === Shape.initial || GENERATIONS.has(lower)) return behindStop(scan, at + 1);
  return behindHyphen(scan, at + 1);
}

const behindStop = ({ tokens, end }: Scan, at: number): number =>
  at < end && tokens.texts[at] === '.' && isGlued(tokens, at) ? at + 1 : at;

/** `Ocasio-Cortez`, `Jean-Claude`; not `Trump-Backed`, whose second word is a common one. */
function behindHyphen({ tokens, words, end }: Scan, at: number): number {
  const next = at + 1;
  if (next >= end || tokens.texts[at] !== '-' || !isGlued(tokens, at) || !isGlued(tokens, next)) return at;
  if (words.shapes[next] !== Shape.capitalised) return at;
  const lower = tokens.lowers[next]!;
  return COMMON_WORDS.has(lower) && !GIVEN_NAMES.has(lower) ? at : next + 1;
}

/** `van der Berg`, `bin Laden`, `al-Assad`. */
function behindParticles(scan: Scan, first: number, at: number): number {
  const next = wordBehindParticles(scan, at, PARTICLES);
  return next < 0 ? -1 : behindPersonPart(scan, first, next);
}

function wordBehindParticles(
  { tokens, words, end }: Scan,
  at: number,
  particles: ReadonlySet<string>,
): number {
  let i = at;
  while (i < end && i < at + 3 && words.shapes[i] === Shape.lower && particles.has(tokens.lowers[i]!)) i++;
  if (i === at) return -1;
  if (i < end && tokens.texts[i] === '-' && isGlued(tokens, i)) i++;
  return i < end && words.shapes[i] === Shape.capitalised ? i : -1;
}

/** Behind a surname that begins with a particle in small letters: `bin Laden`; -1 when there is none. */
export function particleSurnameEnd(scan: Scan, at: number): number {
  const { tokens } = scan;
  if (!OPENING_PARTICLES.has(tokens.texts[at]!)) return -1;
  const before = tokens.lowers[at - 1];
  if (before === 'a' || before === 'the' || before === 'white') return -1;
  const next = wordBehindParticles(scan, at, PARTICLES);
  if (next < 0 || COMMON_WORDS.has(tokens.lowers[next]!)) return -1;
  return behindPersonPart(scan, at, next);
}
