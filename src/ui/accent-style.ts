import type { CSSProperties } from 'react';
import { readableAccent } from './contrast';
import type { PortalBrand } from './masthead';

/** A portal's accent by day and by night, each readable on its paper; as the style of an element of class `branded`. */
export function accentStyle(
  portal: PortalBrand,
): CSSProperties & Record<'--accent-day' | '--accent-night', string> {
  return {
    '--accent-day': readableAccent(portal.accent, '#fbf8f3', '#27348b'),
    '--accent-night': readableAccent(portal.accentNight, '#10172a', '#a9b4ff'),
  };
}
