import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { COMMAND } from '../../command.js';

export interface RunningExplorer {
  readonly address: string;
  /** Ends it as Ctrl-C does. */
  readonly end: () => Promise<void>;
}

/** Starts the built command over an export. */
export async function explore(directory: string): Promise<RunningExplorer> {
  const process_ = spawn(process.execPath, [COMMAND, 'explore', directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(process_, 'exit');
  const [address] = (await Promise.race([
    once(createInterface(process_.stdout), 'line'),
    ended.then(() => Promise.reject(new Error('pipeline explore ended before it said its address'))),
  ])) as [string];
  return {
    address,
    end: async () => {
      process_.kill('SIGINT');
      await ended;
    },
  };
}
