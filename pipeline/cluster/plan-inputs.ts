import { posix } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import { NothingReadError, UsageError } from '../errors.js';
import { readerNamed } from '../ingest/formats/readers.js';
import { Discovery, type InputPlan } from '../ingest/inputs/discovery.js';
import { joinSkipped, type Skipped } from '../ingest/inputs/skipped.js';
import { planRun } from '../run/plan.js';
import { quarantinedRecord } from '../run/workers/quarantined-record.js';
import type { QuarantineRow } from '../schema/rows.js';
import { compareUtf8 } from '../text/utf8-order.js';

/** An input that only the engine's own file systems can list. */
export interface RemoteInput {
  /** What its documents' ids begin with; null for the last name of the path. */
  readonly name: string | null;
  /** A URI: `s3a://bucket/news`. */
  readonly path: string;
}

/** The files of a remote input. */
export interface Listing {
  readonly name: string;
  readonly files: readonly {
    /** URI. */
    readonly path: string;
    /** Below the input; empty where the input is the file. */
    readonly inside: string;
    readonly size: number;
  }[];
}

/** What is to be read, as JSON. */
export interface ClusterPlan {
  readonly roots: readonly string[];
  /** Sorted by the UTF-8 bytes of `source_path`. */
  readonly files: readonly { readonly path: string; readonly source_path: string; readonly size: number }[];
  readonly skipped: readonly Skipped[];
  readonly faults: readonly QuarantineRow[];
}

/** `hdfs:/news` is one, too; a file may be called `a:b`. */
const REMOTE = /^(?!file:)[a-z][a-z0-9+.-]+:\//i;
/** Spark gives a file as one array of bytes, and Java's have no more. */
const MOST_BYTES = 2 ** 31 - 2 ** 20;

const isRemote = ({ path }: { readonly path: string }): boolean => REMOTE.test(path);

export const remoteInputs = ({ inputs }: RunSettings): readonly RemoteInput[] => inputs.filter(isRemote);

/**
 * Finds the files that are read: local ones as a run does, and those that are listed.
 *
 * @throws UsageError, NothingReadError as a run does
 */
export async function planInputs(settings: RunSettings, listings: readonly Listing[]): Promise<ClusterPlan> {
  const inputs = settings.inputs.filter((input) => !isRemote(input));
  const local = inputs.length === 0 ? null : (await planRun({ ...settings, inputs })).inputs;
  const plans = [...(local === null ? [] : [local]), ...listings.map((listing) => planOf(listing, settings))];
  const roots = plans.flatMap((plan) => plan.roots);
  const twice = roots.find((root, index) => roots.indexOf(root) !== index);
  if (twice !== undefined)
    throw new UsageError(`Two inputs have the base name ${twice}: name one of them with --name NAME=PATH.`);
  const files = plans.flatMap((plan) => plan.files);
  if (files.length === 0) throw new NothingReadError(`there is nothing to read in ${roots.join(', ')}`);
  return {
    roots: roots.sort(compareUtf8),
    files: files
      .map(({ path, sourcePath, size }) => ({
        path: textOf(path, sourcePath),
        source_path: sourcePath,
        size,
      }))
      .sort((a, b) => compareUtf8(a.source_path, b.source_path)),
    skipped: joinSkipped(
      [],
      plans.flatMap((plan) => plan.skipped),
    ),
    faults: plans
      .flatMap((plan) => plan.faults)
      .map((fault) => quarantinedRecord(fault, fault.code, fault.reason)),
  };
}

/** What Hadoop's readers pass over. */
const HIDDEN = /^[._]/;

function planOf({ name, files }: Listing, { inputFormat }: RunSettings): InputPlan {
  const discovery = new Discovery(inputFormat === null ? null : readerNamed(inputFormat));
  for (const { path, inside, size } of files) {
    const sourcePath = inside === '' ? name : posix.join(name, inside);
    if (inside.split('/').some((part) => HIDDEN.test(part))) discovery.skip('hidden', sourcePath);
    else if (size > MOST_BYTES)
      discovery.addFault(sourcePath, 'Spark hands over files of at most 2 GB: divide it.');
    else discovery.addFile(path, sourcePath, size);
  }
  return discovery.plan([name]);
}

/** @throws UsageError for a name that is not UTF-8, which no message to another program can hold */
function textOf(path: InputPlan['files'][number]['path'], sourcePath: string): string {
  if (typeof path === 'string') return path;
  throw new UsageError(`the name of ${sourcePath} is not UTF-8, which a cluster cannot read: rename it`);
}
