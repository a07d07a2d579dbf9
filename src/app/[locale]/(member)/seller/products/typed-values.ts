import { plainLineEnds } from '@/catalogue/plain-line-ends';
import type { ProductValues } from './form-limits';

/** More than any field may hold, so that too much is refused in words and not cut off in silence. */
const mostRead = 10_000;

/**
 * Every text of the form, with line ends of one character: browsers send two, which made a text longer than the one they had
 * counted, and another than the one that was stored. The season's boxes become one text of month numbers.
 */
export function typedValues(form: FormData): ProductValues {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') && name !== 'season' && name !== 'add'
      ? [[name, plainLineEnds(value.slice(0, 2 * mostRead)).slice(0, mostRead)]]
      : [],
  );
  return { ...Object.fromEntries(texts), season: form.getAll('season').map(String).join(' ') };
}
