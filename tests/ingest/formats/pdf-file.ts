import { deflateSync } from 'node:zlib';

/** A line of a page in Helvetica: place of its beginning in points from the lower left corner, and size. */
export type Line = readonly [x: number, y: number, text: string, size?: number];

/** How wide a text is in tests, where every letter is half a height wide. */
const WIDTH = 0.5;

const object = (number: number, content: string): string => `${number} 0 obj\n${content}\nendobj\n`;

const literal = (text: string): string =>
  `(${[...Buffer.from(text, 'latin1')]
    .map((byte) =>
      byte > 0x7e || /[()\\]/.test(String.fromCharCode(byte))
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')})`;

/**
 * A PDF file (ISO 32000-1) of these pages.
 *
 * @param info in its information dictionary
 * @param extra more objects, from number 100 on, and entries of the trailer
 */
export function pdfOf(
  pages: readonly (readonly Line[])[],
  info: Readonly<Record<string, string>> = {},
  extra: { readonly objects?: string; readonly trailer?: string } = {},
): Buffer {
  const widths = Array.from({ length: 224 }, () => 1000 * WIDTH).join(' ');
  const objects = [
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(
      2,
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${10 + index * 2} 0 R`).join(' ')}] >>`,
    ),
    object(
      3,
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] >>`,
    ),
    object(
      4,
      `<< ${Object.entries(info)
        .map(([name, value]) => `/${name} ${literal(value)}`)
        .join(' ')} >>`,
    ),
    ...pages.flatMap((lines, index) => {
      const drawn = lines.map(
        ([x, y, text, size = 10]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${literal(text)} Tj ET`,
      );
      const packed = deflateSync(drawn.join('\n')).toString('latin1');
      return [
        object(
          10 + index * 2,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + index * 2} 0 R >>`,
        ),
        object(
          11 + index * 2,
          `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
        ),
      ];
    }),
  ].join('');
  const { objects: more = '', trailer = '' } = extra;
  return Buffer.from(
    `%PDF-1.7\n${objects}${more}trailer\n<< /Root 1 0 R /Info 4 0 R ${trailer} >>\n%%EOF\n`,
    'latin1',
  );
}
