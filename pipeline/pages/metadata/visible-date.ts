import { Surrounding } from '../page/elements.js';
import type { Mark } from '../page/page.js';
import type { Found, MetadataSource } from './metadata.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';
import { type DateOrder, daysBetween, machineDate, mayHaveDay, writtenDays } from './written-date.js';

const UPDATE =
  /updat|modif|chang|\bedited|review(?:ed|s on)|geändert|änderung|bearbeitet|aktualisiert|stand\s?:|actualiz|atualiz|mis à jour|aggiorn|bijgewerkt|uppdater|oppdater|opdater|обновл|更新/gi;
const PUBLICATION =
  /publi|pubbli|post(?!s\b)|erstellt|veröffentlicht|erschienen|creat|issued|released|submitted|gespeichert|datum|fecha|опублик|公開|掲載/gi;
/** What says of a date, wherever it stands, that it is the article's. */
const ORIGINAL =
  /\b(?:originally|first) (?:published|posted|appeared)\b|ursprünglich (?:erschienen|veröffentlicht)|erstmals (?:erschienen|veröffentlicht)/i;
/** The same right after the date. */
const ORIGINAL_AFTER = /^[\s|,·(–—-]{0,5}(?:originally|first) (?:published|posted|appeared)\b/i;
/** A heading over a date. */
const PUBLICATION_LABEL = /^(?:date )?(?:published|posted|publication date|veröffentlicht(?: am)?)\s?:?$/i;
/** What follows a day on which something takes place: `13:15 – 19:00`. */
const TIME_SPAN_AFTER =
  /^[\s,.;|]{0,3}(?:[(（]?\p{L}{1,12}\.?[)）]?[\s,]{1,3}|[(（]\p{L}[)）])?(?:um |von |from |at )?\d{1,2}(?:[:.：]\d\d)?\s?(?:uhr|h|[ap]\.?m\.?)?\s?(?:[-–—－~〜]|to|bis|until)\s?\d{1,2}(?:[:.：]\d\d|\s?(?:uhr|[ap]\.?m))/iu;
/** What stands before the last day of something. */
const DEADLINE_BEFORE =
  /(?:deadline|due|until|till|bis(?: zum)?|(?:ends?|expires?|closes?)(?: on)?|(?:einsende|anmelde|bewerbungs)schluss|jusqu['’]au|hasta(?: el)?|entro il|fino al)\s?:?\s?$/i;
/** What stands before the day on which something takes place, begins or ends. */
const EVENT_BEFORE =
  /(?:\b(?:event date|date of (?:the )?event|date (?:and|&) time|when|takes place|held|doors(?: open)?|(?:starts?|begins?|ends?)(?: date)?|ende|wann|termin|beginn|veranstaltungs(?:datum|termin)|quand|date de l[’']événement|cuándo|fecha del evento|data dell[’']evento))\s?(?::|\bon\b|\bam\b|$)\s?(?:\p{L}{2,12}\.?,?\s{1,2}|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?,?\s{1,2}){0,3}$/iu;
/** Where something takes place. */
const PLACE_LABEL = /^(?:where|location|venue|place|wo|ort|lieu|où|lugar|dónde|luogo)\s?:/i;
const DATE_LABEL = /^\s?(?:date|datum|fecha|data)\s?:\s?(?:\p{L}{2,12}\.?,?\s)?$/iu;
const DATE_HINT = /date|time|publi|posted|stamp|byline|meta|dateline/i;
const FOREIGN = Surrounding.nav | Surrounding.form;
/** What may be of the article where it stands by the title. */
const ASIDE = Surrounding.aside | Surrounding.footer;

/** How many blocks before the title and after the beginning of the text a date may stand. */
const BEFORE = 8;
const AFTER = 14;
/** The longest text around a date that is not marked as one. */
const LONGEST_NOTE = 120;
/** Pieces of text before a date in which its label is looked for. */
const MOST_PIECES = 40;

interface Candidate {
  readonly day: string;
  readonly source: MetadataSource;
  readonly score: number;
  /** Whether it stands under the text, without a word that says what it is. */
  readonly isLoose?: boolean;
}

/** What a date is, by the words about it. */
export type DateKind = 'update' | 'publication';

/** What is looked for, and where. */
interface Search {
  readonly facts: PageFacts;
  readonly place: ArticlePlace;
  readonly order: DateOrder | null;
  readonly wanted: DateKind;
  /** Bits of {@link Surrounding} that say that something is not of the article: anywhere, or but by the title. */
  readonly foreign: number;
  readonly aside: number;
}

/**
 * The likeliest of the dates that a reader sees by the title, or right under the text.
 *
 * @param wanted whether that of publication, or of a change; only what says that it is one is a change
 */
export function visibleDate(
  facts: PageFacts,
  place: ArticlePlace,
  order: DateOrder | null,
  wanted: DateKind,
): Found<string> | null {
  const search = searchOf(facts, place, order, wanted);
  const candidates = [...markedDates(search), ...writtenDates(search)];
  // Several days under the text are those of other articles.
  const loose = new Set(candidates.filter(({ isLoose }) => isLoose).map(({ day }) => day.slice(0, 10)));
  return bestOf(loose.size > 1 ? candidates.filter(({ isLoose }) => !isLoose) : candidates);
}

function searchOf(facts: PageFacts, place: ArticlePlace, order: DateOrder | null, wanted: DateKind): Search {
  // A page may have its whole text in such an element.
  const around = facts.page.blocks[place.first]?.surrounding ?? 0;
  return { facts, place, order, wanted, foreign: FOREIGN & ~around, aside: ASIDE & ~around };
}

function bestOf(candidates: readonly Candidate[]): Found<string> | null {
  const best = candidates.reduce<Candidate | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  return best === null || best.score < LEAST_SCORE ? null : { value: best.day, source: best.source };
}

const LEAST_SCORE = -6;

/** Dates of elements that are for dates. */
function markedDates(search: Search): Candidate[] {
  const { facts, order } = search;
  return facts.page.marks.flatMap((mark): Candidate[] => {
    const { datetime, time, title } = mark.attributes;
    const isTime = mark.name === 'time' || datetime !== '' || machineDate(time) !== null;
    if (!isTime && !DATE_HINT.test(mark.hint)) return [];
    const text = facts.markText(mark).slice(0, LONGEST_NOTE);
    const machine = machineDate(datetime) ?? machineDate(time) ?? machineDate(title);
    const written = labelledDays(text, order, () => labelBefore(facts, mark));
    const days =
      machine === null || showsAnother(written, machine)
        ? written
        : [
            {
              day: machine,
              label: written[0]?.label ?? labelBefore(facts, mark),
              after: written[0]?.after ?? '',
            },
          ];
    return days.flatMap(({ day, label, after }) => {
      if (isOfEvent(label, after)) return [];
      const kind = kindOf(label) ?? kindOfHint(mark.hint) ?? changeAround(facts, mark.block);
      return candidate(search, mark, day, kind, isTime ? 6 : 5, isTime ? 'time' : 'byline');
    });
  });
}

/** Whether readers see a day that is more than one off the one for programs. */
const showsAnother = (written: readonly LabelledDay[], machine: string): boolean =>
  written.length === 1 && Math.abs(daysBetween(written[0]!.day, machine)) > 1;

/** Dates in short texts, and in those that say when the article first appeared. */
function writtenDates(search: Search): Candidate[] {
  const { facts, place, order } = search;
  return facts.page.blocks.flatMap((block, i): Candidate[] => {
    const beginning = block.text.slice(0, 2 * LONGEST_NOTE);
    if (!mayHaveDay(beginning)) return [];
    const isOpening = i >= place.first && i < place.first + OPENING_BLOCKS;
    const isOriginal = search.wanted === 'publication' && ORIGINAL.test(beginning);
    const text = isOriginal ? beginning : noteIn(block.text, isOpening);
    if (isOfOther(text)) return [];
    const days = labelledDays(text, order, () => labelAbove(facts, i));
    return days.flatMap(({ day, label, after, length }) => {
      if (isOfEvent(label, after) || (DATE_LABEL.test(label) && hasPlaceUnder(facts, i))) return [];
      if (isOriginal) {
        const isIts = ORIGINAL.test(label) || ORIGINAL_AFTER.test(after);
        return isIts ? [{ day, source: 'text', score: ORIGINAL_SCORE }] : [];
      }
      const others = text.length - length;
      const kind = kindOf(label) ?? changeAround(facts, i);
      // A note in the text or under it has dates of other things.
      if (kind === null && others > MOST_AROUND && isPastOpening(place, i)) return [];
      if (kind === null && others > LONGEST_NAMES && place.opening.includes(i) && SENTENCE_END.test(text))
        return [];
      const mark = { block: i, surrounding: block.surrounding };
      return candidate(search, mark, day, kind, others < LONGEST_NAMES ? 3 : 0, 'text');
    });
  });
}

/** Whether a date in a text is not the article's: in a copyright notice, in the signature of an embedded post. */
const isOfOther = (text: string): boolean =>
  /©|copyright|^A post shared by /i.test(text) || (/^[—–-]/.test(text) && text.includes('(@'));

/** Whether a date is that of something that takes place, or the last day to do something. */
const isOfEvent = (label: string, after: string): boolean =>
  DEADLINE_BEFORE.test(label) || EVENT_BEFORE.test(label) || TIME_SPAN_AFTER.test(after);

/** How many blocks under the date of an event its place may stand. */
const PLACE_UNDER = 3;

/** Whether one of the next few blocks says where something takes place. */
const hasPlaceUnder = ({ page }: PageFacts, block: number): boolean =>
  page.blocks.slice(block + 1, block + 1 + PLACE_UNDER).some(({ text }) => PLACE_LABEL.test(text));

/** Whether a block stands under the first few of the article's text. */
const isPastOpening = ({ first, opening }: ArticlePlace, block: number): boolean =>
  first >= 0 && block > (opening.at(-1) ?? first);

/** What of a block may be a date and its label: all of a short one, the date with which a longer one opens the text. */
function noteIn(text: string, isOpening: boolean): string {
  if (text.length <= LONGEST_NOTE) return text;
  return isOpening ? (OPENING_DATE.exec(text)?.[0] ?? '') : '';
}

/** How many blocks of the text may begin with its date. */
const OPENING_BLOCKS = 5;
/**
 * `01.02.2022 The council …`, `Ashford, (01.02.2022) The council …`, `(May 5, 2020) The council …`, `5 May 2020 – The
 * council …`: no sentence begins so.
 */
const OPENING_DATE =
  /^(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|(?:\p{Lu}[\p{L}-]{2,30},? )?\(\d{1,2}\.\d{1,2}\.\d{4}\)|\([\p{L}\d][\p{L}\d., ]{4,20} \d{4}\)|[\p{L}\d][\p{L}\d., ]{4,20} \d{4}(?=\s?[-–—:|]))/u;

const ORIGINAL_SCORE = 20;
const MOST_AROUND = 30;
/** How much a line that names authors and a day may have beside the day. */
const LONGEST_NAMES = 60;
const SENTENCE_END = /[.:!?…]["'”’»)]?$/;

/** A day in a text, the words before it and after it, up to the next one. */
interface LabelledDay {
  readonly day: string;
  readonly label: string;
  readonly after: string;
  readonly length: number;
}

/** The days in a text, with a label for the first that has no words before it. */
function labelledDays(text: string, order: DateOrder | null, label: () => string): LabelledDay[] {
  const days = writtenDays(text, order);
  return days.map(({ day, index, end }, i) => {
    const before = text.slice(days[i - 1]?.end ?? 0, index);
    const after = text.slice(end, days[i + 1]?.index);
    return { day, label: i === 0 ? `${label()} ${before}` : before, after, length: end - index };
  });
}

/** What the words before a date say that it is: the last of them counts. */
export function kindOf(label: string): DateKind | null {
  const update = lastOf(UPDATE, label);
  const publication = lastOf(PUBLICATION, label);
  if (update < 0 && publication < 0) return null;
  return update > publication ? 'update' : 'publication';
}

/** What the class and id of an element say of the date in it. Of `published updated` both are the same. */
const kindOfHint = (hint: string): DateKind | null =>
  /\bpublished\b/i.test(hint) ? 'publication' : kindOf(hint);

/** Whether the block element around a date calls it that of a change, where nothing else tells. */
const changeAround = ({ page }: PageFacts, block: number): DateKind | null =>
  kindOfHint(page.blocks[block]?.element.hint ?? '') === 'update' ? 'update' : null;

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}

/** The text before a mark in its block; at the beginning of one, what labels it. */
function labelBefore(facts: PageFacts, mark: Mark): string {
  if (facts.page.blocks[mark.block] === undefined) return '';
  const before = facts.textBefore(mark, MOST_PIECES);
  return before === '' ? labelAbove(facts, mark.block) : before.slice(-LONGEST_NOTE);
}

/** The few words of the block before one, without a date of their own. */
export function labelAbove({ page }: PageFacts, block: number): string {
  const text = page.blocks[block - 1]?.text ?? '';
  return /^\p{L}+(?: \p{L}+){0,2}\s?:?$/u.test(text) ? text : '';
}

/** A date as a candidate, if it stands where those of articles do. */
function candidate(
  { facts, place, wanted, foreign, aside }: Search,
  { block, surrounding }: Pick<Mark, 'block' | 'surrounding'>,
  day: string,
  kind: DateKind | null,
  bonus: number,
  source: MetadataSource,
): Candidate[] {
  if ((kind === 'update') !== (wanted === 'update') || (surrounding & foreign) !== 0) return [];
  if (PUBLICATION_LABEL.test(labelAbove(facts, block))) return [{ day, source, score: bonus }];
  const distance = distanceOf(place, block);
  const isAside = (surrounding & aside) !== 0 && (block < place.title - BY_TITLE || block > place.first);
  const isLoose = kind === null && place.last >= 0 && block > place.last;
  if (isAside || (distance === null && !(isLoose && block <= place.last + FAR))) return [];
  // Too far to count, but against others.
  if (distance === null) return [{ day, source, score: Number.NEGATIVE_INFINITY, isLoose }];
  return [{ day, source, score: bonus - distance * 0.5 + (kind === 'publication' ? 4 : 0), isLoose }];
}

const BY_TITLE = 5;
/** How many blocks under the text days are looked for that are those of other articles. */
const FAR = 20;

/** How far a block is from where dates stand; null if it is too far. */
function distanceOf({ title, first, last }: ArticlePlace, block: number): number | null {
  const start = title >= 0 ? title : Math.max(0, first);
  const end = Math.max(first, start);
  if (last >= 0 && block > last) return block <= last + 4 ? 12 + block - last : null;
  if (block < start - BEFORE || block > end + AFTER) return null;
  return block < start ? 2 * (start - block) : block - start;
}
