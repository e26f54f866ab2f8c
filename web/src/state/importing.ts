// A file that is read in: how it is understood, what is decided of its columns, and into the store. The words are loaded with the page.
import { useEffect, useRef, useState } from 'react';
import { Failure, post } from '../api/client';
import type { ImportKept, ImportPreview } from '../api/types';
import { megabytesTaken } from './largest';
import { readFile, type OwnFile } from './own';
import { usePageWords, type PageLoaders, type Say } from './pageWords';
import type { Language } from './route';

const loaders: PageLoaders = {
  nb: () => import('../messages/importing.nb.json'),
  nn: () => import('../messages/importing.nn.json'),
  en: () => import('../messages/importing.en.json'),
};
export type { Say };
export const useWords = (language: Language): Say | null => usePageWords(loaders, language);

/// What the user has decided of a file.
export interface Decided {
  roles: Record<string, string>;
  year: string;
  level: string;
  accept: boolean;
  asWritten: boolean;
  mapping: boolean;
  source: string;
}
const nothing: Decided = {
  roles: {},
  year: '',
  level: '',
  accept: false,
  asWritten: false,
  mapping: true,
  source: '',
};

export interface Importing {
  preview: ImportPreview | null;
  decided: Decided;
  kept: ImportKept | null;
  busy: boolean;
  failure: string;
  take: (file: File | undefined) => void;
  decide: (change: Partial<Decided>, again?: boolean) => void;
  keep: () => void;
  leave: () => void;
}

export function useImporting(place: string, language: Language, say: Say | null, away: string): Importing {
  const [file, setFile] = useState<OwnFile | null>(null);
  const [decided, setDecided] = useState(nothing);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [kept, setKept] = useState<ImportKept | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const asked = useRef(0); // only the latest answer counts
  const where = `/api/v1/municipalities/${place}/import`;
  const body = (of: OwnFile, by: Decided) => ({
    ...of,
    roles: by.roles,
    accept: by.accept,
    ...(by.asWritten ? { as_written: true } : {}),
    ...(/^\d{4}$/.test(by.year) ? { year: Number(by.year) } : {}),
    ...(by.level ? { level: by.level } : {}),
  });
  const tell = (cause: unknown) => setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : away);
  const look = (of: OwnFile, by: Decided) => {
    const turn = ++asked.current;
    setBusy(true);
    setFailure('');
    post<ImportPreview>(`${where}?lang=${language}`, body(of, by))
      .then((answer) => turn === asked.current && setPreview(answer))
      .catch((cause: unknown) => turn === asked.current && tell(cause))
      .finally(() => turn === asked.current && setBusy(false));
  };
  // Read again in the other language, with what was decided.
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    if (file) look(file, decided);
  });
  const leave = () => {
    ++asked.current;
    setBusy(false);
    setFile(null);
    setPreview(null);
    setDecided(nothing);
    setFailure('');
  };
  return {
    preview,
    decided,
    kept,
    busy,
    failure,
    take: (chosen) => {
      if (!chosen) return;
      leave();
      setKept(null);
      setBusy(true);
      void megabytesTaken(chosen, 'largest_import').then((most) => {
        if (most !== null) {
          setBusy(false);
          return setFailure(say?.('tooLarge', { size: String(most) }) ?? '');
        }
        return readFile(chosen).then(
          (read) => {
            setFile(read);
            look(read, nothing);
          },
          (cause: unknown) => {
            setBusy(false);
            setFailure(cause instanceof Error ? cause.message : away);
          },
        );
      });
    },
    decide: (change, again = false) => {
      const next = { ...decided, ...change };
      setDecided(next);
      if (again && file) look(file, next);
    },
    keep: () => {
      if (!file || busy) return;
      setBusy(true);
      setFailure('');
      post<ImportKept>(`${where}/kept?lang=${language}`, {
        ...body(file, decided),
        mapping: decided.mapping,
        ...(decided.source.trim() ? { source: decided.source.trim() } : {}),
      })
        .then((answer) => {
          leave();
          setKept(answer);
        })
        .catch((cause: unknown) => {
          setBusy(false);
          tell(cause);
        });
    },
    leave,
  };
}
