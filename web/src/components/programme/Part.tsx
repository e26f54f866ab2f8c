// What every part of a programme's page is made of: a section, a form behind its title, and what is said where there are more than the page lists.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Programme, ProgrammeEdit } from '../../api/types';
import { useApp } from '../../state/app';
import { EditForm } from './EditForm';
import type { FormOf } from './forms';
import type { AllForms } from './moreForms';

export type OnEdit = (edit: ProgrammeEdit) => Promise<true | string>;
export interface Props {
  programme: Programme;
  forms: AllForms | null; // none: an earlier version, which is only read
  onEdit: OnEdit;
}

export function Edit({ form, onEdit, about }: { form: FormOf | undefined; onEdit: OnEdit; about?: string }) {
  if (!form) return null;
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
