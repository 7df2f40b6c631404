import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleAttribution } from '../../../pipeline/extract/quotes/grammar/rule-attribution.js';
import type { Attribution } from '../../../pipeline/extract/quotes/model/attribution.js';
import { mergeAttributions } from '../../../pipeline/extract/quotes/model/merge-attributions.js';
import type { UnitRange } from '../../../pipeline/extract/quotes/narration/unit-ranges.js';
import { propertyRuns } from '../../property-runs.js';

type Ranges = Pick<Attribution, 'content' | 'cue'>;

const range = (first: number, end: number): UnitRange => ({ first, end });

const told = (ranges: Ranges): RuleAttribution => ({
  ...ranges,
  sentence: 0,
  speaker: null,
  verb: null,
  nature: 'statement',
  isShared: false,
  isDenied: false,
});

const guessed = (ranges: Ranges): Attribution => ({
  ...told(ranges),
  nature: 'attitude',
  evidence: { isByRule: false, isImplied: false, cue: 1, content: 1 },
});

/** Settles what grammar and the model tell; the model's attributions by their anchors. */
function settled(
  read: readonly Ranges[],
  byAnchor: ReadonlyMap<number, Ranges | null>,
  chances: readonly number[] = [],
) {
  const asked: number[] = [];
  const kept = mergeAttributions(read.map(told), {
    anchors: [...byAnchor.keys()].sort((a, b) => a - b),
    chances: Float32Array.from({ length: 40 }, (_, u) => chances[u] ?? 0.5),
    read: (anchor) => {
      asked.push(anchor);
      const ranges = byAnchor.get(anchor);
      return ranges == null ? null : guessed(ranges);
    },
  });
  return { kept: kept.map(({ content, cue }) => ({ content, cue })), asked };
}

describe('attributions of a sentence', () => {
  const first = { content: [range(2, 5)], cue: range(5, 6) };

  test('a cue inside what grammar found is not read, one right after it is', () => {
    expect(settled([first], new Map([[4, null]])).asked).toEqual([]);
    expect(settled([first], new Map([[6, null]])).asked).toEqual([6]);
  });

  test('an attribution that shares a unit with one kept is left out, one that begins right after it is kept', () => {
    const other = (from: number): Ranges => ({ content: [range(from, 12)], cue: range(13, 14) });
    expect(settled([first], new Map([[13, other(5)]])).kept).toEqual([first]);
    expect(settled([first], new Map([[13, other(6)]])).kept).toEqual([first, other(6)]);
  });

  test('the likelier cue goes first, and the order kept is that of the text', () => {
    const early = { content: [range(0, 4)], cue: range(1, 2) };
    const late = { content: [range(3, 8)], cue: range(9, 10) };
    const byAnchor = new Map([
      [1, early],
      [9, late],
    ]);
    expect(settled([], byAnchor, [0, 0.6, 0, 0, 0, 0, 0, 0, 0, 0.7]).kept).toEqual([late]);
    expect(settled([], byAnchor, [0, 0.7, 0, 0, 0, 0, 0, 0, 0, 0.6]).kept).toEqual([early]);
    const apart = { content: [range(10, 12)], cue: range(9, 10) };
    expect(settled([apart], new Map([[1, early]])).kept).toEqual([early, apart]);
  });
});

describe('for any attributions', () => {
  const ranges = fc
    .tuple(fc.nat(30), fc.nat(4), fc.nat(30))
    .map(([first, length, cue]) => ({ content: [range(first, first + length)], cue: range(cue, cue + 1) }));

  test.each(propertyRuns(300))(
    'what is kept of the model shares no unit with anything else that is kept (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(
          fc.array(ranges, { maxLength: 3 }),
          fc.array(ranges, { maxLength: 6 }),
          (read, guesses) => {
            const byAnchor = new Map(guesses.map((guess) => [guess.cue.first, guess]));
            const taken = new Set<number>();
            const units = ({ content, cue }: Ranges): number[] =>
              [...content, ...(cue === null ? [] : [cue])].flatMap(({ first, end }) =>
                Array.from({ length: end - first }, (_, i) => first + i),
              );
            for (const one of read) for (const u of units(one)) taken.add(u);
            const expected: Ranges[] = [...read];
            for (const [anchor, guess] of [...byAnchor].sort(([a], [b]) => a - b)) {
              if (taken.has(anchor) || units(guess).some((u) => taken.has(u))) continue;
              for (const u of units(guess)) taken.add(u);
              expected.push(guess);
            }
            const { kept } = settled(read, byAnchor);
            expect(new Set(kept.map((one) => JSON.stringify(one)))).toEqual(
              new Set(expected.map((one) => JSON.stringify(one))),
            );
          },
        ),
        { seed, numRuns },
      );
    },
  );
});
