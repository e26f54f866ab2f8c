// The frame of every page: name, search, the four questions, language, theme; and the page itself.
import { Alert, Button, SkipLink } from '@digdir/designsystemet-react';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { get, onReachable } from '../api/client';
import type { Municipality } from '../api/types';
import { useApp, type Theme } from '../state/app';
import { later } from '../state/arrive';
import { useMunicipalities } from '../state/municipalities';
import { useOwn } from '../state/own';
import { leave, leftName, leftOf } from '../state/plan';
import { wantMore } from '../state/moreMessages';
import { published, root } from '../state/published';
import { address, languages, publishedPages, readRoute, type Page } from '../state/route';
import { A } from './A';
import { Apart } from './Apart';
import { Overview } from '../pages/Overview';
import { Loading } from './Loading';
import { OwnEverywhere } from './OwnEverywhere';
import { Search } from './Search';

const Start = later(() => import('../pages/Start').then((module) => ({ default: module.Start })));
const Standing = later(() => import('../pages/Standing'));
const Outlook = later(() => import('../pages/Outlook'));
const Choice = later(() => import('../pages/Choice'));
const Compare = later(() => import('../pages/Compare'));
const Structure = later(() => wantMore(readRoute(window.location).language).then(() => import('../pages/Structure')));
const Cooperation = later(() =>
  wantMore(readRoute(window.location).language).then(() => import('../pages/Cooperation')),
);
const FollowUp = later(() => wantMore(readRoute(window.location).language).then(() => import('../pages/FollowUp')));
const Sources = later(() => import('../pages/Sources'));
const Alternatives = later(() => import('../pages/Alternatives'));
const Rota = later(() => import('../pages/Rota'));
const Meeting = later(() => import('../pages/Meeting'));
const Who = later(() => import('../access/Who'));
const AtHandBar = later(() => import('./AtHandBar'));

const questions: readonly Page[] = (['overview', 'standing', 'outlook', 'choice', 'followup'] as const).filter(
  (page) => !published || publishedPages.includes(page),
);
/// Pages below “How do we get there?”.
const isWay = (page: Page) => page === 'structure' || page === 'cooperation' || page === 'rota';
const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const retryMilliseconds = 1500;

/// Says that the server is away, and asks until it is back.
function Connection() {
  const { t } = useApp();
  const [lost, setLost] = useState(false);
  useEffect(() => onReachable((reachable) => setLost(!reachable)), []);
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void get('/api/v1/status').catch(() => undefined), retryMilliseconds);
    return () => clearInterval(timer);
  }, [lost]);
  return (
    <div role="status" aria-live="polite">
      {lost && <Alert data-color="warning">{t('server.away')}</Alert>}
    </div>
  );
}

function PageOf({ place }: { place: Municipality | null }) {
  const { route, t } = useApp();
  if (route.page === 'start') return <Start />;
  if (route.page === 'compare') return <Compare />;
  if (route.page === 'unknown') return <Unknown text={t('page.unknown')} />;
  if (!place) return <UnknownPlace wanted={route.municipality ?? ''} />;
  switch (route.page) {
    case 'standing':
      return <Standing key={place.number} place={place} />;
    case 'outlook':
      return <Outlook key={place.number} place={place} />;
    case 'choice':
      return <Choice key={place.number} place={place} />;
    case 'structure':
      return <Structure place={place} />;
    case 'cooperation':
      return <Cooperation key={place.number} place={place} />;
    case 'followup':
      return <FollowUp place={place} />;
    case 'alternatives':
      return <Alternatives key={place.number} place={place} />;
    case 'meeting':
      return <Meeting key={place.number} place={place} />;
    case 'rota':
      return <Rota key={place.number} place={place} />;
    case 'sources':
      return <Sources place={place} />;
    default:
      return <Overview key={place.number} place={place} />;
  }
}

function Unknown({ text }: { text: string }) {
  const { t, language, navigate } = useApp();
  return (
    <>
      <h1 tabIndex={-1}>{t('page.unknownTitle')}</h1>
      <p>{text}</p>
      {!published && (
        <Search
          label={t('start.search')}
          action={t('start.open')}
          onChoose={(place) => navigate(address(language, place.number, 'overview'))}
          onRegion={(region) => navigate(address(language, null, 'compare', { m: region }))}
        />
      )}
      <p>
        <A href={address(language, null, 'start')}>{t('page.toStart')}</A>
      </p>
    </>
  );
}

function Fallen() {
  const { t } = useApp();
  return (
    <Alert data-color="warning" role="alert">
      <p>{t('page.fallen')}</p>
      <Button data-size="sm" variant="secondary" onClick={() => window.location.reload()}>
        {t('page.anew')}
      </Button>
    </Alert>
  );
}

/// The page stands without it until it is there.
function Beside({ children }: { children: ReactNode }) {
  return (
    <Apart instead={null}>
      <Suspense fallback={null}>{children}</Suspense>
    </Apart>
  );
}

/// An old number or name leads to the municipality of today; a miss says which names are near.
function UnknownPlace({ wanted }: { wanted: string }) {
  const { language, navigate, route, t } = useApp();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    get<Municipality>(`/api/v1/search?q=${encodeURIComponent(wanted)}&lang=${language}`).then(
      (found) => !stale && navigate(address(language, found.number, route.page, route.query), { replace: true }),
      (cause: Error) => !stale && setText(cause.message || t('server.away')),
    );
    return () => {
      stale = true;
    };
  }, [wanted, language]); // eslint-disable-line
  return text === null ? <Loading /> : <Unknown text={text} />;
}

function ThemeButton({ className }: { className: string }) {
  const { t, theme, setTheme } = useApp();
  return (
    <Button
      className={className}
      variant="tertiary"
      data-size="sm"
      data-color="neutral"
      onClick={() => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]!)}
    >
      {t('theme')}: {t(`theme.${theme}`)}
    </Button>
  );
}

/// Pages that show the alternative which is chosen, where the others have a list of their own or speak of today.
const speakOfAhead: readonly Page[] = ['overview', 'outlook'];

/// Nothing of it is loaded while there is nothing at hand.
function AtHand({ place }: { place: Municipality }) {
  const { route } = useApp();
  const [own] = useOwn(place.number);
  const course = route.query.get('c') && speakOfAhead.includes(route.page);
  if (!own && !course) return null;
  return (
    <Beside>
      <AtHandBar place={place} />
    </Beside>
  );
}

export function Frame() {
  const { route, language, t } = useApp();
  const municipalities = useMunicipalities();
  const meeting = route.page === 'meeting';
  const place = municipalities?.find((one) => one.number === route.municipality) ?? null;
  const title = place
    ? `${place.name} – ${t(`nav.${route.page}`)}`
    : t(route.page === 'compare' ? 'nav.compare' : 'nav.start');
  useEffect(() => {
    document.title = `${title} – Handlingsrom`;
  }, [title]);
  // What is turned stays so while other pages are looked at, and its name with it.
  useEffect(() => {
    const c = route.query.get('c');
    if (place && c && route.page !== 'choice') leave(place.number, c, route.query.get('name') ?? '');
  }, [place, route]);
  const carried = (number: string) => {
    const c = route.query.get('c') ?? leftOf(number);
    const n = route.query.has('c') ? route.query.get('name') : leftName(number);
    return c ? { c, ...(n ? { name: n } : {}) } : undefined;
  };
  const here = (to: (typeof languages)[number]) => address(to, route.municipality, route.page, route.query);
  return (
    <div className={meeting ? 'frame meeting' : 'frame'} data-size={meeting ? 'lg' : 'md'}>
      <SkipLink href="#main">{t('nav.skip')}</SkipLink>
      <header className="top no-print">
        <A href={address(language, published, published ? 'overview' : 'start')} className="brand">
          <img src={`${root}icon.svg`} alt="" width="28" height="28" /> <span className="brand-name">Handlingsrom</span>
        </A>
        <div className="top-tools">
          <nav aria-label={t('nav.language')} className="languages">
            {languages.map((one) => (
              <A
                key={one}
                href={here(one)}
                lang={one}
                hrefLang={one}
                aria-current={one === language ? 'true' : undefined}
              >
                {t(`language.${one}`)}
              </A>
            ))}
          </nav>
          {document.cookie.includes('signed-in') && (
            <Beside>
              <Who language={language} />
            </Beside>
          )}
          <ThemeButton className="wide-only" />
        </div>
      </header>
      {!place && route.municipality && route.page !== 'unknown' && <div className="questions no-print" />}
      {place && (
        <nav className="questions no-print" aria-label={t('nav.questions')}>
          <span className="place-name">{place.name}</span>
          <ul>
            {questions.map((page) => (
              <li key={page}>
                <A
                  href={address(
                    language,
                    place.number,
                    page,
                    page === 'followup' || page === 'standing' ? undefined : carried(place.number),
                  )}
                  aria-current={
                    route.page === page ? 'page' : page === 'choice' && isWay(route.page) ? 'true' : undefined
                  }
                >
                  {t(`nav.${page}`)}
                </A>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Connection />
      {place && <AtHand place={place} />}
      <main id="main" tabIndex={-1}>
        <Apart key={`${route.municipality} ${route.page}`} instead={<Fallen />}>
          <Suspense fallback={<Loading />}>
            {municipalities || route.page === 'start' ? <PageOf place={place} /> : <Loading />}
          </Suspense>
        </Apart>
      </main>
      <footer className="bottom">
        <ThemeButton className="narrow-only no-print" />
        {place && !published && route.page !== 'overview' && !meeting && (
          <Beside key={place.number}>
            <OwnEverywhere place={place} />
          </Beside>
        )}
        <p>
          {t('footer.text')}
          {place && (
            <>
              {' '}
              <A href={address(language, place.number, 'sources')}>{t('nav.sources')}</A>
            </>
          )}
        </p>
      </footer>
    </div>
  );
}
