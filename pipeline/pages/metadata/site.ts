import type { Thing } from './linked-data.js';
import { typesOf } from './linked-data.js';
import type { Found } from './metadata.js';
import { type PageFacts, textOf } from './page-facts.js';

/** Who publishes the page: the publisher of the article, else the name of the site. */
export function findPublisher(facts: PageFacts): Found<string> | null {
  for (const article of [...facts.articles, ...facts.pages]) {
    const name = publisherOf(facts, article);
    if (name !== null) return { value: name, source: 'json-ld' };
  }
  const site = facts.declared('og:site_name');
  if (site !== null) return { value: site, source: 'opengraph' };
  const thing = facts.things.find((candidate) => typesOf(candidate).includes('WebSite'));
  const linked = thing === undefined ? null : textOf(thing, 'name');
  if (linked !== null) return { value: linked, source: 'json-ld' };
  const declared = facts.declared('dc.publisher', 'application-name', 'publisher', 'twitter:app:name:iphone');
  return declared === null || /^https?:/.test(declared) ? null : { value: declared, source: 'meta' };
}

function publisherOf(facts: PageFacts, article: Thing): string | null {
  const publisher = article.publisher;
  const first: unknown = Array.isArray(publisher) ? publisher[0] : publisher;
  if (typeof first === 'string') return /^https?:/.test(first) ? null : first.trim() || null;
  return typeof first === 'object' && first !== null ? textOf(facts.resolved(first as Thing), 'name') : null;
}

const HOST = /^\w+:\/\/(?:www\.)?([^/:?#]+)/;

/** Names of the site: those that it gives itself, and the parts of its address. */
export function siteNamesOf(facts: PageFacts, url: string | null): string[] {
  const names = [
    facts.declared('og:site_name'),
    findPublisher(facts)?.value,
    facts.declared('application-name'),
  ];
  const host = HOST.exec(url ?? '')?.[1] ?? '';
  const labels = host.split('.').filter((label) => label.length > 2);
  return [...names, host, ...labels.slice(0, -1)].filter((name): name is string => typeof name === 'string');
}
