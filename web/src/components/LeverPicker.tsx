// The levers by sector, found by group or by a word; and what each would have to be for the room to hold.
import { Alert, Button, Field, Heading, Input, Label } from '@digdir/designsystemet-react';
import { useCallback, useRef, useState } from 'react';
import { Failure, post } from '../api/client';
import type { LeverStanding, Municipality, Solution, Tornado } from '../api/types';
import { useApp } from '../state/app';
import type { Plan } from '../state/plan';
import { useResource } from '../state/resource';
import { groupIds, showValue, type Turnable } from '../state/turnable';
import { withoutReasons } from '../state/turnables';
import { Lever } from './Lever';
import { roomIds } from './Rooms';

interface Props {
  place: Municipality;
  all: readonly Turnable[];
  plan: Plan;
  room: (typeof roomIds)[number];
  roomUnit: string;
  year: number;
  firstYear: number;
  tornado: Tornado | null;
  group: string;
  onGroup: (group: string) => void;
  onSaid: (text: string) => void;
}

function matches(one: Turnable, wanted: string): boolean {
  const text = `${one.name} ${one.about} ${one.lever?.sector.name ?? ''}`.toLocaleLowerCase('nb');
  return wanted.split(/\s+/).every((word) => text.includes(word));
}

export function LeverPicker({
  place,
  all,
  plan,
  room,
  roomUnit,
  year,
  firstYear,
  tornado,
  group,
  onGroup,
  onSaid,
}: Props) {
  const { t, format, language } = useApp();
  const [wanted, setWanted] = useState('');
  const standing = useResource<LeverStanding>(`/api/v1/municipalities/${place.number}/levers?lang=${language}`).data;
  const [solved, setSolved] = useState<{ id: string; text: string; value: number | null } | null>(null);
  const roomName = t(`room.${room.split('.')[1]}`).toLocaleLowerCase('nb');
  const { changes, turn: turnPlan } = plan;
  // The callbacks stay the same while a slider moves, so that only its own lever is drawn anew.
  const latest = useRef(changes);
  latest.current = changes;

  const turn = useCallback(
    (one: Turnable, value: number | null, reason?: string) => {
      setSolved(null);
      const excluded =
        value === null
          ? []
          : (one.lever?.excludes ?? []).filter((id) => latest.current.some((change) => change.id === id));
      if (excluded.length) {
        const name = all.find((other) => other.id === excluded[0])?.name ?? '';
        onSaid(t('lever.excluded', { name: one.name, other: name }));
      }
      turnPlan(one.id, value, reason, excluded);
    },
    [turnPlan, all, onSaid, t],
  );

  const solve = useCallback(
    (one: Turnable) => {
      // Levers that count the same saving are left out of the question.
      const asked = withoutReasons(latest.current).filter((change) => !one.lever?.excludes.includes(change.id));
      post<Solution>(`/api/v1/municipalities/${place.number}/solve?lang=${language}`, {
        changes: asked,
        figure: room,
        year,
        vary: one.id,
        target: 0,
      }).then(
        (answer) => {
          const value = answer.value ?? 0;
          const text = t('solve.answer', {
            lever: one.name,
            value: showValue(one, value, format, t),
            today: showValue(one, one.today, format, t),
            room: roomName,
            year,
          });
          const unusual = value < one.low - 1e-9 || value > one.high + 1e-9;
          setSolved({ id: one.id, value, text: unusual ? `${text} ${t('solve.unusual')}` : text });
        },
        (cause: unknown) =>
          setSolved({
            id: one.id,
            value: null,
            text:
              cause instanceof Failure && cause.status === 409
                ? t('solve.never', { lever: one.name, room: roomName, year })
                : t('server.away'),
          }),
      );
    },
    [place.number, language, room, roomName, year, format, t],
  );

  const worthOf = (one: Turnable) => {
    const swing = tornado?.swings.find((each) => each.lever === one.id);
    const index = roomIds.indexOf(room);
    if (!swing) return '';
    const ends = [swing.at_low[index] ?? 0, swing.at_high[index] ?? 0].sort((a, b) => a - b);
    const least = roomUnit === 'kroner' ? 5e4 : 0.05;
    if (ends.every((end) => Math.abs(end) < least)) return t('lever.worthNothing', { room: roomName });
    return t('lever.worth', {
      room: roomName,
      year,
      low: format.signed(ends[0], roomUnit),
      high: format.signed(ends[1], roomUnit),
    });
  };

  const searched = wanted.trim().toLocaleLowerCase('nb');
  const shown = searched ? all.filter((one) => matches(one, searched)) : all.filter((one) => one.group === group);
  const turnedIn = (id: string) =>
    changes.filter((change) => all.some((one) => one.id === change.id && one.group === id)).length;
  return (
    <section aria-labelledby="levers" className="no-print">
      <Heading level={2} data-size="sm" id="levers">
        {t('choice.levers')}
      </Heading>
      <Field className="lever-search no-print">
        <Label data-size="sm" htmlFor="lever-search">
          {t('lever.search')}
        </Label>
        <Input
          id="lever-search"
          type="search"
          data-size="sm"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </Field>
      <div className="choices no-print" role="group" aria-label={t('lever.groups')}>
        {groupIds.map((one) => (
          <Button
            key={one}
            data-size="sm"
            variant={!searched && one === group ? 'primary' : 'secondary'}
            aria-pressed={!searched && one === group}
            onClick={() => {
              setWanted('');
              onGroup(one);
            }}
          >
            {t(`leverGroup.${one}`)}
            {turnedIn(one) > 0 && <span className="count"> ({turnedIn(one)})</span>}
          </Button>
        ))}
      </div>
      {searched && (
        <p className="subtle" role="status">
          {t('lever.found', { count: shown.length })}
        </p>
      )}
      {!searched && group === 'assumptions' && <p className="subtle">{t('lever.assumptionsLead')}</p>}
      <div className="levers">
        {shown.map((one) => (
          <div key={one.id}>
            <Lever
              one={one}
              change={changes.find((change) => change.id === one.id)}
              firstYear={firstYear}
              standing={standing?.levers.find((each) => each.lever === one.id)}
              worth={worthOf(one)}
              onTurn={turn}
              onSolve={solve}
            />
            {solved?.id === one.id && (
              <Alert data-color={solved.value === null ? 'warning' : 'info'} role="status">
                {solved.text}{' '}
                {solved.value !== null && (
                  <Button data-size="sm" variant="secondary" onClick={() => turn(one, solved.value)}>
                    {t('solve.use')}
                  </Button>
                )}
              </Alert>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
