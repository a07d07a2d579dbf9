import { isOurOrigin } from '@/app/api/auth/our-origin';
import { clearFlash, leaveFlash } from '@/app/flash';
import { fileOf, readForm } from '@/app/read-form';
import { currentActor } from '@/app/session';
import { appendEntry } from '@/audit/append-entry';
import { inTransaction } from '@/db/transaction';
import { acceptUpload } from '@/files/check-upload';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { displayName } from '@/members/applications/add-paper';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import { offerImport } from '@/members/import/offer-import';
import { largestMembersBytes, parseMembers } from '@/members/import/parse-members';
import { languageOfMarket } from '@/members/import/read-member';
import { may } from '@/members/policy';
import { findPortal } from '@/portals/find-portals';
import { type Refusal, type Result, refuse } from '@/trade/result';

/** Takes a list of members from the form, and goes to what was made of it. Nobody is entered yet. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const page = `/${locale}/chamber/members/import`;
  if (!isOurOrigin(request.headers.get('origin') ?? '')) return new Response(null, { status: 403 });
  const actor = await currentActor();
  const portalId = actor?.portalId;
  if (!actor || !portalId || !may(actor, 'register-member', { portalId }))
    return seeOther(`/${locale}/sign-in?${new URLSearchParams({ next: page })}`);
  const taken = await take(request, { ...actor, portalId });
  if (!taken.ok) {
    const { personId: actorId } = actor;
    const subject = { subjectType: 'portal', subjectId: portalId, facts: { refusal: taken.refusal.code } };
    await inTransaction(scopeOf(actor), (tx) =>
      appendEntry(tx, { actorId, portalId, action: 'member-import-refused', ...subject }),
    );
    await keepRefusal(taken.refusal);
    return seeOther(page);
  }
  await clearFlash();
  const { importId, isKnown } = taken.value;
  return seeOther(`${page}/${importId}${isKnown ? '?known=1' : ''}`);
}

async function take(
  request: Request,
  actor: Actor & { readonly portalId: string },
): Promise<Result<{ importId: string; isKnown: boolean }>> {
  const form = await readForm(request, largestMembersBytes);
  if (!form.ok) return form;
  const file = fileOf(form.value, 'list');
  if (!file) return refuse('file-missing');
  const upload = await acceptUpload(file, {
    kinds: ['text', 'legacy-text'],
    largestBytes: largestMembersBytes,
  });
  if (!upload.ok) return upload;
  const { bytes, digest } = upload.value;
  const sanctions = await configuredSanctions();
  return await inTransaction(scopeOf(actor), async (tx) => {
    const portal = actor.portalSlug ? await findPortal(tx, actor.portalSlug) : null;
    const language = languageOfMarket(portal?.locales ?? []);
    const list = { ...parseMembers(bytes, language), fileName: displayName(file.name), digest, language };
    return await offerImport(tx, actor, list, sanctions);
  });
}

async function keepRefusal({ code, detail }: Refusal): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(detail ?? {}).map(([name, value]) => [name, String(value)]),
  );
  await leaveFlash({ form: 'member-import', values, problems: [{ field: 'list', code }] });
}

/** 303: the browser asks for the page and does not send the file again. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
