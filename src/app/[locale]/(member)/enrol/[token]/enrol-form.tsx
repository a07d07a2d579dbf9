'use client';

import { MakeKey } from '@/ui/keys/make-key';
import type { Words } from '@/ui/keys/words';
import { certify } from './certify';

export function EnrolForm(props: {
  words: Words;
  token: string;
  enrolmentId: string;
  person: string;
  chamber: string;
  goOn: string;
  resuming?: boolean;
}) {
  const { words, token, enrolmentId, person, chamber, goOn, resuming } = props;
  return (
    <MakeKey
      words={words}
      enrolmentId={enrolmentId}
      person={person}
      chamber={chamber}
      resuming={resuming}
      certify={(request, keepHere) => certify(token, request, keepHere ? 'browser' : 'file')}
      onSignedIn={() => location.assign(goOn)}
    />
  );
}
