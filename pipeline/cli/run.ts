import process from 'node:process';
import { RUN_OPTIONS } from '../config/run-options.js';
import { runSettings } from '../config/settings.js';
import { unusedOption } from '../config/unused-options.js';
import { UsageError } from '../errors.js';
import { USUAL_FORMATS } from '../export/choices.js';
import { COMPRESSIONS } from '../ingest/formats/compression.js';
import { READERS } from '../ingest/formats/readers.js';
import { asShortageOfThreads } from '../system/shortage.js';
import { defineCommand } from './command.js';
import { EXIT, exitCodeOf, failureLines } from './exit-codes.js';
import { interruption } from './interruption.js';
import { print } from './terminal.js';

const EXTENSIONS_WIDTH = Math.max(...READERS.map(({ extensions }) => extensions.join(', ').length)) + 2;

/** What can be read: a line a format. */
const FORMATS = [
  `Formats (also ${COMPRESSIONS.map(({ extension }) => extension).join(', ')}):`,
  ...READERS.map(
    ({ extensions, description }) => `  ${extensions.join(', ').padEnd(EXTENSIONS_WIDTH)}${description}`,
  ),
].join('\n');

/** What the words of the summary count. */
const COUNTS = [
  'Counts of records:',
  ...Object.entries({
    new: 'not known yet, or failed in the last run',
    changed: 'other bytes than in the last run',
    outdated: 'same bytes, last processed with other settings or by another version',
    unchanged: 'left as they are; all others are processed',
    vanished: 'no longer among the inputs',
  }).map(([count, meaning]) => `  ${count.padEnd(18)}${meaning}`),
].join('\n');

export const runCommand = defineCommand({
  name: 'run',
  description: 'Turn articles into tables: ingest, clean, extract, validate, export',
  options: RUN_OPTIONS,
  operand: { option: 'input', count: 'any' },
  hasConfiguration: true,
  examples: [
    ['$0 run', `seeds/ to out/, every table as ${USUAL_FORMATS.join(', ')}`],
    ['$0 run my-articles/ --format parquet --out tables', 'a folder, Parquet only'],
    ['$0 run dump.jsonl.gz --field text=body', 'a JSONL file whose articles are in the field `body`'],
    ['cat a.txt | $0 run - --quiet', 'standard input, for schedulers'],
  ],
  epilogue: `${FORMATS}\n\n${COUNTS}`,
  run: async ({ dryRun, quiet, logFormat, detached, ...chosen }, flags) => {
    // An option of a configuration file may wait for a run that writes its format.
    const unused = unusedOption(flags, chosen.formats);
    if (unused !== null) throw new UsageError(`--${unused.flag} ${unused.complaint}`);
    const settings = runSettings(chosen);
    if (dryRun) {
      const { forecast } = await import('../run/dry-run.js');
      const { forecastLines } = await import('./summary.js');
      const foreseen = await forecast(settings);
      print(forecastLines(foreseen));
      if (foreseen.refusal !== null) throw foreseen.refusal;
      return;
    }
    const { reporterFor } = await import('./reporters.js');
    const { quarantineFile } = await import('../run/manifest.js');
    const { run } = await import('../run/run.js');
    const reporter = await reporterFor({ quiet, logFormat });
    try {
      const report = await run(settings, reporter, interruption(reporter, detached));
      reporter.finished(report, settings);
      const quarantined = settings.strict ? report.quarantined.all : report.quarantined.new;
      if (quarantined > settings.maxQuarantine) {
        process.exitCode = EXIT.quarantined;
        reporter.say(
          'quarantined',
          `${quarantined} quarantined, and --max-quarantine allows ${settings.maxQuarantine}; see ${quarantineFile(settings)}`,
        );
      }
    } catch (thrown) {
      const error = asShortageOfThreads(thrown, settings.workers);
      if (logFormat === 'text') throw error;
      process.exitCode = exitCodeOf(error);
      reporter.say('failed', failureLines(error).join('\n'));
    } finally {
      reporter.close();
    }
  },
});
