// Measures and what is asked of them: what they are to give, what they are worth, and those of the user's own. What is turned is in the address.
import { useCallback, useState } from 'react';
import type { Change, Measure } from '../api/types';
import { freeName } from './alternatives';
import { mostAmount, readAmount } from './amount';
import { keep, readKept } from './kept';

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

/// What is wrong with the amount typed: null where nothing is. Empty is as much as is missing.
export function refusedAmount(text: string): 'number' | 'large' | 'positive' | null {
  if (!text.trim()) return null;
  const amount = readAmount(text);
  if (amount === null) return 'number';
  if (amount <= 0) return 'positive';
  return amount > mostAmount ? 'large' : null;
}

export function demandOf(wanted: Wanted) {
  const amount = readAmount(wanted.amount);
  return {
    room: roomId(wanted.room),
    year: wanted.year,
    at_least: amount === null ? null : amount * (wanted.room === 'money' ? million : 1),
  };
}

export type OwnRefused = 'name' | 'number' | 'large' | 'nothing' | 'year';

/// "Leie ut rådhuset"; "1,2 mill. kr; 0 årsverk; 0; fra 2028": the figures stand in this order.
export function readOwn(
  name: string,
  figures: string,
  years: readonly [first: number, last: number],
  taken: readonly string[],
): OwnMeasure | OwnRefused {
  if (!name.trim()) return 'name';
  const typed = figures.split(/[;\t]/).map((part) => part.trim());
  const read = typed.map((part) => (part === '' ? 0 : readAmount(part)));
  if (typed.length > 4 || read.some((one) => one === null)) return 'number';
  const [kroner = 0, fte = 0, places = 0, from = null] = read as number[];
  if ([kroner, fte, places].some((one) => Math.abs(one) > mostAmount)) return 'large';
  if (!kroner && !fte && !places) return 'nothing';
  const [first, last] = years;
  if (from !== null && typed[3] !== '' && !(Number.isInteger(from) && from >= first && from <= last)) return 'year';
  const id = freeName(`own-${name.trim().slice(0, 40)}`, taken);
  return { id, name: name.trim(), kroner: kroner * million, fte, places, from: from || first };
}

/// What is typed where measures are chosen.
export interface TypedMeasures {
  wanted: Wanted | null; // null: nothing of the frame yet
  own: OwnMeasure[];
  worth: Readonly<Record<string, number>>; // what was judged, by measure
  without: string[]; // left out of what it takes
  draft: { name: string; figures: string }; // a measure of one's own that is not added yet
}

const nothing: TypedMeasures = { wanted: null, own: [], worth: {}, without: [], draft: { name: '', figures: '' } };
const keyOf = (place: string) => `measures-${place}`;
const typedMeasures = (place: string): TypedMeasures => ({ ...nothing, ...readKept<TypedMeasures>(keyOf(place)) });

/// Kept in this browser, as own figures are.
export function useTypedMeasures(place: string): [TypedMeasures, (change: Partial<TypedMeasures>) => void] {
  const [typed, setTyped] = useState(() => typedMeasures(place));
  const change = useCallback(
    (part: Partial<TypedMeasures>) =>
      setTyped((now) => {
        const next = { ...now, ...part };
        keep(keyOf(place), next);
        return next;
      }),
    [place],
  );
  return [typed, change];
}

/// With one more of the user's own, judged as what can be done.
export const withOwn = ({ own, worth }: TypedMeasures, added: OwnMeasure): Partial<TypedMeasures> => ({
  own: [...own, added],
  worth: judged(worth, added.id, 1),
});

/// Judged so; undefined: not any more.
export const judged = (
  worth: TypedMeasures['worth'],
  id: string,
  value: number | undefined,
): TypedMeasures['worth'] => ({
  ...Object.fromEntries(Object.entries(worth).filter(([one]) => one !== id)),
  ...(value === undefined ? {} : { [id]: value }),
});

/// Without one of them.
export const withoutOwn = ({ own, worth }: TypedMeasures, id: string): Partial<TypedMeasures> => ({
  own: own.filter((one) => one.id !== id),
  worth: judged(worth, id, undefined),
});

/// A measure found on another page, put among the user's own where measures are chosen: once, however often it is brought.
export function carryMeasure(place: string, measure: Omit<OwnMeasure, 'id'>): void {
  const id = `own-carried-${measure.name.slice(0, 40)}`;
  const before = typedMeasures(place);
  const rest = { ...before, ...withoutOwn(before, id) };
  keep(keyOf(place), { ...rest, ...withOwn(rest, { ...measure, id }) });
}

export const changeOf = (measure: Measure): Change => ({ id: measure.lever ?? '', value: measure.value ?? 0 });

export const isTaken = (measure: Measure, changes: readonly Change[]) =>
  changes.some((change) => change.id === measure.lever && change.value === measure.value);
