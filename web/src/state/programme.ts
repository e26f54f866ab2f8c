// A programme as the server keeps it: opened, changed one thing at a time, and what happens when somebody else changed it meanwhile.
import { useCallback, useEffect, useState } from 'react';
import { Failure, get, onReachable, post, reasonOf } from '../api/client';
import type { KeptProgramme, ProgrammeEdit, ProgrammeDifference, ProgrammeThing } from '../api/types';
import type { Translate } from './app';
import { readFile } from './own';

export const today = () => new Date().toLocaleDateString('sv-SE'); // "2026-11-28", by the clock on the wall

/// What was wanted when somebody else had saved: kept beside theirs, and still to be put on it.
export interface Conflict {
  edit: ProgrammeEdit;
  newest: string; // their version
  kept: string; // where this one was kept
  differences: readonly string[];
}

interface Open {
  kept: KeptProgramme | null;
  failure: string;
  conflict: Conflict | null;
  said: string;
}

const closed: Open = { kept: null, failure: '', conflict: null, said: '' };

/// `version` null: the newest. `width`: pixels of a drawing.
export function useProgramme(
  id: string | null,
  version: string | null,
  width: number,
  language: string,
  say: Translate,
) {
  const [open, setOpen] = useState<Open>(closed);
  const base = `/api/v1/programmes/${encodeURIComponent(id ?? '')}`;
  const asked = `lang=${language}&width=${width}&on=${today()}`;
  const tell = useCallback((cause: unknown) => reasonOf(cause, say('server.again')), [say]);
  const load = useCallback(async () => {
    if (!id) return setOpen(closed);
    try {
      const kept = await get<KeptProgramme>(`${base}?${asked}${version ? `&version=${version}` : ''}`);
      setOpen((now) => ({ ...now, kept, failure: '' }));
    } catch (cause) {
      // What stands there, and what is being typed in it, stays while the server is away.
      const away = cause instanceof Failure && cause.status === 0;
      setOpen((now) => ({
        ...(away && now.kept?.id === id ? now : closed),
        failure: reasonOf(cause, say('server.away')),
      }));
    }
  }, [id, base, asked, version, say]);
  useEffect(() => void load(), [load]);
  const { failure } = open;
  useEffect(() => onReachable((now) => now && failure && void load()), [failure, load]);

  /// True when it was saved; else the reason, or nothing where both were kept.
  const edit = async (wanted: ProgrammeEdit, done: string): Promise<true | string> => {
    try {
      const kept = await post<KeptProgramme>(`${base}/edits?${asked}`, {
        version: open.kept!.version,
        edit: wanted,
        today: today(),
      });
      setOpen({ kept, failure: '', conflict: null, said: done });
      return true;
    } catch (cause) {
      const problem = cause instanceof Failure ? cause.problem : null;
      if (problem?.key !== 'programme_changed_meanwhile') return tell(cause);
      const newest = problem.arguments?.newest ?? '';
      const kept = problem.arguments?.kept ?? '';
      const between = `from=${open.kept!.version}&to=${newest}&lang=${language}`;
      const found = await get<ProgrammeDifference>(`${base}/difference?${between}`).catch(tell);
      if (typeof found === 'string') return found;
      const { differences } = found;
      setOpen((now) => ({ ...now, conflict: { edit: wanted, newest, kept, differences }, said: '' }));
      return '';
    }
  };
  /// After a conflict: theirs is opened, with or without the change put on it.
  const settle = async (again: boolean, done: string): Promise<string> => {
    const { conflict } = open;
    if (!conflict) return '';
    try {
      if (again) {
        const kept = await post<KeptProgramme>(`${base}/edits?${asked}`, {
          version: conflict.newest,
          edit: conflict.edit,
          today: today(),
          settles: conflict.kept,
        });
        setOpen({ kept, failure: '', conflict: null, said: done });
      } else {
        const kept = await get<KeptProgramme>(`${base}?${asked}`);
        setOpen({ kept, failure: '', conflict: null, said: '' });
      }
      return '';
    } catch (cause) {
      return tell(cause);
    }
  };
  /// A list of tasks into the programme: what it gave, line by line; else the reason why not.
  const takeList = async (file: File): Promise<string | readonly string[]> => {
    try {
      const kept = await post<KeptProgramme>(`${base}/tasks?${asked}`, {
        version: open.kept!.version,
        ...(await readFile(file)),
        today: today(),
      });
      const { imported } = kept;
      setOpen({ kept, failure: '', conflict: null, said: '' });
      return imported
        ? [
            say('programme.imported', {
              kind: imported.kind_name,
              added: imported.added,
              changed: imported.changed,
              same: imported.same,
            }),
            ...imported.notices,
          ]
        : [];
    } catch (cause) {
      return tell(cause);
    }
  };
  /// What was said, gone for good.
  const forget = async (one: string): Promise<string | true> => {
    try {
      const kept = await post<KeptProgramme>(`${base}/forget?${asked}`, { version: open.kept!.version, id: one });
      setOpen({ kept, failure: '', conflict: null, said: say('programme.forgotten') });
      return true;
    } catch (cause) {
      return tell(cause);
    }
  };
  /// A thing as the file has it.
  const seen = open.kept?.version ?? '';
  const thing = useCallback(
    (what: string, one: string) =>
      get<ProgrammeThing>(
        `${base}/thing?what=${what}${one ? `&id=${encodeURIComponent(one)}` : ''}&version=${seen}&lang=${language}`,
      ).then((answer) => answer.values as Record<string, unknown>),
    [base, seen, language],
  );
  return { ...open, edit, settle, takeList, forget, thing, tell };
}
