import { expect, it } from 'vitest';
import { POST } from './route';

/** A body that says no length and goes on for ever; how much of it was asked for. */
function endless() {
  const sent = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.bytes += 65_536;
      if (sent.bytes > 8 * 1024 * 1024) controller.error(new Error('nobody stopped'));
      else controller.enqueue(new Uint8Array(65_536));
    },
  });
  return { body, sent };
}

it('reads no more of a body than an event may have, whatever length it says', async () => {
  const { body, sent } = endless();
  const request = new Request('http://localhost/api/webhooks/stripe', {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit);
  expect((await POST(request)).status).toBe(413);
  expect(sent.bytes).toBeLessThan(1024 * 1024);
});
