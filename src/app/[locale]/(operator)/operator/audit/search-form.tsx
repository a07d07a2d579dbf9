import { z } from 'zod';
import type { AuditSearch } from '@/audit/find-entries';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryButton } from '@/ui/button';
import { Field, SelectField } from '@/ui/field';

const fields = ['actor', 'action', 'subject', 'portal', 'from', 'until', 'before'] as const;
export type AuditQuery = Readonly<Record<(typeof fields)[number], string>>;

/** The search as the address has it; what is not there is ''. */
export function readQuery(asked: Readonly<Record<string, string | string[] | undefined>>): AuditQuery {
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name].trim().slice(0, 200) : '');
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Record<
    (typeof fields)[number],
    string
  >;
}

/** The search as the log is asked. What cannot be read is not asked for; a portal that is not there finds nothing. */
export function searchOf(query: AuditQuery, portals: readonly Portal[]): AuditSearch {
  const nobody = '00000000-0000-0000-0000-000000000000';
  const id = (text: string) => (text ? (z.uuid().safeParse(text).data ?? nobody) : undefined);
  const day = (text: string, plus: number) =>
    z.iso.date().safeParse(text).success ? new Date(Date.parse(text) + plus * 86_400_000) : undefined;
  const portal = query.portal ? (portals.find(({ slug }) => slug === query.portal)?.id ?? nobody) : undefined;
  const before = /^\d{1,15}$/.test(query.before) ? Number(query.before) : undefined;
  return {
    ...(query.actor && { actorId: id(query.actor) }),
    ...(portal && { portalId: portal }),
    ...(query.action && { action: query.action }),
    ...(query.subject && { subjectId: query.subject }),
    from: day(query.from, 0),
    until: day(query.until, 1),
    before,
  };
}

/** By whom, what, to what, where and when. */
export function SearchForm({
  locale,
  query,
  actions,
  portals,
}: {
  readonly locale: Locale;
  readonly query: AuditQuery;
  readonly actions: readonly string[];
  readonly portals: readonly Portal[];
}) {
  const t = translator(locale, 'operator');
  return (
    <form className="columns">
      <SelectField name="action" label={t('audit.action')} defaultValue={query.action}>
        <option value="">{t('audit.any')}</option>
        {actions.map((action) => (
          <option key={action}>{action}</option>
        ))}
      </SelectField>
      <SelectField name="portal" label={t('audit.portal')} defaultValue={query.portal}>
        <option value="">{t('audit.any')}</option>
        {portals.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {textIn(locale, name)}
          </option>
        ))}
      </SelectField>
      <Field name="actor" label={t('audit.actorId')} defaultValue={query.actor} maxLength={36} />
      <Field name="subject" label={t('audit.subjectId')} defaultValue={query.subject} maxLength={200} />
      <Field name="from" type="date" label={t('audit.from')} defaultValue={query.from} />
      <Field name="until" type="date" label={t('audit.until')} defaultValue={query.until} />
      <div>
        <PrimaryButton>{t('audit.search')}</PrimaryButton>
      </div>
    </form>
  );
}
