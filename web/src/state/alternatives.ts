// Alternatives beside each other: in the address while they are looked at, so that a link shows them, and in this browser until they are taken away.
import { useCallback, useMemo } from 'react';
import type { Change } from '../api/types';
import { useApp } from './app';
import { keep, readKept } from './kept';
import { readChanges, writeChanges } from './route';

export interface Alternative {
  name: string;
  changes: Change[];
  start?: number; // year in which its levers begin; none: their own
}
export const mostAlternatives = 5;

const keyOf = (number: string) => `alternatives-${number}`;

/// "Name~2028~lever:value;…"
const write = ({ name, changes, start }: Alternative) =>
  [name.replaceAll('~', '-'), start ?? '', writeChanges(changes)].join('~');

function read(text: string): Alternative | null {
  const [name, start, changes] = text.split('~');
  if (!name?.trim() || changes === undefined) return null;
  const year = Number(start);
  return { name, changes: readChanges(changes), ...(Number.isInteger(year) && year > 0 ? { start: year } : {}) };
}

const readAll = (texts: readonly string[]) =>
  texts
    .map(read)
    .filter((one): one is Alternative => one !== null)
    .slice(0, mostAlternatives);

export const storedAlternatives = (number: string): Alternative[] => readAll(readKept<string[]>(keyOf(number)) ?? []);

export const keepAlternatives = (number: string, all: readonly Alternative[]) => keep(keyOf(number), all.map(write));

/// Those of the address; those kept where the address has none.
export function useAlternatives(number: string): [Alternative[], (all: Alternative[]) => void] {
  const { route, navigate } = useApp();
  const texts = route.query.getAll('a').join('\n');
  const all = useMemo(() => (texts ? readAll(texts.split('\n')) : storedAlternatives(number)), [texts, number]);
  const set = useCallback(
    (next: Alternative[]) => {
      keepAlternatives(number, next);
      const query = new URLSearchParams(window.location.search);
      query.delete('a');
      for (const one of next) query.append('a', write(one));
      const text = query.toString();
      navigate(`${window.location.pathname}${text ? `?${text}` : ''}`, { replace: true, keepFocus: true });
    },
    [number, navigate],
  );
  return [all, set];
}

/// A name that none of the others has.
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let count = 2;
  while (taken.includes(`${wanted} ${count}`)) ++count;
  return `${wanted} ${count}`;
}
