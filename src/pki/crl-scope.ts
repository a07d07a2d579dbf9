import type { Certificate } from './certificate-structure';
import type { CertificateList } from './crl';
import { ALL_REASONS, type DistributionPoint, type ReasonMask } from './crl-extensions';
import type { DistributionPointName } from './extension-values';
import { type GeneralName, generalNameKey } from './general-name';

/** The distribution points of a certificate, then the one RFC 5280 6.3.3 assumes for CRLs of its issuer. */
export function distributionPointsOf(certificate: Certificate): DistributionPoint[] {
  const assumed: DistributionPoint = {
    name: { fullName: [{ form: 'directoryName', value: certificate.issuer }] },
    reasons: ALL_REASONS,
    crlIssuer: null,
  };
  return [...certificate.crlDistributionPoints, assumed];
}

/** The name keys of those who may issue CRLs for a certificate. */
export function crlIssuerKeys(certificate: Certificate): Set<string> {
  const keys = new Set([certificate.issuer.key]);
  for (const { crlIssuer } of certificate.crlDistributionPoints) {
    for (const name of crlIssuer ?? []) if (name.form === 'directoryName') keys.add(name.value.key);
  }
  return keys;
}

/** RFC 5280 6.3.3 b: does the CRL speak about this certificate through this distribution point? */
export function isInScope(
  list: CertificateList,
  certificate: Certificate,
  point: DistributionPoint,
): boolean {
  const scope = list.issuingDistributionPoint;
  if (point.crlIssuer) {
    const isNamed = point.crlIssuer.some(
      (name) => name.form === 'directoryName' && name.value.key === list.issuer.key,
    );
    if (!isNamed || !scope?.indirectCrl) return false;
  } else if (list.issuer.key !== certificate.issuer.key) return false;
  if (!scope) return true;
  if (scope.name && !sharesName(scope.name, list, point, certificate)) return false;
  const isCa = certificate.basicConstraints?.ca === true;
  if (scope.onlyContainsUserCerts && isCa) return false;
  if (scope.onlyContainsCaCerts && !isCa) return false;
  return !scope.onlyContainsAttributeCerts;
}

/** RFC 5280 6.3.3 d: the reasons this CRL covers for this distribution point. */
export function coveredReasons(list: CertificateList, point: DistributionPoint): ReasonMask {
  return (list.issuingDistributionPoint?.onlySomeReasons ?? ALL_REASONS) & point.reasons;
}

function sharesName(
  name: DistributionPointName,
  list: CertificateList,
  point: DistributionPoint,
  certificate: Certificate,
): boolean {
  const offered = new Set(nameKeys(name, list.issuer.key));
  const crlIssuers = point.crlIssuer ?? [];
  const relativeTo = crlIssuers.find((issuer) => issuer.form === 'directoryName');
  const base = relativeTo?.form === 'directoryName' ? relativeTo.value.key : certificate.issuer.key;
  const wanted = point.name ? nameKeys(point.name, base) : crlIssuers.map(generalNameKey);
  return wanted.some((key) => offered.has(key));
}

function nameKeys(name: DistributionPointName, baseKey: string): string[] {
  if ('fullName' in name) return name.fullName.map((general: GeneralName) => generalNameKey(general));
  return [`directoryName:${baseKey === '' ? '' : `${baseKey}\u0002`}${name.relativeName}`];
}
