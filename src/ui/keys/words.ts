/** The messages of an island, flat: few enough that the page carries them, so that no ICU parser travels. */
export type Words = Readonly<Record<string, string>>;

/** The message with its `{placeholders}` filled; the key itself when a message is missing, so that it is noticed. */
export function say(
  words: Words,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const message = words[key] ?? key;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
