// Before what gives somebody a way in or takes it away: the password once more, or the place where one signs in.
import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState, type FormEvent } from 'react';
import { onShownNeeded, post } from '../api/client';
import { Fault, PasswordLine } from './fields';
import { useSending } from './useSending';
import { useAccess } from './words';

export function ShowAgain() {
  const { say, language, session } = useAccess();
  const [asked, setAsked] = useState<{ done: (shown: boolean) => void } | null>(null);
  const [password, setPassword] = useState('');
  const { busy, fault, setFault, send } = useSending();
  useEffect(() => onShownNeeded(() => new Promise((done) => setAsked({ done }))), []);
  const end = (shown: boolean) => {
    asked?.done(shown);
    setAsked(null);
    setPassword('');
    setFault('');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const shown = await send(async () => {
      await post(`/api/v1/session/shown?lang=${language}`, { password }, undefined, 'PUT');
      return true;
    });
    if (shown) end(true);
  };
  const elsewhere = session.provider ?? '';
  const name = session.providers.find((one) => one.id === elsewhere)?.name ?? elsewhere;
  const back = window.location.pathname + window.location.search;
  return (
    <Dialog open={asked !== null} onClose={() => end(false)} closeButton={say('close')} className="show-again">
      {asked && (
        <form className="narrow" onSubmit={(event) => void submit(event)}>
          <Heading level={2} data-size="sm">
            {say('again.title')}
          </Heading>
          <Paragraph>{say('again.about')}</Paragraph>
          {elsewhere === '' ? (
            <>
              <PasswordLine label={say('session.password')} value={password} onText={setPassword} />
              <Fault text={fault} />
              <Button type="submit" disabled={busy}>
                {say('again.show')}
              </Button>
            </>
          ) : (
            <a
              className="elsewhere"
              href={`/api/v1/sign-in/${encodeURIComponent(elsewhere)}?again=1&lang=${language}&next=${encodeURIComponent(back)}`}
            >
              {say('again.elsewhere', { name })}
            </a>
          )}
        </form>
      )}
    </Dialog>
  );
}
