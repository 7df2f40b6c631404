import { Surrounding } from './elements.js';
import type { Attributes } from './page.js';

/** The attributes that are read, by the length of their names. */
const READ: readonly (readonly string[])[] = [
  [],
  [],
  ['id'],
  ['rel'],
  ['name', 'href', 'type', 'lang', 'role'],
  ['class', 'style'],
  ['hidden'],
  ['content'],
  ['itemprop', 'itemtype', 'property', 'datetime'],
  [],
  [],
  ['aria-hidden'],
];

/** The name of an attribute in lower case, if it is one that is read; else empty. */
export function attributeOf(html: string, start: number, end: number): string {
  const names = READ[end - start];
  if (names === undefined) return '';
  for (const name of names) if (isName(html, start, name)) return name;
  return '';
}

/** Whether a name stands at a place, in any case. */
function isName(html: string, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++)
    if ((html.charCodeAt(start + i) | 0x20) !== (name.charCodeAt(i) | 0x20)) return false;
  return true;
}

/** A slice of the source in lower case. */
export function lowerName(html: string, start: number, end: number): string {
  const name = html.slice(start, end);
  for (let i = start; i < end; i++) {
    const unit = html.charCodeAt(i);
    if ((unit >= 65 && unit <= 90) || unit > 127) return name.toLowerCase();
  }
  return name;
}

/** The longest hint that is kept: no page needs more, and every block is compared by those around it. */
const LONGEST_HINT = 300;

/** What an element says about itself: class and id, without their numbers. */
export function hintOf({ class: classes, id }: Attributes): string {
  const hint = id === '' ? classes : classes === '' ? id : `${classes} ${id}`;
  return hint.slice(0, LONGEST_HINT).replaceAll(/\d+/g, '');
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
