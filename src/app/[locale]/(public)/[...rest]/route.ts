import { answerNotFound } from '../not-found-document';

/** Every address under a language that nothing else answers. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; rest: string[] }> },
): Promise<Response> {
  return await answerNotFound(request, (await params).locale);
}
