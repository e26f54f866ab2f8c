// Measures of the user's own, typed in two lines: a name, and what it gives a year.
import { Button, Details, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useApp } from '../state/app';
import type { OwnMeasure } from '../state/measures';

interface Props {
  first: number;
  own: readonly OwnMeasure[];
  onAdd: (name: string, figures: string) => boolean;
  onRemove: (id: string) => void;
}

export function OwnMeasures({ first, own, onAdd, onRemove }: Props) {
  const { t, format } = useApp();
  const [name, setName] = useState('');
  const [figures, setFigures] = useState('');
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const taken = onAdd(name, figures);
    setRefused(!taken);
    if (!taken) return;
    setName('');
    setFigures('');
  };
  return (
    <Details className="no-print">
      <Details.Summary>{t('ownMeasure.title')}</Details.Summary>
      <Details.Content>
        <form className="own-measure" onSubmit={submit}>
          <Field>
            <Label htmlFor="own-name">{t('ownMeasure.name')}</Label>
            <Input id="own-name" data-size="sm" value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field>
            <Label htmlFor="own-figures">{t('ownMeasure.figures')}</Label>
            <Input
              id="own-figures"
              data-size="sm"
              value={figures}
              placeholder={t('ownMeasure.example', { year: first + 1 })}
              aria-invalid={refused ? true : undefined}
              onChange={(event) => setFigures(event.target.value)}
            />
            {refused && <ValidationMessage role="alert">{t('ownMeasure.refused')}</ValidationMessage>}
          </Field>
          <Button type="submit" data-size="sm" variant="secondary">
            {t('ownMeasure.add')}
          </Button>
        </form>
        <ul className="plain">
          {own.map((one) => (
            <li key={one.id}>
              {one.name}: {format.signed(one.kroner, 'kroner')}, {format.signed(one.fte, 'full_time_equivalents')},{' '}
              {format.signed(one.places, 'places')}, {t('measure.from', { from: one.from })}{' '}
              <Button variant="tertiary" data-size="sm" onClick={() => onRemove(one.id)}>
                {t('compare.remove')}
                <span className="visually-hidden"> {one.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      </Details.Content>
    </Details>
  );
}
