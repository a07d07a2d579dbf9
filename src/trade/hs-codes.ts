interface HsHeading {
  readonly en: string;
  readonly fr: string;
}

/**
 * Six-digit codes that the portals trade in, with short names for people. The customs' own wording is longer; on a
 * paper the code counts and the name helps to notice a wrong one.
 */
const codes = {
  '030617': { en: 'Shrimps and prawns, frozen', fr: 'Crevettes congelées' },
  '030749': { en: 'Cuttlefish and squid, frozen', fr: 'Seiches et calmars congelés' },
  '040900': { en: 'Natural honey', fr: 'Miel naturel' },
  '060311': { en: 'Roses, cut', fr: 'Roses coupées' },
  '070820': { en: 'Beans, fresh or chilled', fr: 'Haricots frais ou réfrigérés' },
  '070960': { en: 'Peppers of the genus Capsicum, fresh', fr: 'Piments frais' },
  '071339': { en: 'Beans, dried', fr: 'Haricots secs' },
  '071410': { en: 'Manioc (cassava)', fr: 'Racines de manioc' },
  '080111': { en: 'Desiccated coconut', fr: 'Noix de coco desséchées' },
  '080131': { en: 'Cashew nuts in shell', fr: 'Noix de cajou en coques' },
  '080132': { en: 'Cashew nuts, shelled', fr: 'Noix de cajou sans coques' },
  '080262': { en: 'Macadamia nuts, shelled', fr: 'Noix macadamia sans coques' },
  '080310': { en: 'Plantains', fr: 'Bananes plantains' },
  '080390': { en: 'Bananas, fresh or dried', fr: 'Bananes fraîches ou sèches' },
  '080410': { en: 'Dates', fr: 'Dattes' },
  '080430': { en: 'Pineapples, fresh or dried', fr: 'Ananas frais ou secs' },
  '080440': { en: 'Avocados', fr: 'Avocats' },
  '080450': { en: 'Guavas, mangoes and mangosteens', fr: 'Goyaves, mangues et mangoustans' },
  '080510': { en: 'Oranges', fr: 'Oranges' },
  '080720': { en: 'Papaws (papayas)', fr: 'Papayes' },
  '081090': { en: 'Other fresh fruit', fr: 'Autres fruits frais' },
  '081340': { en: 'Other dried fruit', fr: 'Autres fruits séchés' },
  '090111': { en: 'Coffee, not roasted, not decaffeinated', fr: 'Café non torréfié, non décaféiné' },
  '090121': { en: 'Coffee, roasted, not decaffeinated', fr: 'Café torréfié, non décaféiné' },
  '090220': { en: 'Green tea, in bulk', fr: 'Thé vert en vrac' },
  '090240': { en: 'Black tea, in bulk', fr: 'Thé noir en vrac' },
  '090411': { en: 'Pepper, neither crushed nor ground', fr: 'Poivre non broyé ni pulvérisé' },
  '090412': { en: 'Pepper, crushed or ground', fr: 'Poivre broyé ou pulvérisé' },
  '090421': { en: 'Capsicum, dried, not crushed', fr: 'Piments séchés, non broyés' },
  '090510': { en: 'Vanilla, not crushed', fr: 'Vanille non broyée' },
  '090611': { en: 'Cinnamon, not crushed', fr: 'Cannelle non broyée' },
  '090710': { en: 'Cloves, not crushed', fr: 'Girofles non broyés' },
  '091011': { en: 'Ginger, not crushed', fr: 'Gingembre non broyé' },
  '091020': { en: 'Saffron', fr: 'Safran' },
  '091030': { en: 'Turmeric', fr: 'Curcuma' },
  '100630': { en: 'Rice, milled', fr: 'Riz blanchi' },
  '100830': { en: 'Canary seed', fr: 'Alpiste' },
  '100840': { en: 'Fonio', fr: 'Fonio' },
  '100850': { en: 'Quinoa', fr: 'Quinoa' },
  '120242': { en: 'Groundnuts, shelled, not roasted', fr: 'Arachides décortiquées, non grillées' },
  '120740': { en: 'Sesame seeds', fr: 'Graines de sésame' },
  '120799': { en: 'Other oil seeds', fr: 'Autres graines oléagineuses' },
  '121190': {
    en: 'Plants for perfumery, pharmacy or the like',
    fr: 'Plantes pour la parfumerie ou la médecine',
  },
  '130120': { en: 'Gum arabic', fr: 'Gomme arabique' },
  '140490': { en: 'Other vegetable products', fr: 'Autres produits végétaux' },
  '150910': { en: 'Olive oil, virgin', fr: 'Huile d’olive vierge' },
  '151311': { en: 'Coconut oil, crude', fr: 'Huile de coco brute' },
  '151590': { en: 'Other vegetable fats and oils', fr: 'Autres graisses et huiles végétales' },
  '170114': { en: 'Other cane sugar, raw', fr: 'Autres sucres de canne bruts' },
  '180100': { en: 'Cocoa beans', fr: 'Cacao en fèves' },
  '180310': { en: 'Cocoa paste, not defatted', fr: 'Pâte de cacao non dégraissée' },
  '180400': { en: 'Cocoa butter', fr: 'Beurre de cacao' },
  '180632': { en: 'Chocolate in bars, not filled', fr: 'Chocolat en tablettes, non fourré' },
  '200819': { en: 'Nuts and seeds, prepared', fr: 'Fruits à coques et graines préparés' },
  '200989': { en: 'Juice of any other single fruit', fr: 'Jus de tout autre fruit' },
  '330129': { en: 'Essential oils', fr: 'Huiles essentielles' },
  '340111': { en: 'Soap for toilet use', fr: 'Savons de toilette' },
  '420292': { en: 'Bags, of textile or plastics', fr: 'Sacs en textile ou en plastique' },
  '440929': { en: 'Wood, shaped', fr: 'Bois profilés' },
  '460219': { en: 'Basketwork of vegetable materials', fr: 'Ouvrages de vannerie végétale' },
  '520100': { en: 'Cotton, not carded or combed', fr: 'Coton non cardé ni peigné' },
  '520852': { en: 'Printed cotton, plain weave', fr: 'Coton imprimé à armure toile' },
  '520941': {
    en: 'Woven cotton, yarns of different colours',
    fr: 'Tissus de coton en fils de diverses couleurs',
  },
  '570110': { en: 'Carpets of wool, knotted', fr: 'Tapis de laine à points noués' },
  '610910': { en: 'T-shirts of cotton, knitted', fr: 'T-shirts en coton, en bonneterie' },
  '611019': { en: 'Jerseys of fine animal hair', fr: 'Chandails de poils fins' },
  '620442': { en: 'Dresses of cotton', fr: 'Robes en coton' },
  '621410': { en: 'Scarves of silk', fr: 'Châles et écharpes de soie' },
  '621490': { en: 'Scarves of other textiles', fr: 'Châles et écharpes d’autres textiles' },
  '630120': { en: 'Blankets of wool or fine hair', fr: 'Couvertures de laine ou de poils fins' },
  '630492': { en: 'Furnishing articles of cotton', fr: 'Articles d’ameublement en coton' },
  '650400': { en: 'Hats, plaited', fr: 'Chapeaux tressés' },
  '691200': { en: 'Ceramic tableware', fr: 'Vaisselle en céramique' },
  '711719': { en: 'Imitation jewellery of base metal', fr: 'Bijouterie de fantaisie en métaux communs' },
} as const satisfies Record<string, HsHeading>;

export type HsCode = keyof typeof codes;

/** Every known code, in customs order. */
export const hsCodes = Object.keys(codes).sort() as HsCode[];

/** The short name of a code in French or (for every other language) English; null for a code we do not list. */
export function hsName(language: string, code: string): string | null {
  const heading: HsHeading | undefined = Object.hasOwn(codes, code) ? codes[code as HsCode] : undefined;
  if (!heading) return null;
  return language === 'fr' ? heading.fr : heading.en;
}
