import type { ComponentProps, ComponentType } from 'react';
import { PrimaryButton } from '../button';
import { Progress } from './progress';

/**
 * The button of what takes a while. While it is done the button stays, since the keyboard is on it: whoever is told of a
 * refusal afterwards is where they were (WCAG 2.2, 2.4.3). It is to the form to take no second press meanwhile.
 */
export function WorkingButton({
  busy,
  as: Button = PrimaryButton,
  ...button
}: ComponentProps<'button'> & {
  /** what is being done; null when nothing is */
  readonly busy: string | null;
  readonly as?: ComponentType<ComponentProps<'button'>>;
}) {
  return (
    <>
      {busy && <Progress text={busy} />}
      <Button {...button} aria-disabled={busy !== null} />
    </>
  );
}
