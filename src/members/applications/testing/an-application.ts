import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { addPaper } from '../add-paper';
import { organisationPiece, signatoryPiece } from '../application-pieces';
import { papersAskedOf } from '../paper-kinds';
import { keepPaper } from '../paper-store';
import { savePiece } from '../save-piece';
import { saveProducers } from '../save-producers';
import { startApplication } from '../start-application';
import { submitApplication } from '../submit-application';

let count = 0;

/** What an exporter's organisation might write, each time with numbers of its own. */
export function anApplicantOrganisation(over: Record<string, unknown> = {}) {
  count += 1;
  return organisationPiece.parse({
    legalName: `Coopérative des tisserandes ${'abcdefghijklmnopqrstuvwxyz'.charAt(count % 26).repeat(6)} ${count}`,
    kind: 'cooperative',
    country: 'CM',
    registryNumber: `RC/DLA/2024/C/${1000 + count}`,
    taxId: `M${String(240000000000 + count)}P`,
    street: 'Rue des Manguiers 4',
    landmark: 'derrière la poste',
    town: 'Douala',
    womenLed: 'on',
    sells: 'on',
    ...over,
  });
}

export function anApplicantSignatory(over: Record<string, unknown> = {}) {
  count += 1;
  return signatoryPiece.parse({
    name: 'Esther Manga',
    email: `esther.${count}@example.org`,
    locale: 'fr',
    ...over,
  });
}

/** The smallest paper that passes every check; `text` makes it another file. */
export function aPaperFile(text = 'Extrait du registre'): Blob {
  return new Blob([
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  ]);
}

const asBearer = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'public' }, work);

/** A draft with every piece in place, as the public form would have left it. */
export async function aCompleteDraft(
  portal: { id: string; slug: string },
  over: { organisation?: Record<string, unknown>; signatory?: Record<string, unknown> } = {},
): Promise<{ id: string; token: string; number: string }> {
  count += 1;
  const email = `applicant.${count}@example.org`;
  const { applicationId, token, number } = await asBearer((tx) =>
    startApplication(tx, { portal, email, locale: 'fr' }),
  );
  const organisation = anApplicantOrganisation(over.organisation);
  await asBearer((tx) => savePiece(tx, token, { organisation }));
  await asBearer((tx) => savePiece(tx, token, { signatory: anApplicantSignatory(over.signatory) }));
  for (const kind of papersAskedOf(organisation.kind)) {
    const kept = await keepPaper(applicationId, aPaperFile(`${kind} ${number}`));
    if (!kept.ok) throw new Error(kept.refusal.code);
    const paper = { kind, file: kept.value, fileName: `${kind}.pdf`, validUntil: null };
    const added = await asBearer((tx) => addPaper(tx, token, paper));
    if (!added.ok) throw new Error(added.refusal.code);
  }
  const producers = [{ name: 'Awa Ndiaye', place: 'Bonabéri', isWoman: true, story: 'Elle tisse.' }];
  await asBearer((tx) => saveProducers(tx, token, producers));
  return { id: applicationId, token, number };
}

/** The same, handed to the chamber. */
export async function aSubmittedApplication(...input: Parameters<typeof aCompleteDraft>) {
  const draft = await aCompleteDraft(...input);
  const submitted = await asBearer((tx) =>
    submitApplication(tx, draft.token, { consentWording: 'J’accepte.' }),
  );
  if (!submitted.ok) throw new Error(submitted.refusal.code);
  return draft;
}
