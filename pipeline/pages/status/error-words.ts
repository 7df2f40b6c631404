import { titleParts } from '../metadata/without-site.js';

const CODE = '(?:4(?:0[013-58]|1[0-9]|2[0-9]|51)|5(?:0[0-58]|2[0-6]))';
const ABOUT_CODE = new RegExp(
  `^(?:(?:https?|error|status|code|fehler|erreur) ?)*[:#]?\\s?${CODE}\\b\\s?(?:error|fehler)?\\s?[:.!–—-]?\\s?`,
  'i',
);
const APOLOGY = /^(?:(?:oops|whoops|sorry|uh[ -]oh|ups|hoppla|error|fehler|erreur)\b[\s,.:!…–—-]{0,4})+/i;

const WORK = '(?:page|site|website|content|article|story|url|file|document|post|resource)';
const PHRASES: readonly string[] = [
  `(?:the |this |that |your )?(?:requested )?(?:${WORK} )?(?:you(?:['’]re| are| were)? (?:requested|looking for|trying to (?:reach|access|view)) )?(?:was |is |has |could |can)?(?: ?not (?:be )?found| ?not be found|['’]?t be found|missing|removed)`,
  `(?:the |this |that )?(?:requested )?${WORK}(?: you(?:['’]re| are| were)? (?:requested|looking for))? (?:is )?(?:no longer (?:exists|available)|(?:currently |temporarily )?(?:not available|unavailable|offline|down for maintenance|under maintenance)|does(?: not|n['’]t) exist|has (?:moved|expired|been (?:moved|removed|deleted)))`,
  "we (?:can(?:['’]t|not)|could(?:n['’]t| not)) find (?:the|that|this|your) (?:page|article|story|content)(?: you(?:['’]re| are| were) looking for)?",
  'nothing found|nothing here|page gone|gone|access (?:to this page has been )?denied|permission denied|forbidden|(?:an )?internal server error|server error|bad request|bad gateway|gateway time-?out|request time-?out|too many requests|unauthori[sz]ed|service (?:temporarily )?unavailable|temporarily unavailable|unavailable (?:for|due to) legal reasons',
  'just a moment|one moment,? please|attention required|one more step|security (?:check|verification)|robot check|are you (?:an? )?(?:human|robot)|(?:please )?verify (?:that )?you are (?:an? )?(?:human|not a robot)|verifying you are human|checking your browser(?: before accessing .{1,60})?|pardon our interruption|you have been blocked|request blocked|unusual traffic(?: .{1,60})?',
  '(?:please )?(?:enable|turn on) javascript(?: and cookies)?(?: to continue)?|javascript (?:is )?(?:disabled|required)',
  "(?:we(?:[’']ll| will) be (?:right )?back(?: soon| shortly)?|(?:under |scheduled |site )?maintenance)",
  '(?:die )?seite (?:wurde )?nicht (?:gefunden|verfügbar)|nicht gefunden|zugriff verweigert|page (?:introuvable|non trouvée)|accès refusé|página no encontrada|acceso denegado|pagina non trovata|accesso negato|página não encontrada|pagina niet gevonden',
];
const WHOLE = new RegExp(`^(?:${PHRASES.join('|')})$`, 'i');
const MARKS_AT_END = /(?<![\s.!…?:)(-])[\s.!…?:)(-]+$/;

/** The most words that a title has beside an error: the name of the site. */
const MOST_OF_SITE = 4;

/** Whether a title is that of an error, beside the name of a site: `404 | Ashford Post`. */
export function isErrorTitle(title: string): boolean {
  if (isErrorPhrase(title)) return true;
  const parts = titleParts(title);
  return parts.some((part, i) => {
    if (i !== 0 && i !== parts.length - 1) return false;
    const others = parts.filter((_, j) => j !== i).join(' ');
    return others.split(/\s+/).length <= MOST_OF_SITE && isErrorPhrase(part);
  });
}

/** Whether a line is nothing but an error's: a code, a phrase, or both. */
function isErrorPhrase(line: string): boolean {
  const whole = line.trim().replace(MARKS_AT_END, '');
  const said = whole.replace(APOLOGY, '');
  const rest = said.replace(ABOUT_CODE, '');
  const isCode = rest !== said && !/^\d/.test(rest);
  const phrase = rest.replace(APOLOGY, '');
  return phrase === '' ? isCode : WHOLE.test(phrase);
}

const LOST =
  "(?:(?:we(?:['’]re sorry,?(?: but)?)?|sorry,?(?: but)?) )?(?:we )?(?:can(?:['’]t|not)|could(?:n['’]t| not)) find (?:the (?:page|article|content)|that page|what you(?:['’]re| are| were) looking for)";
const SITE_DOWN =
  '(?:our|this|the) (?:site|website|page|service) is (?:currently |temporarily )?(?:down|offline|unavailable|undergoing|not available|under maintenance)';
const SENTENCES: readonly string[] = [
  LOST,
  SITE_DOWN,
  "(?:sorry,? (?:but )?)?the (?:page|article|link|content|url|address)(?: that)? you(?:['’]re| are| were|['’]ve| have)? (?:requested|followed|clicked|entered|looking for|trying to (?:reach|access|view))\\b.{0,40}\\b(?:removed|moved|deleted|exists?|found|available|broken|unavailable)\\b",
  '(?:the requested url|the page) (?:was not found|could not be found|cannot be found|does not exist)',
  "(?:you (?:don['’]t|do not)|you are not|you aren['’]t) (?:have permission|authori[sz]ed|allowed) to (?:access|view)",
  'we recognize you are attempting to access this website from a country',
  '(?:this|our) (?:site|website|content|page) is (?:currently |temporarily )?(?:not available|unavailable)(?: in your| to (?:visitors|users|readers)| from)',
  '(?:http )?error \\d{3}\\b',
];
const SENTENCE = new RegExp(`^(?:${SENTENCES.join('|')})`, 'i');

/** Whether a text begins by telling the reader that there is no such page, or that it cannot be shown. */
export const beginsAsError = (text: string): boolean => SENTENCE.test(text);
