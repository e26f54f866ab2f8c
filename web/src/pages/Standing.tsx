// Where do we stand? Today's figures beside the country's, and where ours lies among all municipalities.
import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { Municipality, Standing as Answer, StandingFigure } from '../api/types';
import { saveCsv } from '../charts/download';
import { Pyramid } from '../charts/Pyramid';
import { Strip } from '../charts/Strip';
import { Loading } from '../components/Loading';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';
import { useResource } from '../state/resource';

interface Distributions {
  figures: { id: string; values: (number | null)[] }[];
}

export interface Population {
  first_year: number;
  observed_to: number;
  ages: string[];
  female: number[][];
  male: number[][];
}

const sections = ['population', 'need', 'care', 'staff', 'economy'];

function groupOf(choice: string, place: Municipality, all: readonly Municipality[]): ReadonlySet<number> {
  const member = (other: Municipality) =>
    choice === 'neighbours' ? place.neighbours.includes(other.number) : choice === 'county' ? other.county_number === place.county_number : other.centrality_class === place.centrality_class;
  return new Set(all.flatMap((other, index) => (other !== place && member(other) ? [index] : [])));
}

function Row({ figure, values, all, own, group }: { figure: StandingFigure; values: (number | null)[] | undefined; all: readonly Municipality[]; own: number; group: ReadonlySet<number> }) {
  const { t, format } = useApp();
  const names = useMemo(() => all.map((one) => one.name), [all]);
  const marked = figure.provenance.id !== 'municipality' && figure.provenance.id !== 'own';
  const yesOrNo = figure.id.includes('.in_');
  return (
    <li className="standing-row">
      <div>
        <p className="standing-name">{figure.name}</p>
        <p className="standing-value">
          <strong>{yesOrNo ? t(figure.value ? 'yes' : 'no') : format.figure(figure.value, figure.unit.id)}</strong> <span className="subtle">{figure.value === null ? t('standing.missing') : figure.year}</span>{' '}
          {marked && figure.value !== null && (
            <Tag data-size="sm" data-color="warning">
              {figure.provenance.name}
            </Tag>
          )}
        </p>
        {figure.country !== null && !yesOrNo && (
          <p className="subtle">
            {t('standing.country')}: {format.figure(figure.country, figure.unit.id)}
          </p>
        )}
        {figure.source && (
          <p className="subtle source">
            {figure.source.publisher}, {figure.source.table || figure.source.title}
          </p>
        )}
      </div>
      {values && !yesOrNo && <Strip values={values} own={own} group={group} names={names} unit={figure.unit.id} />}
    </li>
  );
}

export default function Standing({ place }: { place: Municipality }) {
  const { t, language, format, route, navigate } = useApp();
  const all = useMunicipalities() ?? [];
  const { data, failure } = useResource<Answer>(`/api/v1/municipalities/${place.number}/standing?lang=${language}`);
  const distributions = useResource<Distributions>(`/api/v1/distributions?lang=${language}`).data;
  const population = useResource<Population>(`/api/v1/municipalities/${place.number}/population?lang=${language}`).data;
  const [year, setYear] = useState<number | null>(null);
  const choice = route.query.get('group') ?? 'neighbours';
  const group = useMemo(() => groupOf(choice, place, all), [choice, place, all]);
  const own = all.indexOf(place);
  if (!data) return <Loading failure={failure} />;
  const choose = (wanted: string) => {
    const query = new URLSearchParams(route.query);
    query.set('group', wanted);
    navigate(`${window.location.pathname}?${query.toString()}`, { replace: true, keepFocus: true });
  };
  const shownYear = year ?? population?.observed_to ?? 0;
  const index = shownYear - (population?.first_year ?? 0);
  const table = { columns: [t('chart.what'), place.name, t('standing.country'), t('year')], rows: data.figures.map((one) => [one.name, one.value, one.country, one.year]) };
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('standing.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('standing.lead')}</Paragraph>
      <div className="choices" role="group" aria-label={t('standing.group')}>
        <span>{t('standing.group')}:</span>
        {['neighbours', 'county', 'centrality'].map((one) => (
          <Button key={one} data-size="sm" variant={choice === one ? 'primary' : 'secondary'} aria-pressed={choice === one} onClick={() => choose(one)}>
            {t(`standing.${one}`)}
          </Button>
        ))}
        <Button data-size="sm" variant="tertiary" onClick={() => saveCsv(table, `${place.number}-standing`)}>
          CSV
        </Button>
      </div>
      <p className="subtle">{t('standing.legend', { name: place.name, count: group.size })}</p>
      {sections.map((section) => {
        const figures = data.figures.filter((one) => one.id.split('.')[1] === section);
        return (
          figures.length > 0 && (
            <section key={section} aria-labelledby={`s-${section}`}>
              <Heading level={2} data-size="sm" id={`s-${section}`}>
                {t(`standing.section.${section}`)}
              </Heading>
              <ul className="standing">
                {figures.map((figure) => (
                  <Row key={figure.id} figure={figure} values={distributions?.figures.find((one) => one.id === figure.id)?.values} all={all} own={own} group={group} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {population && (
        <Pyramid
          title={t('pyramid.title', { name: place.name, year: shownYear })}
          subtitle={shownYear > population.observed_to ? t('pyramid.projected') : t('pyramid.observed')}
          source="SSB 07459"
          ages={population.ages}
          female={population.female[index] ?? []}
          male={population.male[index] ?? []}
          most={Math.max(...population.female.flat(), ...population.male.flat())}
          controls={<YearSlider label={t('year')} from={population.first_year} to={population.observed_to} value={shownYear} onChange={setYear} playable />}
        />
      )}
      <p className="subtle">{t('standing.years', { number: format.number(all.length) })}</p>
    </>
  );
}
