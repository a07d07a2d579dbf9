import { AddRow, Piece, type PieceProps, Row } from './form-piece';
import type { RowGroup } from './form-rows';

/** On what terms: minimum and prices, delivery, season, packing, samples. */
export function TradePieces({ fields, languages, currencies }: PieceProps) {
  const { line, select, rows, word, choices, state } = fields;
  const inSeason = (state.values.season ?? '').split(' ');
  const priceGroups = currencies.map((currency): RowGroup => `prices_${currency}`);
  return (
    <>
      <Piece
        fields={fields}
        name="prices"
        stems={['unit', 'minimum', 'from', 'price']}
        groups={priceGroups}
        open
      >
        {select('unit', 'unit')}
        {line('minimum', { inputMode: 'decimal', required: true })}
        {currencies.map((currency, at) => (
          <Row key={currency} legend={`${word('pricesIn')} ${currency}`}>
            {line(`price_${currency}_1`, { inputMode: 'decimal', label: word('priceAtMinimum') })}
            {rows(`prices_${currency}`, currencies, at === 0 ? 3 : 1)
              .slice(1)
              .map((row) => (
                <div key={row} className="columns">
                  {line(`from_${currency}_${row}`, { inputMode: 'decimal' })}
                  {line(`price_${currency}_${row}`, { inputMode: 'decimal' })}
                </div>
              ))}
            <AddRow fields={fields} group={`prices_${currency}`} label="addTier" />
          </Row>
        ))}
      </Piece>
      <Piece
        fields={fields}
        name="delivery"
        stems={['incoterm', 'incotermPlace', 'leadTimeDays', 'capacity', 'goodsStock', 'season']}
        open
      >
        {select('incoterm', 'incoterm')}
        {line('incotermPlace', { maxLength: 100, required: true })}
        {line('leadTimeDays', { inputMode: 'numeric', maxLength: 3, required: true })}
        {line('capacity', { inputMode: 'decimal' })}
        {line('goodsStock', { inputMode: 'decimal' })}
        <fieldset className="field" id="season">
          <legend>{word('season')}</legend>
          <p className="field-hint">{word('season.hint')}</p>
          <div className="links">
            {choices.season.map((month) => (
              <label key={month.value} className="choice">
                <input
                  type="checkbox"
                  name="season"
                  value={month.value}
                  defaultChecked={inSeason.includes(month.value)}
                />
                {month.label}
              </label>
            ))}
          </div>
        </fieldset>
      </Piece>
      <Piece
        fields={fields}
        name="packing"
        stems={['packaging', 'packageQuantity', 'packageNet', 'packageGross', 'shelfLifeDays']}
      >
        {line('packageQuantity', { inputMode: 'decimal' })}
        {line('packageNet', { inputMode: 'decimal' })}
        {line('packageGross', { inputMode: 'decimal' })}
        {languages.map(({ value, label }) =>
          line(`packaging_${value}`, { maxLength: 400, label: `${word('packaging')} (${label})` }),
        )}
        {line('shelfLifeDays', { inputMode: 'numeric', maxLength: 5 })}
      </Piece>
      <Piece fields={fields} name="sample" stems={['sampleQuantity', 'samplePrice', 'sampleTerms']}>
        {line('sampleQuantity', { inputMode: 'decimal' })}
        {line('samplePrice', { inputMode: 'decimal' })}
        {select('sampleCurrency', 'sampleCurrency', currencies[0])}
        {languages.map(({ value, label }) =>
          line(`sampleTerms_${value}`, { maxLength: 400, label: `${word('sampleTerms')} (${label})` }),
        )}
      </Piece>
    </>
  );
}
