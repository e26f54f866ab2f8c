// Places where people sign in, for those who administer everything: added, tried, changed and removed.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState } from 'react';
import { get, post, remove } from '../api/client';
import type { components } from '../api/schema';
import { Fault } from './fields';
import { ProviderForm, type Provider, type ProviderWanted } from './ProviderForm';
import { useSending } from './useSending';
import { WideTable } from './WideTable';
import { useAccess, useRoleWords } from './words';

type Tried = components['schemas']['ProviderTried'];

function TriedResult({ of, tried }: { of: Provider; tried: Tried }) {
  const { say } = useAccess();
  const good = tried.client !== 'refused' && tried.proof && tried.scopes_unknown.length === 0;
  return (
    <Alert data-color={tried.client === 'refused' ? 'danger' : good ? 'success' : 'warning'} role="status">
      <p>{say('provider.answers', { name: of.name, keys: tried.keys })}</p>
      <p>{say(`provider.client_${tried.client}`)}</p>
      {!tried.proof && <p>{say('provider.noProof')}</p>}
      {tried.scopes_unknown.map((one) => (
        <p key={one}>{say('provider.scopeUnknown', { scope: one })}</p>
      ))}
      <p>
        {say('provider.back')} <code className="secret">{tried.back}</code>
      </p>
    </Alert>
  );
}

export function Providers() {
  const { say, language, refresh } = useAccess();
  const words = useRoleWords();
  const [all, setAll] = useState<Provider[]>([]);
  const [chosen, setChosen] = useState<Provider | null>(null);
  const [tried, setTried] = useState<{ of: Provider; tried: Tried } | null>(null);
  const [round, setRound] = useState(0); // a form that was sent begins anew
  const { busy, fault, send } = useSending();
  const lang = `lang=${language}`;
  const path = (id: string) => `/api/v1/providers/${encodeURIComponent(id)}`;
  const read = useCallback(
    async () => setAll((await get<{ providers: Provider[] }>(`/api/v1/providers?${lang}`)).providers),
    [lang],
  );
  useEffect(() => {
    void send(read);
  }, [read]); // eslint-disable-line
  const keep = (id: string, wanted: ProviderWanted) =>
    send(async () => {
      await post<Provider>(`${path(id)}?${lang}`, wanted, undefined, 'PUT');
      setChosen(null);
      setTried(null);
      setRound((before) => before + 1);
      await read();
      await refresh();
    });
  const tryOut = (one: Provider) =>
    send(async () => {
      setTried(null);
      setTried({ of: one, tried: await post<Tried>(`${path(one.id)}/try?${lang}`, {}) });
    });
  const drop = (one: Provider) =>
    window.confirm(say('provider.removeSure', { name: one.name })) &&
    void send(async () => {
      await remove(`${path(one.id)}?${lang}`);
      setChosen(null);
      setTried(null);
      await read();
      await refresh();
    });
  return (
    <section aria-label={say('providers')}>
      <Heading level={2}>{say('providers')}</Heading>
      <p className="subtle">{say('providers.about')}</p>
      {all.length > 0 && (
        <WideTable
          label={say('providers')}
          heads={[say('provider.name'), say('provider.issuer'), say('roles'), say('actions')]}
        >
          {all.map((one) => (
            <tr key={one.id}>
              <td>
                {one.name} <span className="subtle">({one.id})</span>
              </td>
              <td>{one.issuer}</td>
              <td>{one.roles.map((row) => `${row.value}: ${words(row.roles)}`).join('; ')}</td>
              <td>
                <span className="actions">
                  <Button data-size="sm" variant="secondary" disabled={busy} onClick={() => void tryOut(one)}>
                    {say('provider.try')}
                    <span className="visually-hidden"> {one.name}</span>
                  </Button>
                  {one.of_file ? (
                    <span className="subtle">{say('provider.ofFile')}</span>
                  ) : (
                    <>
                      <Button data-size="sm" variant="secondary" disabled={busy} onClick={() => setChosen(one)}>
                        {say('provider.change')}
                        <span className="visually-hidden"> {one.name}</span>
                      </Button>
                      <Button
                        data-size="sm"
                        variant="tertiary"
                        data-color="danger"
                        disabled={busy}
                        onClick={() => drop(one)}
                      >
                        {say('remove')}
                        <span className="visually-hidden"> {one.name}</span>
                      </Button>
                    </>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </WideTable>
      )}
      {tried && <TriedResult of={tried.of} tried={tried.tried} />}
      <Fault text={fault} />
      {chosen ? (
        <ProviderForm key={chosen.id} start={chosen} busy={busy} onDone={(id, wanted) => void keep(id, wanted)} />
      ) : (
        <ProviderForm key={`new ${round}`} busy={busy} onDone={(id, wanted) => void keep(id, wanted)} />
      )}
    </section>
  );
}
