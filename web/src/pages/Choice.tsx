// How do we get there? Measures in front, levers behind them; the rooms react while a slider moves; what each change did; what it would take.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback, useMemo, useState } from 'react';
import type { Change, Municipality, Scenario, Tornado } from '../api/types';
import { TornadoChart } from '../charts/TornadoChart';
import { A } from '../components/A';
import { Answer } from '../components/Answer';
import { Changed } from '../components/Changed';
import { exampleOf, Examples } from '../components/Examples';
import { Explain, type Question } from '../components/Explain';
import { LeverPicker } from '../components/LeverPicker';
import { Loading } from '../components/Loading';
import { Measures } from '../components/Measures';
import { MiniRooms } from '../components/MiniRooms';
import { ReportMenu } from '../components/ReportMenu';
import { roomIds, Rooms } from '../components/Rooms';
import { Scenarios } from '../components/Scenarios';
import { ToAlternatives } from '../components/ToAlternatives';
import { Together } from '../components/Together';
import { Ways } from '../components/Ways';
import { WhatDid } from '../components/WhatDid';
import { YearSlider } from '../components/YearSlider';
import { useApp } from '../state/app';
import { linkedChanges, useLinkedScenario, useOnlyKnown, useWrittenAddress } from '../state/choiceAddress';
import { at } from '../state/outlook';
import { usePlan } from '../state/plan';
import { useResource } from '../state/resource';
import { usePlainToday, useRooms, useToday } from '../state/rooms';
import { address, writeChanges } from '../state/route';
import { published } from '../state/published';
import { groupIds, type Turnable } from '../state/turnable';
import { useContributions, useTurnables } from '../state/turnables';

const standardYear = 2040;
const standardGroup = 'care';

export default function Choice({ place }: { place: Municipality }) {
  const { t, language, route } = useApp();
  const { all, failure: levelFailure } = useTurnables();
  const { data: today, failure } = useToday(place.number);
  const plan = usePlan(() => linkedChanges(place.number, route.query.get('c')));
  const { changes, replace } = plan;
  const [group, setGroup] = useState(route.query.get('group') ?? standardGroup);
  const [year, setYear] = useState(Number(route.query.get('year')) || standardYear);
  const [room, setRoom] = useState<(typeof roomIds)[number]>('rooms.money');
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState<Scenario | null>(null);
  const [said, setSaid] = useState('');
  const [levers, setLevers] = useState(route.query.has('group'));
  const { outlook: reacting, plain, failure: refused } = useRooms(place.number, changes);
  const plainToday = usePlainToday(place.number);
  const contributions = useContributions(place.number, changes, room, year);
  const tornado = useResource<Tornado>(`/api/v1/municipalities/${place.number}/tornado?year=${year}`).data;

  useOnlyKnown(all, plan, () => setSaid(t('link.expired')));
  const openScenario = (found: Scenario | null) => {
    setOpen(found);
    if (found) replace(found.changes);
  };
  useLinkedScenario(openScenario, setSaid);
  useWrittenAddress(place.number, plan, {
    year: year === standardYear ? '' : String(year),
    group: group === standardGroup ? '' : group,
  });

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
  const baseline = useMemo(
    () => (today && changes.length ? [{ name: t('choice.today'), outlook: today }] : []),
    [today, changes.length, t],
  );
  if (!all || !today) return <Loading failure={failure ?? levelFailure} />;
  const first = today.first_year;
  const now = changes.length ? (reacting ?? today) : today;
  const unit = today.figures.find((one) => one.id === room)?.unit.id ?? 'none';
  const roomName = t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb');
  const name = open?.name ?? (example ? t(`examples.${example.id}`) : '');
  const turned: Record<string, string> = changes.length ? { c: writeChanges(changes) } : {};
  return (
    <div className="choice">
      <Ways number={place.number} />
      <div className="page-head row">
        <Heading level={1} data-size="lg" tabIndex={-1}>
          {t('choice.title', { name: place.name })}
        </Heading>
        <div className="tools no-print">
          <Button data-size="sm" variant="secondary" onClick={plan.undo} disabled={!plan.canUndo}>
            {t('choice.undo')}
          </Button>
          <Button data-size="sm" variant="secondary" onClick={() => replace([])} disabled={!changes.length}>
            {t('choice.reset')}
          </Button>
          {!published && (
            <A className="tool-link" href={address(language, place.number, 'meeting', turned)}>
              {t('choice.meeting')}
            </A>
          )}
        </div>
      </div>
      <Paragraph>{t('choice.lead')}</Paragraph>
      <div role="status">{said && <Alert data-color="warning">{said}</Alert>}</div>
      {refused && refused.status > 0 && <Alert data-color="danger">{refused.problem?.title}</Alert>}
      <section className="sticky-rooms" aria-label={t('choice.rooms')} aria-live="off">
        <h2 className="visually-hidden">{t('choice.rooms')}</h2>
        <Rooms
          outlook={reacting ?? today}
          year={year}
          others={baseline}
          onExplain={(figure, when) => setQuestion({ figure, year: when })}
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
      <Measures place={place} plan={plan} year={year} onLever={openLever} excludesOf={excludesOf} />
      {(changes.length === 0 || example) && <Examples chosen={example?.id} onChoose={ask} />}
      <div className="choice-body">
        <details className="levers-part" open={levers} onToggle={(event) => setLevers(event.currentTarget.open)}>
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
            group={groupIds.includes(group) ? group : standardGroup}
            onGroup={setGroup}
            onSaid={setSaid}
          />
        </details>
        <div>
          {changes.length > 0 && (
            <Answer
              today={today}
              now={now}
              plain={plain && plainToday ? [plainToday, plain] : null}
              changes={changes}
              all={all}
              year={year}
              question={example ? t(`examples.${example.id}`) : ''}
            />
          )}
          <Changed
            changes={changes}
            before={[]}
            all={all}
            title={t('choice.changed')}
            none={t('choice.nothing')}
            onTurn={plan.turn}
          />
          <ToAlternatives place={place} changes={changes} name={name} />
          <WhatDid
            place={place.number}
            room={room}
            onRoom={setRoom}
            contributions={contributions}
            before={at(today, room, year)}
            unit={unit}
            year={year}
            nameOf={(id) => all.find((one) => one.id === id)?.name ?? id}
          />
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
          <Together place={place.number} plan={plan} room={room} roomName={roomName} year={year} />
          {!published && (
            <>
              <Scenarios place={place} changes={changes} open={open} onOpen={openScenario} />
              <p className="no-print">
                <A href={address(language, place.number, 'structure')}>{t('structure.link')}</A>
              </p>
            </>
          )}
          {changes.length > 0 && <ReportMenu place={place} changes={changes} name={name} />}
        </div>
      </div>
      {changes.length > 0 && <MiniRooms outlook={now} />}
      <Explain municipality={place.number} question={question} changes={changes} onClose={() => setQuestion(null)} />
    </div>
  );
}
