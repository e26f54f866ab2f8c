// What others have changed in the municipality since one was last here.
import { Heading } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { post } from '../api/client';
import type { components } from '../api/schema';
import type { Language } from '../state/route';
import { load, type Say } from './words';

type Visit = components['schemas']['Visit'];

const places: Record<string, string> = { scenario: 'choice', programme: 'followup', comment: 'choice' };

export default function SinceLast({ municipality, language }: { municipality: string; language: Language }) {
  const [say, setSay] = useState<Say | null>(null);
  const [visit, setVisit] = useState<Visit | null>(null);
  useEffect(() => {
    let stale = false;
    void load(language).then((loaded) => !stale && setSay(() => loaded));
    post<Visit>(`/api/v1/municipalities/${municipality}/visits?lang=${language}`, {}).then(
      (found) => !stale && setVisit(found),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [municipality, language]);
  if (!say || !visit || visit.changes.length === 0) return null;
  return (
    <section className="since-last no-print" aria-labelledby="since-last">
      <Heading level={2} data-size="sm" id="since-last">
        {say('since.title', { date: visit.since.slice(0, 10) })}
      </Heading>
      <ul>
        {visit.changes.map((one) => (
          <li key={one.kind + one.id}>
            <a href={`/${language}/${municipality}/${places[one.kind]}`}>
              {say(`since.${one.kind}`)} «{one.title}»
            </a>
            : {[say(`action.${one.action}`), one.author, one.time.slice(0, 10)].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
