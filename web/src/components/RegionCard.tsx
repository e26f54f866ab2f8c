// Several municipalities as one: the three rooms of the sum, and who lacks while others have to spare.
import { Button, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { RegionOutlook } from '../api/types';
import { useApp } from '../state/app';
import { at } from '../state/outlook';
import { useMunicipalities } from '../state/municipalities';
import { listOf, membersOf, most, useRegion } from '../state/region';
import { address } from '../state/route';
import { A } from './A';
import { Loading } from './Loading';
import { Rooms, roomIds } from './Rooms';
import { Search } from './Search';
import { Sentences } from './Sentences';

function Shortages({ region, year }: { region: RegionOutlook; year: number }) {
  const { t, format } = useApp();
  const all = region.region.members.length;
  if (all < 2) return null;
  return (
    <div className="region-shortages">
      <Paragraph data-size="sm">{t('region.lead', { year })}</Paragraph>
      <ul className="plain bullets">
        {roomIds.map((id) => {
          const shortage = region.shortages.find((one) => one.room === id);
          const unit = region.figures.find((one) => one.id === id)?.unit.id ?? 'none';
          const count = shortage?.municipalities[year - region.first_year] ?? 0;
          const missing = -(shortage?.missing[year - region.first_year] ?? 0);
          const room = t(`room.${id.split('.')[1]}`);
          return (
            <li key={id}>
              {count === 0
                ? t('region.none', { room })
                : t(count === all ? 'region.every' : 'region.some', {
                    room,
                    count,
                    all,
                    missing: format.figure(missing, unit),
                  })}
            </li>
          );
        })}
      </ul>
      <Paragraph data-size="sm" className="subtle">
        {t('region.range')}
      </Paragraph>
    </div>
  );
}

interface Props {
  item: string;
  year: number;
  onChange: (item: string) => void;
  onRemove: () => void;
}

export function RegionCard({ item, year, onChange, onRemove }: Props) {
  const { t, format, language } = useApp();
  const { data, failure, again } = useRegion(item);
  const all = useMunicipalities() ?? [];
  const [kind, number] = item.split(':');
  const centre = all.find((one) =>
    kind === 'county' ? one.county_number === number : kind === 'area' && one.number === number,
  );
  const own = membersOf(item);
  const id = `c-${item.replace(/\W/g, '-')}`;
  const name = data?.region.name ?? (kind === 'county' ? centre?.county : centre?.name) ?? t('region.theRegion');
  return (
    <section className="compared" aria-labelledby={id} data-region={item}>
      <div className="row">
        <Heading level={2} data-size="sm" id={id}>
          {name}
        </Heading>
        <Button variant="tertiary" data-size="sm" onClick={onRemove} aria-label={t('compare.removeThis', { name })}>
          {t('compare.remove')}
        </Button>
      </div>
      {data ? (
        <>
          <p className="subtle">
            {t(data.region.members.length === 1 ? 'region.ofOne' : 'region.of', { count: data.region.members.length })}{' '}
            {t('compare.people', {
              now: format.number(at(data, 'population.total', data.first_year)),
              then: format.number(at(data, 'population.total', year)),
              year,
            })}
          </p>
          <Rooms outlook={data} year={year} />
          <Sentences name={data.region.kind === 'list' ? t('region.theRegion') : name} outlook={data} year={year} />
          <Shortages region={data} year={year} />
          <Details className="no-print">
            <Details.Summary>{t('region.members')}</Details.Summary>
            <Details.Content>
              <ul className="region-members">
                {data.region.members.map((member) => (
                  <li key={member.number}>
                    <A href={address(language, member.number, 'overview')}>{member.name}</A>
                    {own.length > 1 && (
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        onClick={() => onChange(listOf(own.filter((number) => number !== member.number)))}
                        aria-label={t('compare.removeThis', { name: member.name })}
                      >
                        {t('compare.remove')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {own.length > 0 && own.length < most && (
                <Search
                  label={t('region.add', { most })}
                  action={t('compare.addShort')}
                  onChoose={(one) => onChange(listOf([...own, one.number]))}
                />
              )}
              {own.length === 0 && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  onClick={() => onChange(listOf(data.region.members.map((one) => one.number)))}
                  disabled={data.region.members.length > most}
                >
                  {data.region.members.length > most ? t('region.tooMany', { most }) : t('region.edit')}
                </Button>
              )}
            </Details.Content>
          </Details>
        </>
      ) : (
        <>
          {!failure && <p className="subtle">{t('region.coming')}</p>}
          <Loading failure={failure} />
          {failure && (
            <Button variant="secondary" data-size="sm" onClick={again}>
              {t('region.again')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
