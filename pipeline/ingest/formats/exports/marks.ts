/** How each article of the old layout of Nexis begins: `1 of 500 DOCUMENTS`. */
export const NEXIS_START =
  /^[ \t]*(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} de \d{1,6})[ \t]*$/m;

/** How each article of the new layout of Nexis ends. */
export const NEXIS_END =
  /^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Einde van document|Fim do documento)[ \t]*$/m;

/** What each article of Nexis has, in one layout or the other. */
const NEXIS_LABEL =
  /^[ \t]*(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE|LOAD-DATE|EXTENSIÓN): ?|^[ \t]*Body[ \t]*$/im;

/** How each article of Factiva ends: `Document`, in the language of the interface, and its number. */
export const FACTIVA_END =
  /^[ \t]*(?:AN[ \t]{1,9})?\p{L}{2,12} ([A-Z][A-Z0-9]{7}\d{8}[a-z][a-z0-9]{5,11})[ \t]*$/mu;

/** What stands between the articles of ProQuest. */
export const PROQUEST_RULE = /^[ \t]*_{20,}[ \t]*$/m;
export const PROQUEST_LABEL = /^(?:ProQuest document ID|Publication title|Full text):/im;

/** What the list of a download says, which Nexis Uni adds to its articles. */
const NEXIS_JOB = /^[ \t]*Job Number: *\d{4,15}[ \t]*$/m;
const NEXIS_LIST = /^[ \t]*Documents? \(\d{1,6}\)[ \t]*$/m;

export type LayoutName = 'nexis' | 'nexis-uni' | 'factiva' | 'proquest' | 'europresse';

/** The layout of which a text is; null where it is no export. */
export function layoutOfText(text: string): LayoutName | null {
  if (NEXIS_END.test(text) && NEXIS_LABEL.test(text)) return 'nexis-uni';
  if (NEXIS_START.test(text) && NEXIS_LABEL.test(text)) return 'nexis';
  if (FACTIVA_END.test(text)) return 'factiva';
  if (PROQUEST_RULE.test(text) && PROQUEST_LABEL.test(text)) return 'proquest';
  if (NEXIS_START.test(text) && isOnlyStarts(text)) return 'nexis';
  return NEXIS_JOB.test(text) && NEXIS_LIST.test(text) ? 'nexis-uni' : null;
}

const isOnlyStarts = (text: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || NEXIS_START.test(line));

/** Classes of its elements; other sites have some that differ from them in their capitals. */
const FACTIVA_CLASS = /class=["'](?:[a-z]{2}Headline|articleParagraph)\b/;
/** What a page without articles has. */
const FACTIVA_TITLE = /<title>\s*(?:Dow Jones )?Factiva\s*<\/title>/i;
const BLANK = '(?:\\s|&nbsp;|&#160;|&#xa0;)*';
/** Elements that hold nothing but a code: of the headline, and of the text. */
const FACTIVA_HEADLINE = new RegExp(`>${BLANK}HD${BLANK}<`);
const FACTIVA_TEXT = new RegExp(`>${BLANK}(?:LP|TD)${BLANK}<`);

const hasFactivaCodes = (html: string): boolean =>
  html.includes('HD') && FACTIVA_HEADLINE.test(html) && FACTIVA_TEXT.test(html);

/** The layout of which the source of a page is; null where it is no export. */
export function layoutOfPage(html: string): LayoutName | null {
  if (html.includes('<DOCFULL>')) return 'nexis';
  if (FACTIVA_CLASS.test(html) || FACTIVA_TITLE.test(html) || hasFactivaCodes(html)) return 'factiva';
  return html.includes('DocPublicationName') && /<article[\s>]/i.test(html) ? 'europresse' : null;
}
