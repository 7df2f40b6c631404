import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UsageError } from '../errors.js';
import { TooSlowError } from '../reading/ask.js';
import { readVerdicts } from '../review/verdicts.js';
import { ANSWERS, isList, LISTS } from './answers.js';
import { asked, verdictRequest } from './asked.js';
import { ASSET_NAMES, ASSETS, readAsset } from './assets.js';
import type { Failure, View } from './contract.js';
import { DOWNLOAD_FORMATS, Downloads, downloadFiles, isDownloadFormat } from './download.js';
import { LiveTables } from './live-tables.js';
import { NotFoundError } from './not-found.js';
import { PAGE } from './page.js';
import { isView } from './parameters.js';
import { queryOf } from './views/page.js';
import { judge } from './views/review.js';

/** A running explorer. */
export interface Explorer {
  /** Where its page is: an address with a token that nobody can guess. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Nobody but this machine reaches it. */
const HOST = '127.0.0.1';
/** Of HTTP. */
const USUAL_PORT = 80;
const TOKEN_BYTES = 24;
/** Bytes. */
const LARGEST_VERDICT = 64 * 1024;

/**
 * Serves the pages over an export.
 *
 * @param port 0 for any that is free
 * @throws UsageError when the directory holds no export, something else than a file lies in the place of its verdicts,
 *   or the port is taken
 */
export async function startExplorer(directory: string, port: number): Promise<Explorer> {
  const folder = await mkdtemp(join(tmpdir(), 'corpusmill-explore-'));
  const live = new LiveTables(directory, downloadFiles(folder));
  const end = async (): Promise<void> => {
    await live.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // What no view could be answered without is found out now.
    await live.use(({ tables }) => readVerdicts(tables.directory));
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const server = createAdaptorServer({
      fetch: appOf({ token, live, downloads: new Downloads(folder) }).fetch,
    }) as Server;
    const { port: taken } = await listening(server, port);
    return {
      address: `http://${HOST}:${taken}/${token}/`,
      close: async () => {
        await closed(server);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function listening(server: Server, port: number): Promise<AddressInfo> {
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new UsageError(`port ${port} cannot be used (${error.code}); name another, or leave --port out`)
          : error,
      ),
    );
    server.listen(port, HOST, done);
  });
  return server.address() as AddressInfo;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise((end) => server.close(end));
  // Browsers keep connections open.
  server.closeAllConnections();
  await done;
}

interface Served {
  readonly token: string;
  readonly live: LiveTables;
  readonly downloads: Downloads;
}

const smallBody = bodyLimit({
  maxSize: LARGEST_VERDICT,
  onError: (context) => refuse(context, 413, 'a verdict is smaller than this'),
});

/** Nothing of a page may come from elsewhere, or go elsewhere. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

function appOf({ token, live, downloads }: Served): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    if (!isOwn(context.req.raw.headers, context.env.incoming.socket.localPort))
      return refuse(context, 403, 'this page is for this machine alone');
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    return undefined;
  });
  app.get(`/${token}/`, (context) => context.html(PAGE));
  for (const name of ASSET_NAMES) {
    app.get(`/${token}/${name}`, async (context) =>
      context.body(await readAsset(name), 200, { 'Content-Type': ASSETS[name] }),
    );
  }
  app.get(`/${token}/api/export`, (context) => live.use((use) => takenAlong(context, downloads, use)));
  app.get(`/${token}/api/*`, async (context) => {
    const view = context.req.path.slice(`/${token}/api/`.length);
    if (!isView(view)) throw new NotFoundError(`there is no view ${view}`);
    return context.json(await live.use((use) => answer(view, use, searchOf(context))));
  });
  app.post(`/${token}/api/verdict`, smallBody, async (context) => {
    const request = verdictRequest(await context.req.json().catch(() => null));
    await live.once((use) => judge(use, request, new Date().toISOString()));
    return context.json({});
  });
  app.notFound((context) => refuse(context, 404, 'there is nothing at this address'));
  app.onError((error, context) => refuse(context, statusOf(error), error.message));
  return app;
}

/** A view's answer, with the types of that view. */
const answer = <Name extends View>(
  view: Name,
  use: Parameters<(typeof ANSWERS)[Name]>[0],
  search: URLSearchParams,
): Promise<unknown> => ANSWERS[view](use, asked(view, search) as never);

const searchOf = (context: Context): URLSearchParams => new URL(context.req.url).searchParams;

async function takenAlong(
  context: Context,
  downloads: Downloads,
  use: Parameters<Downloads['make']>[0],
): Promise<Response> {
  const search = searchOf(context);
  const [view = '', format = ''] = [search.get('view') ?? '', search.get('format') ?? ''];
  search.delete('view');
  search.delete('format');
  if (!isList(view)) throw new UsageError(`view takes ${Object.keys(LISTS).join(', ')}`);
  if (!isDownloadFormat(format))
    throw new UsageError(`format takes ${Object.keys(DOWNLOAD_FORMATS).join(', ')}`);
  const query = queryOf(LISTS[view](asked(view, search) as never));
  const { mediaType } = DOWNLOAD_FORMATS[format];
  return context.body(await downloads.make(use, query, format), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${view}.${format}"`,
  });
}

/**
 * Whether a request comes from this explorer's own page or from an address that was typed. A page of another site could
 * send requests here, also under a name that leads here (DNS rebinding).
 *
 * @param port on which the request came in
 */
function isOwn(headers: Headers, port: number | undefined): boolean {
  const names = [HOST, 'localhost'];
  // The usual port is left out of addresses.
  const own = [...names.map((name) => `${name}:${port}`), ...(port === USUAL_PORT ? names : [])];
  const origin = headers.get('origin');
  return (
    own.includes(headers.get('host') ?? '') &&
    (origin === null || own.some((host) => origin === `http://${host}`))
  );
}

const refuse = (context: Context, status: 400 | 403 | 404 | 413 | 500 | 503, error: string): Response =>
  context.json({ error } satisfies Failure, status, HEADERS);

function statusOf(error: Error): 400 | 404 | 500 | 503 {
  if (error instanceof NotFoundError) return 404;
  if (error instanceof UsageError) return 400;
  return error instanceof TooSlowError ? 503 : 500;
}
