import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { addPaper } from '@/members/applications/add-paper';
import { organisationPiece, signatoryPiece } from '@/members/applications/application-pieces';
import { approveApplication } from '@/members/applications/approve-application';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import { type PaperKind, papersAskedOf } from '@/members/applications/paper-kinds';
import { keepPaper } from '@/members/applications/paper-store';
import { requestInformation } from '@/members/applications/request-information';
import { savePiece } from '@/members/applications/save-piece';
import { saveProducers } from '@/members/applications/save-producers';
import { startApplication } from '@/members/applications/start-application';
import { submitApplication } from '@/members/applications/submit-application';
import { takeUpApplication } from '@/members/applications/take-up-application';
import { applicationPath } from '@/members/applications/write-to-applicant';
import { findStaff } from '@/members/find-people';
import { portals } from '@/portals/schema';
import { type DemoApplicant, demoApplicants, demoQuestion } from './applications/applicants';
import { specimenCard, specimenPdf } from './applications/specimen-papers';
import { must } from './must';

const day = 86_400_000;

/**
 * Three applications, through the same use cases as the form and the desk: one approved once and waiting for a second
 * registrar, one submitted with oddities, one whose applicant was asked for something. Needs a registrar on the staff;
 * a second one can then approve the first. Answers the secret path of the applicant who was asked.
 */
export async function loadApplications(
  tx: Tx,
  { portalId }: { readonly portalId: string },
): Promise<{ readonly applicantPath: string }> {
  const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
  const registrar = await aRegistrar(tx, portalId);
  let applicantPath = '';
  for (const applicant of demoApplicants) {
    const submittedAt = new Date(Date.now() - applicant.submittedDaysAgo * day);
    const { applicationId, token } = await apply(tx, portal!, applicant, submittedAt);
    if (applicant.becomes === 'submitted') continue;
    const later = new Date(submittedAt.getTime() + day);
    must(await takeUpApplication(tx, registrar, { applicationId }, later));
    if (applicant.becomes === 'asked') {
      must(await requestInformation(tx, registrar, { applicationId, question: demoQuestion }, later));
      applicantPath = applicationPath(applicant.signatory.locale, portal!.slug, token);
    } else {
      const sanctions = await configuredSanctions();
      must(await approveApplication(tx, registrar, { applicationId, sanctions }, later));
    }
  }
  return { applicantPath };
}

async function apply(
  tx: Tx,
  portal: { readonly id: string; readonly slug: string },
  applicant: DemoApplicant,
  at: Date,
): Promise<{ applicationId: string; token: string }> {
  const { signatory, producers } = applicant;
  const { email, locale } = signatory;
  const started = await startApplication(tx, { portal, email, locale }, at);
  const { token, applicationId } = started;
  const organisation = organisationPiece.parse(applicant.organisation);
  must(await savePiece(tx, token, { organisation }, at));
  must(await savePiece(tx, token, { signatory: signatoryPiece.parse(signatory) }, at));
  must(await saveProducers(tx, token, producers, at));
  for (const kind of papersAskedOf(organisation.kind)) {
    const file = must(await keepPaper(applicationId, await specimen(kind, applicant)));
    const isIdentity = kind === 'signatory-identity';
    const paper = {
      kind,
      file,
      fileName: `${kind}.${isIdentity ? 'jpg' : 'pdf'}`,
      validUntil: isIdentity ? applicant.identityValidUntil : null,
    };
    must(await addPaper(tx, token, paper, at));
  }
  const consentWording = 'Nous demandons notre admission. Ce que nous déclarons est exact. (démonstration)';
  must(await submitApplication(tx, token, { consentWording }, at));
  return { applicationId, token };
}

async function specimen(kind: PaperKind, { organisation, signatory }: DemoApplicant): Promise<Blob> {
  if (kind === 'signatory-identity') return await specimenCard(signatory.name, '100 200 300');
  const titles: Readonly<Record<Exclude<PaperKind, 'signatory-identity'>, string>> = {
    'registry-extract': 'Registre du commerce : extrait',
    'tax-certificate': 'Attestation d’immatriculation fiscale',
    statutes: 'Statuts',
  };
  const number = kind === 'tax-certificate' ? organisation.taxId : organisation.registryNumber;
  return specimenPdf(titles[kind].replace('’', "'"), [organisation.legalName ?? '', number ?? '']);
}

/** The chamber's first registrar, as their session would have it. */
async function aRegistrar(tx: Tx, portalId: string): Promise<Actor> {
  const staff = await findStaff(tx, portalId);
  const person = staff.find(({ roles }) => roles.includes('registrar'));
  if (!person) throw new Error('the demo chamber has no registrar');
  return {
    personId: person.id,
    name: person.name,
    locale: person.locale,
    portalId,
    portalSlug: null,
    organisationId: null,
    organisationName: null,
    roles: person.roles,
    certificateId: '',
    sessionId: '',
  };
}
