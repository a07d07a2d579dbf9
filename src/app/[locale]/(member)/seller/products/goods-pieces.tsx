import { AddRow, Piece, type PieceProps, Row } from './form-piece';

/** What the goods are: in words, by kind and origin, in which variants. */
export function GoodsPieces({ fields, languages, currencies }: PieceProps) {
  const { line, area, select, rows, word } = fields;
  return (
    <>
      <Piece fields={fields} name="texts" stems={['texts', 'name', 'description', 'translation']} open>
        <span id="texts" />
        {languages.map(({ value, label }, at) => (
          <Row key={value} legend={label}>
            {line(`name_${value}`, { maxLength: 120 })}
            {area(`description_${value}`, 4)}
            {select(`translation_${value}`, 'translation', at === 0 ? 'original' : 'human')}
          </Row>
        ))}
      </Piece>
      <Piece
        fields={fields}
        name="nature"
        stems={[
          ...['category', 'artwork', 'producer', 'hsCode'],
          ...['originCountry', 'originRegion', 'scientificName'],
        ]}
        open
      >
        {select('category', 'category')}
        {line('hsCode', { inputMode: 'numeric', maxLength: 13, required: true })}
        {select('originCountry', 'originCountry')}
        {line('originRegion', { maxLength: 100 })}
        {line('scientificName', { maxLength: 120 })}
        {select('producer', 'producer')}
        {select('artwork', 'artwork')}
      </Piece>
      <Piece
        fields={fields}
        name="variants"
        stems={['code', 'size', 'colour', 'grade', 'surcharge', 'variantMinimum', 'stock']}
        groups={['variants']}
      >
        <p className="field-hint">{word('variants.hint')}</p>
        {rows('variants', currencies).map((row) => (
          <Row key={row} legend={`${word('variant')} ${row}`}>
            {line(`code_${row}`, { maxLength: 40 })}
            {line(`size_${row}`, { maxLength: 40 })}
            {line(`colour_${row}`, { maxLength: 40 })}
            {line(`grade_${row}`, { maxLength: 40 })}
            {currencies.map((currency) =>
              // without an input mode: the decimal keyboards of telephones have no minus
              line(`surcharge_${currency}_${row}`, {
                label: `${word('surcharge')} (${currency})`,
              }),
            )}
            {line(`variantMinimum_${row}`, { inputMode: 'decimal' })}
            {line(`stock_${row}`, { inputMode: 'decimal' })}
          </Row>
        ))}
        <AddRow fields={fields} group="variants" label="addVariant" />
      </Piece>
    </>
  );
}
