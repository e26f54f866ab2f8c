// Roles, each in a place: some to begin with, more added, some taken away, then sent.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { RolePicker } from './RolePicker';
import { useAccess, type Role } from './words';

interface Props {
  title: string;
  start: readonly Role[];
  action: string;
  busy: boolean;
  first?: Role['role'];
  without?: readonly Role['role'][];
  onDone: (roles: Role[]) => void;
}

export function RoleEditor({ title, start, action, busy, first, without, onDone }: Props) {
  const { say } = useAccess();
  const [roles, setRoles] = useState<Role[]>([...start]);
  const add = (added: Role) => {
    if (!roles.some((one) => one.role === added.role && one.space === added.space)) setRoles([...roles, added]);
  };
  return (
    <section className="role-editor" aria-label={title}>
      <Heading level={2}>{title}</Heading>
      <RolePicker first={first} without={without} onAdd={add} />
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
