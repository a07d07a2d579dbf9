import type { ReactNode } from 'react';
import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { ErrorSummary, type FieldProblem } from '@/ui/error-summary';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../../../../market';
import { answer, applyPath } from '../../answer';

/** What a piece's handlers are given. */
export interface PieceRequest {
  readonly request: Request;
  readonly market: Market;
  readonly detail: ApplicationDetail;
  readonly token: string;
}

export interface PieceForm {
  readonly show: (asked: PieceRequest) => Promise<Response>;
  readonly save: (asked: PieceRequest) => Promise<Response>;
}

/** Answers with a piece's page: its problems above, the form, and the way back. */
export async function showPiece(
  { request, market, detail, token }: PieceRequest,
  page: {
    readonly piece: string;
    readonly title: string;
    readonly lead?: string;
    readonly problems?: readonly FieldProblem[];
    readonly status?: number;
  },
  children: ReactNode,
): Promise<Response> {
  const t = translator(market.locale, 'apply');
  const { title, lead, problems = [] } = page;
  const status = page.status ?? (problems.length > 0 ? 422 : undefined);
  return await answer(
    request,
    market,
    { title, path: `/apply/${token}/${page.piece}`, ...(status && { status }) },
    <>
      <PageHeader eyebrow={<bdi>{detail.application.number}</bdi>} title={title} lead={lead} />
      <ErrorSummary title={t('refusal.title')} problems={problems} />
      {children}
      <p className="links">
        <a href={applyPath(market, `/${token}`)}>{t('paper.back')}</a>
      </p>
    </>,
  );
}

/** 413 for what was too large to be read, 422 for what was read and refused. */
export function statusOf(code: string): number {
  return code === 'file-too-large' ? 413 : 422;
}
