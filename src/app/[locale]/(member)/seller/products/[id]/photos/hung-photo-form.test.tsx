import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { HungPhoto } from '@/catalogue/photos/find-photos';
import { HungPhotoForm } from './hung-photo-form';

it('says with each button which of the photos it is for', () => {
  const photo = {
    id: '1',
    productId: '2',
    digest: 'd',
    width: 320,
    height: 240,
    placeholder: '',
    altTexts: { fr: 'Des mains qui trient la mangue' },
  } as unknown as HungPhoto;
  const html = renderToStaticMarkup(
    <HungPhotoForm locale="fr" photo={photo} languages={['fr']} isFirst={false} />,
  );
  const buttons = html.match(/<button.*?<\/button>/g) ?? [];
  expect(buttons).toHaveLength(3);
  for (const button of buttons) expect(button).toContain('Des mains qui trient la mangue');
});
