// Several municipalities as one: the three rooms of the sum, and who lacks while others have to spare.
import { Button, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';
import { listOf, membersOf, most, useRegion } from '../state/region';
import { address } from '../state/route';
import { A } from './A';
import { Loading } from './Loading';
import { Rooms } from './Rooms';
import { Search } from './Search';

/// Who lacks while others have to spare.
function Shortages({ lacking, year }: { lacking: readonly string[]; year: number }) {
  const { t } = useApp();
  if (!lacking.length) return null;
  return (
    <div className="region-shortages">
      <Paragraph data-size="sm">{t('region.lead', { year })}</Paragraph>
      <ul className="plain bullets">
        {lacking.map((line) => (
          <li key={line}>{line}</li>
        ))}
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
  const { t, language } = useApp();
  const { data, failure, again } = useRegion(item);
  const all = useMunicipalities() ?? [];
  const [kind, number] = item.split(':');
  const centre = all.find((one) =>
    kind === 'county' ? one.county_number === number : kind === 'area' && one.number === number,
  );
  const own = membersOf(item);
  const id = `c-${item.replace(/\W/g, '-')}`;
  const listed = own.map((one) => all.find((other) => other.number === one)?.name ?? one).join(', ');
  const name = data?.region.name ?? (kind === 'county' ? centre?.county : centre?.name) ?? listed;
  const said = data?.said[year - data.first_year];
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
              now: data.said[0]?.inhabitants ?? '',
              then: said?.inhabitants ?? '',
              year,
            })}
          </p>
          <Rooms outlook={data} year={year} />
          <ul className="sentences">
            {[...(said?.people ?? []), ...data.readings.map((one) => one.sentence)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Shortages lacking={said?.lacking ?? []} year={year} />
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
