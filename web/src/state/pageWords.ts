// The sentences of one page, loaded with it.
import { useEffect, useState } from 'react';
import { arrive } from './arrive';
import type { Language } from './route';

export type PageLoaders = Record<Language, () => Promise<{ default: Record<string, string> }>>;
export type Say = (key: string, values?: Record<string, string | number>) => string;

/// Null until they are there. `loaders` must be the same object each time.
export function usePageWords(loaders: PageLoaders, language: Language): Say | null {
  const [words, setWords] = useState<{ language: Language; texts: Record<string, string> } | null>(null);
  useEffect(() => {
    let stale = false;
    void arrive(loaders[language]).then(({ default: texts }) => !stale && setWords({ language, texts }));
    return () => {
      stale = true;
    };
  }, [loaders, language]);
  if (words?.language !== language) return null;
  return (key, values = {}) =>
    (words.texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name]) : whole,
    );
}
