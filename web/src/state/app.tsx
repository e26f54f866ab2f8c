// What every component needs: the route, the sentences of the language, how figures are written.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { sayAway } from '../api/client';
import { arrive } from './arrive';
import { formatter, type Format } from './format';
import { loadWanted, moreMessage } from './moreMessages';
import { readRoute, safely, type Language, type Route } from './route';

type Messages = Record<string, string>;
export type Translate = (key: string, values?: Record<string, string | number>) => string;
export type Theme = 'auto' | 'light' | 'dark';

interface App {
  route: Route;
  language: Language;
  t: Translate;
  format: Format;
  navigate: (to: string, options?: { replace?: boolean; keepFocus?: boolean }) => void;
  theme: Theme;
  setTheme: (theme: Theme) => void;
}

const Context = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(Context);
  if (!app) throw new Error('outside AppProvider');
  return app;
}

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  nb: () => import('../messages/nb.json'),
  nn: () => import('../messages/nn.json'),
  en: () => import('../messages/en.json'),
};

function translator(messages: Messages, language: Language): Translate {
  return (key, values) => {
    const text = messages[key] ?? moreMessage(language, key) ?? key;
    return values
      ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
      : text;
  };
}

export function AppProvider({ children }: { children: ReactNode }) {
  const [route, setRoute] = useState(() => readRoute(window.location));
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages } | null>(null);
  const [theme, setThemeState] = useState<Theme>(
    () => (safely(() => localStorage.getItem('theme')) as Theme | null) ?? 'auto',
  );
  const focusNext = useRef(false);

  useEffect(() => {
    const back = () => setRoute(readRoute(window.location));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  useEffect(() => {
    let stale = false;
    void arrive(() => Promise.all([loaders[route.language](), loadWanted(route.language)])).then(
      ([{ default: messages }]) => {
        if (stale) return;
        document.documentElement.lang = route.language;
        safely(() => localStorage.setItem('language', route.language));
        sayAway(messages['server.away'] ?? '');
        setLoaded({ language: route.language, messages });
      },
    );
    return () => {
      stale = true;
    };
  }, [route.language]);

  useEffect(() => {
    document.documentElement.dataset.colorScheme = theme;
    safely(() => localStorage.setItem('theme', theme));
  }, [theme]);

  // After a step to another page the screen reader starts at its heading.
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  });

  const navigate = useCallback<App['navigate']>((to, options) => {
    window.history[options?.replace ? 'replaceState' : 'pushState'](null, '', to);
    if (!options?.keepFocus) focusNext.current = true;
    setRoute(readRoute(window.location));
  }, []);

  const app = useMemo<App | null>(
    () =>
      loaded && {
        route,
        language: loaded.language,
        t: translator(loaded.messages, loaded.language),
        format: formatter(loaded.language, translator(loaded.messages, loaded.language)),
        navigate,
        theme,
        setTheme: setThemeState,
      },
    [route, loaded, navigate, theme],
  );
  return app && <Context.Provider value={app}>{children}</Context.Provider>;
}
