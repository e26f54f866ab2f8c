// How hard a new password is to guess, told while it is typed, by the same judge that decides when it is sent.
import { useEffect, useState } from 'react';
import { post } from '../api/client';
import type { components } from '../api/schema';
import { useAccess } from './words';

type Told = components['schemas']['PasswordStrength'];
const pause = 250; // ms without a key

export function Strength({ password, name }: { password: string; name: string }) {
  const { say } = useAccess();
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (!password) {
      setTold(null);
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      post<Told>('/api/v1/password-strength', { password, name }).then(
        (found) => wanted && setTold(found),
        () => wanted && setTold(null),
      );
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [password, name]);
  const part = told ? Math.min(1, told.bits / told.needed) : 0;
  const word = !told ? '' : told.good ? 'strength.good' : part >= 1 ? 'strength.short' : 'strength.weak';
  return (
    <div className="strength">
      <meter aria-label={say('strength')} min={0} max={1} low={0.6} high={0.99} optimum={1} value={part} />
      <span role="status">{word ? say(word) : ''}</span>
    </div>
  );
}
