import { languageOfPath } from '../language-of-path';
import { NothingHere } from './nothing-here';

/** What members are told of an order, goods or a key that does not exist, or is not theirs to see. */
export default async function NotFound() {
  return <NothingHere locale={await languageOfPath()} />;
}
