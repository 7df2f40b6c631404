import { TokenKind } from '../../text/tokens.js';
import type { TextDocument } from '../document.js';
import { type DocumentWords, Style } from './document-words.js';
import { FUNCTION_WORDS, type KnownName, TITLES } from './gazetteers.js';
import { headedNameAt } from './headed.js';
import { isKnownHere, startsPersonName } from './known-names.js';
import { particleSurnameEnd } from './person-parts.js';
import { plainNameAt } from './plain-names.js';
import { quotedTitleEnd } from './quoted-titles.js';
import { type Found, found, isNoName, knownNameAt, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

/** A stretch of tokens that may be a name. */
export interface Candidate extends Found {
  readonly firstToken: number;
  /** Whether a title stands right before it: `President Lee`. */
  readonly afterTitle: boolean;
}

/** Finds the stretches that may be names, ascending and not overlapping. */
export function findCandidates(document: TextDocument, words: DocumentWords): Candidate[] {
  const candidates: Candidate[] = [];
  for (const sentence of document.sentences) {
    scanSentence(
      {
        document,
        tokens: document.tokens,
        words,
        style: words.styles[sentence.paragraph]!,
        first: sentence.firstToken,
        end: sentence.endToken,
      },
      candidates,
    );
  }
  return candidates;
}

function scanSentence(scan: Scan, candidates: Candidate[]): void {
  const dateline = datelinePlace(scan);
  if (dateline !== null) candidates.push({ ...dateline, firstToken: scan.first, afterTitle: false });
  let behindTitle = -1;
  let i = dateline?.endToken ?? scan.first;
  while (i < scan.end) {
    if (isOrdinary(scan, i)) {
      i++;
      continue;
    }
    const isName = isNameShape(scan.words.shapes[i]!);
    const known = knownNameAt(scan, i);
    const title = isName ? titleLength(scan, i) : 0;
    const name = nameAt(scan, i, known, title, behindTitle === i);
    if (name !== null) {
      candidates.push({ ...name, firstToken: i, afterTitle: behindTitle === i });
      i = name.endToken;
    } else if (title > 0) {
      i += title;
      behindTitle = i;
    } else i++;
  }
}

/** Words in small letters that can begin a name: `al-Qaeda`, `de Gaulle`. */
const SMALL_OPENINGS = new Set('al de di del van von bin ibn'.split(' '));

/** The many tokens that cannot begin a name. */
function isOrdinary({ tokens, words }: Scan, i: number): boolean {
  if (words.shapes[i] !== Shape.lower) return tokens.kinds[i] === TokenKind.punctuation;
  return tokens.texts[i]!.length > 3 || !SMALL_OPENINGS.has(tokens.texts[i]!);
}

/** The name that begins at token `i`; null when none does, or a title does. */
function nameAt(
  scan: Scan,
  i: number,
  known: KnownName | null,
  title: number,
  isBehindTitle: boolean,
): Found | null {
  const { tokens, words, style } = scan;
  if (tokens.kinds[i] === TokenKind.handle) return found(i + 1, 'handle');
  const isName = isNameShape(words.shapes[i]!);
  if (!isName && known === null) {
    const end = particleSurnameEnd(scan, i);
    return end < 0 ? null : found(end, 'plain');
  }
  const workEnd = style === Style.running ? quotedTitleEnd(scan, i) : -1;
  if (workEnd > 0) return found(workEnd, 'work');
  const knownLength = known?.words.length ?? 0;
  if (known?.source === 'demonym' && startsPersonName(scan, i + knownLength))
    return found(i + knownLength, 'known', { known });
  const headed = isName && style === Style.running ? headedAt(scan, i) : null;
  if (headed !== null && headed.endToken - i > Math.max(knownLength, title)) return headed;
  if (title > knownLength) return null;
  if (known !== null && isKnownHere(scan, i, known, isBehindTitle))
    return found(i + knownLength, 'known', { known });
  if (!isName || (isNoName(tokens.lowers[i]!) && (isDate(scan, i) || !startsPersonName(scan, i))))
    return null;
  return plainNameAt(scan, i);
}

/** "in May": a month that is a given name too. */
const isDate = ({ tokens }: Scan, i: number): boolean =>
  /^(?:in|on|by|since|until|till|last|next|this|early|mid|late|of|and|to|through|from)$/.test(
    tokens.lowers[i - 1] ?? '',
  );

function headedAt(scan: Scan, i: number): Found | null {
  if (scan.words.isInitial[i] === 1 && FUNCTION_WORDS.has(scan.tokens.lowers[i]!)) return null;
  const headed = headedNameAt(scan, i);
  return headed === null ? null : found(headed.end, 'headed', { headType: headed.type });
}

/** Number of tokens of the title with a capital at `i`; 0 when there is none. */
const titleLength = (scan: Scan, i: number): number =>
  TITLES.longestAt(scan.tokens, i, scan.end)?.words.length ?? 0;

/** `MONTGOMERY, Ala. (AP) —`: the capitals that open a paragraph before a dash or an agency. */
function datelinePlace(scan: Scan): Found | null {
  const { tokens } = scan;
  const { shapes } = scan.words;
  let end = scan.first;
  while (end < scan.end && shapes[end] === Shape.capitals && tokens.texts[end]!.length > 2) end++;
  if (end === scan.first || end > scan.first + 3) return null;
  for (let i = end; i < Math.min(scan.end, end + 9); i++) {
    const text = tokens.texts[i]!;
    const isAgency = text === '(' && i + 1 < scan.end && shapes[i + 1] === Shape.capitals;
    if (!isAgency && !/^(?:[—–_]|--+)$/.test(text)) continue;
    const known = knownNameAt(scan, scan.first);
    const isWhole = known !== null && known.words.length === end - scan.first;
    return found(end, isWhole ? 'known' : 'headed', { known: isWhole ? known : null, headType: 'location' });
  }
  return null;
}
