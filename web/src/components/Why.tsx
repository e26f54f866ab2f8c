// Why a room moves from the first year to a later one: its parts as a waterfall that adds up.
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Municipality, Outlook } from '../api/types';
import { Bars, type Bar } from '../charts/Bars';
import { useApp } from '../state/app';
import { at, find } from '../state/outlook';

/// Prefixes of the figures that a room is the sum (+) and difference (−) of.
const parts = {
  money: { total: 'rooms.money', more: ['economy.income.'], less: ['economy.spending.', 'economy.finance_cost'] },
  people: { total: 'rooms.people', more: ['workforce.available.total'], less: ['workforce.needed_by_sector.'] },
} as const;
type Room = keyof typeof parts;

export function Why({
  place,
  outlook,
  year,
  source,
}: {
  place: Municipality;
  outlook: Outlook;
  year: number;
  source: string;
}) {
  const { t, format } = useApp();
  const [room, setRoom] = useState<Room>('money');
  const { total, more, less } = parts[room];
  const first = outlook.first_year;
  const figure = find(outlook, total);
  if (!figure || year <= first) return null;
  const members = (prefixes: readonly string[]) =>
    outlook.figures.filter((one) =>
      prefixes.some((prefix) =>
        prefix.endsWith('.') ? one.id.startsWith(prefix) && !one.id.endsWith('.total') : one.id === prefix,
      ),
    );
  const change = (id: string) => (at(outlook, id, year) ?? 0) - (at(outlook, id, first) ?? 0);
  const bars: Bar[] = [
    ...members(more).map((one) => ({ name: one.name, value: change(one.id) })),
    ...members(less).map((one) => ({ name: one.name, value: -change(one.id) })),
  ];
  const [from, to] = [at(outlook, total, first) ?? 0, at(outlook, total, year) ?? 0];
  // What no part explains is shown, never hidden.
  const rest = to - from - bars.reduce((sum, bar) => sum + bar.value, 0);
  const least = figure.unit.id === 'kroner' ? 1e3 : 0.05;
  if (Math.abs(rest) > least) bars.push({ name: t('why.rest'), value: rest });
  bars.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const name = t(`room.${room}`);
  return (
    <Bars
      name={`${place.number}-why-${room}`}
      title={t(to < from ? 'why.down' : 'why.up', {
        room: name,
        value: format.figure(Math.abs(to - from), figure.unit.id),
        first,
        year,
      })}
      subtitle={t('why.subtitle', { largest: bars[0]?.name ?? '' })}
      source={source}
      unit={figure.unit.id}
      start={{ name: String(first), value: from }}
      end={{ name: String(year), value: to }}
      bars={bars}
      controls={
        <div className="choices no-print" role="group" aria-label={t('choice.which')}>
          {(Object.keys(parts) as Room[]).map((one) => (
            <Button
              key={one}
              data-size="sm"
              variant={one === room ? 'primary' : 'secondary'}
              aria-pressed={one === room}
              onClick={() => setRoom(one)}
            >
              {t(`room.${one}`)}
            </Button>
          ))}
        </div>
      }
    />
  );
}
