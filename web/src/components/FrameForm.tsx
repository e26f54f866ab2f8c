// The frame that measures are to meet: so much of a room by a year, without less in the others, and no fewer of those who are to be held up.
import { Button, Field, Input, Label } from '@digdir/designsystemet-react';
import { useApp } from '../state/app';
import { floorIds, floorOf, type Wanted } from '../state/measures';

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
  return (
    <form
      className="measure-frame no-print"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(false);
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
          onChange={(event) => onWanted({ ...wanted, amount: event.target.value })}
        />
      </Field>
      <Field>
        <Label htmlFor="wanted-year">{t('measures.by')}</Label>
        <Input
          id="wanted-year"
          data-size="sm"
          type="number"
          min={first}
          max={last}
          value={wanted.year}
          onChange={(event) => onWanted({ ...wanted, year: Number(event.target.value) })}
        />
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
        <Button type="button" data-size="sm" variant="secondary" disabled={busy} onClick={() => onAsk(true)}>
          {t('measures.prioritise', { count: rated })}
        </Button>
      ) : (
        <p className="subtle measure-first">{t('measures.prioritiseFirst')}</p>
      )}
    </form>
  );
}
