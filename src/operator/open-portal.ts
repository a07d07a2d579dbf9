import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import { createIssuingAuthority } from '@/certificates/create-authority';
import { findWorkingAuthority } from '@/certificates/find-authorities';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { type StaffFacts, staffFacts } from '@/members/register-staff';
import { findPortalById, type Portal } from '@/portals/find-portals';
import { keepPaperLogo } from '@/portals/paper-logo';
import {
  type PortalFacts,
  type PortalProblem,
  portalFacts,
  portalSlug,
  problemsAsText,
} from '@/portals/portal-facts';
import { touchesHouse } from '@/portals/portal-host';
import { portalLogo } from '@/portals/portal-logo';
import { insertPortal, type PortalConflict } from '@/portals/write-portal';
import { ok, type Result, refuse } from '@/trade/result';
import { inviteRegistrar } from './invite-registrar';

/**
 * `portalId` is made by the form, so that sending it twice opens one market place. The issuing authority is made here
 * under the root when its key is in the house, or later: by a ceremony, or certified by a national authority.
 */
export const openPortalInput = z.object({
  portalId: z.uuid(),
  slug: portalSlug,
  facts: portalFacts,
  logo: portalLogo.nullable(),
  authority: z.enum(['here', 'later']),
  registrar: staffFacts.nullable(),
});
export type OpenPortalInput = z.input<typeof openPortalInput>;

export type OpenPortalRefusal =
  | 'not-allowed'
  | 'input-invalid'
  | PortalConflict
  | 'host-is-ours'
  | 'issuer-key-offline'
  | 'name-not-certifiable'
  | 'registrar-not-invited';

export interface OpenedPortal {
  readonly portal: Portal;
  /** the secret of the first registrar's invitation; shown once, and sent to them */
  readonly invitation: string | null;
}

/** Opens a market place: its row, its chamber's authority, and the invitation of its first registrar. */
export async function openPortal(
  tx: Tx,
  actor: Actor,
  input: OpenPortalInput,
  now = new Date(),
): Promise<Result<OpenedPortal, OpenPortalRefusal>> {
  if (!may(actor, 'open-portal')) return refuse('not-allowed');
  const parsed = openPortalInput.safeParse(input);
  if (!parsed.success) return refuse('input-invalid', { problems: problemsAsText(parsed.error) });
  const { portalId, slug, facts, logo, authority, registrar } = parsed.data;
  const before = await findPortalById(tx, portalId);
  if (before) return ok({ portal: before, invitation: null });
  if (facts.host && touchesHouse(facts.host, config().baseUrl)) return refuse('host-is-ours');
  const opened = await insertPortal(tx, { id: portalId, slug, ...facts }, logo);
  if (!opened.ok) return opened;
  await keepPaperLogo(tx, logo);
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'portal-opened',
    subjectType: 'portal',
    subjectId: portalId,
    facts: { slug, host: facts.host, authority, ...feesOf(facts) },
  });
  if (authority === 'here') {
    const founded = await foundAuthority(tx, actor, opened.value, now);
    if (!founded.ok) return founded;
  }
  if (!registrar) return ok({ portal: opened.value, invitation: null });
  const invited = await inviteRegistrar(
    tx,
    actor,
    { portal: opened.value, registrar: registrar as StaffFacts },
    now,
  );
  return invited.ok
    ? ok({ portal: opened.value, invitation: invited.value.token })
    : refuse('registrar-not-invited');
}

/** The problems inside a refusal's detail, which holds text only: "facts.name.fr text-missing, …". */
export function problemsIn(detail: Readonly<Record<string, unknown>> | undefined): PortalProblem[] {
  return String(detail?.problems ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => {
      const [field = '', code = ''] = pair.split(' ');
      return { field, code };
    });
}

export function feesOf(facts: Pick<PortalFacts, 'platformFeeBasisPoints' | 'chamberFeeBasisPoints'>) {
  return { platformFee: facts.platformFeeBasisPoints, chamberFee: facts.chamberFeeBasisPoints };
}

async function foundAuthority(
  tx: Tx,
  actor: Actor,
  portal: Portal,
  now: Date,
): Promise<Result<null, OpenPortalRefusal>> {
  const root = await findWorkingAuthority(tx, { kind: 'root', portalId: null }, now);
  if (!root) return refuse('issuer-key-offline');
  const chamber = Object.values(portal.chamberName)[0]!;
  const name = {
    country: portal.country,
    organisation: chamber.slice(0, 64),
    commonName: chamber.slice(0, 64),
  };
  const made = await createIssuingAuthority(tx, actor, { rootId: root.id, portalId: portal.id, name }, now);
  if (made.ok) return ok(null);
  return refuse(made.refusal.code === 'name-not-certifiable' ? 'name-not-certifiable' : 'issuer-key-offline');
}
