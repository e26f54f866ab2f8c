// One's own account: roles, password, second factor, what is kept about one, and the way out.
import { Alert, Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { get, post, remove } from '../api/client';
import { saveFile } from '../state/saveFile';
import { CodeLine, Fault, NewPasswordLine, PasswordLine } from './fields';
import { Notices } from './Notices';
import { Sessions } from './Sessions';
import { useSending } from './useSending';
import { useAccess, type Session } from './words';

function Password() {
  const { say, language, session } = useAccess();
  const [password, setPassword] = useState('');
  const [fresh, setFresh] = useState('');
  const [done, setDone] = useState(false);
  const { busy, fault, send } = useSending();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    const body = { password, new_password: fresh };
    if (!(await send(() => post<Session>(`/api/v1/session/password?lang=${language}`, body, undefined, 'PUT')))) return;
    setPassword('');
    setFresh('');
    setDone(true);
  };
  return (
    <form className="narrow" onSubmit={(event) => void submit(event)}>
      <Heading level={2}>{say('password.change')}</Heading>
      <PasswordLine value={password} onText={setPassword} />
      <NewPasswordLine value={fresh} onText={setFresh} name={session.name ?? ''} />
      <Fault text={fault} />
      {done && <Alert data-color="success">{say('password.changed')}</Alert>}
      <Button type="submit" variant="secondary" disabled={busy}>
        {say('password.change')}
      </Button>
    </form>
  );
}

function SecondFactor() {
  const { say, language, session, refresh } = useAccess();
  const [password, setPassword] = useState('');
  const [offered, setOffered] = useState<{ key: string; address: string } | null>(null);
  const [code, setCode] = useState('');
  const { busy, fault, send } = useSending();
  const path = `/api/v1/session/second-factor?lang=${language}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!offered) {
      const body = { password, ...(session.second_factor ? { code } : {}) };
      const key = await send(() => post<{ key: string; address: string }>(path, body));
      if (!key) return;
      setOffered(key);
      setCode('');
      return;
    }
    if (!(await send(() => post<Session>(path, { code }, undefined, 'PUT')))) return;
    setOffered(null);
    setPassword('');
    setCode('');
    await refresh();
  };
  return (
    <form className="narrow" onSubmit={(event) => void submit(event)}>
      <Heading level={2}>{say('factor')}</Heading>
      <Paragraph>{say(session.second_factor ? 'factor.on' : 'factor.off')}</Paragraph>
      {!offered && <PasswordLine value={password} onText={setPassword} />}
      {!offered && session.second_factor && <CodeLine value={code} onText={setCode} />}
      {offered && (
        <>
          <p>
            {say('factor.key')} <code className="secret">{offered.key.match(/.{1,4}/g)?.join(' ')}</code>{' '}
            <a href={offered.address}>{say('factor.open')}</a>
          </p>
          <CodeLine value={code} onText={setCode} />
        </>
      )}
      <Fault text={fault} />
      <Button type="submit" variant="secondary" disabled={busy}>
        {say(offered ? 'factor.confirm' : session.second_factor ? 'factor.renew' : 'factor.begin')}
      </Button>
    </form>
  );
}

export default function OwnAccount() {
  const { say, language, session, refresh } = useAccess();
  const { busy, fault, send } = useSending();
  const leave = () =>
    send(async () => {
      await remove(`/api/v1/session?lang=${language}`);
      window.location.assign(`/${language}/sign-in`);
    });
  const takeAlong = () =>
    send(async () => {
      const kept = await get<unknown>(`/api/v1/session/data?lang=${language}`);
      saveFile('handlingsrom.json', new Blob([JSON.stringify(kept, null, 1)], { type: 'application/json' }));
    });
  return (
    <>
      <Heading level={1}>{session.name}</Heading>
      <p className="one-line">
        {session.roles?.map((one) => (
          <Tag key={`${one.role}@${one.space}`} data-color="neutral">
            {say(`role.${one.role}`)}, {one.space === 'all' ? say('space.all') : one.space}
          </Tag>
        ))}
      </p>
      <p className="one-line">
        <Button disabled={busy} onClick={() => void leave()}>
          {say('signOut')}
        </Button>
        <a href={`/${language}`}>{say('toFigures')}</a>
      </p>
      {fault && <Alert data-color="danger">{fault}</Alert>}
      {session.second_factor_needed && (
        <Alert data-color="warning">{say(session.provider === '' ? 'factor.needed' : 'factor.neededElsewhere')}</Alert>
      )}
      <Notices notices={session.notices ?? []} onSeen={() => void refresh()} />
      {session.provider === '' && (
        <div className="side-by-side">
          <Password />
          <SecondFactor />
        </div>
      )}
      <Sessions />
      <Heading level={2}>{say('data')}</Heading>
      <Paragraph>{say('data.about')}</Paragraph>
      <Button variant="secondary" disabled={busy} onClick={() => void takeAlong()}>
        {say('data.open')}
      </Button>
    </>
  );
}
