import { option } from '../config/option.js';
import { SETTING_OPTIONS } from '../config/run-options.js';
import { text } from '../config/value-kinds.js';
import { firstLine } from '../errors.js';
import { readObject } from '../ingest/given-record.js';
import { STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import type { JsonObject } from '../ingest/json-object.js';
import { processRecord } from '../run/workers/process-record.js';
import { quarantinedRecord } from '../run/workers/quarantined-record.js';
import { NO_ROWS } from '../tables/document-rows.js';
import { objectGiven, settingsGiven } from './arguments.js';
import type { Article, ArticleRows, ArticleSettings } from './article.js';
import { articleRows } from './article-rows.js';

const { minConfidence, include, fields, keep } = SETTING_OPTIONS;

/** Those of a run, with its values and defaults; and what a run has the name of a file for. */
const OPTIONS = {
  ...{ minConfidence, include, fields, keep },
  sourcePath: option(text, {
    flag: 'source-path',
    decides: 'rows',
    description: 'what doc_id begins with',
    default: STANDARD_INPUT,
  }),
};

const TEXT_SETTING = "the setting fields: { text: 'NAME' }";

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
 * @throws TypeError for an article that is no object, and for settings that no run takes; its message says what to do
 */
export async function processArticle(article: Article, settings: ArticleSettings = {}): Promise<ArticleRows> {
  const { minConfidence, include, fields, keep, sourcePath } = settingsGiven(
    'processArticle',
    OPTIONS,
    settings,
  );
  const result = readObject(asJson(article), { sourcePath, fields, keep, textSetting: TEXT_SETTING });
  if (result.kind === 'fault') {
    const { fault } = result;
    const place = { sourcePath, sourceSha256: '' };
    return articleRows(place, NO_ROWS, [quarantinedRecord(fault, fault.code, fault.reason)]);
  }
  const { rows, quarantined } = await processRecord(result.record, { minConfidence, include });
  return articleRows(result.record, rows ?? NO_ROWS, quarantined);
}

/** @throws TypeError where no line of a JSONL file could hold it */
function asJson(article: unknown): JsonObject {
  const object = objectGiven('processArticle', 'the article', article);
  try {
    return JSON.parse(JSON.stringify(object)) as JsonObject;
  } catch (error) {
    throw new TypeError(
      `processArticle: the article holds what JSON cannot (${firstLine(error)}); leave that field out`,
    );
  }
}
