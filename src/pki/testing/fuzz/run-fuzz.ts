import { Random } from './random';
import { makeTargets, type Target } from './targets';

export interface FuzzResult {
  readonly mutations: number;
  readonly passed: number;
  readonly slowestMilliseconds: number;
  readonly slowest: string;
  readonly findings: readonly FuzzFinding[];
}

export interface FuzzFinding {
  readonly what: string;
  readonly target: string;
  readonly mutation: string;
  readonly input: Uint8Array;
}

/**
 * Verifies `mutations` mutated inputs: none may crash, take more than `longestMilliseconds` of processor time, or pass
 * although what was signed is no longer the same. `progress` is called now and then with the number done.
 */
export async function runFuzz(
  mutations: number,
  seed: number,
  longestMilliseconds: number,
  progress: (done: number) => void = () => {},
): Promise<FuzzResult> {
  const random = new Random(seed);
  const targets = await makeTargets();
  const findings: FuzzFinding[] = [];
  let [passed, slowestMilliseconds, slowest] = [0, 0, ''];
  for (const target of targets) {
    const valid = embedded(target, target.valid);
    if (!valid || !target.verify(valid)) throw new Error(`${target.name} does not pass unmutated`);
    for (let i = 0; i < 50; i++) target.verify(valid);
  }
  for (let i = 0; i < mutations; i++) {
    const target = random.pick(targets);
    const mutation = random.pick(Object.keys(target.mutators));
    const input = mutated(target, mutation, random);
    const outcome = examine(target, input, longestMilliseconds);
    if (outcome.milliseconds > slowestMilliseconds)
      [slowestMilliseconds, slowest] = [outcome.milliseconds, `${target.name}: ${mutation}`];
    if (outcome.passed) passed++;
    if (outcome.what) findings.push({ what: outcome.what, target: target.name, mutation, input });
    if (i % 5000 === 4999) progress(i + 1);
  }
  return { mutations, passed, slowestMilliseconds, slowest, findings };
}

function mutated(target: Target, mutation: string, random: Random): Uint8Array {
  let bytes = target.mutators[mutation]!(target.valid, random);
  // Now and then more than one thing is wrong.
  while (bytes.length > 0 && random.below(4) === 0)
    bytes = target.mutators[random.pick(Object.keys(target.mutators))]!(bytes, random);
  return bytes;
}

function examine(
  target: Target,
  input: Uint8Array,
  longestMilliseconds: number,
): { passed: boolean; milliseconds: number; what?: string } {
  const met = embedded(target, input);
  if (!met) return { passed: false, milliseconds: 0 };
  let milliseconds = Number.POSITIVE_INFINITY;
  let passed = false;
  // Slow once may be the garbage of others; slow three times is slow.
  for (let attempt = 0; attempt < 3 && milliseconds > longestMilliseconds; attempt++) {
    const start = process.cpuUsage();
    try {
      passed = target.verify(met);
    } catch (error) {
      return { passed: false, milliseconds: 0, what: `crashed: ${(error as Error).stack}` };
    }
    const { user, system } = process.cpuUsage(start);
    milliseconds = Math.min(milliseconds, (user + system) / 1000);
  }
  if (milliseconds > longestMilliseconds)
    return { passed, milliseconds, what: `took ${milliseconds.toFixed(1)} ms` };
  if (passed && !target.sameSignedBytes(input))
    return { passed, milliseconds, what: 'passed although signed bytes changed' };
  return { passed, milliseconds };
}

function embedded(target: Target, bytes: Uint8Array): Uint8Array | undefined {
  return target.embedded ? target.embedded(bytes) : bytes;
}
