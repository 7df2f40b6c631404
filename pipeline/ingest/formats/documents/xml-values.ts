import { scanMarkup } from '../markup-events.js';

/** The text of the first element of each of these names, without white space at its ends; none that is blank. */
export function xmlValues(xml: string, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let open: string | null = null;
  let value = '';
  scanMarkup(xml, 'xml', {
    open(name) {
      if (!names.has(name)) return;
      open = name;
      value = '';
    },
    text(text) {
      if (open !== null) value += text;
    },
    close(name) {
      if (name !== open) return;
      if (value.trim() !== '' && !values.has(name)) values.set(name, value.trim());
      open = null;
    },
  });
  return values;
}
