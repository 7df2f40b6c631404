import { type DateOrder, mayHaveDay, writtenDays } from '../metadata/written-date.js';

/** The longest line that is a day, in characters. */
const LONGEST = 60;
const ORDERS: readonly DateOrder[] = ['day', 'month'];

/** What a day may stand with: weekdays, what says what it is, hours and zones. */
const OTHERS: ReadonlySet<string> = new Set(
  (
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'published posted updated publication last date on at publié mis jour le à publicado el a las pubblicato il alle ore ' +
    'veröffentlicht erschienen stand vom am um uhr den op om h am pm a p m gmt utc est edt et cst cdt ct mst mdt pst pdt pt cet cest bst'
  ).split(' '),
);

const WORD = /\p{L}+/gu;

/** Whether a line is a day and what belongs to one: `Tuesday, 5 May 2020, 10:15 am`, `Posted on 05/06/2020`. */
export function isDayLine(text: string): boolean {
  if (text.length > LONGEST || !mayHaveDay(text)) return false;
  const [first] = ORDERS.flatMap((order) => writtenDays(text, order));
  if (first === undefined) return false;
  const others = `${text.slice(0, first.index)} ${text.slice(first.end)}`.toLowerCase();
  return [...others.matchAll(WORD)].every(([word]) => OTHERS.has(word));
}
