'use client';

import { MakeKey } from '@/ui/keys/make-key';
import type { Words } from '@/ui/keys/words';
import { certifySuccessor } from './certify-successor';

export function RenewForm(props: {
  words: Words;
  renewalId: string;
  person: string;
  chamber: string;
  goOn: string;
}) {
  const { words, renewalId, person, chamber, goOn } = props;
  return (
    <MakeKey
      words={words}
      enrolmentId={renewalId}
      person={person}
      chamber={chamber}
      certify={(request, keepHere) => certifySuccessor(request, keepHere ? 'browser' : 'file')}
      onSignedIn={() => location.assign(goOn)}
    />
  );
}
