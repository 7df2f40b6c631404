import type { PageElement } from './page.js';

/**
 * The nearest of an element and those around it that is of a kind; null if there is none near.
 *
 * @param most how many are looked at: a page may nest its elements as deep as it is long
 */
export function nearest(
  element: PageElement | null,
  most: number,
  isWanted: (element: PageElement) => boolean,
): PageElement | null {
  for (let i = 0; i < most && element !== null; i++) {
    if (isWanted(element)) return element;
    element = element.parent;
  }
  return null;
}

export const isFigure = ({ name }: PageElement): boolean => name === 'figure';
