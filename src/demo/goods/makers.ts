import type { producers } from '@/members/schema';

type MakerFacts = Omit<typeof producers.$inferInsert, 'id' | 'organisationId'> & {
  readonly seller: string;
};

/** The people who made the goods. Invented; any likeness is chance. */
export const makers: readonly MakerFacts[] = [
  {
    seller: 'cooperative',
    slug: 'jeanne-ebongue',
    name: 'Jeanne Ebongué',
    place: 'Bonabéri',
    isWoman: true,
    story: {
      en: 'Jeanne sold pineapples by the roadside until the evening she counted what she threw away. She built the cooperative’s first dryer from a greenhouse plan and a borrowed drill, and now teaches the eleventh group of women to run one.',
      fr: 'Jeanne vendait des ananas au bord de la route, jusqu’au soir où elle a compté ce qu’elle jetait. Elle a bâti le premier séchoir de la coopérative avec un plan de serre et une perceuse prêtée, et forme aujourd’hui le onzième groupe de femmes à s’en servir.',
    },
  },
  {
    seller: 'cooperative',
    slug: 'solange-dikoume',
    name: 'Solange Dikoumé',
    place: 'Njombé-Penja',
    isWoman: true,
    story: {
      en: 'Solange’s vines climb living trees her grandmother planted. She picks only spikes in which two berries have turned, soaks them ten days in running water and treads the skins off by foot, as pepper has been whitened in Penja for seventy years.',
      fr: 'Les lianes de Solange grimpent sur des arbres vivants que sa grand-mère a plantés. Elle ne cueille que les grappes dont deux grains ont rougi, les laisse dix jours dans l’eau courante et les décortique au pied, comme on blanchit le poivre à Penja depuis soixante-dix ans.',
    },
  },
  {
    seller: 'cooperative',
    slug: 'hadidja-mbango',
    name: 'Hadidja Mbango',
    place: 'Douala, quartier New-Bell',
    isWoman: true,
    story: {
      en: 'Hadidja learned to cut on her aunt’s veranda and to count on her own. Four seamstresses work with her; each dress has its number sewn inside, so that a torn seam can come home to the hand that made it.',
      fr: 'Hadidja a appris la coupe sur la véranda de sa tante, et les comptes toute seule. Quatre couturières travaillent avec elle ; chaque robe porte son numéro cousu à l’intérieur, pour qu’une couture défaite retrouve la main qui l’a faite.',
    },
  },
  {
    seller: 'cooperative',
    slug: 'pauline-kamga',
    name: 'Pauline Kamga',
    place: 'Bafoussam',
    isWoman: true,
    story: {
      en: 'Pauline ties ndop with raffia thread: three weeks of knots before the cotton meets the indigo, an afternoon to undo them. Her patterns come from the palace of her chiefdom; two are her own.',
      fr: 'Pauline noue le ndop au fil de raphia : trois semaines de nœuds avant que le coton ne touche l’indigo, un après-midi pour les défaire. Ses motifs viennent du palais de sa chefferie ; deux sont d’elle.',
    },
  },
  {
    seller: 'cooperative',
    slug: 'bih-ngwa',
    name: 'Bih Ngwa',
    place: 'Oku',
    isWoman: true,
    story: {
      en: 'Above two thousand metres the bees of Oku feed on Schefflera and make a honey that sets white. Bih keeps forty hives at the edge of the forest and plants a tree for each hive she harvests.',
      fr: 'Au-dessus de deux mille mètres, les abeilles d’Oku butinent le Schefflera et font un miel qui fige blanc. Bih tient quarante ruches à la lisière de la forêt et plante un arbre pour chaque ruche récoltée.',
    },
  },
  {
    seller: 'secondSeller',
    slug: 'emmanuel-ewane',
    name: 'Emmanuel Ewane',
    place: 'Foumbot',
    isWoman: false,
    story: {
      en: 'Emmanuel keeps the washing station. He tastes every lot himself, writes the score on the sack and his name under it.',
      fr: 'Emmanuel tient la station de lavage. Il goûte chaque lot lui-même, écrit la note sur le sac et signe dessous.',
    },
  },
  {
    seller: 'secondSeller',
    slug: 'therese-ngo-mbock',
    name: 'Thérèse Ngo Mbock',
    place: 'Manjo',
    isWoman: true,
    story: {
      en: 'Thérèse inherited three hectares of old cocoa and a debt. She grafted the trees one by one, ferments six days under banana leaves, and paid the last instalment in 2023.',
      fr: 'Thérèse a hérité de trois hectares de vieux cacaoyers et d’une dette. Elle a greffé les arbres un à un, fermente six jours sous feuilles de bananier, et a payé la dernière échéance en 2023.',
    },
  },
];
