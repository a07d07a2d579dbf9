/** Line ends of one character: browsers send two, old files one of another kind. */
export function plainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
