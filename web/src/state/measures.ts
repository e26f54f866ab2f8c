// Measures and what is asked of them, in the address: what they are to give, what they are worth, and those of the user's own.
import type { Change, Measure } from '../api/types';
import { mostAmount, readAmount } from './amount';

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
  const id = `own-${taken.length + 1}-${name.trim().slice(0, 40)}`;
  return { id, name: name.trim(), kroner: kroner * million, fte, places, from: from || first };
}

const carried = (place: string) => `carried-measures-${place}`;

/// A measure found on another page, put among the user's own where measures are chosen; this tab only.
export function carryMeasure(place: string, measure: Omit<OwnMeasure, 'id'>): void {
  const all = carriedMeasures(place).filter((one) => one.name !== measure.name);
  const id = `own-carried-${measure.name.slice(0, 40)}`;
  sessionStorage.setItem(carried(place), JSON.stringify([...all, { ...measure, id }]));
}

export function carriedMeasures(place: string): OwnMeasure[] {
  try {
    return JSON.parse(sessionStorage.getItem(carried(place)) ?? '[]') as OwnMeasure[];
  } catch {
    return [];
  }
}

export function forgetCarried(place: string, id: string): void {
  const left = carriedMeasures(place).filter((one) => one.id !== id);
  sessionStorage.setItem(carried(place), JSON.stringify(left));
}

export const changeOf = (measure: Measure): Change => ({ id: measure.lever ?? '', value: measure.value ?? 0 });

export const isTaken = (measure: Measure, changes: readonly Change[]) =>
  changes.some((change) => change.id === measure.lever && change.value === measure.value);
