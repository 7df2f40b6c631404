import { authorsIn } from './authors.js';
import { type Block, joined, onLine, partsAfter, withMarksApart } from './block.js';
import { dateIn } from './dates.js';
import { articlesBefore, type ExportedArticle, type Layout } from './layout.js';
import { NEXIS_END, NEXIS_START } from './marks.js';

/** The layout of LexisNexis and Nexis: a head of lines, labels in capitals, the text, more labels. */
export const nexisLayout: Layout = {
  name: 'Nexis',
  mark: 'line “1 of 10 DOCUMENTS” with an article below it',
  articles(blocks) {
    const parts = partsAfter(withMarksApart(blocks, NEXIS_START), ({ text }) => NEXIS_START.test(text));
    return parts.every((part) => part.length === 0) ? [] : parts.map(oldArticle);
  },
};

/** The layout of Nexis Uni and Lexis Advance: a head of lines, labels, `Body`, the text, more labels. */
export const nexisUniLayout: Layout = {
  name: 'Nexis Uni',
  mark: 'line “End of Document”',
  articles: (blocks) => articlesBefore(blocks, NEXIS_END, uniArticle),
};

const COPYRIGHT = /^(?:Copyright|©|\(c\))|^All Rights Reserved/i;
/** A line that says which edition it is, between date and title. */
const EDITION = /\b(?:edition|edición|edizione|editie|edição|ausgabe)\b|\bédition\b/i;
const MAX_EDITION_WORDS = 8;

const SECTION = 'SECTION|RUBRIK|RUBRIQUE|SECCIÓN|SEZIONE|SECTIE|RUBRIEK|SEÇÃO';
const BYLINE = 'BYLINE|AUTHOR|AUTOR|AUTORE|AUTEUR|VERFASSER';
const LENGTH = 'LENGTH|LÄNGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE|COMPRIMENTO|EXTENSIÓN';
const OF_HEAD = 'DATELINE|HIGHLIGHT|SERIES|COLUMN|TYPE|ORTSMARKE|DATUMSZEILE|SERIE|SURTITRE';
const OF_TAIL =
  'LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|IDIOMA|LINGUA|TAAL|GRAPHIC|GRAFIK|PUBLICATION-TYPE|PUBLIKATIONSTYP|PUBLIKATIONS-ART|TYPE-PUBLICATION|JOURNAL-CODE|ZEITUNGS-CODE|SUBJECT|ORGANIZATION|COMPANY|PERSON|GEOGRAPHIC|NOTES|CORRECTION|CORRECTION-DATE|COPYRIGHT|DOCUMENT-TYPE|ISSN|URL|AKTUALISIERUNG|LADE-DATUM|DATE-CHARGEMENT';
const LABEL = new RegExp(`^(${SECTION}|${BYLINE}|${LENGTH}|${OF_HEAD}|${OF_TAIL}): *`, 'i');
/** In the old layout labels are in capitals, and titles may begin with such a word. */
const IS_HEAD = new RegExp(`^(?:${SECTION}|${BYLINE}|${LENGTH}|${OF_HEAD}):`);
const IS_TAIL = new RegExp(`^(?:${OF_TAIL}):`);
const IS_LENGTH = new RegExp(`^(?:${LENGTH}): *\\d`);

const SECTION_LABEL = new RegExp(`^(?:${SECTION}): *`, 'i');
const BYLINE_LABEL = new RegExp(`^(?:${BYLINE}): *`, 'i');

/** What a label says; null where the head has none. */
function labelled(blocks: readonly Block[], label: RegExp): string | null {
  const line = blocks.map(onLine).find((text) => label.test(text));
  return line?.replace(label, '') || null;
}

/** A section without the page: `FRONT PAGE; Pg. 1`. */
function sectionIn(blocks: readonly Block[]): string | null {
  const parts = labelled(blocks, SECTION_LABEL)?.split(';') ?? [];
  const names = parts.map((part) => part.trim()).filter((part) => part !== '' && !PAGE.test(part));
  return names.length === 0 ? null : names.join('; ');
}

const PAGE = /^(?:Pg|P|S|Seite|page|pág|blz)\b\.? ?[A-Z]?\d|^Version:|^Ausg\b/i;

function oldArticle(blocks: readonly Block[]): ExportedArticle {
  const all = blocks.filter(({ text }, index) => index > 1 || !COPYRIGHT.test(text));
  const tailAt = indexFrom(all, 0, ({ text }) => IS_TAIL.test(text));
  const labelAt = indexFrom(all, 0, ({ text }) => IS_HEAD.test(text));
  const top = all.slice(0, labelAt < tailAt ? labelAt : Math.min(tailAt, MAX_TOP));
  const dateAt = top.slice(0, MAX_TOP).findIndex((block) => dateIn(onLine(block)) !== null);
  const below = top.slice(Math.max(dateAt, 0) + 1);
  const start = labelAt < tailAt ? bodyStart(all, labelAt) : top.length;
  const body = withoutCopyright(
    all.slice(
      start,
      indexFrom(all, start, ({ text }) => IS_TAIL.test(text)),
    ),
  );
  return articleOf(blocks, {
    title: below.find((block) => below.length === 1 || !isEdition(block)) ?? null,
    publisher: dateAt === 0 ? null : (top[0] ?? null),
    date: top[dateAt] ?? null,
    head: all.slice(0, start),
    body,
    missing: body.length === 0 ? 'text after its head' : null,
  });
}

/** Publisher, date and title. */
const MAX_TOP = 3;

/** Where the text begins: after the length, which ends the labels of the head, and what else stands below it. */
function bodyStart(blocks: readonly Block[], labelAt: number): number {
  const lengthAt = blocks.findIndex(({ text }) => IS_LENGTH.test(text));
  return indexFrom(blocks, Math.max(lengthAt, labelAt), ({ text }) => !IS_HEAD.test(text));
}

const isEdition = (block: Block): boolean =>
  EDITION.test(block.text) && onLine(block).split(' ').length <= MAX_EDITION_WORDS;

const withoutCopyright = (blocks: readonly Block[]): readonly Block[] =>
  blocks.slice(0, blocks.findLastIndex(({ text }) => !COPYRIGHT.test(text)) + 1);

const BODY = /^(?:Body|Text|Hauptteil|Volltext|Corps|Texte|Cuerpo|Texto|Testo|Corpo|Tekst)$/i;
/** What follows the text: lists of subjects, captions, the day when it came into the database. */
const UNI_TAIL =
  /^(?:Classification|Klassifizierung|Clasificación|Classificazione|Classificatie|Classificação|Graphic|Grafik|Notes|Correction)$|^(?:Load-Date|Ladedatum|Date de chargement|Fecha de carga):/i;
const isUniTail = ({ text }: Block): boolean => UNI_TAIL.test(text) || NEXIS_END.test(text);
/** Where an abstract stands before the text. */
const FULL_TEXT = /^FULL TEXT:?$/;
/** The date stands at most so many lines above the text. */
const MAX_HEAD = 20;
const MAX_DATE_LENGTH = 100;

/**
 * The first article of a file may have a cover before it: its head is read upwards from the text, where title,
 * publisher and date stand above the labels. A note may stand for the date (`Correction Appended`).
 */
function uniArticle(blocks: readonly Block[]): ExportedArticle {
  const bodyAt = blocks.findIndex(({ text }) => BODY.test(text));
  if (bodyAt === -1)
    return articleOf(blocks, { ...NO_HEAD, title: blocks[0] ?? null, missing: 'line “Body”' });
  const head = blocks.slice(Math.max(bodyAt - MAX_HEAD, 0), bodyAt);
  const dateAt = head.findLastIndex(isDateLine);
  const all = blocks.slice(bodyAt + 1, indexFrom(blocks, bodyAt + 1, isUniTail));
  const body = all.slice(all.findIndex(({ text }) => FULL_TEXT.test(text)) + 1);
  const titleAt = dateAt === -1 ? bodyAt - head.length : dateAt - 2;
  return articleOf(blocks, {
    title: head[titleAt] ?? null,
    publisher: head[titleAt + 1] ?? null,
    date: head[dateAt] ?? null,
    head: head.slice(dateAt + 1),
    body,
    missing: body.length === 0 ? 'text after the line “Body”' : null,
  });
}

const isDateLine = (block: Block): boolean =>
  block.text.length <= MAX_DATE_LENGTH &&
  !LABEL.test(block.text) &&
  !COPYRIGHT.test(block.text) &&
  dateIn(onLine(block)) !== null;

/** What was found of an article. */
interface Found {
  readonly title: Block | null;
  readonly publisher: Block | null;
  readonly date: Block | null;
  /** With its labels. */
  readonly head: readonly Block[];
  readonly body: readonly Block[];
  readonly missing: string | null;
}

const NO_HEAD: Found = { title: null, publisher: null, date: null, head: [], body: [], missing: null };

function articleOf(
  blocks: readonly Block[],
  { title, publisher, date, head, body, missing }: Found,
): ExportedArticle {
  const fields = {
    title: title === null ? null : onLine(title),
    publisher: publisher === null ? null : onLine(publisher),
    published_at: date === null ? null : dateIn(onLine(date)),
    authors: authorsIn(labelled(head, BYLINE_LABEL) ?? ''),
    section: sectionIn(head),
    text: joined(body),
  };
  return { fields, blocks, missing };
}

/** The first block from `start` on for which it is so; the length where it is so for none. */
function indexFrom(blocks: readonly Block[], start: number, is: (block: Block) => boolean): number {
  const index = blocks.findIndex((block, at) => at >= start && is(block));
  return index === -1 ? blocks.length : index;
}
