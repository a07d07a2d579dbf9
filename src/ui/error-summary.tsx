import { Notice } from './notice';

export interface FieldProblem {
  /** the name of the field, which is also its id; null when the form as a whole was refused */
  readonly field: string | null;
  readonly message: string;
}

/**
 * Above a form that came back: every problem, each linked to its field (WCAG 3.3.1). The page opens there, so that it is
 * heard and the next Tab leads to the first of them. Nothing when there is none.
 */
export function ErrorSummary({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly FieldProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="stopped" title={title} takesFocus>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}:${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </Notice>
  );
}
