// Measures and what is asked of them, in the address: what they are to give, what they are worth, and those of the user's own.
import type { Change, Measure } from '../api/types';

export const roomNames = ['money', 'people', 'places'] as const;
export type RoomName = (typeof roomNames)[number];
export const roomId = (room: RoomName) => `rooms.${room}` as const;

/// What a person types: millions of kroner, FTE or places by a year; empty: as much as is missing.
export interface Wanted {
  room: RoomName;
  amount: string;
  year: number;
  spare: boolean;
  floors: string[]; // figures that are not to fall below today's
}

/// Whom a frame can hold up.
export const floorIds = ['nurse', 'health_worker', 'teacher', 'kindergarten_teacher'] as const;
export const floorOf = (id: (typeof floorIds)[number]) => `workforce.needed.${id}`;

export interface OwnMeasure {
  id: string;
  name: string;
  kroner: number;
  fte: number;
  places: number;
  from: number;
}

const million = 1e6;

/// "60", "2,5", "−3"; null for what is no number.
export function readAmount(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('\u2212', '-').replaceAll(/\s/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

export function demandOf(wanted: Wanted) {
  const amount = readAmount(wanted.amount);
  return {
    room: roomId(wanted.room),
    year: wanted.year,
    at_least: amount === null ? null : amount * (wanted.room === 'money' ? million : 1),
  };
}

/// "Leie ut rådhuset; 1,2 mill. kr; 0 årsverk; fra 2028": the first line is the name, the second the figures in this order.
export function readOwn(name: string, figures: string, first: number, taken: readonly string[]): OwnMeasure | null {
  const [kroner = 0, fte = 0, places = 0, from = first] = figures
    .split(/[;\t]/)
    .map((part) => readAmount(part.replaceAll(/[^\d,.\u2212-]/g, '')) ?? 0);
  if (!name.trim() || !figures.trim() || (!kroner && !fte && !places)) return null;
  const id = `own-${taken.length + 1}-${name.trim().slice(0, 40)}`;
  return { id, name: name.trim(), kroner: kroner * million, fte, places, from: from >= first ? from : first };
}

export const changeOf = (measure: Measure): Change => ({ id: measure.lever ?? '', value: measure.value ?? 0 });

export const isTaken = (measure: Measure, changes: readonly Change[]) =>
  changes.some((change) => change.id === measure.lever && change.value === measure.value);
