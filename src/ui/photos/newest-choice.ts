/**
 * Tells whoever waits for the outcome of a choice whether it is still the newest: begins a choice with each call, and
 * answers with that question.
 */
export function choices(): () => () => boolean {
  let newest = 0;
  return () => {
    newest += 1;
    const mine = newest;
    return () => mine === newest;
  };
}
