// What every part of a programme's page is made of: a section, a form behind its title, a thing corrected or taken away, and what is said where there are more than
// the page lists.
import { Alert, Button, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { createContext, useContext, useState, type ReactNode } from 'react';
import type { Programme, ProgrammeEdit } from '../../api/types';
import { useApp } from '../../state/app';
import { EditForm } from './EditForm';
import type { FormOf } from './formOf';
import type { Forms } from './forms';
import type { What } from './things';
import type { Raw } from './written';

export type OnEdit = (edit: ProgrammeEdit) => Promise<true | string>;
export interface Props {
  programme: Programme;
  forms: Forms | null; // none: an earlier version, which is only read
  onEdit: OnEdit;
}

/// What stands in something folded has its forms once it has been unfolded: a programme of ten years has a thousand of them.
const Unfolded = createContext(true);

export function Folded({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <Details
      data-size="sm"
      onToggle={(event) => {
        if ((event.target as HTMLDetailsElement).open) setUnfolded(true);
      }}
    >
      <Details.Summary>{summary}</Details.Summary>
      <Details.Content>
        <Unfolded.Provider value={unfolded}>{children}</Unfolded.Provider>
      </Details.Content>
    </Details>
  );
}

export function Edit({ form, onEdit, about }: { form: FormOf | undefined; onEdit: OnEdit; about?: string }) {
  const unfolded = useContext(Unfolded);
  if (!form || !unfolded) return null;
  return (
    <EditForm
      title={form.title}
      about={about}
      button={form.button}
      fields={form.fields}
      onSubmit={(values) => onEdit(form.edit(values))}
    />
  );
}

/// Asked once more before it is done.
export function Sure({
  ask,
  warning,
  yes,
  no,
  about,
  onYes,
}: {
  ask: string;
  warning: string;
  yes: string;
  no: string;
  about: string;
  onYes: () => Promise<string | true>;
}) {
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState('');
  if (!asked)
    return (
      <button type="button" className="link-button no-print" onClick={() => setAsked(true)}>
        {ask}
        <span className="visually-hidden">: {about}</span>
      </button>
    );
  return (
    <div className="no-print" role="group" aria-label={ask}>
      <p>{warning}</p>
      <div className="choices">
        <Button
          data-size="sm"
          data-color="danger"
          onClick={() => void onYes().then((answer) => (answer === true ? setAsked(false) : setRefused(answer)))}
        >
          {yes}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={() => setAsked(false)}>
          {no}
        </Button>
      </div>
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
    </div>
  );
}

/// A thing is corrected in the form that it was written in, or taken away. What it has is asked for when the form is opened.
export function Change({
  what,
  id = '',
  about,
  forms,
  onEdit,
}: {
  what: What;
  id?: string;
  about: string;
  forms: Forms | null;
  onEdit: OnEdit;
}) {
  const { t } = useApp();
  const [raw, setRaw] = useState<Raw | null>(null);
  const [shown, setShown] = useState(false);
  const [failure, setFailure] = useState('');
  const unfolded = useContext(Unfolded);
  if (!forms || !unfolded) return null;
  const toggle = (opened: boolean) => {
    if (opened && !shown) {
      setRaw(null);
      setFailure('');
      forms.thing(what, id).then(setRaw, () => setFailure(t('server.away')));
    }
    setShown(opened);
  };
  const form = raw ? forms.change(what, id, raw) : null;
  const done = (answer: true | string) => {
    if (answer === true) setShown(false);
    return answer;
  };
  return (
    <Details
      className="programme-edit no-print"
      data-size="sm"
      open={shown}
      onToggle={(event) => toggle((event.target as HTMLDetailsElement).open)}
    >
      <Details.Summary>
        {t('programme.correct')}
        <span className="visually-hidden">: {about}</span>
      </Details.Summary>
      <Details.Content>
        <div role="alert">{failure && <Alert data-color="danger">{failure}</Alert>}</div>
        {shown && form && (
          <>
            <EditForm
              open
              title={form.title}
              about={about}
              button={form.button}
              fields={form.fields}
              onSubmit={(values) => onEdit(form.edit(values)).then(done)}
            />
            {id && (
              <Sure
                ask={t('programme.remove')}
                warning={t('programme.removeSure', { name: about })}
                yes={t('programme.remove')}
                no={t('programme.removeNo')}
                about={about}
                onYes={() => onEdit({ do: 'remove', what, id }).then(done)}
              />
            )}
          </>
        )}
      </Details.Content>
    </Details>
  );
}

export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <section className="programme-section" aria-labelledby={`programme-${id}`}>
      <Heading level={2} data-size="sm" id={`programme-${id}`} tabIndex={-1}>
        {title}
      </Heading>
      {lead && <Paragraph className="text-column">{lead}</Paragraph>}
      {children}
    </section>
  );
}

/// There are more than the page lists.
export function More({ shown, all }: { shown: number; all: number }) {
  const { t } = useApp();
  return all > shown ? <p className="subtle">{t('programme.moreInFile', { shown, all })}</p> : null;
}
