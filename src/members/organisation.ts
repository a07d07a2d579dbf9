import { z } from 'zod';
import { isLocale } from '@/i18n/locales';
import { typedLine } from '@/trade/typed-text';

const line = (limit: number) => typedLine(limit).min(1);
const optionalLine = (limit: number) =>
  typedLine(limit)
    .optional()
    .transform((text) => text || undefined);

/** What the registrar writes down about a member organisation. */
export const organisationFacts = z
  .object({
    legalName: line(200),
    kind: z.enum(['company', 'cooperative', 'association']),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    /** ETSI EN 319 412-1 5.1.4: type, country, hyphen, reference */
    organisationIdentifier: z
      .string()
      .trim()
      .regex(/^(NTR|VAT|LEI|PSD|[A-Z]{2}:)[A-Z]{2}-[\x21-\x7e]{1,60}$/),
    taxId: optionalLine(40),
    street: line(200),
    landmark: optionalLine(200),
    town: line(100),
    postcode: optionalLine(20),
    womenLed: z.boolean().default(false),
    memberCount: z.number().int().positive().optional(),
    sells: z.boolean(),
    buys: z.boolean(),
  })
  .refine((facts) => facts.sells || facts.buys, { path: ['sells'], message: 'sells-or-buys' });
export type OrganisationFacts = z.infer<typeof organisationFacts>;

/** Roles a person can hold in a member organisation. */
export const memberRoles = ['owner', 'seller', 'buyer', 'approver'] as const;

export const personFacts = z.object({
  name: line(120),
  /** as it stands in the certificate and at the bank */
  latinName: line(64).regex(/^[\p{Script=Latin}\p{M}\s.'’-]+$/u),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  locale: z.string().refine(isLocale),
  roles: z.array(z.enum(memberRoles)).min(1),
});
export type PersonFacts = z.infer<typeof personFacts>;

/** "Coopérative des femmes de Bonabéri" → "cooperative-des-femmes-de-bonaberi". */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'organisation'
  );
}
