import type { PageFacts } from './page-facts.js';
import { type DateOrder, orderShown } from './written-date.js';

/** Countries of hosts that write the day first, whose language is English too. */
const DAY_FIRST_HOST = /\.(?:uk|au|nz|ie|in|za|ng|ke|sg|my|pk|gh)$/;
/** A part of an address for readers of a country: `/en-gb/`. */
const IN_ADDRESS = /\/en[-_]([a-z]{2})(?=\/|$)/i;

/**
 * In which order a page writes day and month: as its own dates show, else as its country does, if it says which; null
 * where nothing tells.
 */
export function dateOrder(facts: PageFacts, url: string | null): DateOrder | null {
  for (const { text } of facts.page.blocks) {
    const order = text.length <= LONGEST_NOTE ? orderShown(text) : null;
    if (order !== null) return order;
  }
  for (const language of [
    facts.page.language,
    facts.declared('og:locale'),
    facts.declared('content-language'),
  ]) {
    const order = orderOfLanguage(language ?? '');
    if (order !== null) return order;
  }
  const country = IN_ADDRESS.exec(url ?? '')?.[1];
  if (country !== undefined) return orderOfLanguage(`en-${country}`);
  const host = URL.canParse(url ?? '') ? new URL(url!).hostname : '';
  if (host.endsWith('.us')) return 'month';
  return DAY_FIRST_HOST.test(host) ? 'day' : null;
}

/** Longer texts tell of other things than the page. */
const LONGEST_NOTE = 120;

/** Only the United States write the month first; Canada writes both. */
function orderOfLanguage(tag: string): DateOrder | null {
  const [language, ...others] = tag.toLowerCase().split(/[-_]/);
  const country = others.at(-1);
  if (language === '' || (language === 'en' && (country === undefined || country === 'ca'))) return null;
  return language === 'en' && country === 'us' ? 'month' : 'day';
}
