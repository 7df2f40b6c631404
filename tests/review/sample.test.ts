import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageOf, reviewRows, verdictOn } from '../../pipeline/review/rows.js';
import { type SampleRequest, sampleRows } from '../../pipeline/review/sample.js';
import { binOf } from '../../pipeline/review/tables.js';
import { propertyRuns } from '../property-runs.js';
import { madeTables, numberRow } from './made-tables.js';

const REQUEST: SampleRequest = { table: 'numbers', size: 10, seed: 1, reviewer: null, verdicts: [] };

/** 600 rows, of which 450 are in the last tenth, 120 in the one before, and 30 have no confidence. */
const ROWS = Array.from({ length: 600 }, (_, index) =>
  numberRow(`n_${index}`, index < 449 ? 0.95 : index < 450 ? 1 : index < 570 ? 0.85 : null),
);

describe('a sample', () => {
  test('has the same rows in the same order for the same seed, and others for another', async () => {
    const connection = await madeTables({ numbers: ROWS });
    const shuffled = await madeTables({ numbers: ROWS.toReversed() });
    const idsOf = async (of: typeof connection, request: Partial<SampleRequest>): Promise<string[]> =>
      (await sampleRows(of, { ...REQUEST, ...request })).map(({ id }) => id);
    const first = await idsOf(connection, {});
    expect(await idsOf(shuffled, {})).toEqual(first);
    expect(new Set(first).size).toBe(10);
    const second = await idsOf(connection, { seed: 2 });
    expect(second.filter((id) => first.includes(id)).length).toBeLessThan(5);
    expect(await idsOf(connection, { size: 0 })).toEqual([]);
    expect(await idsOf(connection, { table: 'dates' })).toEqual([]);
  });

  test.each(propertyRuns(30))('that is larger extends a smaller one (seed %i)', async (seed, numRuns) => {
    const connection = await madeTables({ numbers: ROWS });
    await fc.assert(
      fc.asyncProperty(fc.nat(700), fc.nat(700), fc.nat(), async (one, other, drawn) => {
        const [small, large] = await Promise.all(
          [Math.min(one, other), Math.max(one, other)].map((size) =>
            sampleRows(connection, { ...REQUEST, size, seed: drawn }),
          ),
        );
        expect(large?.slice(0, small?.length)).toEqual(small);
        expect(new Set(large?.map(({ id }) => id)).size).toBe(Math.min(600, Math.max(one, other)));
      }),
      { seed, numRuns },
    );
  });

  test('takes three quarters in proportion and one quarter equally from the tenths of confidence', async () => {
    const connection = await madeTables({ numbers: ROWS });
    const drawn = await sampleRows(connection, { ...REQUEST, size: 120 });
    const counts = [9, 8, null].map(
      (bin) => drawn.filter(({ confidence }) => binOf(confidence) === bin).length,
    );
    // 120 × (0.75 × 450/600 + 1/12) = 77.5; 120 × (0.75 × 120/600 + 1/12) = 28; 120 × (0.75 × 30/600 + 1/12) = 14.5
    expect(counts).toEqual([77, 28, 15]);
  });

  test('is a fair draw: every row comes as often as the others of its tenth', async () => {
    const connection = await madeTables({ numbers: ROWS.slice(440, 460) });
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const { id } of await sampleRows(connection, { ...REQUEST, size: 10, seed }))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    // Half of each ten, 200 of 400 draws; three standard deviations are 30.
    expect(counts.size).toBe(20);
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(50);
  });

  test('knows what the reviewer said of a row, as long as the row stays', async () => {
    const connection = await madeTables({ numbers: [numberRow('n_1', 0.9), numberRow('n_2', 0.9)] });
    const [row] = await reviewRows(connection, 'numbers', ['n_1']);
    const said = { verdict: 'right', parts: [], seed: 1, judged_at: '2026-05-04T10:00:00Z' } as const;
    const mine = verdictOn(row!, { ...said, reviewer: 'Ann' });
    const verdicts = [{ ...mine, verdict: 'unsure' as const }, mine, { ...mine, reviewer: 'Bob' }];
    const known = async (request: Partial<SampleRequest>) =>
      (await sampleRows(connection, { ...REQUEST, ...request })).find(({ id }) => id === 'n_1')?.verdict;
    expect(await known({ verdicts, reviewer: 'Ann' })).toEqual(mine);
    expect(await known({ verdicts, reviewer: null })).toBeNull();
    await connection.run("UPDATE numbers SET value = 2 WHERE number_id = 'n_1'");
    expect(await known({ verdicts, reviewer: 'Ann' })).toBeNull();
  });
});

describe('a row', () => {
  const mention = {
    ...{ mention_id: 'm_1', entity_id: 'e_1', type: 'person', text: 'Lee', extractor: 'names@6' },
    ...{ doc_id: 'a.txt', start: 9, end: 12, confidence: 0.5 },
  };
  const quote = {
    ...{ quote_id: 'q_1', kind: 'direct', nature: 'statement', text: 'Yes', extractor: 'quotes@6' },
    ...{
      speaker_text: 'she',
      speaker_entity_id: 'e_1',
      speaker_name: 'Ann Lee',
      doc_id: 'a.txt',
      start: 1,
      end: 4,
    },
  };

  test('of a mention shows the name of the entity; the digest is of the entity, whatever its name', async () => {
    const digests = [];
    for (const name of ['Ann Lee', 'Ann B. Lee']) {
      const connection = await madeTables({ mentions: [mention], entities: [{ entity_id: 'e_1', name }] });
      const [row] = await reviewRows(connection, 'mentions', ['m_1', 'm_9']);
      expect(row).toMatchObject({ kind: 'person', columns: { text: 'Lee', entity_name: name } });
      digests.push(row?.digest);
    }
    expect(digests[1]).toBe(digests[0]);
  });

  test('of a quote is judged by its speaker: the entity, or where it is none the words for it', async () => {
    const digestOf = async (changes: object): Promise<string | undefined> => {
      const connection = await madeTables({ quotes: [{ ...quote, ...changes }] });
      return (await reviewRows(connection, 'quotes', ['q_1']))[0]?.digest;
    };
    const digest = await digestOf({});
    expect(await digestOf({ speaker_name: 'Ann B. Lee', confidence: 0.1, medium: 'tweet' })).toBe(digest);
    expect(await digestOf({ speaker_entity_id: 'e_2' })).not.toBe(digest);
    expect(await digestOf({ text: 'No' })).not.toBe(digest);
    expect(await digestOf({ kind: 'mixed' })).not.toBe(digest);
    const unnamed = await digestOf({ speaker_entity_id: null, speaker_name: 'an aide' });
    expect(await digestOf({ speaker_entity_id: null, speaker_name: 'the aide' })).not.toBe(unnamed);
  });

  test('stands in its passage, in code points', async () => {
    const connection = await madeTables({
      documents: [{ doc_id: 'a.txt', text: '😀 Mayor A. Lee said so.' }],
    });
    const place = { doc_id: 'a.txt', start: 8, end: 14 };
    expect(await passageOf(connection, place)).toEqual({
      ...{ before: '😀 Mayor ', text: 'A. Lee', after: ' said so.' },
    });
    expect(await passageOf(connection, place, 3)).toEqual({ before: 'or ', text: 'A. Lee', after: ' sa' });
    expect(await passageOf(connection, { ...place, doc_id: 'b.txt' })).toBeNull();
  });
});
