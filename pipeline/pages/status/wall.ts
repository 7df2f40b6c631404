import { Surrounding } from '../page/elements.js';
import { nearest } from '../page/nearest.js';
import type { Block, PageElement } from '../page/page.js';

/** The longest text of a wall, in characters. */
const LONGEST = 400;

const ENTER =
  '(?:please )?(?:subscribe|sign (?:up|in)|log ?in|register|join|upgrade|purchase|become an? (?:[\\w-]+ ){0,3}(?:subscriber|member|insider|supporter)|create (?:an? |your )?(?:free )?account|start (?:an?|your) (?:free )?(?:trial|subscription))';
const WORK = '(?:article|story|content|post|page|piece|column|text)';
const THIS_WORK = `(?:(?:the )?(?:this|full|whole|entire|premium|exclusive)\\b.{0,20}\\b${WORK}|(?:the )?(?:rest|remainder)\\b|the ${WORK})`;
const READ = '(?:read|view|see|access|unlock|finish)';

/** How the sentence of a wall begins: it speaks to the reader about the rest of the very article. */
const WALLS: readonly string[] = [
  `${ENTER}\\b.{0,60}\\b(?:to|and) (?:continue|keep|finish) (?:on )?reading\\b`,
  `${ENTER} for (?:full |unlimited )?access to ${THIS_WORK}`,
  `${ENTER}\\b.{0,60}\\b(?:to|and) ${READ} (?:${THIS_WORK}|it\\b|on[.!]?$|more[.!]?$)`,
  `(?:to (?:continue|keep|finish) reading|to ${READ} ${THIS_WORK}|(?:do you )?want to (?:read (?:more|on|the)|(?:keep|continue) reading))\\b.{0,80}\\b(?:subscri|sign (?:in|up)|log ?in|register|join|become|purchase|account|trial|member)`,
  `(?:the )?(?:(?:rest|remainder|full (?:text|version)) of (?:this|the) ${WORK}|full ${WORK}) is (?:(?:now|only|exclusively) )?(?:available|accessible|reserved|visible|exclusive|restricted|locked|behind|for)\\b.{0,30}\\b(?:subscri|members?(?= only|[.!]|$)|paywall|registered)`,
  '(?:only (?:subscribers|members)|subscribers) (?:can|may) (?:read|access|see|view)\\b.{0,20}\\b(?:article|story|rest)\\b',
  `this is (?:an? )?(?:premium|paid|(?:subscriber|member)s?[- ](?:only|exclusive)) ${WORK}`,
  `(?:exclusive|premium) ${WORK} for (?:[\\w’'.+-]+ ){0,3}(?:subscribers|members)`,
  `access to (?:this|the (?:full|rest of the)) ${WORK} (?:requires|is (?:limited|restricted|reserved))\\b`,
  `you(?:[’']ll)? need (?:to have )?an? (?:\\w+ ){0,3}(?:subscription|account|membership|subscriber) to (?:(?:continue|keep) reading|${READ} ${THIS_WORK})`,
  'for full access,? (?:please )?(?:subscribe|become|sign|log|register|join)',
  `this (?:\\w+ )?(?:${WORK}|report) is (?:(?:now|only|exclusively|available|accessible|reserved|visible|exclusive|restricted|locked) ){0,3}(?:for|to|behind) (?:[\\w’'.+-]+ ){0,4}(?:subscribers?|members?|paywall|registered (?:users|readers))(?: only| exclusively)?[.!:,]?(?=$|\\s)(?! (?:of|who|that)\\b)`,
  "you(?:[’']ve| have) (?:reached|used|read|hit|exceeded|run out of)\\b.{0,40}\\b(?:free|complimentary|monthly|limit)\\b.{0,30}\\b(?:articles?|stories|limit|content|views)\\b",
  "you(?:[’']ve| have) (?:reached|hit|exceeded) (?:your|the) (?:\\w+ )?(?:article )?limit(?=[.!]|$| (?:of|for|this)\\b)",
  `you (?:must|need to|have to)\\b.{0,60}\\b(?:log|sign|regist|subscri|member).{0,30} to (?:(?:continue|keep) reading|${READ} (?:${THIS_WORK}|it\\b|more\\b))`,
  '(?:keep|continue) reading\\b.{0,30}\\b(?:with an?|by|for free|for just|for only|as an?)\\b.{0,60}',
  `unlock (?:this|the (?:full|rest of the)) ${WORK}\\b`,
  `(?:subscribers?|members?)[- ]only ${WORK}$`,
  // German
  'dies(?:e[rs]?)?(?: ist ein)? (?:artikel|beitrag|text|inhalt|bericht)\\b.{0,40}\\b(?:abonnent|abo\\b|registrierte|mitglieder)',
  '(?:um|wenn sie)\\b.{0,50}(?:weiterzulesen|weiterlesen|zu lesen)\\b.{0,60}(?:\\babo|anmeld|registrier|einlogg|melden|login)',
  '(?:jetzt |bitte |hier )?(?:abonnieren|registrieren|anmelden|einloggen|testen|melden sie sich)\\b.{0,40}(?:weiterlesen|weiterzulesen|artikel zu lesen)',
  '(?:jetzt|sofort) weiterlesen\\b|weiterlesen (?:mit|nur mit)\\b|(?:nur )?mit\\b.{0,40}\\babo\\b.{0,30}weiterlesen',
  'sie haben\\b.{0,40}\\b(?:kostenlosen?|freien?)\\b.{0,20}\\bartikel',
  '(?:lesen sie|lies|den (?:ganzen|vollständigen))\\b.{0,50}\\b(?:artikel|text|beitrag)\\b.{0,30}\\bmit\\b.{0,25}\\b(?:abo|plus|konto)\\b',
  // French
  '(?:cet article|ce contenu|cette page|la suite(?: de cet article)?|le reste de cet article) est réservée?.{0,30}\\b(?:abonné|membres|inscrits)',
  '(?:article|contenu) réservé (?:à|aux)\\b.{0,12}\\babonnés',
  "pour (?:lire (?:la suite|cet article|l[’']intégralité)|continuer (?:à lire|la lecture)|poursuivre (?:la|votre) lecture)\\b.{0,80}(?:abonne|connect|inscri|compte)",
  '(?:abonnez|connectez|inscrivez)-vous pour (?:lire|continuer|accéder|poursuivre)',
  'il vous reste \\d{1,3}\\s?% de cet article',
  // Spanish and Portuguese
  '(?:este|esta) (?:artículo|contenido|noticia|artigo|conteúdo|matéria|reportagem) (?:es|está|é) .{0,40}\\b(?:suscriptores|socios|abonados|assinantes)',
  '(?:contenido|artículo|conteúdo) exclusivo para (?:suscriptores|socios|assinantes)|solo para suscriptores',
  '(?:suscríbete|suscríbase|regístrate|regístrese|inicia sesión|inicie sesión|assine)\\b.{0,30} para (?:seguir|continuar|leer|acceder|ler)',
  'para (?:seguir|continuar) (?:leyendo|lendo|a ler)\\b.{0,60}(?:suscr[ií]|reg[ií]str|inici|assin)',
  // Italian and Dutch
  '(?:questo|il) (?:articolo|contenuto) è riservato\\b.{0,20}\\babbonati|contenuto riservato (?:agli|ai) abbonati',
  'abbonati per (?:continuare|leggere)|per continuare a leggere\\b.{0,60}abbona',
  'dit artikel is (?:alleen|exclusief)\\b.{0,30}\\b(?:abonnees|leden)|lees (?:verder|dit artikel) met\\b',
];
const WALL = new RegExp(`^(?:${WALLS.join('|')})`, 'i');

/** What asks a reader for something else than the article, and what tells of a wall. */
const NO_WALL =
  /\b(?:comment|newsletter|inbox|e-?mails?|discussion|forum|reply|vote|bookmark|e-?paper|said|says|told|announced|according|kommentar)/i;

/** What stands beside a wall: what it costs, who need not pay. */
const OFFER =
  /^(?:already (?:an?|have)\b|subscribe\b|sign (?:in|up)\b|log ?in\b|register\b|registration is\b|create (?:an?|your)\b|become an?\b|join (?:us|now|today)\b|get (?:unlimited|full|digital|instant|access)\b|unlimited\b|cancel (?:any ?time|whenever)|start (?:your|an?)\b.{0,20}\btrial|try\b.{0,20}\bfree|(?:from|for)? ?(?:just |only )?[$€£]\s?\d|\d{1,3}(?:[.,]\d\d)?\s?[$€£]|support (?:our|independent|local)\b|no commitment|(?:subscribers|members) get\b|bereits (?:abonnent|registriert|kunde)|anmelden|einloggen|registrieren|jetzt (?:abonnieren|testen)|(?:monatlich|jederzeit) kündbar|déjà abonné|abonnez-vous|se connecter|sans engagement|ya (?:eres|soy)|suscríb|inicia sesión|sei già|accedi)/i;
const LONGEST_OFFER = 200;

const NO_LETTERS = /^[^\p{L}]+/u;
const SENTENCE_START = /(?<=[.!?…:])\s+/g;
/** Quoted words are told of, not said to the reader. */
const QUOTED = /^["“”„«‘]/;

/** Whether a text asks its reader to pay or log in before the rest of the article can be read. */
function isWallText(text: string): boolean {
  if (text.length > LONGEST || QUOTED.test(text) || NO_WALL.test(text)) return false;
  // Another sentence may say why before: `Thank you for reading.`
  const starts = [
    0,
    ...[...text.matchAll(SENTENCE_START)].map(({ 0: space, index }) => index + space.length),
  ];
  return starts
    .slice(0, MOST_SENTENCES)
    .some((start) => WALL.test(text.slice(start).replace(NO_LETTERS, '')));
}

/** How many sentences a wall may begin with. */
const MOST_SENTENCES = 4;

const FOREIGN =
  Surrounding.nav | Surrounding.quote | Surrounding.hidden | Surrounding.figure | Surrounding.footer;

/** The walls of a page, by its blocks. */
export interface Walls {
  /** Whether each block is of a wall: its sentence, and the offers beside it. */
  readonly isOfWall: readonly boolean[];
  /** What the first one by the article says; null if there is none. */
  readonly text: string | null;
}

/** A line that no article has, and that pages without a wall have, too. */
const READERS_QUESTION =
  /^(?:already (?:an? (?:[\w-]+ ){0,2}(?:subscriber|member)|have an? (?:\w+ )?(?:account|subscription)|registered|subscribed)|bereits (?:abonnent|registriert|kunde)\p{L}{0,5}|déjà abonnée?) ?\?.{0,40}$/iu;

/** How far from the text a wall may stand that closes it, in blocks. */
const FAR = 12;

/**
 * Finds the walls before the rest of the article: sentences that ask the reader to pay or log in, the lines of offers
 * beside them, and all of a small box that a wall begins.
 *
 * @param kept whether each block is taken for the article's text
 */
export function findWalls(blocks: readonly Block[], kept: readonly boolean[]): Walls {
  const isOfWall = blocks.map(({ text, surrounding }) => (surrounding & FOREIGN) === 0 && isWallText(text));
  const walls = isOfWall.flatMap((isWall, i) => (isWall ? [i] : []));
  blocks.forEach(({ text, surrounding }, i) => {
    isOfWall[i] ||= (surrounding & FOREIGN) === 0 && READERS_QUESTION.test(text);
  });
  for (const wall of walls) {
    const box = boxOf(blocks, kept, isOfWall, wall);
    for (let i = wall - 1; i >= 0 && (i >= box.start || isOffer(blocks[i]!, LONGEST_LABEL)); i--)
      isOfWall[i] = true;
    for (let i = wall + 1; i < blocks.length && (i < box.end || isOffer(blocks[i]!, LONGEST_OFFER)); i++)
      isOfWall[i] = true;
  }
  const rest = kept.map((isKept, i) => isKept && !isOfWall[i]);
  const [first, last] = [rest.indexOf(true), rest.lastIndexOf(true)];
  const near = walls.find((i) => first < 0 || (i > first - FAR && i < last + FAR));
  return { isOfWall, text: near === undefined ? null : blocks[near]!.text };
}

const isOffer = ({ text, surrounding }: Block, longest: number): boolean =>
  text.length <= longest && (surrounding & FOREIGN) === 0 && OFFER.test(text.replace(/^[^\p{L}\d$€£]+/u, ''));

/** The most blocks and letters of a box that is nothing but a wall. */
const MOST_BLOCKS = 8;
const MOST_LETTERS = 800;

/**
 * The blocks of the element around a wall, if it is a note beside the article; else the wall alone. It holds no text of
 * the article before the wall, and after it only where the article has begun above: a wall may stand over its article.
 */
function boxOf(
  blocks: readonly Block[],
  kept: readonly boolean[],
  isOfWall: readonly boolean[],
  wall: number,
): { start: number; end: number } {
  const alone = { start: wall, end: wall + 1 };
  const box = blocks[wall]!.element.parent;
  if (box === null || box.parent === null || LARGE.has(box.name)) return alone;
  let [start, end] = [wall, wall + 1];
  while (start > 0 && end - start <= MOST_BLOCKS && isIn(blocks[start - 1]!.element, box)) start--;
  while (end < blocks.length && end - start <= MOST_BLOCKS && isIn(blocks[end]!.element, box)) end++;
  const isText = (i: number): boolean => kept[i]! && !isOfWall[i] && blocks[i]!.size > LONGEST_LABEL;
  let [letters, before, after] = [0, 0, 0];
  for (let i = start; i < end; i++) {
    letters += blocks[i]!.size;
    if (i < wall && (isText(i) || isHeading(blocks[i]!))) before++;
    if (i > wall && isText(i)) after++;
  }
  if (end - start > MOST_BLOCKS || letters > MOST_LETTERS || before > 0) return alone;
  return after > 0 && !blocks.some((_, i) => i < start && isText(i)) ? alone : { start, end };
}

/** Elements that hold an article rather than a note in it. */
const LARGE: ReadonlySet<string> = new Set(['article', 'body', 'html', 'main']);
/** The longest line over a wall, in letters. */
const LONGEST_LABEL = 80;

const isHeading = ({ surrounding }: Block): boolean => (surrounding & Surrounding.heading) !== 0;

/** How many elements a box may have around its text. */
const DEEPEST = 5;

const isIn = (element: PageElement, box: PageElement): boolean =>
  nearest(element, DEEPEST + 1, (outer) => outer === box) !== null;
