import type { Found } from './metadata.js';
import type { PageFacts } from './page-facts.js';
import { type DateKind, labelAbove } from './visible-date.js';
import { type DateOrder, mayHaveDay, writtenDays } from './written-date.js';

/** Words that say what a date is. */
const WORDS: Readonly<Record<DateKind, RegExp>> = {
  publication:
    /(?<!last )published|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|publicerad|(?:submitted|gespeichert)(?= (?:by|von) )|(?:entry|article|post) was posted|gepostet/i,
  update:
    /updated|modified|changed|last edited|änderung|aktualisierung|geändert|bearbeitet|aktualisiert|actualizado|mis à jour|aggiornato|bijgewerkt/i,
};
/** The same right before it. */
const STATED: Readonly<Record<DateKind, RegExp>> = {
  publication: beforeDate(WORDS.publication),
  update: beforeDate(WORDS.update),
};

function beforeDate({ source }: RegExp): RegExp {
  return new RegExp(
    `(?:${source})(?: (?:by|von|par|por|da|door|av) \\D{2,40})?(?: (?:on|am|le|el|il|op))?(?: [a-zà-ÿ]{3,12},)?\\s?:?\\s?$`,
    'i',
  );
}

/** The same right after it, as German puts the verb last: `am 5. Mai 2020 um 10:00 Uhr von Ann Lee veröffentlicht`. */
const STATED_AFTER: Readonly<Record<DateKind, RegExp>> = {
  publication:
    /^(?: um \d{1,2}[:.]\d\d(?: Uhr)?)?(?: (?:von|in|auf) [^.]{2,60})? (?:veröffentlicht|gepostet|publiziert)/i,
  update: /^(?: um \d{1,2}[:.]\d\d(?: Uhr)?)?(?: von [^.]{2,60})? (?:aktualisiert|geändert)/i,
};

/** The longest text that states a day, and the longest words that do. */
const LONGEST_TEXT = 400;
const LONGEST_LABEL = 80;

/**
 * The day that a page calls, wherever it does, that of publication or of a change: `Published on 5 May 2020`; null if
 * it calls several days so.
 */
export function statedDay(facts: PageFacts, order: DateOrder | null, wanted: DateKind): Found<string> | null {
  let stated: string | null = null;
  for (const [i, { text }] of facts.page.blocks.entries()) {
    if (text.length > LONGEST_TEXT || !mayHaveDay(text)) continue;
    const label = labelAbove(facts, i);
    if (!WORDS[wanted].test(text) && !WORDS[wanted].test(label)) continue;
    for (const { day, index, end } of writtenDays(text, order)) {
      const before = `${index === 0 ? label : ''} ${text.slice(Math.max(0, index - LONGEST_LABEL), index)}`;
      const after = text.slice(end, end + LONGEST_LABEL);
      if (day === stated || !(STATED[wanted].test(before) || STATED_AFTER[wanted].test(after))) continue;
      if (stated !== null) return null;
      stated = day;
    }
  }
  return stated === null ? null : { value: stated, source: 'text' };
}
