// The annual rota of a unit: the file, the search with its progress, the rota, and cells changed by hand. The words are loaded with the page.
import { useEffect, useRef, useState } from 'react';
import { Failure, get, post, stream } from '../api/client';
import type { AnnualRota } from '../api/types';
import { usePageWords, type PageLoaders, type Say } from './pageWords';
import type { Language } from './route';
import type { MadeFile } from './files';

const loaders: PageLoaders = {
  nb: () => import('../messages/rota.nb.json'),
  nn: () => import('../messages/rota.nn.json'),
  en: () => import('../messages/rota.en.json'),
};
export type { Say };
export const useWords = (language: Language): Say | null => usePageWords(loaders, language);

export interface Rota {
  unit: string; // the file's text
  rota: AnnualRota | null;
  files: MadeFile[]; // empty once a cell has been changed
  progress: number | null;
  failure: string;
  setUnit: (text: string) => void;
  /// Back to where a unit is chosen.
  leave: () => void;
  refuse: (why: string) => void;
  draft: (kind: string) => void;
  solve: (seconds: number) => void;
  open: (csv: string) => void;
  change: (person: string, day: string, code: string) => void;
  /// One person is away: planned anew with few changes.
  replan: (person: string, from: string, to: string) => void;
  /// Files of the rota as it stands now.
  makeFiles: () => void;
}

export function useRota(place: string, language: Language, away: string): Rota {
  const [unit, setUnit] = useState('');
  const [rota, setRota] = useState<AnnualRota | null>(null);
  const [files, setFiles] = useState<MadeFile[]>([]);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState('');
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);
  const tell = (cause: unknown) => setFailure(cause instanceof Failure && cause.problem ? cause.problem.title : away);
  const check = async (csv: string, edits: string[]) => {
    setFailure('');
    try {
      setRota(
        await post<AnnualRota>(`/api/v1/rota/check?lang=${language}`, {
          unit,
          rota: csv,
          ...(edits.length ? { edits } : {}),
        }),
      );
      setFiles([]);
    } catch (cause) {
      tell(cause);
    }
  };
  const made = (path: string, body: object) => {
    run.current?.abort();
    const abort = (run.current = new AbortController());
    setFailure('');
    setProgress(0);
    stream(
      `/api/v1/rota/${path}?lang=${language}`,
      body,
      (line) => {
        if (line.event === 'progress') setProgress(Number(line.done));
        if (line.event === 'problem') setFailure(String((line.problem as { title?: string }).title));
        if (line.event !== 'ready') return;
        const all = line.files as MadeFile[];
        setFiles(all.filter((file) => file.name !== 'rota.json'));
        const answer = all.find((file) => file.name === 'rota.json');
        if (answer) get<AnnualRota>(answer.href).then(setRota, tell);
      },
      abort.signal,
    ).then(
      () => setProgress(null),
      (cause: unknown) => {
        if (abort.signal.aborted) return;
        setProgress(null);
        tell(cause);
      },
    );
  };
  return {
    unit,
    rota,
    files,
    progress,
    failure,
    setUnit: (text) => {
      setUnit(text);
      setFailure('');
    },
    leave: () => {
      run.current?.abort();
      setUnit('');
      setRota(null);
      setFiles([]);
      setProgress(null);
      setFailure('');
    },
    refuse: setFailure,
    draft: (kind) => {
      setFailure('');
      post<{ text: string }>(`/api/v1/municipalities/${place}/rota/draft?lang=${language}`, { kind }).then(
        ({ text }) => setUnit(text),
        tell,
      );
    },
    solve: (seconds) => made('solve', { unit, seconds, municipality: place }),
    makeFiles: () => rota && made('files', { unit, rota: rota.csv, municipality: place }),
    replan: (person, from, to) => {
      if (!rota) return;
      setFailure('');
      post<AnnualRota>(`/api/v1/rota/replan?lang=${language}`, { unit, rota: rota.csv, person, from, to }).then(
        (answer) => {
          setRota(answer);
          setFiles([]);
        },
        tell,
      );
    },
    open: (csv) => void check(csv, []),
    change: (person, day, code) => rota && void check(rota.csv, [`${person} ${day} ${code}`]),
  };
}
