// What do we agree? What was changed in the meeting, undone one by one; what is written down; the minutes as files.
import { Alert, Button } from '@digdir/designsystemet-react';
import { Suspense } from 'react';
import { useApp } from '../../state/app';
import { later } from '../../state/arrive';
import { useFiles } from '../../state/files';
import type { Typed } from '../../state/meeting';
import { wantMore } from '../../state/moreMessages';
import { useOwn } from '../../state/own';
import { differences } from '../../state/plan';
import { readRoute, writeChanges } from '../../state/route';
import { showValue } from '../../state/turnable';
import { useTurnables, withoutReasons } from '../../state/turnables';
import { Changed } from '../Changed';
import { Files } from '../Files';
import { RoomsNow } from './RoomsNow';
import type { MeetingProps } from './shared';

/// With the sentences of the programme, which a meeting reads only here.
const KeepMinutes = later(() => wantMore(readRoute(window.location).language).then(() => import('./KeepMinutes')));

interface Props extends MeetingProps {
  typed: Typed;
  onTyped: (typed: Typed) => void;
  onAnew: () => void;
}

export function Agree({ place, plan, before, typed, onTyped, onAnew }: Props) {
  const { t, language, format } = useApp();
  const { all } = useTurnables();
  const [own] = useOwn(place.number);
  const made = useFiles(`/api/v1/municipalities/${place.number}/minutes?lang=${language}`);
  const write = () =>
    made.make({
      ...typed,
      held: new Date().toLocaleDateString(language === 'en' ? 'en-GB' : `${language}-NO`, { dateStyle: 'long' }),
      before: withoutReasons(before),
      after: withoutReasons(plan.changes),
      ...(own ? { own } : {}),
    });
  return (
    <div className="meeting-agree">
      <div>
        <RoomsNow place={place} changes={plan.changes} />
        {all && (
          <Changed
            before={before}
            changes={plan.changes}
            all={all}
            title={t('meeting.changed')}
            none={t(plan.changes.length ? 'meeting.unchanged' : 'meeting.nothing', { count: plan.changes.length })}
            onTurn={plan.turn}
          />
        )}
      </div>
      <div>
        <label htmlFor="agreed">{t('meeting.agreed')}</label>
        <textarea
          id="agreed"
          rows={5}
          maxLength={20000}
          value={typed.agreed}
          onChange={(event) => onTyped({ ...typed, agreed: event.target.value })}
        />
        <label htmlFor="present">{t('meeting.present')}</label>
        <input
          id="present"
          maxLength={2000}
          value={typed.present}
          onChange={(event) => onTyped({ ...typed, present: event.target.value })}
        />
        <div className="tools no-print">
          <Button onClick={write} disabled={made.progress !== null}>
            {t('meeting.minutes')}
          </Button>
          <Button variant="tertiary" onClick={onAnew}>
            {t('meeting.anew')}
          </Button>
        </div>
        {made.failure && <Alert data-color="danger">{made.failure}</Alert>}
        <Files {...made} />
        <Suspense fallback={null}>
          <KeepMinutes
            place={place}
            title={typed.title}
            agreed={typed.agreed}
            changes={writeChanges(plan.changes)}
            measures={differences([], plan.changes).flatMap((one) => {
              const what = all?.find((other) => other.id === one.id);
              const show = (value: number | null) => (what ? showValue(what, value ?? what.today, format, t) : '');
              return what ? [`${what.name}: ${show(one.before)} → ${show(one.after)}`] : [];
            })}
          />
        </Suspense>
      </div>
    </div>
  );
}
