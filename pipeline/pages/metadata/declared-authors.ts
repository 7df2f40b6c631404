import { type Thing, typesOf } from './linked-data.js';
import { cleaned, type PageFacts, textOf } from './page-facts.js';

const META_NAMES: ReadonlySet<string> = new Set(
  `author article:author article:author_name dc.creator dcterms.creator parsely-author sailthru.author byl
   citation_author og:article:author author_name author-name authors article.author article_author
   shareaholic:article_author_name cxenseparse:author`
    .trim()
    .split(/\s+/),
);

/** The authors that `<meta>` names. */
export function declaredAuthors(facts: PageFacts): string[] {
  const names = facts.allDeclared(META_NAMES);
  const label = facts.declared('twitter:label1') ?? '';
  const written = WRITTEN_BY.test(label) ? facts.declared('twitter:data1') : null;
  return names.length > 0 || written === null ? names : [written];
}

/** The label of the author on a card that is shared. */
const WRITTEN_BY = /^(?:written by|by|author|verfasst von|geschrieben von|écrit par|escrito por)/i;

/** The authors that JSON-LD names: people, or all. */
export function linkedAuthors(facts: PageFacts, whom: 'people' | 'all' = 'people'): string[] {
  for (const article of [...facts.articles, ...facts.pages, ...facts.works]) {
    const names = namesOf(facts, article.author ?? article.creator, whom);
    if (names.length > 0) return names;
  }
  return [];
}

/** The names in a value of JSON-LD: a name, a thing that has one, or a list of both. */
function namesOf(facts: PageFacts, value: unknown, whom: 'people' | 'all'): string[] {
  const values = Array.isArray(value) ? value.slice(0, 50) : [value];
  return values.flatMap((entry) => {
    if (typeof entry === 'string') return [cleaned(entry)];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const thing = facts.resolved(entry as Thing);
    const types = typesOf(thing);
    // A person whose site it is, is often both.
    const isPerson = types.includes('Person') || !types.some((type) => /Organization/.test(type));
    if (whom === 'people' && !isPerson) return [];
    const name = thing.name;
    if (Array.isArray(name)) return name.filter((part) => typeof part === 'string').map(cleaned);
    const text = textOf(thing, 'name');
    return text === null ? [] : [text];
  });
}
