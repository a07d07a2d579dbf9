import { relative } from 'node:path';
import { demoFacts } from './load-demo';
import type { Stack } from './stack';

/** Who can sign in, with what, and what to try: the last thing the demo says. */
export function printTour(stack: Stack, dataDirectory: string, seconds: number): void {
  const facts = demoFacts(dataDirectory);
  const bold = (text: string) => `\u001b[1m${text}\u001b[0m`;
  const lines = [
    '',
    `${bold(`Tradeseal is ready at ${stack.baseUrl}`)}   (${seconds} s; Ctrl-C stops it, the data stays)`,
    '',
    'Everybody and everything in it is invented. Who can sign in, with which key file:',
    '',
    ...(facts?.people ?? []).map(
      ({ name, roles, file }) =>
        `  ${name.padEnd(22)} ${roles.join(', ').padEnd(16)} ${file ? relative(process.cwd(), file) : '(invited, see step 1)'}`,
    ),
    '',
    '  And of the other markets:',
    ...(facts?.elsewhere ?? []).map(
      ({ name, roles, market, file }) =>
        `  ${market.padEnd(15)} ${name.padEnd(20)} ${roles.join(', ').padEnd(20)} ${relative(process.cwd(), file)}`,
    ),
    '',
    `  Passphrase of every key file: ${bold(facts?.passphrase ?? '')}`,
    '',
    'A tour in five steps:',
    `  1. Enrol: open ${stack.baseUrl}${facts?.enrolmentPath ?? ''} and let the browser make a key.`,
    `  2. Buy: look at ${stack.baseUrl}/fr/p/wouri, choose goods, sign in as Claire Monnier and sign the order.`,
    '     Authorise the payment with the test card 4242 4242 4242 4242 (any future date, any code).',
    '     Or sign in as Julie Rochat and order for more than 2,000 EUR: her mandate asks for Marc Favre’s signature too.',
    '  3. Sell: sign in as Esther Ngo Bassong, read the order, countersign it. The payment is taken into escrow.',
    '     Report the shipment; as Claire confirm the receipt. The seller is owed the money, the payout is scheduled.',
    `  4. Reconcile: half a minute later download a statement from the bank at ${stack.bankUrl}; sign in as Daniel`,
    '     Okafor, fetch from Stripe, take in the statement (a new account), see every cent from checkout to bank.',
    '     As Aïssatou Njoya revoke a certificate: its holder is out with the next click.',
    `  5. Verify: download an order and run  npm run verify -- order.pdf --anchor ${relative(process.cwd(), dataDirectory)}/keys/root.pem`,
    '  And as Thandi Mokoena (cabo-registrar) look at the goods that wait for the chamber of Cabo before they are shown.',
    '',
    `  The payment simulator: ${stack.stripeUrl}`,
    '',
  ];
  console.log(lines.join('\n'));
}
