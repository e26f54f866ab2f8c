// How far it is between the members and those who can be host: reckoned from the map until somebody who travels it types it.
import type { StudyPage } from '../../api/types';
import { useApp } from '../../state/app';
import { roadOf } from '../../state/cooperation';
import { readAmount } from '../../state/amount';
import { Typed } from './Typed';

interface Props {
  pairs: StudyPage['distances'];
  roads: Map<string, number>;
  onChange: (roads: Map<string, number>) => void;
}

export function Distances({ pairs, roads, onChange }: Props) {
  const { t, format } = useApp();
  const sea = pairs.filter((one) => !one.given && one.over_sea > 0).length;
  const take = (pair: string, text: string) => {
    const next = new Map(roads);
    const km = readAmount(text);
    if (km === null || km <= 0) next.delete(pair);
    else next.set(pair, km);
    onChange(next);
  };
  return (
    <details className="own-basis no-print">
      <summary>{t('cooperation.distances')}</summary>
      <p className="subtle">
        {t('cooperation.distancesAbout')} {sea > 0 && <strong>{t('cooperation.distancesSea', { count: sea })}</strong>}
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('cooperation.distances')}>
        <table className="ds-table" data-size="sm" data-border>
          <caption className="visually-hidden">{t('cooperation.distances')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cooperation.between')}</th>
              <th scope="col">{t('cooperation.road')}</th>
              <th scope="col">{t('cooperation.time')}</th>
              <th scope="col">{t('cooperation.knownFrom')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((one) => {
              const pair = roadOf(one.from, one.to);
              const name = `${one.from_name} – ${one.to_name}`;
              const text = format.number(roads.get(pair) ?? one.km, 0);
              return (
                <tr key={pair} className={!one.given && one.over_sea > 0 ? 'over-sea' : undefined}>
                  <th scope="row">{name}</th>
                  <td>
                    <Typed
                      key={text}
                      label={`${name}: ${t('cooperation.road')}`}
                      value={text}
                      onTake={(typed) => take(pair, typed)}
                    />
                  </td>
                  <td className="number">{format.number(one.minutes, 0)}</td>
                  <td>
                    {one.given
                      ? t('cooperation.typedHere')
                      : one.over_sea > 0
                        ? t('cooperation.lineOverSea', { km: format.number(one.over_sea, 0) })
                        : t('cooperation.line')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
