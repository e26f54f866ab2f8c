// The report as files: made by the server, with progress; cancelled when the page is left.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { Failure, stream } from '../api/client';
import type { Change, Municipality } from '../api/types';
import { useApp } from '../state/app';

interface Ready {
  name: string;
  href: string;
  bytes: number;
}

export function ReportMenu({
  place,
  changes = [],
  name = '',
}: {
  place: Municipality;
  changes?: Change[];
  name?: string;
}) {
  const { t, language, format } = useApp();
  const [progress, setProgress] = useState<number | null>(null);
  const [files, setFiles] = useState<Ready[]>([]);
  const [lacking, setLacking] = useState<string[]>([]);
  const [failure, setFailure] = useState('');
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);
  const make = () => {
    run.current?.abort();
    const abort = (run.current = new AbortController());
    setFiles([]);
    setLacking([]);
    setFailure('');
    setProgress(0);
    stream(
      `/api/v1/municipalities/${place.number}/reports?lang=${language}`,
      { changes, ...(name ? { name } : {}) },
      (line) => {
        if (line.event === 'progress') setProgress(Number(line.done));
        if (line.event === 'ready') {
          setFiles(line.files as Ready[]);
          setLacking((line.missing as string[] | undefined) ?? []);
        }
        if (line.event === 'problem') setFailure(String((line.problem as { title?: string }).title));
      },
      abort.signal,
    ).then(
      () => setProgress(null),
      (cause: unknown) => {
        if (abort.signal.aborted) return;
        setProgress(null);
        setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away'));
      },
    );
  };
  return (
    <section className="report no-print" aria-labelledby="report">
      <Heading level={2} data-size="2xs" id="report">
        {t('report.title')}
      </Heading>
      <Paragraph data-size="sm">{t(changes.length ? 'report.leadScenario' : 'report.lead')}</Paragraph>
      <Button variant="secondary" data-size="sm" onClick={make} disabled={progress !== null}>
        {t('report.make')}
      </Button>
      <div aria-live="polite">
        {progress !== null && <progress value={progress} max={1} aria-label={t('report.progress')} />}
        {failure && <Alert data-color="danger">{failure}</Alert>}
        {lacking.map((kind) => (
          <p key={kind} className="subtle">
            {t(`report.lacking.${kind}`)}
          </p>
        ))}
        {files.length > 0 && (
          <ul className="plain">
            {files.map((file) => (
              <li key={file.href}>
                <a href={file.href} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="subtle">{format.number(file.bytes / 1000)} kB</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
