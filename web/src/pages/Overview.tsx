// The answer: one municipality's three rooms, the one sentence that matters, then why, who, what it rests on and what others do.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Failure, post } from '../api/client';
import type { FirstPage, Municipality } from '../api/types';
import { A } from '../components/A';
import { Explain, type Question } from '../components/Explain';
import { LiveSections } from '../components/LiveSections';
import { Loading } from '../components/Loading';
import { ReportMenu } from '../components/ReportMenu';
import { RoomCards } from '../components/RoomCards';
import { Search } from '../components/Search';
import { useApp } from '../state/app';
import { useOwn, type OwnFile } from '../state/own';
import { useResource } from '../state/resource';
import { address } from '../state/route';
import { useWidths } from '../state/widths';

const OwnFigures = lazy(() => import('../components/OwnFigures'));

/// With own figures the page is asked for anew each time: nothing of them is kept by the program.
function useWithOwn(path: string, own: OwnFile | null) {
  const [state, setState] = useState<{ page: FirstPage | null; failure: Failure | null }>({
    page: null,
    failure: null,
  });
  useEffect(() => {
    if (!own) return setState({ page: null, failure: null });
    const abort = new AbortController();
    post<FirstPage>(path, own, abort.signal).then(
      (page) => setState({ page, failure: null }),
      (cause: unknown) => cause instanceof Failure && setState({ page: null, failure: cause }),
    );
    return () => abort.abort();
  }, [path, own]);
  return state;
}

/// The page as it was stays until the one for a new width is there.
function useFirstPage(number: string, own: OwnFile | null) {
  const { language } = useApp();
  const { room, chart } = useWidths();
  const path = `/api/v1/municipalities/${number}/first-page?lang=${language}&room=${room}&width=${chart}`;
  const published = useResource<FirstPage>(own ? null : path);
  const withOwn = useWithOwn(path, own);
  const data = own ? withOwn.page : published.data;
  const last = useRef<{ page: FirstPage; language: string } | null>(null);
  if (data) last.current = { page: data, language };
  return {
    page: data ?? (last.current?.language === language ? last.current.page : null),
    failure: own ? withOwn.failure : published.failure,
  };
}

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
      {open ? (
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
            <li>
              <A href={address(language, place.number, 'outlook')}>{t('overview.toOutlook')}</A>
            </li>
            <li>
              <A href={address(language, place.number, 'standing')}>{t('overview.toStanding')}</A>
            </li>
          </ul>
          <Search
            label={t('overview.compareWith')}
            action={t('overview.compare')}
            onChoose={(other) => navigate(address(language, null, 'compare', { m: `${place.number},${other.number}` }))}
          />
        </div>
        <ReportMenu place={place} />
      </div>
    </section>
  );
}

export function Overview({ place }: { place: Municipality }) {
  const { t } = useApp();
  const [own, setOwn] = useOwn(place.number);
  const { page, failure } = useFirstPage(place.number, own);
  const [question, setQuestion] = useState<Question | null>(null);
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
      {own && (
        <Alert data-color={failure ? 'warning' : 'info'} className="no-print own-note">
          {failure ? (failure.problem?.title ?? t('server.away')) : t('own.inUse', { file: own.name })}{' '}
          <Button data-size="sm" variant="tertiary" onClick={() => setOwn(null)}>
            {t('own.back')}
          </Button>
        </Alert>
      )}
      {page ? (
        <>
          <p className="the-sentence">{page.sentence}</p>
          <h2 className="visually-hidden">{t('choice.rooms')}</h2>
          <RoomCards page={page} onExplain={(figure, when) => setQuestion({ figure, year: when })} />
          <p className="subtle rooms-lead">{t('overview.roomsLead')}</p>
          <ul className="sentences">
            {page.sentences.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <LiveSections sections={page.sections.filter((one) => one.id !== 'others')} place={place.number} />
          <Rests page={page} place={place} own={own} onOwn={setOwn} />
          <LiveSections sections={page.sections.filter((one) => one.id === 'others')} place={place.number} />
        </>
      ) : (
        <Loading failure={failure} />
      )}
      {/* After the rest, so that it does not move when that comes. */}
      {(page || failure) && <Further place={place} />}
      <Explain municipality={place.number} question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}
