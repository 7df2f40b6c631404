import type { DocumentProperties } from './document.js';

/** What a program writes before the name of the file that it prints: `Microsoft Word - mill.docx`. */
const PROGRAM_TITLE = /^(?:Microsoft (?:Office )?(?:Word|Publisher|PowerPoint|Excel)|Pages|Writer) [-–] /i;
const FILE_NAME = /\.(?:docx?|docm|dotx?|rtf|odt|pdf|txt|html?|indd|qxp|qxd|pages|wpd|wps|pub|tmp)$/i;
/** A name of a file or an address: no white space, and what no word of a headline has. */
const TOKEN = /^[^\s\d_\\/]*[\d_\\/]\S*$/;
/** What programs call a document without a name, perhaps with a number. */
const UNNAMED =
  /^(?:(?:new|neues|nouveau|nuevo|nuovo|novo|untitled) )?(?:untitled|document|dokument|documento|unbenannt|unbekannt|title|titel|no title|kein titel|ohne titel|sans titre|sans nom|sin título|senza titolo|sem título|naamloos|print|scan|slide|layout)(?:[ _-]?\(?\d{1,6}\)?)?$/i;

/** Accounts that come with a computer or a program, and what stands for nobody. */
const ACCOUNT =
  /^(?:(?:local |windows |microsoft |microsoft office |office |default |domain |system )?(?:user|users|admin|administrator|administrador|amministratore|administrateur|benutzer|utilisateur|usuario|utente|gebruiker|owner|guest|gast|author)|anonymous|anonym|anonyme|unknown|unbekannt|inconnu|root|nobody|none|n\/?a|pc|hp|dell|lenovo|acer|asus|toshiba|apple|microsoft|word|scanner|python-docx|unspecified)\W?\d{0,6}$/i;
/** One word that has a digit, an at sign or a domain, or no capital: `user01`, `CORP\jpark`, `jpark`. */
const LOGIN = /^(?:[^\s\d@\\/_]*[\d@\\/_]\S*|[a-z.-]+)$/;

/** Properties without a title that a program or the name of a file gave, and without authors who are accounts. */
export function soundProperties({ title, author, created }: DocumentProperties): DocumentProperties {
  return {
    ...(title === undefined || isNoTitle(title.trim()) ? {} : { title }),
    ...(author === undefined ? {} : { author: author.split(';').filter(isSomebody).join(';') }),
    ...(created === undefined ? {} : { created }),
  };
}

const isNoTitle = (title: string): boolean =>
  [PROGRAM_TITLE, FILE_NAME, TOKEN, UNNAMED].some((pattern) => pattern.test(title));

function isSomebody(author: string): boolean {
  let end = author.length;
  while (end > 0 && /[\s)"'>\]]/.test(author[end - 1]!)) end--;
  const name = author.slice(0, end).replace(/^[\s("'<[]+/, '');
  return !ACCOUNT.test(name) && !LOGIN.test(name);
}
