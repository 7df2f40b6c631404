import type { Mention } from '../findings.js';

/** The type of a name: person, organization, location or misc. */
export type NameType = Mention['type'];
