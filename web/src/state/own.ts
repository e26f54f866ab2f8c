// The municipality's own figures: the file as it was accepted, kept in this browser and sent only to the program on this machine. Every page sees the
// same.
import { useCallback, useSyncExternalStore } from 'react';
import { keep, readKept } from './kept';

export interface OwnFile {
  name: string;
  bytes?: string; // base64
  text?: string; // pasted
}

const keyOf = (number: string) => `own-figures-${number}`;
const listeners = new Set<() => void>();
const held = new Map<string, OwnFile | null>();

function read(number: string): OwnFile | null {
  if (!held.has(number)) held.set(number, readKept<OwnFile>(keyOf(number)));
  return held.get(number) ?? null;
}

/// In use until the page is closed, where the browser had no room to keep them.
const notKept = new Set<string>();
export const isKept = (number: string) => !notKept.has(number);

export const hasOwn = (number: string) => read(number) !== null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOwn(number: string): [OwnFile | null, (file: OwnFile | null) => void] {
  const own = useSyncExternalStore(subscribe, () => read(number));
  const accept = useCallback(
    (file: OwnFile | null) => {
      if (keep(keyOf(number), file)) notKept.delete(number);
      else {
        keep(keyOf(number), null); // not an earlier file at the next visit
        notKept.add(number);
      }
      held.set(number, file);
      listeners.forEach((listener) => listener());
    },
    [number],
  );
  return [own, accept];
}

export async function readFile(file: File): Promise<OwnFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  const piece = 0x8000; // arguments that a call may have
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return { name: file.name, bytes: btoa(binary) };
}
