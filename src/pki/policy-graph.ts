import { oid } from './oids';
import type { PolicyInformation, PolicyMapping } from './policy-extensions';

/**
 * The valid policy tree of RFC 5280 6.1.2 a, kept as the graph of RFC 9618: a node for each policy at each depth,
 * shared by all its parents, so that mappings cannot make it grow exponentially (CVE-2023-0464).
 */
interface PolicyNode {
  readonly policy: string;
  readonly qualifiers: readonly Uint8Array[];
  expected: Set<string>;
  readonly parents: Set<PolicyNode>;
}

type Level = Map<string, PolicyNode>;

const { anyPolicy } = oid;

export class PolicyGraph {
  /** Depth 0 first; null once no policy is valid any more. */
  #levels: Level[] | null;

  constructor() {
    const root: PolicyNode = {
      policy: anyPolicy,
      qualifiers: [],
      expected: new Set([anyPolicy]),
      parents: new Set(),
    };
    this.#levels = [new Map([[anyPolicy, root]])];
  }

  get isEmpty(): boolean {
    return this.#levels === null;
  }

  /** 6.1.3 d and e: the policies of the next certificate. */
  addCertificate(policies: readonly PolicyInformation[], countsAnyPolicy: boolean): void {
    if (this.#levels === null) return;
    if (policies.length === 0) {
      this.#levels = null;
      return;
    }
    const previous = this.#levels[this.#levels.length - 1]!;
    const expecting = parentsByExpectedPolicy(previous);
    const level: Level = new Map();
    for (const { policy, qualifiers } of policies) {
      if (policy === anyPolicy) continue;
      const anyParent = previous.get(anyPolicy);
      const parents = expecting.get(policy) ?? (anyParent ? [anyParent] : []);
      if (parents.length > 0) level.set(policy, aNode(policy, qualifiers, parents));
    }
    const any = policies.find(({ policy }) => policy === anyPolicy);
    if (any && countsAnyPolicy) {
      for (const [policy, parents] of expecting) {
        if (!level.has(policy)) level.set(policy, aNode(policy, any.qualifiers, parents));
      }
    }
    this.#levels.push(level);
    this.#prune();
  }

  /** 6.1.4 b: mappings of the certificate added last. */
  map(mappings: readonly PolicyMapping[], mappingAllowed: boolean): void {
    if (this.#levels === null || mappings.length === 0) return;
    const level = this.#levels[this.#levels.length - 1]!;
    for (const [issuerDomain, subjectDomains] of bySource(mappings)) {
      if (!mappingAllowed) {
        level.delete(issuerDomain);
        continue;
      }
      const node = level.get(issuerDomain);
      const any = level.get(anyPolicy);
      if (node) node.expected = subjectDomains;
      else if (any) {
        level.set(issuerDomain, {
          ...any,
          policy: issuerDomain,
          expected: subjectDomains,
          parents: new Set(any.parents),
        });
      }
    }
    this.#prune();
  }

  /** 6.1.5 g: the policies, in the anchor's terms, for which the path is valid and that the user accepts. */
  constrainedTo(initialPolicies: ReadonlySet<string>): string[] {
    if (this.#levels === null) return [];
    const authorities = new Set<string>();
    for (const level of this.#levels.slice(1)) {
      for (const node of level.values()) {
        const isRootOfDomain = [...node.parents].some((parent) => parent.policy === anyPolicy);
        if (node.policy !== anyPolicy && isRootOfDomain) authorities.add(node.policy);
      }
    }
    const last = this.#levels[this.#levels.length - 1]!;
    const isAny = last.has(anyPolicy);
    if (initialPolicies.has(anyPolicy)) return [...authorities, ...(isAny ? [anyPolicy] : [])];
    return [...initialPolicies].filter((policy) => isAny || authorities.has(policy));
  }

  /** 6.1.3 d 3: nodes without children above the deepest level go, from below upwards. */
  #prune(): void {
    const levels = this.#levels!;
    for (let depth = levels.length - 1; depth > 0; depth--) {
      const used = new Set<PolicyNode>();
      for (const node of levels[depth]!.values()) for (const parent of node.parents) used.add(parent);
      for (const [policy, node] of levels[depth - 1]!) if (!used.has(node)) levels[depth - 1]!.delete(policy);
    }
    if (levels[levels.length - 1]!.size === 0) this.#levels = null;
  }
}

function aNode(
  policy: string,
  qualifiers: readonly Uint8Array[],
  parents: readonly PolicyNode[],
): PolicyNode {
  return { policy, qualifiers, expected: new Set([policy]), parents: new Set(parents) };
}

function parentsByExpectedPolicy(level: Level): Map<string, PolicyNode[]> {
  const expecting = new Map<string, PolicyNode[]>();
  for (const node of level.values()) {
    for (const policy of node.expected) {
      const parents = expecting.get(policy);
      if (parents) parents.push(node);
      else expecting.set(policy, [node]);
    }
  }
  return expecting;
}

function bySource(mappings: readonly PolicyMapping[]): Map<string, Set<string>> {
  const sources = new Map<string, Set<string>>();
  for (const { issuerDomain, subjectDomain } of mappings) {
    const targets = sources.get(issuerDomain);
    if (targets) targets.add(subjectDomain);
    else sources.set(issuerDomain, new Set([subjectDomain]));
  }
  return sources;
}
