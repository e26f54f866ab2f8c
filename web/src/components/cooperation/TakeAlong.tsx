// The study to take along: its file for the secretariat, and a paper for each council.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { StudyRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { longestTitle, type Asked } from '../../state/cooperation';
import { useFiles } from '../../state/files';
import { saveFile } from '../../state/saveFile';
import { Files } from '../Files';
import { Written } from './Typed';

interface Props {
  body: StudyRequest;
  asked: Asked;
  onChange: (changes: Partial<Asked>) => void;
}

export function TakeAlong({ body, asked: study, onChange }: Props) {
  const { t, language } = useApp();
  const making = useFiles(`/api/v1/cooperation/papers?lang=${language}`);
  const [failure, setFailure] = useState('');
  const asked = JSON.stringify(body);
  useEffect(() => setFailure(''), [asked]);
  const save = async () => {
    try {
      const response = await fetch(`/api/v1/cooperation/file?lang=${language}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Handlingsrom': 'web' },
        body: asked,
      });
      if (!response.ok) throw new Error();
      saveFile('samarbeid.toml', await response.blob());
    } catch {
      setFailure(t('server.away'));
    }
  };
  return (
    <section className="report no-print" aria-labelledby="take-along">
      <Heading level={2} data-size="2xs" id="take-along">
        {t('cooperation.take')}
      </Heading>
      <p className="subtle">{t('cooperation.takeAbout')}</p>
      <Written
        label={t('cooperation.studyTitle')}
        value={study.title}
        rows={1}
        longest={longestTitle}
        onTake={(title) => onChange({ title })}
      />
      <Written
        label={t('cooperation.studyAbout')}
        value={study.about}
        rows={2}
        onTake={(about) => onChange({ about })}
      />
      <div className="choices">
        <Button data-size="sm" onClick={() => making.make(body)} disabled={making.progress !== null}>
          {t('cooperation.papers')}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={() => void save()}>
          {t('cooperation.file')}
        </Button>
      </div>
      {(failure || making.failure) && <Alert data-color="danger">{failure || making.failure}</Alert>}
      <Files progress={making.progress} files={making.files} lacking={making.lacking} />
    </section>
  );
}
