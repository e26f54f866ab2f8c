// Who did what: the record, latest first, and whether it is whole.
import { Alert, Button, Heading, Table } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { get, reasonOf } from '../api/client';
import type { components } from '../api/schema';
import { useAccess } from './words';

type Record_ = components['schemas']['Audit'];

export default function Audit() {
  const { say, language } = useAccess();
  const [entries, setEntries] = useState<Record_['entries']>([]);
  const [state, setState] = useState<Record_ | null>(null);
  const [fault, setFault] = useState('');
  const [word, setWord] = useState('');
  const [shown, setShown] = useState(100);
  useEffect(() => {
    let stale = false;
    const read = async (after: number) => {
      const page = await get<Record_>(`/api/v1/audit?lang=${language}&after=${after}`);
      if (stale) return;
      setState(page);
      setEntries((before) => (after === 0 ? page.entries : [...before, ...page.entries]));
      if (page.next) await read(page.next);
    };
    read(0).catch((cause: unknown) => setFault(reasonOf(cause)));
    return () => {
      stale = true;
    };
  }, [language]);
  if (fault) return <Alert data-color="danger">{fault}</Alert>;
  const found = entries
    .filter((one) => `${one.action} ${one.subject} ${one.author_name} ${one.author} ${one.municipality}`.includes(word))
    .reverse();
  return (
    <>
      <Heading level={1}>{say('title.audit')}</Heading>
      {state && (
        <Alert data-color={state.whole ? 'success' : 'danger'}>
          {say(state.whole ? 'audit.whole' : 'audit.broken')} <code className="secret">{state.last.slice(0, 16)}</code>
        </Alert>
      )}
      <p>
        <label>
          {say('audit.filter')}{' '}
          <input className="ds-input" value={word} onChange={(event) => setWord(event.target.value)} />
        </label>{' '}
        <span role="status">{say('audit.count', { count: found.length })}</span>
      </p>
      <div className="wide-table" tabIndex={0} role="region" aria-label={say('title.audit')}>
        <Table data-size="sm">
          <thead>
            <tr>
              {['number', 'time', 'who', 'action', 'subject', 'municipality'].map((one) => (
                <th key={one} scope="col">
                  {say(`audit.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((one) => (
              <tr key={one.number}>
                <td>{one.number}</td>
                <td className="time">{one.time.slice(0, 19).replace('T', ' ')}</td>
                <td>
                  {one.author_name || (one.author === 'command-line' ? say('audit.commandLine') : one.author) || '–'}
                </td>
                <td>{say(`action.${one.action}`)}</td>
                <td>{one.subject}</td>
                <td>{one.municipality}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {found.length > shown && (
        <Button variant="secondary" onClick={() => setShown(shown + 500)}>
          {say('audit.more')}
        </Button>
      )}
    </>
  );
}
