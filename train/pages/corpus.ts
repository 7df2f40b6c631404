import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageSource } from '../page-source.js';

/** A page with what people said of its text. */
export interface GoldPage {
  readonly id: string;
  readonly set: string;
  readonly url: string;
  /** The site it is from; pages of one site are never in two folds. */
  readonly site: string;
  readonly html: string;
  readonly text: string | null;
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

interface GoldLine {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly source?: string;
  readonly text?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

const readLines = (path: string): GoldLine[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as GoldLine)
    : [];

/** The pages below a folder that has `pages/` and `clean/`. */
export function readGoldPages(data: string): GoldPage[] {
  const byId = new Map<string, GoldPage>();
  for (const [folder, file] of [
    ['clean', 'gold-dev.jsonl'],
    ['pages', 'gold-text.jsonl'],
    ['pages', 'gold-snippets.jsonl'],
  ] as const) {
    for (const line of readLines(join(data, folder, file))) {
      const before = byId.get(line.id);
      byId.set(line.id, {
        id: line.id,
        set: before?.set ?? line.source ?? folder,
        url: line.url,
        site: siteOf(line.url),
        html: before?.html ?? readPageFile(join(data, folder, line.html)),
        text: before?.text ?? line.text ?? null,
        inside: line.with ?? before?.inside ?? [],
        outside: line.without ?? before?.outside ?? [],
      });
    }
  }
  return [...byId.values()];
}

/** The source of a page; nothing where it cannot be decoded. */
function readPageFile(path: string): string {
  const decoded = pageSource(path);
  return decoded.kind === 'text' ? decoded.text : '';
}

const SECOND_LEVEL = /^(?:ac|co|com|edu|gov|net|org)$/;

/** The site of an address: its host without subdomains. */
function siteOf(url: string): string {
  const host = /^\w+:\/\/([^/:?#]+)/.exec(url)?.[1]?.toLowerCase() ?? url;
  const labels = host.split('.');
  const count = labels.length > 2 && SECOND_LEVEL.test(labels.at(-2)!) ? 3 : 2;
  return labels.slice(-count).join('.');
}
