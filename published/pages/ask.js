// On a published page: what the pages ask a server for is answered by the engine in a worker, on the reader's own machine.
(() => {
  const root = new URL(document.querySelector('meta[name="handlingsrom-root"]').content, location.href);
  const ownFetch = window.fetch.bind(window);
  const waiting = new Map();
  let worker = null;
  let last = 0;

  function start() {
    worker = new Worker(new URL('published/worker.js', root), { type: 'module' });
    worker.onmessage = ({ data }) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if (!one) return;
      if (data.fault) one.reject(new TypeError(data.fault));
      else one.resolve(new Response(data.body, { status: data.status, headers: { 'Content-Type': data.type } }));
    };
    worker.onerror = () => {
      for (const one of waiting.values()) one.reject(new TypeError('engine'));
      waiting.clear();
      worker = null;
    };
  }

  window.fetch = (input, init = {}) => {
    const url = new URL(typeof input === 'string' ? input : (input.url ?? String(input)), location.href);
    if (url.origin !== location.origin || !url.pathname.startsWith('/api/')) return ownFetch(input, init);
    if (!worker) start();
    const id = ++last;
    return new Promise((resolve, reject) => {
      const abort = () => {
        if (!waiting.delete(id)) return;
        worker?.postMessage({ cancel: id });
        reject(new DOMException('aborted', 'AbortError'));
      };
      if (init.signal?.aborted) return reject(new DOMException('aborted', 'AbortError'));
      init.signal?.addEventListener('abort', abort, { once: true });
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method: init.method ?? 'GET', target: url.pathname + url.search, body: init.body ?? '' });
    });
  };

  // The address changes while one reads, and what is written from where the page stood must not move with it.
  document.addEventListener('DOMContentLoaded', () => {
    for (const link of document.querySelectorAll('link[href]')) link.setAttribute('href', link.href);
  });

  // From the second visit on also without a network.
  if ('serviceWorker' in navigator && location.protocol !== 'file:')
    navigator.serviceWorker.register(new URL('offline.js', root), { scope: root.pathname }).catch(() => undefined);
})();
