import { forgetEverything } from '@/pki/bounded-cache';
import { verifyDetached } from '@/pki/verify-detached';
import { verifyDocument } from '@/pki/verify-document';
import { benchOrders } from './bench-orders';
import { checkingWithKnownKeys, checkingWithNewKeys, type RawSignature } from './raw-signatures';
import { sideBySide } from './side-by-side';

/*
 * Whole verifications beside what node:crypto alone needs for the same signatures, keys and process, measured in turns:
 * `npx tsx bench/verify.bench.ts [seconds per line]`.
 *
 * warm: people, authorities and lists are known, messages are not. Raw are the signatures of the message and of its
 *   time-stamps, with imported keys.
 * cold: everything is forgotten before each verification. Raw are all signatures: messages, time-stamps, certificates,
 *   lists, OCSP answers, with every key imported once.
 */
const seconds = Number(process.argv[2] ?? 2);
const messagesMade = 24;

async function bench(): Promise<void> {
  console.log('                              verification       raw   ratio  target  signatures');
  for (const rsa of [false, true]) {
    const made = await benchOrders(rsa, messagesMade);
    const kind = rsa ? 'RSA-2048' : 'P-256';
    const { content, input, messages, orders } = made;
    const message = rows(messages, ({ cms }) => passed(verifyDetached(content, cms, input)));
    row(`${kind} CMS and path, warm`, message.warm, message.rawWarm, 1.5, messages[0]!.own);
    row(`${kind} CMS and path, cold`, message.cold, message.rawCold, 1.5, messages[0]!.all);
    const order = rows(orders, ({ pdf }) => passed(verifyDocument(pdf, input)));
    row(`${kind} whole order, warm`, order.warm, order.rawWarm, 2.5, orders[0]!.own);
    row(`${kind} whole order, cold`, order.cold, order.rawCold, 4, orders[0]!.all);
  }
}

type Item = { own: RawSignature[]; all: RawSignature[] };

function rows<Signed extends Item>(items: readonly Signed[], verifyOne: (item: Signed) => void) {
  const inTurn = <Each>(list: readonly Each[], run: (each: Each) => void) => {
    let next = 0;
    return () => run(list[next++ % list.length]!);
  };
  const call = (check: () => void) => check();
  return sideBySide(seconds, {
    rawWarm: inTurn(
      items.map(({ own }) => checkingWithKnownKeys(own)),
      call,
    ),
    warm: inTurn(items, verifyOne),
    rawCold: inTurn(
      items.map(({ all }) => checkingWithNewKeys(all)),
      call,
    ),
    cold: inTurn(items, (item) => {
      forgetEverything();
      verifyOne(item);
    }),
  });
}

function row(
  what: string,
  ours: number,
  raw: number,
  target: number,
  signatures: readonly RawSignature[],
): void {
  console.log(
    `${what.padEnd(28)} ${ours.toFixed(0).padStart(10)} µs ${raw.toFixed(0).padStart(6)} µs ${(ours / raw).toFixed(2).padStart(7)} ${target.toFixed(1).padStart(7)} ${String(signatures.length).padStart(11)}`,
  );
}

function passed({ indication, reason }: { indication: string; reason?: string }): void {
  if (indication !== 'TOTAL-PASSED') throw new Error(reason);
}

void bench();
