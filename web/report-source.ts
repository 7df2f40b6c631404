import { ORDERS, type Order } from '../pipeline/explore/asked-values.js';
import type {
  ArticleFilter,
  ArticleItem,
  ArticleReference,
  ArticleView,
  EntityFilter,
  EntityItem,
  Page,
  Period,
  PublisherFilter,
  PublisherItem,
  QuoteFilter,
  QuoteItem,
  ReportData,
  View,
} from '../pipeline/explore/contract.js';
import { isDay } from '../pipeline/explore/parameters.js';
import { foldedText, searchedWords } from '../pipeline/explore/search-words.js';
import { compareUtf8 } from '../pipeline/text/utf8-order.js';
import { referenceTo } from './reference.js';
import { articlesOf, entitiesOf, quotesOf, type ReportArticle, type ReportEntity } from './report-items.js';
import type { Asks, Gives, Source } from './source.js';

const OFFERED = ['overview', 'choices', 'entities', 'quotes', 'articles', 'article', 'publishers'] as const;
type Offered = (typeof OFFERED)[number];

/** The answers from the data within a report, filtered and put in order here as the server does. */
export function reportSource(data: ReportData): Source {
  const articles = once(() => articlesOf(data));
  const quotes = once(() => quotesOf(articles(), data));
  const entities = once(() => entitiesOf(data));
  const quoteTexts = onceFor(({ text }: QuoteItem) => foldedText(text));
  const articleTexts = onceFor(({ item: { title }, article: { text } }: ReportArticle) =>
    foldedText(title === null ? text : `${title} | ${text}`),
  );
  const answers: { readonly [Of in Offered]: (filter: Asks<Of>) => Gives<Of> } = {
    overview: () => data.overview,
    choices: () => data.choices,
    entities: (filter) => pageOf(entitiesFor(entities(), filter), filter),
    quotes: (filter) => pageOf(quotesFor(quotes(), quoteTexts, filter), filter),
    articles: (filter) => pageOf(articlesFor(articles(), articleTexts, filter), filter),
    article: ({ id }) => articleOf(articles(), id),
    publishers: (filter) => pageOf(publishersFor(data.publishers, filter), filter),
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

/** A value made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
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

/** Whether a folded text has each word of what is searched; one that is not there has none. */
function searchFor(words: string | undefined): (folded: string | null) => boolean {
  const wanted = searchedWords(words ?? '');
  return (folded) => wanted.every((word) => folded?.includes(word) === true);
}

function pageOf<Item>(
  items: readonly Item[],
  { offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number },
): Page<Item> {
  return { total: items.length, offset, items: items.slice(offset, offset + limit), sql: '' };
}

function entitiesFor(entities: readonly ReportEntity[], filter: EntityFilter): EntityItem[] {
  const matches = searchFor(filter.text);
  return entities
    .filter(({ item, names }) => isOrAny(item.type, filter.type) && matches(foldedText(names.join(' | '))))
    .map(({ item }) => item)
    .sort(ENTITY_ORDERS[filter.sort ?? ORDERS.entities[0]]);
}

function quotesFor(
  quotes: readonly QuoteItem[],
  folded: (quote: QuoteItem) => string,
  filter: QuoteFilter,
): QuoteItem[] {
  const hasWords = searchFor(filter.text);
  const hasName = searchFor(filter.speakerName);
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
      hasName(quote.speakerName === null ? null : foldedText(quote.speakerName)) &&
      (filter.text === undefined || hasWords(folded(quote))),
  );
  // The first of an utterance in the corpus, whatever the order.
  const shown = filter.grouped === true ? firstOfEach(found, ({ utteranceId }) => utteranceId) : found;
  return shown.sort(QUOTE_ORDERS[filter.sort ?? ORDERS.quotes[0]]);
}

function articlesFor(
  articles: readonly ReportArticle[],
  folded: (article: ReportArticle) => string,
  filter: ArticleFilter,
): ArticleItem[] {
  const matches = searchFor(filter.text);
  return articles
    .filter(
      (article) =>
        isOrNone(article.item.publisher, filter.publisher) &&
        isOrNone(article.item.language, filter.language) &&
        isOrAny(article.item.status, filter.status) &&
        isInPeriod(article.item.publishedAt, filter) &&
        (filter.duplicates !== 'only' || article.item.duplicateOf !== null) &&
        (filter.duplicates !== 'none' || article.item.duplicateOf === null) &&
        (filter.text === undefined || matches(folded(article))),
    )
    .map(({ item }) => item)
    .sort(ARTICLE_ORDERS[filter.sort ?? ORDERS.articles[0]]);
}

function publishersFor(publishers: readonly PublisherItem[], filter: PublisherFilter): PublisherItem[] {
  const matches = searchFor(filter.text);
  return publishers
    .filter(({ name }) => matches(foldedText(name)))
    .sort(by(({ name }) => name, 'up'))
    .sort(PUBLISHER_ORDERS[filter.sort ?? ORDERS.publishers[0]]);
}

function articleOf(articles: readonly ReportArticle[], id: string): ArticleView {
  const index = articles.findIndex(({ item }) => item.docId === id);
  const found = articles[index];
  if (found === undefined) throw new Error('This article is not in the report.');
  return {
    article: found.article,
    previous: referenceOf(articles[index - 1]),
    next: referenceOf(articles[index + 1]),
  };
}

const referenceOf = (found: ReportArticle | undefined): ArticleReference | null =>
  found === undefined ? null : referenceTo(found.article.document);

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

function isInPeriod(published: string | null, { from, to, undated = false }: Period): boolean {
  const day = published?.slice(0, 10) ?? null;
  if (undated && day !== null && isDay(day)) return false;
  if (from === undefined && to === undefined) return true;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

type Compare<Item> = (a: Item, b: Item) => number;

/** By a key, ascending or descending; what has none comes last, what has the same stays in the order of the corpus. */
const by =
  <Item>(key: (item: Item) => string | number | null, direction: 'up' | 'down'): Compare<Item> =>
  (a, b) => {
    const [first, second] = [key(a), key(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order = typeof first === 'string' ? compareUtf8(first, String(second)) : first - Number(second);
    return direction === 'up' ? order : -order;
  };

/** By one comparison, and where that finds no difference by another. */
const then =
  <Item>(first: Compare<Item>, second: Compare<Item>): Compare<Item> =>
  (a, b) =>
    first(a, b) || second(a, b);

const asTheyAre = (): number => 0;
const byQuoteId: Compare<QuoteItem> = by(({ quoteId }) => quoteId, 'up');

const QUOTE_ORDERS: Readonly<Record<Order<'quotes'>, Compare<QuoteItem>>> = {
  article: asTheyAre,
  newest: by(({ publishedAt }) => publishedAt, 'down'),
  oldest: by(({ publishedAt }) => publishedAt, 'up'),
  surest: then(
    by(({ confidence }) => confidence, 'down'),
    byQuoteId,
  ),
  unsurest: then(
    by(({ confidence }) => confidence, 'up'),
    byQuoteId,
  ),
  longest: then(
    by(({ text }) => Array.from(text).length, 'down'),
    byQuoteId,
  ),
  repeated: then(
    by(({ repetitions }) => repetitions, 'down'),
    by(({ utteranceId }) => utteranceId, 'up'),
  ),
};

const ARTICLE_ORDERS: Readonly<Record<Order<'articles'>, Compare<ArticleItem>>> = {
  article: asTheyAre,
  newest: by(({ publishedAt }) => publishedAt, 'down'),
  oldest: by(({ publishedAt }) => publishedAt, 'up'),
  longest: by(({ words }) => words, 'down'),
  quotes: by(({ quotes }) => quotes, 'down'),
};

const ENTITY_ORDERS: Readonly<Record<Order<'entities'>, Compare<EntityItem>>> = {
  mentions: by(({ mentions }) => mentions, 'down'),
  documents: by(({ documents }) => documents, 'down'),
  utterances: by(({ utterances }) => utterances, 'down'),
  name: by(({ name }) => foldedText(name), 'up'),
};

const PUBLISHER_ORDERS: Readonly<Record<Order<'publishers'>, Compare<PublisherItem>>> = {
  articles: by(({ articles }) => articles, 'down'),
  words: by(({ words }) => words, 'down'),
  quotes: by(({ quotes }) => quotes, 'down'),
  name: by(({ name }) => foldedText(name), 'up'),
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
