import { readWordSet } from '../../text/word-list.js';
import { textKey } from '../text/evidence.js';
import type { Thing } from './linked-data.js';
import { typesOf } from './linked-data.js';
import type { Found, MetadataSource } from './metadata.js';
import { type PageFacts, textOf } from './page-facts.js';
import { titleParts } from './without-site.js';

const NO_NAME = readWordSet(new URL('./platform-words.txt', import.meta.url));
/** The shortest name, and the shortest label of an address that is a part of a name. */
const LEAST_NAME = 3;
const LEAST_LABEL = 5;
/** The most words of a name in a title, and how much longer than the label it may be. */
const LONGEST_TITLE_PART = 5;
const MOST_MORE = 15;
/** A longer name that is a title of the page is no name. */
const LONGEST_NAME = 30;

/**
 * Who publishes the page: the publisher of the article, else what the site calls itself. Systems that make pages and
 * kinds of sites (`Blogger`, `Home`) are no name, a title of the page is none, and what follows the name of the site is
 * not part of it.
 *
 * @param url the page's address, if it is known
 */
export function findPublisher(facts: PageFacts, url: string | null): Found<string> | null {
  const host = hostOf(url);
  const titles = [facts.page.title, facts.declared('og:title') ?? ''].map(textKey);
  const checked = (name: string | null, source: MetadataSource): Found<string> | null => {
    const value = name === null ? '' : withoutSlogan(name, host);
    const key = textKey(value);
    const isTitle = value.length > LONGEST_NAME && titles.includes(key);
    const isName = key !== '' && !NO_NAME.has(value.toLowerCase()) && !/^https?:/.test(value);
    return isName && !isTitle ? { value, source } : null;
  };
  for (const article of [...facts.articles, ...facts.pages]) {
    const found = checked(publisherOf(facts, article), 'json-ld');
    if (found !== null) return found;
  }
  const thing = facts.things.find((candidate) => typesOf(candidate).includes('WebSite'));
  return (
    checked(facts.declared('og:site_name'), 'opengraph') ??
    checked(thing === undefined ? null : textOf(thing, 'name'), 'json-ld') ??
    checked(facts.declared('dc.publisher', 'application-name', 'publisher'), 'meta') ??
    checked(facts.declared(...APP_NAMES), 'meta') ??
    checked(nameInTitle(facts.page.title, host), 'title')
  );
}

const APP_NAMES = [
  'twitter:app:name:iphone',
  'twitter:app:name:googleplay',
  'al:ios:app_name',
  'al:android:app_name',
];

function publisherOf(facts: PageFacts, article: Thing): string | null {
  const publisher = article.publisher;
  const first: unknown = Array.isArray(publisher) ? publisher[0] : publisher;
  if (typeof first === 'string') return first.trim();
  return typeof first === 'object' && first !== null ? textOf(facts.resolved(first as Thing), 'name') : null;
}

/** The part of a name that the address has, too: `Valley Post` of `Valley Post | News from the valley`. */
function withoutSlogan(name: string, host: string): string {
  const parts = titleParts(name);
  return (parts.length < 2 ? null : parts.find((part) => isInAddress(part, host))) ?? name.trim();
}

/** The name of the site at the end of the page's title, or at its beginning. */
function nameInTitle(title: string, host: string): string | null {
  const parts = titleParts(title);
  if (parts.length < 2) return null;
  const longest = MOST_MORE + Math.max(...labelsOf(host).map(({ length }) => length));
  const isName = (part: string): boolean =>
    part.split(' ').length <= LONGEST_TITLE_PART &&
    textKey(part).length <= longest &&
    isInAddress(part, host) &&
    !/^by /i.test(part);
  return [parts.at(-1)!, parts[0]!].find(isName) ?? null;
}

/** Whether a name is, in letters and digits, a part of the address, or one of its labels a part of the name. */
function isInAddress(name: string, host: string): boolean {
  const key = textKey(name);
  if (key.length < LEAST_NAME || host === '') return false;
  return (
    textKey(host).startsWith(key) ||
    labelsOf(host).some((label) => label === key || (label.length >= LEAST_LABEL && key.includes(label)))
  );
}

/** The parts of a host but its last one, in letters and digits. */
const labelsOf = (host: string): string[] => host.split('.').slice(0, -1).map(textKey);

const HOST = /^\w+:\/\/(?:www\.)?([^/:?#]+)/;
const hostOf = (url: string | null): string => HOST.exec(url ?? '')?.[1] ?? '';

/** Names of the site: those that it gives itself, and the parts of its address. */
export function siteNamesOf(facts: PageFacts, publisher: string | null, url: string | null): string[] {
  const host = hostOf(url);
  const names = [facts.declared('og:site_name'), publisher, facts.declared('application-name')];
  const labels = host.split('.').filter((label) => label.length > 2);
  return [...names, host, ...labels.slice(0, -1)].filter((name): name is string => name !== null);
}
