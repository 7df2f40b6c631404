/** How parts of an output are told apart: by colours on a terminal, not at all elsewhere. */
export interface Palette {
  readonly heading: (text: string) => string;
  readonly place: (text: string) => string;
  readonly removed: (text: string) => string;
}

/** Parameters of the control sequence "select graphic rendition" (ECMA-48, 8.3.117). */
const BOLD = 1;
const FAINT = 2;
const RED = 31;

const rendition =
  (parameter: number) =>
  (text: string): string =>
    `\u001b[${parameter}m${text}\u001b[0m`;

const asIs = (text: string): string => text;

export const paletteOf = (isColoured: boolean): Palette =>
  isColoured
    ? { heading: rendition(BOLD), place: rendition(FAINT), removed: rendition(RED) }
    : { heading: asIs, place: asIs, removed: asIs };
