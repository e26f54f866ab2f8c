// A region in the address: "county:50", "area:5029" or "list:5028-5029" (commas divide what stands side by side).
import { useEffect, useState } from 'react';
import { Failure, get } from '../api/client';
import type { RegionOutlook } from '../api/types';
import { useApp } from './app';

export const most = 20; // municipalities in a list of one's own

const pattern = /^(county:\d{2}|area:\d{4}|list:\d{4}(-\d{4})*)$/;
export const isRegion = (item: string) => pattern.test(item);
export const listOf = (numbers: readonly string[]) => `list:${[...new Set(numbers)].sort().slice(0, most).join('-')}`;
export const membersOf = (item: string) => (item.startsWith('list:') ? item.slice('list:'.length).split('-') : []);

/// As the API calls it.
const idOf = (item: string) => (item.startsWith('list:') ? membersOf(item).join(',') : item);

const known = new Map<string, RegionOutlook>();

/// Takes some seconds for a large county: the request ends when the page is left.
export function useRegion(item: string): { data: RegionOutlook | null; failure: Failure | null; again: () => void } {
  const { language } = useApp();
  const path = `/api/v1/regions/${encodeURIComponent(idOf(item))}/outlook?lang=${language}`;
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ path: string; failure: Failure | null } | null>(null);
  useEffect(() => {
    if (known.has(path)) return;
    const leaving = new AbortController();
    get<RegionOutlook>(path, leaving.signal).then(
      (answer) => {
        known.set(path, answer);
        setState({ path, failure: null });
      },
      (cause: unknown) =>
        !leaving.signal.aborted && setState({ path, failure: cause instanceof Failure ? cause : new Failure(0, null) }),
    );
    return () => leaving.abort();
  }, [path, tries]);
  const again = () => {
    setState(null);
    setTries((count) => count + 1);
  };
  return { again, data: known.get(path) ?? null, failure: state?.path === path ? state.failure : null };
}
