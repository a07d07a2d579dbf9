'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { completeAuthorityRequest } from '@/certificates/complete-authority-request';
import { importCrl } from '@/certificates/import-crl';
import { recogniseAuthority } from '@/certificates/recognise-authority';
import { renewAuthority } from '@/certificates/renew-authority';
import { requestAuthority } from '@/certificates/request-authority';
import { authorityRevocationReasons, revokeAuthority } from '@/certificates/revoke-authority';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { firstPem } from '@/pki/pem';
import type { Refusal } from '@/trade/result';
import { typedLine } from '@/trade/typed-text';
import { requireOperator } from '../operator';

const newAuthority = z.object({
  portal: z.uuid().or(z.literal('')),
  organisation: typedLine(200),
  country: z.string().trim().toUpperCase().max(10),
  name: typedLine(200),
});

/** Makes the key and the request; goes on to where the request is downloaded. */
export async function request(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const typed = newAuthority.safeParse(Object.fromEntries(form));
  if (!typed.success) redirect(`${rooms}/new?refused=name-not-certifiable`);
  const { portal, organisation, country, name: commonName } = typed.data;
  const input = { portalId: portal || null, name: { country, organisation, commonName } };
  const made = await inTransaction(scopeOf(actor), (tx) => requestAuthority(tx, actor, input));
  if (!made.ok)
    redirect(`${rooms}/new?${new URLSearchParams({ refused: made.refusal.code, ...typed.data })}`);
  redirect(`${rooms}/requests/${made.value.id}?did=requested`);
}

/** Takes the certificate in that the certifier gave. */
export async function complete(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const requestId = idIn(form, rooms);
  const file = await bytesOf(form.get('file'));
  const anchor = await bytesOf(form.get('anchor'));
  if (!file) redirect(`${rooms}/requests/${requestId}?refused=file-unreadable`);
  const input = { requestId, file, anchor };
  const done = await inTransaction(scopeOf(actor), (tx) => completeAuthorityRequest(tx, actor, input));
  redirect(
    done.ok
      ? `${rooms}/${requestId}?did=certified`
      : `${rooms}/requests/${requestId}?${refusedAs(done.refusal)}`,
  );
}

/** Renews an issuing authority: at once, or by a request where the key above it is elsewhere. */
export async function renew(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const id = idIn(form, rooms);
  const renewed = await inTransaction(scopeOf(actor), (tx) => renewAuthority(tx, actor, id));
  if (!renewed.ok) redirect(`${rooms}/${id}?${refusedAs(renewed.refusal)}`);
  if ('request' in renewed.value) redirect(`${rooms}/requests/${renewed.value.request.id}?did=requested`);
  redirect(`${rooms}/${renewed.value.authority.id}?did=renewed`);
}

export async function revoke(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const authorityId = idIn(form, rooms);
  const reason = z.enum(authorityRevocationReasons).safeParse(form.get('reason'));
  if (!reason.success || form.get('sure') !== 'on') redirect(`${rooms}/${authorityId}?refused=not-sure`);
  const input = { authorityId, reason: reason.data };
  const revoked = await inTransaction(scopeOf(actor), (tx) => revokeAuthority(tx, actor, input));
  if (!revoked.ok) redirect(`${rooms}/${authorityId}?${refusedAs(revoked.refusal)}`);
  redirect(`${rooms}/${authorityId}?did=${revokedAs[revoked.value.listed]}`);
}

const revokedAs = { now: 'revoked', later: 'revoked-unlisted', never: 'unrecognised' } as const;

/** Lets the members of a market use the certificates of another's authority. */
export async function recognise(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const portalId = z.uuid().safeParse(form.get('portal'));
  const file = await bytesOf(form.get('file'));
  const anchor = await bytesOf(form.get('anchor'));
  if (!portalId.success) redirect(`${rooms}/recognise?refused=market-unknown`);
  const chosen = `${rooms}/recognise?portal=${portalId.data}`;
  if (!file) redirect(`${chosen}&refused=file-unreadable`);
  const input = { portalId: portalId.data, file, anchor };
  const done = await inTransaction(scopeOf(actor), (tx) => recogniseAuthority(tx, actor, input));
  redirect(done.ok ? `${rooms}/${done.value.id}?did=recognised` : `${chosen}&${refusedAs(done.refusal)}`);
}

/** Takes in the list of an authority whose key is elsewhere. */
export async function importList(form: FormData): Promise<void> {
  const { actor, rooms } = await operatorOf(form);
  const authorityId = idIn(form, rooms);
  const file = await bytesOf(form.get('list'), 4 * 1024 * 1024);
  if (!file) redirect(`${rooms}/${authorityId}?refused=list-malformed`);
  const der = firstPem(new TextDecoder('latin1').decode(file), 'X509 CRL') ?? file;
  const taken = await inTransaction(scopeOf(actor), (tx) => importCrl(tx, actor, { authorityId, der }));
  redirect(`${rooms}/${authorityId}?${taken.ok ? 'did=list' : refusedAs(taken.refusal)}`);
}

async function operatorOf(form: FormData): Promise<{ actor: Actor; rooms: string }> {
  const asked = String(form.get('locale'));
  const locale: Locale = isLocale(asked) ? asked : 'en';
  return { actor: await requireOperator(locale), rooms: `/${locale}/operator/authorities` };
}

function idIn(form: FormData, rooms: string): string {
  const id = z.uuid().safeParse(form.get('id'));
  return id.success ? id.data : redirect(rooms);
}

async function bytesOf(part: FormDataEntryValue | null, atMost = 256 * 1024): Promise<Uint8Array | null> {
  if (!(part instanceof File) || part.size === 0 || part.size > atMost) return null;
  return new Uint8Array(await part.arrayBuffer());
}

function refusedAs({ code, detail }: Refusal): URLSearchParams {
  const why = detail ? Object.values(detail).join(' ') : '';
  return new URLSearchParams({ refused: code, ...(why ? { why } : {}) });
}
