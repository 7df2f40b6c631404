/** The kinds of entity, as a choice. */
export const ENTITY_TYPES = [
  { value: 'person', text: 'Persons' },
  { value: 'organization', text: 'Organizations' },
  { value: 'location', text: 'Places' },
  { value: 'misc', text: 'Others' },
];
