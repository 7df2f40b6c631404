import { TokenKind } from '../../pipeline/language/tokens.js';
import { type Span, spanText } from '../../pipeline/text/span.js';
import type { AnnotatedArticle, GoldAttribution } from './corpus.js';

/** What the program says of an attribution. */
export interface Found {
  readonly content: readonly Span[];
  readonly speaker: readonly Span[];
  /** Whether the speaker stands in another sentence, where the annotators marked none. */
  readonly isElsewhere: boolean;
}

/** Least overlap, in words over the words of both, of contents that are the same. */
const MIN_OVERLAP = 0.5;

/** What the annotation says of a row. */
export interface Verdict {
  /** Whether its content is that of an attribution that no better row has. */
  readonly isFound: boolean;
  /** Whether its speaker is that attribution's, too. */
  readonly isRight: boolean;
}

const NOT_FOUND: Verdict = { isFound: false, isRight: false };

export function verdictsOf(article: AnnotatedArticle, rows: readonly Found[]): Verdict[] {
  const words = (tokens: readonly number[]): Set<number> =>
    new Set(tokens.filter((token) => article.document.tokens.kinds[token] !== TokenKind.punctuation));
  const gold = article.attributions.map(({ content }) => words(content));
  const found = rows.map(({ content }) => words(tokensIn(article, content)));
  const pairs = found
    .flatMap((row, r) => gold.map((attribution, g) => ({ r, g, overlap: overlap(row, attribution) })))
    .filter((pair) => pair.overlap >= MIN_OVERLAP)
    .sort((a, b) => b.overlap - a.overlap || a.g - b.g || a.r - b.r);
  const verdicts = rows.map(() => NOT_FOUND);
  const [usedRows, usedGold] = [new Set<number>(), new Set<number>()];
  for (const { r, g } of pairs) {
    if (usedRows.has(r) || usedGold.has(g)) continue;
    usedRows.add(r);
    usedGold.add(g);
    verdicts[r] = {
      isFound: true,
      isRight: isSpeaker(article, rows[r]!, article.attributions[g]!, words),
    };
  }
  return verdicts;
}

function isSpeaker(
  article: AnnotatedArticle,
  { speaker, isElsewhere }: Found,
  { source }: GoldAttribution,
  words: (tokens: readonly number[]) => Set<number>,
): boolean {
  const found = tokensIn(article, speaker);
  if (found.length === 0 || source.length === 0) return isElsewhere || found.length === source.length;
  return (
    overlap(words(found), words(source)) >= MIN_OVERLAP ||
    lastName(article, found) === lastName(article, source)
  );
}

/** The last word before a comma, when it has a capital; else the whole, which equals nothing but itself. */
function lastName({ document: { text, tokens } }: AnnotatedArticle, list: readonly number[]): string {
  let last = list[0]!;
  for (const token of list) {
    if (/^[,;(—–]$/.test(tokens.texts[token]!)) break;
    if (tokens.kinds[token] === TokenKind.word) last = token;
  }
  return /^\p{Lu}/u.test(tokens.texts[last]!)
    ? tokens.lowers[last]!
    : spanText(text, { start: tokens.starts[list[0]!]!, end: tokens.ends[list.at(-1)!]! });
}

function tokensIn({ document: { tokens } }: AnnotatedArticle, spans: readonly Span[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < tokens.count; i++)
    if (spans.some(({ start, end }) => start < tokens.ends[i]! && tokens.starts[i]! < end)) found.push(i);
  return found;
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
