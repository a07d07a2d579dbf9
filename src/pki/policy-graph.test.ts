import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oid } from './oids';
import type { PolicyInformation, PolicyMapping } from './policy-extensions';
import { PolicyGraph } from './policy-graph';

/** The tree of RFC 5280 6.1 word by word, exponential as it is: what the graph must agree with. */
interface TreeNode {
  policy: string;
  expected: Set<string>;
  parent: TreeNode | null;
  children: Set<TreeNode>;
}

const any = oid.anyPolicy;

class PolicyTree {
  levels: TreeNode[][] = [[{ policy: any, expected: new Set([any]), parent: null, children: new Set() }]];
  isNull = false;

  add(policies: string[], countsAny: boolean): void {
    if (this.isNull) return;
    if (policies.length === 0) {
      this.isNull = true;
      return;
    }
    const above = this.levels.at(-1)!;
    const level: TreeNode[] = [];
    const grow = (parent: TreeNode, policy: string) => {
      const node = { policy, expected: new Set([policy]), parent, children: new Set<TreeNode>() };
      parent.children.add(node);
      level.push(node);
    };
    for (const policy of policies.filter((one) => one !== any)) {
      const matching = above.filter((node) => node.expected.has(policy));
      for (const node of matching) grow(node, policy);
      if (matching.length === 0)
        for (const node of above.filter((one) => one.policy === any)) grow(node, policy);
    }
    if (policies.includes(any) && countsAny) {
      for (const node of above) {
        for (const expected of node.expected) {
          if (![...node.children].some((child) => child.policy === expected)) grow(node, expected);
        }
      }
    }
    this.levels.push(level);
    this.prune();
  }

  map(mappings: PolicyMapping[], allowed: boolean): void {
    if (this.isNull) return;
    const level = this.levels.at(-1)!;
    for (const source of new Set(mappings.map(({ issuerDomain }) => issuerDomain))) {
      const targets = mappings.filter((one) => one.issuerDomain === source).map((one) => one.subjectDomain);
      const nodes = level.filter((node) => node.policy === source);
      if (!allowed) {
        for (const node of nodes) this.remove(node);
        continue;
      }
      for (const node of nodes) node.expected = new Set(targets);
      const anyNode = level.find((node) => node.policy === any);
      if (nodes.length === 0 && anyNode) {
        const node = {
          policy: source,
          expected: new Set(targets),
          parent: anyNode.parent,
          children: new Set<TreeNode>(),
        };
        anyNode.parent!.children.add(node);
        level.push(node);
      }
    }
    this.prune();
  }

  constrainedTo(user: Set<string>): Set<string> {
    if (this.isNull) return new Set();
    const roots = this.levels
      .slice(1)
      .flatMap((level) => level.filter((node) => node.parent?.policy === any));
    const valid = new Set(roots.map((node) => node.policy).filter((policy) => policy !== any));
    const isAny = this.levels.at(-1)!.some((node) => node.policy === any);
    if (user.has(any)) return isAny ? valid.add(any) : valid;
    return new Set([...user].filter((policy) => isAny || valid.has(policy)));
  }

  private remove(node: TreeNode): void {
    node.parent?.children.delete(node);
    const level = this.levels.at(-1)!;
    level.splice(level.indexOf(node), 1);
  }

  private prune(): void {
    for (let depth = this.levels.length - 2; depth >= 0; depth--) {
      this.levels[depth] = this.levels[depth]!.filter((node) => {
        if (node.children.size > 0) return true;
        node.parent?.children.delete(node);
        return false;
      });
    }
    if (this.levels[0]!.length === 0) this.isNull = true;
  }
}

const policy = fc.constantFrom('1.1', '1.2', '1.3');
const step = fc.record({
  policies: fc.uniqueArray(fc.constantFrom('1.1', '1.2', '1.3', any), { maxLength: 3 }),
  countsAny: fc.boolean(),
  mappings: fc.array(fc.record({ issuerDomain: policy, subjectDomain: policy }), { maxLength: 3 }),
  mappingAllowed: fc.boolean(),
});

describe('the policy graph', () => {
  it('says what the tree of RFC 5280 says, for any path and any user', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(fc.constantFrom('1.1', '1.2', any), { minLength: 1 }),
        (steps, user) => {
          const graph = new PolicyGraph();
          const tree = new PolicyTree();
          steps.forEach(({ policies, countsAny, mappings, mappingAllowed }, index) => {
            graph.addCertificate(
              policies.map((one): PolicyInformation => ({ policy: one, qualifiers: [] })),
              countsAny,
            );
            tree.add(policies, countsAny);
            if (index === steps.length - 1) return;
            graph.map(mappings, mappingAllowed);
            tree.map(mappings, mappingAllowed);
          });
          expect(graph.isEmpty).toBe(tree.isNull);
          expect(graph.constrainedTo(new Set(user)).sort()).toEqual(
            [...tree.constrainedTo(new Set(user))].sort(),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('stays small where the tree has millions of nodes', () => {
    const graph = new PolicyGraph();
    const names = Array.from({ length: 20 }, (_, index) => `1.2.${index}`);
    const everyPair = names.flatMap((issuerDomain) =>
      names.map((subjectDomain) => ({ issuerDomain, subjectDomain })),
    );
    for (let depth = 0; depth < 16; depth++) {
      graph.addCertificate(
        names.map((one) => ({ policy: one, qualifiers: [] })),
        true,
      );
      graph.map(everyPair, true);
    }
    expect(graph.constrainedTo(new Set(names)).length).toBe(20);
  });
});
