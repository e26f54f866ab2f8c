// No programme yet: begin one in a few fields, or open a file from the command line.
import { Alert, Card, Heading, Paragraph, Radio, Fieldset } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { post } from '../../api/client';
import type { KeptProgramme, Municipality, ProgrammeChanged, ProgrammeChoices } from '../../api/types';
import { useApp } from '../../state/app';
import { today } from '../../state/programme';
import { FileButton } from '../FileButton';
import { EditForm, roleId, type Values } from './EditForm';

interface Props {
  place: Municipality;
  choices: ProgrammeChoices;
  onOpen: (id: string) => void;
  tell: (cause: unknown) => string;
}

export function Begin({ place, choices, onOpen, tell }: Props) {
  const { t, language } = useApp();
  const [model, setModel] = useState('three_phases');
  const [refused, setRefused] = useState('');
  const keep = async (text: string) => {
    const kept = await post<KeptProgramme>(`/api/v1/municipalities/${place.number}/programmes?lang=${language}`, {
      text,
    });
    onOpen(kept.id);
  };
  const begin = async (values: Values): Promise<true | string> => {
    try {
      const word = (key: string) => String(values[key] ?? '').trim();
      const made = await post<ProgrammeChanged>(`/api/v1/programme/new?lang=${language}`, {
        model,
        municipality: place.number,
        title: word('title'),
        begins: word('begins'),
        ...(word('mandate') ? { mandate: word('mandate') } : {}),
        ...(word('first_project') ? { project: word('first_project') } : {}),
        ...(word('owner') ? { owner: roleId(word('owner'), choices.roles) } : {}),
      });
      await keep(made.text);
      return true;
    } catch (cause) {
      return tell(cause);
    }
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    setRefused('');
    try {
      await keep(await file.text());
    } catch (cause) {
      setRefused(tell(cause));
    }
  };
  return (
    <div className="programme-begin">
      <Card>
        <Heading level={2} data-size="xs">
          {t('programme.begin')}
        </Heading>
        <Paragraph data-size="sm">{t('programme.beginLead')}</Paragraph>
        <Fieldset data-size="sm">
          <Fieldset.Legend>{t('programme.model')}</Fieldset.Legend>
          {choices.models.map((one) => (
            <Radio
              key={one.id}
              name="model"
              value={one.id}
              label={one.name}
              description={one.about}
              checked={model === one.id}
              onChange={() => setModel(one.id)}
            />
          ))}
        </Fieldset>
        <EditForm
          open
          title={t('programme.begin')}
          button={t('programme.beginButton')}
          fields={[
            { key: 'title', label: t('programme.field.title'), needed: true },
            { key: 'begins', label: t('programme.field.begins'), as: 'date', needed: true, start: today() },
            { key: 'mandate', label: t('programme.field.mandate'), as: 'long' },
            { key: 'first_project', label: t('programme.field.first_project'), more: true },
            { key: 'owner', label: t('programme.field.owner'), as: 'role', choices: choices.roles, more: true },
          ]}
          onSubmit={begin}
        />
      </Card>
      <Card>
        <Heading level={2} data-size="xs">
          {t('programme.open')}
        </Heading>
        <Paragraph data-size="sm">{t('programme.openLead')}</Paragraph>
        <FileButton label={t('programme.openButton')} accept=".toml,text/plain" onFiles={([file]) => void open(file)} />
        <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      </Card>
    </div>
  );
}
