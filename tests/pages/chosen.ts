import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { chooseBlocks } from '../../pipeline/pages/text/choose-blocks.js';

/** The texts of the blocks of a page that are kept, where those that say `no` are unlikely. */
export function chosen(html: string, title = ''): string[] {
  const page = scanPage(html);
  const probabilities = page.blocks.map(({ text }) => (/^“?no/.test(text) ? 0.1 : 0.9));
  const titles = page.blocks.map(({ text }) => text === title);
  const kept = chooseBlocks(page, probabilities, titles);
  return page.blocks.filter((_, i) => kept[i]).map(({ text }) => text);
}
