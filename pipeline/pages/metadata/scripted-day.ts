import type { Page } from '../page/page.js';
import type { Found } from './metadata.js';
import { machineDate } from './written-date.js';

/** Keys and variables of programs that hold when something was published: `"publishedAt":"2020-05-05T10:00:00Z"`. */
const PUBLISHED =
  /(?<!\w)(?:(?:date|first)_?published(?:_?at)?|published_?(?:at|on|date|time)|publi(?:sh|cation)_?(?:date|time)|pub_?date)(?:\\?["']|&quot;)?\s{0,3}[:=]\s{0,3}(?:\\?["']|&quot;)?(\d{4}-\d\d-\d\d[T \d:.+-]{0,24}Z?)/gi;

/**
 * The day that the programs of a page call that of publication; null if they call several days so: these are of other
 * articles, too. What JSON-LD says was read before.
 */
export function scriptedDay({ html, linkedData }: Page): Found<string> | null {
  const read = new Set(
    linkedData.flatMap((source) => Array.from(source.matchAll(PUBLISHED), ([whole]) => whole)),
  );
  let only: string | null = null;
  for (const [statement, text] of html.matchAll(PUBLISHED)) {
    const date = machineDate(text!);
    if (date === null || read.has(statement)) continue;
    if (only !== null && only.slice(0, 10) !== date.slice(0, 10)) return null;
    only ??= date;
  }
  return only === null ? null : { value: only, source: 'script' };
}
