import NextAuth from 'next-auth';
import { authOptions } from '../options';

/** next-auth's endpoints: the CSRF token and the credentials callback, which the sign-in page calls. */
async function handle(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}

export { handle as GET, handle as POST };
