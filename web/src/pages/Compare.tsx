// Municipalities side by side, up to four; or a municipality with its neighbours.
import { useEffect, useState } from 'react';
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Municipality, Standing } from '../api/types';
import { A } from '../components/A';
import { DataTable } from '../components/DataTable';
import { Loading } from '../components/Loading';
import { Rooms } from '../components/Rooms';
import { Search } from '../components/Search';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';
import { at, useOutlook } from '../state/outlook';
import { load } from '../state/resource';
import { address } from '../state/route';

const most = 4;

function One({ place, year, onRemove }: { place: Municipality; year: number; onRemove: () => void }) {
  const { t, format, language } = useApp();
  const { data, failure } = useOutlook(place.number);
  return (
    <section className="compared" aria-labelledby={`c-${place.number}`}>
      <div className="row">
        <Heading level={2} data-size="sm" id={`c-${place.number}`}>
          <A href={address(language, place.number, 'overview')}>{place.name}</A>
        </Heading>
        <Button variant="tertiary" data-size="sm" onClick={onRemove} aria-label={t('compare.removeThis', { name: place.name })}>
          {t('compare.remove')}
        </Button>
      </div>
      {data ? (
        <>
          <p className="subtle">{t('compare.people', { now: format.number(place.population), then: format.number(at(data, 'population.total', year)), year })}</p>
          <Rooms outlook={data} year={year} />
        </>
      ) : (
        <Loading failure={failure} />
      )}
    </section>
  );
}

/// Today's figures of all of them beside the country's.
function Today({ places }: { places: Municipality[] }) {
  const { t, format, language } = useApp();
  const [answers, setAnswers] = useState<Standing[]>([]);
  const numbers = places.map((one) => one.number).join(',');
  useEffect(() => {
    let stale = false;
    Promise.all(numbers.split(',').map((number) => load<Standing>(`/api/v1/municipalities/${number}/standing?lang=${language}`))).then(
      (all) => !stale && setAnswers(all),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [numbers, language]);
  const first = answers[0];
  if (!first || answers.length !== places.length) return null;
  const rows = first.figures
    .filter((figure) => !figure.id.includes('.in_'))
    .map((figure) => [figure.name, ...answers.map((answer) => format.figure(answer.figures.find((one) => one.id === figure.id)?.value, figure.unit.id)), format.figure(figure.country, figure.unit.id), String(figure.year)]);
  return (
    <div>
      <Heading level={2} data-size="sm" id="today">
        {t('compare.today')}
      </Heading>
      <DataTable caption={t('compare.today')} table={{ columns: [t('chart.what'), ...places.map((one) => one.name), t('standing.country'), t('year')], rows }} />
    </div>
  );
}

export default function Compare() {
  const { t, language, route, navigate } = useApp();
  const all = useMunicipalities();
  if (!all) return <Loading />;
  const numbers = (route.query.get('m') ?? '').split(',').filter(Boolean).slice(0, most);
  const places = numbers.map((number) => all.find((one) => one.number === number)).filter((one): one is Municipality => one !== undefined);
  const year = Number(route.query.get('year')) || 2040;
  const go = (chosen: string[], when = year) => navigate(address(language, null, 'compare', { m: chosen.join(','), ...(when === 2040 ? {} : { year: String(when) }) }), { replace: true, keepFocus: true });
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('compare.title')}
      </Heading>
      <Paragraph>{t('compare.lead', { most })}</Paragraph>
      {places.length < most && <Search label={t('compare.add')} action={t('compare.addShort')} onChoose={(one) => !numbers.includes(one.number) && go([...numbers, one.number])} />}
      {places.length > 0 && <YearSlider label={t('overview.year')} from={2026} to={2050} value={year} onChange={(now) => go(numbers, now)} />}
      {places.length > 0 && places.length < most && (
        <div className="choices no-print" role="group" aria-label={t('compare.neighbours')}>
          <span>{t('compare.neighbours')}:</span>
          {places[0]!.neighbours
            .filter((number) => !numbers.includes(number))
            .map((number) => all.find((one) => one.number === number))
            .map(
              (one) =>
                one && (
                  <Button key={one.number} variant="secondary" data-size="sm" onClick={() => go([...numbers, one.number])}>
                    {one.name}
                  </Button>
                ),
            )}
        </div>
      )}
      <div className="compare">
        {places.map((place) => (
          <One key={place.number} place={place} year={year} onRemove={() => go(numbers.filter((one) => one !== place.number))} />
        ))}
      </div>
      {places.length > 0 && <Today places={places} />}
    </>
  );
}
