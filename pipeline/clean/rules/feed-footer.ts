import { lineRule } from './rule.js';

const FOOTER = /^The post .{1,300} (?:appeared first|first appeared) on .{1,100}$/;

/** Whether a line is what WordPress puts below each text of a feed. */
export const isFeedFooter = (line: string): boolean => FOOTER.test(line);

/** `The post Old bridge to close appeared first on Mill Post.` */
export const feedFooters = lineRule('navigation', 'feed-footer', ({ text }) => isFeedFooter(text));
