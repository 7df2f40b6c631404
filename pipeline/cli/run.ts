import process from 'node:process';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { DEFAULTS, PARTITION_KEYS } from '../config/settings.js';
import { InterruptedError } from '../errors.js';
import { CSV_PROFILES, EXPORT_FORMATS, PARQUET_COMPRESSIONS, PARQUET_WRITERS } from '../export/choices.js';
import { COMPRESSIONS } from '../ingest/formats/compression.js';
import { READERS } from '../ingest/formats/readers.js';
import { EXIT, exitCodeOf, failureText } from './exit-codes.js';
import { LOG_FORMATS } from './log-formats.js';
import type { OpenReporter } from './reporters.js';

/** Read where no input is named, from the folder in which the command is started. */
export const DEFAULT_INPUT = 'seeds';
export const BYTES_PER_MIB = 1024 * 1024;

function options(yargs: Argv) {
  return yargs
    .positional('input', {
      type: 'string',
      array: true,
      describe: `files, folders or globs in the formats below; - for standard input. Default: ${DEFAULT_INPUT}`,
    })
    .option('out', { type: 'string', default: DEFAULTS.out, describe: 'output directory', group: 'Output:' })
    .option('format', {
      type: 'string',
      default: EXPORT_FORMATS.join(','),
      describe: 'csv, jsonl, parquet, or several with commas',
      group: 'Output:',
    })
    .option('parquet-writer', {
      choices: PARQUET_WRITERS,
      default: DEFAULTS.parquetWriter,
      describe: 'parquetjs-lite is pure JavaScript',
      group: 'Output:',
    })
    .option('parquet-compression', {
      choices: PARQUET_COMPRESSIONS,
      describe: 'default: zstd; parquetjs-lite: gzip',
      group: 'Output:',
    })
    .option('csv-profile', {
      choices: CSV_PROFILES,
      default: DEFAULTS.csvProfile,
      describe: 'excel adds a BOM and guards cells that a spreadsheet would run as formulas',
      group: 'Output:',
    })
    .option('drop-duplicates', {
      type: 'boolean',
      default: false,
      describe: 'leave out documents that repeat an earlier one, if nearly',
      group: 'Output:',
    })
    .option('partition-by', {
      choices: PARTITION_KEYS,
      describe: 'write Parquet as <table>/<key>=…/part-*.parquet',
      group: 'Output:',
    })
    .option('target-file-mib', {
      type: 'number',
      describe: 'cut Parquet tables that are larger into <table>/part-*.parquet',
      group: 'Output:',
    })
    .option('replace', {
      type: 'boolean',
      default: false,
      describe: 'let these inputs take the place of the other inputs that the output directory belongs to',
      group: 'Output:',
    })
    .option('field', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe:
        'where records keep a field, e.g. --field text=body; id, text, title, url, authors, publisher, published_at',
      group: 'Input:',
    })
    .option('name', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'name of an input in doc_id, e.g. --name may=archive/05',
      group: 'Input:',
    })
    .option('max-record-mib', {
      type: 'number',
      default: DEFAULTS.maxRecordBytes / BYTES_PER_MIB,
      describe: 'quarantine larger records unread',
      group: 'Input:',
    })
    .option('limit', { type: 'number', describe: 'read so many records and no more', group: 'Input:' })
    .option('sample', {
      type: 'number',
      describe: 'read this share of the records (0 to 1), the same ones each time',
      group: 'Input:',
    })
    .option('keep-missing', {
      type: 'boolean',
      default: DEFAULTS.keepMissing,
      describe: 'keep documents whose records are no more',
      group: 'Input:',
    })
    .option('min-confidence', {
      type: 'number',
      default: DEFAULTS.minConfidence,
      describe: 'drop rows less sure than this (0 to 1); rows without a confidence stay',
      group: 'Extraction:',
    })
    .option('max-quarantine', {
      type: 'number',
      default: DEFAULTS.maxQuarantine,
      describe: 'exit 2 when more new records or rows than this are quarantined',
      group: 'Run:',
    })
    .option('strict', {
      type: 'boolean',
      default: false,
      describe: 'count old quarantined records and rows too',
      group: 'Run:',
    })
    .option('workers', {
      type: 'number',
      default: DEFAULTS.workers,
      describe: 'worker threads; 0 works in the main thread, without --document-timeout',
      group: 'Run:',
    })
    .option('document-timeout', {
      type: 'number',
      default: DEFAULTS.documentTimeoutMs / 1000,
      describe: 'quarantine a document that takes longer, in seconds',
      group: 'Run:',
    })
    .option('dry-run', {
      type: 'boolean',
      default: false,
      describe: 'tell what would be processed, and why; write nothing',
      group: 'Run:',
    })
    .option('config', {
      type: 'string',
      describe:
        'file with these options by their names; default: pipeline.config.json, .yaml or .yml here, if any',
      group: 'Run:',
    })
    .option('quiet', { type: 'boolean', default: false, describe: 'warnings and errors only', group: 'Run:' })
    .option('log-format', {
      choices: LOG_FORMATS,
      default: 'text' as const,
      describe: 'json writes one JSON object per event to standard error',
      group: 'Run:',
    })
    .example('$0 run', 'seeds/ to out/, every table as CSV, JSONL and Parquet')
    .example('$0 run my-articles/ --format parquet --out tables', 'a folder, Parquet only')
    .example('$0 run dump.jsonl.gz --field text=body', 'a JSONL file whose articles are in the field `body`')
    .example('cat a.txt | $0 run - --quiet', 'standard input, for schedulers')
    .epilogue(FORMATS);
}

/** What can be read: a line a format. */
const FORMATS = [
  `Formats (also ${COMPRESSIONS.map(({ extension }) => extension).join(', ')}):`,
  ...READERS.map(({ extensions, description }) => `  ${extensions.join(', ').padEnd(18)}${description}`),
].join('\n');

type Options = ReturnType<typeof options> extends Argv<infer Arguments> ? Arguments : never;
export type RunArguments = ArgumentsCamelCase<Options>;

export const runCommand: CommandModule<object, Options> = {
  command: 'run [input..]',
  describe: 'Turn articles into tables: ingest, clean, extract, validate, export',
  builder: (yargs) => options(yargs as Argv) as Argv<Options>,
  handler: async (argv) => {
    const { settingsOf } = await import('./run-settings.js');
    const settings = settingsOf(argv);
    if (argv.dryRun) {
      const { forecast } = await import('../run/dry-run.js');
      const { forecastText } = await import('./summary.js');
      process.stdout.write(forecastText(await forecast(settings)));
      return;
    }
    const { reporterFor } = await import('./reporters.js');
    const { run } = await import('../run/run.js');
    const { summary } = await import('./summary.js');
    const reporter = await reporterFor({ quiet: argv.quiet, logFormat: argv.logFormat });
    try {
      const report = await run(settings, reporter, interruption(reporter));
      reporter.close();
      if (!argv.quiet && argv.logFormat === 'text') process.stderr.write(summary(report, settings));
      const counted = settings.strict ? report.quarantined.all : report.quarantined.fresh;
      if (counted > settings.maxQuarantine) {
        process.exitCode = EXIT.quarantined;
        reporter.say(
          'quarantined',
          `finished, but ${counted} records or rows were quarantined (allowed: ${settings.maxQuarantine}); see ${settings.out}/quarantine.${settings.formats[0]}`,
        );
      }
    } catch (error) {
      if (argv.logFormat === 'text') throw error;
      process.exitCode = exitCodeOf(error);
      reporter.say('failed', failureText(error));
    } finally {
      reporter.close();
    }
  },
};

/** Aborts at the first signal to stop; a second one ends the program at once. */
function interruption(reporter: OpenReporter): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated);
      reporter.say('stopping', `${signal}: finishing the batch in flight; once more to stop at once`);
      controller.abort(new InterruptedError(signal));
    });
  }
  return controller.signal;
}
