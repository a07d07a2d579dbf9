import type { ComponentProps } from 'react';

/** The one thing to do here: at most one on a page. */
export function PrimaryButton(props: ComponentProps<'button'>) {
  return <button type="submit" {...props} className="button" />;
}

export function QuietButton(props: ComponentProps<'button'>) {
  return <button type="submit" {...props} className="button button-quiet" />;
}

/** Destroys something: its words name what ("Revoke the certificate of Awa Ndiaye"). */
export function StopButton(props: ComponentProps<'button'>) {
  return <button type="submit" {...props} className="button button-stop" />;
}

/** The primary action when it is a place to go to. */
export function PrimaryLink(props: ComponentProps<'a'>) {
  return <a {...props} className="button" />;
}

export function QuietLink(props: ComponentProps<'a'>) {
  return <a {...props} className="button button-quiet" />;
}
