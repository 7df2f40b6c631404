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

/** mulberry32: a seeded generator of numbers in [0, 1), so that random moments are the same ones each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
