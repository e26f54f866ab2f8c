// Municipalities and regions side by side, up to four.
import { useEffect, useState } from 'react';
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Municipality, Standing, ToldFigures } from '../api/types';
import { A } from '../components/A';
import { DataTable } from '../components/DataTable';
import { Loading } from '../components/Loading';
import { RegionCard } from '../components/RegionCard';
import { Rooms } from '../components/Rooms';
import { RoomsBeside } from '../components/RoomsBeside';
import { Search } from '../components/Search';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useMunicipalities } from '../state/municipalities';
import { useOutlook } from '../state/outlook';
import { hasOwn } from '../state/own';
import { isRegion, listOf } from '../state/region';
import { load, useResource } from '../state/resource';
import { address } from '../state/route';

const most = 4;

function One({ place, year, onRemove }: { place: Municipality; year: number; onRemove: () => void }) {
  const { t, format, language } = useApp();
  const { data, failure } = useOutlook(place.number);
  const told = useResource<ToldFigures>(
    `/api/v1/municipalities/${place.number}/told?figures=population.total&lang=${language}`,
  ).data;
  const then = told?.figures[0]?.told[year - told.first_year];
  return (
    <section className="compared" aria-labelledby={`c-${place.number}`}>
      <div className="row">
        <Heading level={2} data-size="sm" id={`c-${place.number}`}>
          <A href={address(language, place.number, 'overview')}>{place.name}</A>
        </Heading>
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={onRemove}
          aria-label={t('compare.removeThis', { name: place.name })}
        >
          {t('compare.remove')}
        </Button>
      </div>
      {data ? (
        <>
          <p className="subtle">
            {t('compare.people', {
              now: format.number(place.population),
              then: then ?? '–',
              year,
            })}
          </p>
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
    Promise.all(
      numbers.split(',').map((number) => load<Standing>(`/api/v1/municipalities/${number}/standing?lang=${language}`)),
    ).then(
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
    .map((figure) => [
      figure.name,
      ...answers.map((answer) =>
        format.figure(answer.figures.find((one) => one.id === figure.id)?.value, figure.unit.id),
      ),
      format.figure(figure.country, figure.unit.id),
      String(figure.year),
    ]);
  return (
    <div>
      <Heading level={2} data-size="sm" id="today">
        {t('compare.today')}
      </Heading>
      <DataTable
        caption={t('compare.today')}
        table={{ columns: [t('chart.what'), ...places.map((one) => one.name), t('standing.country'), t('year')], rows }}
      />
    </div>
  );
}

export default function Compare() {
  const { t, language, route, navigate } = useApp();
  const all = useMunicipalities();
  if (!all) return <Loading />;
  const items = [...new Set((route.query.get('m') ?? '').split(','))]
    .filter((item) => isRegion(item) || all.some((one) => one.number === item))
    .slice(0, most);
  const places = items
    .map((number) => all.find((one) => one.number === number))
    .filter((one): one is Municipality => one !== undefined);
  const year = Number(route.query.get('year')) || 2040;
  const go = (chosen: string[], when = year) =>
    navigate(
      address(language, null, 'compare', { m: chosen.join(','), ...(when === 2040 ? {} : { year: String(when) }) }),
      { replace: true, keepFocus: true },
    );
  // Those that could be seen together with their neighbours, and are not.
  const alone =
    items.length < most
      ? places.filter((place) => place.neighbours.length > 0 && !items.includes(`area:${place.number}`))
      : [];
  return (
    <>
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('compare.title')}
      </Heading>
      <Paragraph>{t('compare.lead', { most })}</Paragraph>
      {items.length < most && (
        <Search
          label={t('compare.add')}
          action={t('compare.addShort')}
          onChoose={(one) => go([...items, one.number])}
          onRegion={(region) => go([...items, region])}
        />
      )}
      {items.length > 0 && (
        <YearSlider label={t('overview.year')} from={2026} to={2050} value={year} onChange={(now) => go(items, now)} />
      )}
      {places.length > 0 && items.length < most && (
        <div className="choices no-print" role="group" aria-label={t('compare.neighbours')}>
          <span>{t('compare.neighbours')}:</span>
          {places[0]!.neighbours
            .filter((number) => !items.includes(number))
            .map((number) => all.find((one) => one.number === number))
            .map(
              (one) =>
                one && (
                  <Button
                    key={one.number}
                    variant="secondary"
                    data-size="sm"
                    onClick={() => go([...items, one.number])}
                  >
                    {one.name}
                  </Button>
                ),
            )}
        </div>
      )}
      {(places.length > 1 || alone.length > 0) && (
        <div className="choices no-print" role="group" aria-label={t('compare.together')}>
          <span>{t('compare.together')}:</span>
          {places.length > 1 && (
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => go([listOf(places.map((one) => one.number)), ...items.filter(isRegion)])}
            >
              {t('compare.join', { names: places.map((one) => one.name).join(' + ') })}
            </Button>
          )}
          {alone.map((place) => (
            <Button
              key={place.number}
              variant="secondary"
              data-size="sm"
              onClick={() => go([...items, `area:${place.number}`])}
            >
              {t('compare.withNeighbours', { name: place.name })}
            </Button>
          ))}
        </div>
      )}
      {places.some((one) => hasOwn(one.number)) && <p className="own-note">{t('own.notCompared')}</p>}
      {places.length > 1 && <RoomsBeside places={places} year={year} />}
      <div className="compare">
        {items.map((item) => {
          const place = places.find((one) => one.number === item);
          const remove = () => go(items.filter((one) => one !== item));
          return place ? (
            <One key={item} place={place} year={year} onRemove={remove} />
          ) : (
            <RegionCard
              key={item}
              item={item}
              year={year}
              onChange={(changed) => go(items.map((one) => (one === item ? changed : one)))}
              onRemove={remove}
            />
          );
        })}
      </div>
      {places.length > 0 && <Today places={places} />}
    </>
  );
}
