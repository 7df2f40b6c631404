// Holds the mentions of a run against those that a reader has judged.
//
//   node scripts/score-judged-mentions.mjs --gold MENTIONS.jsonl --pred EXPORT_DIR [--json]
//
// Each line of MENTIONS.jsonl has id, source_start, source_end, type and a judgement: `right`, or what is wrong.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { exportedRows, readJsonl } from './exported-rows.mjs';

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

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values: options } = parseArgs({
    options: {
      gold: { type: 'string' },
      pred: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { gold, pred } = options;
  if (gold === undefined || pred === undefined) {
    console.error('usage: score-judged-mentions.mjs --gold MENTIONS.jsonl --pred EXPORT_DIR [--json]');
    process.exit(1);
  }
  const { byJudgement, right } = standingMentions(readJsonl(gold), exportedRows(pred, 'mentions'));
  const ofRight = byJudgement.get('right') ?? { judged: 0, standing: 0 };
  if (options.json) console.log(JSON.stringify({ right, kept: ofRight.standing / ofRight.judged }));
  else {
    for (const [judgement, { judged, standing }] of byJudgement)
      console.log(`${judgement}: ${standing} of ${judged} stand`);
    console.log(`right, of those that stand: ${(100 * right).toFixed(1)} %`);
  }
}
