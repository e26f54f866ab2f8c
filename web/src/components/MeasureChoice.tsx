// The answer to "what does it take?" and "what first?": the measures, what they reach together, what is just outside.
import { Alert, Button } from '@digdir/designsystemet-react';
import type { Change, Measure, MeasureChoice as Answer } from '../api/types';
import { useApp } from '../state/app';
import { changeOf, isTaken } from '../state/measures';
import { MeasureCard } from './MeasureCard';

interface Props {
  answer: Answer;
  changes: readonly Change[];
  onTake: (measure: Measure) => void;
  onTakeAll: (changes: Change[]) => void;
  onLever: (lever: string) => void;
  onWithout: (id: string) => void;
}

export function MeasureChoice({ answer, changes, onTake, onTakeAll, onLever, onWithout }: Props) {
  const { t } = useApp();
  const levers = answer.chosen.filter((measure) => measure.lever);
  return (
    <section className="measure-answer" aria-labelledby="measure-answer">
      <Alert data-color={answer.met ? 'info' : 'warning'}>
        <p id="measure-answer" tabIndex={-1}>
          {answer.sentence}
        </p>
        <ul className="plain">
          {answer.demands.map((demand, index) => demand.text && <li key={index}>{demand.text}</li>)}
        </ul>
      </Alert>
      <ul className="measures">
        {answer.chosen.map((measure) => (
          <li key={measure.id} className="measure-chosen">
            <MeasureCard
              measure={measure}
              taken={isTaken(measure, changes)}
              onTake={onTake}
              onLever={onLever}
              worth={undefined}
              as="div"
            />
            <Button variant="tertiary" data-size="sm" className="no-print" onClick={() => onWithout(measure.id)}>
              {t('measure.notThis')}
              <span className="visually-hidden"> {measure.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {levers.length > 1 && (
        <Button data-size="sm" className="no-print" onClick={() => onTakeAll(levers.map(changeOf))}>
          {t('measure.takeAll', { count: levers.length })}
        </Button>
      )}
      {answer.chosen.length > 0 && answer.outside.length > 0 && (
        <details className="measure-outside">
          <summary>{t('measure.outside')}</summary>
          <ul>
            {answer.outside.map((one) => (
              <li key={one.id}>
                {one.name} {one.what}
                {one.loss === null && <> – {t('measure.collides')}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
