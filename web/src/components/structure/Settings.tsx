// What the study must keep to: the longest way, how many schools, how many changes a year, seats, who stays.
import { Button } from '@digdir/designsystemet-react';
import { useApp } from '../../state/app';
import { writePupils, type School } from '../../state/schools';
import { inStudy, lengths, usualLengths, type Wanted } from '../../state/structureStudy';

interface Props {
  wanted: Wanted;
  schools: readonly School[];
  onChange: (changes: Record<string, string | null>) => void;
}

const number = (text: string, most: number) => {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && value >= 0 && value <= most ? value : null;
};

export function Settings({ wanted, schools, onChange }: Props) {
  const { t } = useApp();
  const length = (k: number, text: string) => {
    const km = wanted.km.map((one, at) => (at === k ? number(text, 1000) : one));
    onChange({ km: km.some((one) => one !== null) ? km.map((one) => one ?? '').join(',') : null });
  };
  const seats = (school: School, text: string) => {
    const all = new Map(wanted.seats);
    const value = number(text, 5000);
    if (value === null) all.delete(school.id);
    else all.set(school.id, Math.round(value));
    onChange({ seats: writePupils(all) || null });
  };
  const stay = (school: School, stays: boolean) =>
    onChange({
      stay: [...wanted.stay.filter((one) => one !== school.id), ...(stays ? [school.id] : [])].join(',') || null,
    });
  const count = (key: 'most' | 'per', value: number | null) => (
    <p className="row start">
      <label htmlFor={`study-${key}`}>{t(`structureStudy.${key}`)}</label>
      <input
        id={`study-${key}`}
        className="ds-input small-number"
        type="number"
        min={1}
        value={value ?? ''}
        onChange={(event) => onChange({ [key]: event.target.value || null })}
      />
    </p>
  );
  return (
    <details className="study-settings no-print">
      <summary>{t('structureStudy.settings')}</summary>
      <p className="subtle text-column">{t('structureStudy.settingsAbout')}</p>
      {lengths.map((key, k) => (
        <p className="row start" key={key}>
          <label htmlFor={`study-${key}`}>{t(`structureStudy.${key}`)}</label>
          <input
            id={`study-${key}`}
            className="ds-input small-number"
            type="number"
            min={0}
            max={1000}
            value={wanted.km[k] ?? usualLengths[k]}
            onChange={(event) => length(k, event.target.value)}
          />
        </p>
      ))}
      {count('most', wanted.most)}
      {count('per', wanted.per)}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('structureStudy.seatsTable')}>
        <table className="ds-table" data-size="sm" data-border>
          <caption className="visually-hidden">{t('structureStudy.seatsTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('structure.school')}</th>
              <th scope="col">{t('structureStudy.seats')}</th>
              <th scope="col">{t('structureStudy.stay')}</th>
            </tr>
          </thead>
          <tbody>
            {schools.filter(inStudy).map((school) => (
              <tr key={school.id}>
                <th scope="row">{school.name}</th>
                <td>
                  <input
                    className="ds-input small-number"
                    type="number"
                    min={0}
                    max={5000}
                    value={wanted.seats.get(school.id) ?? ''}
                    aria-label={t('structureStudy.seatsOf', { school: school.name })}
                    onChange={(event) => seats(school, event.target.value)}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    checked={wanted.stay.includes(school.id)}
                    aria-label={t('structureStudy.stays', { school: school.name })}
                    onChange={(event) => stay(school, event.target.checked)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => onChange({ km: null, most: null, per: null, seats: null, stay: null })}
      >
        {t('structureStudy.usual')}
      </Button>
    </details>
  );
}
