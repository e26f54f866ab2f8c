// While a page is made ready for paper nothing can be waited for: what is asked for then is asked at once, and drawn at once.
import { flushSync } from 'react-dom';

let printing = false;
window.addEventListener('beforeprint', () => (printing = true), { capture: true });
window.addEventListener('afterprint', () => (printing = false), { capture: true });

export const onPaper = () => printing;

/// Sets state so that paper has it too.
export function drawNow(set: () => void): void {
  if (printing) flushSync(set);
  else set();
}

/// The answer without waiting, as text; null where it is refused or the server is away.
export function askedNow(path: string, body: string | null): string | null {
  const request = new XMLHttpRequest();
  try {
    request.open(body === null ? 'GET' : 'POST', path, false);
    if (body !== null) request.setRequestHeader('Content-Type', 'application/json');
    request.setRequestHeader('X-Handlingsrom', 'web');
    request.send(body);
  } catch {
    return null;
  }
  return request.status === 200 ? request.responseText : null;
}
