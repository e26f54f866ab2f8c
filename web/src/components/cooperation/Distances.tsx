// How far it is between the members and those who can be host: reckoned from the map until somebody who travels it types it, or brings a table of ways. The limits
// stand also where they leave nothing to show, so that they can be taken back.
import { Alert, Button, Checkbox } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Failure, post } from '../../api/client';
import type { StudyPage, Ways } from '../../api/types';
import { useApp } from '../../state/app';
import { limitKinds, roadOf, type Asked, type Road } from '../../state/cooperation';
import { readAmount } from '../../state/amount';
import { ReadFile } from './ReadFile';
import { Terms } from './Terms';
import { Typed } from './Typed';

interface Props {
  pairs: StudyPage['distances'];
  asked: Asked;
  members: readonly { number: string }[];
  onChange: (changes: Partial<Asked>) => void;
}

export function Distances({ pairs, asked, members, onChange }: Props) {
  const { t, format, language } = useApp();
  const [failure, setFailure] = useState('');
  const { roads } = asked;
  const sea = pairs.filter((one) => !one.given && one.over_sea > 0).length;
  const take = (pair: string, kind: keyof Road, text: string) => {
    const next = new Map(roads);
    const road = { ...next.get(pair) };
    const value = readAmount(text);
    if (value === null || value <= 0) delete road[kind];
    else road[kind] = value;
    if (Object.keys(road).length) next.set(pair, road);
    else next.delete(pair);
    onChange({ roads: next });
  };
  const read = async (text: string, name: string) => {
    setFailure('');
    try {
      const found = await post<Ways>(`/api/v1/cooperation/ways?lang=${language}`, {
        municipalities: members.map((one) => one.number),
        text,
        name,
      });
      const next = new Map(roads);
      for (const { from, to, km, minutes } of found.distances)
        next.set(roadOf(from, to), { km, ...(minutes === null ? {} : { minutes }) });
      onChange({ roads: next });
    } catch (cause) {
      setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away'));
    }
  };
  const from = (one: (typeof pairs)[number]) =>
    one.given
      ? t('cooperation.typedHere')
      : one.over_sea > 0
        ? t('cooperation.lineOverSea', { km: format.number(one.over_sea, 0) })
        : t('cooperation.line');
  return (
    <details className="own-basis no-print">
      <summary>{t('cooperation.distances')}</summary>
      <p className="subtle">
        {t('cooperation.distancesAbout')} {sea > 0 && <strong>{t('cooperation.distancesSea', { count: sea })}</strong>}
      </p>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('cooperation.distances')}
        hidden={!pairs.length}
      >
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
              const km = format.number(roads.get(pair)?.km ?? one.km, 0);
              const minutes = format.number(roads.get(pair)?.minutes ?? one.minutes, 0);
              return (
                <tr key={pair} className={!one.given && one.over_sea > 0 ? 'over-sea' : undefined}>
                  <th scope="row">{name}</th>
                  <td>
                    <Typed
                      key={km}
                      label={`${name}: ${t('cooperation.road')}`}
                      value={km}
                      onTake={(typed) => take(pair, 'km', typed)}
                    />
                  </td>
                  <td>
                    <Typed
                      key={minutes}
                      label={`${name}: ${t('cooperation.time')}`}
                      value={minutes}
                      onTake={(typed) => take(pair, 'minutes', typed)}
                    />
                  </td>
                  <td>{from(one)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ReadFile
        label={t('cooperation.waysFile')}
        about={t('cooperation.waysAbout')}
        accept=".csv,.json,text/csv,application/json"
        onRead={(text, name) => void read(text, name)}
      />
      {roads.size > 0 && (
        <Button data-size="sm" variant="secondary" onClick={() => onChange({ roads: new Map() })}>
          {t('cooperation.waysForget')}
        </Button>
      )}
      {failure && (
        <Alert data-color="danger" role="alert">
          {failure}
        </Alert>
      )}
      <Terms kinds={limitKinds} terms={asked.terms} onChange={(terms) => onChange({ terms })} />
      <Checkbox
        data-size="sm"
        label={t('cooperation.neighbours')}
        value="neighbours"
        checked={asked.neighbours}
        onChange={(event) => onChange({ neighbours: event.target.checked })}
      />
    </details>
  );
}
