// The answer: one municipality's three rooms, the one sentence that matters, then why, who, what it rests on and what others do.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Suspense, useRef, useState } from 'react';
import type { FirstPage, Municipality } from '../api/types';
import { A } from '../components/A';
import type { Question } from '../components/Explain';
import { LiveSections } from '../components/LiveSections';
import { Loading } from '../components/Loading';
import { ReportMenu } from '../components/ReportMenu';
import { RoomCards } from '../components/RoomCards';
import { Search } from '../components/Search';
import { useApp } from '../state/app';
import { later } from '../state/arrive';
import { useAtHand, useLive } from '../state/live';
import { useOwn, type OwnFile } from '../state/own';
import { published } from '../state/published';
import { wantMore } from '../state/moreMessages';
import { address, readRoute } from '../state/route';
import { useWidths } from '../state/widths';

/// Asked for when a figure is.
const Explain = later(() => import('../components/Explain').then((module) => ({ default: module.Explain })));
const SinceLast = later(() => import('../access/SinceLast'));
const signedIn = () => document.cookie.includes('signed-in');
const OwnFigures = later(() => import('../components/OwnFigures'));
const Offered = later(() => wantMore(readRoute(window.location).language).then(() => import('../components/Offered')));

interface RestsProps {
  page: FirstPage;
  place: Municipality;
  own: OwnFile | null;
  onOwn: (file: OwnFile | null) => void;
}

function Rests({ page, place, own, onOwn }: RestsProps) {
  const { t } = useApp();
  const [open, setOpen] = useState(own !== null);
  return (
    <section className="sure live-section" aria-labelledby="sure">
      <Heading level={2} data-size="md" id="sure">
        {t('sure.title')}
      </Heading>
      <ul className="sentences plainer">
        {page.sureness.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {published ? null : open ? (
        <Suspense fallback={<Loading />}>
          <OwnFigures place={place} own={own} onOwn={onOwn} />
        </Suspense>
      ) : (
        <Button data-size="sm" variant="secondary" className="no-print" onClick={() => setOpen(true)}>
          {t('own.open')}
        </Button>
      )}
    </section>
  );
}

function Further({ place }: { place: Municipality }) {
  const { t, language, navigate } = useApp();
  const { changes, name } = useAtHand(place.number);
  return (
    <section className="no-print live-section" aria-labelledby="further">
      <Heading level={2} data-size="md" id="further">
        {t('overview.further')}
      </Heading>
      <div className="two">
        <div>
          <ul className="plain">
            <li>
              <A href={address(language, place.number, 'choice')}>{t('overview.toChoice')}</A>
            </li>
            {!published && (
              <li>
                <A href={address(language, place.number, 'structure')}>{t('overview.toSchools')}</A>
              </li>
            )}
            <li>
              <A href={address(language, place.number, 'outlook')}>{t('overview.toOutlook')}</A>
            </li>
            <li>
              <A href={address(language, place.number, 'standing')}>{t('overview.toStanding')}</A>
            </li>
          </ul>
          {!published && (
            <Search
              label={t('overview.compareWith')}
              action={t('overview.compare')}
              onChoose={(other) =>
                navigate(address(language, null, 'compare', { m: `${place.number},${other.number}` }))
              }
            />
          )}
        </div>
        <ReportMenu place={place} changes={changes} name={name} />
      </div>
    </section>
  );
}

export function Overview({ place }: { place: Municipality }) {
  const { t, language } = useApp();
  const [own, setOwn] = useOwn(place.number);
  const { changes } = useAtHand(place.number);
  const { room, chart } = useWidths();
  const { data: page, failure } = useLive<FirstPage>(
    place.number,
    `/api/v1/municipalities/${place.number}/first-page?lang=${language}&room=${room}&width=${chart}`,
  );
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = useRef(false); // once open it stays in the page, so that the focus finds its way back
  if (question) asked.current = true;
  return (
    <div className="answer-page">
      <div className="page-head">
        <Heading level={1} data-size="lg" tabIndex={-1}>
          {place.name}
          {place.names
            .filter((name) => name !== place.name)
            .map((name) => (
              <span key={name} className="other-name">
                {' '}
                {name}
              </span>
            ))}
        </Heading>
        <Paragraph className="subtle">{t('overview.facts', { county: place.county, number: place.number })}</Paragraph>
      </div>
      {page ? (
        <>
          <p className="the-sentence">{page.sentence}</p>
          {signedIn() && (
            <Suspense fallback={null}>
              <SinceLast municipality={place.number} language={language} />
            </Suspense>
          )}
          <h2 className="visually-hidden">{t('choice.rooms')}</h2>
          <RoomCards page={page} onExplain={(figure, when) => setQuestion({ figure, year: when })} />
          <p className="subtle rooms-lead">{t('overview.roomsLead')}</p>
          <ul className="sentences">
            {page.sentences.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {published && (
            <Suspense fallback={null}>
              <Offered number={place.number} />
            </Suspense>
          )}
          <LiveSections sections={page.sections.filter((one) => one.id !== 'others')} place={place.number} />
          <Rests page={page} place={place} own={own} onOwn={setOwn} />
          <LiveSections sections={page.sections.filter((one) => one.id === 'others')} place={place.number} />
        </>
      ) : (
        <Loading failure={failure} />
      )}
      {/* After the rest, so that it does not move when that comes. */}
      {(page || failure) && <Further place={place} />}
      {asked.current && (
        <Suspense fallback={null}>
          <Explain
            municipality={place.number}
            question={question}
            changes={changes}
            onClose={() => setQuestion(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
