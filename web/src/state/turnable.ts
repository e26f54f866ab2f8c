// What can be turned: levers, and the assumptions under them; how each shows its value and how far its slider goes.
import type { Assumption, Lever } from '../api/types';
import type { Format } from './format';
import type { Translate } from './app';

export interface Turnable {
  id: string;
  name: string;
  about: string;
  group: string;
  unit: { id: string; name: string };
  today: number;
  low: number; // ordinary
  high: number;
  least: number; // possible and lawful
  most: number;
  lever: Lever | null; // null: an assumption
}

/// Sectors side by side in one group of levers; the order is that of the page.
const groups: Record<string, readonly string[]> = {
  care: ['care'],
  school: ['school'],
  children: ['kindergarten', 'child_protection'],
  health: ['health', 'social'],
  workforce: ['workforce'],
  organisation: ['administration', 'culture', 'buildings', 'general', 'cooperation'],
  money: ['income', 'economy'],
  population: ['population'],
};
export const groupIds = [...Object.keys(groups), 'assumptions'];

const groupOf = (sector: string) => Object.keys(groups).find((one) => groups[one]!.includes(sector)) ?? 'organisation';

export function fromLever(lever: Lever): Turnable {
  const { id, name, about, unit } = lever;
  const least = Math.max(lever.minimum ?? -Infinity, lever.legal_low ?? -Infinity);
  const most = Math.min(lever.maximum ?? Infinity, lever.legal_high ?? Infinity);
  return {
    id,
    name,
    about,
    group: groupOf(lever.sector.id),
    unit,
    today: lever.today ?? 0,
    low: lever.low ?? 0,
    high: lever.high ?? 0,
    least,
    most,
    lever,
  };
}

export function fromAssumption(one: Assumption): Turnable {
  const { id, name, about, unit } = one;
  return {
    id,
    name,
    about,
    group: 'assumptions',
    unit,
    today: one.value ?? 0,
    low: one.low ?? 0,
    high: one.high ?? 0,
    least: one.minimum ?? -Infinity,
    most: one.maximum ?? Infinity,
    lever: null,
  };
}

/// A change from today in whole things: schools, places, persons, months.
const isCount = (one: Turnable) =>
  one.lever !== null && one.today === 0 && ['none', 'persons', 'places'].includes(one.unit.id);
/// Compared with today = 1: read as a percentage of today.
const isRelative = (one: Turnable) => one.lever !== null && one.today === 1 && one.unit.id === 'none';

/// What a value is multiplied by where it is shown and typed.
export function factorOf(one: Turnable): number {
  if (one.unit.id === 'share' || isRelative(one)) return 100;
  return one.unit.id === 'kroner' ? 1e-6 : 1;
}

/// Ends and step of the slider: the ordinary range and as much again on both sides, within what is possible and lawful.
export function spanOf(one: Turnable): { low: number; high: number; step: number } {
  const room = one.high - one.low || Math.abs(one.today) || 1;
  const wide = isCount(one) ? Math.max(room, 2) : room;
  const low = Math.max(one.least, Math.min(one.low, one.today) - wide);
  const high = Math.min(one.most, Math.max(one.high, one.today) + wide);
  const raw = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((nice) => nice * power).find((nice) => nice >= raw - 1e-12) ?? raw;
  return { low, high, step: isCount(one) ? Math.max(1, step) : step };
}

function decimalsOf(one: Turnable): number {
  return Math.min(4, Math.max(0, -Math.floor(Math.log10(spanOf(one).step * factorOf(one)) + 1e-9)));
}

function suffix(one: Turnable, t: Translate): string {
  if (one.unit.id === 'share') return '\u00a0%';
  if (isRelative(one)) return `\u00a0${t('lever.ofToday')}`;
  if (one.unit.id === 'kroner') return `\u00a0${t('unit.million')}`;
  // Pupils per teacher, children per adult: the name says it.
  if (one.lever && one.today !== 0 && ['persons', 'users'].includes(one.unit.id)) return '';
  return one.unit.name ? `\u00a0${one.unit.name}` : '';
}

/// A value in its own words: "20 %", "90 % of today", "+2", "64 years".
export function showValue(one: Turnable, value: number, format: Format, t: Translate): string {
  const text = format.number(value * factorOf(one), decimalsOf(one));
  return `${isCount(one) && value > 0 ? '+' : ''}${text}${suffix(one, t)}`;
}

/// The nearest position of the slider, with today's value kept exact.
export function snap(one: Turnable, value: number): number {
  return Math.abs(value - one.today) < spanOf(one).step / 2 ? one.today : Number(value.toPrecision(8));
}
