import { expect, test } from 'vitest';
import { type JudgedMention, standingMentions } from '../../scripts/score-judged-mentions.mjs';

const mention = (start: number, type: string, judgement = ''): JudgedMention => ({
  id: 'a',
  source_start: start,
  source_end: start + 3,
  type,
  judgement,
});

test('counts the judged mentions that a run still makes, and the share of them that is right', () => {
  const judged = [
    mention(0, 'person', 'right'),
    mention(5, 'location', 'right'),
    mention(9, 'person', 'type'),
    mention(20, 'person', 'span'),
  ];
  const { byJudgement, right } = standingMentions(judged, [mention(0, 'person'), mention(20, 'person')]);
  expect([...byJudgement]).toEqual([
    ['right', { judged: 2, standing: 1 }],
    ['type', { judged: 1, standing: 0 }],
    ['span', { judged: 1, standing: 1 }],
  ]);
  expect(right).toBe(0.5);
});

test('a mention of another type, span or record is another mention', () => {
  const judged = [mention(0, 'person', 'right'), mention(5, 'person', 'right')];
  const made = [
    mention(0, 'organization'),
    { ...mention(0, 'person'), id: 'b' },
    { ...mention(0, 'person'), source_end: 4 },
    mention(5, 'person'),
  ];
  expect(standingMentions(judged, made).byJudgement.get('right')).toEqual({ judged: 2, standing: 1 });
});
