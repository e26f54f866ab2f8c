import type { Course, Figure, Municipality, Outlook, Reading } from '../api/types';
import { useApp } from './app';
import { useResource } from './resource';

export function useOutlook(number: string | null) {
  const { language } = useApp();
  return useResource<Outlook>(number ? `/api/v1/municipalities/${number}/outlook?lang=${language}` : null);
}

export function find(outlook: Course, id: string): Figure | undefined {
  return outlook.figures.find((one) => one.id === id);
}

export function reading(outlook: Course, room: string): Reading | undefined {
  return outlook.readings.find((one) => one.id === room);
}

export function at(outlook: Course, id: string, year: number): number | null {
  return find(outlook, id)?.middle[year - outlook.first_year] ?? null;
}

/// Figures whose id begins so, without totals.
export function family(outlook: Course, prefix: string): Figure[] {
  return outlook.figures.filter((one) => one.id.startsWith(prefix) && !one.id.endsWith('.total'));
}

/// "Of Skaun" needs no grammar in our languages; the name itself does.
export const nameOf = (place: Municipality) => place.name;
