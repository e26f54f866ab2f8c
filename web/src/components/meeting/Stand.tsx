// Where are we? What people ask first, today: result, fund, debt, and who lives and works here.
import type { Comparison, ToldFigures } from '../../api/types';
import { useApp } from '../../state/app';
import { useResource } from '../../state/resource';
import { Loading } from '../Loading';
import type { MeetingProps } from './shared';

const told = ['population.total', 'services.pupils.total', 'care.users.total', 'workforce.needed.total'];
const accounts = 3; // of the comparison's, most asked for first

export function Stand({ place }: MeetingProps) {
  const { t, format, language } = useApp();
  const figures = useResource<ToldFigures>(
    `/api/v1/municipalities/${place.number}/told?figures=${told.join(',')}&lang=${language}`,
  );
  const compared = useResource<Comparison>(
    `/api/v1/municipalities/${place.number}/comparison?with=similar&count=30&lang=${language}`,
  );
  if (!figures.data || (!compared.data && !compared.failure)) return <Loading failure={figures.failure} />;
  return (
    <>
      <dl className="meeting-figures">
        {(compared.data?.accounts ?? []).slice(0, accounts).map((one) => {
          const latest = one.years.at(-1);
          if (!latest || latest.own === null) return null;
          return (
            <div key={one.id}>
              <dt>
                {one.name} {latest.year}
              </dt>
              <dd>
                <strong>{format.exact(latest.own, one.unit.id, one.decimals)}</strong>
                {latest.group !== null && (
                  <span className="subtle">
                    {t('meeting.group', { value: format.exact(latest.group, one.unit.id, one.decimals) })}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
        {figures.data.figures.map((one) => (
          <div key={one.id}>
            <dt>
              {one.name} {figures.data!.first_year}
            </dt>
            <dd>
              <strong>{one.told[0]}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {compared.data && <p className="subtle">{t('meeting.groupIs', { name: compared.data.group.name })}</p>}
    </>
  );
}
