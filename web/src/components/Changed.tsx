// What differs between two plans, each with a way back.
import { Button, Heading } from '@digdir/designsystemet-react';
import type { Change } from '../api/types';
import { useApp } from '../state/app';
import { differences, type Plan } from '../state/plan';
import { showValue, type Turnable } from '../state/turnable';

interface Props {
  before: readonly Change[];
  changes: readonly Change[];
  all: readonly Turnable[];
  title: string;
  none: string; // where nothing differs
  onTurn: Plan['turn'];
}

export function Changed({ before, changes, all, title, none, onTurn }: Props) {
  const { t, format } = useApp();
  const list = differences(before, changes);
  return (
    <section aria-labelledby="did" className="changed">
      <Heading level={2} data-size="sm" id="did">
        {title}
      </Heading>
      {list.length === 0 ? (
        <p className="subtle">{none}</p>
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
                  onClick={() => onTurn(one.id, one.before)}
                  aria-label={t('choice.undoThis', { name: what.name })}
                >
                  {t('lever.reset')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
