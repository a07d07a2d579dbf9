import { fold } from './fold';

/*
 * The dictionaries of PostgreSQL take words back to their stems, but not from every form to the same: they go by accents
 * that were folded away (séché, séchée), and by endings only. What they miss is asked for beside the word.
 */

/** Endings that stand for one another. */
const endings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '': [['', 's']],
  en: [['f', 'fe', 'ves']],
  fr: [
    ['', 's'],
    ['e', 'es', 'ee', 'ees'],
    ['au', 'aux', 'al', 'ail'],
    ['ou', 'oux'],
  ],
  es: [
    ['', 's', 'es'],
    ['z', 'ces'],
  ],
  pt: [
    ['', 's', 'es'],
    ['ao', 'oes', 'aes', 'aos'],
    ['al', 'ais'],
    ['el', 'eis'],
    ['ol', 'ois'],
    ['m', 'ns'],
  ],
  ar: [['', 'ة', 'ات', 'ين', 'ون']],
};

/** Forms of one word that no ending explains. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  en: ['woman women', 'man men', 'child children', 'foot feet', 'goose geese'],
  fr: ['sec sèche', 'blanc blanche', 'frais fraîche', 'long longue', 'doux douce', 'roux rousse', 'œuf œufs'],
  pt: ['pão pães', 'mão mãos', 'chão chãos'],
  ar: [
    'تمر تمور تمرة',
    'زيت زيوت',
    'زربية زرابي',
    'سجادة سجاد سجاجيد',
    'وشاح أوشحة',
    'فستان فساتين',
    'ثوب أثواب ثياب',
    'قماش أقمشة',
    'قميص قمصان',
    'سلة سلال',
    'حصير حصر حصائر',
    'فاكهة فواكه',
    'ثمرة ثمار',
    'حبة حبوب',
    'بذرة بذور',
    'عشبة عشب أعشاب',
    'تابل توابل',
    'بهار بهارات',
    'عطر عطور',
    'جلد جلود',
    'خيط خيوط',
    'صوف أصواف',
    'حقيبة حقائب',
    'طبق أطباق',
    'كوب أكواب',
    'غطاء أغطية',
    'عصير عصائر',
    'ورقة ورق أوراق',
    'زهرة زهر أزهار زهور',
    'جوزة جوز',
    'عسل أعسال',
  ],
};

const irregularOf = new Map(
  Object.entries(irregular).map(([language, groups]) => [
    language,
    new Map(
      groups.flatMap((group) => {
        const forms = group.split(' ').map(fold);
        return forms.map((form) => [form, forms] as const);
      }),
    ),
  ]),
);

const shortestStem = 2;

/** A word of a language ('' for names) in the forms it may have in a text, folded; first as it was given. */
export function formsOf(language: string, word: string): string[] {
  const folded = fold(word);
  const grade = /^(\p{L}{1,3})(\d{1,5})$|^(\d{1,5})(\p{L}{1,3})$/u.exec(folded);
  // "W320", "80g": letters and a number, which are as often written apart
  if (grade) return [folded, grade.slice(1).filter(Boolean).join(' ')];
  if (!/^\p{L}+$/u.test(folded)) return [folded];
  const isArabic = /\p{Script=Arabic}/u.test(folded);
  if (language !== '' && (language === 'ar') !== isArabic) return [folded];
  const bare = language === 'ar' ? withoutArticle(folded) : folded;
  const forms = (endings[language] ?? []).flatMap((group) => exchanged(bare, group.map(fold)));
  const others = irregularOf.get(language)?.get(bare) ?? [];
  const all = [bare, ...others, ...forms];
  return [...new Set([folded, ...(language === 'ar' ? all.flatMap((form) => [form, `ال${form}`]) : all)])];
}

function exchanged(word: string, group: readonly string[]): string[] {
  const ending = group
    .filter((end) => word.endsWith(end) && word.length - end.length >= shortestStem)
    .reduce<string | null>((longest, end) => (end.length >= (longest?.length ?? 0) ? end : longest), null);
  if (ending === null) return [];
  const stem = word.slice(0, word.length - ending.length);
  return group.map((end) => stem + end);
}

/** Without "the", alone or after "and", "with", "like" or "for". */
function withoutArticle(word: string): string {
  const bare = /^(?:[وفبك]?ال|لل)(.{3,})$/u.exec(word)?.[1];
  return bare ?? word;
}
