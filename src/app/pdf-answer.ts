/** A paper to take along, for its reader alone. */
export function pdfAnswer(bytes: Uint8Array, fileName?: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      ...(fileName && { 'Content-Disposition': `attachment; filename="${fileName}"` }),
      'Cache-Control': 'private, no-store',
    },
  });
}
