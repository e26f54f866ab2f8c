// Sends something and tells what became of it, in the server's own sentence.
import { useState } from 'react';
import { reasonOf } from '../api/client';

export function useSending() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const send = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setFault('');
    try {
      return await work();
    } catch (cause) {
      setFault(reasonOf(cause));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, setFault, send };
}
