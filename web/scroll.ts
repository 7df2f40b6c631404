/** How long a page is waited for that is to be scrolled to where the reader was, in milliseconds. */
const PATIENCE = 3_000;

/** How far down the reader was, by the entries of the browser's history. */
const places = new Map<string, number>();
/** Where the reader was on the page that the address leads back to. */
let wanted: number | undefined;

/** Browsers without the interface for navigation begin each page at its top. */
const entry = (): string | undefined => window.navigation?.currentEntry?.key;

/** Remembers from now on how far down the reader is on each page. */
export function rememberPlaces(): () => void {
  const note = (): void => {
    const key = entry();
    if (key !== undefined) places.set(key, scrollY);
  };
  const look = (): void => {
    wanted = places.get(entry() ?? '');
  };
  addEventListener('scroll', note, { passive: true });
  addEventListener('hashchange', look);
  return () => {
    removeEventListener('scroll', note);
    removeEventListener('hashchange', look);
  };
}

/**
 * Scrolls another page to where the reader was on it, as soon as it is long enough; a new one to its top.
 *
 * @returns gives up
 */
export function scrollToPlace(): () => void {
  const place = wanted ?? 0;
  if (place === 0) {
    scrollTo(0, 0);
    return () => {};
  }
  const observer = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < place + innerHeight) return;
    scrollTo(0, place);
    observer.disconnect();
  });
  observer.observe(document.documentElement);
  setTimeout(() => observer.disconnect(), PATIENCE);
  return () => observer.disconnect();
}
