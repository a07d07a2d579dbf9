import { forgetEverything } from '@/pki/bounded-cache';
import { verifyDetached } from '@/pki/verify-detached';
import { verifyDocument } from '@/pki/verify-document';
import { benchOrders } from './bench-orders';
import { besidePkijs } from './beside-pkijs';
import {
  checkingWithKnownKeys,
  checkingWithNewKeys,
  importFast,
  importSpki,
  type RawSignature,
} from './raw-signatures';
import { sideBySide } from './side-by-side';

/*
 * Whole verifications beside what node:crypto alone needs for signatures of the same keys, in the same process and
 * measured in turns: `npx tsx bench/verify.bench.ts [seconds per line]`.
 *
 * Two things can be called raw, and both are shown:
 *   anew: the signatures that this verification has to check itself, with keys it has to import itself. Warm, that is
 *     the message and its time-stamps, with known keys; cold, everything, with each key imported once in the fastest
 *     way node:crypto has. The stricter column.
 *   rests on: all signatures that the verdict rests on (messages, time-stamps, certificates, lists, OCSP answers). Warm
 *     with known keys; cold with each key imported once as node documents it, by createPublicKey of its
 *     SubjectPublicKeyInfo.
 * warm: people, authorities and lists are known, messages are not. cold: everything is forgotten before each.
 */
const seconds = Number(process.argv[2] ?? 2);
const messagesMade = 24;

async function bench(): Promise<void> {
  console.log('                                               raw, and times it');
  console.log(
    '                              verification        anew          rests on    target  signatures',
  );
  for (const rsa of [false, true]) {
    const made = await benchOrders(rsa, messagesMade);
    const kind = rsa ? 'RSA-2048' : 'P-256';
    const { content, input, messages, orders } = made;
    const message = rows(messages, ({ cms }) => passed(verifyDetached(content, cms, input)));
    row(`${kind} CMS and path, warm`, message.warm, message.ownKnown, message.allKnown, 1.5, messages[0]!);
    row(`${kind} CMS and path, cold`, message.cold, message.allFast, message.allSpki, 1.5, messages[0]!);
    const order = rows(orders, ({ pdf }) => passed(verifyDocument(pdf, input)));
    row(`${kind} whole order, warm`, order.warm, order.ownKnown, order.allKnown, 2.5, orders[0]!);
    row(`${kind} whole order, cold`, order.cold, order.allFast, order.allSpki, 4, orders[0]!);
    const beside = await besidePkijs(made);
    console.log(`${kind} the same CMS and path by pkijs ${beside.toFixed(0)} µs, without lists and profile`);
  }
}

type Item = { own: RawSignature[]; all: RawSignature[] };

function rows<Signed extends Item>(items: readonly Signed[], verifyOne: (item: Signed) => void) {
  const inTurn = <Each>(list: readonly Each[], run: (each: Each) => void) => {
    let next = 0;
    return () => run(list[next++ % list.length]!);
  };
  const raw = (check: (item: Signed) => () => void) => inTurn(items.map(check), (run) => run());
  return sideBySide(seconds, {
    ownKnown: raw(({ own }) => checkingWithKnownKeys(own)),
    warm: inTurn(items, verifyOne),
    allKnown: raw(({ all }) => checkingWithKnownKeys(all)),
    allFast: raw(({ all }) => checkingWithNewKeys(all, importFast)),
    cold: inTurn(items, (item) => {
      forgetEverything();
      verifyOne(item);
    }),
    allSpki: raw(({ all }) => checkingWithNewKeys(all, importSpki)),
  });
}

function row(
  what: string,
  ours: number,
  anew: number,
  restsOn: number,
  target: number,
  { own, all }: Item,
): void {
  const beside = (raw: number) => `${raw.toFixed(0).padStart(6)} µs ${(ours / raw).toFixed(2).padStart(5)}`;
  console.log(
    `${what.padEnd(28)} ${ours.toFixed(0).padStart(8)} µs  ${beside(anew)}  ${beside(restsOn)} ${target.toFixed(1).padStart(8)}  ${own.length} of ${all.length}`,
  );
}

function passed({ indication, reason }: { indication: string; reason?: string }): void {
  if (indication !== 'TOTAL-PASSED') throw new Error(reason);
}

void bench();
