import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '../actor';
import {
  applicationApprovals,
  applicationEvents,
  applicationPapers,
  applicationProducers,
  applications,
  memberships,
  organisations,
  people,
  producers,
} from '../schema';
import { anOrganisation, aPerson, aPortal } from '../testing/a-member';
import { addPaper } from './add-paper';
import { approveApplication } from './approve-application';
import { linkDigest } from './bearer';
import type { Sanctions } from './configured-sanctions';
import { deleteAbandonedDrafts } from './delete-abandoned-drafts';
import { deleteDuePapers } from './delete-due-papers';
import { findApplication, findApplicationOfBearer } from './find-application';
import { findApplications } from './find-applications';
import { openPaper } from './open-paper';
import { keepPaper, readPaper } from './paper-store';
import { rejectApplication } from './reject-application';
import { removePaper } from './remove-paper';
import { replaceLink, sendLinksAgain } from './renew-link';
import { requestInformation } from './request-information';
import { parseSanctions } from './sanctions-list';
import { savePiece } from './save-piece';
import { startApplication } from './start-application';
import { submitApplication } from './submit-application';
import { takeUpApplication } from './take-up-application';
import {
  aCompleteDraft,
  anApplicantOrganisation,
  aPaperFile,
  aSubmittedApplication,
} from './testing/an-application';

type Portal = Awaited<ReturnType<typeof aPortal>>;
let portal: Portal;
let njoya: Actor;
let mbarga: Actor;
let stranger: Actor;

const day = 86_400_000;
const noList: Sanctions = { list: null, why: 'none' };
const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const bearer = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'public' }, work);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code ?? 'ok';

const takeUp = (actor: Actor, applicationId: string) =>
  as(actor, (tx) => takeUpApplication(tx, actor, { applicationId }));
const approve = (actor: Actor, applicationId: string, sanctions: Sanctions = noList) =>
  as(actor, (tx) => approveApplication(tx, actor, { applicationId, sanctions }));

async function inReview(over: Parameters<typeof aSubmittedApplication>[1] = {}) {
  const application = await aSubmittedApplication(portal, over);
  expect(code(await takeUp(njoya, application.id))).toBe('ok');
  return application;
}

/** What a statement by the database's owner answers: even they cannot. */
async function raw(statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await database().execute(statement);
    return 'done';
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-papers-'));
  await testDatabase();
  await system(async (tx) => {
    portal = await aPortal(tx);
    njoya = await aPerson(tx, { portalId: portal.id, roles: ['registrar'], name: 'Njoya' });
    mbarga = await aPerson(tx, { portalId: portal.id, roles: ['registrar-approver'], name: 'Mbarga' });
    const other = await aPortal(tx, { name: { en: 'Faso', fr: 'Faso' } });
    stranger = await aPerson(tx, { portalId: other.id, roles: ['registrar'] });
  });
});
afterAll(closeTestDatabase);

describe('an application', () => {
  it('is saved piece by piece, submitted whole, approved by two, and becomes a member', async () => {
    const { id, token } = await inReview();
    expect(await approve(njoya, id)).toEqual({ ok: true, value: { outcome: 'one-of-two' } });
    const admitted = await approve(mbarga, id);
    if (!admitted.ok || admitted.value.outcome !== 'admitted') throw new Error(JSON.stringify(admitted));
    const { organisationId, personId } = admitted.value;

    const [organisation] = await database()
      .select()
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    expect(organisation).toMatchObject({
      portalId: portal.id,
      kind: 'cooperative',
      womenLed: true,
      sells: true,
      buys: false,
    });
    expect(organisation?.organisationIdentifier).toMatch(/^NTRCM-RC\/DLA\/2024\/C\/\d+$/);
    const [person] = await database().select().from(people).where(eq(people.id, personId));
    expect(person).toMatchObject({ name: 'Esther Manga', portalId: portal.id });
    const roles = await database().select().from(memberships).where(eq(memberships.personId, personId));
    expect(roles.map(({ role }) => role).sort()).toEqual(['owner', 'seller']);
    const made = await database()
      .select()
      .from(producers)
      .where(eq(producers.organisationId, organisationId));
    expect(made).toMatchObject([
      { name: 'Awa Ndiaye', slug: 'awa-ndiaye', isWoman: true, story: { fr: 'Elle tisse.' } },
    ]);

    const detail = await bearer((tx) => findApplicationOfBearer(tx, token));
    expect(detail?.application).toMatchObject({ state: 'approved', organisationId });
    expect(detail?.events.map((event) => event.toState)).toEqual([
      'draft',
      'submitted',
      'in-review',
      'approved',
    ]);
    const log = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(log.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['application-started', 'application-submitted', 'application-approved']),
    );
  });

  it('is not submitted with a piece missing, nor without consent', async () => {
    const { token } = await aCompleteDraft(portal);
    const wording = { consentWording: 'J’accepte.' };
    const { papers } = (await bearer((tx) => findApplicationOfBearer(tx, token)))!;
    expect(code(await bearer((tx) => submitApplication(tx, token, { consentWording: null })))).toBe(
      'consent-missing',
    );
    await bearer((tx) => removePaper(tx, token, papers[0]!.id));
    expect(await bearer((tx) => submitApplication(tx, token, wording))).toEqual({
      ok: false,
      refusal: { code: 'pieces-missing', detail: { count: 1 } },
    });
  });

  it('does not change while it lies before the chamber', async () => {
    const { id, token } = await aSubmittedApplication(portal);
    const organisation = anApplicantOrganisation();
    expect(code(await bearer((tx) => savePiece(tx, token, { organisation })))).toBe('application-not-open');
    for (const statement of [
      sql`update applications set organisation = '{}' where id = ${id}`,
      sql`delete from application_papers where application_id = ${id}`,
      sql`delete from application_producers where application_id = ${id}`,
      sql`update application_papers set digest = ${'0'.repeat(64)} where application_id = ${id}`,
    ])
      expect(await raw(statement)).toMatch(/does not change|only its content/);
  });
});

describe('two different registrars', () => {
  it('are two: the same one approving from two tabs is refused in words', async () => {
    const { id } = await inReview();
    const both = await Promise.all([approve(njoya, id), approve(njoya, id)]);
    expect(both.map(code).sort()).toEqual(['approved-by-you-already', 'ok']);
    expect(code(await approve(njoya, id))).toBe('approved-by-you-already');
    expect((await system((tx) => findApplication(tx, id)))?.application.state).toBe('in-review');
  });

  it('may come at the same instant, and one member comes of it', async () => {
    const { id } = await inReview();
    const both = await Promise.all([approve(njoya, id), approve(mbarga, id)]);
    expect(both.map((result) => result.ok && result.value.outcome).sort()).toEqual([
      'admitted',
      'one-of-two',
    ]);
  });

  it('are asked for by the database too', async () => {
    const { id } = await inReview();
    await approve(njoya, id);
    const member = await system((tx) => anOrganisation(tx, { portalId: portal.id }));
    expect(
      await raw(
        sql`update applications set state = 'approved', decided_at = now(), organisation_id = ${member.id} where id = ${id}`,
      ),
    ).toMatch(/two different registrars/);
    const again = sql`insert into application_approvals values (${id}, 1, ${njoya.personId}, now())`;
    expect(await raw(again)).toMatch(/duplicate key/);
    const outsider = sql`insert into application_approvals values (${id}, 1, ${stranger.personId}, now())`;
    expect(await raw(outsider)).toMatch(/only a registrar of the chamber/);
    expect(await raw(sql`delete from application_approvals where application_id = ${id}`)).toMatch(
      /only grows/,
    );
    const inAnothersName = as(njoya, (tx) =>
      tx
        .insert(applicationApprovals)
        .values({ applicationId: id, submission: 1, registrarId: mbarga.personId, at: new Date() }),
    );
    await expect(inAnothersName).rejects.toThrow();
  });

  it('approve what they saw: after a question and an answer both approve anew', async () => {
    const { id, token } = await inReview();
    await approve(njoya, id);
    const question = 'Le registre est illisible : envoyez-le de nouveau.';
    await as(mbarga, (tx) => requestInformation(tx, mbarga, { applicationId: id, question }));
    const again = (answer?: string) =>
      bearer((tx) => submitApplication(tx, token, { consentWording: 'J’accepte.', answer }));
    expect(code(await again())).toBe('answer-missing');
    expect(code(await again('Voici le registre.'))).toBe('ok');
    await takeUp(mbarga, id);
    expect(await approve(mbarga, id)).toMatchObject({ value: { outcome: 'one-of-two' } });
    const detail = await as(njoya, (tx) => findApplication(tx, id));
    expect(detail?.messages.map(({ authorName, text }) => [authorName, text])).toEqual([
      ['Mbarga', question],
      [null, 'Voici le registre.'],
    ]);
  });
});

describe('the table of transitions', () => {
  it('is kept by the database, whoever writes', async () => {
    const { id } = await aSubmittedApplication(portal);
    const move = (state: string) => raw(sql`update applications set state = ${state} where id = ${id}`);
    expect(await move('information-requested')).toMatch(/does not move from submitted/);
    expect(await move('draft')).toMatch(/does not move|application_complete/);
    expect(await raw(sql`delete from applications where id = ${id}`)).toMatch(/only drafts are deleted/);
  });

  it('asks for a reason where the answer is no, and a decision stands', async () => {
    const { id } = await inReview();
    const reject = (reason: string) =>
      as(njoya, (tx) => rejectApplication(tx, njoya, { applicationId: id, reason }));
    expect(code(await reject('  '))).toBe('reason-missing');
    expect(
      await raw(
        sql`insert into application_events (id, application_id, at, to_state) values (gen_random_uuid(), ${id}, now(), 'rejected')`,
      ),
    ).toMatch(/refusal_has_reason/);
    expect(code(await reject('Le siège est hors du ressort de la chambre.'))).toBe('ok');
    expect(code(await reject('Encore une fois.'))).toBe('application-has-moved');
    expect(code(await approve(mbarga, id))).toBe('application-has-moved');
    expect(await raw(sql`update applications set decided_at = now() where id = ${id}`)).toMatch(
      /decision stands/,
    );
  });

  it('lets nobody who applies decide: the bearer of the link cannot move it in the chamber’s place', async () => {
    const { id, token } = await aSubmittedApplication(portal);
    const forged = bearer(async (tx) => {
      await findApplicationOfBearer(tx, token);
      await tx.update(applications).set({ state: 'in-review' }).where(eq(applications.id, id));
    });
    await expect(forged).rejects.toThrow();
  });
});

describe('an applicant’s papers', () => {
  it('are seen by the chamber of the portal and by the bearer of the link, and by nobody else', async () => {
    const { id, token } = await aSubmittedApplication(portal);
    const seen = (tx: Tx) =>
      tx.select().from(applicationPapers).where(eq(applicationPapers.applicationId, id));
    expect(await as(njoya, seen)).toHaveLength(4);
    expect(await as(stranger, seen)).toEqual([]);
    expect(await bearer(seen)).toEqual([]);
    const member = await system((tx) => anOrganisation(tx, { portalId: portal.id }));
    const seller = await system((tx) =>
      aPerson(tx, { portalId: portal.id, organisationId: member.id, roles: ['owner'] }),
    );
    expect(await as(seller, seen)).toEqual([]);
    expect((await bearer((tx) => findApplicationOfBearer(tx, token)))?.papers).toHaveLength(4);
    for (const wrong of ['', 'x'.repeat(43), Buffer.from(linkDigest(token)).toString('hex')])
      expect(await bearer((tx) => findApplicationOfBearer(tx, wrong))).toBeNull();
  });

  it('stay the applicant’s alone while it is a draft', async () => {
    const { id } = await aCompleteDraft(portal);
    expect(await as(njoya, (tx) => findApplication(tx, id))).toBeNull();
  });

  it('leave a trace in the log with every look, which is written before the bytes are read', async () => {
    const { id } = await aSubmittedApplication(portal);
    const { papers } = (await as(njoya, (tx) => findApplication(tx, id)))!;
    const identity = papers.find((paper) => paper.kind === 'signatory-identity')!;
    const look = (actor: Actor) =>
      as(actor, (tx) => openPaper(tx, actor, { applicationId: id, paperId: identity.id }));
    expect(code(await look(njoya))).toBe('ok');
    expect(code(await look(stranger))).toBe('paper-unknown');
    const log = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(log.filter((entry) => entry.action === 'application-paper-looked-at')).toMatchObject([
      { actorId: njoya.personId, facts: { kind: 'signatory-identity', personal: true } },
    ]);
    expect(await readPaper(identity)).not.toBeNull();
  });

  it.each([
    [
      'a web page called passport.pdf',
      new Blob(['<html><script>alert(1)</script></html>']),
      'file-kind-not-allowed',
    ],
    ['an empty file', new Blob([]), 'file-empty'],
    ['a program', new Blob([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])]), 'file-unrecognised'],
    [
      'a PDF that acts',
      new Blob([
        '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n',
      ]),
      'pdf-active',
    ],
    ['a locked PDF', new Blob(['%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n']), 'pdf-encrypted'],
  ])('refuse %s', async (_what, file, expected) => {
    expect(code(await keepPaper('0190a0b0-0000-7000-8000-000000000001', file))).toBe(expected);
  });

  it('are refused before they are read when they are too large', async () => {
    const huge = { size: 200_000_000, stream: () => expect.unreachable('it was read') };
    Object.setPrototypeOf(huge, Blob.prototype);
    Object.defineProperty(huge, 'size', { value: 200_000_000 });
    expect(code(await keepPaper('0190a0b0-0000-7000-8000-000000000001', huge as unknown as Blob))).toBe(
      'file-too-large',
    );
  });

  it('are the same file once, and six a kind at most', async () => {
    const { id, token } = await aCompleteDraft(portal);
    const add = async (text: string) => {
      const kept = await keepPaper(id, aPaperFile(text));
      if (!kept.ok) throw new Error(kept.refusal.code);
      return bearer((tx) =>
        addPaper(tx, token, {
          kind: 'statutes',
          file: kept.value,
          fileName: 'a/../b\u202e.pdf',
          validUntil: null,
        }),
      );
    };
    expect(code(await add('one'))).toBe('ok');
    expect(code(await add('one'))).toBe('paper-already-there');
    for (const text of ['two', 'three', 'four', 'five']) expect(code(await add(text))).toBe('ok');
    expect(code(await add('six'))).toBe('paper-too-many-files');
    const { papers } = (await bearer((tx) => findApplicationOfBearer(tx, token)))!;
    expect(papers.map((paper) => paper.fileName)).toContain('a .. b .pdf');
  });
});

describe('what is odd', () => {
  it('is found among members and applicants: the same numbers, a name that resembles', async () => {
    const known = await system((tx) =>
      anOrganisation(tx, {
        portalId: portal.id,
        legalName: 'Groupement des apicultrices de l’Adamaoua',
        taxId: 'M 0414-00017777 P',
        organisationIdentifier: 'NTRCM-RC/NGD/2011/C/77',
      }),
    );
    const { id } = await aSubmittedApplication(portal, {
      organisation: {
        legalName: 'GROUPEMENT DES APICULTRICES D’ADAMAOUA',
        taxId: 'M041400017777P',
        registryNumber: 'RC/NGD/2011/C/77',
      },
    });
    const twin = await aSubmittedApplication(portal, {
      organisation: { legalName: 'Groupement des apiculteurs de l’Adamaoua' },
    });
    const queue = await as(njoya, (tx) =>
      findApplications(tx, { portalId: portal.id, queue: 'waiting' }, noList),
    );
    const found = queue.find((row) => row.application.id === id)!.oddities;
    expect(found[0]).toMatchObject({
      code: 'registry-number-known',
      weight: 'stop',
      points: { of: 'member', id: known.id },
    });
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'tax-id-known', points: { of: 'member', id: known.id } }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'name-resembles', points: { of: 'application', id: twin.id } }),
    );
    await takeUp(njoya, id);
    expect(await approve(njoya, id)).toMatchObject({
      refusal: { code: 'approval-barred', detail: { oddity: 'registry-number-known' } },
    });
  });

  it('bars a country on the operator’s list, and everybody while the list cannot be read', async () => {
    const { id } = await inReview();
    const list = parseSanctions('country,name\nCM,\n');
    if (!list.ok) throw new Error(list.refusal.code);
    expect(await approve(njoya, id, { list: list.value })).toMatchObject({
      refusal: { detail: { oddity: 'country-sanctioned' } },
    });
    expect(await approve(njoya, id, { list: null, why: 'unreadable' })).toMatchObject({
      refusal: { detail: { oddity: 'sanctions-unreadable' } },
    });
    expect(code(await approve(njoya, id))).toBe('ok');
  });

  it('stops an application whose signatory is a member already, in words and not by an error', async () => {
    const first = await inReview({ signatory: { email: 'same@example.org' } });
    await approve(njoya, first.id);
    expect(code(await approve(mbarga, first.id))).toBe('ok');
    const second = await inReview({ signatory: { email: 'same@example.org' } });
    expect(await approve(njoya, second.id)).toMatchObject({ refusal: { detail: { oddity: 'email-known' } } });
  });
});

describe('the chamber of another portal', () => {
  it('neither sees nor decides', async () => {
    const { id } = await inReview();
    expect(code(await takeUp(stranger, id))).toBe('application-unknown');
    expect(code(await approve(stranger, id))).toBe('application-unknown');
    expect(
      await as(stranger, (tx) => findApplications(tx, { portalId: portal.id, queue: 'waiting' }, noList)),
    ).toEqual([]);
  });

  it('nor may a member of the portal', async () => {
    const { id } = await inReview();
    const seller = await system((tx) => aPerson(tx, { portalId: portal.id, roles: ['seller'] }));
    const attempt = await system((tx) =>
      approveApplication(tx, seller, { applicationId: id, sanctions: noList }),
    );
    expect(code(attempt)).toBe('not-allowed');
  });
});

describe('the secret link', () => {
  it('is mailed again unchanged to who has lost it, at most once an hour, and to nobody else', async () => {
    const email = 'lost@example.org';
    const { token } = await bearer((tx) => startApplication(tx, { portal, email, locale: 'fr' }));
    const jobs = async () =>
      (
        await database().execute<{ n: number }>(
          sql`select count(*)::int as n from pgboss.job where name = 'send-mail' and data ->> 'to' = ${email}`,
        )
      ).rows[0]!.n;
    const again = (at: number) =>
      system((tx) => sendLinksAgain(tx, { portalId: portal.id, email }, new Date(at)));
    expect(await jobs()).toBe(1);
    await again(Date.now());
    expect(await jobs()).toBe(1);
    await again(Date.now() + 2 * 3_600_000);
    expect(await jobs()).toBe(2);
    expect(await bearer((tx) => findApplicationOfBearer(tx, token))).not.toBeNull();
    const { rows } = await database().execute<{ data: string }>(
      sql`select data::text as data from pgboss.job where name = 'send-mail'`,
    );
    expect(rows.map((row) => row.data).join()).not.toContain(token);
  });

  it('opens nothing more when a registrar has replaced it', async () => {
    const { id, token } = await aSubmittedApplication(portal);
    await as(njoya, (tx) => replaceLink(tx, njoya, { applicationId: id }));
    expect(await bearer((tx) => findApplicationOfBearer(tx, token))).toBeNull();
  });
});

describe('retention', () => {
  it('deletes identity papers thirty days after the decision, and keeps that they were shown', async () => {
    const { id } = await inReview();
    await as(njoya, (tx) => rejectApplication(tx, njoya, { applicationId: id, reason: 'Hors du ressort.' }));
    await deleteDuePapers(new Date(Date.now() + 29 * day));
    const papers = () => system(async (tx) => (await findApplication(tx, id))!.papers);
    expect((await papers()).every((paper) => paper.contentDeletedAt === null)).toBe(true);
    await deleteDuePapers(new Date(Date.now() + 31 * day));
    const after = await papers();
    const identity = after.find((paper) => paper.kind === 'signatory-identity')!;
    expect(identity.contentDeletedAt).not.toBeNull();
    expect(await readPaper(identity)).toBeNull();
    expect(await readPaper(after.find((paper) => paper.kind === 'statutes')!)).not.toBeNull();
    const look = await as(njoya, (tx) => openPaper(tx, njoya, { applicationId: id, paperId: identity.id }));
    expect(code(look)).toBe('paper-deleted');
  });

  it('deletes a draft that nobody has touched for ninety days, with its papers', async () => {
    const { id } = await aCompleteDraft(portal);
    const { papers } = (await system((tx) => findApplication(tx, id)))!;
    await deleteAbandonedDrafts(new Date(Date.now() + 91 * day));
    expect(await system((tx) => findApplication(tx, id))).toBeNull();
    expect(await readPaper(papers[0]!)).toBeNull();
    const events = await database()
      .select()
      .from(applicationEvents)
      .where(eq(applicationEvents.applicationId, id));
    expect(events).toEqual([]);
    expect(
      await database().select().from(applicationProducers).where(eq(applicationProducers.applicationId, id)),
    ).toEqual([]);
  });
});
