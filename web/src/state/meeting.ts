// A meeting at the page: what was turned when it began, what is turned now, and what was typed. Kept in this browser, so that nothing is lost when the
// network or the machine is.
import { useEffect, useState } from 'react';
import type { Change } from '../api/types';
import { keep, readKept } from './kept';
import { readChanges, writeChanges } from './route';

export const steps = ['stand', 'going', 'can', 'asks', 'agree'] as const;
export type Step = (typeof steps)[number];

export interface Typed {
  title: string;
  present: string;
  agreed: string;
}

export interface Meeting {
  before: Change[];
  now: Change[];
  typed: Typed;
}

const nothing: Typed = { title: '', present: '', agreed: '' };
const keyOf = (number: string) => `meeting-${number}`;

/// A meeting begun earlier goes on; a link that turns something begins a new one.
export function openMeeting(number: string, linked: string | null): Meeting {
  const held = readKept<Record<string, string>>(keyOf(number));
  if (held && (linked === null || linked === held.now))
    return {
      before: readChanges(held.before ?? ''),
      now: readChanges(held.now ?? ''),
      typed: { title: held.title ?? '', present: held.present ?? '', agreed: held.agreed ?? '' },
    };
  const begun = readChanges(linked);
  return { before: begun, now: begun, typed: nothing };
}

export const forget = (number: string) => keep(keyOf(number), null);

export function useKept(number: string, before: readonly Change[], now: readonly Change[], typed: Typed): void {
  const text = JSON.stringify({ before: writeChanges(before), now: writeChanges(now), ...typed });
  useEffect(() => void keep(keyOf(number), JSON.parse(text)), [number, text]);
}

/// Letters grow with the screen, from 24 px; the engine's drawings are enlarged as much.
const smallest = 24;
const perScreen = 0.0155;
const drawnLetters = 12.5; // px, the smallest in a drawing
export function lettersFor(width: number, height: number): number {
  return Math.max(smallest, Math.round(Math.min(width * perScreen, height * perScreen * (16 / 9))));
}
export const enlargeFor = (letters: number) => letters / drawnLetters;

export function useLetters(): number {
  const measured = () => lettersFor(window.innerWidth, window.innerHeight);
  const [letters, setLetters] = useState(measured);
  useEffect(() => {
    const follow = () => setLetters(measured());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return letters;
}
