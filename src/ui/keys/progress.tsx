/** Something is being done and cannot say how far it is. */
export function Progress({ text }: { readonly text: string }) {
  return (
    <p role="status" className="progress">
      <progress aria-label={text} /> <span>{text}</span>
    </p>
  );
}
