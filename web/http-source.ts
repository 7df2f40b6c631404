import type { Failure } from '../pipeline/explore/contract.js';
import type { Source } from './source.js';

/**
 * The server's answers.
 *
 * @param base of the page; the server's answers are in `api/` below it
 */
export function httpSource(base: string): Source {
  const urlOf = (path: string, filter: object): URL => {
    const url = new URL(`api/${path}`, base);
    for (const [name, value] of Object.entries(filter)) url.searchParams.set(name, String(value));
    return url;
  };
  return {
    has: () => true,
    ask: async (view, filter, signal) => {
      const response = await reach(urlOf(view, filter), signal === undefined ? {} : { signal });
      return await response.json();
    },
    judge: async (verdict) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(verdict);
      await reach(urlOf('verdict', {}), { method: 'POST', headers, body });
    },
    exportUrl: (view, filter, format) => urlOf('export', { view, format, ...filter }).href,
    leftOut: 0,
  };
}

async function reach(url: URL, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request).catch((error: unknown) => {
    if (request.signal?.aborted === true) throw error;
    throw new Error('The server does not answer. Is `pipeline explore` still running?');
  });
  if (response.ok) return response;
  const failure: Partial<Failure> = await response.json().catch(() => ({}));
  throw new Error(failure.error ?? `The server answered with an error (${response.status}).`);
}
