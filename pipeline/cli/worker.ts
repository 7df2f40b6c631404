import process from 'node:process';
import { INPUT_OPTIONS, SETTING_OPTIONS } from '../config/run-options.js';
import { runSettings } from '../config/settings.js';
import { defineCommand } from './command.js';

export const workerCommand = defineCommand({
  name: 'worker',
  description: 'Do the tasks of a cluster engine, which speaks to it (internal; docs/spark.md)',
  options: { ...INPUT_OPTIONS, ...SETTING_OPTIONS },
  operand: { option: 'input', count: 'any' },
  hasConfiguration: false,
  examples: [['$0 worker seeds', 'waits for requests on standard input']],
  run: async (chosen) => {
    const { clusterSettings } = await import('../cluster/cluster-settings.js');
    const settings = clusterSettings(runSettings(chosen));
    const { serve } = await import('../cluster/serve.js');
    await serve(settings, process.stdin, process.stdout);
  },
});
