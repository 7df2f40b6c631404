// Exits with 0 where a report has tests and none that failed: then the runner failed, or the coverage.
//
//   node .ci/runner-failed.mjs REPORT
import { readFileSync } from 'node:fs';

const [report = ''] = process.argv.slice(2);
const { numTotalTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
process.exitCode = numTotalTests > 0 && numFailedTests === 0 ? 0 : 1;
