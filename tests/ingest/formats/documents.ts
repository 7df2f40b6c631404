import { STORED, zipOf } from '../archives.js';

const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
  'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>' +
  '</Relationships>';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A Word document with that body, as WordprocessingML, and those elements in its core properties. */
export const docxOfBody = (
  body: string,
  properties = '',
  more: Readonly<Record<string, string>> = {},
): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': RELATIONS,
    'docProps/core.xml': `<cp:coreProperties>${properties}</cp:coreProperties>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<w:document><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  });

export const docxParagraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** A Word document of these paragraphs. */
export const docxOf = (paragraphs: readonly string[]): Buffer =>
  docxOfBody(paragraphs.map(docxParagraph).join(''));

/** An RTF document of these paragraphs, with characters beyond ASCII as Unicode. */
export const rtfOf = (paragraphs: readonly string[]): string =>
  `{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}\n${paragraphs.map(rtfParagraph).join('\n')}}`;

const rtfParagraph = (text: string): string => {
  const written = [...text]
    .map((character) => (/[\\{}]/.test(character) ? `\\${character}` : character))
    .join('')
    .replace(/[^\t\n -~]/g, (unit) => `\\u${unit.charCodeAt(0)}?`);
  return `\\pard ${written.replaceAll('\n', '\\line ')}\\par`;
};

/** An OpenDocument text with that body, and those elements in its properties. */
export const odtOfBody = (
  body: string,
  properties = '',
  more: Readonly<Record<string, string>> = {},
): Buffer =>
  zipOf(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml':
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles/>' +
        `<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      'meta.xml': `<office:document-meta><office:meta>${properties}</office:meta></office:document-meta>`,
      ...more,
    },
    { method: STORED },
  );

/** An OpenDocument text of these paragraphs. */
export const odtOf = (paragraphs: readonly string[]): Buffer =>
  odtOfBody(paragraphs.map((text) => `<text:p text:style-name="P1">${escaped(text)}</text:p>`).join(''));
