// The municipality's own figures: a file dropped or a table pasted, seen as it was read, then used; one click takes it back.
import { Alert, Button, Field, Heading, Label, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { post, reasonOf } from '../api/client';
import type { Municipality, OwnPreview } from '../api/types';
import { useApp } from '../state/app';
import { megabytesTaken } from '../state/largest';
import { readFile, type OwnFile } from '../state/own';
import { DropFile } from './DropFile';
import { OwnLines } from './OwnLines';

interface Props {
  place: Municipality;
  own: OwnFile | null;
  onOwn: (file: OwnFile | null) => void;
}

export default function OwnFigures({ place, own, onOwn }: Props) {
  const { t, format, language } = useApp();
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<{ file: OwnFile; preview: OwnPreview } | null>(null);
  const [refused, setRefused] = useState('');

  const look = (file: OwnFile) => {
    setRead(null);
    setRefused('');
    post<OwnPreview>(`/api/v1/municipalities/${place.number}/own-figures?lang=${language}`, file).then(
      (preview) => {
        setRead({ file, preview });
        requestAnimationFrame(() => document.getElementById('own-preview')?.focus());
      },
      (cause: unknown) => setRefused(reasonOf(cause, t('server.again'))),
    );
  };
  const take = (file: File) => {
    setRead(null);
    if (file.size === 0) return setRefused(t('own.empty', { file: file.name }));
    void megabytesTaken(file, 'largest_file').then((most) =>
      most === null
        ? readFile(file).then(look, () => setRefused(t('own.gone', { file: file.name })))
        : setRefused(t('own.tooLarge', { file: file.name, size: format.number(most, 1) })),
    );
  };
  return (
    <section aria-labelledby="own" className="own-figures no-print">
      <Heading level={3} data-size="2xs" id="own">
        {t('own.title')}
      </Heading>
      {own && (
        <Alert data-color="info">
          {t('own.inUse', { file: own.name })}{' '}
          <Button data-size="sm" variant="secondary" onClick={() => onOwn(null)}>
            {t('own.back')}
          </Button>
        </Alert>
      )}
      <p className="subtle text-column">{t('own.lead')}</p>
      <DropFile label={t('own.choose')} hint={t('own.drop')} accept=".csv,.txt,.xlsx,.ods" onFile={take} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look({ name: t('own.pastedName'), text: pasted });
        }}
      >
        <Field>
          <Label htmlFor="own-text">{t('own.paste')}</Label>
          <Textarea
            id="own-text"
            rows={4}
            data-size="sm"
            value={pasted}
            placeholder={t('own.example')}
            onChange={(event) => setPasted(event.target.value)}
          />
        </Field>
        <Button type="submit" data-size="sm" variant="secondary" disabled={!pasted.trim()}>
          {t('own.look')}
        </Button>
      </form>
      <div role="alert">{refused && <Alert data-color="danger">{refused}</Alert>}</div>
      {read && (
        <div className="own-preview">
          <h4 id="own-preview" tabIndex={-1}>
            {t('own.read', { file: read.preview.file, year: read.preview.year, count: read.preview.lines.length })}
          </h4>
          <OwnLines lines={read.preview.lines} />
          <ul className="notes">
            {read.preview.notices.map((notice) => (
              <li key={notice} className="subtle">
                {notice}
              </li>
            ))}
          </ul>
          <div className="tools">
            <Button
              data-size="sm"
              onClick={() => {
                onOwn(read.file);
                setRead(null);
                setPasted('');
                window.scrollTo(0, 0);
                document.querySelector<HTMLElement>('main h1')?.focus();
              }}
            >
              {t('own.accept')}
            </Button>
            <Button data-size="sm" variant="tertiary" onClick={() => setRead(null)}>
              {t('own.leave')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
