// How the cost is shared, under which legal form, and what happens when one leaves.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { StudyChoices, StudyPage } from '../../api/types';
import { useApp } from '../../state/app';
import type { Asked } from '../../state/cooperation';

interface Props {
  choices: StudyChoices;
  asked: Asked;
  members: readonly { number: string; name: string }[];
  study: StudyPage | null;
  onChange: (changes: Partial<Asked>) => void;
}

export function Choices({ choices, asked, members, study, onChange }: Props) {
  const { t } = useApp();
  const id = useId();
  const way = choices.ways.find((one) => one.id === asked.way);
  const tempted = (key: string) => {
    const found = study?.ways.find((one) => one.id === key);
    if (!found) return '';
    return found.paid === null
      ? ` – ${t('cooperation.wayLacks')}`
      : found.in_core
        ? ` – ${t('cooperation.wayHolds')}`
        : '';
  };
  return (
    <div className="study-choices no-print">
      <Field>
        <Label htmlFor={`${id}-way`}>{t('cooperation.way')}</Label>
        <Select
          id={`${id}-way`}
          data-size="sm"
          value={asked.way}
          onChange={(event) => onChange({ way: event.target.value })}
        >
          {choices.ways.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {tempted(one.id)}
            </option>
          ))}
        </Select>
        {way && <p className="subtle field-about">{way.promise}</p>}
      </Field>
      <Field>
        <Label htmlFor={`${id}-form`}>{t('cooperation.form')}</Label>
        <Select
          id={`${id}-form`}
          data-size="sm"
          value={asked.form}
          onChange={(event) => onChange({ form: event.target.value })}
        >
          <option value="">{t('cooperation.noForm')}</option>
          {choices.forms.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <div role="group" aria-label={t('cooperation.whatIf')} className="what-if-leaves">
        <span className="what-if-label" aria-hidden="true">
          {t('cooperation.whatIf')}
        </span>
        <div className="choices">
          {members.map((one) => (
            <Button
              key={one.number}
              data-size="sm"
              variant={asked.leaves === one.number ? 'primary' : 'secondary'}
              aria-pressed={asked.leaves === one.number}
              onClick={() => onChange({ leaves: asked.leaves === one.number ? '' : one.number })}
            >
              {t('cooperation.leaves', { name: one.name })}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
