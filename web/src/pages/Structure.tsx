// What if we close a school? Marks on the map or in the list; where the pupils go, how far, and what it is worth, year by year.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Suspense, useEffect, useState } from 'react';
import type { Municipality, SchoolAlternative } from '../api/types';
import { SchoolMap } from '../charts/SchoolMap';
import { A } from '../components/A';
import { Loading } from '../components/Loading';
import { SchoolAlternatives } from '../components/SchoolAlternatives';
import { SchoolList } from '../components/SchoolList';
import { Ways } from '../components/Ways';
import { YearSlider } from '../components/YearSlider';
import { showQuestions } from '../components/structure/showQuestions';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { useResource } from '../state/resource';
import { address } from '../state/route';
import {
  alternativePath,
  mostSaved,
  readClosed,
  readPupils,
  writeClosed,
  writePupils,
  type Closing,
  type School,
} from '../state/schools';

const StudyPart = later(() => import('../components/structure/StudyPart'));
const PlacesPart = later(() => import('../components/structure/PlacesPart'));
const BuildingsPart = later(() => import('../components/structure/BuildingsPart'));

const usualYear = 2035;

export default function Structure({ place }: { place: Municipality }) {
  const { t, format, language, route, navigate } = useApp();
  const query = route.query;
  const year = Math.min(2050, Math.max(2026, Number(query.get('year')) || usualYear));
  const closed = readClosed(query.get('close'));
  const close = writeClosed(closed);
  const pupils = readPupils(query.get('pupils'));
  const detour = /^\d(\.\d+)?$/.test(query.get('detour') ?? '') ? query.get('detour') : null;
  const saved = (query.get('saved') ?? '')
    .split(';')
    .filter(Boolean)
    .map((one) => writeClosed(readClosed(one === 'none' ? '' : one)))
    .slice(0, mostSaved);
  const [width, setWidth] = useState(() => Math.min(640, Math.max(280, window.innerWidth - 32)));
  const near = query.get('near') === 'true' && closed.length > 0;
  const drawn = { width, near };
  const asked = useResource<SchoolAlternative>(
    alternativePath(place.number, language, close, writePupils(pupils), detour, year, drawn),
  );
  // The last answer stays while the next is under way, and when what is asked for cannot be.
  const [shown, setShown] = useState<SchoolAlternative | null>(null);
  useEffect(() => {
    if (asked.data) setShown(asked.data);
  }, [asked.data]);
  const open = useResource<SchoolAlternative>(
    asked.failure && closed.length ? alternativePath(place.number, language, '', '', null, year, drawn) : null,
  );
  const answer = asked.data ?? (shown?.municipality.number === place.number ? shown : open.data);

  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(key);
      else next.set(key, value);
    }
    navigate(address(language, place.number, 'structure', next), { replace: true, keepFocus: true });
  };
  const choose = (school: School, how: Closing, to?: string) => {
    const others = closed.filter((one) => one.id !== school.id);
    go({ close: writeClosed(how === 'open' ? others : [...others, { id: school.id, how, ...(to ? { to } : {}) }]) });
  };
  const toggle = (school: School) => choose(school, closed.some((one) => one.id === school.id) ? 'open' : 'closed');
  const enter = (school: School, count: number | null) => {
    const next = new Map(pupils);
    if (count === null || !Number.isFinite(count) || count < 0) next.delete(school.id);
    else next.set(school.id, Math.round(count));
    go({ pupils: writePupils(next) });
  };
  const save = (all: readonly string[]) => go({ saved: all.map((one) => one || 'none').join(';') });
  const factor = answer?.assumptions.find((one) => one.id === 'structure.detour_factor');
  const worth = answer?.effect.schools[year - answer.first_year] ?? 0;

  return (
    <>
      <Ways number={place.number} />
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {t('structure.title', { name: place.name })}
      </Heading>
      <Paragraph variant="long">{t('structure.lead')}</Paragraph>
      {asked.failure && closed.length > 0 && (
        <Alert data-color="warning" role="alert">
          {asked.failure.problem?.title ?? t('server.away')}{' '}
          <Button variant="secondary" data-size="sm" onClick={() => go({ close: writeClosed(closed.slice(0, -1)) })}>
            {t('structure.undo')}
          </Button>
        </Alert>
      )}
      {!answer ? (
        <Loading failure={closed.length ? null : asked.failure} />
      ) : !answer.schools.length ? (
        <Alert data-color="info">{t('structure.none')}</Alert>
      ) : (
        <>
          <p className="headline-sentence" role="status">
            {answer.headline}
          </p>
          <p className="no-print">
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => {
                go({ ask: '1' });
                showQuestions();
              }}
            >
              {t('structureStudy.ask')}
            </Button>
          </p>
          <YearSlider
            label={t('year')}
            from={2026}
            to={2050}
            value={year}
            onChange={(now) => go({ year: now === usualYear ? null : String(now) })}
          />
          <div className="map-beside">
            <SchoolMap
              name={`${place.number}-schools`}
              answer={answer}
              year={year}
              near={near}
              onNear={(now) => go({ near: now ? 'true' : null })}
              onToggle={toggle}
              onWidth={setWidth}
            />
            <ul className="rooms-beside-map" aria-label={t('structure.rooms', { year })}>
              {answer.beside.map((room) => (
                <li key={room.name}>
                  <strong>{room.name}</strong>
                  <span>{room.with}</span>
                  {closed.length > 0 && (
                    <span className="subtle">{t('structure.without', { reading: room.without })}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
          <div className="choices no-print">
            <Button variant="secondary" data-size="sm" disabled={!closed.length} onClick={() => go({ close: null })}>
              {t('structure.openAll')}
            </Button>
            <Button
              variant="secondary"
              data-size="sm"
              disabled={saved.length >= mostSaved || saved.includes(close)}
              onClick={() => save([...saved, close])}
            >
              {t('structure.save')}
            </Button>
            {closed.length > 0 && Math.abs(worth) >= 0.05 && (
              <A
                href={address(language, place.number, 'choice', {
                  group: 'school',
                  c: `school_count:${-Math.round(worth * 10) / 10}`,
                })}
              >
                {t('structure.takeAlong', { count: format.number(-worth, 1) })}
              </A>
            )}
          </div>
          {saved.length > 0 && (
            <SchoolAlternatives
              number={place.number}
              saved={saved}
              pupils={writePupils(pupils)}
              detour={detour}
              year={year}
              onOpen={(one) => go({ close: one })}
              onRemove={(index) => save(saved.filter((_, other) => other !== index))}
            />
          )}
          <Heading level={2} data-size="sm">
            {t('structure.listTitle')}
          </Heading>
          <SchoolList answer={answer} year={year} closed={closed} onChoose={choose} onPupils={enter} />
          <Suspense fallback={null}>
            <StudyPart
              number={place.number}
              query={query}
              schools={answer.schools}
              pupils={pupils}
              close={close}
              saved={saved}
              onChange={go}
            />
          </Suspense>
          <Heading level={2} data-size="sm">
            {t('structure.sure')}
          </Heading>
          <ul className="plain bullets long">
            {answer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          {factor && (
            <p className="row">
              <label htmlFor="detour">{factor.name}</label>
              <input
                id="detour"
                className="ds-input small-number"
                type="number"
                min={1}
                max={5}
                step={0.1}
                value={detour ?? factor.default ?? ''}
                onChange={(event) =>
                  go({ detour: Number(event.target.value) === factor.default ? null : event.target.value })
                }
              />
              <span className="subtle">{factor.about}</span>
            </p>
          )}
          <details className="assumptions">
            <summary>{t('structure.assumptions')}</summary>
            <ul className="plain bullets long">
              {answer.assumptions.map((one) => (
                <li key={one.id}>
                  <strong>
                    {one.name}:{' '}
                    {format.number(one.value, one.unit.id === 'persons' ? 0 : Number.isInteger(one.value) ? 0 : 2)}
                  </strong>{' '}
                  {one.about}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <Suspense fallback={null}>
        <PlacesPart key={`places-${place.number}`} number={place.number} query={query} onChange={go} />
        <BuildingsPart key={place.number} number={place.number} />
      </Suspense>
    </>
  );
}
