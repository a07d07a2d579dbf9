/** What variants of the same goods differ in, in the order it is said and written. */
export const optionNames = ['size', 'colour', 'grade'] as const;
export type OptionName = (typeof optionNames)[number];

/** In words of the seller: { size: 'L', colour: 'indigo' }. */
export type VariantOptions = Readonly<Partial<Record<OptionName, string>>>;

/** The options that are said, in their order. */
export function optionsOf(options: VariantOptions): { readonly name: OptionName; readonly value: string }[] {
  return optionNames.flatMap((name) => {
    const value = options[name];
    return value ? [{ name, value }] : [];
  });
}
