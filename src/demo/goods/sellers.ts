import type { organisations } from '@/members/schema';
import type { SellerKey } from './goods-entry';

type SellerFacts = Pick<
  typeof organisations.$inferInsert,
  | 'slug'
  | 'legalName'
  | 'kind'
  | 'country'
  | 'organisationIdentifier'
  | 'address'
  | 'about'
  | 'womenLed'
  | 'memberCount'
>;

/** The two members of the Wouri market that sell. Invented, like everybody in the demo. */
export const sellers: Readonly<Record<SellerKey, SellerFacts>> = {
  cooperative: {
    slug: 'femmes-de-bonaberi',
    legalName: 'Coopérative des femmes de Bonabéri',
    kind: 'cooperative',
    country: 'CM',
    organisationIdentifier: 'NTRCM-RC/DLA/2014/C/0127',
    address: {
      street: 'Rue de la Gare',
      landmark: 'derrière l’ancienne gare de Bonabéri',
      town: 'Douala',
      country: 'CM',
    },
    about: {
      en: 'It began in 2014 with eleven women and one solar dryer that had cost them two seasons of savings. Today 214 members dry fruit, sort pepper, sew and weave on both banks of the Wouri. Every product carries the name of the woman who made it, and her share is paid out the week your delivery is confirmed.',
      fr: 'Tout a commencé en 2014 avec onze femmes et un séchoir solaire payé de deux saisons d’épargne. Elles sont aujourd’hui 214 à sécher les fruits, trier le poivre, coudre et tresser sur les deux rives du Wouri. Chaque produit porte le nom de celle qui l’a fait, et sa part lui est versée la semaine où votre livraison est confirmée.',
    },
    womenLed: true,
    memberCount: 214,
  },
  growers: {
    slug: 'planteurs-du-moungo',
    legalName: 'Société coopérative des planteurs du Moungo',
    kind: 'cooperative',
    country: 'CM',
    organisationIdentifier: 'NTRCM-RC/NKS/2009/C/0041',
    address: {
      street: 'Route nationale 5',
      landmark: 'à l’entrée de la station de lavage',
      town: 'Nkongsamba',
      country: 'CM',
    },
    about: {
      en: 'Ninety-six families grow coffee and cocoa on the volcanic slopes between Nkongsamba and Melong. They share one washing station and one rule: no cherry is weighed in that is not red. The coordinates of every plot come with the goods.',
      fr: 'Quatre-vingt-seize familles cultivent café et cacao sur les pentes volcaniques entre Nkongsamba et Melong. Elles partagent une station de lavage et une règle : aucune cerise n’est pesée si elle n’est pas rouge. Les coordonnées de chaque parcelle accompagnent la marchandise.',
    },
    womenLed: false,
    memberCount: 96,
  },
};
