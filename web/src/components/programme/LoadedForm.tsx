// A form whose choices are asked for when it is opened: what this municipality could decide, what is published of it.
import { Alert, Details } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../../state/app';
import { EditForm } from './EditForm';
import type { FormOf } from './formOf';
import type { OnEdit } from './Part';

interface Props<Choice> {
  title: string;
  lead: string;
  load: () => Promise<readonly Choice[]>;
  formOf: (choices: readonly Choice[]) => FormOf;
  onEdit: OnEdit;
  /// Something was chosen on another page: the form is opened and comes under the keyboard.
  wanted?: boolean;
}

export function LoadedForm<Choice>({ title, lead, load, formOf, onEdit, wanted = false }: Props<Choice>) {
  const { t } = useApp();
  const [shown, setShown] = useState(wanted);
  const [choices, setChoices] = useState<readonly Choice[] | null>(null);
  const [failure, setFailure] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const ask = useCallback(() => {
    setFailure('');
    load().then(setChoices, () => setFailure(t('server.away')));
  }, [load, t]);
  useEffect(() => {
    if (shown && !choices) ask();
  }, [shown, choices, ask]);
  const ready = choices !== null;
  useEffect(() => {
    if (wanted && ready) {
      place.current?.scrollIntoView({ block: 'center' });
      place.current?.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
    }
  }, [wanted, ready]);
  const form = choices ? formOf(choices) : null;
  return (
    <div ref={place}>
      <Details
        className="programme-edit no-print"
        data-size="sm"
        open={shown}
        onToggle={(event) => setShown((event.target as HTMLDetailsElement).open)}
      >
        <Details.Summary>{title}</Details.Summary>
        <Details.Content>
          <p>{lead}</p>
          <div role="alert">{failure && <Alert data-color="danger">{failure}</Alert>}</div>
          {shown && form && (
            <EditForm
              open
              title={form.title}
              button={form.button}
              fields={form.fields}
              onSubmit={(values) =>
                onEdit(form.edit(values)).then((answer) => {
                  if (answer === true) setShown(false);
                  return answer;
                })
              }
            />
          )}
        </Details.Content>
      </Details>
    </div>
  );
}
