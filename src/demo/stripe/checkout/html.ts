/** Text made safe to stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --ink: #1d2a2b; --paper: #fbfaf7; --line: #d8d3c8; --accent: #1f5f5b; --on-accent: #fff; --warn: #9b2c1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --paper: #171b1b; --line: #3a4141; --accent: #8fc7bf; --on-accent: #10201f; --warn: #f0a092; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.35rem; margin: 1.5rem 0 .25rem; }
.note { border: 1px dashed var(--line); border-radius: .5rem; padding: .6rem .9rem; font-size: .9rem; }
.amount { font-size: 2rem; font-weight: 600; font-variant-numeric: tabular-nums; margin: 0 0 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
td { padding: .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:last-child { text-align: end; font-variant-numeric: tabular-nums; }
label { display: block; margin: 1rem 0 0; }
input { display: block; width: 100%; margin-top: .25rem; padding: .65rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
button { width: 100%; margin-top: 1.5rem; padding: .8rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .5rem; cursor: pointer; }
button.quiet { color: inherit; background: transparent; border-color: var(--line); margin-top: .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: inherit; }
[role=alert] { color: var(--warn); font-weight: 600; }
details { margin-top: 2rem; font-size: .9rem; }
code { white-space: nowrap; }
`;

/** A page without a script; `body` is HTML already. */
export function htmlPage(language: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>${style}</style></head><body><main>${body}</main></body></html>`;
}

/** Scripts never run, nothing is loaded, nobody frames it. No form-action: after paying it leads back to the shop. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
};
