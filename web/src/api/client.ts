// Asks the server; every error becomes a Failure with the server's own sentence.
import type { Problem } from './types';

let away = '';

/// What a failure says where the server has said nothing, in the language of the page.
export function sayAway(text: string): void {
  away = text;
}

export class Failure extends Error {
  constructor(
    readonly status: number, // 0: the server could not be reached
    readonly problem: Problem | null,
  ) {
    super(problem?.title || away);
  }
}

/// Why something asked for was not done, in a sentence; `instead` where the server has said none.
export const reasonOf = (cause: unknown, instead = away): string =>
  (cause instanceof Failure && cause.problem?.title) || instead;

type Listener = (reachable: boolean) => void;
const listeners = new Set<Listener>();
let reachable = true;

function tell(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener(now);
}

/// Whether the server is there, whatever it answers.
export const answers = () =>
  get('/api/v1/status').then(
    () => true,
    (cause: unknown) => !(cause instanceof Failure && cause.status === 0),
  );

/// Calls `listener` when the server is lost and when it is back.
export function onReachable(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/// Asks whoever sits there to show again who they are; true: it was done, and what was refused is asked once more.
type Asker = () => Promise<boolean>;
let asker: Asker | null = null;

/// Called where the server wants that before it does what matters.
export function onShownNeeded(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    return lose();
  }
  tell(true);
  if (response.ok) return response;
  // The session has ended: the server leads to where one signs in, and back.
  if (response.status === 401 && document.cookie.includes('signed-in')) {
    document.cookie = 'signed-in=; Max-Age=0; Path=/';
    location.reload();
  }
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as Problem) : null;
  if (problem?.key === 'shown_needed' && asker && (await asker())) return send(path, init);
  throw new Failure(response.status, problem);
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await send(path, { signal: signal ?? null })).json() as Promise<T>;
}

export async function post<T>(
  path: string,
  body: unknown,
  signal?: AbortSignal,
  method = 'POST',
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await send(path, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Handlingsrom': 'web', ...headers },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
  return (response.status === 204 ? undefined : response.json()) as Promise<T>;
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE', headers: { 'X-Handlingsrom': 'web' } });
}

function lose(): never {
  tell(false);
  throw new Failure(0, null);
}

/// Reads a streamed answer of one JSON object a line. One that breaks off before what was asked for is ready is a server that is away.
export async function stream(
  path: string,
  body: unknown,
  onLine: (line: Record<string, unknown>) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Handlingsrom': 'web' },
    body: JSON.stringify(body),
    signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let answered = false;
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      if (signal.aborted) throw cause;
      return lose();
    });
    if (done) return answered ? undefined : lose();
    rest += value;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line) continue;
      const read = JSON.parse(line) as Record<string, unknown>;
      answered ||= read.event === 'ready' || read.event === 'problem';
      onLine(read);
    }
  }
}
