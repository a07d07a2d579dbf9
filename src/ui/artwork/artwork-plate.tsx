import { printing } from '../printing';
import { artworkMarkup } from './artwork';

/** The block print of goods, inside the page. With a label it is a picture; without, an ornament beside its name. A page printed light does without. */
export function ArtworkPlate({
  name,
  category,
  label,
}: {
  readonly name: string;
  readonly category: string;
  readonly label?: string;
}) {
  if (printing().light) return null;
  const picture = label
    ? ({ role: 'img', 'aria-label': label } as const)
    : ({ 'aria-hidden': true } as const);
  return (
    <svg
      className="plate"
      viewBox="0 0 240 180"
      {...picture}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawings, chosen by name
      dangerouslySetInnerHTML={{ __html: artworkMarkup(name, category) }}
    />
  );
}
