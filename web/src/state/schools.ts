// Which schools are closed, in the address: "974563258,975276600:8-10", with "=974563266" the school that takes the pupils. Saved alternatives are such texts with semicolons between.
import type { SchoolAlternative } from '../api/types';

export type School = SchoolAlternative['schools'][number];
export type Closing = 'open' | 'closed' | 'upper' | 'primary' | 'middle';

export const ranges: Record<Exclude<Closing, 'open'>, string> = {
  closed: '',
  upper: ':8-10',
  primary: ':1-7',
  middle: ':5-7',
};
export const mostSaved = 3;

export interface Closed {
  id: string;
  how: Exclude<Closing, 'open'>;
  to?: string; // the school that takes the pupils; else the nearest with the grade
}

export function readClosed(text: string | null): Closed[] {
  const all: Closed[] = [];
  for (const item of (text ?? '').split(',')) {
    const [what = '', to = ''] = item.split('=');
    const id = what.split(':')[0] ?? '';
    if (!/^\d+$/.test(id) || all.some((one) => one.id === id)) continue;
    const how = (['upper', 'primary', 'middle'] as const).find((one) => what.endsWith(ranges[one])) ?? 'closed';
    all.push({ id, how, ...(/^\d+$/.test(to) && to !== id ? { to } : {}) });
  }
  return all;
}

export function writeClosed(closed: readonly Closed[]): string {
  return closed.map((one) => one.id + ranges[one.how] + (one.to ? `=${one.to}` : '')).join(',');
}

/// "875276522=60,…"
export function readPupils(text: string | null): Map<string, number> {
  const all = new Map<string, number>();
  for (const item of (text ?? '').split(',')) {
    const [id, value] = item.split('=');
    if (id && /^\d+$/.test(id) && value && Number.isFinite(Number(value))) all.set(id, Number(value));
  }
  return all;
}

export function writePupils(pupils: ReadonlyMap<string, number>): string {
  return [...pupils].map(([id, value]) => `${id}=${value}`).join(',');
}

/// What can be done with a school: private ones and those outside the calculation stand as they are.
export function choices(school: School): Closing[] {
  if (school.private || school.lowest_grade === null || school.highest_grade === null) return [];
  if (school.lowest_grade <= 7 && school.highest_grade >= 8) return ['open', 'closed', 'upper', 'primary'];
  return school.lowest_grade <= 4 && school.highest_grade === 7 ? ['open', 'closed', 'middle'] : ['open', 'closed'];
}

export const grades = (low: number | null, high: number | null) =>
  low === null || high === null ? '–' : low === high ? String(low) : `${low}–${high}`;

export function alternativePath(
  number: string,
  language: string,
  close: string,
  pupils: string,
  detour: string | null,
  year: number,
  drawn?: { width: number; near: boolean },
): string {
  const query = new URLSearchParams({ lang: language, year: String(year) });
  if (drawn) query.set('width', String(drawn.width));
  if (drawn?.near) query.set('near', 'true');
  if (close) query.set('close', close);
  if (pupils) query.set('pupils', pupils);
  if (detour) query.set('set', `structure.detour_factor=${detour}`);
  return `/api/v1/municipalities/${number}/schools/alternative?${query.toString()}`;
}
