type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a form holds: for each name the values of its controls in their order; a box that is not ticked is ''. */
export function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const control of typedControls(form)) {
    values[control.name] = [...(values[control.name] ?? []), typedIn(control)];
  }
  return values;
}

/** Does anything in it differ from how the server sent it? */
export function isTyped(form: HTMLFormElement): boolean {
  return typedControls(form).some((control) => {
    if (isBox(control)) return control.checked !== control.defaultChecked;
    if (control instanceof HTMLSelectElement) return false;
    return control.value !== control.defaultValue;
  });
}

/** Puts values back; true if that changed anything. Controls that are new since then keep what they have. */
export function writeValues(
  form: HTMLFormElement,
  values: Readonly<Record<string, readonly string[]>>,
): boolean {
  const next = new Map<string, number>();
  let changed = false;
  for (const control of typedControls(form)) {
    const position = next.get(control.name) ?? 0;
    next.set(control.name, position + 1);
    const value = values[control.name]?.[position];
    if (value === undefined || value === typedIn(control)) continue;
    if (isBox(control)) control.checked = value !== '';
    else control.value = value;
    changed = true;
  }
  return changed;
}

/** Not what nobody types: hidden fields, buttons, passphrases and files. */
function typedControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name !== '' &&
      !['hidden', 'submit', 'button', 'password', 'file'].includes(element.type),
  );
}

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

function typedIn(control: Control): string {
  if (isBox(control)) return control.checked ? control.value || 'on' : '';
  return control.value;
}
