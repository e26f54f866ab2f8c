// Who has signed in, in the frame of the other pages.
import { useEffect, useState } from 'react';
import { get } from '../api/client';
import type { Language } from '../state/route';
import type { Session } from './words';

export default function Who({ language }: { language: Language }) {
  const [name, setName] = useState('');
  useEffect(() => {
    get<Session>('/api/v1/session').then(
      (session) => setName(session.name ?? ''),
      () => undefined,
    );
  }, []);
  return name ? <a href={`/${language}/account`}>{name}</a> : null;
}
