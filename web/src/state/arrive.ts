// Parts of the pages that are loaded when they are wanted. While the server is away a part is asked for until it comes: the page stands meanwhile, says so,
// and keeps what was typed.
import { lazy } from 'react';
import { answers } from '../api/client';

const retryMilliseconds = 1500;

/// Style sheets that did not come along are asked for once more: what loads the parts believes that it has asked.
function bringStyles(): Promise<unknown> {
  const lost = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((one) => !one.sheet);
  return Promise.all(
    lost.map(
      (one) =>
        new Promise((done) => {
          const anew = one.cloneNode() as HTMLLinkElement;
          anew.onload = anew.onerror = done;
          one.replaceWith(anew);
        }),
    ),
  );
}

/// Fails only where the server answers and has no such part: the program is another than when the page was opened.
export async function arrive<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      if (await answers()) {
        await bringStyles();
        return load();
      }
      await new Promise((done) => setTimeout(done, retryMilliseconds));
    }
  }
}

export const later: typeof lazy = (load) => lazy(() => arrive(load));
