import { standingAt } from '../export/plain-path.js';
import { readMark, STAGING } from '../run/publish-mark.js';

/**
 * What a reader of an output directory should know of a publish that has not come to its end; null where there is none.
 * Nothing is changed.
 */
export async function unfinishedPublish(out: string): Promise<string | null> {
  if ((await standingAt(out, STAGING)) === 'nothing') return null;
  return (await readMark(out)) === null
    ? 'a run is writing new tables, or was cut off while writing them; those of the run before are checked'
    : 'a run is publishing, or was cut off while publishing: files of two runs may be mixed until the next run completes it';
}
