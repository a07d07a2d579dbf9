import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WorkingButton } from './working-button';

it('stays under the keyboard while work is under way, and says what is being done', () => {
  const idle = renderToStaticMarkup(<WorkingButton busy={null}>Sign</WorkingButton>);
  expect(idle).toBe('<button type="submit" aria-disabled="false" class="button">Sign</button>');
  const busy = renderToStaticMarkup(<WorkingButton busy="Signing …">Sign</WorkingButton>);
  expect(busy).toContain('<p role="status"');
  expect(busy).toMatch(/<button type="submit" aria-disabled="true" class="button">Sign<\/button>$/);
  // a button that is disabled outright loses the keyboard
  expect(busy).not.toMatch(/<button[^>]* disabled/);
});
