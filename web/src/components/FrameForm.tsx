// The frame that measures are to meet: so much of a room by a year, without less in the others, and no fewer of those who are to be held up.
import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useApp } from '../state/app';
import { floorIds, floorOf, refusedAmount, type Wanted } from '../state/measures';

interface Props {
  wanted: Wanted;
  first: number;
  last: number;
  busy: boolean;
  rated: number; // measures that have been judged
  onWanted: (wanted: Wanted) => void;
  onAsk: (byWorth: boolean) => void;
}

export function FrameForm({ wanted, first, last, busy, rated, onWanted, onAsk }: Props) {
  const { t } = useApp();
  const [asked, setAsked] = useState(false); // nothing is called wrong while it is typed
  const amount = refusedAmount(wanted.amount);
  const year = Number.isInteger(wanted.year) && wanted.year >= first && wanted.year <= last;
  const ask = (byWorth: boolean) => {
    setAsked(true);
    if (amount) return document.getElementById('wanted-amount')?.focus();
    if (!year) return document.getElementById('wanted-year')?.focus();
    setAsked(false);
    onAsk(byWorth);
  };
  return (
    <form
      className="measure-frame no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask(false);
      }}
    >
      <Field>
        <Label htmlFor="wanted-amount">{t(`measures.amount.${wanted.room}`)}</Label>
        <Input
          id="wanted-amount"
          data-size="sm"
          inputMode="decimal"
          value={wanted.amount}
          placeholder={t('measures.asMuchAsMissing')}
          aria-invalid={asked && amount ? true : undefined}
          onChange={(event) => onWanted({ ...wanted, amount: event.target.value })}
        />
        {asked && amount && (
          <ValidationMessage role="alert">
            {t(`measures.refused.${amount}${amount === 'large' && wanted.room === 'money' ? '.money' : ''}`)}
          </ValidationMessage>
        )}
      </Field>
      <Field>
        <Label htmlFor="wanted-year">{t('measures.by')}</Label>
        <Input
          id="wanted-year"
          data-size="sm"
          type="number"
          min={first}
          max={last}
          value={wanted.year || ''}
          aria-invalid={asked && !year ? true : undefined}
          onChange={(event) => onWanted({ ...wanted, year: Number(event.target.value) })}
        />
        {asked && !year && (
          <ValidationMessage role="alert">{t('measures.refused.year', { first, last })}</ValidationMessage>
        )}
      </Field>
      <label className="measure-spare">
        <input
          type="checkbox"
          checked={wanted.spare}
          onChange={(event) => onWanted({ ...wanted, spare: event.target.checked })}
        />{' '}
        {t('measures.spare')}
      </label>
      <fieldset className="measure-floors">
        <legend>{t('measures.floors')}</legend>
        {floorIds.map((id) => (
          <label key={id} className="measure-spare">
            <input
              type="checkbox"
              checked={wanted.floors.includes(floorOf(id))}
              onChange={(event) =>
                onWanted({
                  ...wanted,
                  floors: event.target.checked
                    ? [...wanted.floors, floorOf(id)]
                    : wanted.floors.filter((one) => one !== floorOf(id)),
                })
              }
            />{' '}
            {t(`measures.floor.${id}`)}
          </label>
        ))}
      </fieldset>
      <Button type="submit" data-size="sm" disabled={busy}>
        {t('measures.what')}
      </Button>
      {rated > 1 ? (
        <Button type="button" data-size="sm" variant="secondary" disabled={busy} onClick={() => ask(true)}>
          {t('measures.prioritise', { count: rated })}
        </Button>
      ) : (
        <p className="subtle measure-first">{t('measures.prioritiseFirst')}</p>
      )}
    </form>
  );
}
