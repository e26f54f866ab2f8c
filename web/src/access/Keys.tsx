// Keys of programs: made once, seen once, taken back at once.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState } from 'react';
import { get, post, remove } from '../api/client';
import { Fault } from './fields';
import type { components } from '../api/schema';
import { RoleEditor } from './RoleEditor';
import { TextLine } from './TextLine';
import { useSending } from './useSending';
import { WideTable } from './WideTable';
import { useAccess, useRoleWords, type Role } from './words';

type Key = components['schemas']['Key'];
type NewKey = components['schemas']['NewKey'];
const usualRate = '600';

function NewSecret({ made }: { made: NewKey }) {
  const { say } = useAccess();
  return (
    <Alert data-color="info" role="status">
      <p>{say('key.made', { name: made.name, ends: made.ends.slice(0, 10) })}</p>
      <code className="secret">{made.secret}</code>{' '}
      <Button data-size="sm" variant="secondary" onClick={() => void navigator.clipboard?.writeText(made.secret)}>
        {say('copy')}
      </Button>
      <p>
        {say('key.how')} <code>Authorization: Bearer …</code>
      </p>
    </Alert>
  );
}

export function Keys() {
  const { say, language } = useAccess();
  const words = useRoleWords();
  const [keys, setKeys] = useState<Key[]>([]);
  const [made, setMade] = useState<NewKey | null>(null);
  const [name, setName] = useState('');
  const [rate, setRate] = useState(usualRate);
  const { busy, fault, send } = useSending();
  const lang = `lang=${language}`;
  const read = useCallback(async () => setKeys((await get<{ keys: Key[] }>(`/api/v1/keys?${lang}`)).keys), [lang]);
  useEffect(() => {
    void send(read);
  }, [read]); // eslint-disable-line
  const make = (roles: Role[]) =>
    send(async () => {
      setMade(await post<NewKey>(`/api/v1/keys?${lang}`, { name, roles, per_minute: Number(rate) }));
      setName('');
      await read();
    });
  const revoke = (key: Key) =>
    window.confirm(say('key.revokeSure', { name: key.name })) &&
    void send(async () => {
      await remove(`/api/v1/keys/${key.id}?${lang}`);
      setMade(null);
      await read();
    });
  return (
    <section aria-label={say('keys')}>
      <Heading level={2}>{say('keys')}</Heading>
      <p className="subtle">{say('keys.about')}</p>
      {made && <NewSecret made={made} />}
      {keys.length > 0 && (
        <WideTable
          label={say('keys')}
          heads={[say('key.name'), say('roles'), say('key.rate'), say('key.ends'), say('key.seen'), say('actions')]}
        >
          {keys.map((one) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td>{words(one.roles)}</td>
              <td>{one.per_minute}</td>
              <td>{one.ends.slice(0, 10)}</td>
              <td>{one.seen ? one.seen.slice(0, 10) : '–'}</td>
              <td>
                <Button
                  data-size="sm"
                  variant="tertiary"
                  data-color="danger"
                  disabled={busy}
                  onClick={() => revoke(one)}
                >
                  {say('key.revoke')}
                  <span className="visually-hidden"> {one.name}</span>
                </Button>
              </td>
            </tr>
          ))}
        </WideTable>
      )}
      <Fault text={fault} />
      <div className="narrow">
        <TextLine label={say('key.name')} help={say('key.nameHelp')} value={name} onText={setName} />
        <TextLine label={say('key.rate')} inputMode="numeric" value={rate} onText={setRate} />
      </div>
      <RoleEditor
        title={say('key.roles')}
        start={[]}
        first="reader"
        without={['administrator']}
        action={say('key.make')}
        busy={busy}
        onDone={(roles) => void make(roles)}
      />
    </section>
  );
}
