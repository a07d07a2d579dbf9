import { AddRow, Piece, type PieceProps, Row } from './form-piece';

/** What is promised and proved: certificates held, and where and when goods under the Union's rules were grown. */
export function EvidencePieces({ fields }: PieceProps) {
  const { line, area, rows, word } = fields;
  return (
    <>
      <Piece
        fields={fields}
        name="certificates"
        stems={['scheme', 'certificateNumber', 'expires']}
        groups={['certificates']}
      >
        {rows('certificates', []).map((row) => (
          <Row key={row} legend={`${word('certificate')} ${row}`}>
            {line(`scheme_${row}`, { maxLength: 80 })}
            {line(`certificateNumber_${row}`, { maxLength: 60 })}
            {line(`expires_${row}`, { type: 'date' })}
          </Row>
        ))}
        <AddRow fields={fields} group="certificates" label="addCertificate" />
      </Piece>
      <Piece
        fields={fields}
        name="plots"
        stems={['harvestedFrom', 'harvestedUntil', 'plotName', 'plotHectares', 'plotPoints']}
        groups={['plots']}
      >
        <p className="field-hint">{word('plots.hint')}</p>
        {line('harvestedFrom', { type: 'date' })}
        {line('harvestedUntil', { type: 'date' })}
        {rows('plots', []).map((row) => (
          <Row key={row} legend={`${word('plot')} ${row}`}>
            {line(`plotName_${row}`, { maxLength: 80 })}
            {line(`plotHectares_${row}`, { inputMode: 'decimal' })}
            {area(`plotPoints_${row}`, 4)}
          </Row>
        ))}
        <AddRow fields={fields} group="plots" label="addPlot" />
      </Piece>
    </>
  );
}
