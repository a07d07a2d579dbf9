import { translator } from '@/i18n/translator';
import type { ApplicationState } from '@/members/applications/application';
import { PrimaryButton } from '@/ui/button';
import type { FieldProblem } from '@/ui/error-summary';
import { ChoiceField, TextField } from '@/ui/field';
import type { Market } from '../../../../market';
import { applyPath } from '../answer';
import { consentWording } from '../consent';

/** The declaration and the button; until every piece is there, how many are missing. */
export function SubmitForm(props: {
  readonly market: Market;
  readonly token: string;
  readonly state: ApplicationState;
  readonly missing: number;
  readonly problems: readonly FieldProblem[];
  readonly typed?: string;
}) {
  const { market, token, missing, problems, typed } = props;
  const t = translator(market.locale, 'apply');
  const isAnswer = props.state === 'information-requested';
  const error = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <section className="section" id="submit">
      <h2>{t(isAnswer ? 'submit.again' : 'submit.title')}</h2>
      {missing > 0 ? (
        <p>{t('pieces.stillMissing', { count: missing })}</p>
      ) : (
        <form method="post" action={applyPath(market, `/${token}`)}>
          {isAnswer && (
            <TextField
              name="answer"
              label={t('submit.answer')}
              required
              maxLength={2000}
              defaultValue={typed}
              error={error('answer')}
            />
          )}
          <ChoiceField name="consent" label={consentWording(market)} required error={error('consent')} />
          <PrimaryButton>{t(isAnswer ? 'submit.actionAgain' : 'submit.action')}</PrimaryButton>
        </form>
      )}
    </section>
  );
}
