// Holds the mentions of a run against those that a reader has judged.
//
//   node scripts/judged-mentions.mjs JUDGED.jsonl EXPORT_DIR
//
// Each line of JUDGED.jsonl has id, source_start, source_end, type and a judgement: `right`, or what is wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} JudgedMention
 * @property {string} id of the record
 * @property {number} source_start
 * @property {number} source_end
 * @property {string} type
 * @property {string} judgement
 */

/**
 * @typedef {object} Tally
 * @property {number} judged mentions with this judgement
 * @property {number} standing those that the run still makes, with the same span and type
 */

/**
 * How many of the judged mentions a run still makes, by judgement. It says what became of judged rows, not whether new
 * ones are right.
 *
 * @param {readonly JudgedMention[]} judged
 * @param {readonly JudgedMention[]} made mentions of the run; their judgements are not read
 * @returns {{ byJudgement: Map<string, Tally>, right: number }} with the share of the standing ones that is right
 */
export function standingMentions(judged, made) {
  const key = (/** @type {JudgedMention} */ { id, source_start, source_end, type }) =>
    `${id} ${source_start} ${source_end} ${type}`;
  const keys = new Set(made.map(key));
  /** @type {Map<string, Tally>} */
  const byJudgement = new Map();
  for (const mention of judged) {
    const tally = byJudgement.get(mention.judgement) ?? { judged: 0, standing: 0 };
    tally.judged++;
    if (keys.has(key(mention))) tally.standing++;
    byJudgement.set(mention.judgement, tally);
  }
  const standing = [...byJudgement.values()].reduce((sum, tally) => sum + tally.standing, 0);
  return { byJudgement, right: (byJudgement.get('right')?.standing ?? 0) / standing };
}

/** @param {string} file */
const readRows = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/**
 * The same, from a file of judged mentions and the folder of an export.
 *
 * @param {string} judgedFile
 * @param {string} exported
 */
export function judgedMentions(judgedFile, exported) {
  const ids = new Map(
    readRows(join(exported, 'documents.jsonl')).map((document) => [document.doc_id, document.source_id]),
  );
  const made = readRows(join(exported, 'mentions.jsonl')).map((row) => ({ ...row, id: ids.get(row.doc_id) }));
  return standingMentions(readRows(judgedFile), made);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [judgedFile, exported] = process.argv.slice(2);
  if (judgedFile === undefined || exported === undefined) {
    console.error('judged-mentions: name the judged mentions and the folder of the export');
    process.exit(1);
  }
  const { byJudgement, right } = judgedMentions(judgedFile, exported);
  for (const [judgement, { judged, standing }] of byJudgement)
    console.log(`${judgement}: ${standing} of ${judged} stand`);
  console.log(`right, of those that stand: ${(100 * right).toFixed(1)} %`);
}
