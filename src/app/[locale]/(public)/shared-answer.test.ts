import { describe, expect, it } from 'vitest';
import { shared } from './shared-answer';

const context = { params: Promise.resolve({}) };
let address = 0;

/** A handler that counts how often it is really asked, at an address no other test uses. */
function aPage(seconds: number, answers: { status?: number; fails?: boolean } = {}) {
  const url = `https://x.example/en/page-${address++}`;
  const asked: Request[] = [];
  const visit = shared(async (request) => {
    asked.push(request);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (answers.fails) throw new Error('no database');
    return new Response(`print ${asked.length}`, {
      status: answers.status ?? 200,
      headers: { etag: 'W/"one"' },
    });
  }, seconds);
  const come = (headers: Record<string, string> = {}, query = '') =>
    visit(new Request(url + query, { headers }), context);
  return { asked, come };
}

describe('a shared page', () => {
  it('is printed once for all who come at the same moment, each with a body of their own', async () => {
    const { asked, come } = aPage(0);
    const answers = await Promise.all([come(), come(), come()]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
      'print 1',
      'print 1',
      'print 1',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('is printed again once its seconds are over, and not before', async () => {
    const brief = aPage(0);
    await brief.come();
    await brief.come();
    expect(brief.asked).toHaveLength(2);
    const longer = aPage(60);
    await longer.come();
    await longer.come();
    expect(longer.asked).toHaveLength(1);
  });

  it('is another page with another query', async () => {
    const { asked, come } = aPage(60);
    await Promise.all([come({}, '?q=a'), come({}, '?q=b')]);
    expect(asked).toHaveLength(2);
  });

  it('is not sent to who has it, but still printed for the others', async () => {
    const { asked, come } = aPage(60);
    const [has, hasNot] = await Promise.all([come({ 'if-none-match': '"one"' }), come()]);
    expect([has.status, await has.text()]).toEqual([304, '']);
    expect([hasNot.status, await hasNot.text()]).toEqual([200, 'print 1']);
    expect(asked[0]?.headers.has('if-none-match')).toBe(false);
  });

  it('is not kept when it was not found or failed', async () => {
    const missing = aPage(60, { status: 404 });
    await missing.come();
    await missing.come();
    expect(missing.asked).toHaveLength(2);
    const failing = aPage(60, { fails: true });
    await expect(failing.come()).rejects.toThrow('no database');
    await expect(failing.come()).rejects.toThrow('no database');
    expect(failing.asked).toHaveLength(2);
  });

  it('passes nothing of a visitor on to the others: no cookie reaches the printing', async () => {
    const { asked, come } = aPage(60);
    await come({ cookie: 'session=secret', authorization: 'Bearer secret' });
    expect([...(asked[0]?.headers ?? [])]).toEqual([]);
  });
});
