import type { organisations, people, Role } from '@/members/schema';
import type { portals } from '@/portals/schema';

/** The fictional market of Wouri: its chamber, its members and the people who act for them. */
export const wouri = {
  slug: 'wouri',
  name: { fr: 'Wouri', en: 'Wouri' },
  chamberName: { fr: 'Chambre de commerce du Wouri', en: 'Chamber of Commerce of Wouri' },
  motto: { fr: 'Du delta du Wouri, signé et scellé', en: 'From the Wouri delta, signed and sealed' },
  country: 'CM',
  locales: ['fr', 'en'],
  currencies: ['EUR'],
  accent: '#0B5D4E',
  accentNight: '#7FD1BE',
  governingLaw: {
    fr: 'le droit camerounais et les actes uniformes de l’OHADA, à l’exclusion de toute règle de conflit ; la CVIM s’applique',
    en: 'the law of Cameroon and the OHADA uniform acts, without regard to conflict rules; the CISG applies',
  },
  platformFeeBasisPoints: 400,
  chamberFeeBasisPoints: 100,
  isDemo: true,
} satisfies Omit<typeof portals.$inferInsert, 'id'>;

type OrganisationData = Omit<typeof organisations.$inferInsert, 'portalId' | 'id'>;

export const cooperative: OrganisationData = {
  slug: 'femmes-de-bonaberi',
  legalName: 'Coopérative des femmes de Bonabéri',
  kind: 'cooperative',
  country: 'CM',
  organisationIdentifier: 'NTRCM-RC/DLA/2014/C/0417',
  taxId: 'M041400017452P',
  address: {
    street: 'Rue des Manguiers 12',
    landmark: 'derrière la gare de Bonabéri',
    town: 'Douala',
    country: 'CM',
  },
  about: {
    fr: 'Trois cent quarante femmes sèchent l’ananas et la mangue, cousent le wax et tressent à Bonabéri. Les bénéfices paient une crèche et l’école de nuit.',
    en: 'Three hundred and forty women dry pineapple and mango, sew wax print and weave in Bonabéri. The surplus pays for a day nursery and an evening school.',
  },
  womenLed: true,
  memberCount: 340,
  sells: true,
  buys: false,
};

export const secondSeller: OrganisationData = {
  slug: 'hauts-plateaux',
  legalName: 'Union des planteurs des Hauts-Plateaux',
  kind: 'cooperative',
  country: 'CM',
  organisationIdentifier: 'NTRCM-RC/BFM/2009/C/0093',
  taxId: 'M110900009310K',
  address: { street: 'Route de Foumban, km 4', town: 'Bafoussam', country: 'CM' },
  about: {
    fr: 'Mille deux cents planteurs de café, de cacao et de poivre, dont les parcelles sont relevées une à une.',
    en: 'Twelve hundred growers of coffee, cocoa and pepper, whose plots are surveyed one by one.',
  },
  womenLed: false,
  memberCount: 1200,
  sells: true,
  buys: false,
};

export const buyerCompany: OrganisationData = {
  slug: 'maison-leman',
  legalName: 'Maison Léman SA',
  kind: 'company',
  country: 'CH',
  organisationIdentifier: 'NTRCH-CHE-114.203.557',
  taxId: 'CHE-114.203.557',
  address: { street: 'Rue du Rhône 78', town: 'Genève', postcode: '1204', country: 'CH' },
  about: {
    fr: 'Épicerie fine et textiles choisis, à Genève depuis 1987.',
    en: 'Fine foods and chosen textiles, in Geneva since 1987.',
  },
  womenLed: false,
  sells: false,
  buys: true,
};

export interface DemoPerson
  extends Pick<typeof people.$inferInsert, 'name' | 'latinName' | 'email' | 'locale'> {
  /** also the name of the key file */
  readonly key: string;
  readonly organisation: 'cooperative' | 'secondSeller' | 'buyerCompany' | null;
  readonly staffOf: 'portal' | 'operator' | null;
  readonly roles: readonly Role[];
  /** enrolled: has a key file; invited: an open link; revoked: the certificate was revoked */
  readonly standing: 'enrolled' | 'invited' | 'revoked';
}

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'buyer',
    name: 'Claire Monnier',
    latinName: 'Claire Monnier',
    email: 'claire.monnier@maison-leman.example',
    locale: 'fr',
    organisation: 'buyerCompany',
    staffOf: null,
    roles: ['owner', 'buyer'],
    standing: 'enrolled',
  },
  {
    key: 'purchaser',
    name: 'Julie Rochat',
    latinName: 'Julie Rochat',
    email: 'julie.rochat@maison-leman.example',
    locale: 'fr',
    organisation: 'buyerCompany',
    staffOf: null,
    roles: ['buyer'],
    standing: 'enrolled',
  },
  {
    key: 'approver',
    name: 'Marc Favre',
    latinName: 'Marc Favre',
    email: 'marc.favre@maison-leman.example',
    locale: 'fr',
    organisation: 'buyerCompany',
    staffOf: null,
    roles: ['approver'],
    standing: 'enrolled',
  },
  {
    key: 'seller',
    name: 'Ngo Bassong Esther',
    latinName: 'Esther Ngo Bassong',
    email: 'esther@femmes-bonaberi.example',
    locale: 'fr',
    organisation: 'cooperative',
    staffOf: null,
    roles: ['owner', 'seller'],
    standing: 'enrolled',
  },
  {
    key: 'seller2',
    name: 'Jean-Pierre Fotso',
    latinName: 'Jean-Pierre Fotso',
    email: 'jp.fotso@hauts-plateaux.example',
    locale: 'fr',
    organisation: 'secondSeller',
    staffOf: null,
    roles: ['owner', 'seller'],
    standing: 'enrolled',
  },
  {
    key: 'registrar',
    name: 'Aïssatou Njoya',
    latinName: 'Aissatou Njoya',
    email: 'njoya@chambre-wouri.example',
    locale: 'fr',
    organisation: null,
    staffOf: 'portal',
    roles: ['registrar'],
    standing: 'enrolled',
  },
  {
    key: 'finance',
    name: 'Daniel Okafor',
    latinName: 'Daniel Okafor',
    email: 'okafor@tradeseal.example',
    locale: 'en',
    organisation: null,
    staffOf: 'operator',
    roles: ['finance'],
    standing: 'enrolled',
  },
  {
    key: 'registrar2',
    name: 'Samuel Eyoum',
    latinName: 'Samuel Eyoum',
    email: 'eyoum@chambre-wouri.example',
    locale: 'fr',
    organisation: null,
    staffOf: 'portal',
    roles: ['registrar', 'registrar-approver'],
    standing: 'enrolled',
  },
  {
    key: 'finance2',
    name: 'Ingrid Vuille',
    latinName: 'Ingrid Vuille',
    email: 'vuille@tradeseal.example',
    locale: 'fr',
    organisation: null,
    staffOf: 'operator',
    roles: ['finance'],
    standing: 'enrolled',
  },
  {
    key: 'operator',
    name: 'Hannah Brandt',
    latinName: 'Hannah Brandt',
    email: 'brandt@tradeseal.example',
    locale: 'en',
    organisation: null,
    staffOf: 'operator',
    roles: ['operator'],
    standing: 'enrolled',
  },
  {
    key: 'newcomer',
    name: 'Marthe Ebelle',
    latinName: 'Marthe Ebelle',
    email: 'marthe@femmes-bonaberi.example',
    locale: 'fr',
    organisation: 'cooperative',
    staffOf: null,
    roles: ['seller'],
    standing: 'invited',
  },
  {
    key: 'revoked',
    name: 'Paul Etoundi',
    latinName: 'Paul Etoundi',
    email: 'etoundi@hauts-plateaux.example',
    locale: 'fr',
    organisation: 'secondSeller',
    staffOf: null,
    roles: ['seller'],
    standing: 'revoked',
  },
];

/** Everybody's key file opens with this: it is a demonstration, and says so wherever it is printed. */
export const demoPassphrase = 'mangue-sechee-2026';
