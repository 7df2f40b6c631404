/** How an element parts the text around it, from weak to strong. */
export const Parting = { none: 0, space: 1, cell: 2, line: 3, paragraph: 4 } as const;

/** What stands around a block, as bits: an element has those of its parent and its own. */
export const Surrounding = {
  /** Not shown: scripts, templates, lists to choose from. */
  unseen: 1,
  article: 2,
  main: 4,
  aside: 8,
  header: 16,
  footer: 32,
  nav: 64,
  form: 128,
  figure: 256,
  figcaption: 512,
  table: 1 << 10,
  list: 1 << 11,
  quote: 1 << 12,
  link: 1 << 13,
  button: 1 << 14,
  details: 1 << 15,
  heading: 1 << 16,
  address: 1 << 17,
  dialog: 1 << 18,
  pre: 1 << 19,
  bold: 1 << 20,
  /** By `hidden`, `aria-hidden` or `display: none`: a program may show it. */
  hidden: 1 << 21,
  /** Declared as the text of the article by microdata. */
  declaredBody: 1 << 22,
  section: 1 << 23,
  italic: 1 << 24,
  small: 1 << 25,
  head: 1 << 26,
} as const;

/** What the scanner knows of an element's name. */
export interface ElementKind {
  readonly name: string;
  /** A small number of its own. */
  readonly id: number;
  readonly parting: number;
  readonly surrounding: number;
  readonly isVoid: boolean;
  /** Whether it begins and ends blocks of text. */
  readonly isBlock: boolean;
  /** Whether a closing tag of an element outside leaves what is open in this one. */
  readonly isScope: boolean;
  /** Whether its beginning ends an open drawing, in which no such element can be. */
  readonly endsDrawing: boolean;
  /** Whether it ends an open paragraph. */
  readonly endsParagraph: boolean;
  /** The elements whose open one it ends, as in `<li>…<li>`. */
  readonly ends: readonly ElementKind[];
  /** The elements that keep it from doing so. */
  readonly within: readonly ElementKind[];
  readonly isTablePart: boolean;
  /** Whether it shows a picture or another document, or is a field to fill in. */
  readonly isPicture: boolean;
  readonly isField: boolean;
  /** Whether what it holds is shown as it is written, character references too. */
  readonly isRaw: boolean;
}

const { none, space, cell, line, paragraph } = Parting;
const S = Surrounding;

/** Block elements and their surroundings. */
const BLOCKS: Readonly<Record<string, readonly [parting: number, surrounding: number]>> = {
  address: [paragraph, S.address],
  article: [paragraph, S.article],
  aside: [paragraph, S.aside],
  blockquote: [paragraph, S.quote],
  body: [paragraph, 0],
  button: [space, S.button],
  caption: [paragraph, S.figcaption],
  center: [paragraph, 0],
  dd: [line, S.list],
  details: [paragraph, S.details],
  dialog: [paragraph, S.dialog],
  dir: [paragraph, S.list],
  div: [paragraph, 0],
  dl: [paragraph, S.list],
  dt: [line, S.list],
  fieldset: [paragraph, S.form],
  figcaption: [paragraph, S.figcaption],
  figure: [paragraph, S.figure],
  footer: [paragraph, S.footer],
  form: [paragraph, S.form],
  frameset: [paragraph, 0],
  h1: [paragraph, S.heading],
  h2: [paragraph, S.heading],
  h3: [paragraph, S.heading],
  h4: [paragraph, S.heading],
  h5: [paragraph, S.heading],
  h6: [paragraph, S.heading],
  header: [paragraph, S.header],
  hgroup: [paragraph, S.header],
  hr: [paragraph, 0],
  html: [paragraph, 0],
  legend: [paragraph, S.form],
  li: [line, S.list],
  main: [paragraph, S.main],
  menu: [paragraph, S.list],
  nav: [paragraph, S.nav],
  ol: [paragraph, S.list],
  p: [paragraph, 0],
  pre: [paragraph, S.pre],
  search: [paragraph, S.form],
  section: [paragraph, S.section],
  summary: [paragraph, 0],
  table: [paragraph, S.table],
  tbody: [none, S.table],
  td: [cell, S.table],
  tfoot: [none, S.table],
  th: [cell, S.table],
  thead: [none, S.table],
  tr: [line, S.table],
  ul: [paragraph, S.list],
};

const INLINE_SURROUNDINGS: Readonly<Record<string, number>> = {
  a: S.link,
  b: S.bold,
  em: S.italic,
  i: S.italic,
  label: S.form,
  q: S.quote,
  small: S.small,
  strong: S.bold,
};

const words = (text: string): string[] => text.split(' ');

/** Elements whose content is not shown as text, or is no part of it: how a word beside it is read. */
const UNSEEN: ReadonlySet<string> = new Set(
  words(
    'applet audio canvas datalist iframe noembed noframes noscript object optgroup option rp rt script select style svg template textarea title video',
  ),
);
const VOID: ReadonlySet<string> = new Set(
  words('area base basefont br col embed frame hr img input link meta param source track wbr'),
);
const SCOPES: ReadonlySet<string> = new Set(
  words('table td th caption button template svg foreignobject desc'),
);
/** HTML Standard, "the rules for parsing tokens in foreign content". */
const DRAWING_ENDS: ReadonlySet<string> = new Set(
  words(
    'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li menu meta ol p pre ruby s small span strong strike sub sup table tt u ul var',
  ),
);
const TABLE_PARTS: ReadonlySet<string> = new Set(words('table caption thead tbody tfoot tr td th'));
const PICTURES: ReadonlySet<string> = new Set(words('canvas iframe img object video'));
const FIELDS: ReadonlySet<string> = new Set(words('input select textarea'));
const RAW: ReadonlySet<string> = new Set(words('plaintext xmp'));
const PARAGRAPH_ENDS: ReadonlySet<string> = new Set(
  words(
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul li dd dt',
  ),
);
const ENDS: Readonly<Record<string, readonly [ends: string, within: string]>> = {
  a: ['a', 'p div li td th h1 h2 h3 h4 h5 h6 section article'],
  li: ['li', 'ul ol menu'],
  dd: ['dd dt', 'dl'],
  dt: ['dd dt', 'dl'],
  td: ['td th', 'tr table'],
  th: ['td th', 'tr table'],
  tr: ['tr', 'table'],
  tbody: ['tbody thead tfoot', 'table'],
  thead: ['tbody thead tfoot', 'table'],
  tfoot: ['tbody thead tfoot', 'table'],
  option: ['option', 'select'],
  rb: ['rb rp rt', 'ruby'],
  rp: ['rp rt', 'ruby'],
  rt: ['rp rt', 'ruby'],
};

const KINDS = new Map<string, ElementKind>();
const UNKNOWN: ElementKind = makeKind('', 0);

/** The kind of element of a name in lower case. Names that HTML does not define share one: they part nothing. */
export const kindOf = (name: string): ElementKind => KINDS.get(name) ?? UNKNOWN;

/** The kind of element whose name stands at a place, in any case. */
export function kindAt(html: string, start: number, end: number): ElementKind {
  let hash = 0;
  for (let i = start; i < end; i++) hash = nextHash(hash, lowerUnit(html.charCodeAt(i)));
  const kind = KINDS_BY_HASH.get(hash);
  if (kind === undefined || kind.name.length !== end - start) return UNKNOWN;
  for (let i = 0; i < kind.name.length; i++)
    if (lowerUnit(html.charCodeAt(start + i)) !== kind.name.charCodeAt(i)) return UNKNOWN;
  return kind;
}

const lowerUnit = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);
const nextHash = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/** How many kinds there are. */
export const kindCount = (): number => KINDS.size + 1;

/** Those inside `<head>`; any other element ends it. */
export const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  words('base head html link meta noscript script style template title'),
);

const NAMES = [
  ...Object.keys(BLOCKS),
  ...Object.keys(INLINE_SURROUNDINGS),
  ...UNSEEN,
  ...VOID,
  ...RAW,
  ...words(
    'head time data span font u s sub sup cite code abbr mark ins del picture strike tt kbd samp var big ruby rb foreignobject desc',
  ),
];
for (const name of new Set(NAMES)) KINDS.set(name, makeKind(name, KINDS.size + 1));
for (const [name, [ends, within]] of Object.entries(ENDS)) {
  const kind = kindOf(name);
  KINDS.set(name, Object.assign(kind, { ends: words(ends).map(kindOf), within: words(within).map(kindOf) }));
}
/** No two names have the same hash. */
const KINDS_BY_HASH = new Map(
  Array.from(KINDS, ([name, kind]) => [
    Array.from(name, (letter) => letter.charCodeAt(0)).reduce(nextHash, 0),
    kind,
  ]),
);

function makeKind(name: string, id: number): ElementKind {
  const [parting, around] = BLOCKS[name] ?? [none, INLINE_SURROUNDINGS[name] ?? 0];
  const hides = UNSEEN.has(name) ? S.unseen : name === 'head' ? S.head : 0;
  return {
    name,
    id,
    parting,
    surrounding: around | hides,
    isVoid: VOID.has(name),
    isBlock: name in BLOCKS,
    isScope: SCOPES.has(name),
    endsDrawing: DRAWING_ENDS.has(name),
    endsParagraph: PARAGRAPH_ENDS.has(name),
    ends: [],
    within: [],
    isTablePart: TABLE_PARTS.has(name),
    isPicture: PICTURES.has(name),
    isField: FIELDS.has(name),
    isRaw: RAW.has(name),
  };
}
