// Everything that can be turned in the language of the page, and how much each change did.
import { useEffect, useMemo, useState } from 'react';
import { post, type Failure } from '../api/client';
import type { Assumption, Change, Contributions, Levers } from '../api/types';
import { useApp } from './app';
import { useOwn } from './own';
import { useResource } from './resource';
import { fromAssumption, fromLever, type Turnable } from './turnable';

const rest = 400; // ms: asked for when the sliders rest

export const withoutReasons = (changes: readonly Change[]) => changes.map(({ reason: _, ...one }) => one);

export function useTurnables(): { all: Turnable[] | null; failure: Failure | null } {
  const { language } = useApp();
  const levers = useResource<Levers>(`/api/v1/levers?lang=${language}`);
  const assumptions = useResource<{ assumptions: Assumption[] }>(`/api/v1/assumptions?lang=${language}`);
  const all = useMemo(
    () =>
      levers.data && assumptions.data
        ? [...levers.data.levers.map(fromLever), ...assumptions.data.assumptions.map(fromAssumption)]
        : null,
    [levers.data, assumptions.data],
  );
  return { all, failure: levers.failure ?? assumptions.failure };
}

export function useContributions(place: string, changes: Change[], room: string, year: number): Contributions | null {
  const [answer, setAnswer] = useState<Contributions | null>(null);
  const [own] = useOwn(place);
  const asked = JSON.stringify(withoutReasons(changes));
  useEffect(() => {
    if (asked === '[]') return setAnswer(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      post<Contributions>(
        `/api/v1/municipalities/${place}/contributions`,
        { changes: JSON.parse(asked), figure: room, year, ...(own ? { own } : {}) },
        abort.signal,
      ).then(setAnswer, () => undefined);
    }, rest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, room, year, place, own]);
  return answer?.figure === room && answer.year === year ? answer : null;
}
