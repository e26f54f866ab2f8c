// Files that the program makes, with progress; cancelled when the page is left.
import { useEffect, useRef, useState } from 'react';
import { reasonOf, stream } from '../api/client';
import { useApp } from './app';

export interface MadeFile {
  name: string;
  href: string;
  bytes: number;
}

export interface Making {
  progress: number | null; // null: nothing is being made
  files: MadeFile[];
  lacking: string[]; // kinds that cannot be made here
  failure: string;
  make: (body: unknown) => void;
}

export function useFiles(path: string): Making {
  const { t } = useApp();
  const [progress, setProgress] = useState<number | null>(null);
  const [files, setFiles] = useState<MadeFile[]>([]);
  const [lacking, setLacking] = useState<string[]>([]);
  const [failure, setFailure] = useState('');
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);
  const make = (body: unknown) => {
    run.current?.abort();
    const abort = (run.current = new AbortController());
    setFiles([]);
    setLacking([]);
    setFailure('');
    setProgress(0);
    stream(
      path,
      body,
      (line) => {
        if (line.event === 'progress') setProgress(Number(line.done));
        if (line.event === 'ready') {
          setFiles(line.files as MadeFile[]);
          setLacking((line.missing as string[] | undefined) ?? []);
        }
        if (line.event === 'problem') setFailure(String((line.problem as { title?: string }).title));
      },
      abort.signal,
    ).then(
      () => setProgress(null),
      (cause: unknown) => {
        if (abort.signal.aborted) return;
        setProgress(null);
        setFailure(reasonOf(cause, t('server.again')));
      },
    );
  };
  return { progress, files, lacking, failure, make };
}
