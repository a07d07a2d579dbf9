import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { HeldKey } from './held-key';
import { KeyReady } from './key-ready';

it('takes the keyboard to the news that the key is certified', () => {
  const html = renderToStaticMarkup(
    <KeyReady
      words={{ 'ready.title': 'Your key is certified' }}
      person="Awa"
      itsKey={{ certificates: [new Uint8Array()] } as unknown as HeldKey}
      file={null}
      keptHere
      onSignedIn={() => {}}
    />,
  );
  expect(html).toMatch(
    /^<div tabindex="-1"><div class="notice notice-done" role="status"><h2>Your key is certified/,
  );
});
