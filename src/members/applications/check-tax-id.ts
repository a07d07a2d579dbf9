import { validate as switzerland } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as ecuador } from 'stdnum/lib/cjs/ec/ruc.js';
import { validate as egypt } from 'stdnum/lib/cjs/eg/tn.js';
import { validate as france } from 'stdnum/lib/cjs/fr/siren.js';
import { validate as ghana } from 'stdnum/lib/cjs/gh/tin.js';
import { validate as morocco } from 'stdnum/lib/cjs/ma/ice.js';
import { validate as peru } from 'stdnum/lib/cjs/pe/ruc.js';
import { validate as tunisia } from 'stdnum/lib/cjs/tn/mf.js';
import { validate as vietNam } from 'stdnum/lib/cjs/vn/mst.js';
import { validate as southAfrica } from 'stdnum/lib/cjs/za/tin.js';

export type TaxIdVerdict = 'fits' | 'does-not-fit' | 'unknown-country';

/** Where the number carries check digits: python-stdnum's rules. Imported one by one, since all of them weigh 11 MB. */
const withCheckDigits: Readonly<Record<string, (number: string) => { isValid: boolean }>> = {
  CH: switzerland,
  EC: ecuador,
  EG: egypt,
  FR: (number) => france(number.slice(0, 9)),
  GH: ghana,
  MA: morocco,
  PE: peru,
  TN: tunisia,
  VN: vietNam,
  ZA: southAfrica,
};

/** Where the tax office publishes a shape only: NIU, IFU, NCC, NIF, NINEA, TIN, TAN, without their separators. */
const shapes: Readonly<Record<string, RegExp>> = {
  CM: /^[A-Z]\d{12}[A-Z]$/,
  BF: /^\d{8}[A-Z]$/,
  CI: /^\d{7}[A-Z]$/,
  ML: /^\d{9}[A-Z]$/,
  SN: /^\d{7,9}(\d[A-Z]\d)?$/,
  KH: /^([A-Z]\d{3})?\d{9}$/,
  MU: /^\d{8}$/,
};

/**
 * Does a tax id look like one of its country? A doubt and no more: the paper decides, and the registrar reads it.
 */
export function checkTaxId(country: string, taxId: string): TaxIdVerdict {
  const bare = taxId.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const shape = Object.hasOwn(shapes, country) ? shapes[country] : undefined;
  if (shape) return shape.test(bare) ? 'fits' : 'does-not-fit';
  const validate = Object.hasOwn(withCheckDigits, country) ? withCheckDigits[country] : undefined;
  if (!validate) return 'unknown-country';
  return validate(bare).isValid ? 'fits' : 'does-not-fit';
}
