import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import { spanText } from '../../pipeline/text/span.js';
import { recordOf } from './record.js';

const SEEDS = new URL('../../seeds/', import.meta.url);

function seed(number: string): string {
  const name = readdirSync(SEEDS).find((file) => file.startsWith(number)) as string;
  return readFileSync(new URL(name, SEEDS), 'utf8');
}

/** Removals as [kind, how the passage begins, how it ends]. */
function read(text: string): { removals: [string, string, string][]; document: ReturnType<typeof clean> } {
  const document = clean(recordOf(text));
  const removals = document.removals.map(({ kind, source }): [string, string, string] => {
    const removed = spanText(text, source);
    return [kind, removed.slice(0, 24), removed.slice(-16)];
  });
  return { removals, document };
}

describe('the seed articles', () => {
  test('000', () => {
    const { removals, document } = read(seed('000'));
    expect(removals).toEqual([
      ['related_links', 'Jefferson (Jeff) Beaureg', 'bama runoff MORE'],
      ['related_links', "Robert (Bob) MuellerCNN'", 'ire fallout MORE'],
      ['related_links', 'Donald John TrumpIvanka ', 'exas runoff MORE'],
      ['advertisement', 'ADVERTISEMENT', 'ADVERTISEMENT'],
      ['advertisement', 'ADVERTISEMENT', 'ADVERTISEMENT'],
    ]);
    expect(document.text).toContain('Former Attorney General Jeff Sessions defended his recusal');
    expect(document.text).toContain('former special counsel Robert Mueller.\n\nThe attacks');
    expect(document.text).toContain('who had President Trump’s support and won the runoff.');
    expect(document).toMatchObject({ title: null, dekSpan: null, datelineSpan: null, publisher: null });
  });

  test('001', () => {
    const { removals, document } = read(seed('001'));
    expect(removals).toEqual([
      ['alt_text', 'President Donald Trump A', 'al Jeff Sessions'],
      ['caption', 'Jeff Sessions. Photo: WA', 'ia Getty Images)'],
      ['alt_text', 'Donald Trump, Jeff Sessi', 'p, Jeff Sessions'],
      ['caption', 'President Donald Trump p', 'in McNamee/Getty'],
      ['alt_text', 'Attorney General Jeff Se', ' crime reduction'],
      ['caption', 'Jeff Sessions in June 20', 'ripas - RTS17VJ0'],
      ['related_links', 'Related Articles', 'Related Articles'],
    ]);
    expect(document.title).toBe(
      "Jeff Sessions Has 'No Regrets' After Losing Senate Bid to Trump-Backed College Football Coach",
    );
    expect(document.text.slice(document.dekSpan?.start, document.dekSpan?.end)).toBe(
      "Sessions, a former Alabama senator seeking to reclaim his seat, was opposed by the same man who'd made him attorney general: Donald Trump",
    );
    expect(document.datelineSpan).toBeNull();
  });

  test('002', () => {
    const { removals, document } = read(seed('002'));
    expect(removals).toEqual([
      ['newsletter', 'Stay Updated on Developi', 'veloping Stories'],
      ['contributor', "CNN's Kaitlan Collins an", ' to this report.'],
      ['advertisement', 'Outbrain', 'Outbrain'],
    ]);
    expect(document.title).toBe(
      'Jeff Sessions says his recusal from Russia probe was an attempt to help Trump',
    );
    expect(document.text.slice(document.datelineSpan?.start, document.datelineSpan?.end)).toBe(
      'Washington(CNN)',
    );
    expect(document.publisher).toBe('CNN');
    expect(document.dekSpan).toBeNull();
  });

  test('003', () => {
    const { removals, document } = read(seed('003'));
    expect(removals).toEqual([
      ['related_links', 'Jefferson (Jeff) Beaureg', 'to campaign MORE'],
      ['related_links', 'Donald John TrumpWhite H', 'hrough 2020 MORE'],
      ['related_links', "Robert (Bob) MuellerCNN'", 'ire fallout MORE'],
      ['related_links', 'Roy Stewart MooreSession', 'des for GOP MORE'],
    ]);
    expect(document.text).toContain(
      'Former Attorney General Jeff Sessions shot back at President Trump over his decision',
    );
    expect(document.text).toContain('his 2017 opponent, Roy Moore, faced a string');
    expect(document.text).toContain('telling Alabamians they should "not trust” Sessions');
    expect(document.title).toBe(
      "Sessions fires back at Trump over recusal: 'I did my duty & you're damn fortunate I did\"",
    );
  });

  test('004', () => {
    const { removals, document } = read(seed('004'));
    expect(removals).toEqual([
      ['caption', 'FILE – In this March 3, ', 'asha Hunt, File)'],
      ['link', 'https://t.co/QQKHNAgmiE', '/t.co/QQKHNAgmiE'],
    ]);
    expect(document.text.slice(document.datelineSpan?.start, document.datelineSpan?.end)).toBe(
      'MONTGOMERY, Ala. (AP) —',
    );
    expect(document.text).toContain('the people of Alabama do. — Jeff Sessions (@jeffsessions) May 23, 2020');
    expect(document).toMatchObject({ title: null, publisher: 'AP', authors: [], publishedAt: null });
  });
});
