// One measure: what it gives each room, from when, how sure that is, who notices; the lever behind it is one step away.
import { Button, Tag } from '@digdir/designsystemet-react';
import { Suspense, useState } from 'react';
import type { Measure } from '../api/types';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { roomNames } from '../state/measures';
import { published } from '../state/published';
import { address } from '../state/route';
import { A } from './A';

const Comments = later(() => import('../access/Comments'));

interface Props {
  measure: Measure;
  taken: boolean;
  onTake?: ((measure: Measure) => void) | undefined;
  onLever?: ((lever: string) => void) | undefined;
  worth: number | undefined;
  as?: 'li' | 'div';
  onWorth?: ((measure: Measure, worth: number | undefined) => void) | undefined;
}

const worths = [3, 1, -1, -3] as const;

export function MeasureCard({ measure, taken, onTake, onLever, worth, onWorth, as: Element = 'li' }: Props) {
  const { t, language, route } = useApp();
  const [open, setOpen] = useState(false);
  const id = `measure-${measure.id.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
  return (
    <Element className={taken ? 'measure taken' : 'measure'}>
      <h3 id={id} className="measure-name">
        {measure.name}
        {measure.what && <span className="measure-what"> {measure.what}</span>}
      </h3>
      <ul className="measure-gives" aria-label={t('measure.gives')}>
        {measure.gives.map(({ room, text }, index) =>
          text ? (
            <li key={room} className={/^(NOK.)?[−-]/.test(text) ? 'missing' : 'left'}>
              <span className="visually-hidden">{t(`room.${roomNames[index]}`)}: </span>
              {text}
            </li>
          ) : null,
        )}
      </ul>
      <p className="measure-facts">
        {measure.full > measure.from
          ? t('measure.when', { from: measure.from, full: measure.full })
          : t('measure.from', { from: measure.from })}
        {measure.once && <>. {measure.once}</>}
      </p>
      <p className="measure-notices">{measure.notices}</p>
      <details className="measure-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('measure.more')}</summary>
        <p>
          <Tag data-size="sm" data-color="neutral">
            {t('measure.certainty', { certainty: measure.certainty })}
          </Tag>
        </p>
        {measure.price && <p>{measure.price}</p>}
        {measure.law && <p>{measure.law}</p>}
        {measure.lever && onLever && (
          <Button variant="tertiary" data-size="sm" onClick={() => onLever(measure.lever!)}>
            {t('measure.lever')}
          </Button>
        )}
        {open && !published && route.municipality && (
          <Suspense fallback={null}>
            <Comments
              municipality={route.municipality}
              about={`measure:${measure.id}`}
              title={measure.name}
              language={language}
            />
          </Suspense>
        )}
      </details>
      <div className="measure-do no-print">
        {measure.lever && onTake && (
          <Button
            data-size="sm"
            variant={taken ? 'primary' : 'secondary'}
            aria-pressed={taken}
            onClick={() => onTake(measure)}
          >
            {taken ? t('measure.taken') : t('measure.take')}
            <span className="visually-hidden"> {measure.name}</span>
          </Button>
        )}
        {taken && measure.lever && !published && (
          <A href={address(language, route.municipality, 'followup', { gain: measure.id })}>
            {t('measure.follow')}
            <span className="visually-hidden"> {measure.name}</span>
          </A>
        )}
        {onWorth && (
          <label className="measure-worth">
            <span className="visually-hidden">{t('measure.worth', { name: measure.name })}</span>
            <select
              className="ds-input"
              data-size="sm"
              value={worth ?? ''}
              onChange={(event) => onWorth(measure, event.target.value ? Number(event.target.value) : undefined)}
            >
              <option value="">{t('measure.worth.none')}</option>
              {worths.map((one) => (
                <option key={one} value={one}>
                  {t(`measure.worth.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </Element>
  );
}
