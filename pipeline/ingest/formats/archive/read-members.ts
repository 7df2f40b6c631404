import type { ReadResult } from '../../record.js';
import { type FaultResult, faultResult, type ReadContext } from '../reader.js';

/** What is wrong with the archive itself. */
export type ArchiveFault = FaultResult;

/** A file in an archive. */
export interface Member {
  /** Its path inside the archive, with `/`; a name and nothing else, wherever it points. */
  readonly name: string;
  /** Iterated once, or not at all; throws a SourceError where they cannot be had. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** Archives in archives in archives; more of them are a trick. */
const MAX_DEPTH = 4;

/**
 * Reads the files of an archive, each as the file that it is.
 *
 * @param members in their order; the next one is asked for when the last one is read
 */
export async function* readMembers(
  members: AsyncIterable<Member | ArchiveFault>,
  context: ReadContext,
): AsyncGenerator<ReadResult> {
  const { sourcePath, depth, expansion } = context;
  const place = { docId: null, sourcePath, line: null };
  if (depth >= MAX_DEPTH) {
    const reason = `It lies in ${depth} archives, one in the other: unpack some of them first.`;
    yield faultResult({ ...place, code: 'unsupported_format', reason });
    return;
  }
  let isEmpty = true;
  for await (const member of members) {
    const results = 'kind' in member ? [member] : context.readMember(member.name, member.bytes);
    if (results === null) continue;
    isEmpty = false;
    yield* results;
    if (expansion.isBomb) return;
  }
  if (isEmpty) {
    const reason = 'There is no file in it that can be read: remove it, or convert what is in it.';
    yield faultResult({ ...place, code: 'empty', reason });
  }
}
