import { type Stats, statSync } from 'node:fs';
import { cwd } from 'node:process';
import { DEFAULTS } from '../config/settings.js';
import { NothingReadError, UsageError } from '../errors.js';
import { READABLE_FILES } from '../ingest/formats/readers.js';
import { resolveInputs, STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import { type ReadOptions, readAll } from '../ingest/read-all.js';
import { faultText, type ReadResult, type SourceRecord } from '../ingest/record.js';

/** A record as a person names it. */
export interface RecordName {
  readonly path: string;
  /** What follows `#`; null for the only record of a file, or one named by its line. */
  readonly id: string | null;
  readonly line: number | null;
}

/** Ids that a message names, where the one asked for is not there. */
const NAMED_IDS = 3;

/**
 * Takes `file`, `file#ID` and `file:LINE` apart. What exists as a file is one, whatever its name holds.
 *
 * @throws UsageError when there is no such file
 */
function recordName(doc: string): RecordName {
  if (doc === STANDARD_INPUT || isFile(doc)) return { path: doc, id: null, line: null };
  for (let at = doc.indexOf('#'); at !== -1; at = doc.indexOf('#', at + 1)) {
    if (isFile(doc.slice(0, at))) return { path: doc.slice(0, at), id: doc.slice(at + 1), line: null };
  }
  const [, path = '', line = ''] = /^(.+):(\d+)$/s.exec(doc) ?? [];
  if (path !== '' && isFile(path)) return { path, id: null, line: Number(line) };
  throw new UsageError(
    `there is no file ${doc}; name a file, or a record of one as dump.jsonl#ID or dump.jsonl:LINE`,
  );
}

/** @throws UsageError for a folder */
function isFile(path: string): boolean {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    return false;
  }
  if (stats?.isDirectory()) throw new UsageError(`${path} is a folder; name a file in it`);
  return stats?.isFile() ?? false;
}

/**
 * Reads the one record that a name means.
 *
 * @throws UsageError when the name means no record or several, NothingReadError when its record cannot be read
 */
export async function findRecord(
  doc: string,
  reading: Pick<ReadOptions, 'fields' | 'recordsPath'> = {},
): Promise<SourceRecord> {
  const name = recordName(doc);
  const plan = await resolveInputs([{ path: name.path, name: null }], { cwd: cwd() });
  if (plan.files.length === 0) {
    throw new UsageError(`${name.path} cannot be read; inspect reads ${READABLE_FILES}`);
  }
  const { maxRecordBytes } = DEFAULTS;
  const found: ReadResult[] = [];
  const ids: string[] = [];
  let count = 0;
  for await (const result of readAll(plan.files, { maxRecordBytes, ...reading })) {
    count++;
    if (ids.length < NAMED_IDS) ids.push(idOf(result));
    if (isMeant(result, name)) found.push(result);
    if (found.length > 1 || (found.length === 1 && (name.id ?? name.line) !== null)) break;
  }
  const [result] = found;
  if (result === undefined)
    throw new UsageError(`${name.path} has no such record; it has ${count}: ${listed(ids, count)}`);
  if (found.length > 1) {
    throw new UsageError(
      `${name.path} holds several records (${listed(ids, Number.POSITIVE_INFINITY)}); name one as ${name.path}#ID or ${name.path}:LINE`,
    );
  }
  if (result.kind === 'record') return result.record;
  const { code, reason } = result.fault;
  throw new NothingReadError(
    faultText({ ...result.fault, sourcePath: name.path, reason: `${code}: ${reason}` }),
  );
}

function isMeant(result: ReadResult, { id, line }: RecordName): boolean {
  const place = result.kind === 'record' ? result.record : result.fault;
  if (id !== null) return place.docId === `${place.sourcePath}#${id}`;
  return line === null || place.line === line;
}

/** What names a record within its file. */
function idOf(result: ReadResult): string {
  const { docId, sourcePath, line } = result.kind === 'record' ? result.record : result.fault;
  return docId === null || docId === sourcePath ? `line ${line ?? 1}` : docId.slice(sourcePath.length);
}

const listed = (ids: readonly string[], count: number): string =>
  ids.join(', ') + (count > ids.length ? ', …' : '');
