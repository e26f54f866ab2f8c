// One role in a place, chosen and added.
import { Button, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useId, useState, type FormEvent, type ReactNode } from 'react';
import { get } from '../api/client';
import { roleNames, useAccess, type Role } from './words';

interface Props {
  /// Chosen to begin with, and what cannot be chosen here.
  first?: Role['role'];
  without?: readonly Role['role'][];
  /// What stands before the role, in the same form.
  children?: ReactNode;
  onAdd: (role: Role) => void;
}

export function RolePicker({ first = 'analyst', without = [], children, onAdd }: Props) {
  const { say, session } = useAccess();
  const id = useId();
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
    if (place) onAdd({ role, space: place });
  };
  return (
    <>
      <form onSubmit={add}>
        {children}
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
    </>
  );
}
