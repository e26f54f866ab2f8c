// Somebody is away: who and when, and what changed in the new plan.
import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AnnualRota } from '../../api/types';
import { useApp } from '../../state/app';
import type { Say } from '../../state/rota';

interface Props {
  rota: AnnualRota;
  say: Say;
  onReplan: (person: string, from: string, to: string) => void;
}

export function Absence({ rota, say, onReplan }: Props) {
  const { language } = useApp();
  const [person, setPerson] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const named = (code: string) =>
    rota.shifts.find((each) => each.id === code)?.name ??
    say(code === 'FE' ? 'code.holiday' : code === 'X' ? 'code.away' : 'code.off');
  return (
    <section className="no-print" aria-labelledby="rota-absence">
      <Heading level={2} data-size="sm" id="rota-absence">
        {say('absence')}
      </Heading>
      <div className="rota-choose">
        <Field>
          <Label>{say('absence.who')}</Label>
          <Select value={person} onChange={(event) => setPerson(event.target.value)}>
            <option value="">{say('absence.choose')}</option>
            {rota.people.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id}
              </option>
            ))}
          </Select>
        </Field>
        <Textfield
          type="date"
          label={say('absence.from')}
          value={from}
          min={rota.first}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Textfield
          type="date"
          label={say('absence.to')}
          value={to}
          min={from || rota.first}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button variant="secondary" disabled={!person || !from || !to} onClick={() => onReplan(person, from, to)}>
          {say('absence.plan')}
        </Button>
      </div>
      <div aria-live="polite">
        {rota.changes && (
          <>
            <p>{say('absence.changed', { count: rota.changes.length })}</p>
            <ul className="rota-changes">
              {rota.changes.map((each) => (
                <li key={each.person + each.day}>
                  {say('absence.change', {
                    person: each.person,
                    day: day.format(new Date(`${each.day}T12:00:00Z`)),
                    before: named(each.before),
                    after: named(each.after),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
