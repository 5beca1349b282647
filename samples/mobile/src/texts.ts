export type Culture = 'en' | 'cy';

const texts = {
  en: {
    title: 'Co-production near you',
    events: 'Upcoming events',
    more: 'Show more events',
    none: 'No events are planned at the moment.',
    online: 'Online',
    cancelled: 'Cancelled',
    postponed: 'Postponed',
    initiatives: 'Initiatives',
    map: 'A map of Wales with the initiatives',
    choose: 'Choose a place on the map.',
    read: 'Read on the website',
    failed: 'This could not be loaded. Check your connection and try again.',
    retry: 'Try again',
    loading: 'Loading…',
    other: 'Cymraeg',
  },
  cy: {
    title: 'Cydgynhyrchu yn eich ardal',
    events: 'Digwyddiadau i ddod',
    more: 'Dangos mwy o ddigwyddiadau',
    none: 'Nid oes digwyddiadau wedi’u trefnu ar hyn o bryd.',
    online: 'Ar-lein',
    cancelled: 'Wedi’i ganslo',
    postponed: 'Wedi’i ohirio',
    initiatives: 'Mentrau',
    map: 'Map o Gymru gyda’r mentrau',
    choose: 'Dewiswch le ar y map.',
    read: 'Darllen ar y wefan',
    failed: 'Nid oedd modd llwytho hwn. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.',
    retry: 'Rhoi cynnig arall arni',
    loading: 'Yn llwytho…',
    other: 'English',
  },
} as const;

export type Text = keyof (typeof texts)['en'];

export const text = (culture: Culture, name: Text): string => texts[culture][name];

/** The language of the reader's device, where it is one of the two. */
export const preferred = (): Culture => (navigator.languages.some(language => language.startsWith('cy')) ? 'cy' : 'en');

export const otherThan = (culture: Culture): Culture => (culture === 'en' ? 'cy' : 'en');
