// Whom the municipality is compared with. The address holds it: ?group=neighbours, or ?group=5031,5028; ?n=15 for how many similar ones.
import { useCallback } from 'react';
import type { Comparison, Municipality } from '../api/types';
import { useApp } from './app';
import { useResource } from './resource';

export const groupKinds = ['similar', 'kostra', 'neighbours', 'county', 'centrality'] as const;
export const similarCounts = [10, 20, 30, 60] as const;
const usual = 30;

export interface Group {
  kind: string; // one of groupKinds, or "chosen"
  list: string[]; // numbers of the user's own list
  count: number;
  answer: Comparison | null; // null while it is on its way, and for an empty list
  failure: ReturnType<typeof useResource>['failure'];
  /// Changes what the address says of the group; null takes a word away.
  set: (changes: Record<string, string | null>) => void;
}

export function useGroup(place: Municipality): Group {
  const { route, language, navigate } = useApp();
  const asked = route.query.get('group') ?? 'similar';
  const known = (groupKinds as readonly string[]).includes(asked);
  const list =
    known || asked === 'chosen'
      ? []
      : asked.split(',').filter((number) => /^\d{4}$/.test(number) && number !== place.number);
  const wanted = Number(route.query.get('n'));
  const count = Number.isInteger(wanted) && wanted >= 1 && wanted <= 356 ? wanted : usual;
  const kind = known ? asked : 'chosen';
  const whom = known ? asked : list.join(',');
  const { data, failure } = useResource<Comparison>(
    whom
      ? `/api/v1/municipalities/${place.number}/comparison?with=${whom}${kind === 'similar' ? `&count=${count}` : ''}&lang=${language}`
      : null,
  );
  const set = useCallback(
    (changes: Record<string, string | null>) => {
      const query = new URLSearchParams(route.query);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) query.delete(name);
        else query.set(name, value);
      }
      navigate(`${window.location.pathname}?${query.toString().replaceAll('%2C', ',')}`, {
        replace: true,
        keepFocus: true,
      });
    },
    [route.query, navigate],
  );
  return { kind, list, count, answer: data, failure, set };
}
