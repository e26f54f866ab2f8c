// Four weeks of the board: people down, days across, what is empty below. A cell is changed where it stands, and the whole is checked at once.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AnnualRota } from '../../api/types';
import { useApp } from '../../state/app';
import type { Say } from '../../state/rota';

const shownWeeks = 4;
const locale = { nb: 'nb', nn: 'nn', en: 'en-GB' } as const;

const dayAfter = (first: string, days: number) => {
  const day = new Date(`${first}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/// ISO 8601: a week belongs to its Thursday's year.
function weekNumber(monday: string): number {
  const thursday = new Date(`${dayAfter(monday, 3)}T12:00:00Z`);
  const january = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12);
  return Math.floor((thursday.getTime() - january) / 86_400_000 / 7) + 1;
}

/// People that the filter finds: by name, role or a shift.
export const found = (rota: AnnualRota, wanted: string) => {
  const text = wanted.trim().toLowerCase();
  return rota.people.filter((each) => !text || `${each.id} ${each.role}`.toLowerCase().includes(text));
};

export function Board({
  rota,
  wanted,
  say,
  onChange,
}: {
  rota: AnnualRota;
  wanted: string;
  say: Say;
  onChange: (person: string, day: string, code: string) => void;
}) {
  const { language } = useApp();
  const [week, setWeek] = useState(0);
  const [open, setOpen] = useState('');
  const first = Math.min(week, Math.max(0, rota.weeks - shownWeeks));
  const weeks = Math.min(shownWeeks, rota.weeks);
  const days = Array.from({ length: weeks * 7 }, (_, k) => dayAfter(rota.first, first * 7 + k));
  const short = new Intl.DateTimeFormat(locale[language], { weekday: 'narrow', day: 'numeric', timeZone: 'UTC' });
  const whole = new Intl.DateTimeFormat(locale[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const codes = [...rota.shifts.map((each) => each.id), '-', 'FE', 'X'];
  const nameOf = (code: string) =>
    rota.shifts.find((each) => each.id === code)?.name ??
    say(code === 'FE' ? 'code.holiday' : code === 'X' ? 'code.away' : 'code.off');
  const people = found(rota, wanted);
  const broken = new Set(rota.findings.filter((each) => each.failed).map((each) => each.person));
  const red = new Set(rota.red);
  const lacking = (day: string) => rota.empty.filter((each) => each.day === day);
  return (
    <div>
      <Heading level={2} data-size="sm" id="rota-board">
        {say('board', { from: weekNumber(days[0]!), to: weekNumber(dayAfter(days[0]!, (weeks - 1) * 7)) })}
      </Heading>
      <div className="rota-choose no-print">
        <Button
          variant="secondary"
          data-size="sm"
          disabled={first === 0}
          onClick={() => setWeek(Math.max(0, first - weeks))}
        >
          {say('board.before')}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          disabled={first + weeks >= rota.weeks}
          onClick={() => setWeek(first + weeks)}
        >
          {say('board.after')}
        </Button>
      </div>
      <div className="rota-scroll" role="region" aria-labelledby="rota-board" tabIndex={0}>
        <table className="rota-board">
          <thead>
            <tr>
              <th scope="col">{say('person')}</th>
              {days.map((day, k) => (
                <th
                  key={day}
                  scope="col"
                  className={k % 7 === 5 || red.has(day) ? 'red' : undefined}
                  title={whole.format(new Date(day))}
                >
                  {short.format(new Date(day))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const line = person.days.split(' ');
              return (
                <tr key={person.id} className={broken.has(person.id) ? 'broken' : undefined}>
                  <th scope="row">{person.id}</th>
                  {days.map((day, k) => {
                    const code = line[first * 7 + k] ?? '-';
                    const cell = `${person.id} ${day}`;
                    const label = `${person.id}, ${whole.format(new Date(day))}: ${nameOf(code)}`;
                    return (
                      <td key={day} data-shift={rota.shifts.findIndex((each) => each.id === code)} data-code={code}>
                        {open === cell ? (
                          <select
                            autoFocus
                            aria-label={label}
                            value={code}
                            onBlur={() => setOpen('')}
                            onChange={(event) => {
                              setOpen('');
                              onChange(person.id, day, event.target.value);
                            }}
                          >
                            {codes.map((each) => (
                              <option key={each} value={each}>
                                {each === '-' ? nameOf(each) : `${each} ${nameOf(each)}`}
                              </option>
                            ))}
                          </select>
                        ) : (
                          <button type="button" aria-label={label} onClick={() => setOpen(cell)}>
                            {code === '-' ? '' : code}
                          </button>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('board.empty')}</th>
              {days.map((day) => (
                <td key={day} className={lacking(day).length ? 'lacking' : undefined}>
                  {lacking(day).map((each, k) => (
                    <span key={k} title={each.competence}>
                      {each.shift}
                      {each.people > 1 ? each.people : ''}
                      {each.competence ? '*' : ''}{' '}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="subtle">
        {rota.shifts.map((each) => `${each.id} = ${each.name}`).join(', ')}. {say('board.legend')}
      </p>
    </div>
  );
}
