import type { Answers, View } from './contract.js';
import type { Use } from './live-tables.js';
import { article } from './views/article.js';
import { articleList, articles } from './views/articles.js';
import { choices } from './views/choices.js';
import { dateList, dates, dateTimeline } from './views/dates.js';
import { entities, entity, entityList, mentionList, mentions } from './views/entities.js';
import { numberHistogram, numberList, numbers } from './views/numbers.js';
import { overview } from './views/overview.js';
import type { List } from './views/page.js';
import { publisherList, publishers } from './views/publishers.js';
import { quarantine, quarantineList } from './views/quarantine.js';
import { quoteList, quotes } from './views/quotes.js';
import { review, reviewSummary } from './views/review.js';

type Answer<Name extends View> = (use: Use, asks: Answers[Name]['asks']) => Promise<Answers[Name]['gives']>;

/** How each view is answered. */
export const ANSWERS: { readonly [Name in View]: Answer<Name> } = {
  overview: async (use) => {
    const { runId, version } = use.tables.descriptor;
    const [found, { lines }] = await Promise.all([overview(use.asker), reviewSummary(use)]);
    return { runId, version, ...found, precision: lines.length === 0 ? null : lines };
  },
  choices: ({ asker }) => choices(asker),
  quotes: ({ asker }, asks) => quotes(asker, asks),
  entities: ({ asker }, asks) => entities(asker, asks),
  entity: ({ asker }, asks) => entity(asker, asks),
  mentions: ({ asker }, asks) => mentions(asker, asks),
  articles: ({ asker }, asks) => articles(asker, asks),
  article: ({ asker }, asks) => article(asker, asks),
  publishers: ({ asker }, asks) => publishers(asker, asks),
  numbers: ({ asker }, asks) => numbers(asker, asks),
  'numbers/histogram': ({ asker }, asks) => numberHistogram(asker, asks),
  dates: ({ asker }, asks) => dates(asker, asks),
  'dates/timeline': ({ asker }, asks) => dateTimeline(asker, asks),
  quarantine: ({ asker }, asks) => quarantine(asker, asks),
  review,
  'review/summary': reviewSummary,
};

/** The lists whose rows a reader may take along. */
export const LISTS = {
  quotes: quoteList,
  entities: entityList,
  mentions: mentionList,
  articles: articleList,
  publishers: publisherList,
  numbers: numberList,
  dates: dateList,
  quarantine: quarantineList,
} as const satisfies { readonly [Name in View]?: (asks: Answers[Name]['asks']) => List };

export const isList = (name: string): name is keyof typeof LISTS => Object.hasOwn(LISTS, name);
