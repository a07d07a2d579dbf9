import type { ReactNode } from 'react';
import { QuietButton } from '@/ui/button';
import type { FormFields } from './form-fields';
import type { RowGroup } from './form-rows';

export interface PieceProps {
  readonly fields: FormFields;
  readonly languages: readonly { readonly value: string; readonly label: string }[];
  readonly currencies: readonly string[];
}

/** A part of the form that opens when it is asked for, when something in it is wrong, or when it got another row. */
export function Piece({
  fields,
  name,
  stems,
  groups = [],
  open = false,
  children,
}: {
  readonly fields: FormFields;
  readonly name: string;
  /** the names of the fields inside, without language, currency and row */
  readonly stems: readonly string[];
  readonly groups?: readonly RowGroup[];
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const { added, values } = fields.state;
  const isOpen = open || fields.isWrong(stems) || (added !== undefined && groups.includes(added));
  const isSaid = Object.entries(values).some(
    ([key, value]) => value !== '' && stems.includes(key.replace(/_\w+$/, '')),
  );
  return (
    <details open={isOpen} id={`piece-${name}`}>
      <summary>
        <span className="serif">{fields.word(`piece.${name}`)}</span>
        {!isOpen && !isSaid && <span className="quiet fine"> {fields.word('piece.empty')}</span>}
      </summary>
      {children}
    </details>
  );
}

/** A row of fields that belong together, told apart by its number. */
export function Row({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Sends the form to be shown again with another row; nothing typed is lost and nothing is saved. */
export function AddRow({ fields, group, label }: { fields: FormFields; group: RowGroup; label: string }) {
  return (
    <QuietButton name="add" value={group} formNoValidate>
      {fields.word(label)}
    </QuietButton>
  );
}
