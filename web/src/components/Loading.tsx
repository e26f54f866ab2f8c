import { Alert, Spinner } from '@digdir/designsystemet-react';
import type { Failure } from '../api/client';
import { useApp } from '../state/app';

/// Waiting, or what went wrong.
export function Loading({ failure }: { failure?: Failure | null }) {
  const { t } = useApp();
  if (failure) return <Alert data-color="danger">{failure.problem?.title ?? t('server.away')}</Alert>;
  return (
    <div className="loading">
      <Spinner aria-label={t('loading')} />
    </div>
  );
}
