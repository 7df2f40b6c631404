import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  DateRow,
  EntityRow,
  MentionRow,
  NumberRow,
  QuoteRow,
  RemovalRow,
} from '../../pipeline/schema/rows.js';

/** What a reader found in an article; the format is described in README.md. */
export interface Gold {
  readonly title: string | null;
  readonly dek: string | null;
  readonly dateline: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly published_at: string | null;
  readonly removals: readonly { readonly kind: string; readonly text: string }[];
  readonly quotes: readonly GoldQuote[];
  readonly mentions: readonly { readonly text: string; readonly type: string; readonly entity: string }[];
  readonly numbers: readonly GoldNumber[];
  readonly dates: readonly { readonly text: string; readonly kind: string; readonly value: string | null }[];
}

export interface GoldQuote {
  readonly kind: 'direct' | 'mixed' | 'indirect';
  readonly content: readonly string[];
  readonly speaker: string | null;
  readonly speaker_text: string | null;
  readonly cue: string | null;
}

export interface GoldNumber {
  readonly text: string;
  readonly kind: string;
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** An article with its gold, and where each item of the gold stands in it (UTF-16 offsets). */
export interface Article {
  readonly name: string;
  readonly text: string;
  readonly gold: Gold;
  readonly removed: readonly Place[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function readArticles(texts: URL, golds: URL): Article[] {
  const folder = fileURLToPath(texts);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.txt$/, '');
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const gold = JSON.parse(readFileSync(`${fileURLToPath(golds)}/${name}.json`, 'utf8')) as Gold;
      return {
        name,
        text,
        gold,
        removed: inOrder(
          text,
          gold.removals.map((removal) => removal.text),
          null,
        ),
      };
    });
}

/**
 * Places of texts that follow one another. With `removed`, none stands inside those stretches, which count as
 * gaps, nor inside a longer word.
 */
function inOrder(text: string, items: readonly string[], removed: readonly Place[] | null): Place[] {
  const readable = removed === null ? text : blanked(text, removed);
  let from = 0;
  return items.map((item) => {
    let at = readable.indexOf(item, from);
    while (at >= 0 && removed !== null && isInsideWord(readable, at, item))
      at = readable.indexOf(item, at + 1);
    if (at < 0) throw new Error(`gold: ${JSON.stringify(item)} is not in the text after offset ${from}`);
    from = at + item.length;
    return { start: at, end: from };
  });
}

/** A text of the same length with a control character for every unit of the stretches. */
function blanked(text: string, places: readonly Place[]): string {
  let blank = '';
  let at = 0;
  for (const { start, end } of places) {
    blank += text.slice(at, start) + '\u0000'.repeat(end - start);
    at = end;
  }
  return blank + text.slice(at);
}

const isInsideWord = (text: string, at: number, item: string): boolean =>
  (/^[\p{L}\p{N}]/u.test(item) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) ||
  (/[\p{L}\p{N}]$/u.test(item) && /[\p{L}\p{N}]/u.test(text[at + item.length] ?? ''));

/** The rows of one article. */
export interface Found {
  readonly document: {
    readonly title: string | null;
    readonly publisher: string | null;
    readonly authors: readonly string[];
    readonly published_at: string | null;
    readonly text: string;
  };
  readonly removals: readonly RemovalRow[];
  readonly quotes: readonly QuoteRow[];
  readonly mentions: readonly MentionRow[];
  readonly numbers: readonly NumberRow[];
  readonly dates: readonly DateRow[];
  readonly entities: ReadonlyMap<string, EntityRow>;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A name without a leading article, in small letters: "The press release" and "the press release" are one. */
const nameKey = (name: string | null): string | null =>
  name === null
    ? null
    : plain(name)
        .toLowerCase()
        .replace(/^(?:the|a|an) /, '');

const contentKey = (pieces: readonly string[]): string => pieces.map(plain).join(' … ');

export interface QuoteComparison {
  /** Gold quotes of the kinds asked for that were not found with exactly this content. */
  readonly missed: readonly string[];
  readonly wrongSpeaker: readonly string[];
  /** Rows of these kinds that no gold quote has. */
  readonly extra: readonly string[];
  readonly total: number;
}

export function compareQuotes(gold: Gold, found: Found, kinds: readonly string[]): QuoteComparison {
  const wanted = gold.quotes.filter(({ kind }) => kinds.includes(kind));
  const rows = new Map(found.quotes.map((row) => [plain(row.text), row]));
  const missed: string[] = [];
  const wrongSpeaker: string[] = [];
  for (const quote of wanted) {
    const row = rows.get(contentKey(quote.content));
    const shown = `${quote.kind}: ${contentKey(quote.content)}`;
    if (row === undefined || row.kind !== quote.kind)
      missed.push(row === undefined ? shown : `${shown} (found as ${row.kind})`);
    else if (nameKey(row.speaker_name) !== nameKey(quote.speaker))
      wrongSpeaker.push(`${shown} — ${quote.speaker}, found ${row.speaker_name}`);
  }
  const known = new Set(gold.quotes.map(({ content }) => contentKey(content)));
  const extra = found.quotes
    .filter(({ kind, text }) => kinds.includes(kind) && !known.has(plain(text)))
    .map(({ kind, text, speaker_name }) => `${kind}: ${text} — ${speaker_name}`);
  return { missed, wrongSpeaker, extra, total: wanted.length };
}

export interface NameComparison {
  readonly right: number;
  readonly gold: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** A name is right with the same span, type and entity. */
export function compareNames(article: Article, found: Found): NameComparison {
  const places = inOrder(
    article.text,
    article.gold.mentions.map(({ text }) => text),
    article.removed,
  );
  const keyOf = (start: number, end: number, type: string, entity: string): string =>
    `${start}-${end} ${article.text.slice(start, end)}: ${type} ${entity}`;
  const wanted = article.gold.mentions.map(({ type, entity }, index) => {
    const { start, end } = places[index] as Place;
    return keyOf(start, end, type, entity);
  });
  const rows = found.mentions.map((row) =>
    keyOf(row.source_start, row.source_end, row.type, found.entities.get(row.entity_id)?.name ?? '?'),
  );
  const missed = wanted.filter((key) => !rows.includes(key));
  const extra = rows.filter((key) => !wanted.includes(key));
  return { right: wanted.length - missed.length, gold: wanted.length, found: rows.length, missed, extra };
}

/** Numbers and dates that the gold has and the rows have not (with this value), and the other way round. */
export function compareNumbers(article: Article, found: Found): { missed: string[]; extra: string[] } {
  return compareValues(
    article,
    article.gold.numbers.map(({ text, kind, value = null, low = null, high = null }) => ({
      text,
      key: `${kind} ${value} ${low} ${high}`,
    })),
    found.numbers.map((row) => ({ row, key: `${row.kind} ${row.value} ${row.value_low} ${row.value_high}` })),
  );
}

export function compareDates(article: Article, found: Found): { missed: string[]; extra: string[] } {
  const values = (kind: string, value: string | null): string =>
    `${kind} ${kind === 'duration' ? null : value}`;
  return compareValues(
    article,
    article.gold.dates.map(({ text, kind, value = null }) => ({ text, key: values(kind, value) })),
    found.dates.map((row) => ({ row, key: values(row.kind, row.value) })),
  );
}

function compareValues(
  article: Article,
  gold: readonly { readonly text: string; readonly key: string }[],
  rows: readonly {
    readonly row: { readonly source_start: number; readonly source_end: number };
    readonly key: string;
  }[],
): { missed: string[]; extra: string[] } {
  const places = inOrder(
    article.text,
    gold.map(({ text }) => text),
    article.removed,
  );
  const shown = ({ start, end }: Place, key: string): string =>
    `${start}-${end} ${article.text.slice(start, end)}: ${key}`;
  const wanted = gold.map(({ key }, index) => shown(places[index] as Place, key));
  const got = rows.map(({ row, key }) => shown({ start: row.source_start, end: row.source_end }, key));
  return {
    missed: wanted.filter((key) => !got.includes(key)),
    extra: got.filter((key) => !wanted.includes(key)),
  };
}

/** Stretches with words in them that were to go and stayed, and that went and were to stay. */
export function compareRemovals(article: Article, found: Found): { stayed: string[]; lost: string[] } {
  const went = found.removals.map(({ source_start, source_end }) => ({
    start: source_start,
    end: source_end,
  }));
  return {
    stayed: minus(article.text, article.removed, went),
    lost: minus(article.text, went, article.removed),
  };
}

/** What `places` cover of a text and `others` do not, where it has letters or digits. */
function minus(text: string, places: readonly Place[], others: readonly Place[]): string[] {
  const pieces: string[] = [];
  for (const { start, end } of places) {
    let piece = '';
    for (let i = start; i < end; i++)
      if (!others.some((other) => other.start <= i && i < other.end)) piece += text[i];
    if (/[\p{L}\p{N}]/u.test(piece)) pieces.push(piece);
  }
  return pieces;
}
