// A measure from the answer page becomes a gain that somebody answers for; what this municipality could decide is asked for when the form is opened.
import { Alert, Details } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Measure } from '../../api/types';
import { useApp } from '../../state/app';
import { EditForm } from './EditForm';
import type { Forms } from './forms';
import type { OnEdit } from './Part';

/// `wanted`: the id of a measure that was chosen before; it opens the form.
export function Follow({ forms, onEdit, wanted }: { forms: Forms | null; onEdit: OnEdit; wanted: string }) {
  const { t } = useApp();
  const [shown, setShown] = useState(wanted !== '');
  const [measures, setMeasures] = useState<readonly Measure[] | null>(null);
  const [failure, setFailure] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const load = useCallback(() => {
    setFailure('');
    forms?.measures().then(setMeasures, () => setFailure(t('server.away')));
  }, [forms, t]);
  useEffect(() => {
    if (shown && !measures) load();
  }, [shown, measures, load]);
  const ready = measures !== null;
  useEffect(() => {
    if (wanted && ready) {
      place.current?.scrollIntoView({ block: 'center' });
      place.current?.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
    }
  }, [wanted, ready]);
  if (!forms) return null;
  const form = measures ? forms.follow(measures, wanted) : null;
  return (
    <div ref={place}>
      <Details
        className="programme-edit no-print"
        data-size="sm"
        open={shown}
        onToggle={(event) => setShown((event.target as HTMLDetailsElement).open)}
      >
        <Details.Summary>{t('programme.addGainOf')}</Details.Summary>
        <Details.Content>
          <p>{t('programme.addGainOfLead')}</p>
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
