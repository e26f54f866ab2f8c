// The answer in words: each room with the changes beside today's course, and what it costs once.
import { Heading } from '@digdir/designsystemet-react';
import type { Change, Outlook } from '../api/types';
import { useApp } from '../state/app';
import { at, reading } from '../state/outlook';
import type { Turnable } from '../state/turnable';
import { roomIds } from './Rooms';

interface Props {
  today: Outlook;
  now: Outlook;
  plain: readonly [before: Outlook, after: Outlook] | null; // the same without chance
  changes: readonly Change[];
  all: readonly Turnable[];
  year: number;
  question: string; // empty: levers of the user's own choice
}

/// Smaller differences than the figures are known to are none.
const least: Record<string, number> = { kroner: 5e4, full_time_equivalents: 0.5, places: 0.5 };

export function Answer({ today, now, plain, changes, all, year, question }: Props) {
  const { t, format } = useApp();
  const last = today.first_year + today.years - 1;
  const once = (byLoan: boolean) =>
    changes.reduce((sum, change) => {
      const one = all.find((other) => other.id === change.id);
      return one?.lever?.one_off_by_loan === byLoan
        ? sum + Math.abs(change.value - one.today) * (one.lever.one_off_per_unit ?? 0)
        : sum;
    }, 0);
  const [spent, lent] = [once(false), once(true)];
  return (
    <section aria-labelledby="answer" className="answer">
      <Heading level={2} data-size="sm" id="answer" tabIndex={-1}>
        {t('answer.title', { year })}
      </Heading>
      {question && <p className="question">{question}</p>}
      <ul className="sentences">
        {roomIds.map((id) => {
          const before = today.figures.find((one) => one.id === id);
          const after = now.figures.find((one) => one.id === id);
          const index = year - today.first_year;
          const [old, fresh] = [before?.middle[index], after?.middle[index]];
          if (!before || !after || old === null || old === undefined || fresh === null || fresh === undefined)
            return null;
          const unit = after.unit.id;
          const difference = plain ? (at(plain[1], id, year) ?? 0) - (at(plain[0], id, year) ?? 0) : fresh - old;
          const same = Math.abs(difference) < (least[unit] ?? 0);
          const words = {
            room: t(`room.${id.split('.')[1]}`),
            reading: reading(now, id)?.in_year[index] ?? format.signed(fresh, unit),
            difference: format.figure(Math.abs(difference), unit),
          };
          const [was, is] = [reading(today, id)?.closes ?? null, reading(now, id)?.closes ?? null];
          const closing =
            was === is
              ? ''
              : is === null
                ? t('answer.opens', { last, was: was! })
                : was === null
                  ? t('answer.closes', { year: is })
                  : t('answer.closesInstead', { year: is, was });
          return (
            <li key={id}>
              {t(same ? 'answer.same' : difference > 0 ? 'answer.better' : 'answer.worse', words)} {closing}
            </li>
          );
        })}
        {spent > 0 && <li>{t('answer.once', { cost: format.figure(spent, 'kroner') })}</li>}
        {lent > 0 && <li>{t('answer.lent', { cost: format.figure(lent, 'kroner') })}</li>}
      </ul>
    </section>
  );
}
