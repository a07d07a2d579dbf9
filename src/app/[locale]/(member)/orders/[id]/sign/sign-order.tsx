'use client';

import type { ComponentProps } from 'react';
import { SignDocument } from '@/ui/signing/sign-document';

/** The signing island, which goes on to the order once the signature was accepted. */
export function SignOrder({
  signedUrl,
  ...props
}: Omit<ComponentProps<typeof SignDocument>, 'onSigned'> & { signedUrl: string }) {
  return <SignDocument {...props} onSigned={() => window.location.assign(signedUrl)} />;
}
