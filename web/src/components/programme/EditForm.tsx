// A small form: the few fields that are needed, and the rest behind one click.
import {
  Alert,
  Button,
  Checkbox,
  Details,
  Field,
  Fieldset,
  Input,
  Label,
  Select,
  Textarea,
} from '@digdir/designsystemet-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { useApp } from '../../state/app';
import { keep, readKept } from '../../state/kept';

export interface Choice {
  id: string;
  name: string;
}
export type Values = Record<string, string | string[]>;
export interface FieldOf {
  key: string;
  label: string;
  as?: 'text' | 'long' | 'date' | 'number' | 'choice' | 'role' | 'checks' | 'flag';
  needed?: boolean;
  more?: boolean; // behind "more"
  choices?: readonly Choice[]; // of a choice, a role, checks
  start?: string | string[];
  hint?: string;
}

interface Props {
  title: string; // on what opens the form
  about?: string | undefined; // which of several, for who hears it
  fields: readonly FieldOf[];
  button: string;
  /// Nothing when it was taken; else why not.
  onSubmit: (values: Values) => Promise<string | true>;
  open?: boolean; // without a summary to open it by
}

const startOf = (fields: readonly FieldOf[]): Values =>
  Object.fromEntries(fields.map((one) => [one.key, one.start ?? (one.as === 'checks' ? [] : '')]));

/// A role by its id where the name is ours; else the municipality's own word.
export function roleId(text: string, roles: readonly Choice[]): string {
  const wanted = text.trim().toLowerCase();
  return roles.find((one) => one.name.toLowerCase() === wanted)?.id ?? text.trim();
}

function Control({
  field,
  id,
  value,
  onChange,
}: {
  field: FieldOf;
  id: string;
  value: string | string[];
  onChange: (value: string | string[]) => void;
}) {
  const { t } = useApp();
  if (field.as === 'checks') {
    const chosen = value as string[];
    return (
      <Fieldset data-size="sm">
        <Fieldset.Legend>{field.label}</Fieldset.Legend>
        {field.hint && <Fieldset.Description>{field.hint}</Fieldset.Description>}
        <div className="programme-checks">
          {(field.choices ?? []).map((one) => (
            <Checkbox
              key={one.id}
              data-size="sm"
              label={one.name}
              checked={chosen.includes(one.id)}
              onChange={() =>
                onChange(chosen.includes(one.id) ? chosen.filter((id_) => id_ !== one.id) : [...chosen, one.id])
              }
            />
          ))}
        </div>
      </Fieldset>
    );
  }
  if (field.as === 'flag')
    return (
      <Checkbox
        data-size="sm"
        label={field.label}
        checked={value === 'yes'}
        onChange={() => onChange(value === 'yes' ? '' : 'yes')}
      />
    );
  const shared = {
    id,
    'data-size': 'sm' as const,
    required: field.needed ?? false,
    value: value as string,
    'aria-describedby': field.hint ? `${id}-hint` : undefined,
  };
  return (
    <Field data-size="sm">
      <Label htmlFor={id}>
        {field.label}
        {!field.needed && !field.more && <span className="subtle"> ({t('programme.optional')})</span>}
      </Label>
      {field.hint && (
        <span id={`${id}-hint`} className="subtle field-hint">
          {field.hint}
        </span>
      )}
      {field.as === 'long' ? (
        <Textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : field.as === 'choice' ? (
        <Select {...shared} onChange={(event) => onChange(event.target.value)}>
          {!field.needed && <Select.Option value="">–</Select.Option>}
          {(field.choices ?? []).map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      ) : (
        <>
          <Input
            {...shared}
            type={field.as === 'date' ? 'date' : field.as === 'number' ? 'number' : 'text'}
            step={field.as === 'number' ? 'any' : undefined}
            list={field.as === 'role' ? `${id}-roles` : undefined}
            maxLength={field.as ? undefined : 200}
            onChange={(event) => onChange(event.target.value)}
          />
          {field.as === 'role' && (
            <datalist id={`${id}-roles`}>
              {(field.choices ?? []).map((one) => (
                <option key={one.id} value={one.name} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/// What is being typed, kept in this tab until it is sent or left: a page that is loaded anew has lost nothing of it.
function useDraft(name: string, started: Values) {
  const { route } = useApp();
  const key = `draft-${route.municipality}-${route.query.get('p') ?? ''}-${name}`;
  const [before] = useState(() => readKept<Values>(key, 'tab'));
  const [values, setValues] = useState<Values>(before ?? started);
  useEffect(() => void keep(key, values === started ? null : values, 'tab'), [key, values, started]);
  useEffect(() => () => void keep(key, null, 'tab'), [key]);
  return { values, setValues, found: before !== null };
}

export function EditForm({ title, about, fields, button, onSubmit, open = false }: Props) {
  const { t } = useApp();
  const id = useId();
  const [started, setStarted] = useState<Values>(() => startOf(fields));
  const { values, setValues, found } = useDraft(`${title} ${about ?? ''}`, started);
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(open || found);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused('');
    void onSubmit(values).then((answer) => {
      setBusy(false);
      if (answer === true) {
        const fresh = startOf(fields);
        setStarted(fresh);
        setValues(fresh);
        setShown(open);
      } else setRefused(answer);
    });
  };
  const control = (field: FieldOf) => (
    <Control
      key={field.key}
      field={field}
      id={`${id}-${field.key}`}
      value={values[field.key] ?? ''}
      onChange={(value) => setValues((now) => ({ ...now, [field.key]: value }))}
    />
  );
  const form = (
    <form className="programme-form" onSubmit={submit}>
      {fields.filter((one) => !one.more).map(control)}
      {fields.some((one) => one.more) && (
        <details className="programme-more">
          <summary>{t('programme.more')}</summary>
          {fields.filter((one) => one.more).map(control)}
        </details>
      )}
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      <Button type="submit" data-size="sm" disabled={busy}>
        {button}
      </Button>
    </form>
  );
  if (open) return form;
  return (
    <Details
      className="programme-edit no-print"
      data-size="sm"
      open={shown}
      onToggle={(event) => {
        const opened = (event.target as HTMLDetailsElement).open;
        // What it begins with may have come since: a decision's alternatives, a name that was missing.
        if (opened && !shown && values === started) {
          const fresh = startOf(fields);
          setStarted(fresh);
          setValues(fresh);
        }
        setShown(opened);
      }}
    >
      <Details.Summary>
        {title}
        {about && <span className="visually-hidden">: {about}</span>}
      </Details.Summary>
      <Details.Content>{shown && form}</Details.Content>
    </Details>
  );
}
