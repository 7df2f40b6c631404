import { NO_FIELDS, type SourceRecord } from '../../ingest/record.js';
import { ALL_ROWS } from '../../tables/row-choice.js';
import { processRecord } from './process-record.js';

/** A record that leads through every stage and every trained model, and that nothing is wrong with. */
const SAMPLE: SourceRecord = {
  docId: 'sample',
  sourcePath: 'sample',
  sourceId: 'sample',
  sourceSha256: '0'.repeat(64),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  line: 1,
  text: 'Mayor opens bridge\n\n“It is done,” Mayor Ann Lee said on Monday. The council had said that it would cost $5 million.\n',
  fields: NO_FIELDS,
};

let checked: Promise<void> | null = null;

/**
 * Finds out, once in a thread, whether documents can be processed in it at all, and loads the models on the way. What
 * fails here would fail for every document, and is no document's fault.
 *
 * @throws Error that says what fails
 */
export function checkSample(): Promise<void> {
  checked ??= processSample();
  return checked;
}

async function processSample(): Promise<void> {
  const { rows, quarantined } = await processRecord(SAMPLE, ALL_ROWS);
  if (rows === null) throw new Error(quarantined[0]?.reason ?? 'a sample of the program itself fails');
}
