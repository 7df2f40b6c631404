import { expect, test } from 'vitest';
import { withoutSite } from '../../../pipeline/pages/metadata/title.js';
import { readPage } from '../../../pipeline/pages/read-page.js';

test.each([
  ['Floods: what we know – Ashford Post', 'Floods: what we know'],
  ['Floods | News | Ashford Post', 'Floods | News'],
  ['Ashford Post | Floods', 'Floods'],
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

test('without a heading, what the page declares', () => {
  const shared = '<meta property="og:title" content="Mill to be repaired &amp; reopened">';
  expect(titleOf(`<title>Mill | Post</title>${shared}`, '')).toEqual({
    value: 'Mill to be repaired & reopened',
    source: 'opengraph',
  });
  expect(titleOf('', '')).toBeNull();
});
