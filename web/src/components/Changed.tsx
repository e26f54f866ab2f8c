// What is turned, each with a way back; in a meeting, what was turned since the last break.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useApp } from '../state/app';
import { differences, type Plan } from '../state/plan';
import { showValue, type Turnable } from '../state/turnable';

export function Changed({ plan, all, meeting }: { plan: Plan; all: readonly Turnable[]; meeting: boolean }) {
  const { t, format } = useApp();
  const list = differences(meeting ? plan.atBreak : [], plan.changes);
  return (
    <section aria-labelledby="did" className="changed">
      <Heading level={2} data-size="sm" id="did">
        {meeting ? t('choice.sinceBreak') : t('choice.changed')}
      </Heading>
      {list.length === 0 ? (
        <p className="subtle">
          {meeting && plan.changes.length
            ? t('choice.nothingSince', { count: plan.changes.length })
            : t('choice.nothing')}
        </p>
      ) : (
        <ul className="changed-list">
          {list.map((one) => {
            const what = all.find((other) => other.id === one.id);
            if (!what) return null;
            const show = (value: number | null) => showValue(what, value ?? what.today, format, t);
            return (
              <li key={one.id}>
                <span>
                  {what.name}: {show(one.before)} → <strong>{show(one.after)}</strong>
                  {one.reason && <em> «{one.reason}»</em>}
                </span>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  className="no-print"
                  onClick={() => plan.turn(one.id, one.before)}
                  aria-label={t('choice.undoThis', { name: what.name })}
                >
                  {t('lever.reset')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {meeting && (
        <Button data-size="sm" variant="secondary" onClick={plan.takeBreak}>
          {t('choice.break')}
        </Button>
      )}
    </section>
  );
}
