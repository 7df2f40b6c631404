import { Surrounding } from '../page/elements.js';
import type { Block, Page } from '../page/page.js';
import { isSpace } from '../page/pieces.js';
import { type Announcement, announcementOf } from './opening-phrases.js';

/** Kinds of passages that are no article text; those of `removals`. */
export type RemovalKind =
  | 'advertisement'
  | 'byline'
  | 'caption'
  | 'comment'
  | 'consent'
  | 'navigation'
  | 'newsletter'
  | 'other'
  | 'paywall'
  | 'related_links'
  | 'share'
  | 'title';

/** A visible passage that is not kept, by its place in the source. */
export interface Removal {
  readonly start: number;
  readonly end: number;
  readonly kind: RemovalKind;
  /** What told the kind: `comment-by-class`, `navigation-by-element`. */
  readonly rule: string;
  /** What a reader sees of it, a line for each block. */
  readonly text: string;
}

type Draft = { -readonly [Key in keyof Removal]: Removal[Key] };

/**
 * The visible passages with words that are not kept; neighbours of one kind and rule are one passage.
 *
 * @param walls whether each block is of a wall before the rest of the article
 */
export function removedPassages(
  page: Page,
  kept: readonly boolean[],
  titles: readonly boolean[],
  walls: readonly boolean[],
): Removal[] {
  const removals: Removal[] = [];
  const hints = new HintKinds();
  const first = kept.indexOf(true);
  const last = kept.lastIndexOf(true);
  /** The passage that goes on, if the next block is of its kind. */
  let open = null as Draft | null;
  for (const [i, block] of page.blocks.entries()) {
    if (kept[i] || (block.surrounding & Surrounding.hidden) !== 0) {
      open = null;
      continue;
    }
    if (!WORD.test(block.text)) continue;
    const [kind, reason] = titles[i] ? TITLE : walls[i] ? WALL : kindOf(block, i > first && i < last, hints);
    const { start, end } = placeOf(page, block);
    const rule = `${kind.replace('_', '-')}-by-${reason}`;
    if (open?.rule === rule) {
      open.end = end;
      open.text += `\n${block.text}`;
    } else {
      open = { start, end, kind, rule, text: block.text };
      removals.push(open);
    }
  }
  return removals;
}

const WORD = /[\p{L}\p{N}]/u;
const TITLE = ['title', 'text'] as const;
const WALL = ['paywall', 'words'] as const;

/** The source of a block without white space at its edges. */
function placeOf({ html, pieces }: Page, { first, last }: Block): { start: number; end: number } {
  let start = pieces.starts[first]!;
  let end = pieces.ends[last - 1]!;
  while (start < end && isSpace(html.charCodeAt(start))) start++;
  while (end > start && isSpace(html.charCodeAt(end - 1))) end--;
  return { start, end };
}

const HINTS: readonly (readonly [RemovalKind, RegExp])[] = [
  ['consent', /cookie|consent|gdpr|onetrust/i],
  ['paywall', /paywall|regwall|metered|piano|subscriber/i],
  ['comment', /comment|disqus|respond|replies/i],
  ['caption', /caption|credit|figcaption/i],
  ['newsletter', /newsletter|subscri|sign-?up|mailing|optin/i],
  ['share', /share|sharing|social|follow/i],
  ['advertisement', /(?:^|[\s_-])(?:ads?|adv|advert\w*|sponsor\w*|promo\w*|banner)(?:$|[\s_-])/i],
  [
    'related_links',
    /relat|recommend|popular|trending|teaser|recirc|outbrain|taboola|read-?more|more-?from|most-?read/i,
  ],
  ['byline', /byline|author|dateline|publish|posted|timestamp|entry-?meta|post-?meta/i],
  ['navigation', /nav|menu|breadcrumb|pagination|footer|header|toolbar|sidebar/i],
];

/** Any of these: most hints are none. */
const ANY_HINT = new RegExp(HINTS.map(([, { source }]) => `(?:${source})`).join('|'), 'i');

const ANNOUNCED: Readonly<Record<Announcement, RemovalKind>> = {
  about: 'byline',
  caption: 'caption',
  comment: 'comment',
  consent: 'consent',
  promotion: 'newsletter',
  related: 'related_links',
};

/** Promotions that are buttons for passing the page on. */
const SHARE =
  /^(?:share|tweet|print|email|teilen|(?:artikel|beitrag) teilen|versenden|empfehlen|drucken|partager|envoyer|imprimer|compartir|imprimir|condividi|stampa)(?!\p{L})/iu;

const { nav, header, footer, figure, figcaption } = Surrounding;

/** The kinds that the hints of a page name, each hint read once. */
class HintKinds {
  readonly #known = new Map<string, RemovalKind | null>([['', null]]);

  kindOf(hint: string): RemovalKind | null {
    let kind = this.#known.get(hint);
    if (kind === undefined) {
      kind = ANY_HINT.test(hint) ? (HINTS.find(([, pattern]) => pattern.test(hint))?.[0] ?? null) : null;
      this.#known.set(hint, kind);
    }
    return kind;
  }
}

function kindOf(block: Block, isInside: boolean, hints: HintKinds): readonly [RemovalKind, string] {
  if ((block.surrounding & nav) !== 0) return ['navigation', 'element'];
  if ((block.surrounding & (figure | figcaption)) !== 0) return ['caption', 'element'];
  const { element } = block;
  const hinted =
    hints.kindOf(element.hint) ??
    hints.kindOf(element.parent?.hint ?? '') ??
    hints.kindOf(element.parent?.parent?.hint ?? '');
  if (hinted !== null) return [hinted, 'class'];
  if ((block.surrounding & (header | footer)) !== 0) return ['navigation', 'element'];
  const announced = announcementOf(block.text);
  if (announced !== null) return [SHARE.test(block.text) ? 'share' : ANNOUNCED[announced], 'words'];
  if (block.linkSize > 0.6 * block.size) return [isInside ? 'related_links' : 'navigation', 'links'];
  return ['other', 'model'];
}
