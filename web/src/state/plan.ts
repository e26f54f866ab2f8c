// The plan on the page: what is turned, and what came before it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Change } from '../api/types';

export interface Plan {
  changes: Change[];
  canUndo: boolean;
  /// null: back to today's value.
  turn: (id: string, value: number | null, reason?: string, without?: readonly string[]) => void;
  /// All at once: an example, a saved scenario, an answer.
  replace: (changes: Change[]) => void;
  /// Without a step to undo: what a link turned out to hold.
  correct: (change: (now: Change[]) => Change[]) => void;
  undo: () => void;
}

/// What was turned, by municipality, while other pages are looked at: as long as the tab is open. A name follows an alternative as long as it is
/// not turned further.
const left = new Map<string, { text: string; name: string }>();
export function leave(municipality: string, text: string, name?: string): void {
  const before = left.get(municipality);
  left.set(municipality, { text, name: name ?? (before?.text === text ? before.name : '') });
}
export const leftOf = (municipality: string) => left.get(municipality)?.text ?? '';
export const leftName = (municipality: string) => left.get(municipality)?.name ?? '';

const same = (a: readonly Change[], b: readonly Change[]) => JSON.stringify(a) === JSON.stringify(b);

export function usePlan(start: () => Change[]): Plan {
  const [changes, setChanges] = useState<Change[]>(start);
  const [history, setHistory] = useState<Change[][]>([]);
  const pulling = useRef('');
  useEffect(() => {
    const end = () => (pulling.current = '');
    window.addEventListener('pointerup', end);
    window.addEventListener('keyup', end);
    return () => {
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keyup', end);
    };
  }, []);
  const now = useRef(changes);
  now.current = changes;
  const step = useCallback((next: Change[]) => {
    if (same(next, now.current)) return; // saving opens what is open already
    setHistory((past) => [...past, now.current]);
    setChanges(next);
  }, []);
  const turn = useCallback((id: string, value: number | null, reason?: string, without: readonly string[] = []) => {
    const before = now.current;
    const rest = before.filter((one) => one.id !== id && !without.includes(one.id));
    const old = before.find((one) => one.id === id);
    const next: Change[] =
      value === null
        ? rest
        : old
          ? before
              .filter((one) => !without.includes(one.id))
              .map((one) => (one.id === id ? { ...one, value, ...(reason !== undefined ? { reason } : {}) } : one))
          : [...rest, { id, value, ...(reason ? { reason } : {}) }];
    // One pull of a slider is one step to undo.
    if (pulling.current !== id) setHistory((past) => [...past, before]);
    pulling.current = id;
    setChanges(next);
  }, []);
  const undo = useCallback(() => {
    pulling.current = '';
    setHistory((past) => {
      const before = past.at(-1);
      if (before) setChanges(before);
      return past.slice(0, -1);
    });
  }, []);
  return { changes, canUndo: history.length > 0, turn, replace: step, correct: setChanges, undo };
}

export interface Difference {
  id: string;
  before: number | null; // null: as today
  after: number | null;
  reason: string;
}

/// What differs between two plans, in the order of the later one.
export function differences(before: readonly Change[], after: readonly Change[]): Difference[] {
  const old = (id: string) => before.find((one) => one.id === id)?.value ?? null;
  const turned = after
    .filter((one) => old(one.id) !== one.value)
    .map((one) => ({ id: one.id, before: old(one.id), after: one.value, reason: one.reason ?? '' }));
  const back = before
    .filter((one) => !after.some((now) => now.id === one.id))
    .map((one) => ({ id: one.id, before: one.value, after: null, reason: '' }));
  return [...turned, ...back];
}
