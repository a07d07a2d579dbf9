import { children, DerError, type DerNode, expectTag, readDer, tags } from './der-read';
import { taggedFields } from './extension-values';
import { type GeneralName, readGeneralName } from './general-name';

export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

const MAX_SUBTREES = 4096;

/** RFC 5280 4.2.1.10: not empty; minimum 0 (so left out in DER) and no maximum. @throws DerError */
export function readNameConstraints(der: Uint8Array): NameConstraints {
  const fields = taggedFields(readDer(der), [0xa0, 0xa1]);
  if (fields.size === 0) throw new DerError('der-missing-element', 'empty nameConstraints');
  return { permitted: readSubtrees(fields.get(0xa0), 0xa0), excluded: readSubtrees(fields.get(0xa1), 0xa1) };
}

function readSubtrees(node: DerNode | undefined, tag: number): readonly GeneralName[] {
  if (!node) return [];
  const elements = children(expectTag(node, tag));
  if (elements.length > MAX_SUBTREES) throw new DerError('der-too-many-elements', 'subtrees');
  const subtrees = elements.map((subtree) => {
    const [base, ...distances] = children(expectTag(subtree, tags.sequence));
    if (!base) throw new DerError('der-missing-element', 'base of a subtree');
    if (distances.length > 0) throw new DerError('der-unexpected-tag', 'minimum or maximum of a subtree');
    return readGeneralName(base);
  });
  if (subtrees.length === 0) throw new DerError('der-missing-element', 'empty subtrees');
  return subtrees;
}
