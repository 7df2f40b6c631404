import { describe, expect, test } from 'vitest';
import { BODY, removalsOf, removedInside } from '../record.js';

describe('photo-caption', () => {
  test.each([
    'The mayor speaks in Dover on May 3, 2020. (AP Photo/Ann Lee)',
    'The mayor speaks in Dover. (AP Photo/Ann Lee, File)',
    'The mayor speaks in Dover. (Photo by Ann Lee/Daily Planet via Getty Images)',
    'The mayor speaks in Dover. (Ann Lee/Getty Images)',
    'The mayor speaks in Dover. (Photo: Ann Lee)',
    'The mayor speaks in Dover (Courtesy of Ann Lee)',
    'The mayor speaks in Dover on May 3. Ann Lee/Getty',
    'The mayor speaks in Dover on May 3. Ann B. Lee/Reuters',
    'The mayor speaks in Washington, D.C. Ann Lee/AFP via Getty Images',
    'The mayor speaks in Dover. REUTERS/Ann Lee - RTS1AB2C',
    'The mayor speaks in Dover. Photo: Ann Lee',
    'The mayor speaks in Dover. Image credit: Ann Lee',
    'The mayor speaks in Dover. Photograph: Ann Lee/The Guardian',
    'The mayor in Dover | Credit: Ann Lee',
    'The mayor speaks in Dover. Getty',
    '(FILES) In this picture the mayor speaks in Dover.',
    'FILE – In this May 3, 2020, file photo the mayor speaks in Dover. He left. (AP Photo/Ann Lee, File)',
    'FILE - The mayor speaks in Dover.',
    'FILE PHOTO: The mayor speaks in Dover.',
    'In this May 3, 2020, file photo, the mayor speaks in Dover.',
  ])('removes whole: %s', (line) => {
    expect(removedInside(line)).toEqual([['caption', 'photo-caption', line]]);
  });

  test.each([
    'The mayor posted a photo of the bridge.',
    'The poll was run by ABC News/Washington Post.',
    'The mayor won 46 percent. (ABC News/Washington Post)',
    'The mayor won 46 percent. (Reuters/Ipsos)',
    'The mayor won, a poll said (CNN/ORC).',
    'The mayor left (photos from the scene showed him at the gate).',
    'The mayor left. (Reuters)',
    'Files that the mayor kept were found in this house.',
    'She asked for the file. Credit was due, he said.',
    'The senator (R-Ky.) left',
  ])('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });
});

describe('photo-credit', () => {
  test.each([
    'Photo: Ann Lee',
    'Photo by Ann Lee',
    'Ann Lee/Getty Images',
    'Ann Lee via Getty Images',
    'ANN B. LEE via Getty Images',
    'Ann Lee, Tom Roe and Jo Poe/Getty Images',
    'REUTERS/Ann Lee',
    '(AP Photo/Ann Lee)',
    'Getty Images',
    'Image credit: Ann Lee',
  ])('removes: %s', (line) => {
    expect(removedInside(line)).toEqual([['credit', 'photo-credit', line]]);
  });

  test.each(['Reuters', 'Ann Lee', 'Ann Lee/Tom Roe', 'Getty heir found'])('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });
});

describe('image-alt-text', () => {
  const CAPTION = 'The mayor speaks in Dover. (AP Photo/Ann Lee)';

  test('removes the description right above a caption', () => {
    expect(removedInside(`Ann Lee, Tom Roe\n${CAPTION}`)).toEqual([
      ['alt_text', 'image-alt-text', 'Ann Lee, Tom Roe'],
      ['caption', 'photo-caption', CAPTION],
    ]);
  });

  test('keeps a heading that a blank line parts from the caption', () => {
    expect(removedInside(`What comes next\n\n${CAPTION}`)).toEqual([['caption', 'photo-caption', CAPTION]]);
  });

  test('keeps a sentence above a caption', () => {
    expect(removedInside(`The mayor left.\n${CAPTION}`)).toEqual([['caption', 'photo-caption', CAPTION]]);
  });

  test('keeps the first line, which may be the headline', () => {
    expect(removalsOf(`Bridge to close\n${CAPTION}\n\n${BODY}`)).toEqual([
      ['caption', 'photo-caption', CAPTION],
    ]);
  });

  test('keeps a line above a caption where no blank lines part paragraphs', () => {
    const text = `${BODY}\nWhat comes next\n${CAPTION}\n${BODY}`.replaceAll('\n\n', '\n');
    expect(removalsOf(text)).toEqual([['caption', 'photo-caption', CAPTION]]);
  });
});
