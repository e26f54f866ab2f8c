// Every school with what is done to it: the way by keyboard, and the figures of the year.
import { Button, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { SchoolAlternative } from '../api/types';
import { useApp } from '../state/app';
import { choices, grades, type Closed, type Closing, type School } from '../state/schools';

interface Props {
  answer: SchoolAlternative;
  year: number;
  closed: readonly Closed[];
  onChoose: (school: School, how: Closing, to?: string) => void;
  onPupils: (school: School, pupils: number | null) => void;
}

const manySchools = 25;

function Pupils({ school, onPupils }: { school: School; onPupils: Props['onPupils'] }) {
  const { t } = useApp();
  const [text, setText] = useState(school.known === 'own' ? String(school.pupils ?? '') : '');
  return (
    <form
      className="row tight"
      onSubmit={(event) => {
        event.preventDefault();
        onPupils(school, text === '' ? null : Number(text));
      }}
    >
      <input
        className="ds-input small-number"
        type="number"
        min={0}
        max={3000}
        value={text}
        aria-label={t('structure.enterPupils', { school: school.name })}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="submit"
        variant="secondary"
        data-size="sm"
        aria-label={t('structure.usePupilsOf', { school: school.name })}
      >
        {t('structure.usePupils')}
      </Button>
    </form>
  );
}

export function SchoolList({ answer, year, closed, onChoose, onPupils }: Props) {
  const { t, format } = useApp();
  const [wanted, setWanted] = useState('');
  const now = year - answer.first_year;
  const change = (before: number | null | undefined, after: number | null | undefined, decimals: number) => {
    if (before === null || before === undefined) return '–';
    const first = format.number(before, decimals),
      then = format.number(after, decimals);
    return first === then ? first : `${first} → ${then}`;
  };
  const shown = answer.schools.filter((one) => one.name.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <>
      {answer.schools.length > manySchools && (
        <p className="row start">
          <label htmlFor="school-filter">{t('structure.find')}</label>
          <input
            id="school-filter"
            className="ds-input"
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <span role="status" className="subtle">
            {t('structure.found', { count: shown.length, all: answer.schools.length })}
          </span>
        </p>
      )}
      <div className="table-scroll school-list" tabIndex={0} role="region" aria-label={t('structure.listTitle')}>
        <table className="ds-table" data-size="sm" data-border data-zebra data-sticky-header>
          <caption className="visually-hidden">{t('structure.listTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('structure.school')}</th>
              <th scope="col">{t('structure.what')}</th>
              <th scope="col">{t('structure.grades')}</th>
              <th scope="col" className="figure-cell">
                {t('structure.pupilsIn', { year })}
              </th>
              <th scope="col" className="figure-cell">
                {t('structure.classesIn', { year })}
              </th>
              <th scope="col">{t('structure.goesTo')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const can = choices(one);
              const moves = answer.moves.filter((move) => move.from === one.id);
              const done = closed.find((each) => each.id === one.id);
              return (
                <tr key={one.id} className={one.state === 'closed' ? 'closed-row' : undefined}>
                  <th scope="row">{one.name}</th>
                  <td>
                    {can.length ? (
                      <select
                        className="ds-input"
                        value={done?.how ?? 'open'}
                        aria-label={t('structure.whatWith', { school: one.name })}
                        onChange={(event) => onChoose(one, event.target.value as Closing)}
                      >
                        {can.map((how) => (
                          <option key={how} value={how}>
                            {t(`structure.how.${how}`)}
                          </option>
                        ))}
                      </select>
                    ) : (
                      t(one.private ? 'structure.private' : 'structure.known.outside')
                    )}
                  </td>
                  <td>
                    {grades(one.lowest_grade, one.highest_grade)}
                    {one.grades_assumed && <span className="subtle"> {t('structure.assumed')}</span>}
                  </td>
                  <td className="figure-cell">
                    {one.known === 'unknown' || one.known === 'own' ? (
                      <Pupils school={one} onPupils={onPupils} />
                    ) : null}
                    {one.known === 'unknown' ? null : change(one.today.pupils[now], one.after.pupils[now], 0)}
                    {one.known === 'estimate' && <span className="subtle"> {t('structure.known.estimate')}</span>}
                    {one.known === 'own' && (
                      <Tag data-size="sm" data-color="neutral" className="basis-own">
                        {t('structure.known.own')}
                      </Tag>
                    )}
                  </td>
                  <td className="figure-cell">{change(one.today.classes[now], one.after.classes[now], 1)}</td>
                  <td>
                    {done && (
                      <select
                        className="ds-input"
                        value={done.to ?? ''}
                        aria-label={t('structure.whereTo', { school: one.name })}
                        onChange={(event) => onChoose(one, done.how, event.target.value || undefined)}
                      >
                        <option value="">{t('structure.nearest')}</option>
                        {answer.schools
                          .filter((each) => each.id !== one.id && choices(each).length > 0)
                          .map((each) => (
                            <option key={each.id} value={each.id}>
                              {each.name}
                            </option>
                          ))}
                      </select>
                    )}
                    {moves.map((move) => (
                      <div key={move.lowest_grade}>
                        {t('structure.moveShort', {
                          to: answer.schools.find((each) => each.id === move.to)?.name ?? '',
                          grades: grades(move.lowest_grade, move.highest_grade),
                          kilometres: format.number(move.kilometres, 1),
                        })}
                      </div>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
