import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Written } from './written';

const written = (locale: string, text: Record<string, string>) =>
  renderToStaticMarkup(<Written locale={locale} text={text} />);

describe('what somebody wrote', () => {
  it('is shown in the reader’s language without more ado', () => {
    expect(written('fr', { en: 'Dried mango', fr: 'Mangue séchée' })).toBe('<bdi>Mangue séchée</bdi>');
  });

  it('says in which language it is where that is another', () => {
    expect(written('ar', { fr: 'Mangue séchée' })).toBe('<bdi lang="fr">Mangue séchée</bdi>');
  });
});
