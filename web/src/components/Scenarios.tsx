// The user's saved scenarios: save, open, copy, delete. Side by side they stand on a page of their own.
import { Alert, Button, Field, Heading, Input, Label } from '@digdir/designsystemet-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { post, reasonOf, remove } from '../api/client';
import type { Change, Municipality, Scenario } from '../api/types';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { savedScenarios } from '../state/scenarios';

/// Where there are accounts.
const Shared = later(() => import('../access/Shared'));
const signedIn = () => document.cookie.includes('signed-in');

interface Props {
  place: Municipality;
  changes: Change[];
  open: Scenario | null;
  onOpen: (scenario: Scenario | null) => void;
}

function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16)).join('-');
}

export function Scenarios({ place, changes, open, onOpen }: Props) {
  const { t, language } = useApp();
  const [all, setAll] = useState<Scenario[]>([]);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState('');
  const [said, setSaid] = useState('');
  const [deleted, setDeleted] = useState<Scenario | null>(null);
  const refresh = useCallback(() => savedScenarios(place.number).then(setAll, () => undefined), [place.number]);
  useEffect(() => void refresh(), [refresh]);
  const run = (action: Promise<Scenario | void>, words: string, done?: () => void) => {
    setFailure('');
    setSaid('');
    action.then(
      (saved) => {
        done?.();
        setSaid(words);
        if (saved) onOpen(saved);
        void refresh();
      },
      (cause: unknown) => setFailure(reasonOf(cause, t('server.again'))),
    );
  };
  // Sent again because the answer was lost, the same content has the same key and is saved once.
  const attempt = useRef({ content: '', key: '' });
  const create = async (title: string, list: Change[]) => {
    const body = { municipality: place.number, name: title, changes: list };
    const content = JSON.stringify(body);
    if (attempt.current.content !== content) attempt.current = { content, key: randomKey() };
    const saved = await post<Scenario>('/api/v1/scenarios', body, undefined, 'POST', {
      'Idempotency-Key': attempt.current.key,
    });
    attempt.current = { content: '', key: '' };
    return saved;
  };
  return (
    <section className="scenarios" aria-labelledby="scenarios">
      <Heading level={2} data-size="xs" id="scenarios">
        {t('scenarios.title')}
      </Heading>
      <form
        className="scenario-save no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) run(create(name.trim(), changes), t('scenarios.saved'), () => setName(''));
        }}
      >
        <Field>
          <Label htmlFor="scenario-name" data-size="sm">
            {t('scenarios.name')}
          </Label>
          <Input
            id="scenario-name"
            data-size="sm"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" data-size="sm" variant="secondary" disabled={!name.trim()}>
          {t('scenarios.save')}
        </Button>
        {open && (
          <Button
            data-size="sm"
            variant="tertiary"
            onClick={() =>
              run(
                post<Scenario>(
                  `/api/v1/scenarios/${open.id}`,
                  { name: open.name, changes, revision: open.revision },
                  undefined,
                  'PUT',
                ),
                t('scenarios.saved'),
              )
            }
          >
            {t('scenarios.update', { name: open.name })}
          </Button>
        )}
      </form>
      <div role="status" className="subtle">
        {said}{' '}
        {deleted && (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => {
              run(create(deleted.name, deleted.changes), t('scenarios.restored'), () => setDeleted(null));
            }}
          >
            {t('scenarios.restore', { name: deleted.name })}
          </Button>
        )}
      </div>
      {failure && <Alert data-color="danger">{failure}</Alert>}
      {all.length === 0 ? (
        <p className="subtle">{t('scenarios.none')}</p>
      ) : (
        <ul className="scenario-list">
          {all.map((one) => (
            <li key={one.id} className={one.id === open?.id ? 'open' : undefined}>
              <span>{one.name}</span>
              {signedIn() && (
                <Suspense fallback={null}>
                  <Shared path={`/api/v1/scenarios/${one.id}`} name={one.name} language={language} />
                </Suspense>
              )}
              <span className="scenario-tools no-print">
                <Button
                  variant="tertiary"
                  data-size="sm"
                  onClick={() => onOpen(one)}
                  aria-label={t('scenarios.openThis', { name: one.name })}
                >
                  {t('scenarios.open')}
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  onClick={() =>
                    run(create(t('scenarios.copyName', { name: one.name }), one.changes), t('scenarios.copied'))
                  }
                  aria-label={t('scenarios.copyThis', { name: one.name })}
                >
                  {t('scenarios.copy')}
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  data-color="danger"
                  onClick={() => {
                    run(remove(`/api/v1/scenarios/${one.id}`), t('scenarios.deleted'), () => {
                      if (open?.id === one.id) onOpen(null);
                      setDeleted(one);
                    });
                  }}
                  aria-label={t('scenarios.deleteThis', { name: one.name })}
                >
                  {t('scenarios.delete')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {all.length > 0 && <p className="subtle">{t('scenarios.shared')}</p>}
    </section>
  );
}
