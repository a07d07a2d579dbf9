import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from './error-summary';
import { Notice } from './notice';

describe('the problems of a form that came back', () => {
  const summary = renderToStaticMarkup(
    <ErrorSummary title="Not sent" problems={[{ field: 'email', message: 'The address has no @' }]} />,
  );

  it('are where the page opens, without script, and lead to their fields', () => {
    expect(summary).toMatch(/^<div class="notice notice-stopped" role="alert" tabindex="-1" autofocus="">/);
    expect(summary).toContain('<a href="#email">The address has no @</a>');
  });

  it('are not there when there are none, and other notices leave the page where it opens', () => {
    expect(renderToStaticMarkup(<ErrorSummary title="Not sent" problems={[]} />)).toBe('');
    expect(renderToStaticMarkup(<Notice>Saved</Notice>)).toBe(
      '<div class="notice notice-attention" role="status">Saved</div>',
    );
  });
});
