import { authorsIn } from './authors.js';
import { type Block, joined, onLine } from './block.js';
import { dateIn } from './dates.js';
import { articlesBefore, type ExportedArticle, type Layout } from './layout.js';
import { FACTIVA_END } from './marks.js';

/** A field of the layout with codes: `HD`, then the headline. */
const CODE =
  /^(SE|CLM|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:[ \t]+(\S.*))?$/;

/**
 * The layouts of Factiva: with a code before each field, or as a head of lines whose order alone says what they are.
 * In pages the classes of headline, author and paragraphs say that, too.
 */
export const factivaLayout: Layout = {
  name: 'Factiva',
  mark: 'line “Document” with the number of an article',
  articles(blocks) {
    const hasEnds = blocks.some(({ text }) => FACTIVA_END.test(text));
    const parts = hasEnds ? [] : codedParts(blocks);
    return parts.length === 0 ? articlesBefore(blocks, FACTIVA_END, article) : parts.map(article);
  },
};

/** How the head and the text of an article with codes begin. */
const HEAD_CODE = /^(?:SE|CLM|HD)(?![^\s])/;
const TEXT_CODE = /^(?:LP|TD)(?![^\s])/m;

/** The articles of an export that leaves their numbers out: a head after a text begins the next one. */
function codedParts(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  let hasText = true;
  for (const block of blocks) {
    if (HEAD_CODE.test(block.text) && hasText) {
      parts.push([]);
      hasText = false;
    }
    parts.at(-1)?.push(block);
    hasText ||= TEXT_CODE.test(block.text);
  }
  return parts;
}

function article(blocks: readonly Block[]): ExportedArticle {
  const codes = codesIn(blocks);
  return codes.has('HD') && (codes.has('LP') || codes.has('TD')) ? coded(blocks, codes) : plain(blocks);
}

/** The paragraphs of each field; text before the first code belongs to none. */
function codesIn(blocks: readonly Block[]): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  let paragraphs: string[] = [];
  for (const { text } of blocks) {
    let isContinued = false;
    for (const line of text.split('\n')) {
      const [, code, value] = CODE.exec(line.trim()) ?? [];
      if (code !== undefined) {
        paragraphs = value === undefined ? [] : [value];
        codes.set(code, paragraphs);
        isContinued = value !== undefined;
      } else if (isContinued) paragraphs.push(`${paragraphs.pop()}\n${line}`);
      else {
        paragraphs.push(line);
        isContinued = true;
      }
    }
  }
  return codes;
}

function coded(blocks: readonly Block[], codes: ReadonlyMap<string, readonly string[]>): ExportedArticle {
  const value = (code: string): string | null =>
    codes.get(code)?.join(' ').replace(/\s+/g, ' ').trim() || null;
  const paragraphs = [...(codes.get('LP') ?? []), ...(codes.get('TD') ?? [])];
  const date = value('PD');
  const time = value('ET');
  const fields = {
    id: numberOf(blocks),
    title: value('HD'),
    publisher: value('SN'),
    published_at: date === null ? null : (dateIn(time === null ? date : `${date} ${time}`) ?? date),
    authors: authorsIn(value('BY') ?? ''),
    section: value('SE') ?? value('CLM'),
    text: paragraphs.join('\n\n'),
  };
  return { fields, blocks, missing: paragraphs.length === 0 ? 'text (LP, TD)' : null };
}

const numberOf = (blocks: readonly Block[]): string | null =>
  FACTIVA_END.exec(blocks.at(-1)!.text)?.[1] ?? null;

/** How long an article is: `1,234 words`, `877 Wörter`. */
const LENGTH = /^\d[\d.,\u00a0 ]{0,9} ?[\p{L}]{1,12}$/u;
const COPYRIGHT = /^(?:copyright|\(c\)|©)/i;
const TIME = /^\d{1,2}:\d{2}\b/;
const SOURCE_CODE = /^[A-Z][A-Z0-9]{1,11}$/;
/** Lines of the head below the date: time, source, its code, edition, page, language, rights. */
const MAX_REST = 12;

function plain(blocks: readonly Block[]): ExportedArticle {
  const dateAt = blocks.findIndex(
    (block, index) => index > 0 && LENGTH.test(onLine(blocks[index - 1]!)) && dateIn(onLine(block)) !== null,
  );
  const id = numberOf(blocks);
  if (dateAt === -1)
    return {
      fields: { id, title: blocks[0] === undefined ? null : onLine(blocks[0]) },
      blocks,
      missing: 'length and date',
    };
  const { title, author, section } = topOf(blocks.slice(0, dateAt - 1));
  const [first, second] = [blocks[dateAt + 1], blocks[dateAt + 2]];
  const time = first !== undefined && TIME.test(first.text) ? onLine(first) : '';
  const publisher = time === '' ? first : second;
  const body = bodyOf(blocks, dateAt);
  const fields = {
    id,
    title,
    publisher: publisher === undefined ? null : onLine(publisher),
    published_at: dateIn(`${onLine(blocks[dateAt]!)} ${time}`),
    authors: authorsIn(author ?? ''),
    section,
    text: joined(body),
  };
  return { fields, blocks, missing: body.length === 0 ? 'text after its head' : null };
}

interface Top {
  readonly title: string | null;
  readonly author: string | null;
  readonly section: string | null;
}

const BYLINE = /^(?:by|von|par|por|di|door)\b/i;
const NAME_WORD = /^\p{Lu}[\p{L}.’'-]*,?$/u;
const MAX_NAME_WORDS = 5;

/** Whether a line is names alone, in capitals or not. */
function isNames(line: string): boolean {
  const words = line.split(' ');
  return words.length >= 2 && words.length <= MAX_NAME_WORDS && words.every((word) => NAME_WORD.test(word));
}

/** What stands above the length: section, headline, byline, in this order; the headline alone is never left out. */
function topOf(blocks: readonly Block[]): Top {
  const byHint = (hint: RegExp): Block | undefined => blocks.find((block) => hint.test(block.hint));
  const lines = blocks.map(onLine);
  const headline = byHint(/headline/i);
  if (headline !== undefined) {
    const above = blocks[blocks.indexOf(headline) - 1];
    const author = byHint(/author/i);
    return {
      title: onLine(headline),
      author: author === undefined ? null : onLine(author),
      section: above === undefined ? null : onLine(above),
    };
  }
  const bylineAt = lines.findIndex((line, index) => index > 0 && BYLINE.test(line));
  const authorAt =
    bylineAt === -1 && lines.length > 1 && isNames(lines.at(-1)!) ? lines.length - 1 : bylineAt;
  const titleAt = authorAt === -1 ? lines.length - 1 : authorAt - 1;
  return {
    title: lines[titleAt] ?? null,
    author: lines[authorAt] ?? null,
    section: lines[titleAt - 1] ?? null,
  };
}

/** The text: what follows the rights, or else the code of the source; without the name of the provider at the end. */
function bodyOf(blocks: readonly Block[], dateAt: number): readonly Block[] {
  const hinted = blocks.filter(({ hint }) => /articleParagraph/i.test(hint));
  if (hinted.length > 0) return hinted;
  const rest = blocks.slice(dateAt + 1, dateAt + 1 + MAX_REST);
  const rightsAt = rest.findIndex(({ text }) => COPYRIGHT.test(text));
  const codeAt = rest.findIndex(({ text }) => SOURCE_CODE.test(text));
  const start = dateAt + 2 + (rightsAt === -1 ? Math.max(codeAt, 0) : rightsAt);
  const body = blocks.slice(start).filter(({ text }) => !FACTIVA_END.test(text));
  const last = body.at(-1);
  return last !== undefined && body.length > 1 && isProvider(last) ? body.slice(0, -1) : body;
}

const MAX_PROVIDER_WORDS = 8;
const isProvider = (block: Block): boolean =>
  !/[.!?…”"»]$/.test(block.text) && onLine(block).split(' ').length <= MAX_PROVIDER_WORDS;
