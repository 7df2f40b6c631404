// Prints which steps of the gate and which tests failed, what else the test runners complained of and, as its last
// line, how many tests passed and failed.
//
//   node .ci/summary.mjs RESULTS [FAILED STEP...]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from './runner-log.mjs';

const [folder = '', ...steps] = process.argv.slice(2);

/** Enough of a failure's message to see what was compared. */
const LINES_OF_MESSAGE = 12;

const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));

/** @param {string} message */
const firstLines = (message) => message.split('\n', LINES_OF_MESSAGE).join('\n');

/** @param {string} count */
const total = (count) => reports.reduce((sum, report) => sum + report[count], 0);

console.log('');
// Other steps may have printed much since a test failed, so its message is repeated.
for (const { name, testResults } of reports) {
  for (const { name: file, message, assertionResults } of testResults) {
    if (message) console.log(`failed in ${name}: ${file}\n${firstLines(message)}`);
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed')
        console.log(`failed in ${name}: ${file}: ${fullName}\n${failureMessages.map(firstLines).join('\n')}`);
  }
}
// A suite may fail though every test passes.
for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
  const { missedThresholds, unhandledErrors } = readLog(join(folder, name));
  for (const line of [...missedThresholds, ...unhandledErrors]) console.log(`${name}: ${line}`);
}
for (const step of steps) console.log(`failed: ${step}`);
// A step may fail without a failed test, as lint does.
console.log(`${total('numPassedTests')} passed, ${Math.max(total('numFailedTests'), steps.length)} failed`);
