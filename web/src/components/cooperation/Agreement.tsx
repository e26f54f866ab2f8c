// What the agreement says: the terms in numbers, how the key moves, and the fields that the law asks for under the chosen form.
import { Button } from '@digdir/designsystemet-react';
import type { StudyChoices } from '../../api/types';
import { useApp } from '../../state/app';
import { longestField, termKinds, type Asked, type Key } from '../../state/cooperation';
import { readAmount } from '../../state/amount';
import { Terms } from './Terms';
import { Typed, Written } from './Typed';

interface Props {
  choices: StudyChoices;
  fields: StudyChoices['forms'][number]['fields'];
  asked: Asked;
  firstYear: number | null; // of the cooperation; null: not known yet
  onChange: (changes: Partial<Asked>) => void;
}

// These are keys; the other ways look at the coalitions, which no agreement writes.
const byCoalitions = ['scrb', 'shapley', 'nucleolus', 'least_core'];

export function Agreement({ choices, fields, asked, firstYear, onChange }: Props) {
  const { t, format } = useApp();
  const keys = choices.ways.filter((one) => !byCoalitions.includes(one.id));
  const setKey = (at: number, changes: Partial<Key>) =>
    onChange({ keys: asked.keys.map((one, k) => (k === at ? { ...one, ...changes } : one)) });
  const addKey = () => {
    const last = asked.keys.at(-1);
    const from = last ? last.from + 2 : firstYear;
    if (from === null) return;
    const added = { from, sharing: 'per_inhabitant', fixed: null };
    onChange({ keys: [...asked.keys, added] });
  };
  const say = (field: string, text: string) => {
    const said = new Map(asked.said);
    if (text) said.set(field, text);
    else said.delete(field);
    onChange({ said });
  };
  return (
    <details className="own-basis no-print">
      <summary>{t('cooperation.agreement')}</summary>
      <p className="subtle">{t('cooperation.agreementAbout')}</p>
      <Terms kinds={termKinds} terms={asked.terms} onChange={(terms) => onChange({ terms })} />
      <fieldset className="keys">
        <legend>{t('cooperation.keys')}</legend>
        <p className="subtle">{t('cooperation.keysAbout')}</p>
        {asked.keys.map((one, at) => (
          <p key={`${at}-${one.from}-${one.sharing}-${one.fixed}`} className="row start">
            <span>{t('cooperation.keyFrom')}</span>
            <Typed
              label={t('cooperation.keyFrom')}
              value={String(one.from)}
              onTake={(typed) => /^\d{4}$/.test(typed) && setKey(at, { from: Number(typed) })}
            />
            <select
              className="ds-input"
              aria-label={t('cooperation.keyWay', { year: one.from })}
              value={one.sharing}
              onChange={(event) => setKey(at, { sharing: event.target.value, fixed: null })}
            >
              {keys.map((way) => (
                <option key={way.id} value={way.id}>
                  {way.name}
                </option>
              ))}
            </select>
            {one.sharing === 'fixed_rest' && (
              <>
                <Typed
                  label={t('cooperation.keyFixed', { year: one.from })}
                  value={one.fixed === null ? '' : format.number(one.fixed * 100, 0)}
                  onTake={(typed) => {
                    const part = readAmount(typed);
                    setKey(at, { fixed: part === null ? null : part / 100 });
                  }}
                />
                <span>{t('cooperation.percentAlike')}</span>
              </>
            )}
            <Button
              data-size="sm"
              variant="tertiary"
              aria-label={t('cooperation.keyRemove', { year: one.from })}
              onClick={() => onChange({ keys: asked.keys.filter((_, k) => k !== at) })}
            >
              ×
            </Button>
          </p>
        ))}
        <Button data-size="sm" variant="secondary" disabled={firstYear === null} onClick={addKey}>
          {t('cooperation.keyAdd')}
        </Button>
      </fieldset>
      {fields.length === 0 ? (
        <p className="subtle">{t('cooperation.fieldsNeedForm')}</p>
      ) : (
        <>
          <p>{t('cooperation.fields')}</p>
          {fields.map((field) => (
            <Written
              key={field.id}
              label={
                <>
                  {field.name} <span className="subtle">({field.paragraph})</span>
                </>
              }
              value={asked.said.get(field.id) ?? ''}
              rows={1}
              longest={longestField}
              onTake={(text) => say(field.id, text)}
            />
          ))}
        </>
      )}
    </details>
  );
}
