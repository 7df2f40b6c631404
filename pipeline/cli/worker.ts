import process from 'node:process';
import { INPUT_OPTIONS, SETTING_OPTIONS } from '../config/run-options.js';
import { runSettings } from '../config/settings.js';
import { UsageError } from '../errors.js';
import { defineCommand } from './command.js';
import { isTerminal, writeNow } from './terminal.js';

export const workerCommand = defineCommand({
  name: 'worker',
  description: 'Do the tasks of a cluster engine, which speaks to it (internal; docs/spark.md)',
  options: { ...INPUT_OPTIONS, ...SETTING_OPTIONS },
  operand: { option: 'input', count: 'any' },
  hasConfiguration: false,
  examples: [['$0 worker seeds', 'waits for requests on standard input']],
  run: async (chosen) => {
    if (isTerminal())
      throw new UsageError('worker speaks to a program: to spark/corpusmill_spark.py (docs/spark.md)');
    const { clusterSettings } = await import('../cluster/cluster-settings.js');
    const settings = clusterSettings(runSettings(chosen));
    const { serve } = await import('../cluster/serve.js');
    await serve(settings, process.stdin, writeNow);
  },
});
