import { validateXML } from 'xmllint-wasm';
import { type UblDocument, ublSchema } from './ubl-schema';

/** What libxml2 has against each of these texts under the schema of their document; an empty list for a valid one. */
export async function faultsOfUbl(document: UblDocument, texts: readonly string[]): Promise<string[][]> {
  const { main, imported } = ublSchema(document);
  const { errors } = await validateXML({
    xml: texts.map((contents, at) => ({ fileName: `${at}.xml`, contents })),
    schema: [main],
    preload: [...imported],
    maxMemoryPages: 4096,
  });
  const of = ({ loc, rawMessage }: (typeof errors)[number]) => loc?.fileName ?? rawMessage.split(' ')[0];
  return texts.map((_, at) =>
    errors.filter((error) => of(error) === `${at}.xml`).map((error) => error.message),
  );
}
