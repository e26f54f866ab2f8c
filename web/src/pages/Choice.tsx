// How do we get there? Levers by sector; the rooms react while a slider moves; what each change did; what it would take.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Failure, get, post } from '../api/client';
import type {
  Assumption,
  Change,
  Contributions,
  Levers,
  Municipality,
  Outlook,
  Scenario,
  SmallestChange,
  Tornado,
} from '../api/types';
import { Bars } from '../charts/Bars';
import { TornadoChart } from '../charts/TornadoChart';
import { A } from '../components/A';
import { Answer } from '../components/Answer';
import { Changed } from '../components/Changed';
import { exampleOf, Examples } from '../components/Examples';
import { Explain, type Question } from '../components/Explain';
import { LeverPicker, withoutReasons } from '../components/LeverPicker';
import { Loading } from '../components/Loading';
import { Measures } from '../components/Measures';
import { MiniRooms } from '../components/MiniRooms';
import { ReportMenu } from '../components/ReportMenu';
import { roomIds, Rooms } from '../components/Rooms';
import { Scenarios } from '../components/Scenarios';
import { ScenarioTable, type Shown } from '../components/ScenarioTable';
import { Ways } from '../components/Ways';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useOutlook } from '../state/outlook';
import { leave, usePlan } from '../state/plan';
import { useResource } from '../state/resource';
import { useRooms } from '../state/rooms';
import { address, readChanges, writeChanges } from '../state/route';
import { fromAssumption, fromLever, groupIds, type Turnable } from '../state/turnable';

const contributionRest = 400; // ms
const addressRest = 250; // ms: browsers refuse to take more than about 100 addresses in half a minute
const standardYear = 2040;
const noSolution = 3; // the program's exit code, also in problem documents

function useTurnables(): { all: Turnable[] | null; failure: Failure | null } {
  const { language } = useApp();
  const levers = useResource<Levers>(`/api/v1/levers?lang=${language}`);
  const assumptions = useResource<{ assumptions: Assumption[] }>(`/api/v1/assumptions?lang=${language}`);
  const all = useMemo(
    () =>
      levers.data && assumptions.data
        ? [...levers.data.levers.map(fromLever), ...assumptions.data.assumptions.map(fromAssumption)]
        : null,
    [levers.data, assumptions.data],
  );
  return { all, failure: levers.failure ?? assumptions.failure };
}

/// How much each change did, asked for when the sliders rest.
function useContributions(place: Municipality, changes: Change[], room: string, year: number): Contributions | null {
  const [answer, setAnswer] = useState<Contributions | null>(null);
  const asked = JSON.stringify(withoutReasons(changes));
  useEffect(() => {
    if (asked === '[]') return setAnswer(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      post<Contributions>(
        `/api/v1/municipalities/${place.number}/contributions`,
        { changes: JSON.parse(asked), figure: room, year },
        abort.signal,
      ).then(setAnswer, () => undefined);
    }, contributionRest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, room, year, place.number]);
  return answer?.figure === room && answer.year === year ? answer : null;
}

/// The saved scenarios that are ticked, each with its rooms.
function useCompared(place: Municipality, compared: readonly string[], saved: readonly Scenario[]): Shown[] {
  const { language } = useApp();
  const [others, setOthers] = useState<Shown[]>([]);
  useEffect(() => {
    let stale = false;
    const chosen = compared
      .map((id) => saved.find((one) => one.id === id))
      .filter((one): one is Scenario => one !== undefined);
    void Promise.all(
      chosen.map(async (one) => ({
        name: one.name,
        changes: one.changes,
        outlook: await post<Outlook>(`/api/v1/municipalities/${place.number}/rooms?lang=${language}`, {
          changes: withoutReasons(one.changes),
          paths: 0,
        }),
      })),
    ).then(
      (list) => !stale && setOthers(list),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [compared, saved, place.number, language]);
  return others;
}

export default function Choice({ place }: { place: Municipality }) {
  const { t, format, language, route, navigate } = useApp();
  const { all, failure: levelFailure } = useTurnables();
  const { data: today, failure } = useOutlook(place.number);
  const plan = usePlan(() => readChanges(route.query.get('c')));
  const { changes } = plan;
  const [group, setGroup] = useState(route.query.get('group') ?? 'care');
  const [year, setYear] = useState(Number(route.query.get('year')) || standardYear);
  const [room, setRoom] = useState<(typeof roomIds)[number]>('rooms.money');
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState<Scenario | null>(null);
  const [compared, setCompared] = useState<string[]>([]);
  const [saved, setSaved] = useState<Scenario[]>([]);
  const [said, setSaid] = useState('');
  const [togetherSaid, setTogetherSaid] = useState('');
  const [levers, setLevers] = useState(route.query.has('group'));
  const meeting = route.query.get('meeting') === '1';
  const { outlook: reacting, failure: refused } = useRooms(place.number, changes);
  const contributions = useContributions(place, changes, room, year);
  const others = useCompared(place, compared, saved);
  const tornado = useResource<Tornado>(`/api/v1/municipalities/${place.number}/tornado?year=${year}`).data;
  const { correct, replace } = plan;

  // Levers that a link names but this version does not know are left out, and that is said.
  useEffect(() => {
    if (!all) return;
    correct((now) => {
      const fits = now.filter((change) =>
        all.some((one) => one.id === change.id && change.value >= one.least && change.value <= one.most),
      );
      if (fits.length === now.length) return now;
      setSaid(t('link.expired'));
      return fits;
    });
  }, [all, correct, t]);

  // A link to a saved scenario opens it; one that is gone says so.
  const wantedScenario = route.query.get('scenario');
  useEffect(() => {
    if (!wantedScenario) return;
    get<Scenario>(`/api/v1/scenarios/${encodeURIComponent(wantedScenario)}?lang=${language}`).then(
      (found) => {
        setOpen(found);
        replace(found.changes);
      },
      (cause: unknown) => setSaid(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away')),
    );
  }, [wantedScenario]); // eslint-disable-line

  const text = writeChanges(changes);
  useEffect(() => leave(place.number, text), [place.number, text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      // The next page may still be on its way while this one is left.
      if (window.location.pathname !== address(language, place.number, 'choice')) return;
      const query: Record<string, string> = {};
      if (text) query.c = text;
      if (year !== standardYear) query.year = String(year);
      if (group !== 'care') query.group = group;
      if (meeting) query.meeting = '1';
      const wanted = address(language, place.number, 'choice', query);
      if (wanted !== window.location.pathname + window.location.search)
        navigate(wanted, { replace: true, keepFocus: true });
    }, addressRest);
    return () => clearTimeout(timer);
  }, [text, year, group, meeting, language, place.number, navigate]);

  const smallest = () => {
    const levers = changes.filter((one) => !one.id.includes('.')).map((one) => one.id);
    post<SmallestChange>(`/api/v1/municipalities/${place.number}/smallest-change?lang=${language}`, {
      figure: room,
      year,
      levers,
    }).then(
      (answer) => {
        setTogetherSaid(
          answer.changes.length
            ? t('together.found', { count: answer.changes.length })
            : t('together.holds', { room: roomName, year }),
        );
        if (answer.changes.length)
          replace(
            answer.changes.map((change) => ({
              ...change,
              reason: changes.find((one) => one.id === change.id)?.reason ?? '',
            })),
          );
      },
      (cause: unknown) =>
        setTogetherSaid(
          !(cause instanceof Failure && cause.problem)
            ? t('server.away')
            : cause.problem.exit_code === noSolution
              ? t('together.none', { room: roomName, year })
              : cause.problem.title,
        ),
    );
  };
  const roomName = t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb');
  const choose = useCallback((one: Turnable) => {
    setGroup(one.group);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-lever="${one.id}"] input`)?.focus()),
    );
  }, []);
  const openLever = useCallback(
    (lever: string) => {
      const one = all?.find((other) => other.id === lever);
      if (!one) return;
      setLevers(true);
      choose(one);
    },
    [all, choose],
  );
  const excludesOf = useCallback(
    (lever: string) => all?.find((other) => other.id === lever)?.lever?.excludes ?? [],
    [all],
  );
  const example = exampleOf(changes);
  const ask = (wanted: Change[]) => {
    replace(wanted);
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('answer')?.focus()));
  };
  const baseline = useMemo<Shown[]>(
    () => (today && changes.length ? [{ name: t('choice.today'), outlook: today, changes: [] }] : []),
    [today, changes.length, t],
  );
  if (!all || !today) return <Loading failure={failure ?? levelFailure} />;
  const first = today.first_year;
  const shownGroup = groupIds.includes(group) ? group : 'care';
  const now = changes.length ? (reacting ?? today) : today;
  const unit = today.figures.find((one) => one.id === room)?.unit.id ?? 'none';
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? id;
  return (
    <div className="choice">
      {!meeting && <Ways number={place.number} />}
      <div className="page-head row">
        <Heading level={1} data-size={meeting ? 'md' : 'lg'} tabIndex={-1}>
          {t('choice.title', { name: place.name })}
        </Heading>
        <div className="tools no-print">
          <Button data-size="sm" variant="secondary" onClick={plan.undo} disabled={!plan.canUndo}>
            {t('choice.undo')}
          </Button>
          <Button data-size="sm" variant="secondary" onClick={() => replace([])} disabled={!changes.length}>
            {t('choice.reset')}
          </Button>
          <Button
            data-size="sm"
            variant="secondary"
            aria-pressed={meeting}
            onClick={() =>
              navigate(
                address(language, place.number, 'choice', {
                  ...(text ? { c: text } : {}),
                  ...(group === 'care' ? {} : { group }),
                  ...(meeting ? {} : { meeting: '1' }),
                }),
                { replace: true, keepFocus: true },
              )
            }
          >
            {meeting ? t('choice.leaveMeeting') : t('choice.meeting')}
          </Button>
        </div>
      </div>
      {!meeting && <Paragraph>{t('choice.lead')}</Paragraph>}
      <div role="status">{said && <Alert data-color="warning">{said}</Alert>}</div>
      {refused && refused.status > 0 && <Alert data-color="danger">{refused.problem?.title}</Alert>}
      <section className="sticky-rooms" aria-label={t('choice.rooms')} aria-live="off">
        <h2 className="visually-hidden">{t('choice.rooms')}</h2>
        <Rooms
          outlook={reacting ?? today}
          year={year}
          others={[...baseline, ...others]}
          onExplain={(figure, when) => setQuestion({ figure, year: when })}
          large={meeting}
          height={150}
        />
      </section>
      <YearSlider
        label={t('overview.year')}
        from={first}
        to={first + today.years - 1}
        value={year}
        onChange={setYear}
      />
      {!meeting && <Measures place={place} plan={plan} year={year} onLever={openLever} excludesOf={excludesOf} />}
      {!meeting && (changes.length === 0 || example) && <Examples chosen={example?.id} onChoose={ask} />}
      <div className="choice-body">
        <details
          className="levers-part"
          open={levers || meeting}
          onToggle={(event) => !meeting && setLevers(event.currentTarget.open)}
        >
          <summary>{t('measures.levers')}</summary>
          <LeverPicker
            place={place}
            all={all}
            plan={plan}
            room={room}
            roomUnit={unit}
            year={year}
            firstYear={first}
            tornado={tornado}
            group={shownGroup}
            onGroup={setGroup}
            meeting={meeting}
            onSaid={setSaid}
          />
        </details>
        <div>
          {changes.length > 0 && (
            <Answer
              today={today}
              now={now}
              changes={changes}
              all={all}
              year={year}
              question={example ? t(`examples.${example.id}`) : ''}
            />
          )}
          <Changed plan={plan} all={all} meeting={meeting} />
          <div className="choices no-print" role="group" aria-label={t('choice.which')}>
            {roomIds.map((id) => (
              <Button
                key={id}
                data-size="sm"
                variant={id === room ? 'primary' : 'secondary'}
                aria-pressed={id === room}
                onClick={() => setRoom(id)}
              >
                {t(`room.${id.split('.')[1]}`)}
              </Button>
            ))}
          </div>
          {contributions && (
            <Bars
              name={`${place.number}-contributions`}
              title={t('waterfall.title', {
                room: t(`room.${room.split('.')[1]}`),
                year,
                value: format.signed((contributions.after ?? 0) - (contributions.before ?? 0), unit),
              })}
              subtitle={
                contributions.all_orders
                  ? t('waterfall.subtitle')
                  : t('waterfall.subtitleDrawn', { error: format.figure(contributions.error, unit) })
              }
              unit={unit}
              start={{ name: t('choice.today'), value: contributions.before ?? 0 }}
              end={t('choice.after')}
              bars={contributions.parts
                .map((part) => ({ name: nameOf(part.id), value: part.effect ?? 0 }))
                .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))}
            />
          )}
          {!meeting && (
            <>
              {others.length > 0 && (
                <ScenarioTable
                  scenarios={[
                    ...(baseline.length ? baseline : [{ name: t('choice.today'), outlook: today, changes: [] }]),
                    ...(changes.length ? [{ name: t('choice.this'), outlook: now, changes }] : []),
                    ...others,
                  ]}
                  all={all}
                  year={year}
                />
              )}
              {tornado && (
                <TornadoChart
                  name={`${place.number}-tornado`}
                  tornado={tornado}
                  all={all}
                  room={room}
                  unit={unit}
                  year={year}
                  onChoose={choose}
                />
              )}
              <section aria-labelledby="together" className="no-print">
                <Heading level={2} data-size="xs" id="together">
                  {t('together.title')}
                </Heading>
                <p className="subtle">{t('together.lead', { room: roomName, year })}</p>
                <Button data-size="sm" variant="secondary" onClick={smallest}>
                  {changes.some((one) => !one.id.includes('.')) ? t('together.turned') : t('together.all')}
                </Button>
                <p role="status">{togetherSaid}</p>
              </section>
              <Scenarios
                place={place}
                changes={changes}
                open={open}
                onOpen={(one) => {
                  setOpen(one);
                  if (one) replace(one.changes);
                }}
                compared={compared}
                onCompare={setCompared}
                onList={setSaved}
              />
              <p className="no-print">
                <A href={address(language, place.number, 'structure')}>{t('structure.link')}</A>
              </p>
              {changes.length > 0 && (
                <ReportMenu
                  place={place}
                  changes={changes}
                  name={open?.name ?? (example ? t(`examples.${example.id}`) : '')}
                />
              )}
            </>
          )}
        </div>
      </div>
      {changes.length > 0 && <MiniRooms outlook={now} year={year} />}
      <Explain municipality={place.number} question={question} changes={changes} onClose={() => setQuestion(null)} />
    </div>
  );
}
