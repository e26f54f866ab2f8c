// Keeps the published files, so that the pages open without a network. VERSION is replaced when the pages are published; a new one lets the old go.
const kept = 'handlingsrom-VERSION';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('handlingsrom-') && name !== kept).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    caches.open(kept).then(async (cache) => {
      const wanted = request.mode === 'navigate' ? new Request(new URL(request.url).pathname) : request;
      try {
        const fresh = await fetch(request);
        if (fresh.ok) await cache.put(wanted, fresh.clone());
        return fresh;
      } catch (fault) {
        const known = await cache.match(wanted);
        if (known) return known;
        throw fault;
      }
    }),
  );
});
