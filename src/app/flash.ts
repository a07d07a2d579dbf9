import { cookies } from 'next/headers';
import { z } from 'zod';
import { config } from '@/config';

/** What an action leaves for the page it sends the browser to: what was typed, what was wrong with it, what was made. */
const flash = z.object({
  form: z.string(),
  values: z.record(z.string(), z.string()).optional(),
  problems: z.array(z.object({ field: z.string().nullable(), code: z.string() })).optional(),
  made: z.string().optional(),
});
export type Flash = z.infer<typeof flash>;

const name = 'tradeseal-flash';

/** For a minute, in a cookie that no script reads: forms keep what was typed without script of ours. */
export async function leaveFlash(value: Flash): Promise<void> {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  if (text.length > 3800) return leaveFlash({ ...value, values: {} });
  (await cookies()).set(name, text, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config().baseUrl.startsWith('https://'),
    path: '/',
    maxAge: 60,
  });
}

/** What was left for this form, or null. */
export async function readFlash(form: string): Promise<Flash | null> {
  const text = (await cookies()).get(name)?.value;
  if (!text) return null;
  try {
    const read = flash.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return read.success && read.data.form === form ? read.data : null;
  } catch {
    return null;
  }
}

export async function clearFlash(): Promise<void> {
  (await cookies()).delete(name);
}
