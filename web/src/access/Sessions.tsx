// Where one is signed in: each can be ended, and all others at once.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState } from 'react';
import { get, post } from '../api/client';
import type { components } from '../api/schema';
import { Fault, PasswordLine } from './fields';
import { useSending } from './useSending';
import { WideTable } from './WideTable';
import { useAccess } from './words';

type Open = components['schemas']['Sessions']['sessions'][number];

export function Sessions() {
  const { say, language, session } = useAccess();
  const [open, setOpen] = useState<Open[]>([]);
  const [password, setPassword] = useState('');
  const { busy, fault, send } = useSending();
  const lang = `lang=${language}`;
  const read = useCallback(
    async () => setOpen((await get<{ sessions: Open[] }>(`/api/v1/session/all?${lang}`)).sessions),
    [lang],
  );
  useEffect(() => {
    void send(read);
  }, [read]); // eslint-disable-line
  const end = (one?: Open) =>
    send(async () => {
      const body = { ...(one ? { session: one.id } : {}), ...(session.provider === '' ? { password } : {}) };
      setOpen((await post<{ sessions: Open[] }>(`/api/v1/session/end?${lang}`, body)).sessions);
      setPassword('');
    });
  const time = (text: string) => text.slice(0, 16).replace('T', ' ');
  const others = open.filter((one) => !one.this_one);
  const ready = !busy && (session.provider !== '' || password !== '');
  return (
    <section aria-label={say('sessions')}>
      <Heading level={2}>{say('sessions')}</Heading>
      <WideTable
        label={say('sessions')}
        heads={[say('session.device'), say('session.begun'), say('session.seen'), say('actions')]}
      >
        {open.map((one) => (
          <tr key={one.id}>
            <td>{one.device || say('session.unknown')}</td>
            <td>{time(one.begun)}</td>
            <td>{time(one.seen)}</td>
            <td>
              {one.this_one ? (
                say('session.thisOne')
              ) : (
                <Button data-size="sm" variant="tertiary" disabled={!ready} onClick={() => void end(one)}>
                  {say('session.end')}
                  <span className="visually-hidden">
                    {' '}
                    {one.device} {time(one.begun)}
                  </span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </WideTable>
      {others.length > 0 && (
        <div className="narrow">
          {session.provider === '' && (
            <PasswordLine label={say('session.password')} value={password} onText={setPassword} />
          )}
          <Button variant="secondary" disabled={!ready} onClick={() => void end()}>
            {say('session.endOthers')}
          </Button>
        </div>
      )}
      <Fault text={fault} />
    </section>
  );
}
