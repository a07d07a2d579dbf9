/** The commodities of Regulation (EU) 2023/1115 on deforestation-free products, Annex I. */
export const commodities = ['cattle', 'cocoa', 'coffee', 'oil-palm', 'rubber', 'soya', 'wood'] as const;
export type Commodity = (typeof commodities)[number];

export interface Concern {
  readonly commodity: Commodity;
  /** `may-be` for headings that Annex I names in part ("ex 4104"): the goods decide, not the code */
  readonly certainty: 'is' | 'may-be';
}

/**
 * Which commodity of Regulation (EU) 2023/1115 goods under this HS code (six digits, 2022 edition) contain or were
 * made of, by the headings of its Annex I as adopted on 31 May 2023; null when the code is not there.
 */
export function deforestationConcern(hsCode: string): Concern | null {
  for (const commodity of commodities) {
    for (const certainty of ['is', 'may-be'] as const) {
      if (annexI[commodity][certainty].some((heading) => hsCode.startsWith(heading)))
        return { commodity, certainty };
    }
  }
  return null;
}

/** Headings and subheadings named whole, and those named with "ex". */
const annexI: Readonly<Record<Commodity, Readonly<Record<Concern['certainty'], readonly string[]>>>> = {
  cattle: {
    is: ['010221', '010229'],
    'may-be': ['0201', '0202', '020610', '020622', '020629', '160250', '4101', '4104', '4107'],
  },
  cocoa: { is: ['1801', '1802', '1803', '1804', '1805', '1806'], 'may-be': [] },
  coffee: { is: ['0901'], 'may-be': [] },
  'oil-palm': {
    is: [
      ...['120710', '1511', '151321', '151329', '230660', '291570', '291590'],
      ...['382311', '382312', '382319', '382370'],
    ],
    'may-be': ['290545'],
  },
  rubber: {
    is: ['4001', '4007', '4008', '4010', '4011', '4012', '4013', '4016', '4017'],
    'may-be': ['4005', '4006', '4015'],
  },
  soya: { is: ['1201', '120810', '1507', '2304'], 'may-be': [] },
  wood: {
    is: [
      ...['4401', '4403', '4406', '4407', '4408', '4409', '4410', '4411', '4412', '4413', '4414', '4415'],
      ...['4416', '4417', '4418', '4419', '4420', '4421', '4701', '4702', '4703', '4704', '4705'],
      ...['940330', '940340', '940350', '940360', '940391', '940610'],
    ],
    'may-be': ['48', '49', '9401'],
  },
};
