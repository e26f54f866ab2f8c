// The largest files that the server takes: it says so itself, and is asked once.
import { get } from '../api/client';
import type { Status } from '../api/types';

let asked: Promise<Status> | null = null;

/// How many MB the server takes, where the file is larger; null where it may be sent. `kind`: what of the server's limits holds.
export async function megabytesTaken(file: File, kind: 'largest_file' | 'largest_import'): Promise<number | null> {
  asked ??= get<Status>('/api/v1/status');
  const limits = await asked.catch(() => {
    asked = null; // the server answers the file itself
    return null;
  });
  if (!limits || file.size <= limits[kind]) return null;
  return Math.floor(limits[kind] / 100_000) / 10;
}
