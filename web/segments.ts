/** A stretch of a text, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch over which the same marks lie: their indices, in the order of the marks. */
export interface Segment extends Stretch {
  readonly marks: readonly number[];
}

/**
 * Cuts a stretch of a text wherever a mark begins or ends, so that no segment is marked in part. Takes time in
 * proportion to the marks, and to those that lie over each other.
 *
 * @param marks ascending by start; what of them is outside the stretch is cut off
 * @param places at which to cut as well
 */
export function segmentsOf(
  whole: Stretch,
  marks: readonly Stretch[],
  places: readonly number[] = [],
): Segment[] {
  const within = marks
    .map((mark, index) => ({
      index,
      start: Math.max(mark.start, whole.start),
      end: Math.min(mark.end, whole.end),
    }))
    .filter(({ start, end }) => start < end);
  const ends = within.flatMap(({ start, end }) => [start, end]);
  const inside = places.filter((place) => place > whole.start && place < whole.end);
  const cuts = [...new Set([whole.start, whole.end, ...ends, ...inside])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let next = 0;
  let open: typeof within = [];
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    open = open.filter((mark) => mark.end > start);
    for (; next < within.length && within[next]!.start <= start; next += 1) open.push(within[next]!);
    segments.push({ start, end: cuts[index + 1]!, marks: open.map((mark) => mark.index) });
  }
  return segments;
}

/** Longer paragraphs are cut: a browser that sets a megabyte as one paragraph stands still. */
const LONGEST = 8_000;

/**
 * The paragraphs of a text, without the line breaks between them. One that is too long to be set as a whole is cut
 * into several, at a space if there is one, and never within a character.
 */
export function paragraphsOf(text: string): Stretch[] {
  const paragraphs: Stretch[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const end = index + line.length;
    for (let start = index; start < end; ) {
      const cut = end - start <= LONGEST ? end : placeToCut(text, start + LONGEST);
      paragraphs.push({ start, end: cut });
      start = cut;
    }
  }
  return paragraphs;
}

function placeToCut(text: string, latest: number): number {
  const space = text.lastIndexOf(' ', latest);
  if (space > latest - LONGEST / 2) return space + 1;
  const isWithinPair = /[\uDC00-\uDFFF]/.test(text.charAt(latest));
  return isWithinPair ? latest - 1 : latest;
}

/** The marks that lie over each of several stretches, for stretches and marks in ascending order. */
export function marksOver<Mark extends Stretch>(
  stretches: readonly Stretch[],
  marks: readonly Mark[],
): (readonly Mark[])[] {
  let next = 0;
  let open: Mark[] = [];
  return stretches.map(({ start, end }) => {
    open = open.filter((mark) => mark.end > start);
    for (; next < marks.length && marks[next]!.start < end; next += 1) {
      if (marks[next]!.end > start) open.push(marks[next]!);
    }
    return [...open];
  });
}
