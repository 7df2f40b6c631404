import { expect, test } from 'vitest';
import { withoutSite } from '../../../pipeline/pages/metadata/without-site.js';
import { readPage } from '../../../pipeline/pages/read-page.js';

test.each([
  ['Floods: what we know – Ashford Post', 'Floods: what we know'],
  ['Floods | News | Ashford Post', 'Floods | News'],
  ['Ashford Post | Floods', 'Floods'],
  ['Floods | Ashford Post | The best of the valley', 'Floods'],
  ['Mill to be repaired at last - The Daily Courier', 'Mill to be repaired at last'],
  ['Mill - dam', 'Mill - dam'],
  ['A well-known mill', 'A well-known mill'],
  ['Floods', 'Floods'],
])('%s', (title, expected) => {
  expect(withoutSite(title, ['ashfordpost'])).toBe(expected);
});

const titleOf = (head: string, body: string): unknown =>
  readPage(`<html><head>${head}</head><body>${body}</body></html>`, 'https://post.example/mill').metadata
    .title;

test('the heading that is most like the declared title', () => {
  const head = '<title>Mill to be repaired - Ashford Post</title>';
  expect(titleOf(head, '<h1>Ashford Post</h1><h1>Mill to be repaired</h1>')).toEqual({
    value: 'Mill to be repaired',
    source: 'heading',
  });
  expect(titleOf(head, '<h1>Weather</h1>')).toEqual({ value: 'Mill to be repaired', source: 'title' });
});

test.each([
  ['05.05.2020 – Mill to be repaired', 'Mill to be repaired'],
  ['5 May 2020: Mill to be repaired', '5 May 2020: Mill to be repaired'],
  ['Mill to be repaired – 5 May 2020', 'Mill to be repaired – 5 May 2020'],
])('a day beside the headline: %s', (heading, title) => {
  const head = `<title>${heading} - Ashford Post</title>`;
  expect(titleOf(head, `<h1>${heading}</h1>${TEXT}`)).toEqual({ value: title, source: 'heading' });
});

const TEXT =
  '<p>The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood.</p>'.repeat(
    4,
  );
const shared = (title: string): string => `<meta property="og:title" content="${title}">`;

test.each([
  [
    'the only main heading above the text, in other words than the declared title',
    shared('Ashford to spend millions on a ruin | Post'),
    `<h1>How the mill came back to Ashford</h1>${TEXT}`,
    'How the mill came back to Ashford',
  ],
  [
    'a short one, where its words are a part of the declared title',
    '<title>Mill reopens | other.example | The best magazine of the whole valley</title>',
    `<h1>Mill reopens</h1>${TEXT}`,
    'Mill reopens',
  ],
  [
    'a lower heading, where the main one is the name of the site',
    '<title>Notes from the valley: The mill reopens after the flood</title>',
    `<h1>Notes from the valley</h1><h3>The mill reopens after the flood</h3>${TEXT}`,
    'The mill reopens after the flood',
  ],
  [
    'a lower heading, where the main one is the logo',
    '<title>Mill reopens : Mill news</title>',
    `<h1 class="logo">Mill news</h1><h2>Mill reopens</h2>${TEXT}`,
    'Mill reopens',
  ],
  [
    'the declared title, where a kicker or a date stands before it',
    shared('The mill reopens after the flood'),
    `<h1><span>5 May 2020</span> The mill reopens after the flood</h1>${TEXT}`,
    'The mill reopens after the flood',
  ],
  [
    'its subtitle is not the headline',
    '<title>The mill reopens after the flood: A visit</title>',
    `<h1>The mill reopens after the flood</h1><h2>A visit</h2>${TEXT}`,
    'The mill reopens after the flood',
  ],
])('%s', (_, head, body, title) => {
  expect(titleOf(head, body)).toEqual({ value: title, source: 'heading' });
});

test.each([
  ['in the navigation', `<nav><h1>Ashford and around</h1></nav>${TEXT}`],
  ['after the text', `${TEXT}<p>More.</p><p>More.</p><h1>Ashford and around</h1>`],
  ['one of several', `<h1>Ashford and around</h1><h1>Ashford today</h1>${TEXT}`],
  ['with nothing of the declared titles', `<h1>Latest stories</h1>${TEXT}`],
])('a main heading is no headline %s', (_, body) => {
  const head = `<title>Council of Ashford votes for its mill</title>${shared('Council of Ashford votes for its mill')}`;
  expect(titleOf(head, body)).toEqual({
    value: 'Council of Ashford votes for its mill',
    source: 'opengraph',
  });
});

test('without a heading, what the page declares', () => {
  const shared = '<meta property="og:title" content="Mill to be repaired &amp; reopened">';
  expect(titleOf(`<title>Mill | Post</title>${shared}`, '')).toEqual({
    value: 'Mill to be repaired & reopened',
    source: 'opengraph',
  });
  expect(titleOf('', '')).toBeNull();
});
