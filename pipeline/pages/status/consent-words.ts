import type { Block } from '../page/page.js';

const CONSENT =
  /before you continue|cookie|privacy|consent|datenschutz|your data|einwilligung|zustimmung|données personnelles/i;
/** What a notice says to its reader. */
const NOTICE = new RegExp(
  [
    "\\bwe(?:[’']d| would)?(?: and (?:our|selected|third).{1,40})? (?:also )?(?:use|store|process|set|need|care|value|collect|like)\\b",
    '\\byour (?:consent|choices?|privacy|(?:personal )?data|preferences)\\b|\\byou (?:can|may) (?:accept|withdraw|manage|change|refuse|reject|consent)\\b',
    '\\baccept (?:all|cookies)\\b|\\bby (?:clicking|continuing|using|browsing)\\b|\\bthis (?:site|website) uses\\b',
    '\\bwir(?: und unsere.{1,40})? (?:verwenden|nutzen|setzen|verarbeiten|benötigen|brauchen)\\b|\\bihre[rn]? (?:einwilligung|zustimmung|daten|privatsphäre)\\b|\\bdiese (?:website|seite) (?:verwendet|nutzt|benutzt)\\b',
    '\\bnous(?: et nos.{1,40})? (?:utilisons|stockons|traitons|avons besoin)\\b|\\bvo(?:tre|s) (?:consentement|vie privée|données)\\b|\\bce site utilise\\b',
    '\\b(?:utilizamos|usamos|utilizziamo|usiamo)\\b|\\b(?:su|tu) (?:consentimiento|privacidad)\\b|\\b(?:tuo|suo) consenso\\b|\\bseu consentimento\\b|\\bwij? gebruiken\\b|\\b(?:uw|je) toestemming\\b',
  ].join('|'),
  'i',
);
/** What somebody is told to have said. */
const QUOTED = /["“„«][^"“„«”»]*["”“»]/g;
/** Whose words a text tells. */
const TOLD = /\b(?:said|says|told|fined|ruled|accord(?:ing|ed))\b/i;

/** The share of a page's text that is a notice which asks for consent; 0 where nothing speaks to its reader. */
export function consentShare(blocks: readonly Block[]): number {
  let [all, about] = [0, 0];
  let isAsked = false;
  for (const { text, size } of blocks) {
    all += size;
    if (!CONSENT.test(text) || TOLD.test(text)) continue;
    about += size;
    isAsked ||= NOTICE.test(text.replace(QUOTED, ' '));
  }
  return isAsked ? about / all : 0;
}
