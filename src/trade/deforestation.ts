/** The commodities of Regulation (EU) 2023/1115 on deforestation-free products, Annex I. */
export const commodities = ['cattle', 'cocoa', 'coffee', 'oil-palm', 'rubber', 'soya', 'wood'] as const;
export type Commodity = (typeof commodities)[number];

export interface Concern {
  readonly commodity: Commodity;
  /** `is`: new goods under the code are in Annex I; `may-be`: only some are, so that the goods decide, not the code */
  readonly certainty: 'is' | 'may-be';
}

/**
 * Which commodity of Regulation (EU) 2023/1115 goods under this HS code (six digits, 2022 edition) contain or were
 * made of on a day, by its Annex I as amended by Regulation (EU) 2025/2650 and Delegated Regulation (EU) 2026/2102
 * (docs/decisions/deforestation.md); null when the code is not there. That waste and used goods are never meant is not
 * held against a code: nobody sells them here.
 */
export function deforestationConcern(hsCode: string, on = new Date()): Concern | null {
  if (ofBamboo.includes(hsCode)) return null;
  const entries = on < laterFrom ? untilLater : fromLater;
  const entry = entries.find(({ heading }) => hsCode.startsWith(heading));
  return entry ? { commodity: entry.commodity, certainty: entry.certainty } : null;
}

type Headings = Partial<Readonly<Record<Commodity, readonly string[]>>>;

/** Headings and subheadings of the Annex in force since 18 September 2026. The longest that fits a code decides. */
const annexI: Readonly<Record<Concern['certainty'], Headings>> = {
  is: {
    cattle: ['010221', '010229'],
    cocoa: ['1801', '1802', '1803', '1804', '1805', '1806'],
    coffee: ['0901'],
    'oil-palm': ['1511'],
    rubber: ['400110', '400121', '400122', '400129'],
    soya: ['120190', '120810', '1507', '2304'],
    wood: [
      ...['4401', '440290', '4403', '4404', '4406', '4407', '4408', '4409', '441011'],
      ...['441012', '441019', '4412', '4413', '4414', '4417', '4418', '4419', '4420'],
      ...['4421', '4701', '4702', '4703', '4704', '4705', '940131', '940141', '940161'],
      ...['940169', '940330', '940340', '940350', '940360', '940391', '940610'],
    ],
  },
  'may-be': {
    cattle: ['0201', '0202', '020610', '020622', '020629', '160250'],
    'oil-palm': [
      ...['120710', '151321', '151329', '230660', '290545', '291570', '291590', '382311', '382312'],
      ...['382319', '382370'],
    ],
    rubber: ['4005', '4006', '4007', '4008', '4011', '401290', '4013', '4015', '4017'],
    wood: ['440141', '440149', '440220', '4405', '4411', '4415', '4416', '441873', '48', '940180', '940191'],
  },
};

/** Subheadings of bamboo under headings of wood: wood is of trees. */
const ofBamboo = ['440921', '441210', '441891', '441911', '441912', '441919', '442191'];

/** What Delegated Regulation (EU) 2026/2102 adds from 30 December 2027. */
const laterFrom = new Date('2027-12-30T00:00:00Z');
const later: typeof annexI = {
  is: { coffee: ['210111'] },
  'may-be': {
    cattle: ['020621'],
    'oil-palm': [
      ...['151620', '151800', '152000', '290516', '290517', '290519', '291539', '291615', '291619'],
      ...['292119', '292390', '292419', '340111', '340120', '382499', '390729'],
    ],
  },
};

const untilLater = entriesOf([annexI]);
const fromLater = entriesOf([annexI, later]);

/** The longest heading first. */
function entriesOf(lists: readonly (typeof annexI)[]): (Concern & { readonly heading: string })[] {
  return lists
    .flatMap((list) =>
      (['is', 'may-be'] as const).flatMap((certainty) =>
        commodities.flatMap((commodity) =>
          (list[certainty][commodity] ?? []).map((heading) => ({ heading, commodity, certainty })),
        ),
      ),
    )
    .sort((a, b) => b.heading.length - a.heading.length);
}
