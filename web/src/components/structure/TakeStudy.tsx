// The study to take along and to bring: its file, a file of ways, and the plan.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useState, type DragEvent } from 'react';
import type { StructureRequest } from '../../api/types';
import { useApp } from '../../state/app';
import { useFiles } from '../../state/files';
import { saveFile } from '../../state/saveFile';
import { FileButton } from '../FileButton';
import { Files } from '../Files';

interface Props {
  number: string;
  body: StructureRequest;
  own: boolean; // a file is in use
  onFile: (file: string, ways: string) => void;
}

const mostBytes = 2_000_000;

export function TakeStudy({ number, body, own, onFile }: Props) {
  const { t, language } = useApp();
  const making = useFiles(`/api/v1/municipalities/${number}/structure/plan?lang=${language}`);
  const [failure, setFailure] = useState('');
  const take = async (files: Iterable<File>) => {
    setFailure('');
    let study = '',
      ways = '';
    for (const file of files) {
      if (file.size > mostBytes) return setFailure(t('structureStudy.tooLarge'));
      const text = await file.text();
      if (file.name.toLowerCase().endsWith('.toml')) study = text;
      else ways = text;
    }
    if (!study && !(ways && own)) return setFailure(t('structureStudy.noStudy'));
    onFile(study, ways);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files);
  };
  const save = async () => {
    setFailure('');
    try {
      const response = await fetch(`/api/v1/municipalities/${number}/structure/file?lang=${language}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Handlingsrom': 'web' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error();
      saveFile('struktur.toml', await response.blob());
    } catch {
      setFailure(t('server.away'));
    }
  };
  return (
    <section className="report no-print" aria-labelledby="take-study">
      <Heading level={2} data-size="2xs" id="take-study">
        {t('structureStudy.take')}
      </Heading>
      <p className="subtle text-column">{t('structureStudy.takeAbout')}</p>
      <div className="choices">
        <Button data-size="sm" onClick={() => making.make(body)} disabled={making.progress !== null}>
          {t('structureStudy.plan')}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={() => void save()}>
          {t('structureStudy.file')}
        </Button>
      </div>
      <div className="study-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <span>{t('structureStudy.bring')}</span>
        <FileButton
          id="study-file"
          label={t('structureStudy.chooseFile')}
          multiple
          accept=".toml,.csv,.json"
          onFiles={(files) => void take(files)}
        />
        {own && (
          <Button data-size="sm" variant="secondary" onClick={() => onFile('', '')}>
            {t('structureStudy.leaveFile')}
          </Button>
        )}
      </div>
      {(failure || making.failure) && <Alert data-color="danger">{failure || making.failure}</Alert>}
      <Files progress={making.progress} files={making.files} lacking={making.lacking} />
    </section>
  );
}
