import { preparedAnswer } from '@/app/prepared-answer';

/** What a party of the order was offered to sign. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ offer: string }> },
): Promise<Response> {
  return await preparedAnswer((await params).offer);
}
