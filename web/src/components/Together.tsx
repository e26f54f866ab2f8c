// The smallest change of several levers together that makes a room hold.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Failure, post } from '../api/client';
import type { SmallestChange } from '../api/types';
import { useApp } from '../state/app';
import type { Plan } from '../state/plan';

const noSolution = 3; // the program's exit code, also in problem documents

interface Props {
  place: string;
  plan: Plan;
  room: string;
  roomName: string;
  year: number;
}

export function Together({ place, plan, room, roomName, year }: Props) {
  const { t, language } = useApp();
  const [said, setSaid] = useState('');
  const { changes, replace } = plan;
  const levers = changes.filter((one) => !one.id.includes('.')).map((one) => one.id);
  const ask = () => {
    post<SmallestChange>(`/api/v1/municipalities/${place}/smallest-change?lang=${language}`, {
      figure: room,
      year,
      levers,
    }).then(
      (answer) => {
        setSaid(
          answer.changes.length
            ? t('together.found', { count: answer.changes.length })
            : t('together.holds', { room: roomName, year }),
        );
        if (answer.changes.length)
          replace(
            answer.changes.map((change) => ({
              ...change,
              reason: changes.find((one) => one.id === change.id)?.reason ?? '',
            })),
          );
      },
      (cause: unknown) =>
        setSaid(
          !(cause instanceof Failure && cause.problem)
            ? t('server.away')
            : cause.problem.exit_code === noSolution
              ? t('together.none', { room: roomName, year })
              : cause.problem.title,
        ),
    );
  };
  return (
    <section aria-labelledby="together" className="no-print">
      <Heading level={2} data-size="xs" id="together">
        {t('together.title')}
      </Heading>
      <p className="subtle">{t('together.lead', { room: roomName, year })}</p>
      <Button data-size="sm" variant="secondary" onClick={ask}>
        {levers.length ? t('together.turned') : t('together.all')}
      </Button>
      <p role="status">{said}</p>
    </section>
  );
}
