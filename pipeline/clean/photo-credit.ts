import { readWordSet } from '../text/word-list.js';

const AGENCIES = readWordSet(new URL('./rules/photo-agencies.txt', import.meta.url));

/** Agencies for pictures only, whose bare name is a credit. */
const PICTURE_AGENCY =
  /^(?:(?:via )?getty(?: images)?|(?:i)?stock ?photo|istock|shutterstock|alamy(?: stock photo)?|wireimage|ap photo|adobe stock)$/;

/** Longest credit, in UTF-16 units. */
const MAX_CREDIT_LENGTH = 200;

const FINAL_PARENTHESIS = /[)\]]\.?$/;
const LABELLED =
  /^(?:FILE )?(?:(?:\p{Lu}[\p{L}.]* ){0,2}(?:[Ff]ile )?(?:Photo|photo|PHOTO)s?|Photograph[sy]?|PHOTOGRAPH|Image|IMAGE|Picture|Illustration|Video|VIDEO|Screen ?(?:[Ss]hot|[Gg]rab))(?: ?[Cc]redits?)?(?:\s?[:/|—–-]| by | courtesy| via |$)/u;
const COURTESY = /^(?:Courtesy\b|COURTESY\b|Credits?:|CREDIT:|Handout\b)/;

/**
 * Whether the text in parentheses credits a picture: `AP Photo/Ann Lee`, `Photo by Ann Lee/Daily Planet`, `Ann
 * Lee/Getty Images`.
 */
const isParenthesisedCredit = (content: string): boolean =>
  LABELLED.test(content) || COURTESY.test(content) || isNameAndAgency(content) || isPictureAgency(content);

const isPictureAgency = (credit: string): boolean => PICTURE_AGENCY.test(credit.toLowerCase());

const NAME_WORD = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
/**
 * One to six capitalised words, perhaps with `and` and up to four more. The separators are no part of a word, so that
 * each text matches in one way only.
 */
const NAME = new RegExp(
  `^${NAME_WORD}(?:(?:, ?| )${NAME_WORD}){0,5},? ?(?:(?:and|&) ${NAME_WORD}(?: ${NAME_WORD}){0,3} ?)?$`,
  'u',
);
const AGENCY_CODE = /\s?[—–-]\s?[A-Z]{1,4}\d[A-Z0-9]{2,12}$/;

/**
 * Whether a credit is a name and an agency: `Ann Lee/Getty Images`, `REUTERS/Ann Lee - RTS1AB2`, `Ann Lee via Getty
 * Images`.
 */
function isNameAndAgency(credit: string): boolean {
  const bare = credit.replace(AGENCY_CODE, '').replace(/,? (?:File|Pool|File Photo|file)$/, '');
  const [first = '', second = ''] = splitCredit(bare);
  if (isAgency(second)) return isAgency(first) ? PICTURE_HOLDER.test(second) : isPhotographer(first, second);
  return isAgency(first) && isFullName(second);
}

/** Agencies that share a picture with a paper; two papers with a slash between them conducted a poll. */
const PICTURE_HOLDER = /^(?:getty|pool|file|handout|ap|afp|reuters)\b/i;

const isPhotographer = (name: string, agency: string): boolean =>
  isFullName(name) || (NAME.test(name) && /getty|shutterstock|istock|alamy/i.test(agency));

const isFullName = (name: string): boolean => NAME.test(name) && name.includes(' ');

/**
 * The two parts of a credit, split at its first slash, else at ` via ` or a bar; none when either has more than 100
 * units.
 */
function splitCredit(credit: string): readonly string[] {
  const separator = credit.includes('/') ? /\// : / (?:via|\|) /;
  const match = separator.exec(credit);
  if (match === null) return [];
  const [first, second] = [credit.slice(0, match.index), credit.slice(match.index + match[0].length)];
  const areParts = [first, second].every((part) => part !== '' && part.length <= MAX_PART_LENGTH);
  return areParts ? [first.trim(), second.trim()] : [];
}

const MAX_PART_LENGTH = 100;

/** Whether a name is that of one agency or several: `AFP via Getty Images`, `Pool/AP`. */
const isAgency = (name: string): boolean =>
  name
    .toLowerCase()
    .replace(/[.,]$/, '')
    .split(/ via |\/| for /)
    .some((part) => AGENCIES.has(part.trim()));

const TAIL_LENGTH = 140;
const LABELLED_TAIL =
  /(?:^|[.!?”"’)] ?|\| ?)((?:(?:Photo|Image|Picture|Illustration|Video)s?(?: [Cc]redits?)?|Photo(?:graph|graphy)s?|PHOTO|IMAGE|Credit|CREDIT|Photo [Cc]ourtesy)\s?:\s?|(?:Photo|Photograph|Image|Illustration)s? by )\p{Lu}[^.!?:]{1,100}\.?$/u;
const SPACE = 32;
/** The end of a sentence; the full stop of an initial (` B. `) is none. */
const SENTENCE_BEFORE = /(?<!(?:^| )\p{Lu})[.!?][”"’)]? $/u;

/**
 * The offset of the credit that ends a line: a final parenthesis, a labelled credit (`Photo: Ann Lee`), or a name and
 * agency after the end of a sentence (`… in Paris. Ann Lee/Reuters`); -1 for none.
 */
export function creditStart(line: string): number {
  if (FINAL_PARENTHESIS.test(line.slice(-2))) return parenthesisedCreditStart(line);
  const from = Math.max(0, line.length - TAIL_LENGTH);
  const tail = line.slice(from);
  const labelled = LABELLED_TAIL.exec(tail);
  if (labelled !== null && (labelled.index > 0 || from === 0))
    return from + tail.indexOf(labelled[1] as string, labelled.index);
  return bareCreditStart(tail, from);
}

function parenthesisedCreditStart(line: string): number {
  const open = Math.max(line.lastIndexOf('('), line.lastIndexOf('['));
  if (open < 0 || line.length - open > MAX_CREDIT_LENGTH) return -1;
  const content = line
    .slice(open + 1)
    .replace(FINAL_PARENTHESIS, '')
    .trim();
  return isParenthesisedCredit(content) ? open : -1;
}

const endsSentence = (tail: string, at: number): boolean =>
  tail.charCodeAt(at - 1) === SPACE && SENTENCE_BEFORE.test(tail.slice(Math.max(0, at - 5), at));

/** Tests the text after each end of a sentence, from the last one backwards. */
function bareCreditStart(tail: string, from: number): number {
  if (!tail.includes('/') && !/Images?\.?$|Getty\.?$| via /.test(tail)) return -1;
  for (let at = tail.length - 4; at >= 0; at--) {
    if (at === 0 ? from > 0 : !endsSentence(tail, at)) continue;
    const credit = tail.slice(at).replace(/\.$/, '');
    if (isNameAndAgency(credit) || isPictureAgency(credit)) return from + at;
  }
  return -1;
}
