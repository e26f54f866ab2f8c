// Who sees one's work, and what can be made of that: shared, decided, published.
import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { get, post, reasonOf } from '../api/client';
import type { components } from '../api/schema';
import type { Language } from '../state/route';
import { load, type Say } from './words';

type Sharing = components['schemas']['Sharing'];

/// `path` is the work's own in the API.
export default function Shared({ path, name, language }: { path: string; name: string; language: Language }) {
  const [say, setSay] = useState<Say | null>(null);
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [fault, setFault] = useState('');
  const address = `${path}/sharing?lang=${language}`;
  useEffect(() => {
    let stale = false;
    void load(language).then((loaded) => !stale && setSay(() => loaded));
    get<Sharing>(address).then(
      (found) => !stale && setSharing(found),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [address, language]);
  if (!say || !sharing) return null;
  const step = (shown: string) => {
    setFault('');
    post<Sharing>(address, { shown }).then(setSharing, (cause: unknown) => setFault(reasonOf(cause)));
  };
  return (
    <span className="shared no-print">
      <Tag data-size="sm" data-color={sharing.shown === 'private' ? 'neutral' : 'accent'}>
        {say(`shown.${sharing.shown}`)}
      </Tag>
      {sharing.steps.map((one) => (
        <Button
          key={one}
          variant="tertiary"
          data-size="sm"
          onClick={() =>
            (one !== 'decided' || sharing.shown === 'published' || window.confirm(say('shown.decideSure', { name }))) &&
            step(one)
          }
        >
          {say(`show.${sharing.shown === 'published' ? 'withdrawn' : one}`)}
          <span className="visually-hidden"> {name}</span>
        </Button>
      ))}
      {fault && <Alert data-color="danger">{fault}</Alert>}
    </span>
  );
}
