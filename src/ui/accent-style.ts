import type { CSSProperties } from 'react';
import { papers, readableAccent } from '@/trade/contrast';
import type { PortalBrand } from './masthead';

/** A portal's accent by day and by night, each readable on its paper; as the style of an element of class `branded`. */
export function accentStyle(
  portal: PortalBrand,
): CSSProperties & Record<'--accent-day' | '--accent-night', string> {
  return {
    '--accent-day': readableAccent(portal.accent, papers.day, '#27348b'),
    '--accent-night': readableAccent(portal.accentNight, papers.night, '#a9b4ff'),
  };
}
