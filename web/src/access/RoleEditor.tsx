// Roles, each in a place: some to begin with, more added, some taken away, then sent.
import { Button, Field, Heading, Input, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { get } from '../api/client';
import { roleNames, useAccess, type Role } from './words';

interface Props {
  title: string;
  start: readonly Role[];
  action: string;
  busy: boolean;
  /// Chosen to begin with, and what cannot be chosen here.
  first?: Role['role'];
  without?: readonly Role['role'][];
  onDone: (roles: Role[]) => void;
}

export function RoleEditor({ title, start, action, busy, first = 'analyst', without = [], onDone }: Props) {
  const { say, session } = useAccess();
  const id = useId();
  const [roles, setRoles] = useState<Role[]>([...start]);
  const [role, setRole] = useState<Role['role']>(first);
  const [space, setSpace] = useState(
    session.roles?.find((one) => one.role === 'administrator' && one.space !== 'all')?.space ?? '',
  );
  const [spaces, setSpaces] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    get<{ spaces: { id: string; name: string }[] }>('/api/v1/spaces').then(
      (found) => setSpaces(found.spaces),
      () => undefined,
    );
  }, []);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const place = space.trim().toLowerCase();
    if (place && !roles.some((one) => one.role === role && one.space === place))
      setRoles([...roles, { role, space: place }]);
  };
  return (
    <section className="role-editor" aria-label={title}>
      <Heading level={2}>{title}</Heading>
      <form onSubmit={add}>
        <Field>
          <Label htmlFor={`${id}-role`}>{say('role')}</Label>
          <Select id={`${id}-role`} value={role} onChange={(event) => setRole(event.target.value as Role['role'])}>
            {roleNames
              .filter((one) => !without.includes(one))
              .map((one) => (
                <Select.Option key={one} value={one}>
                  {say(`role.${one}`)}
                </Select.Option>
              ))}
          </Select>
        </Field>
        <Field>
          <Label htmlFor={`${id}-space`}>{say('space')}</Label>
          <Input
            id={`${id}-space`}
            value={space}
            placeholder="5029"
            list={`${id}-spaces`}
            aria-describedby={`${id}-help`}
            onChange={(event) => setSpace(event.target.value)}
          />
        </Field>
        <datalist id={`${id}-spaces`}>
          {spaces.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value="all">{say('space.all')}</option>
        </datalist>
        <Button type="submit" variant="secondary">
          {say('role.add')}
        </Button>
      </form>
      <p className="subtle" id={`${id}-help`}>
        {say('space.help')}
      </p>
      <ul>
        {roles.map((one) => (
          <li key={`${one.role}@${one.space}`}>
            {say(`role.${one.role}`)}, {one.space === 'all' ? say('space.all') : one.space}{' '}
            <Button data-size="sm" variant="tertiary" onClick={() => setRoles(roles.filter((other) => other !== one))}>
              {say('remove')}
              <span className="visually-hidden">
                {' '}
                {say(`role.${one.role}`)}, {one.space}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <Button disabled={busy || (roles.length === 0 && start.length === 0)} onClick={() => onDone(roles)}>
        {action}
      </Button>
    </section>
  );
}
