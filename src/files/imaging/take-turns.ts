const atOnce = 2;
const mostWaiting = 24;
const waiting: (() => void)[] = [];
let working = 0;

/** Runs the work when fewer than two others run; null when the queue is full. One queue for each process. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (working >= atOnce) {
    if (waiting.length >= mostWaiting) return null;
    await new Promise<void>((myTurn) => waiting.push(myTurn));
  } else {
    working++;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working--;
  }
}
