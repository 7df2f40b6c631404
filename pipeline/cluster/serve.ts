import type { Readable } from 'node:stream';
import type { RunSettings } from '../config/settings.js';
import { checkSample } from '../run/workers/sample-check.js';
import { setThreadFlags } from '../run/workers/v8-flags.js';
import { type AccountTask, account } from './account.js';
import { Channel, type Write } from './channel.js';
import { describe } from './description.js';
import { type FinishTask, finishPart } from './finish-part.js';
import { type FileTask, mapFile } from './map-file.js';
import { type CountedTables, PartRows } from './part-rows.js';
import { type Listing, planInputs, remoteInputs } from './plan-inputs.js';
import { type ResolveTask, resolveParts } from './resolve.js';
import { similarities, type TextPair } from './similarity.js';
import { type StoreTask, storePart } from './store-part.js';

/** A request: what is to be done, and with what. docs/spark.md tells what each does. */
export type Request =
  | { readonly do: 'describe' }
  | { readonly do: 'inputs' }
  | { readonly do: 'plan'; readonly listings: readonly Listing[] }
  | {
      readonly do: 'map';
      readonly file: FileTask;
      /** Whether the file's bytes follow. */
      readonly bytes: boolean;
      /** Where the rows of its part are gathered, and what counts of those that are there. */
      readonly rows: { readonly folder: string; readonly counted: CountedTables };
    }
  | ({ readonly do: 'store' } & StoreTask)
  | { readonly do: 'similarity'; readonly pairs: readonly TextPair[] }
  | ({ readonly do: 'resolve' } & ResolveTask)
  | { readonly do: 'finish'; readonly part: FinishTask }
  | { readonly do: 'account'; readonly account: AccountTask };

/**
 * Does what is asked for, one request after the other, until there are no more. The last answer to
 * each request has a property `done`.
 *
 * @throws what makes it impossible to go on; the caller may start another process
 */
export async function serve(settings: RunSettings, input: Readable, write: Write): Promise<void> {
  setThreadFlags('memory');
  const channel = new Channel(input, write);
  try {
    for (let request = await channel.request(); request !== null; request = await channel.request())
      await channel.send({ done: await answer(request as Request, settings, channel) });
  } finally {
    // Whoever speaks to it keeps it open, and would wait for more.
    input.destroy();
  }
}

function answer(request: Request, settings: RunSettings, channel: Channel): unknown {
  switch (request.do) {
    case 'describe':
      return describe(settings);
    case 'inputs':
      return remoteInputs(settings);
    case 'plan':
      return planInputs(settings, request.listings);
    case 'map':
      return map(request, settings, channel);
    case 'store':
      return storePart(request);
    case 'similarity':
      return similarities(request.pairs);
    case 'resolve':
      return resolveParts(request, settings);
    case 'finish':
      return finishPart(request.part, settings);
    case 'account':
      return account(request.account, settings);
  }
}

async function map(
  { file, bytes, rows: { folder, counted } }: Request & { readonly do: 'map' },
  settings: RunSettings,
  channel: Channel,
): Promise<unknown> {
  // What fails here would fail for every record: none has begun yet.
  await checkSample();
  await channel.send({ ready: true });
  const given = channel.bytes();
  const rows = new PartRows(folder, counted);
  try {
    const skipped = await mapFile(file, settings, given, {
      begin: (record) => channel.send({ begin: record }),
      rows: (table, more) => rows.add(table, more),
      end: (record, outcome) => channel.send({ end: record, account: outcome, counted: rows.counted }),
    });
    // What was not read of them stands before the next request.
    if (bytes) for await (const _ of given);
    return { skipped };
  } finally {
    rows.close();
  }
}
