// Measures in front: what gives most to each room here, what it takes to reach a frame, and which to put first within it.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useMemo, useRef, useState } from 'react';
import { Failure, post } from '../api/client';
import type { Change, Measure, MeasureChoice as Answer, Measures as All, Municipality } from '../api/types';
import { useApp } from '../state/app';
import {
  demandOf,
  isTaken,
  judged,
  readOwn,
  roomId,
  roomNames,
  useTypedMeasures,
  withOwn,
  withoutOwn,
  type Wanted,
} from '../state/measures';
import type { Plan } from '../state/plan';
import { useResource } from '../state/resource';
import { FrameForm } from './FrameForm';
import { Loading } from './Loading';
import { MeasureCard } from './MeasureCard';
import { MeasureChoice } from './MeasureChoice';
import { OwnMeasures } from './OwnMeasures';

interface Props {
  place: Municipality;
  plan: Plan;
  year: number;
  onLever: (lever: string) => void;
  excludesOf: (lever: string) => readonly string[]; // levers that count the same twice
}

export function Measures({ place, plan, year, onLever, excludesOf }: Props) {
  const { t, language } = useApp();
  const { data: all, failure } = useResource<All>(
    `/api/v1/municipalities/${place.number}/measures?year=${year}&lang=${language}`,
  );
  const [typed, change] = useTypedMeasures(place.number);
  const { own, worth, without } = typed;
  const wanted: Wanted = typed.wanted ?? { room: 'money', amount: '', year, spare: true, floors: [] };
  const setWanted = (next: Wanted) => change({ wanted: next });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  const shown = useMemo(() => {
    const ids = all?.giving_most.find((one) => one.room === roomId(wanted.room))?.measures ?? [];
    return ids.flatMap((id) => all?.measures.find((one) => one.id === id) ?? []);
  }, [all, wanted.room]);
  if (!all) return <Loading failure={failure} />;
  const known = (id: string) => [...all.measures, ...own].some((one) => one.id === id);
  const rated = Object.entries(worth)
    .filter(([id]) => known(id))
    .map(([id, value]) => ({ id, worth: value }));

  const take = (measure: Measure) => {
    if (isTaken(measure, plan.changes)) plan.turn(measure.lever!, null);
    else plan.turn(measure.lever!, measure.value, undefined, excludesOf(measure.lever!));
  };
  const takeAll = (chosen: Change[]) =>
    plan.replace([
      ...plan.changes.filter((change) => !chosen.some((one) => one.id === change.id)),
      ...chosen.map((change) => ({ ...change })),
    ]);
  const ask = (byWorth: boolean, leftOut = without) => {
    const mine = ++asked.current;
    setBusy(true);
    setSaid('');
    post<Answer>(`/api/v1/municipalities/${place.number}/measures/choice?lang=${language}`, {
      demands: [demandOf(wanted)],
      without: leftOut,
      floors: wanted.floors.map((figure) => ({ figure, year: wanted.year })),
      spare_others: wanted.spare,
      own,
      year: wanted.year,
      ...(byWorth ? { worth: rated, most: rated.length } : {}),
    }).then(
      (found) => {
        if (mine !== asked.current) return;
        setBusy(false);
        setAnswer(found);
        requestAnimationFrame(() => document.getElementById('measure-answer')?.focus());
      },
      (cause: unknown) => {
        if (mine !== asked.current) return;
        setBusy(false);
        setSaid(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away'));
      },
    );
  };
  const exclude = (id: string) => {
    const next = [...without, id];
    change({ without: next });
    ask(false, next);
  };
  const last = all.first_year + (all.measures[0]?.gives[0]?.by_year.length ?? 1) - 1;
  return (
    <section aria-labelledby="measures" className="measures-part">
      <Heading level={2} data-size="sm" id="measures">
        {t('measures.title')}
      </Heading>
      <div className="choices no-print" role="group" aria-label={t('choice.which')}>
        {roomNames.map((room) => (
          <Button
            key={room}
            data-size="sm"
            variant={wanted.room === room ? 'primary' : 'secondary'}
            aria-pressed={wanted.room === room}
            onClick={() => setWanted({ ...wanted, room })}
          >
            {t(`measures.more.${room}`)}
          </Button>
        ))}
      </div>
      <FrameForm
        wanted={wanted}
        first={all.first_year}
        last={last}
        busy={busy}
        rated={rated.length}
        onWanted={setWanted}
        onAsk={ask}
      />
      {without.length > 0 && (
        <p className="subtle">
          {t('measures.without', { count: without.length })}{' '}
          <Button variant="tertiary" data-size="sm" onClick={() => change({ without: [] })}>
            {t('measures.again')}
          </Button>
        </p>
      )}
      <div role="status">{said && <Alert data-color="warning">{said}</Alert>}</div>
      {answer && (
        <MeasureChoice
          answer={answer}
          changes={plan.changes}
          onTake={take}
          onTakeAll={takeAll}
          onLever={onLever}
          onWithout={exclude}
        />
      )}
      <Heading level={3} data-size="2xs">
        {t(`measures.giving.${wanted.room}`, { year })}
      </Heading>
      <ul className="measures">
        {shown.map((measure) => (
          <MeasureCard
            key={measure.id}
            measure={measure}
            taken={isTaken(measure, plan.changes)}
            onTake={take}
            onLever={onLever}
            worth={worth[measure.id]}
            onWorth={(one, value) => change({ worth: judged(worth, one.id, value) })}
          />
        ))}
      </ul>
      <OwnMeasures
        first={all.first_year}
        last={last}
        own={own}
        draft={typed.draft}
        onDraft={(draft) => change({ draft })}
        onAdd={() => {
          const read = readOwn(
            typed.draft.name,
            typed.draft.figures,
            [all.first_year, last],
            own.map((one) => one.id),
          );
          if (typeof read === 'string') return read;
          change({ ...withOwn(typed, read), draft: { name: '', figures: '' } });
          return null;
        }}
        onRemove={(id) => change(withoutOwn(typed, id))}
      />
    </section>
  );
}
