import { Surrounding } from './elements.js';

/** Attributes of no standard in which pages give the time of what an element shows. */
const TIMES: ReadonlySet<string> = new Set([
  ...['data-date', 'data-time', 'data-datetime', 'data-timestamp', 'data-published', 'data-published-at'],
  ...['data-pubdate', 'data-publish-date', 'data-published-date', 'data-publication-date'],
]);

/** The attributes that are read. */
const READ: readonly string[] = [
  ...[
    'id',
    'rel',
    'name',
    'href',
    'type',
    'lang',
    'role',
    'class',
    'style',
    'title',
    'value',
    'hidden',
    'content',
  ],
  ...['itemprop', 'itemtype', 'property', 'datetime', 'aria-hidden', ...TIMES],
];

/** The same by the length of their names. */
const BY_LENGTH: readonly (readonly string[])[] = Array.from(
  { length: Math.max(...READ.map(({ length }) => length)) + 1 },
  (_, length) => READ.filter((name) => name.length === length),
);

/**
 * The name of an attribute in lower case, if it is one that is read; else empty. Those of no standard that give a time
 * are all `time`.
 */
export function attributeOf(html: string, start: number, end: number): string {
  const names = BY_LENGTH[end - start];
  if (names === undefined) return '';
  for (const name of names) if (isName(html, start, name)) return TIMES.has(name) ? 'time' : name;
  return '';
}

/** Whether a name stands at a place, in any case. */
function isName(html: string, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++)
    if ((html.charCodeAt(start + i) | 0x20) !== (name.charCodeAt(i) | 0x20)) return false;
  return true;
}

const ROLES: ReadonlyMap<string, number> = new Map([
  ['article', Surrounding.article],
  ['banner', Surrounding.header],
  ['complementary', Surrounding.aside],
  ['contentinfo', Surrounding.footer],
  ['dialog', Surrounding.dialog],
  ['heading', Surrounding.heading],
  ['main', Surrounding.main],
  ['navigation', Surrounding.nav],
  ['search', Surrounding.form],
]);

/** The surrounding that a role stands for; 0 for others. */
export const roleOf = (role: string): number => (role === '' ? 0 : (ROLES.get(role) ?? 0));
