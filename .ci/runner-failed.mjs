// Exits with 0 where a report has tests and none that failed, and the log misses no coverage: then the runner failed.
//
//   node .ci/runner-failed.mjs REPORT LOG
import { readFileSync } from 'node:fs';
import { readLog } from './runner-log.mjs';

const [report = '', log = ''] = process.argv.slice(2);
const { numTotalTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
const hasPassed = numTotalTests > 0 && numFailedTests === 0;
process.exitCode = hasPassed && readLog(log).missedThresholds.length === 0 ? 0 : 1;
