// To take along: the file itself, the calendar, the reports; and the programme as it was.
import { Alert, Button, Details, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { stream } from '../../api/client';
import type { KeptProgramme, ProgrammeVersions } from '../../api/types';
import { useApp } from '../../state/app';
import { today } from '../../state/programme';
import { useResource } from '../../state/resource';
import { FileLinks } from '../FileLinks';

interface Props {
  kept: KeptProgramme;
  tell: (cause: unknown) => string;
  onVersion: (version: string | null) => void;
}

interface Ready {
  name: string;
  href: string;
}

export function Files({ kept, tell, onVersion }: Props) {
  const { t, language } = useApp();
  const [busy, setBusy] = useState(false);
  const [files, setFiles] = useState<Ready[]>([]);
  const [failure, setFailure] = useState('');
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);
  const base = `/api/v1/programmes/${encodeURIComponent(kept.id)}`;
  const learnt = kept.programme.gatherings.length + kept.programme.evaluations.length > 0;
  const versions = useResource<ProgrammeVersions>(`${base}/versions?newest=${kept.version}&lang=${language}`);
  const make = (kind: 'status' | 'yearly' | 'learning') => {
    run.current?.abort();
    const abort = (run.current = new AbortController());
    setBusy(true);
    setFiles([]);
    setFailure('');
    stream(
      `${base}/report?lang=${language}`,
      { kind, version: kept.version, on: today() },
      (line) => {
        if (line.event === 'ready') setFiles(line.files as Ready[]);
        if (line.event === 'problem') setFailure(String((line.problem as { title?: string }).title));
      },
      abort.signal,
    )
      .catch((cause: unknown) => abort.signal.aborted || setFailure(tell(cause)))
      .finally(() => setBusy(false));
  };
  const when = (saved: string) =>
    new Date(saved).toLocaleString(language === 'en' ? 'en-GB' : `${language}-NO`, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
  return (
    <section className="programme-section no-print" aria-labelledby="programme-files">
      <Heading level={2} data-size="sm" id="programme-files" tabIndex={-1}>
        {t('programme.files')}
      </Heading>
      <ul className="plain bullets">
        <li>
          <a href={`${base}/file?version=${kept.version}`} download>
            {t('programme.file')}
          </a>{' '}
          <span className="subtle">{t('programme.fileAbout')}</span>
        </li>
        <li>
          <a href={`${base}/calendar.ics?lang=${language}`} download>
            {t('programme.calendar')}
          </a>{' '}
          <span className="subtle">{t('programme.calendarAbout')}</span>
        </li>
      </ul>
      <div className="choices">
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => make('status')}>
          {t('programme.statusReport')}
        </Button>
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => make('yearly')}>
          {t('programme.yearlyReport')}
        </Button>
        {learnt && (
          <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => make('learning')}>
            {t('programme.learningReport')}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {busy && <p className="subtle">{t('report.progress')}</p>}
        {failure && <Alert data-color="danger">{failure}</Alert>}
        {files.length > 0 && <FileLinks files={files} />}
      </div>
      {versions.data && versions.data.versions.length > 1 && (
        <Details data-size="sm">
          <Details.Summary>{t('programme.versions', { count: versions.data.versions.length })}</Details.Summary>
          <Details.Content>
            <ul className="plain programme-versions">
              {versions.data.versions.map((one) => (
                <li key={one.version}>
                  <button type="button" className="link-button" onClick={() => onVersion(one.version)}>
                    {t('programme.versionOf', { version: one.version })}
                  </button>{' '}
                  <span className="subtle">
                    {when(one.saved)}
                    {one.beside && `, ${t('programme.beside')}`}
                  </span>
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
    </section>
  );
}
