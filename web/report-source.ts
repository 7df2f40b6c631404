import type {
  ArticleFilter,
  ArticleReference,
  ArticleView,
  EntityFilter,
  EntityItem,
  Page,
  Period,
  QuoteFilter,
  QuoteItem,
  ReportData,
  View,
} from '../pipeline/explore/contract.js';
import { foldedText, searchedWords } from '../pipeline/explore/search-words.js';
import type { Asks, Gives, Source } from './source.js';

type Article = ReportData['articles'][number];

const OFFERED = ['overview', 'choices', 'entities', 'quotes', 'articles', 'article'] as const;
type Offered = (typeof OFFERED)[number];

/** The answers from the data within a report, filtered here as the server does. */
export function reportSource(data: ReportData): Source {
  const quoteTexts = onceFor(({ text }: QuoteItem) => foldedText(text));
  const articleTexts = onceFor(({ title, text }: Article) => foldedText(`${title ?? ''}\n${text}`));
  const answers: { readonly [Of in Offered]: (filter: Asks<Of>) => Gives<Of> } = {
    overview: () => data.overview,
    choices: () => data.choices,
    entities: (filter) => pageOf(entitiesFor(data.entities, filter), filter),
    quotes: (filter) => pageOf(quotesFor(data.quotes, quoteTexts, filter), filter),
    articles: (filter) => pageOf(articlesFor(data.articles, articleTexts, filter), filter),
    article: ({ id }) => articleOf(data.articles, id),
  };
  return {
    has: (view) => OFFERED.some((offered) => offered === view),
    ask: async <Of extends View>(view: Of, filter: Asks<Of>) => {
      const answer = (answers as Partial<Record<View, (filter: Asks<Of>) => Gives<Of>>>)[view];
      if (answer === undefined) throw new Error('A report does not have this.');
      return answer(filter);
    },
    judge: null,
    exportUrl: () => null,
    leftOut: data.leftOut,
  };
}

/** A value made of an object when it is first asked for. */
function onceFor<Of extends object, Value>(make: (of: Of) => Value): (of: Of) => Value {
  const made = new WeakMap<Of, Value>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}

/** Whether a folded text has each word of what is searched. */
function searchFor(words: string): (folded: string) => boolean {
  const wanted = searchedWords(words);
  return (folded) => wanted.every((word) => folded.includes(word));
}

function pageOf<Item>(
  items: readonly Item[],
  { offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number },
): Page<Item> {
  return { total: items.length, offset, items: items.slice(offset, offset + limit), sql: '' };
}

function entitiesFor(entities: readonly EntityItem[], filter: EntityFilter): EntityItem[] {
  const matches = searchFor(filter.text ?? '');
  const found = entities.filter(
    ({ name, type }) =>
      isOrAny(type, filter.type) && (filter.text === undefined || matches(foldedText(name))),
  );
  return found.sort(ENTITY_ORDERS[filter.sort ?? 'mentions']);
}

function quotesFor(
  quotes: readonly QuoteItem[],
  folded: (quote: QuoteItem) => string,
  filter: QuoteFilter,
): QuoteItem[] {
  const hasWords = searchFor(filter.text ?? '');
  const hasName = searchFor(filter.speakerName ?? '');
  const found = quotes.filter(
    (quote) =>
      isOrAny(quote.kind, filter.kind) &&
      isOrAny(quote.medium, filter.medium) &&
      isOrAny(quote.nature, filter.nature) &&
      isOrNone(quote.publisher, filter.publisher) &&
      isOrAny(quote.docId, filter.docId) &&
      isOrAny(quote.utteranceId, filter.utterance) &&
      isSpeaker(quote, filter.speaker) &&
      isWithin(quote.confidence, filter.least, filter.most) &&
      isInPeriod(quote.publishedAt, filter) &&
      (filter.speakerName === undefined || hasName(foldedText(quote.speakerName ?? ''))) &&
      (filter.text === undefined || hasWords(folded(quote))),
  );
  const sorted = found.sort(QUOTE_ORDERS[filter.sort ?? 'article']);
  return filter.grouped === true ? firstOfEach(sorted, ({ utteranceId }) => utteranceId) : sorted;
}

function articlesFor(
  articles: readonly Article[],
  folded: (article: Article) => string,
  filter: ArticleFilter,
): Article[] {
  const matches = searchFor(filter.text ?? '');
  const found = articles.filter(
    (article) =>
      isOrNone(article.publisher, filter.publisher) &&
      isOrNone(article.language, filter.language) &&
      isOrAny(article.status, filter.status) &&
      isInPeriod(article.publishedAt, filter) &&
      (filter.duplicates !== 'only' || article.duplicateOf !== null) &&
      (filter.duplicates !== 'none' || article.duplicateOf === null) &&
      (filter.text === undefined || matches(folded(article))),
  );
  return found.sort(ARTICLE_ORDERS[filter.sort ?? 'article']);
}

function articleOf(articles: readonly Article[], id: string): ArticleView {
  const index = articles.findIndex(({ docId }) => docId === id);
  const article = articles[index];
  if (article === undefined) throw new Error('This article is not in the report.');
  return {
    reference: referenceTo(article)!,
    document: article.document,
    text: article.text,
    marks: article.marks,
    rows: article.rows,
    removals: article.removals,
    previous: referenceTo(articles[index - 1]),
    next: referenceTo(articles[index + 1]),
  };
}

const referenceTo = (article: Article | undefined): ArticleReference | null =>
  article === undefined
    ? null
    : {
        docId: article.docId,
        title: article.title,
        publisher: article.publisher,
        publishedAt: article.publishedAt,
      };

const isOrAny = (value: string | null, wanted: string | undefined): boolean =>
  wanted === undefined || value === wanted;

/** An empty text asks for what does not say. */
const isOrNone = (value: string | null, wanted: string | undefined): boolean =>
  wanted === '' ? value === null : isOrAny(value, wanted);

const isSpeaker = (quote: QuoteItem, wanted: string | undefined): boolean =>
  wanted === 'none' ? quote.speakerEntityId === null : isOrAny(quote.speakerEntityId, wanted);

function isWithin(value: number | null, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  return value !== null && value >= (least ?? 0) && value <= (most ?? 1);
}

function isInPeriod(published: string | null, { from, to }: Period): boolean {
  if (from === undefined && to === undefined) return true;
  const day = published?.slice(0, 10);
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
}

type Order<Item> = (a: Item, b: Item) => number;

/** By a key, ascending or descending; what has none comes last, what has the same stays in the order of the corpus. */
const by =
  <Item>(key: (item: Item) => string | number | null, direction: 'up' | 'down'): Order<Item> =>
  (a, b) => {
    const [first, second] = [key(a), key(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order = first < second ? -1 : Number(first > second);
    return direction === 'up' ? order : -order;
  };

const asTheyAre = (): number => 0;

const QUOTE_ORDERS: Readonly<Record<NonNullable<QuoteFilter['sort']>, Order<QuoteItem>>> = {
  article: asTheyAre,
  newest: by(({ publishedAt }) => publishedAt, 'down'),
  oldest: by(({ publishedAt }) => publishedAt, 'up'),
  surest: by(({ confidence }) => confidence, 'down'),
  unsurest: by(({ confidence }) => confidence, 'up'),
  longest: by(({ text }) => text.length, 'down'),
  repeated: by(({ repetitions }) => repetitions, 'down'),
};

const ARTICLE_ORDERS: Readonly<Record<NonNullable<ArticleFilter['sort']>, Order<Article>>> = {
  article: asTheyAre,
  newest: by(({ publishedAt }) => publishedAt, 'down'),
  oldest: by(({ publishedAt }) => publishedAt, 'up'),
  longest: by(({ words }) => words, 'down'),
  quotes: by(({ quotes }) => quotes, 'down'),
};

const ENTITY_ORDERS: Readonly<Record<NonNullable<EntityFilter['sort']>, Order<EntityItem>>> = {
  mentions: by(({ mentions }) => mentions, 'down'),
  documents: by(({ documents }) => documents, 'down'),
  utterances: by(({ utterances }) => utterances, 'down'),
  name: (a, b) => a.name.localeCompare(b.name, 'en'),
};

/** The first of those that share a key. */
function firstOfEach<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const isFirst = !seen.has(key(item));
    seen.add(key(item));
    return isFirst;
  });
}
