import { FIELD_NAMES, type FieldName } from '../ingest/formats/field-names.js';
import { readObject } from '../ingest/given-record.js';
import { STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import { processRecord } from '../run/workers/process-record.js';
import { quarantinedRecord } from '../run/workers/quarantined-record.js';
import { NO_ROWS } from '../tables/document-rows.js';
import { INCLUSIONS } from '../tables/row-choice.js';
import type { Article, ArticleRows, ArticleSettings } from './article.js';
import { articleRows } from './article-rows.js';

const MIN_CONFIDENCE = 0.3;

/**
 * Finds what is said in one article: its rows by table, with the columns and the values that a run gives for the same
 * record (the article as a line of a JSONL file). It reads and writes no file of yours and starts no thread; the first
 * call loads the models, which takes a moment.
 *
 * What only a corpus can tell is as if the article were alone: `duplicate_of`, `duplicate_kind` and `similarity` are
 * null; `utterance_id` is each quote's own; a surname that the article never completes stays one; names and counts of
 * `entities` are those of the article.
 *
 * An article that cannot be processed (without text, say) gives one row of `quarantine` that says why, and no others.
 *
 * @example
 * ```ts
 * import { processArticle } from 'corpusmill';
 *
 * const { quotes } = await processArticle({
 *   id: 'bridge-1',
 *   text: '“The bridge is done,” Mayor Ann Lee said on Monday.',
 *   published_at: '2021-05-03',
 * });
 * for (const { speaker_name, text } of quotes) console.log(`${speaker_name}: ${text}`);
 * // Ann Lee: The bridge is done,
 * ```
 *
 * @throws RangeError for settings that no run takes
 */
export async function processArticle(article: Article, settings: ArticleSettings = {}): Promise<ArticleRows> {
  refuseUnfit(settings);
  const { minConfidence = MIN_CONFIDENCE, include = [], fields = {}, keep = [] } = settings;
  const { sourcePath = STANDARD_INPUT } = settings;
  const result = readObject(article, { sourcePath, fields, keep });
  if (result.kind === 'fault') {
    const { fault } = result;
    const place = { sourcePath, sourceSha256: '' };
    return articleRows(place, NO_ROWS, [quarantinedRecord(fault, fault.code, fault.reason)]);
  }
  const { rows, quarantined } = await processRecord(result.record, { minConfidence, include });
  return articleRows(result.record, rows ?? NO_ROWS, quarantined);
}

function refuseUnfit({ minConfidence = MIN_CONFIDENCE, include = [], fields = {} }: ArticleSettings): void {
  if (!(minConfidence >= 0 && minConfidence <= 1))
    throw new RangeError(`minConfidence is a number from 0 to 1, not ${minConfidence}`);
  const stranger = include.find((name) => !INCLUSIONS.includes(name));
  if (stranger !== undefined) throw new RangeError(`include takes ${INCLUSIONS.join(', ')}, not ${stranger}`);
  const field = Object.keys(fields).find((name) => !FIELD_NAMES.includes(name as FieldName));
  if (field !== undefined)
    throw new RangeError(`there is no field ${field}; fields: ${FIELD_NAMES.join(', ')}`);
}
