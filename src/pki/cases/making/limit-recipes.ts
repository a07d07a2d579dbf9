import { oid } from '../../oids';
import { refuses } from './case';
import { ca, dn, leaf, root } from './certificates';
import { ecKey, edKey } from './keys';
import { crl, distributionPoint, scope } from './revocation';

/** Inputs made to cost much: each ends with its reason, and cases.test.ts holds them to a time. */
export function makeLimitCases(): void {
  const anchor = root('Limit Root');
  const issuing = ca('Limit CA', anchor);
  const listers = Array.from({ length: 60 }, (_, index) => ca('Lister', anchor, { key: edKey(`Lister ${index}`) }));
  refuses('limit-crl-signers', 'revocation-limit', 'Sixty lists that each of sixty keys might have signed: the tries are counted.', {
    leaf: leaf(issuing, { extensions: { crlDistributionPoints: distributionPoint({ crlIssuer: dn('Lister') }) } }),
    intermediates: [issuing.der, ...listers.map(({ der }) => der)],
    anchors: [anchor.der],
    crls: [crl(anchor), ...listers.map((_, index) => crl({ name: dn('Lister'), key: edKey('nobody'), der: new Uint8Array() }, { withoutAki: true, scope: scope({ indirect: true }), number: undefined, thisUpdate: new Date(Date.UTC(2026, 4, 31, 0, 0, index)) }))],
    revocation: 'require',
  });
  const slow = ecKey('P-384', 'sha384', oid.ecdsaWithSha384);
  const impostors = Array.from({ length: 100 }, (_, index) => ca('Slow CA', anchor, { key: slow, serial: Uint8Array.of(2, 2, 1, index) }));
  refuses('limit-slow-signatures', 'path-building-limit', 'A hundred candidates with a slow key, none of which signed: the tries are counted.', {
    leaf: leaf({ name: dn('Slow CA'), key: { ...slow, sign: () => Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1) }, der: new Uint8Array() }),
    intermediates: impostors.map(({ der }) => der),
    anchors: [anchor.der],
  });
}
