// What has happened to one's way in since the last time, until it has been read.
import { Alert, Button } from '@digdir/designsystemet-react';
import { post } from '../api/client';
import { useSending } from './useSending';
import { useAccess, type Session } from './words';

interface Props {
  notices: NonNullable<Session['notices']>;
  onSeen: () => void;
}

export function Notices({ notices, onSeen }: Props) {
  const { say, language } = useAccess();
  const { busy, send } = useSending();
  if (notices.length === 0) return null;
  const seen = () =>
    send(async () => {
      await post(`/api/v1/session/notices-seen?lang=${language}`, {});
      onSeen();
    });
  return (
    <Alert data-color="warning" role="status" className="notices">
      <p>{say('notices')}</p>
      <ul>
        {notices.map((one) => (
          <li key={`${one.time} ${one.what}`}>
            {one.time.slice(0, 16).replace('T', ' ')} (UTC): {say(`notice.${one.what}`, { detail: one.detail })}
          </li>
        ))}
      </ul>
      <p>{say('notices.notYou')}</p>
      <Button data-size="sm" variant="secondary" disabled={busy} onClick={() => void seen()}>
        {say('notices.seen')}
      </Button>
    </Alert>
  );
}
