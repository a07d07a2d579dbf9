import {
  children,
  DerError,
  type DerNode,
  expectTag,
  readBoolean,
  readDer,
  readNamedBits,
  tags,
} from './der-read';
import { type DistributionPointName, readDistributionPointName, taggedFields } from './extension-values';
import { type GeneralName, readGeneralNames } from './general-name';

/** Revocation reasons that a CRL may be limited to; bits 1 to 8 of ReasonFlags (RFC 5280 4.2.1.13). */
export type ReasonMask = number;
export const ALL_REASONS: ReasonMask = 0b111111110;

export interface DistributionPoint {
  readonly name: DistributionPointName | null;
  readonly reasons: ReasonMask;
  readonly crlIssuer: readonly GeneralName[] | null;
}

export interface IssuingDistributionPoint {
  readonly name: DistributionPointName | null;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCaCerts: boolean;
  readonly onlyContainsAttributeCerts: boolean;
  readonly onlySomeReasons: ReasonMask | null;
  readonly indirectCrl: boolean;
}

const MAX_DISTRIBUTION_POINTS = 16;

/** cRLDistributionPoints and freshestCRL, RFC 5280 4.2.1.13 and 4.2.1.15. @throws DerError */
export function readDistributionPoints(der: Uint8Array): readonly DistributionPoint[] {
  const points = children(expectTag(readDer(der), tags.sequence));
  if (points.length === 0) throw new DerError('der-missing-element', 'empty distribution points');
  if (points.length > MAX_DISTRIBUTION_POINTS)
    throw new DerError('der-too-many-elements', 'distribution points');
  return points.map((point) => {
    const fields = taggedFields(point, [0xa0, 0x81, 0xa2]);
    const name = fields.get(0xa0);
    const reasons = fields.get(0x81);
    const crlIssuer = fields.get(0xa2);
    if (!name && !crlIssuer) throw new DerError('der-missing-element', 'distribution point of reasons only');
    return {
      name: name ? readDistributionPointName(name) : null,
      reasons: reasons ? readReasons(reasons, 0x81) : ALL_REASONS,
      crlIssuer: crlIssuer ? readGeneralNames(crlIssuer, 0xa2, 16) : null,
    };
  });
}

/** RFC 5280 5.2.5: not empty, and at most one of the three kinds. @throws DerError */
export function readIssuingDistributionPoint(der: Uint8Array): IssuingDistributionPoint {
  const fields = taggedFields(readDer(der), [0xa0, 0x81, 0x82, 0x83, 0x84, 0x85]);
  if (fields.size === 0) throw new DerError('der-missing-element', 'empty issuing distribution point');
  const name = fields.get(0xa0);
  const reasons = fields.get(0x83);
  const point = {
    name: name ? readDistributionPointName(name) : null,
    onlyContainsUserCerts: readTrue(fields, 0x81),
    onlyContainsCaCerts: readTrue(fields, 0x82),
    onlySomeReasons: reasons ? readReasons(reasons, 0x83) : null,
    indirectCrl: readTrue(fields, 0x84),
    onlyContainsAttributeCerts: readTrue(fields, 0x85),
  };
  const kinds = [point.onlyContainsUserCerts, point.onlyContainsCaCerts, point.onlyContainsAttributeCerts];
  if (kinds.filter(Boolean).length > 1) throw new DerError('der-unexpected-tag', 'a CRL for two kinds only');
  return point;
}

function readTrue(fields: Map<number, DerNode>, tag: number): boolean {
  const field = fields.get(tag);
  if (!field) return false;
  if (!readBoolean(field, tag)) throw new DerError('der-bad-boolean', 'FALSE is the default');
  return true;
}

function readReasons(node: DerNode, tag: number): ReasonMask {
  const mask = readNamedBits(node, tag).reduce((flags, bit) => flags | (1 << bit), 0);
  if ((mask & ~(ALL_REASONS | 1)) !== 0) throw new DerError('der-bad-bit-string', 'unknown reason');
  return mask & ALL_REASONS;
}
