import { ChoiceField } from '../field';

export const consentKinds = ['electronic', 'document', 'privacy'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What the signer agreed to, in the very words and language shown. */
export interface Consent {
  readonly kind: ConsentKind;
  readonly wording: string;
  readonly language: string;
}

/** Three agreements, each with its own box: none is hidden in another, none is ticked beforehand. */
export function Consents({ wordings }: { readonly wordings: Readonly<Record<ConsentKind, string>> }) {
  return consentKinds.map((kind) => (
    <ChoiceField key={kind} name={`consent-${kind}`} required label={wordings[kind]} />
  ));
}
