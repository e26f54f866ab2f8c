// Measures of the user's own, typed in two lines: a name, and what it gives a year.
import { Button, Details, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useApp } from '../state/app';
import type { OwnMeasure, OwnRefused, TypedMeasures } from '../state/measures';

interface Props {
  first: number;
  own: readonly OwnMeasure[];
  last: number;
  draft: TypedMeasures['draft'];
  onDraft: (draft: TypedMeasures['draft']) => void;
  onAdd: () => OwnRefused | null; // what is typed
  onRemove: (id: string) => void;
}

export function OwnMeasures({ first, last, own, draft, onDraft, onAdd, onRemove }: Props) {
  const { t, format } = useApp();
  const { name, figures } = draft;
  const [refused, setRefused] = useState<OwnRefused | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = onAdd();
    setRefused(why);
    if (why) return document.getElementById(why === 'name' ? 'own-name' : 'own-figures')?.focus();
  };
  return (
    <Details className="no-print" defaultOpen={own.length > 0 || name !== '' || figures !== ''}>
      <Details.Summary>{t('ownMeasure.title')}</Details.Summary>
      <Details.Content>
        <form className="own-measure" onSubmit={submit}>
          <Field>
            <Label htmlFor="own-name">{t('ownMeasure.name')}</Label>
            <Input
              id="own-name"
              data-size="sm"
              maxLength={80}
              value={name}
              aria-invalid={refused === 'name' ? true : undefined}
              onChange={(event) => onDraft({ ...draft, name: event.target.value })}
            />
            {refused === 'name' && <ValidationMessage role="alert">{t('ownMeasure.refused.name')}</ValidationMessage>}
          </Field>
          <Field>
            <Label htmlFor="own-figures">{t('ownMeasure.figures')}</Label>
            <Input
              id="own-figures"
              data-size="sm"
              value={figures}
              placeholder={t('ownMeasure.example', { year: first + 1 })}
              aria-invalid={refused && refused !== 'name' ? true : undefined}
              onChange={(event) => onDraft({ ...draft, figures: event.target.value })}
            />
            {refused && refused !== 'name' && (
              <ValidationMessage role="alert">
                {t(`ownMeasure.refused.${refused}`, {
                  example: t('ownMeasure.example', { year: first + 1 }),
                  first,
                  last,
                })}
              </ValidationMessage>
            )}
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
