import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { type MissingPiece, needsProducers } from '@/members/applications/missing-pieces';
import { paperKinds, papersAskedOf } from '@/members/applications/paper-kinds';
import { DataTable } from '@/ui/data-table';
import { StatusWord } from '@/ui/status-word';
import type { Market } from '../../../../market';
import { applyPath } from '../answer';

/** Every piece with its state and the way to it. */
export function PieceTable({
  market,
  token,
  detail,
  missing,
}: {
  readonly market: Market;
  readonly token: string;
  readonly detail: ApplicationDetail;
  readonly missing: readonly MissingPiece[];
}) {
  const t = translator(market.locale, 'apply');
  return (
    <section className="section">
      <h2>{t('pieces.title')}</h2>
      <DataTable
        caption={t('pieces.title')}
        hideCaption
        rows={piecesOf(detail)}
        rowKey={({ piece }) => piece}
        columns={[
          {
            key: 'name',
            header: t('pieces.name'),
            cell: ({ piece, label }) => <a href={applyPath(market, `/${token}/${piece}`)}>{t(label)}</a>,
          },
          {
            key: 'state',
            header: t('pieces.state'),
            cell: ({ missingAs, count }) =>
              missing.includes(missingAs) ? (
                <StatusWord shape="attention">{t('pieces.missing')}</StatusWord>
              ) : (
                <>
                  <StatusWord shape="done">{t('pieces.complete')}</StatusWord>
                  {count && <span className="quiet"> {t(count.of, { count: count.n })}</span>}
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

interface Piece {
  /** the last part of its address */
  readonly piece: string;
  readonly label: string;
  readonly missingAs: MissingPiece;
  readonly count?: { readonly of: string; readonly n: number };
}

function piecesOf({ application, papers, producers }: ApplicationDetail): Piece[] {
  const { organisation } = application;
  const asked = organisation ? papersAskedOf(organisation.kind) : paperKinds;
  const list: Piece = {
    piece: 'producers',
    label: 'pieces.producers',
    missingAs: 'producers',
    count: { of: 'pieces.people', n: producers },
  };
  return [
    { piece: 'organisation', label: 'pieces.organisation', missingAs: 'organisation' },
    { piece: 'signatory', label: 'pieces.signatory', missingAs: 'signatory' },
    ...(organisation && (needsProducers(organisation) || producers > 0) ? [list] : []),
    ...asked.map(
      (kind): Piece => ({
        piece: kind,
        label: `paper.${kind}`,
        missingAs: `paper ${kind}`,
        count: { of: 'pieces.files', n: papers.filter((paper) => paper.kind === kind).length },
      }),
    ),
  ];
}
