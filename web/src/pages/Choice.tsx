// How do we get there? Levers by sector; the rooms react while a slider moves; what each change did; what it would take.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Failure, get, post } from '../api/client';
import type { Assumption, Change, Contributions, Municipality, Outlook, Scenario, Solution } from '../api/types';
import { Bars } from '../charts/Bars';
import { Explain, type Question } from '../components/Explain';
import { Lever, scaleOf } from '../components/Lever';
import { Loading } from '../components/Loading';
import { roomIds, Rooms } from '../components/Rooms';
import { Scenarios } from '../components/Scenarios';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { useOutlook } from '../state/outlook';
import { useResource } from '../state/resource';
import { useRooms } from '../state/rooms';
import { address, readChanges, writeChanges } from '../state/route';

interface Levers {
  first_year: number;
  years: number;
  assumptions: Assumption[];
}

const contributionRest = 400; // ms
const addressRest = 250; // ms: browsers refuse to take more than about 100 addresses in half a minute

export default function Choice({ place }: { place: Municipality }) {
  const { t, format, language, route, navigate } = useApp();
  const levers = useResource<Levers>(`/api/v1/assumptions?lang=${language}`);
  const { data: today, failure } = useOutlook(place.number);
  const [changes, setChanges] = useState<Change[]>(() => readChanges(route.query.get('c')));
  const [history, setHistory] = useState<Change[][]>([]);
  const [sinceBreak, setSinceBreak] = useState(0); // length of the history at the last break
  const [group, setGroup] = useState(route.query.get('group') ?? 'care');
  const [year, setYear] = useState(Number(route.query.get('year')) || 2040);
  const [room, setRoom] = useState<(typeof roomIds)[number]>('rooms.money');
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState<Scenario | null>(null);
  const [compared, setCompared] = useState<string[]>([]);
  const [saved, setSaved] = useState<Scenario[]>([]);
  const [others, setOthers] = useState<{ name: string; outlook: Outlook }[]>([]);
  const [contributions, setContributions] = useState<Contributions | null>(null);
  const [solved, setSolved] = useState<{ lever: string; text: string; value: number | null } | null>(null);
  const [lost, setLost] = useState('');
  const meeting = route.query.get('meeting') === '1';
  const { outlook: reacting, failure: refused } = useRooms(place.number, changes);
  const lastMove = useRef('');

  // Levers that a link names but this version does not know are left out, and that is said.
  const known = levers.data?.assumptions;
  useEffect(() => {
    if (!known) return;
    setChanges((now) => {
      const fits = now.filter((change) => known.some((lever) => lever.id === change.id && change.value >= (lever.minimum ?? -Infinity) && change.value <= (lever.maximum ?? Infinity)));
      if (fits.length === now.length) return now;
      setLost(t('link.expired'));
      return fits;
    });
  }, [known, t]);

  // A link to a saved scenario opens it; one that is gone says so.
  useEffect(() => {
    const wanted = route.query.get('scenario');
    if (!wanted) return;
    get<Scenario>(`/api/v1/scenarios/${encodeURIComponent(wanted)}?lang=${language}`).then(
      (found) => {
        setOpen(found);
        setChanges(found.changes);
      },
      (cause: unknown) => setLost(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away')),
    );
  }, []); // eslint-disable-line

  const text = writeChanges(changes);
  useEffect(() => {
    const timer = setTimeout(() => {
      const query: Record<string, string> = {};
      if (text) query.c = text;
      if (year !== 2040) query.year = String(year);
      if (group !== 'care') query.group = group;
      if (meeting) query.meeting = '1';
      const wanted = address(language, place.number, 'choice', query);
      if (wanted !== window.location.pathname + window.location.search) navigate(wanted, { replace: true, keepFocus: true });
    }, addressRest);
    return () => clearTimeout(timer);
  }, [text, year, group, meeting, language, place.number, navigate]);

  const change = useCallback((id: string, value: number | null, reason?: string) => {
    setSolved(null);
    setChanges((now) => {
      // One pull of a slider is one step to undo.
      if (lastMove.current !== id) setHistory((past) => [...past, now]);
      lastMove.current = id;
      const rest = now.filter((one) => one.id !== id);
      if (value === null) return rest;
      const next: Change = { id, value, ...(reason ? { reason } : {}) };
      const place_ = now.findIndex((one) => one.id === id);
      return place_ < 0 ? [...rest, next] : now.map((one) => (one.id === id ? next : one));
    });
  }, []);
  useEffect(() => {
    const end = () => (lastMove.current = '');
    window.addEventListener('pointerup', end);
    window.addEventListener('keyup', end);
    return () => {
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keyup', end);
    };
  }, []);
  const undo = () =>
    setHistory((past) => {
      const before = past.at(-1);
      if (before) setChanges(before);
      setSinceBreak((length) => Math.min(length, past.length - 1));
      return past.slice(0, -1);
    });
  const reset = () => {
    setHistory((past) => [...past, changes]);
    setChanges([]);
  };

  useEffect(() => {
    if (!changes.length) return setContributions(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      post<Contributions>(`/api/v1/municipalities/${place.number}/contributions`, { changes: changes.map(({ reason: _, ...one }) => one), figure: room, year }, abort.signal).then(setContributions, () => undefined);
    }, contributionRest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, room, year, place.number]); // eslint-disable-line

  useEffect(() => {
    let stale = false;
    const chosen = compared.map((id) => saved.find((one) => one.id === id)).filter((one): one is Scenario => one !== undefined);
    void Promise.all(
      chosen.map(async (one) => ({
        name: one.name,
        outlook: await post<Outlook>(`/api/v1/municipalities/${place.number}/rooms?lang=${language}`, { changes: one.changes.map(({ reason: _, ...rest }) => rest), paths: 0 }),
      })),
    ).then(
      (list) => !stale && setOthers(list),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [compared, saved, place.number, language]);

  const solve = (id: string) => {
    const lever = known?.find((one) => one.id === id);
    if (!lever) return;
    const show = (value: number) => `${format.number(value * scaleOf(lever), 1)}${scaleOf(lever) === 100 ? ' %' : ''}`;
    post<Solution>(`/api/v1/municipalities/${place.number}/solve?lang=${language}`, { changes: changes.map(({ reason: _, ...one }) => one), figure: room, year, vary: id, target: 0 }).then(
      (answer) =>
        setSolved({
          lever: id,
          value: answer.value,
          text: t('solve.answer', { lever: lever.name, value: show(answer.value ?? 0), today: show(lever.value ?? 0), room: t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb'), year }),
        }),
      (cause: unknown) => setSolved({ lever: id, value: null, text: cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away') }),
    );
  };

  const baseline = useMemo(() => (today && changes.length ? [{ name: t('choice.today'), outlook: today }] : []), [today, changes.length, t]);
  if (!known || !today) return <Loading failure={failure ?? levers.failure} />;
  const first = today.first_year;
  const last = first + today.years - 1;
  const groups = [...new Set(known.map((lever) => lever.group))];
  const shownGroup = groups.includes(group) ? group : groups[0]!;
  const named = (change_: Change) => known.find((lever) => lever.id === change_.id);
  const roomName = t(`room.${room.split('.')[1]}`);
  const unit = today.figures.find((one) => one.id === room)?.unit.id ?? 'none';
  const listed = changes.filter((one) => !meeting || !(history[sinceBreak] ?? changes).some((old) => old.id === one.id && old.value === one.value) || history.length <= sinceBreak);
  return (
    <div className="choice">
      <div className="page-head row">
        <Heading level={1} data-size={meeting ? 'xl' : 'lg'} tabIndex={-1}>
          {t('choice.title', { name: place.name })}
        </Heading>
        <div className="tools no-print">
          <Button data-size="sm" variant="secondary" onClick={undo} disabled={!history.length}>
            {t('choice.undo')}
          </Button>
          <Button data-size="sm" variant="secondary" onClick={reset} disabled={!changes.length}>
            {t('choice.reset')}
          </Button>
          <Button
            data-size="sm"
            variant="secondary"
            aria-pressed={meeting}
            onClick={() => navigate(address(language, place.number, 'choice', { ...(text ? { c: text } : {}), ...(meeting ? {} : { meeting: '1' }) }), { replace: true, keepFocus: true })}
          >
            {meeting ? t('choice.leaveMeeting') : t('choice.meeting')}
          </Button>
        </div>
      </div>
      {!meeting && <Paragraph>{t('choice.lead')}</Paragraph>}
      {lost && <Alert data-color="warning">{lost}</Alert>}
      {refused && refused.status > 0 && <Alert data-color="danger">{refused.problem?.title}</Alert>}
      <section className="sticky-rooms" aria-label={t('choice.rooms')} aria-live="off">
        <h2 className="visually-hidden">{t('choice.rooms')}</h2>
        <Rooms outlook={reacting ?? today} year={year} others={[...baseline, ...others]} onExplain={(figure, when) => setQuestion({ figure, year: when })} large={meeting} />
      </section>
      <YearSlider label={t('overview.year')} from={first} to={last} value={year} onChange={setYear} />
      <div className="choice-body">
        <section aria-labelledby="levers">
          <Heading level={2} data-size="sm" id="levers">
            {t('choice.levers')}
          </Heading>
          <div className="choices" role="group" aria-label={t('choice.levers')}>
            {groups.map((one) => (
              <Button key={one} data-size="sm" variant={one === shownGroup ? 'primary' : 'secondary'} aria-pressed={one === shownGroup} onClick={() => setGroup(one)}>
                {t(`leverGroup.${one}`)}
              </Button>
            ))}
          </div>
          <div className="levers">
            {known
              .filter((lever) => lever.group === shownGroup)
              .map((lever) => (
                <div key={lever.id}>
                  <Lever lever={lever} change={changes.find((one) => one.id === lever.id)} onChange={change} onSolve={solve} />
                  {solved?.lever === lever.id && (
                    <Alert data-color={solved.value === null ? 'warning' : 'info'} role="status">
                      {solved.text}{' '}
                      {solved.value !== null && (
                        <Button data-size="sm" variant="secondary" onClick={() => change(lever.id, solved.value)}>
                          {t('solve.use')}
                        </Button>
                      )}
                    </Alert>
                  )}
                </div>
              ))}
          </div>
        </section>
        <section aria-labelledby="did">
          <Heading level={2} data-size="sm" id="did">
            {meeting ? t('choice.sinceBreak') : t('choice.changed')}
          </Heading>
          {listed.length === 0 ? (
            <p className="subtle">{t('choice.nothing')}</p>
          ) : (
            <ul className="changed-list">
              {listed.map((one) => {
                const lever = named(one);
                if (!lever) return null;
                const show = (value: number) => `${format.number(value * scaleOf(lever), scaleOf(lever) === 100 ? 1 : 2)}${scaleOf(lever) === 100 ? ' %' : ''}`;
                return (
                  <li key={one.id}>
                    <span>
                      {lever.name}: {show(lever.value ?? 0)} → <strong>{show(one.value)}</strong>
                      {one.reason && <em> «{one.reason}»</em>}
                    </span>
                    <Button variant="tertiary" data-size="sm" onClick={() => change(one.id, null)} aria-label={t('choice.undoThis', { name: lever.name })}>
                      {t('lever.reset')}
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
          {meeting && (
            <Button data-size="sm" variant="secondary" onClick={() => setSinceBreak(history.length)}>
              {t('choice.break')}
            </Button>
          )}
          <div className="choices" role="group" aria-label={t('choice.which')}>
            {roomIds.map((id) => (
              <Button key={id} data-size="sm" variant={id === room ? 'primary' : 'secondary'} aria-pressed={id === room} onClick={() => setRoom(id)}>
                {t(`room.${id.split('.')[1]}`)}
              </Button>
            ))}
          </div>
          {contributions && contributions.figure === room && (
            <Bars
              name={`${place.number}-contributions`}
              title={t('waterfall.title', { room: roomName, year, value: format.signed((contributions.after ?? 0) - (contributions.before ?? 0), unit) })}
              subtitle={contributions.all_orders ? t('waterfall.subtitle') : t('waterfall.subtitleTwo')}
              unit={unit}
              start={{ name: t('choice.today'), value: contributions.before ?? 0 }}
              end={{ name: t('choice.after'), value: contributions.after ?? 0 }}
              bars={contributions.parts.map((part) => ({ name: known.find((lever) => lever.id === part.id)?.name ?? part.id, value: part.effect ?? 0 })).sort((a, b) => Math.abs(b.value) - Math.abs(a.value))}
            />
          )}
          {!meeting && <Scenarios place={place} changes={changes} open={open} onOpen={(one) => {
            setOpen(one);
            if (one) {
              setHistory((past) => [...past, changes]);
              setChanges(one.changes);
            }
          }} compared={compared} onCompare={setCompared} onList={setSaved} />}
        </section>
      </div>
      <Explain municipality={place.number} question={question} changes={changes} onClose={() => setQuestion(null)} />
    </div>
  );
}
