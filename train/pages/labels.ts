import type { Block } from '../../pipeline/pages/page/page.js';

const TOKEN = /[\p{L}\p{N}_]+/gu;
const SHINGLE = 4;

/** What a block should be: kept or not, and how much it counts; a weight of 0 where nobody knows. */
export interface Label {
  readonly isKept: boolean;
  readonly weight: number;
}

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** The labels of blocks whose page has a gold text: those of whose words most are in it, each part of it once. */
export function labelsByText(blocks: readonly Block[], gold: string): Label[] {
  const goldTokens = tokensOf(gold);
  const places = indexRuns(goldTokens);
  const tokens = blocks.map(({ text }) => tokensOf(text));
  const candidates: { block: number; place: number; weight: number }[] = [];
  tokens.forEach((words, block) => {
    if (words.length < SHINGLE) return;
    const found: number[] = [];
    const runs = words.length - SHINGLE + 1;
    for (let i = 0; i < runs; i++) {
      const at = places.get(words.slice(i, i + SHINGLE).join(' '));
      if (at !== undefined) found.push(at.length === 1 ? at[0]! : nearest(at, found.at(-1) ?? at[0]!));
    }
    if (found.length >= 0.5 * runs) {
      const place = [...found].sort((a, b) => a - b)[found.length >> 1]!;
      candidates.push({ block, place, weight: found.length });
    }
  });
  const chain = heaviestChain(candidates);
  const kept = new Uint8Array(blocks.length);
  const used = new Map<string, number>();
  const use = (block: number, share: number): boolean => {
    const words = tokens[block]!;
    const runs = Array.from({ length: words.length - SHINGLE + 1 }, (_, i) =>
      words.slice(i, i + SHINGLE).join(' '),
    );
    const free = runs.filter((run) => (used.get(run) ?? 0) < (places.get(run)?.length ?? 0)).length;
    if (free < share * runs.length) return false;
    for (const run of runs) used.set(run, (used.get(run) ?? 0) + 1);
    kept[block] = 1;
    return true;
  };
  for (const { block } of chain) use(block, 0.5);
  const chained = new Set(chain.map(({ block }) => block));
  for (const { block } of candidates) if (!chained.has(block)) use(block, 0.5);
  labelShort(tokens, goldTokens, chain, kept);
  return tokens.map((words, i) => ({
    isKept: kept[i] === 1,
    weight: words.length === 0 ? 0 : (words.length + 3) / (goldTokens.length + 150),
  }));
}

/** Blocks of fewer words than a run are kept where the gold text has them between the kept ones around them. */
function labelShort(
  tokens: readonly (readonly string[])[],
  gold: readonly string[],
  chain: readonly { readonly block: number; readonly place: number }[],
  kept: Uint8Array,
): void {
  let next = 0;
  let from = 0;
  tokens.forEach((words, block) => {
    while (next < chain.length && chain[next]!.block < block) from = chain[next++]!.place;
    if (words.length === 0 || words.length >= SHINGLE) return;
    if (chain[next]?.block === block) return;
    const isInside = next > 0 && next < chain.length;
    const to = chain[next]?.place ?? gold.length;
    if (!isInside && next === 0 && chain.length > 0 && chain[0]!.place > 60) return;
    for (let at = from; at + words.length <= Math.min(to + 1, gold.length); at++) {
      if (words.every((word, i) => gold[at + i] === word)) {
        kept[block] = 1;
        return;
      }
    }
  });
}

function nearest(places: readonly number[], to: number): number {
  let best = places[0]!;
  for (const place of places) if (Math.abs(place - to) < Math.abs(best - to)) best = place;
  return best;
}

function indexRuns(tokens: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let i = 0; i + SHINGLE <= tokens.length; i++) {
    const run = tokens.slice(i, i + SHINGLE).join(' ');
    const at = places.get(run);
    if (at === undefined) places.set(run, [i]);
    else at.push(i);
  }
  return places;
}

/** The heaviest of the chains whose places ascend with their blocks. */
function heaviestChain<T extends { readonly place: number; readonly weight: number }>(
  candidates: readonly T[],
): T[] {
  const best = candidates.map(({ weight }) => weight);
  const before = candidates.map(() => -1);
  for (let i = 0; i < candidates.length; i++) {
    for (let j = 0; j < i; j++) {
      if (candidates[j]!.place <= candidates[i]!.place && best[j]! + candidates[i]!.weight > best[i]!) {
        best[i] = best[j]! + candidates[i]!.weight;
        before[i] = j;
      }
    }
  }
  let at = best.indexOf(Math.max(...best));
  const chain: T[] = [];
  for (; at >= 0; at = before[at]!) chain.unshift(candidates[at]!);
  return chain;
}

const onOneLine = (text: string): string => text.split(/\s+/).join(' ').trim();

/** The labels of blocks whose page has only passages that are in the article, or that are not. */
export function labelsBySnippets(
  blocks: readonly Block[],
  inside: readonly string[],
  outside: readonly string[],
): Label[] {
  const wanted = inside.map(onOneLine);
  const unwanted = outside.map(onOneLine);
  return blocks.map(({ text }) => {
    const line = onOneLine(text);
    const weight = Math.min(0.08, (tokensOf(text).length + 15) / 500);
    if (wanted.some((snippet) => line.includes(snippet))) return { isKept: true, weight };
    if (unwanted.some((snippet) => line.includes(snippet))) return { isKept: false, weight };
    return { isKept: false, weight: 0 };
  });
}
