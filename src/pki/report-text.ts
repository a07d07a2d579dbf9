import type { Finding, SignatureReport, TimestampReport, VerificationReport } from './report';

/** The report as plain English text for a terminal, one line a fact. */
export function reportText(fileName: string, report: VerificationReport): string {
  const { document } = report;
  const revisions = document.revisions
    ? `, ${document.revisions} revision${document.revisions > 1 ? 's' : ''}`
    : '';
  return [
    `${fileName}: ${verdict(report)}`,
    `  ${document.bytes} bytes${revisions}, SHA-256 ${document.sha256}`,
    `  verified for ${report.verifiedAt}`,
    ...report.checks
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ name, detail }) => `  ✗ ${name}: ${detail}`),
    ...report.signatures.flatMap((signature, i) => ['', ...signatureLines(signature, i + 1)]),
    ...(report.timestamps.length > 0
      ? ['', 'Time-stamps', ...report.timestamps.flatMap(timestampLines)]
      : []),
    '',
  ].join('\n');
}

function signatureLines(signature: SignatureReport, number: number): string[] {
  const { signer, covers, provenTime } = signature;
  return [
    `Signature ${number} (${signature.name}, ${signature.level}): ${verdict(signature)}`,
    ...(signer
      ? [
          `  signer      ${[signer.person, signer.organisation, signer.organisationIdentifier, signer.country].filter(Boolean).join(', ')}`,
        ]
      : []),
    ...(signature.issuer ? [`  vouched by  ${signature.issuer}`] : []),
    `  time        ${provenTime ? `existed at ${provenTime.time}, says ${provenTime.authority} (${provenTime.by})` : 'not proved'}${signature.claimedTime ? `; claimed ${signature.claimedTime}` : ''}`,
    `  covers      ${covers.bytes} bytes${covers.revision ? `, revision ${covers.revision}` : ''}${covers.wholeDocument ? ', the whole document' : ''}`,
    ...(signature.commitment
      ? [`  commitment  ${signature.commitment}${signature.role ? `, as ${signature.role}` : ''}`]
      : []),
    ...(signature.revocation ?? []).map(
      (item) =>
        `  revocation  ${item.source} of ${item.issuedAt}${item.revokedAt ? `: revoked later, on ${item.revokedAt}` : ': not revoked'}`,
    ),
    ...signature.checks.map(
      ({ name, outcome, detail }) => `  ${marks[outcome]} ${name}${detail ? `: ${detail}` : ''}`,
    ),
  ];
}

function timestampLines(stamp: TimestampReport): string[] {
  return [
    `  ${stamp.kind} of ${stamp.name}: ${stamp.time ?? 'unreadable'}${stamp.authority ? ` by ${stamp.authority}, until ${stamp.authorityNotAfter}` : ''}: ${verdict(stamp)}`,
  ];
}

const marks = { passed: '✓', failed: '✗', skipped: '·' } as const;

function verdict({ indication, subIndication, reason }: Finding): string {
  return subIndication ? `${indication}, ${subIndication}: ${reason}` : indication;
}
