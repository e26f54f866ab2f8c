// Name and password, or where one has an account already; and what a link in a message leads to.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState, type FormEvent } from 'react';
import { Failure, post } from '../api/client';
import { CodeLine, Fault, NewPasswordLine, PasswordLine } from './fields';
import { Notices } from './Notices';
import { TextLine } from './TextLine';
import { useSending } from './useSending';
import { ownPath, useAccess, type Session } from './words';

function next(language: 'nb' | 'nn' | 'en') {
  return ownPath(new URLSearchParams(window.location.search).get('next'), language);
}

/// The token of an invitation or of a new password stands behind #, where no server sees it.
function Link({ token }: { token: string }) {
  const { say, language } = useAccess();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [made, setMade] = useState('');
  const { busy, fault, send } = useSending();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const used = await send(() =>
      post<{ name: string }>(`/api/v1/links/use?lang=${language}`, { token, name, password }),
    );
    if (!used) return;
    window.history.replaceState(null, '', `/${language}/sign-in`);
    setMade(used.name);
  };
  if (made) return <Form hint={say('link.done', { name: made })} />;
  return (
    <form className="narrow" onSubmit={(event) => void submit(event)}>
      <Heading level={1}>{say('link.title')}</Heading>
      <Paragraph>{say('link.about')}</Paragraph>
      <TextLine label={say('name')} help={say('link.nameHelp')} value={name} onText={setName} autoComplete="username" />
      <NewPasswordLine value={password} onText={setPassword} name={name} />
      <Fault text={fault} />
      <Button type="submit" disabled={busy}>
        {say('link.use')}
      </Button>
    </form>
  );
}

function Form({ hint }: { hint?: string }) {
  const { say, language, session } = useAccess();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const [notices, setNotices] = useState<Session['notices']>([]);
  const { busy, fault, setFault, send } = useSending();
  const problem = new URLSearchParams(window.location.search).get('problem');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const asked = await send(async () => {
      try {
        return await post<Session>(`/api/v1/session?lang=${language}`, { name, password, ...(code ? { code } : {}) });
      } catch (cause) {
        if (cause instanceof Failure && cause.problem?.key === 'code_needed') return 'code';
        throw cause;
      }
    });
    if (asked === 'code') {
      setCodeNeeded(true);
      setFault('');
    } else if (asked?.notices?.length) {
      setNotices(asked.notices);
    } else if (asked) {
      window.location.assign(next(language));
    }
  };
  if (notices?.length)
    return (
      <div className="narrow">
        <Heading level={1}>{say('title.sign-in')}</Heading>
        <Notices notices={notices} onSeen={() => window.location.assign(next(language))} />
        <p>
          <a href={`/${language}/account`}>{say('title.account')}</a>
        </p>
      </div>
    );
  return (
    <form className="narrow" onSubmit={(event) => void submit(event)}>
      <Heading level={1}>{say('title.sign-in')}</Heading>
      {hint && <Alert data-color="success">{hint}</Alert>}
      {problem && !fault && (
        <Alert data-color="danger">
          {say(/^provider_\w+$/.test(problem) ? `problem.${problem}` : 'problem.other')}
        </Alert>
      )}
      {session.providers.map((one) => (
        <a
          key={one.id}
          className="elsewhere"
          href={`/api/v1/sign-in/${encodeURIComponent(one.id)}?next=${encodeURIComponent(next(language))}`}
        >
          {say('elsewhere', { name: one.name })}
        </a>
      ))}
      {session.providers.length > 0 && <p className="subtle">{say('orHere')}</p>}
      <TextLine label={say('name')} value={name} onText={setName} autoComplete="username" required />
      <PasswordLine value={password} onText={setPassword} />
      {codeNeeded && <CodeLine value={code} onText={setCode} autoFocus />}
      <Fault text={fault} />
      <Button type="submit" disabled={busy}>
        {say('signIn')}
      </Button>
      <p className="subtle">{say('forgotten')}</p>
    </form>
  );
}

export function SignIn() {
  const { say, session, language } = useAccess();
  const token = /^#link=([\w-]+)$/.exec(window.location.hash)?.[1];
  // A link from elsewhere leads here even when one is signed in: browsers keep the cookie back on the way.
  const failed = new URLSearchParams(window.location.search).has('problem');
  const onwards = session.signed_in && !token && !failed;
  useEffect(() => {
    if (onwards || !session.needed) window.location.replace(next(language));
  }, [onwards, session.needed, language]);
  if (onwards || !session.needed) return <p>{say('onwards')}</p>;
  return token ? <Link token={token} /> : <Form />;
}
