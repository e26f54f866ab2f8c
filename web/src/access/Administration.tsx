// The administrator's page: accounts and their roles, invitations, the spaces of regions.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { get, post, remove } from '../api/client';
import type { components } from '../api/schema';
import { Keys } from './Keys';
import { Providers } from './Providers';
import { RoleEditor } from './RoleEditor';
import { Spaces } from './Spaces';
import { useSending } from './useSending';
import { WideTable } from './WideTable';
import { useAccess, useRoleWords, type Role } from './words';

type Account = components['schemas']['Account'];
type Link = components['schemas']['Link'];
type NewLink = components['schemas']['NewLink'];

function OneLink({ made }: { made: NewLink }) {
  const { say } = useAccess();
  const address = window.location.origin + made.path;
  return (
    <Alert data-color="info" role="status">
      <p>{say('link.made', { ends: made.ends.slice(0, 16).replace('T', ' ') })}</p>
      <code className="secret">{address}</code>{' '}
      <Button data-size="sm" variant="secondary" onClick={() => void navigator.clipboard?.writeText(address)}>
        {say('copy')}
      </Button>
    </Alert>
  );
}

/// Whoever administers a server that others reach shows a second factor first.
export default function Administration() {
  const { say, language, session } = useAccess();
  if (!session.second_factor_needed) return <Accounts />;
  return (
    <>
      <Heading level={1}>{say('title.accounts')}</Heading>
      <Alert data-color="warning">
        <p>{say(session.provider === '' ? 'factor.needed' : 'factor.neededElsewhere')}</p>
        <a href={`/${language}/account`}>{say('title.account')}</a>
      </Alert>
    </>
  );
}

function Accounts() {
  const { say, language, session } = useAccess();
  const words = useRoleWords();
  const [accounts, setAccounts] = useState<Account[]>([]);
  const [links, setLinks] = useState<Link[]>([]);
  const [made, setMade] = useState<NewLink | null>(null);
  const [chosen, setChosen] = useState<Account | null>(null);
  const { busy, fault, send } = useSending();
  const told = useRef<HTMLDivElement>(null);
  // What went wrong may stand far above the button that was pressed.
  useEffect(() => {
    if (fault) told.current?.scrollIntoView({ block: 'center' });
  }, [fault]);
  const lang = `lang=${language}`;
  const everything = session.roles?.some((one) => one.role === 'administrator' && one.space === 'all');
  const read = useCallback(async () => {
    const [people, open] = await Promise.all([
      get<{ accounts: Account[] }>(`/api/v1/accounts?${lang}`),
      get<{ links: Link[] }>(`/api/v1/links?${lang}`),
    ]);
    setAccounts(people.accounts);
    setLinks(open.links);
  }, [lang]);
  useEffect(() => {
    void send(read);
  }, [read]); // eslint-disable-line
  const change = (work: () => Promise<unknown>) =>
    send(async () => {
      await work();
      await read();
    });
  const invite = (roles: Role[]) =>
    change(async () => setMade(await post<NewLink>(`/api/v1/links?${lang}`, { roles, days: 7 })));
  return (
    <>
      <Heading level={1}>{say('title.accounts')}</Heading>
      {fault && (
        <Alert data-color="danger" role="alert" ref={told}>
          {fault}
        </Alert>
      )}
      {made && <OneLink made={made} />}
      <WideTable
        role="region"
        label={say('title.accounts')}
        heads={[say('name'), say('roles'), say('factor'), say('seen'), say('actions')]}
      >
        {accounts.map((one) => (
          <tr key={one.id}>
            <td>
              {one.name}
              {one.provider && <span className="subtle"> ({one.provider})</span>}
            </td>
            <td>
              {words(one.roles)}
              {one.elsewhere && <span className="subtle"> {say('rolesElsewhere')}</span>}
            </td>
            <td>{say(one.second_factor ? 'yes' : 'no')}</td>
            <td>{one.seen ? one.seen.slice(0, 10) : '–'}</td>
            <td>
              {one.id !== session.id && (
                <span className="actions">
                  <Button data-size="sm" variant="secondary" disabled={busy} onClick={() => setChosen(one)}>
                    {say('roles.change')}
                    <span className="visually-hidden"> {one.name}</span>
                  </Button>
                  {!one.provider && (
                    <Button
                      data-size="sm"
                      variant="tertiary"
                      disabled={busy}
                      onClick={() =>
                        void change(async () =>
                          setMade(await post<NewLink>(`/api/v1/accounts/${one.id}/reset?${lang}`, {})),
                        )
                      }
                    >
                      {say('reset')}
                      <span className="visually-hidden"> {one.name}</span>
                    </Button>
                  )}
                  <Button
                    data-size="sm"
                    variant="tertiary"
                    data-color="danger"
                    disabled={busy}
                    onClick={() =>
                      window.confirm(say('account.removeSure', { name: one.name })) &&
                      void change(() => remove(`/api/v1/accounts/${one.id}?${lang}`))
                    }
                  >
                    {say('remove')}
                    <span className="visually-hidden"> {one.name}</span>
                  </Button>
                </span>
              )}
            </td>
          </tr>
        ))}
      </WideTable>
      {chosen && (
        <RoleEditor
          key={chosen.id}
          title={say('roles.of', { name: chosen.name })}
          start={chosen.roles}
          action={say('roles.keep')}
          busy={busy}
          onDone={(roles) =>
            void change(async () => {
              await post(`/api/v1/accounts/${chosen.id}/roles?${lang}`, { roles }, undefined, 'PUT');
              setChosen(null);
            })
          }
        />
      )}
      <RoleEditor
        title={say('invite')}
        start={[]}
        action={say('invite.make')}
        busy={busy}
        onDone={(roles) => void invite(roles)}
      />
      {links.length > 0 && (
        <>
          <Heading level={2}>{say('invite.open')}</Heading>
          <ul>
            {links.map((one) => (
              <li key={one.id}>
                {words(one.roles)} – {say('invite.until', { ends: one.ends.slice(0, 10) })}{' '}
                <Button
                  data-size="sm"
                  variant="tertiary"
                  onClick={() => void change(() => remove(`/api/v1/links/${one.id}?${lang}`))}
                >
                  {say('invite.withdraw')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Paragraph className="subtle roles-about">{say('roles.about')}</Paragraph>
      {everything && <Providers />}
      <Spaces />
      <Keys />
    </>
  );
}
