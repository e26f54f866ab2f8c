// What the engine says of a table that was dropped: a sentence or what was wrong, notices, sections, and what stands below them.
import { Alert } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Buildings } from '../../api/types';
import type { Failure } from '../../api/client';
import { useApp } from '../../state/app';
import { LiveSections } from '../LiveSections';

interface Props {
  /// What the table itself could not be read for; empty where it could.
  unread: string;
  answer: { data: Pick<Buildings, 'sentence' | 'notices' | 'sections'> | null; busy: boolean; failure: Failure | null };
  place: string;
  children?: ReactNode;
}

export function TableAnswer({ unread, answer, place, children }: Props) {
  const { t } = useApp();
  const wrong = unread || (answer.failure && (answer.failure.problem?.title ?? t('server.away')));
  const shown = wrong ? null : answer.data;
  return (
    <>
      <div role="status" aria-busy={answer.busy}>
        {wrong && <Alert data-color="warning">{wrong}</Alert>}
        {shown && <p className="text-column study-best">{shown.sentence}</p>}
      </div>
      {shown && (
        <div className={answer.busy ? 'busy' : ''}>
          <ul className="notes">
            {shown.notices.map((one) => (
              <li key={one} className="subtle">
                {one}
              </li>
            ))}
          </ul>
          <LiveSections sections={shown.sections} place={place} />
          {children}
        </div>
      )}
    </>
  );
}
