// The frame of these pages: the name, the language, what the one who has signed in may open, and the page.
import { Alert, SkipLink } from '@digdir/designsystemet-react';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { get, reasonOf, sayAway } from '../api/client';
import { languages, preferredLanguage, safely, type Language } from '../state/route';
import { ShowAgain } from './ShowAgain';
import { SignIn } from './SignIn';
import { AccessContext, load, pages, type AccessPage, type Say, type Session } from './words';
import { later } from '../state/arrive';

const OwnAccount = later(() => import('./OwnAccount'));
const Administration = later(() => import('./Administration'));
const Audit = later(() => import('./Audit'));

const retryMilliseconds = 1500;

function place(): { language: Language; page: AccessPage } {
  const [language, page] = window.location.pathname.split('/').filter(Boolean);
  return {
    language: languages.includes(language as Language) ? (language as Language) : preferredLanguage(),
    page: pages.includes(page as AccessPage) ? (page as AccessPage) : 'sign-in',
  };
}

function PageOf({ page, session }: { page: AccessPage; session: Session }) {
  if (page === 'sign-in' || !session.signed_in) return <SignIn />;
  if (page === 'accounts') return <Administration />;
  if (page === 'audit') return <Audit />;
  return <OwnAccount />;
}

export function AccessApp() {
  const { language, page } = place();
  const [say, setSay] = useState<Say | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [lost, setLost] = useState<Error | null>(null);
  const refresh = useCallback(
    () =>
      get<Session>(`/api/v1/session?lang=${language}`).then(
        (found) => {
          setSession(found);
          setLost(null);
        },
        (cause: Error) => setLost(cause),
      ),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.colorScheme = safely(() => localStorage.getItem('theme')) ?? 'auto';
    void load(language).then((loaded) => {
      sayAway(loaded('away'));
      setSay(() => loaded);
    });
    void refresh();
  }, [language, refresh]);
  useEffect(() => {
    if (!lost) return;
    const timer = setTimeout(() => void refresh(), retryMilliseconds);
    return () => clearTimeout(timer);
  }, [lost, refresh]);
  useEffect(() => {
    if (say) document.title = `${say(`title.${page}`)} – Handlingsrom`;
  }, [say, page]);
  if (!say || (!session && !lost)) return null;
  const may = (right: string) => session?.rights?.includes(right as never);
  const open: AccessPage[] = [
    ...(session?.signed_in ? (['account'] as const) : []),
    ...(may('administer') ? (['accounts'] as const) : []),
    ...(may('audit') ? (['audit'] as const) : []),
  ];
  return (
    <div className="frame access">
      <SkipLink href="#main">{say('skip')}</SkipLink>
      <header className="top">
        <a href={`/${language}`} className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> <span className="brand-name">Handlingsrom</span>
        </a>
        <nav aria-label={say('language')} className="languages">
          {languages.map((one) => (
            <a
              key={one}
              href={`/${one}/${page}${window.location.search}${window.location.hash}`}
              lang={one}
              hrefLang={one}
              aria-current={one === language ? 'true' : undefined}
            >
              {say(`language.${one}`)}
            </a>
          ))}
        </nav>
      </header>
      {open.length > 0 && (
        <nav className="questions" aria-label={say('pages')}>
          <ul>
            {open.map((one) => (
              <li key={one}>
                <a href={`/${language}/${one}`} aria-current={one === page ? 'page' : undefined}>
                  {say(`title.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <main id="main" tabIndex={-1}>
        {lost && <Alert data-color="danger">{reasonOf(lost)}</Alert>}
        {session && (
          <AccessContext.Provider value={{ language, say, session, refresh }}>
            <Suspense fallback={null}>
              <PageOf page={page} session={session} />
            </Suspense>
            {session.signed_in && <ShowAgain />}
          </AccessContext.Provider>
        )}
      </main>
    </div>
  );
}
