import { pluralised } from '../../text/pluralised.js';
import { compareUtf8 } from '../../text/utf8-order.js';
import { READABLE_FILES } from '../formats/readers.js';
import { adviceFor } from '../formats/recognise/other-formats.js';

/** Why a file or folder of the inputs is not read, though nothing is wrong with it. */
export type SkipReason =
  /** No reader for names that end so. */
  | 'unknown_extension'
  /** Its name begins with a dot. */
  | 'hidden'
  /** The program's own output. */
  | 'output'
  /** The table of metadata. */
  | 'metadata'
  /** A link to a folder that is read at another place. */
  | 'linked_folder'
  /** A pipe, socket or device. */
  | 'special_file';

export interface Skipped {
  readonly reason: SkipReason;
  /** Of files that no reader knows, but that a person can be told what to do with: `.epub`. */
  readonly extension?: string;
  readonly count: number;
  /** The first few source paths. */
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 3;

/** Gathers what is not read: once, however many inputs lead to it. */
export class SkippedFiles {
  readonly #groups = new Map<string, Pick<Skipped, 'reason' | 'extension'> & { paths: Set<string> }>();

  /** @param extension of a format that nobody reads */
  add(reason: SkipReason, sourcePath: string, extension: string | null = null): void {
    const key = `${reason} ${extension ?? ''}`;
    const group = this.#groups.get(key) ?? {
      reason,
      ...(extension === null ? {} : { extension }),
      paths: new Set(),
    };
    group.paths.add(sourcePath);
    this.#groups.set(key, group);
  }

  /** By reason and extension. */
  get all(): Skipped[] {
    return [...this.#groups]
      .sort(([a], [b]) => compareUtf8(a, b))
      .map(([, { paths, ...what }]) => ({
        ...what,
        count: paths.size,
        examples: [...paths].sort(compareUtf8).slice(0, MAX_EXAMPLES),
      }));
  }
}

/** What is not read of the files, and of what lies in them. */
export function joinSkipped(files: readonly Skipped[], members: readonly Skipped[]): Skipped[] {
  const groups = new Map<string, Skipped>();
  for (const group of [...files, ...members]) {
    const key = `${group.reason} ${group.extension ?? ''}`;
    const other = groups.get(key);
    const examples = [...(other?.examples ?? []), ...group.examples].sort(compareUtf8).slice(0, MAX_EXAMPLES);
    groups.set(key, { ...group, count: group.count + (other?.count ?? 0), examples });
  }
  return [...groups].sort(([a], [b]) => compareUtf8(a, b)).map(([, group]) => group);
}

const NOUNS: Readonly<Record<SkipReason, readonly [one: string, several: string]>> = {
  unknown_extension: ['other file', 'other files'],
  hidden: ['hidden', 'hidden'],
  output: ['of the output', 'of the output'],
  metadata: ['table of metadata', 'tables of metadata'],
  linked_folder: ['linked folder that is read elsewhere', 'linked folders that are read elsewhere'],
  special_file: ['special file', 'special files'],
};

/** What is not read, a line a reason, and what to do: `1 .epub file (in/a.epub): convert to plain text first …`. */
export const skippedLines = (skipped: readonly Skipped[]): string[] =>
  skipped.map(({ reason, extension, count, examples }) => {
    const what =
      extension === undefined ? pluralised(count, ...NOUNS[reason]) : pluralised(count, `${extension} file`);
    const more = count > examples.length ? ', …' : '';
    const advice = reason === 'unknown_extension' ? `: ${adviceOf(extension)}` : '';
    return `${what} (${examples.join(', ')}${more})${advice}`;
  });

const adviceOf = (extension: string | undefined): string =>
  (extension === undefined ? null : adviceFor(extension)) ?? `only ${READABLE_FILES} are read`;
