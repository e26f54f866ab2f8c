import type { Municipality } from '../api/types';
import { useApp } from './app';
import { useResource } from './resource';

interface Answer {
  population_year: number;
  municipalities: Municipality[];
}

/// All municipalities in order of number; null while they are on their way.
export function useMunicipalities(): Municipality[] | null {
  const { language } = useApp();
  return useResource<Answer>(`/api/v1/municipalities?lang=${language}`).data?.municipalities ?? null;
}

/// The one name that people use: "Skaun", with county where two share it.
export function labelOf(place: Municipality, all: readonly Municipality[]): string {
  return all.some((other) => other !== place && other.name === place.name)
    ? `${place.name} (${place.county})`
    : place.name;
}
