import type { Mention } from '../findings.js';

export type NameType = Mention['type'];
