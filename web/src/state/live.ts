// Answers of the report for what is at hand: as published, or with own figures and with what is turned. The address is the state: `c` holds what is
// turned, `name` what it is called.
import { useEffect, useMemo, useRef, useState } from 'react';
import { Failure, onReachable, post } from '../api/client';
import type { Change } from '../api/types';
import { useApp } from './app';
import { useOwn, type OwnFile } from './own';
import { askedNow, drawNow, onPaper } from './printing';
import { useResource } from './resource';
import { readChanges } from './route';

export interface AtHand {
  own: OwnFile | null;
  changes: Change[];
  name: string; // of the alternative; empty: without one
}

export function useAtHand(number: string): AtHand {
  const { route } = useApp();
  const [own] = useOwn(number);
  const text = route.query.get('c') ?? '';
  const name = route.query.get('name') ?? '';
  return useMemo(() => ({ own, changes: readChanges(text), name }), [own, text, name]);
}

/// What is sent; null: nothing beside what is published.
export const bodyOf = ({ own, changes }: AtHand) =>
  own || changes.length ? { ...(own ? { own } : {}), ...(changes.length ? { changes } : {}) } : null;

interface Answered<T> {
  data: T | null;
  failure: Failure | null;
}

const kept: { key: string; answer: Promise<unknown> }[] = [];
const mostKept = 12; // pages gone back to

function ask<T>(path: string, body: string): Promise<T> {
  const key = `${path} ${body}`;
  const known = kept.find((one) => one.key === key);
  if (known) return known.answer as Promise<T>;
  const answer = post<T>(path, JSON.parse(body));
  kept.push({ key, answer });
  if (kept.length > mostKept) kept.shift();
  answer.catch(() => {
    const at = kept.findIndex((one) => one.answer === answer);
    if (at >= 0) kept.splice(at, 1);
  });
  return answer;
}

/// Sent anew when the server is back; null body: nothing is asked for.
export function usePosted<T>(path: string, body: string | null): Answered<T> {
  const [state, setState] = useState<Answered<T> & { key: string }>({ data: null, failure: null, key: '' });
  const [attempt, setAttempt] = useState(0);
  const key = `${path} ${body}`;
  useEffect(() => onReachable((now) => now && setAttempt((count) => count + 1)), []);
  useEffect(() => {
    if (body === null) return;
    if (onPaper()) {
      const now = askedNow(path, body);
      if (now) drawNow(() => setState({ data: JSON.parse(now) as T, failure: null, key }));
      return;
    }
    let stale = false;
    ask<T>(path, body).then(
      (data) => !stale && setState({ data, failure: null, key }),
      (cause: unknown) =>
        !stale && setState({ data: null, failure: cause instanceof Failure ? cause : new Failure(0, null), key }),
    );
    return () => {
      stale = true;
    };
  }, [path, body, attempt, key]);
  return state.key === key ? state : { data: null, failure: null };
}

/// The page as it was stays until the next one is there, in the same language.
export function useLive<T>(number: string, path: string): Answered<T> {
  const { language } = useApp();
  const atHand = useAtHand(number);
  const body = useMemo(() => {
    const sent = bodyOf(atHand);
    return sent && JSON.stringify(sent);
  }, [atHand]);
  const published = useResource<T>(body === null ? path : null);
  const sent = usePosted<T>(path, body);
  const { data, failure } = body === null ? published : sent;
  const last = useRef<{ data: T; language: string } | null>(null);
  if (data) last.current = { data, language };
  return { data: data ?? (!failure && last.current?.language === language ? last.current.data : null), failure };
}
