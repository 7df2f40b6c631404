import { type Stats, statSync } from 'node:fs';
import { posix } from 'node:path';
import { cwd } from 'node:process';
import { loadMetadata } from '../config/load-metadata.js';
import { DEFAULTS, type RunSettings } from '../config/settings.js';
import { NothingReadError, UsageError } from '../errors.js';
import { READABLE_FILES } from '../ingest/formats/readers.js';
import { resolveInputs, STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import { MetadataMatches } from '../ingest/metadata/metadata-matches.js';
import { type ReadOptions, readAll } from '../ingest/read-all.js';
import { faultText, type ReadResult, type SourceRecord } from '../ingest/record.js';

/** A record as a person names it. */
export interface RecordName {
  readonly path: string;
  /** Where it lies in the archive at that path; null for what is no archive. */
  readonly member: string | null;
  /** What follows `#`; null for the only record of a file, or one named by its line. */
  readonly id: string | null;
  readonly line: number | null;
}

/** Ids that a message names, where the one asked for is not there. */
const NAMED_IDS = 3;

/**
 * Takes `file`, `file#ID` and `file:LINE` apart, and each of them below an archive. What exists as a file is one,
 * whatever its name holds.
 *
 * @throws UsageError when there is no such file
 */
function recordName(doc: string): RecordName {
  const whole = { member: null, id: null, line: null };
  if (doc === STANDARD_INPUT || isFile(doc)) return { ...whole, path: doc };
  for (let at = doc.indexOf('#'); at !== -1; at = doc.indexOf('#', at + 1)) {
    if (isFile(doc.slice(0, at))) return { ...whole, path: doc.slice(0, at), id: doc.slice(at + 1) };
  }
  const [, path = '', line = ''] = /^(.+):(\d+)$/s.exec(doc) ?? [];
  if (path !== '' && isFile(path)) return { ...whole, path, line: Number(line) };
  for (let at = doc.indexOf('/', 1); at !== -1; at = doc.indexOf('/', at + 1)) {
    if (isFolder(doc.slice(0, at))) continue;
    if (isFile(doc.slice(0, at))) return { path: doc.slice(0, at), ...memberName(doc.slice(at + 1)) };
    break;
  }
  throw new UsageError(
    `there is no file ${doc}; name a file, or a record of one as dump.jsonl#ID or dump.jsonl:LINE`,
  );
}

/** In the path of a member, `#` parts the id of a record from it. */
function memberName(name: string): Omit<RecordName, 'path'> {
  const hash = name.indexOf('#');
  if (hash !== -1) return { member: name.slice(0, hash), id: name.slice(hash + 1), line: null };
  const [, member = name, line] = /^(.+):(\d+)$/s.exec(name) ?? [];
  return { member, id: null, line: line === undefined ? null : Number(line) };
}

const isFolder = (path: string): boolean => statsOf(path)?.isDirectory() ?? false;

/** @throws UsageError for a folder */
function isFile(path: string): boolean {
  const stats = statsOf(path);
  if (stats?.isDirectory()) throw new UsageError(`${path} is a folder; name a file in it`);
  return stats?.isFile() ?? false;
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** How a record is read, as for a run. */
export interface RecordReading
  extends Pick<ReadOptions, 'fields' | 'recordsPath' | 'keep' | 'inputFormat'>,
    Partial<Pick<RunSettings, 'metadata' | 'metadataKey'>> {}

/**
 * Reads the one record that a name means.
 *
 * @throws UsageError when the name means no record or several, NothingReadError when its record cannot be read
 */
export async function findRecord(doc: string, reading: RecordReading = {}): Promise<SourceRecord> {
  const name = recordName(doc);
  const plan = await resolveInputs([{ path: name.path, name: null }], {
    cwd: cwd(),
    inputFormat: reading.inputFormat ?? null,
  });
  if (plan.files.length === 0) {
    throw new UsageError(`${name.path} cannot be read; inspect reads ${READABLE_FILES}`);
  }
  const { sourcePath } = plan.files[0]!;
  const { maxRecordBytes } = DEFAULTS;
  const { metadata = null, metadataKey = null } = reading;
  const table = await loadMetadata({ metadata, metadataKey, maxRecordBytes });
  const options = {
    ...reading,
    maxRecordBytes,
    folder: folderOf(name.path),
    matches: MetadataMatches.of(table, plan),
  };
  const found: ReadResult[] = [];
  const ids: string[] = [];
  let count = 0;
  for await (const result of readAll(plan.files, options)) {
    count++;
    if (ids.length < NAMED_IDS) ids.push(idOf(result, sourcePath));
    if (isMeant(result, name, sourcePath)) found.push(result);
    if (found.length > 1 || (found.length === 1 && (name.id ?? name.line) !== null)) break;
  }
  const [result] = found;
  if (result === undefined)
    throw new UsageError(`${name.path} has no such record; it has ${count}: ${listed(ids, count)}`);
  if (found.length > 1) {
    throw new UsageError(
      `${name.path} holds several records (${listed(ids, Number.POSITIVE_INFINITY)}); name one as ${formsOf(name, ids)}`,
    );
  }
  if (result.kind === 'record') return result.record;
  const { code, reason } = result.fault;
  throw new NothingReadError(
    faultText({ ...result.fault, sourcePath: name.path, reason: `${code}: ${reason}` }),
  );
}

/** @param sourcePath of the file that was named */
function isMeant(result: ReadResult, { member, id, line }: RecordName, sourcePath: string): boolean {
  const place = result.kind === 'record' ? result.record : result.fault;
  if (member !== null && place.sourcePath !== `${sourcePath}/${member}`) return false;
  if (id !== null) return place.docId === `${place.sourcePath}#${id}`;
  return line === null || place.line === line;
}

/** The folder of a file as a person names it, with a slash at its end; empty where it names none. */
function folderOf(path: string): string {
  const folder = posix.dirname(posix.normalize(path));
  return folder === '.' ? '' : `${folder}/`.replace('//', '/');
}

/** What names a record within the file that was named. */
function idOf(result: ReadResult, sourcePath: string): string {
  const { docId, line } = result.kind === 'record' ? result.record : result.fault;
  return docId === null || docId === sourcePath ? `line ${line ?? 1}` : docId.slice(sourcePath.length);
}

/** How one of several records is named. */
const formsOf = ({ path, member }: RecordName, ids: readonly string[]): string =>
  member === null && ids.some((id) => id.startsWith('/'))
    ? `${path}/FILE or ${path}/FILE#ID`
    : ['#ID', ':LINE'].map((place) => (member === null ? path : `${path}/${member}`) + place).join(' or ');

const listed = (ids: readonly string[], count: number): string =>
  ids.join(', ') + (count > ids.length ? ', …' : '');
