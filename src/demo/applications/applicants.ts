import type { ListedProducer } from '@/members/applications/producer-list';

export interface DemoApplicant {
  readonly organisation: Readonly<Record<string, string | undefined>>;
  readonly signatory: { readonly name: string; readonly email: string; readonly locale: string };
  readonly submittedDaysAgo: number;
  /** the last day of the identity document */
  readonly identityValidUntil: string;
  readonly producers: readonly ListedProducer[];
  readonly becomes: 'submitted' | 'approved-once' | 'asked';
}

const woman = (name: string, place: string, story: string | null = null): ListedProducer => ({
  name,
  place,
  isWoman: true,
  story,
});

/** Three who want to become members of Wouri: one nearly there, one with oddities, one who was asked for something. */
export const demoApplicants: readonly DemoApplicant[] = [
  {
    organisation: {
      legalName: 'Union des poivrières de Njombé',
      kind: 'cooperative',
      country: 'CM',
      registryNumber: 'RC/MBG/2021/C/0058',
      taxId: 'M062100005814R',
      street: 'Carrefour de la Pépinière',
      landmark: 'face à la station agricole',
      town: 'Njombé-Penja',
      womenLed: 'on',
      memberCount: '64',
      sells: 'on',
    },
    signatory: { name: 'Solange Epoupa', email: 'solange@poivrieres-njombe.example', locale: 'fr' },
    submittedDaysAgo: 3,
    identityValidUntil: '2031-05-14',
    producers: [
      woman(
        'Solange Epoupa',
        'Njombé',
        'Elle cueille le poivre mûr et le rouit dix jours dans l’eau de source.',
      ),
      woman('Marie-Claire Ndongo', 'Penja', 'Elle trie à la main, grain par grain, depuis 2008.'),
      woman('Jeannette Moukoko', 'Njombé'),
      woman('Rosalie Ekwalla', 'Bouba'),
      woman('Odette Sillé', 'Penja'),
      { name: 'Théodore Ngando', place: 'Njombé', isWoman: false, story: null },
    ],
    becomes: 'approved-once',
  },
  {
    organisation: {
      legalName: 'Coopérative des femmes de Bonabéri Export',
      kind: 'company',
      country: 'CM',
      registryNumber: 'RC/DLA/2026/B/2291',
      taxId: 'M0414000174',
      street: 'BP 1180',
      town: 'Douala',
      sells: 'on',
      buys: 'on',
    },
    signatory: { name: 'Gaston Tchoua', email: 'tchoua@bonaberi-export.example', locale: 'fr' },
    submittedDaysAgo: 6,
    identityValidUntil: '2026-02-28',
    producers: [],
    becomes: 'submitted',
  },
  {
    organisation: {
      legalName: 'Ateliers Wax du Littoral SARL',
      kind: 'company',
      country: 'CM',
      registryNumber: 'RC/DLA/2018/B/0733',
      taxId: 'M091800073321T',
      street: 'Rue Njo-Njo 41, Bonapriso',
      landmark: 'au-dessus de la pharmacie',
      town: 'Douala',
      womenLed: 'on',
      sells: 'on',
    },
    signatory: { name: 'Bénédicte Wandji', email: 'benedicte@ateliers-wax.example', locale: 'fr' },
    submittedDaysAgo: 9,
    identityValidUntil: '2029-11-02',
    producers: [],
    becomes: 'asked',
  },
];

export const demoQuestion =
  'L’extrait du registre nomme deux gérants. Qui signe, et l’autre peut-il signer seul ? Envoyez la page des statuts qui le dit.';
