// The burdens side by side, so that weekends, nights and wishes are seen before anyone agrees.
import { Heading } from '@digdir/designsystemet-react';
import type { AnnualRota, RotaPerson } from '../../api/types';
import { useApp } from '../../state/app';
import type { Say } from '../../state/rota';
import { found } from './Board';

type Measure = [key: string, of: (person: RotaPerson) => number | null];
const measures: Measure[] = [
  ['weekends', (person) => person.weekends],
  ['evenings', (person) => person.evenings],
  ['nights', (person) => person.nights],
  ['holidays', (person) => person.holidays],
  ['wishes', (person) => (person.wish_days ? (100 * person.wish_days_met) / person.wish_days : null)],
];

export function Shares({ rota, wanted, say }: { rota: AnnualRota; wanted: string; say: Say }) {
  const { format } = useApp();
  const most = measures.map(([, of]) => Math.max(1, ...rota.people.map((person) => of(person) ?? 0)));
  return (
    <div>
      <Heading level={2} data-size="sm" id="rota-shares">
        {say('shares')}
      </Heading>
      <div className="rota-scroll" role="region" aria-labelledby="rota-shares" tabIndex={0}>
        <table className="rota-shares">
          <thead>
            <tr>
              <th scope="col">{say('person')}</th>
              <th scope="col">{say('position')}</th>
              <th scope="col">{say('hours')}</th>
              {measures.map(([key]) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found(rota, wanted).map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.id}</th>
                <td>{format.number(100 * person.position)}</td>
                <td>{say('hours.of', { hours: format.number(person.hours), target: format.number(person.target) })}</td>
                {measures.map(([key, of], k) => {
                  const value = of(person);
                  return (
                    <td key={key}>
                      <span className="bar" style={{ inlineSize: `${(60 * (value ?? 0)) / most[k]!}px` }} />
                      {value === null ? '–' : format.number(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
