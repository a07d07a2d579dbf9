/**
 * Arguments of Node for a process that serves the site: V8 lets its heap grow to what the machine has before it clears
 * up, 450 MB for 80 MB in use. NODE_OPTIONS may say otherwise.
 * @param {string | undefined} nodeOptions
 * @returns {string[]}
 */
export function heapBound(nodeOptions) {
  return /--max[-_]old[-_]space[-_]size/.test(nodeOptions ?? '') ? [] : ['--max-old-space-size=256'];
}
