// Where are we going? People, children, care, staff and money by year.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Figure, Municipality, Outlook as Answer } from '../api/types';
import { Ladder } from '../charts/Ladder';
import { LineChart, type Line } from '../charts/LineChart';
import { Pyramid } from '../charts/Pyramid';
import { Explain, type Question } from '../components/Explain';
import { Loading } from '../components/Loading';
import { Why } from '../components/Why';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { at, family, find, useOutlook } from '../state/outlook';
import { useResource } from '../state/resource';
import type { Population } from './Standing';

function sumOf(outlook: Answer, ids: string[], like: string): Figure | null {
  const parts = ids.map((id) => find(outlook, id)).filter((one): one is Figure => one !== undefined);
  const first = parts[0];
  if (!first) return null;
  return {
    id: like,
    name: like,
    unit: first.unit,
    provenance: first.provenance,
    middle: first.middle.map((_, index) =>
      parts.reduce<number | null>(
        (sum, part) => (sum === null || part.middle[index] == null ? null : sum + part.middle[index]!),
        0,
      ),
    ),
  };
}

export default function Outlook({ place }: { place: Municipality }) {
  const { t, format, language, route, navigate } = useApp();
  const { data: outlook, failure } = useOutlook(place.number);
  const population = useResource<Population>(`/api/v1/municipalities/${place.number}/population?lang=${language}`).data;
  const [question, setQuestion] = useState<Question | null>(null);
  if (!outlook) return <Loading failure={failure} />;
  const first = outlook.first_year;
  const last = first + outlook.years - 1;
  const wanted = Number(route.query.get('year')) || 2040;
  const year = Math.min(Math.max(wanted, first), last);
  const setYear = (now: number) => {
    const query = new URLSearchParams(route.query);
    query.set('year', String(now));
    navigate(`${window.location.pathname}?${query.toString()}`, { replace: true, keepFocus: true });
  };
  const explain = (figure: string, when: number) => setQuestion({ figure, year: when });
  const lines = (...ids: [string, string][]): Line[] =>
    ids.flatMap(([id, name]) => {
      const figure = find(outlook, id);
      return figure ? [{ name, figure }] : [];
    });
  const change = (id: string) => {
    const now = at(outlook, id, first);
    const then = at(outlook, id, year);
    return {
      from: format.number(now),
      to: format.number(then),
      direction:
        now === null || then === null || Math.abs(then - now) < 0.005 * Math.abs(now)
          ? 'same'
          : then > now
            ? 'up'
            : 'down',
    };
  };
  const say = (key: string, id: string) => {
    const { from, to, direction } = change(id);
    return t(`${key}.${direction}`, { from, to, year, first });
  };
  const ages: Line[] = [
    [['population.age_0', 'population.age_1_5', 'population.age_6_15', 'population.age_16_19'], 'age.young'],
    [['population.age_20_66'], 'age.working'],
    [['population.age_67_79'], 'age.older'],
    [['population.age_80_89', 'population.age_90'], 'age.oldest'],
  ].flatMap(([ids, key]) => {
    const figure = sumOf(outlook, ids as string[], key as string);
    return figure ? [{ name: t(key as string), figure }] : [];
  });
  const published = find(outlook, 'population.published_main');
  const total = find(outlook, 'population.total');
  const steps = family(outlook, 'care.users.');
  const source = t('outlook.source');
  const index = year - (population?.first_year ?? 0);
  const stages: [string, number, number][] = [
    ['grades.lower', 1, 4],
    ['grades.middle', 5, 7],
    ['grades.upper', 8, 10],
  ];
  const pupils: Line[] = stages.flatMap(([key, from, to]) => {
    const ids = Array.from({ length: to - from + 1 }, (_, i) => `services.pupils.grade_${from + i}`);
    const figure = sumOf(outlook, ids, key);
    return figure ? [{ name: t(key), figure }] : [];
  });
  const asked: [string, string][] = [
    ['population.total', t('outlook.population')],
    ['services.pupils.total', t('outlook.pupils')],
    ['care.users.total', t('outlook.careUsers')],
    ['workforce.needed.total', t('outlook.needed')],
    ['workforce.available.total', t('outlook.available')],
    ['economy.income.total', t('outlook.income')],
    ['economy.spending.total', t('outlook.spending')],
    ['economy.need_index', t('outlook.needIndex')],
  ];
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('outlook.title', { name: place.name })}
      </Heading>
      <Paragraph>{t('outlook.lead', { first, last })}</Paragraph>
      <YearSlider label={t('outlook.year')} from={first} to={last} value={year} onChange={setYear} playable />
      <dl className="key-figures">
        {asked.map(([id, name]) => {
          const figure = find(outlook, id);
          if (!figure) return null;
          const value = format.figure(at(outlook, id, year), figure.unit.id);
          return (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <button
                  type="button"
                  className="figure-button"
                  onClick={() => explain(id, year)}
                  aria-label={t('explain.open', { value: `${name}: ${value}` })}
                >
                  {value}
                </button>{' '}
                <span className="subtle">
                  {t('outlook.now', { value: format.figure(at(outlook, id, first), figure.unit.id), year: first })}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="charts">
        <Why place={place} outlook={outlook} year={year} source={source} />
        {total && (
          <LineChart
            name={`${place.number}-population`}
            title={say('say.total', 'population.total')}
            subtitle={t('outlook.populationSubtitle')}
            source={source}
            firstYear={first}
            withZero={false}
            lines={[
              { name: t('outlook.ours'), figure: total },
              ...(published ? [{ name: t('outlook.published'), figure: published, quiet: true }] : []),
            ]}
          />
        )}
        <LineChart
          name={`${place.number}-ages`}
          title={t('outlook.agesTitle')}
          subtitle={t('outlook.agesSubtitle')}
          source={source}
          firstYear={first}
          lines={ages}
        />
        {population && index >= 0 && (
          <Pyramid
            title={t('pyramid.title', { name: place.name, year })}
            subtitle={year > population.observed_to ? t('pyramid.projected') : t('pyramid.observed')}
            source={source}
            ages={population.ages}
            female={population.female[index] ?? []}
            male={population.male[index] ?? []}
            most={Math.max(...population.female.flat(), ...population.male.flat())}
            controls={<YearSlider label={t('year')} from={first} to={last} value={year} onChange={setYear} playable />}
          />
        )}
        <LineChart
          name={`${place.number}-pupils`}
          title={say('say.pupils', 'services.pupils.total')}
          subtitle={t('outlook.pupilsSubtitle')}
          source={source}
          firstYear={first}
          lines={pupils}
        />
        <LineChart
          name={`${place.number}-children`}
          title={say('say.kindergarten', 'services.kindergarten.total')}
          subtitle={t('outlook.childrenSubtitle')}
          source={source}
          firstYear={first}
          lines={lines(
            ['services.kindergarten.total', t('outlook.kindergarten')],
            ['services.sfo.total', t('outlook.sfo')],
          )}
        />
        <Ladder
          title={say('say.care', 'care.users.total')}
          subtitle={t('outlook.ladderSubtitle', { first, year })}
          source={source}
          steps={steps}
          firstYear={first}
          year={year}
          onExplain={explain}
        />
        <LineChart
          name={`${place.number}-staff`}
          title={t((at(outlook, 'rooms.people', year) ?? 0) < 0 ? 'say.staff.short' : 'say.staff.enough', { year })}
          subtitle={t('outlook.staffSubtitle')}
          source={source}
          firstYear={first}
          withZero={false}
          lines={lines(
            ['workforce.needed.total', t('outlook.needed')],
            ['workforce.available.total', t('outlook.available')],
          )}
        />
        <LineChart
          name={`${place.number}-groups`}
          title={t('outlook.groupsTitle')}
          subtitle={t('outlook.groupsSubtitle')}
          source={source}
          firstYear={first}
          lines={family(outlook, 'rooms.people.').map((figure) => ({
            name: t(`group.${figure.id.split('.')[2]}`),
            figure,
          }))}
        />
        <LineChart
          name={`${place.number}-money`}
          title={t((at(outlook, 'rooms.money', year) ?? 0) < 0 ? 'say.money.short' : 'say.money.enough', { year })}
          subtitle={t('outlook.moneySubtitle')}
          source={source}
          firstYear={first}
          withZero={false}
          lines={lines(
            ['economy.income.total', t('outlook.income')],
            ['economy.spending.total', t('outlook.spending')],
          )}
        />
        <LineChart
          name={`${place.number}-sectors`}
          title={t('outlook.sectorsTitle')}
          subtitle={t('outlook.sectorsSubtitle')}
          source={source}
          firstYear={first}
          lines={family(outlook, 'economy.spending.')
            .filter((one) => (one.middle[0] ?? 0) > 0)
            .sort((a, b) => (b.middle[0] ?? 0) - (a.middle[0] ?? 0))
            .slice(0, 5)
            .map((figure) => ({ name: t(`sector.${figure.id.split('.')[2]}`), figure }))}
        />
      </div>
      <Explain municipality={place.number} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
