import { qrFigure } from '@/trade/qr-figure';

/** A QR code as an SVG drawn on the server: dark on light in every theme, as cameras expect. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { side, path } = qrFigure(text, 4);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={side * 6}
      style={{ maxWidth: '100%', height: 'auto' }}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
