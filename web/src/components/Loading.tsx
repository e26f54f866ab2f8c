import { Alert, Spinner } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { Failure } from '../api/client';
import { useApp } from '../state/app';

const second = 1000; // ms; what takes less needs no words

/// Waiting: for what, and for how long already.
function Waiting() {
  const { t } = useApp();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), second);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="loading">
      <Spinner aria-label={t('loading')} />
      {/* Its room is kept from the start, so that nothing moves when it comes. */}
      <span className="subtle" aria-hidden="true" style={{ visibility: seconds > 0 ? 'visible' : 'hidden' }}>
        {t('loading.seconds', { seconds })}
      </span>
    </div>
  );
}

/// Waiting, or what went wrong.
export function Loading({ failure }: { failure?: Failure | null }) {
  const { t } = useApp();
  if (!failure) return <Waiting />;
  return <Alert data-color="danger">{failure.problem?.title ?? t('server.away')}</Alert>;
}
