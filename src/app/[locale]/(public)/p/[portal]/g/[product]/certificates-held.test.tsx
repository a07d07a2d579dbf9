import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CertificatesHeld } from './certificates-held';

const show = (expires?: string) =>
  renderToStaticMarkup(
    <CertificatesHeld
      locale="en"
      certificates={[{ scheme: 'Fairtrade', number: 'FLO-1', ...(expires && { expires }) }]}
      today={new Date('2026-11-24T12:00:00Z')}
    />,
  );

describe('certificates held', () => {
  it('are valid through their last day, and shown as expired from the next on', () => {
    expect(show('2026-11-24')).toContain('until 24 Nov 2026');
    expect(show('2026-11-23')).toContain('<strong>expired on 23 Nov 2026</strong>');
  });

  it('name their number, so that they can be looked up', () => {
    expect(show()).toContain('FLO-1');
  });
});
