import { preparedAnswer } from '@/app/prepared-answer';

/** What the registrar was offered to sign. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ offer: string }> },
): Promise<Response> {
  return await preparedAnswer((await params).offer);
}
