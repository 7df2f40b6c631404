import type { Names } from '../findings.js';

/** The most and second most often named of some entities. */
interface Ranking {
  readonly counts: Map<number, number>;
  first: number;
  second: number;
}

/**
 * Counts how often a text has named its organizations up to a place, so that "the company" can be read as the one it is
 * about. Places must be asked for in ascending order.
 */
export class NamedOrganizations {
  readonly #names: Names;
  readonly #all: Ranking = { counts: new Map(), first: -1, second: -1 };
  /** By the words of their names: `institute`. */
  readonly #byWord = new Map<string, Ranking>();
  #next = 0;

  constructor(names: Names) {
    this.#names = names;
  }

  /** The organization whose name has the word; null when none or two are named equally often. */
  namesake(word: string, offset: number): number | null {
    this.#countUpTo(offset);
    const ranking = this.#byWord.get(word);
    return ranking === undefined ? null : leader(ranking);
  }

  /** The organization named most often; null when none or two are named equally often. */
  mostNamed(offset: number): number | null {
    this.#countUpTo(offset);
    return leader(this.#all);
  }

  #countUpTo(offset: number): void {
    const { mentions, entities } = this.#names;
    for (; this.#next < mentions.length && mentions[this.#next]!.span.start < offset; this.#next++) {
      const { type, entity } = mentions[this.#next]!;
      if (type !== 'organization') continue;
      count(this.#all, entity);
      for (const word of entities[entity]!.name.toLowerCase().split(' ')) {
        const ranking = this.#byWord.get(word) ?? {
          counts: new Map<number, number>(),
          first: -1,
          second: -1,
        };
        count(ranking, entity);
        this.#byWord.set(word, ranking);
      }
    }
  }
}

function count(ranking: Ranking, entity: number): void {
  const { counts } = ranking;
  const times = (counts.get(entity) ?? 0) + 1;
  counts.set(entity, times);
  if (entity === ranking.first) return;
  if (times > (counts.get(ranking.first) ?? 0)) {
    ranking.second = ranking.first;
    ranking.first = entity;
  } else if (times > (counts.get(ranking.second) ?? 0)) {
    ranking.second = entity;
  }
}

const leader = ({ counts, first, second }: Ranking): number | null =>
  first < 0 || counts.get(first) === counts.get(second) ? null : first;
