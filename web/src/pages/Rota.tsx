// Who works when, a year ahead: a unit's file in, a board of weeks and people out, read, filtered and changed by hand.
import {
  Alert,
  Button,
  Field,
  Heading,
  Label,
  Paragraph,
  Select,
  Textarea,
  Textfield,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Municipality } from '../api/types';
import { Loading } from '../components/Loading';
import { Board } from '../components/rota/Board';
import { Shares } from '../components/rota/Shares';
import { Ways } from '../components/Ways';
import '../styles/rota.css';
import { useApp } from '../state/app';
import { useRota, useWords } from '../state/rota';

const searches = [20, 60, 240]; // seconds

function FileButton({ label, accept, onText }: { label: string; accept: string; onText: (text: string) => void }) {
  return (
    <label className="rota-file">
      {label}
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void file.text().then(onText);
          event.target.value = '';
        }}
      />
    </label>
  );
}

export default function Rota({ place }: { place: Municipality }) {
  const { language, t } = useApp();
  const say = useWords(language);
  const work = useRota(place.number, language, t('server.away'));
  const [seconds, setSeconds] = useState(searches[0]!);
  const [wanted, setWanted] = useState('');
  if (!say) return <Loading />;
  const { rota } = work;
  return (
    <div className="rota">
      <Ways number={place.number} />
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {say('title', { name: place.name })}
      </Heading>
      <Paragraph>{say('about')}</Paragraph>
      <section className="no-print rota-choose" aria-label={say('choose')}>
        <Button variant="secondary" onClick={() => work.draft('home_care')}>
          {say('draft.home_care')}
        </Button>
        <Button variant="secondary" onClick={() => work.draft('nursing_home')}>
          {say('draft.nursing_home')}
        </Button>
        <FileButton label={say('file')} accept=".toml" onText={work.setUnit} />
      </section>
      {work.unit && (
        <section className="no-print" aria-label={say('unit')}>
          <details>
            <summary>{say('unit.show')}</summary>
            <Textarea
              rows={14}
              aria-label={say('unit')}
              value={work.unit}
              spellCheck={false}
              onChange={(event) => work.setUnit(event.target.value)}
            />
          </details>
          <div className="rota-choose">
            <Field>
              <Label>{say('seconds')}</Label>
              <Select value={String(seconds)} onChange={(event) => setSeconds(Number(event.target.value))}>
                {searches.map((each) => (
                  <option key={each} value={each}>
                    {say('seconds.value', { seconds: each })}
                  </option>
                ))}
              </Select>
            </Field>
            <Button disabled={work.progress !== null} onClick={() => work.solve(seconds)}>
              {say('solve')}
            </Button>
            <FileButton label={say('open')} accept=".csv" onText={work.open} />
          </div>
        </section>
      )}
      <div aria-live="polite">
        {work.progress !== null && <progress value={work.progress} max={1} aria-label={say('searching')} />}
        {work.failure && <Alert data-color="danger">{work.failure}</Alert>}
      </div>
      {rota && (
        <>
          <section aria-labelledby="rota-said">
            <Heading level={2} data-size="sm" id="rota-said">
              {rota.unit}
            </Heading>
            {rota.words.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <ul className="plain rota-choose no-print">
              {work.files.map((file) => (
                <li key={file.href}>
                  <a href={file.href} download={file.name}>
                    {file.name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="rota-findings" aria-live="polite">
            <Heading level={2} data-size="sm" id="rota-findings">
              {say('findings')}
            </Heading>
            {rota.findings.some((each) => each.failed) ? (
              <ul>
                {rota.findings
                  .filter((each) => each.failed)
                  .map((each) => (
                    <li key={each.person + each.rule} className="rota-broken">
                      {each.text}
                    </li>
                  ))}
              </ul>
            ) : (
              <p>{say('findings.none')}</p>
            )}
          </section>
          <Textfield
            className="no-print rota-filter"
            label={say('filter')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <Board rota={rota} wanted={wanted} say={say} onChange={work.change} />
          <Shares rota={rota} wanted={wanted} say={say} />
        </>
      )}
    </div>
  );
}
