// The inquiry that decides: a file is opened or pasted, and its state is read. Nothing is kept.
import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Failure, post } from '../../api/client';
import type { Inquiry } from '../../api/types';
import { useApp } from '../../state/app';
import { useWidths } from '../../state/widths';
import { LiveSections } from '../LiveSections';
import { ReadFile } from './ReadFile';

export function InquiryPart({ place }: { place: string }) {
  const { t, language } = useApp();
  const { chart } = useWidths();
  const [text, setText] = useState('');
  const [inquiry, setInquiry] = useState<Inquiry | null>(null);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const read = (written: string, name = '') => {
    setBusy(true);
    setFailure('');
    post<Inquiry>(`/api/v1/cooperation/inquiry?lang=${language}`, {
      text: written,
      width: chart,
      ...(name ? { name } : {}),
    }).then(
      (found) => {
        setBusy(false);
        setInquiry(found);
      },
      (cause: unknown) => {
        setBusy(false);
        setInquiry(null);
        setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : t('server.away'));
      },
    );
  };
  return (
    <details className="inquiry">
      <summary>{t('cooperation.inquiry')}</summary>
      <p className="subtle text-column">{t('cooperation.inquiryAbout')}</p>
      <div className="no-print">
        <ReadFile
          label={t('cooperation.inquiryFile')}
          about=""
          accept=".toml,text/plain"
          onRead={(content, name) => {
            setText(content);
            read(content, name);
          }}
        />
        <label className="written">
          {t('cooperation.inquiryText')}
          <textarea className="ds-input" rows={5} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <Button data-size="sm" disabled={busy || !text.trim()} onClick={() => read(text)}>
          {t('cooperation.inquiryRead')}
        </Button>
      </div>
      {failure && (
        <Alert data-color="danger" role="alert">
          {failure}
        </Alert>
      )}
      {inquiry && (
        <div aria-live="polite">
          <p className="headline-sentence">{inquiry.sentence}</p>
          <ul className="plain bullets">
            {inquiry.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
          <LiveSections sections={[inquiry.section]} place={place} />
          {inquiry.questions.length > 0 && (
            <>
              <Heading level={3} data-size="2xs">
                {t('cooperation.questions')}
              </Heading>
              <ol className="long">
                {inquiry.questions.map((one) => (
                  <li key={one.text}>
                    {one.text}{' '}
                    <span className="subtle">
                      {one.answer
                        ? t('cooperation.answered', { answer: one.answer, date: one.answered_said ?? '' })
                        : t('cooperation.open')}
                    </span>
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
      )}
    </details>
  );
}
