// Who works when, a year ahead: a unit's file in, a board of weeks and people out, read, filtered and changed by hand.
import { Alert, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Municipality } from '../api/types';
import { Loading } from '../components/Loading';
import { Begin } from '../components/rota/Begin';
import { AsMeasure } from '../components/rota/AsMeasure';
import { Absence } from '../components/rota/Absence';
import { Board } from '../components/rota/Board';
import { Files } from '../components/rota/Files';
import { Shares } from '../components/rota/Shares';
import { Unit } from '../components/rota/Unit';
import { Ways } from '../components/Ways';
import '../styles/rota.css';
import { useApp } from '../state/app';
import { useRota, useWords } from '../state/rota';

const mostBytes = 2_000_000;

export default function Rota({ place }: { place: Municipality }) {
  const { language, t } = useApp();
  const say = useWords(language);
  const work = useRota(place.number, language, t('server.away'));
  const [wanted, setWanted] = useState('');
  if (!say) return <Loading />;
  const { rota } = work;
  const read = async (file: File, onText: (text: string) => void) => {
    if (file.size > mostBytes) return work.refuse(say('file.large', { name: file.name }));
    try {
      onText(await file.text());
    } catch {
      work.refuse(say('file.gone', { name: file.name }));
    }
  };
  return (
    <div className="rota">
      <Ways number={place.number} />
      <Heading level={1} data-size="lg" tabIndex={-1}>
        {say('title', { name: place.name })}
      </Heading>
      <Paragraph>{say('about')}</Paragraph>
      {work.unit ? (
        <Unit work={work} say={say} onFile={(file) => void read(file, work.open)} />
      ) : (
        <Begin
          name={place.name}
          say={say}
          onDraft={work.draft}
          onFile={(file) =>
            void read(file, (text) => (text.trim() ? work.setUnit(text) : work.refuse(say('file.empty'))))
          }
        />
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
            <Files work={work} say={say} />
            {rota.more?.map((part) => (
              <details key={part.about} className="rota-more">
                <summary>{say(`more.${part.about}`)}</summary>
                <ul>
                  {part.words.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </details>
            ))}
          </section>
          {rota.measure && <AsMeasure place={place.number} measure={rota.measure} say={say} />}
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
          <Absence rota={rota} say={say} onReplan={work.replan} />
          <Board rota={rota} wanted={wanted} say={say} onChange={work.change} />
          <Shares rota={rota} wanted={wanted} say={say} />
        </>
      )}
    </div>
  );
}
