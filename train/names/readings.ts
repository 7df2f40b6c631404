import type { NameType } from '../../pipeline/extract/names/name-type.js';
import type { RecognisedName } from '../../pipeline/extract/names/recognise/recognised-name.js';
import { recognise } from '../../pipeline/extract/names/recognise/recognition.js';
import type { Tagger } from '../../pipeline/tagger/tagger.js';
import type { Prepared } from './examples.js';

/** What a model found in a document, held against the annotation. */
export interface Reading {
  readonly id: string;
  /** Number of marked names by type. */
  readonly marked: Readonly<Record<NameType, number>>;
  readonly found: readonly JudgedName[];
}

export interface JudgedName extends RecognisedName {
  /** Whether the annotation has exactly this span and type. */
  readonly isRight: boolean;
}

export function read({ source, gold, evidence }: Prepared, tagger: Tagger): Reading {
  const key = (name: { firstToken: number; endToken: number; type: NameType }): string =>
    `${name.firstToken} ${name.endToken} ${name.type}`;
  const right = new Set(gold.names.filter(({ isAligned }) => isAligned).map(key));
  const marked = { person: 0, organization: 0, location: 0, misc: 0 };
  for (const { type } of gold.names) marked[type]++;
  const found = recognise(evidence, tagger)
    .filter(({ type }) => source.marksMisc || type !== 'misc')
    .map((name) => ({ ...name, isRight: right.has(key(name)) }));
  return { id: gold.id, marked, found };
}

const POOLED: readonly NameType[] = ['person', 'organization', 'location'];

/** Exact F1 in per cent: person, organisation and location pooled, then each. */
export function figures(readings: readonly Reading[]): string {
  const f1 = (types: readonly NameType[]): string => {
    let marked = 0;
    let found = 0;
    let right = 0;
    for (const reading of readings) {
      for (const type of types) marked += reading.marked[type];
      const names = reading.found.filter(({ type }) => types.includes(type));
      found += names.length;
      right += names.filter(({ isRight }) => isRight).length;
    }
    return ((200 * right) / (marked + found)).toFixed(1);
  };
  return [`micro ${f1(POOLED)}`, ...POOLED.map((type) => `${type} ${f1([type])}`)].join(', ');
}
