import type { Found } from './metadata.js';
import type { PageFacts } from './page-facts.js';

/**
 * The address of the article: the canonical one, checked against the one that it shares, else the one it was found at.
 * A canonical address that leads to the front page, or to another host than both others, is a mistake.
 */
export function findAddress(facts: PageFacts, url: string | null): Found<string> | null {
  const base = url ?? facts.declared('og:url');
  const canonical = absolute(
    facts.page.declarations.find(({ rel }) => /^canonical$/i.test(rel))?.href ?? '',
    base,
  );
  const shared = absolute(facts.declared('og:url') ?? '', base);
  if (canonical !== null && !isFrontPage(canonical, url ?? shared)) {
    const others = [url, shared].filter((other): other is string => other !== null);
    if (others.length === 0 || others.some((other) => siteOf(other) === siteOf(canonical)))
      return { value: canonical, source: 'link' };
  }
  if (shared !== null && !isFrontPage(shared, url)) return { value: shared, source: 'opengraph' };
  return url === null ? null : { value: url, source: 'url' };
}

function absolute(address: string, base: string | null): string | null {
  if (address.trim() === '') return null;
  const parsed = parse(address.trim(), base ?? undefined);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** Whether an address is that of the site's front page, and another one is not. */
const isFrontPage = (address: string, other: string | null): boolean =>
  pathOf(address) === '/' && other !== null && pathOf(other) !== '/';

const pathOf = (address: string): string => parse(address)?.pathname ?? '/';

/** The last two parts of the host: what subdomains share. */
const siteOf = (address: string): string => (parse(address)?.hostname ?? '').split('.').slice(-2).join('.');

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
