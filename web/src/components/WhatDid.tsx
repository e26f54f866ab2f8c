// Which room it is about, and what each change did to it.
import { Button } from '@digdir/designsystemet-react';
import type { Contributions } from '../api/types';
import { Bars } from '../charts/Bars';
import { useApp } from '../state/app';
import { roomIds } from './Rooms';

interface Props {
  place: string;
  room: (typeof roomIds)[number];
  onRoom: (room: (typeof roomIds)[number]) => void;
  contributions: Contributions | null;
  before: number | null; // what is read of today's course in the year
  unit: string;
  year: number;
  nameOf: (id: string) => string;
}

export function WhatDid({ place, room, onRoom, contributions, before, unit, year, nameOf }: Props) {
  const { t, format } = useApp();
  const roomName = (id: string) => t(`room.${id.split('.')[1]}`);
  return (
    <>
      <div className="choices no-print" role="group" aria-label={t('choice.which')}>
        {roomIds.map((id) => (
          <Button
            key={id}
            data-size="sm"
            variant={id === room ? 'primary' : 'secondary'}
            aria-pressed={id === room}
            onClick={() => onRoom(id)}
          >
            {roomName(id)}
          </Button>
        ))}
      </div>
      {contributions && (
        <Bars
          name={`${place}-contributions`}
          title={t('waterfall.title', {
            room: roomName(room),
            year,
            value: format.signed((contributions.after ?? 0) - (contributions.before ?? 0), unit),
          })}
          subtitle={
            contributions.all_orders
              ? t('waterfall.subtitle')
              : t('waterfall.subtitleDrawn', { error: format.figure(contributions.error, unit) })
          }
          unit={unit}
          start={{ name: t('choice.today'), value: before ?? contributions.before ?? 0 }}
          end={t('choice.after')}
          bars={contributions.parts
            .map((part) => ({ name: nameOf(part.id), value: part.effect ?? 0 }))
            .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))}
        />
      )}
    </>
  );
}
