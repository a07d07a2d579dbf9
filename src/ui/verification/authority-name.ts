/** "C=CM, O=Chamber of Douala, CN=Wouri CA" → "Wouri CA, Chamber of Douala"; a name without either is given whole. */
export function authorityName(subject: string): string {
  const value = (type: string) =>
    subject.split(/, (?=[A-Za-z0-9.]+=)/).findLast((part) => part.startsWith(`${type}=`));
  const names = [value('CN'), value('O')].map((part) => part?.slice(part.indexOf('=') + 1));
  return [...new Set(names.filter(Boolean))].join(', ') || subject;
}
