import type { Span } from '../../../text/span.js';
import type { Names } from '../../findings.js';

/** How often each entity was named, and the two most frequent ones. */
interface Ranking {
  readonly counts: Map<number, number>;
  first: number;
  second: number;
}

/**
 * Counts how often a text has named its organizations so far, so that "the company" can be read as the most frequent
 * one. Offsets must ascend from call to call.
 */
export class NamedOrganizations {
  readonly #names: Names;
  readonly #all: Ranking = { counts: new Map(), first: -1, second: -1 };
  /** By the words of their names: `institute`. */
  readonly #byWord = new Map<string, Ranking>();
  /** The organizations other than the agency that the article is by. */
  readonly #entities: ReadonlySet<number>;
  #next = 0;

  /** @param dateline names the agency that the article is by, which is not what it is about */
  constructor(names: Names, dateline: Span | null) {
    this.#names = names;
    this.#entities = subjectsOf(names, dateline);
  }

  has(entity: number): boolean {
    return this.#entities.has(entity);
  }

  /** The organization with the word in its name; null when none or two are named equally often. */
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

  /** The only organization named so far; null when there are none or several. */
  only(offset: number): number | null {
    this.#countUpTo(offset);
    return this.#all.counts.size === 1 ? this.#all.first : null;
  }

  #countUpTo(offset: number): void {
    const { mentions, entities } = this.#names;
    for (; this.#next < mentions.length && mentions[this.#next]!.span.start < offset; this.#next++) {
      const { entity } = mentions[this.#next]!;
      if (!this.#entities.has(entity)) continue;
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

/** All organizations except the agency of the dateline and its desks, whose names begin with it. */
function subjectsOf({ mentions, entities }: Names, dateline: Span | null): Set<number> {
  const agencies: string[] = [];
  for (const { span, type, entity } of mentions) {
    if (dateline === null || span.start >= dateline.end) break;
    if (type === 'organization' && span.start >= dateline.start) agencies.push(entities[entity]!.name);
  }
  const subjects = new Set<number>();
  entities.forEach(({ type, name }, index) => {
    if (
      type === 'organization' &&
      !agencies.some((agency) => name === agency || name.startsWith(`${agency} `))
    )
      subjects.add(index);
  });
  return subjects;
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
