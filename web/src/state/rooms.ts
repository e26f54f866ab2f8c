// The rooms under changed assumptions, while a slider moves: one request at a time, always for the newest position, begun
// at once; the range follows when the slider rests. The line is the median of the paths: until they have been run, the run without them
// is moved by as much as the two differed last, and the words stay those of the paths.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Failure, onReachable, post } from '../api/client';
import type { Change, Outlook, Reading } from '../api/types';
import { useApp } from './app';
import { usePosted } from './live';
import { useOutlook } from './outlook';
import { useOwn } from './own';

const rest = 350; // ms
const pathsAtRest = 200; // as many as the overview and the report have: the same range everywhere

interface Steady {
  by: Map<string, number[]>; // of each figure, by year
  readings: Reading[];
}

const steadied = (quick: Outlook, ranged: Outlook): Steady => ({
  by: new Map(
    quick.figures.map((figure) => {
      const median = ranged.figures.find((one) => one.id === figure.id)?.middle ?? figure.middle;
      return [figure.id, figure.middle.map((value, at) => (median[at] ?? 0) - (value ?? 0))];
    }),
  ),
  readings: ranged.readings,
});

const moved = (quick: Outlook, { by, readings }: Steady): Outlook => ({
  ...quick,
  readings,
  figures: quick.figures.map((figure) => ({
    ...figure,
    middle: figure.middle.map((value, at) => (value === null ? null : value + (by.get(figure.id)?.[at] ?? 0))),
  })),
});

interface State {
  outlook: Outlook | null;
  /// The run without paths: what two runs differ by is what the changes do; medians of paths differ by chance as well.
  plain: Outlook | null;
  failure: Failure | null;
}

export function useRooms(municipality: string, changes: readonly Change[], figures: string[] = ['rooms.']): State {
  const { language } = useApp();
  const [state, setState] = useState<State>({ outlook: null, plain: null, failure: null });
  const newest = useRef({ body: '', sent: '' });
  const busy = useRef(false);
  const steady = useRef<Steady | null>(null);
  const quick = useRef({ body: '', outlook: null as Outlook | null });
  const ask = useRef<() => void>(() => undefined);
  const askRange = useRef<() => void>(() => undefined);
  const slow = useRef<{ timer: number | undefined; abort: AbortController | null }>({ timer: undefined, abort: null });
  const [own] = useOwn(municipality);
  const body = JSON.stringify({
    changes: changes.map(({ reason: _, ...rest_ }) => rest_),
    figures,
    ...(own ? { own } : {}),
  });
  const path = `/api/v1/municipalities/${municipality}/rooms?lang=${language}`;

  ask.current = () => {
    if (busy.current || newest.current.sent === newest.current.body) return;
    busy.current = true;
    const sent = (newest.current.sent = newest.current.body);
    post<Outlook>(path, { ...JSON.parse(sent), readings: false }).then(
      (outlook) => {
        busy.current = false;
        quick.current = { body: sent, outlook };
        const shown = steady.current;
        setState((now) => ({ outlook: shown ? moved(outlook, shown) : now.outlook, plain: outlook, failure: null }));
        ask.current();
      },
      (cause: unknown) => {
        busy.current = false;
        setState((now) => ({ ...now, failure: cause instanceof Failure ? cause : null }));
        if (newest.current.sent !== newest.current.body) ask.current();
      },
    );
  };

  askRange.current = () => {
    slow.current.abort?.abort();
    const abort = (slow.current.abort = new AbortController());
    post<Outlook>(path, { ...JSON.parse(body), paths: pathsAtRest }, abort.signal).then(
      (outlook) => {
        if (quick.current.body === body && quick.current.outlook)
          steady.current = steadied(quick.current.outlook, outlook);
        if (newest.current.body === body) setState((now) => ({ ...now, outlook, failure: null }));
      },
      () => undefined, // asked again when the server is back
    );
  };

  useEffect(() => {
    steady.current = null;
  }, [path, own]);

  useLayoutEffect(() => {
    newest.current = { body, sent: '' };
    slow.current.abort?.abort();
    window.clearTimeout(slow.current.timer);
    ask.current();
    slow.current.timer = window.setTimeout(() => askRange.current(), rest);
  }, [body, path]);

  useEffect(
    () =>
      onReachable((reachable) => {
        if (!reachable) return;
        newest.current.sent = '';
        ask.current();
        askRange.current();
      }),
    [],
  );
  useEffect(
    () => () => {
      window.clearTimeout(slow.current.timer);
      slow.current.abort?.abort();
    },
    [],
  );
  return state;
}

/// Today's course without paths, beside which `plain` stands.
export function usePlainToday(municipality: string): Outlook | null {
  const [own] = useOwn(municipality);
  const [today, setToday] = useState<Outlook | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    post<Outlook>(
      `/api/v1/municipalities/${municipality}/rooms`,
      { changes: [], figures: ['rooms.'], readings: false, ...(own ? { own } : {}) },
      abort.signal,
    ).then(setToday, () => undefined);
    return () => abort.abort();
  }, [municipality, own]);
  return today;
}

/// Today's course with its ranges: as published, or with own figures.
export function useToday(municipality: string): { data: Outlook | null; failure: Failure | null } {
  const { language } = useApp();
  const [own] = useOwn(municipality);
  const published = useOutlook(own ? null : municipality);
  const sent = usePosted<Outlook>(
    `/api/v1/municipalities/${municipality}/rooms?lang=${language}`,
    own && JSON.stringify({ changes: [], figures: ['rooms.'], paths: pathsAtRest, own }),
  );
  return own ? sent : published;
}
