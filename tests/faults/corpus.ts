import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A made-up article; its number decides it. */
export const article = (number: number): string => {
  const people = ['Ann Lee', 'Joan Roe', 'Paul Ortega', 'Brenda Walsh', 'Tom Hart'];
  const person = people[number % people.length] as string;
  const paragraph = (part: number): string =>
    `“We will open ${number + part} bridges before the winter of ${1990 + (number % 30)},” ${person} said on Monday. ` +
    `About ${100 + part},000 people live in Oakville, and some ${part + 2} percent of them came. The council spent $${number + 1} million.`;
  return [
    `Bridge ${number} opens in Oakville`,
    ...Array.from({ length: 12 }, (_, part) => paragraph(part)),
  ].join('\n\n');
};

export const jsonl = (count: number, text: (number: number) => string = article): string =>
  Array.from(
    { length: count },
    (_, number) => `${JSON.stringify({ id: `d${number}`, text: text(number) })}\n`,
  ).join('');

/** Path → hash of every published file but run.json, the only one with a clock in it. */
export function hashes(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((file) => join(out, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => relative(out, file))
    .filter((file) => !file.startsWith('.') && file !== 'run.json');
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]),
  );
}
