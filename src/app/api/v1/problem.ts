/** An error for programs (RFC 9457). */
export function problem(status: number, title: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, title }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}
