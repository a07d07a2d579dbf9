'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { storedKey } from './key-store';

/** Shows its children only where this browser still holds the key of an enrolment whose answer was lost. */
export function IfWaiting({ enrolmentId, children }: { enrolmentId: string; children: ReactNode }) {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    storedKey(enrolmentId).then(
      (key) => setWaits(key !== null),
      () => setWaits(false),
    );
  }, [enrolmentId]);
  return waits ? children : null;
}
