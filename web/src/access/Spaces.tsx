// Spaces of regions, for those who administer everything.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { get, post, remove } from '../api/client';
import { Fault } from './fields';
import type { components } from '../api/schema';
import { TextLine } from './TextLine';
import { useSending } from './useSending';
import { useAccess } from './words';

type Space = components['schemas']['Space'];

export function Spaces() {
  const { say, language, session } = useAccess();
  const [spaces, setSpaces] = useState<Space[]>([]);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [members, setMembers] = useState('');
  const { busy, fault, send } = useSending();
  const lang = `lang=${language}`;
  const read = useCallback(
    async () => setSpaces((await get<{ spaces: Space[] }>(`/api/v1/spaces?${lang}`)).spaces),
    [lang],
  );
  useEffect(() => {
    void send(read);
  }, [read]); // eslint-disable-line
  const everything = session.roles?.some((one) => one.role === 'administrator' && one.space === 'all');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const municipalities = members
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    await send(async () => {
      await post(`/api/v1/spaces/${encodeURIComponent(id)}?${lang}`, { name, municipalities }, undefined, 'PUT');
      await read();
      setId('');
      setName('');
      setMembers('');
    });
  };
  if (!everything && spaces.length === 0) return null;
  return (
    <section aria-label={say('spaces')}>
      <Heading level={2}>{say('spaces')}</Heading>
      <ul>
        {spaces.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> ({one.id}): {one.municipalities.join(', ')}{' '}
            {everything && (
              <Button
                data-size="sm"
                variant="tertiary"
                onClick={() =>
                  window.confirm(say('space.removeSure', { name: one.name })) &&
                  void send(async () => {
                    await remove(`/api/v1/spaces/${encodeURIComponent(one.id)}?${lang}`);
                    await read();
                  })
                }
              >
                {say('remove')}
                <span className="visually-hidden"> {one.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Fault text={fault} />
      {everything && (
        <form className="narrow" onSubmit={(event) => void submit(event)}>
          <TextLine label={say('space.id')} help={say('space.idHelp')} required value={id} onText={setId} />
          <TextLine label={say('space.name')} required value={name} onText={setName} />
          <TextLine
            label={say('space.members')}
            help={say('space.membersHelp')}
            required
            value={members}
            onText={setMembers}
          />
          <Button type="submit" variant="secondary" disabled={busy}>
            {say('space.keep')}
          </Button>
        </form>
      )}
    </section>
  );
}
