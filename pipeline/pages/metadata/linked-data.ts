/** A thing that a page describes by JSON-LD. */
export type Thing = Readonly<Record<string, unknown>>;

/** The most things that are read of a page: one with more describes a catalogue. */
const MOST_THINGS = 2000;

/** Properties whose values are other works than the one that the page shows. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['itemListElement', 'liveBlogUpdate', 'hasPart', 'review', 'reviews', 'comment', 'citation', 'mentions'],
  ...[
    'isBasedOn',
    'isRelatedTo',
    'relatedLink',
    'significantLink',
    'blogPost',
    'blogPosts',
    'potentialAction',
  ],
]);

/** The things that some things hold as parts, comments, reviews or entries of a list, and all in them. */
export function othersIn(things: readonly Thing[]): ReadonlySet<Thing> {
  const others = new Set<Thing>();
  const waiting = things.flatMap((thing) =>
    Object.keys(thing)
      .filter((key) => OTHERS.has(key))
      .map((key) => thing[key]),
  );
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) for (const entry of value) waiting.push(entry);
    else if (typeof value === 'object' && value !== null && !others.has(value as Thing)) {
      others.add(value as Thing);
      for (const inner of Object.values(value)) waiting.push(inner);
    }
  }
  return others;
}

/**
 * The things that JSON-LD describes, in their order, outer ones before those in them. Sources that are no JSON give
 * nothing, but for the faults that browsers' tools forgive: comments around it, line ends in strings, a comma or
 * semicolon too many, quotation marks as references; and values in single ones.
 */
export function readThings(sources: readonly string[]): Thing[] {
  const things: Thing[] = [];
  for (const source of sources) {
    const waiting: unknown[] = [parsed(source)];
    while (waiting.length > 0 && things.length < MOST_THINGS) {
      const value = waiting.pop();
      if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) waiting.push(value[i]);
      else if (typeof value === 'object' && value !== null) {
        things.push(value as Thing);
        for (const inner of Object.values(value).reverse())
          if (typeof inner === 'object' && inner !== null) waiting.push(inner);
      }
    }
  }
  return things;
}

function parsed(source: string): unknown {
  const text = source.trim();
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(mended(text.includes('&quot;') ? text.replaceAll('&quot;', '"') : text));
    } catch {
      return null;
    }
  }
}

/** Control characters, which JSON allows only escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f]/g;
const LOOSE_COMMA = /,\s*(?=[}\]])/g;

/** What stands between the outermost brackets, with the faults mended that tools forgive. */
function mended(source: string): string {
  const text = source.replace('<![CDATA[', '').replace(']]>', '');
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return text
    .slice(Math.max(0, start), end + 1)
    .split('\n')
    .map(withDoubleQuotes)
    .join('\n')
    .replaceAll(CONTROLS, ' ')
    .replaceAll(LOOSE_COMMA, '');
}

/** A line whose value stands in single quotation marks, as programs write it but JSON does not. */
function withDoubleQuotes(line: string): string {
  const start = line.indexOf(": '");
  const whole = line.trimEnd();
  const end = whole.endsWith(',') ? whole.length - 1 : whole.length;
  if (start < 0 || end < start + 4 || whole[end - 1] !== "'") return line;
  return `${line.slice(0, start)}: ${JSON.stringify(whole.slice(start + 3, end - 1))}${whole.slice(end)}`;
}

/** The types of a thing, without the address of their vocabulary: `NewsArticle`. */
export function typesOf(thing: Thing): string[] {
  const type = thing['@type'];
  const types = Array.isArray(type) ? type : [type];
  return types
    .filter((name): name is string => typeof name === 'string')
    .map((name) => name.replace(/^.*[/#:]/, ''));
}

/** Works that are not articles and may be what a page shows. */
const WORK = /^(?:CreativeWork|Guide|HowTo|PodcastEpisode|Quiz|Recipe)$/;

export const isWork = (thing: Thing): boolean => typesOf(thing).some((type) => WORK.test(type));

const ARTICLE = /Article|BlogPosting|^Report|Review$|SocialMediaPosting|LiveBlog|^Blog$/;

export const isArticle = (thing: Thing): boolean => typesOf(thing).some((type) => ARTICLE.test(type));
