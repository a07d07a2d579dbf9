import type { Locale } from '@/i18n/locales';
import { plainWord } from '../csv-rows';

export const importColumns = [
  'legalName',
  'kind',
  'country',
  'registration',
  'taxId',
  'street',
  'landmark',
  'town',
  'postcode',
  'womenLed',
  'memberCount',
  'sells',
  'buys',
  'person',
  'latinName',
  'email',
  'language',
  'roles',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A list must have these, and every line must say them. */
export const requiredImportColumns: readonly ImportColumn[] = [
  'legalName',
  'kind',
  'country',
  'registration',
  'street',
  'town',
  'person',
  'email',
];

/** The headings of the template; any of them is understood, whatever language the rest is in. */
export const importHeadings: Readonly<Record<ImportColumn, Readonly<Record<Locale, string>>>> = {
  legalName: names('Legal name', 'Raison sociale', 'Razón social', 'Razão social', 'الاسم القانوني'),
  kind: names('Kind', 'Forme', 'Tipo', 'Tipo', 'النوع'),
  country: names('Country', 'Pays', 'País', 'País', 'البلد'),
  registration: names(
    'Registration number',
    'Numéro au registre',
    'Número de registro',
    'Número de registo',
    'رقم السجل',
  ),
  taxId: names(
    'Tax number',
    'Numéro fiscal',
    'Número fiscal',
    'Número de identificação fiscal',
    'الرقم الضريبي',
  ),
  street: names('Street', 'Rue', 'Calle', 'Rua', 'الشارع'),
  landmark: names('Landmark', 'Repère', 'Referencia', 'Ponto de referência', 'معلم قريب'),
  town: names('Town', 'Ville', 'Ciudad', 'Cidade', 'المدينة'),
  postcode: names('Postcode', 'Code postal', 'Código postal', 'Código postal', 'الرمز البريدي'),
  womenLed: names(
    'Led by women',
    'Dirigée par des femmes',
    'Dirigida por mujeres',
    'Dirigida por mulheres',
    'تقوده نساء',
  ),
  memberCount: names(
    'Number of members',
    'Nombre de membres',
    'Número de miembros',
    'Número de membros',
    'عدد الأعضاء',
  ),
  sells: names('Sells', 'Vend', 'Vende', 'Vende', 'يبيع'),
  buys: names('Buys', 'Achète', 'Compra', 'Compra', 'يشتري'),
  person: names('Person', 'Personne', 'Persona', 'Pessoa', 'الشخص'),
  latinName: names(
    'Name in Latin letters',
    'Nom en lettres latines',
    'Nombre en letras latinas',
    'Nome em letras latinas',
    'الاسم بالحروف اللاتينية',
  ),
  email: names('E-mail', 'Courriel', 'Correo electrónico', 'Correio eletrónico', 'البريد الإلكتروني'),
  language: names('Language', 'Langue', 'Idioma', 'Língua', 'اللغة'),
  roles: names('Roles', 'Rôles', 'Funciones', 'Funções', 'الأدوار'),
};

function names(en: string, fr: string, es: string, pt: string, ar: string) {
  return { en, fr, es, pt, ar };
}

const known: ReadonlyMap<string, ImportColumn> = new Map(
  importColumns.flatMap((column) =>
    [column, ...Object.values(importHeadings[column])].map((name) => [plainWord(name), column] as const),
  ),
);

/** The column a heading names; null when it names none. */
export function importColumnOf(heading: string): ImportColumn | null {
  return known.get(plainWord(heading)) ?? null;
}

/** How long a cell may be. */
export const longestCell: Readonly<Record<ImportColumn, number>> = {
  legalName: 200,
  kind: 30,
  country: 60,
  registration: 70,
  taxId: 40,
  street: 200,
  landmark: 200,
  town: 100,
  postcode: 20,
  womenLed: 10,
  memberCount: 15,
  sells: 10,
  buys: 10,
  person: 120,
  latinName: 64,
  email: 200,
  language: 20,
  roles: 100,
};
