// Answers of the server, asked for once and kept while the page lives.
import { useEffect, useState } from 'react';
import { Failure, get, onReachable } from '../api/client';
import { askedNow, drawNow, onPaper } from './printing';

interface Loaded<T> {
  data: T | null;
  failure: Failure | null;
}

const known = new Map<string, Promise<unknown>>();

export function load<T>(path: string): Promise<T> {
  let promise = known.get(path) as Promise<T> | undefined;
  if (!promise) {
    promise = get<T>(path);
    known.set(path, promise);
    promise.catch(() => known.delete(path));
  }
  return promise;
}

/// null path: nothing is asked for. A request that failed because the server was away is made again when it is back.
export function useResource<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<Loaded<T> & { path: string | null }>({ path: null, data: null, failure: null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!path) return;
    if (onPaper()) {
      const now = askedNow(path, null);
      if (now) drawNow(() => setState({ path, data: JSON.parse(now) as T, failure: null }));
      return;
    }
    let stale = false;
    load<T>(path).then(
      (data) => !stale && setState({ path, data, failure: null }),
      (cause: unknown) => {
        if (!stale) setState({ path, data: null, failure: cause instanceof Failure ? cause : new Failure(0, null) });
      },
    );
    return () => {
      stale = true;
    };
  }, [path, attempt]);
  useEffect(() => onReachable((now) => now && setAttempt((count) => count + 1)), []);
  return state.path === path ? state : { data: null, failure: null };
}
