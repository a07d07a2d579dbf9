'use client';

import { useEffect, useState } from 'react';
import { knownKeys } from './known-keys';

/** Whether this very browser keeps the key of a certificate: only the browser knows. Without script, what the books say. */
export function KeptHere(props: {
  readonly fingerprint: string;
  readonly here: string;
  readonly elsewhere: string;
}) {
  const { fingerprint, here, elsewhere } = props;
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    knownKeys().then((keys) => setIsHere(keys.some(({ facts }) => facts.fingerprint === fingerprint)));
  }, [fingerprint]);
  return <span>{isHere ? here : elsewhere}</span>;
}
