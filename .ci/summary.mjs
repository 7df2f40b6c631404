// Prints which steps of the gate failed and, as its last line, how many tests passed and failed.
//
//   node .ci/summary.mjs RESULTS [FAILED STEP...]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', ...steps] = process.argv.slice(2);

const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** @param {string} count */
const total = (count) => reports.reduce((sum, report) => sum + report[count], 0);

console.log('');
for (const step of steps) console.log(`failed: ${step}`);
// A step may fail without a failed test, as lint does.
console.log(`${total('numPassedTests')} passed, ${Math.max(total('numFailedTests'), steps.length)} failed`);
