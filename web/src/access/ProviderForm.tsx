// A place where people sign in, written down: what it has given us, and which roles it brings. The secret goes in and never comes out.
import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { components } from '../api/schema';
import { RolePicker } from './RolePicker';
import { TextLine } from './TextLine';
import { useAccess, useRoleWords, type Role } from './words';

export type Provider = components['schemas']['Provider'];
export type ProviderWanted = components['schemas']['ProviderWanted'];
type Row = Provider['roles'][number];

const words = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/// The value's row with one role more.
function withRole(rows: readonly Row[], value: string, added: Role): Row[] {
  const row = rows.find((one) => one.value === value);
  if (!row) return [...rows, { value, roles: [added] }];
  if (row.roles.some((one) => one.role === added.role && one.space === added.space)) return [...rows];
  return rows.map((one) => (one === row ? { value, roles: [...one.roles, added] } : one));
}

interface Props {
  start?: Provider;
  busy: boolean;
  onDone: (id: string, wanted: ProviderWanted) => void;
}

export function ProviderForm({ start, busy, onDone }: Props) {
  const { say } = useAccess();
  const roleWords = useRoleWords();
  const [id, setId] = useState(start?.id ?? '');
  const [name, setName] = useState(start?.name ?? '');
  const [issuer, setIssuer] = useState(start?.issuer ?? '');
  const [client, setClient] = useState(start?.client_id ?? '');
  const [secret, setSecret] = useState('');
  const [rows, setRows] = useState<Row[]>(start?.roles ?? []);
  const [value, setValue] = useState('');
  const [roleClaim, setRoleClaim] = useState(start?.role_claim ?? 'roles');
  const [nameClaim, setNameClaim] = useState(start?.name_claim ?? 'preferred_username');
  const [scopes, setScopes] = useState((start?.scopes ?? ['openid', 'profile']).join(', '));
  const [strong, setStrong] = useState((start?.strong ?? ['mfa']).join(', '));
  const title = start ? say('provider.changeOf', { name: start.name }) : say('provider.new');
  const back = `${window.location.origin}/api/v1/sign-in/${id || '…'}/back`;
  const done = () =>
    onDone(id.trim(), {
      name: name.trim(),
      issuer: issuer.trim(),
      client_id: client.trim(),
      ...(secret ? { client_secret: secret } : {}),
      roles: rows,
      role_claim: roleClaim.trim(),
      name_claim: nameClaim.trim(),
      scopes: words(scopes),
      strong: words(strong),
      address: window.location.origin,
    });
  return (
    <section className="role-editor" aria-label={title}>
      <Heading level={3}>{title}</Heading>
      <div className="narrow">
        {!start && <TextLine label={say('provider.id')} help={say('space.idHelp')} value={id} onText={setId} />}
        <p>
          {say('provider.back')} <code className="secret">{start?.back ?? back}</code>
        </p>
        <TextLine label={say('provider.name')} value={name} onText={setName} />
        <TextLine
          label={say('provider.issuer')}
          help={say('provider.issuerHelp')}
          value={issuer}
          onText={setIssuer}
          inputMode="url"
        />
        <TextLine label={say('provider.client')} value={client} onText={setClient} autoComplete="off" />
        <TextLine
          label={say('provider.secret')}
          help={say(start?.has_secret ? 'provider.secretKept' : 'provider.secretHelp')}
          type="password"
          autoComplete="off"
          value={secret}
          onText={setSecret}
        />
      </div>
      <p>{say('provider.roles')}</p>
      <RolePicker onAdd={(added) => value.trim() && setRows(withRole(rows, value.trim(), added))}>
        <TextLine label={say('provider.value')} value={value} onText={setValue} />
      </RolePicker>
      <ul>
        {rows.map((row) => (
          <li key={row.value}>
            <code>{row.value}</code>: {roleWords(row.roles)}{' '}
            <Button data-size="sm" variant="tertiary" onClick={() => setRows(rows.filter((other) => other !== row))}>
              {say('remove')}
              <span className="visually-hidden"> {row.value}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Details>
        <Details.Summary>{say('provider.more')}</Details.Summary>
        <Details.Content>
          <div className="narrow">
            <TextLine label={say('provider.roleClaim')} value={roleClaim} onText={setRoleClaim} />
            <TextLine label={say('provider.nameClaim')} value={nameClaim} onText={setNameClaim} />
            <TextLine label={say('provider.scopes')} value={scopes} onText={setScopes} />
            <TextLine
              label={say('provider.strong')}
              help={say('provider.strongHelp')}
              value={strong}
              onText={setStrong}
            />
          </div>
        </Details.Content>
      </Details>
      <Button disabled={busy || !id || rows.length === 0} onClick={done}>
        {say('provider.keep')}
      </Button>
    </section>
  );
}
