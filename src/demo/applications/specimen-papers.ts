import sharp from 'sharp';

/** A one-page PDF (ISO 32000-2) with a title and lines: a paper that says of itself that it is none. */
export function specimenPdf(title: string, lines: readonly string[]): Blob {
  const text = [
    'BT /F1 20 Tf 60 770 Td',
    `${shown(title)} Tj /F1 12 Tf 0 -40 Td 20 TL`,
    ...lines.map((line) => `${shown(line)} Tj T*`),
    `T* /F1 34 Tf 0.75 g ${shown('SPECIMEN - demonstration')} Tj ET`,
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Blob([Buffer.from(file, 'latin1')]);
}

function shown(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}

/** A drawn card in the place of somebody's photographed identity document. */
export async function specimenCard(name: string, number: string): Promise<Blob> {
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800" viewBox="0 0 640 400">
    <rect width="640" height="400" fill="#efe6d2"/><rect x="12" y="12" width="616" height="376" fill="none" stroke="#0b5d4e" stroke-width="3"/>
    <circle cx="120" cy="180" r="46" fill="#b9ab8e"/><path d="M40 330q80-130 160 0z" fill="#b9ab8e"/>
    <g font-family="sans-serif" fill="#1c1a17"><text x="240" y="80" font-size="26" font-weight="700">SPÉCIMEN</text>
    <text x="240" y="150" font-size="18">Nom / Name</text><text x="240" y="180" font-size="26">${name}</text>
    <text x="240" y="240" font-size="18">N°</text><text x="240" y="270" font-size="26">${number}</text>
    <text x="240" y="340" font-size="15">Document fictif : démonstration</text></g></svg>`;
  const jpeg = await sharp(Buffer.from(card)).jpeg({ quality: 82 }).toBuffer();
  return new Blob([Uint8Array.from(jpeg)]);
}
