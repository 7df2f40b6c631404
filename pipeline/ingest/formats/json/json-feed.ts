import { isJsonObject, type JsonObject } from '../../json-object.js';
import { soundValue } from './records-path.js';

/** What the items of a JSON Feed take from it where they do not say it themselves. */
export interface JsonFeed {
  readonly publisher: unknown;
  readonly language: unknown;
  readonly authors: unknown;
}

/** Which version of the format a feed is of; the address stands for it. */
const VERSION = /"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org/;

/** The JSON Feed (jsonfeed.org) that a text begins; null for any other JSON. */
export function jsonFeedOf(beginning: string): JsonFeed | null {
  if (!VERSION.test(beginning)) return null;
  const value = soundValue(beginning);
  if (!isJsonObject(value) || typeof value.version !== 'string' || !value.version.includes('jsonfeed.org'))
    return null;
  return { publisher: value.title, language: value.language, authors: value.authors ?? value.author };
}

/** An item with what it takes from its feed. */
export function itemOf(feed: JsonFeed, item: JsonObject): JsonObject {
  const { authors, ...common } = feed;
  const hasAuthors = 'author' in item || 'authors' in item;
  return hasAuthors ? { ...common, ...item } : { ...common, authors, ...item };
}
