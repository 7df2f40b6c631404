import { describe, expect, test } from 'vitest';
import { BODY, cleanTextOf, removalsOf, removedInside } from '../record.js';

/** Each line goes whole, as the one removal of its article. */
const removes = (kind: string, rule: string, lines: readonly string[]): void => {
  test.each(lines)('removes: %s', (line) => {
    expect(removedInside(line)).toEqual([[kind, rule, line]]);
  });
};

const keeps = (lines: readonly string[]): void => {
  test.each(lines)('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });
};

describe('advertisement-line', () => {
  removes('advertisement', 'advertisement-line', [
    'ADVERTISEMENT',
    'Advertisement',
    '— Advertisement —',
    '[Ad]',
    'Story continues below advertisement',
    'Article continues below this ad',
    'Continue reading the main story',
    'Sponsored Content',
  ]);
  keeps([
    'Advertisement revenue fell',
    'The advertisement ran on Monday.',
    'A sponsored bill passed in the house',
    'The story continues below the surface, she said.',
  ]);
});

describe('widget-line', () => {
  removes('advertisement', 'widget-line', [
    'Outbrain',
    'Promoted Stories by Taboola',
    'Recommended by Outbrain',
    'Taboola Feed',
  ]);
  keeps(['Taboola sues Outbrain', 'She was hired by Taboola in May, 2020']);
});

describe('newsletter-line', () => {
  removes('newsletter', 'newsletter-line', [
    'Stay Updated on Developing Stories',
    'Sign up for our newsletter',
    'Sign up for the Daily Planet newsletter and never miss a thing.',
    'Get breaking news alerts in your inbox',
    'Get the day’s top stories delivered to your inbox every morning.',
    'CLICK HERE TO GET THE PLANET NEWS APP',
    'Subscribe to our daily newsletter.',
    'Download our app',
    'Want to know more? Sign up for our free bridge newsletter for news and details.',
    'Never miss a bridge: sign up for our free morning email',
    'Enter your email address:',
    'By signing up you agree to our terms.',
  ]);
  keeps([
    'Sign up for the vaccine at any pharmacy in town, the mayor said.',
    'Get ready for the storm.',
    'The newsletter has 300 readers.',
    'Subscribers to the daily newsletter fell by half.',
    '“Sign up for our newsletter,” the mayor said.',
    'Join the navy and see the world.',
    'How to get help? Get the form from the town hall.',
    'He asked: Get me the email.',
  ]);
});

describe('share-line', () => {
  removes('share', 'share-line', [
    'Share this article',
    'Share',
    'Click to share on Facebook (Opens in new window)',
    'Follow us on Twitter',
    'Do you like bridges? Like our page:',
    'Print this story',
  ]);
  keeps(['Share prices rose', 'Share the road', 'Facebook', 'Click, clack: the old trains are back']);

  test('names of networks count in company', () => {
    expect(removedInside('Facebook\nTwitter').map(([, rule, text]) => [rule, text])).toEqual([
      ['share-line', 'Facebook'],
      ['share-line', 'Twitter'],
    ]);
  });
});

describe('navigation-line', () => {
  removes('navigation', 'navigation-line', [
    'Skip to main content',
    'View all',
    'Your browser does not support the video tag.',
    'Join the conversation',
    '32 comments',
    'Page 1 of 3',
  ]);
  keeps(['View from the bridge', 'Search', 'Next', 'Trending', 'Skip the ferry', 'He had no comments.']);

  test('bare labels count above and below the article', () => {
    expect(removalsOf(`Home\nSearch\n\n${BODY}\n\nTrending`)).toEqual([
      ['navigation', 'navigation-line', 'Home'],
      ['navigation', 'navigation-line', 'Search'],
      ['navigation', 'navigation-line', 'Trending'],
    ]);
  });
});

describe('copyright-line', () => {
  removes('navigation', 'copyright-line', [
    '© 2020 The Daily Planet',
    'Copyright 2020 The Daily Planet. All rights reserved.',
    'The Daily Planet. All Rights Reserved.',
    'This material may not be published, broadcast, rewritten or redistributed.',
  ]);
  keeps([
    'Copyright law has changed since 2020, she said.',
    'He wants all rights reserved to the states.',
    'Copyright reform',
  ]);
});

describe('breadcrumb', () => {
  test('removes a trail above the article', () => {
    expect(removalsOf(`Home » News » Politics\n\n${BODY}`)).toEqual([
      ['navigation', 'breadcrumb', 'Home » News » Politics'],
    ]);
  });
  keeps(['Home > away', 'Home is where the bridge is']);
});

describe('section-label', () => {
  test('removes the name of a section above the headline', () => {
    expect(removalsOf(`Politics\n\nBridge to close\n\n${BODY}`)).toEqual([
      ['navigation', 'section-label', 'Politics'],
    ]);
  });
  keeps(['Politics', 'World']);
});

describe('wire-slug', () => {
  removes('wire_slug', 'wire-slug', [
    '(AP)',
    '___',
    '–30–',
    '-30-',
    '###',
    '(more)',
    'BC-US--Old Bridge, 1st Ld-Writethru, 450',
    'AP-NY-07-14-20 2104EDT',
    'Eds: Updates with vote.',
    '^By Ann Lee',
  ]);
  keeps(['AP', '30', '***', 'BC voters went to the polls', 'Ed: a life', 'AP-style notes', '(APW)']);
});

describe('contributor-line', () => {
  removes('contributor', 'contributor-line', [
    'Ann Lee and Tom Roe contributed to this report.',
    "Planet's Ann Lee contributed to this story.",
    'Associated Press writers Ann B. Lee in Paris and Tom Roe in Rome contributed to this report.',
    'Ann Lee contributed reporting from Dover. Tom Roe reported from Rome.',
  ]);
  keeps([
    'She contributed to the report on bridges that the council ordered.',
    'He contributed $300 to this campaign.',
    '“I contributed to this report,” she said.',
    'Rain contributed to this.',
  ]);

  test('takes the last sentence of a paragraph alone', () => {
    expect(removedInside('The ferry left at nine. Ann Lee contributed to this report.')).toEqual([
      ['contributor', 'contributor-line', 'Ann Lee contributed to this report.'],
    ]);
    expect(removedInside('The ferry left at nine. --- Ann Lee contributed to this report.')).toEqual([
      ['contributor', 'contributor-line', '--- Ann Lee contributed to this report.'],
    ]);
  });
});

describe('reporting-credit', () => {
  removes('contributor', 'reporting-credit', [
    'Reporting by Ann Lee; Editing by Tom Roe',
    '(Additional reporting by Ann Lee in Paris; Editing by Tom Roe)',
    '--additional reporting by Tom Roe',
  ]);
  keeps(['Reporting by the commission was slow.', 'The editing by hand took years.']);

  test('takes the parenthesis that ends a paragraph', () => {
    expect(removedInside('The ferry left at nine. (Reporting by Ann Lee; Editing by Tom Roe)')).toEqual([
      ['contributor', 'reporting-credit', '(Reporting by Ann Lee; Editing by Tom Roe)'],
    ]);
  });
});

describe('update-notice', () => {
  removes('contributor', 'update-notice', [
    'This story has been updated.',
    'This article was updated to include a statement from the mayor.',
    'This is a developing story and will be updated.',
  ]);
  keeps([
    'The story has been told often.',
    'This article of the law was never updated, she said.',
    'This is a developing country.',
  ]);
});

describe('update-line', () => {
  removes('other', 'update-line', [
    '--Updated at 4:35 p.m.',
    '— Updated Monday, 4 p.m.',
    '-- Updated: adds comment from the mayor',
  ]);
  keeps(['-- Updated rules take effect in May', '-- Updated at a cost of $3 million, the hall is open.']);
});

describe('standards-line', () => {
  removes('navigation', 'standards-line', [
    'Our Standards: The Daily Planet Trust Principles.',
    'Our Standards: The Daily Planet Code of Ethics',
  ]);
  keeps(['Our standards: they fell, he said, with the old principles.', 'Our Standards Fell With the Code']);
});

describe('follow-line', () => {
  removes('contributor', 'follow-line', [
    'Follow Ann Lee on Twitter: @annlee',
    'Follow Ann B. Lee on Twitter @annlee. Reach her at alee@example.com.',
    'Follow @annlee for more.',
    'Contact Ann Lee at alee@example.com',
    'Twitter: @annlee',
  ]);
  keeps([
    'Follow the money, he said.',
    'Follow the detour signs on the east bank.',
    'He can follow her on foot.',
    'Contact with the ferry was lost at nine.',
  ]);
});

describe('bare-url', () => {
  test.each([
    [
      'See the plan. https://t.co/QQab12 — Ann Lee (@annlee) May 3, 2020',
      'https://t.co/QQab12',
      'See the plan. — Ann Lee (@annlee) May 3, 2020',
    ],
    ['The bridge pic.twitter.com/abc123', 'pic.twitter.com/abc123', 'The bridge'],
    ['It is closed.https://t.co/QQab12 She left.', 'https://t.co/QQab12', 'It is closed. She left.'],
    ['The plan (https://example.org/plan) is new.', '(https://example.org/plan)', 'The plan is new.'],
    ['Results are here: http://example.org/a.', 'http://example.org/a.', 'Results are here:'],
    ['Read http://example.org/a_(b), then go.', 'http://example.org/a_(b)', 'Read, then go.'],
    ['www.example.org', 'www.example.org', ''],
  ])('takes the address out of: %s', (text, address, rest) => {
    expect(removalsOf(text)).toEqual([['link', 'bare-url', address]]);
    expect(cleanTextOf(text)).toBe(rest);
  });

  keeps([
    'Visit www.example.org for the plan.',
    '<a href="https://example.org">the plan</a>',
    'Ask plan@example.org.',
    'It cost 3/4 of it.',
  ]);
});
