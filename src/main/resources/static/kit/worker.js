// Brings the frame of one place (PLACE, with its FILES) up where there is no network. Pages that know somebody are never
// kept: without a network the frame comes in their place and fills itself from what the phone keeps.
'use strict';
const KEPT = 'tongchuang' + PLACE + '-' + FILES.join().split('').reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7);
const FRAME = PLACE + '/offline';

self.addEventListener('install', event => event.waitUntil((async () => {
  const kept = await caches.open(KEPT);
  await kept.addAll([...FILES, FRAME].map(file => new Request(file, { cache: 'no-cache' })));
  self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('tongchuang' + PLACE + '-') && name !== KEPT) await caches.delete(name);
  await self.clients.claim();
})()));

const frame = async () => await (await caches.open(KEPT)).match(FRAME) ?? Response.error();

const page = async request => {
  try {
    const answer = await fetch(request);
    // Somebody may have changed the language since: the frame speaks it too.
    if (answer.ok) fetch(FRAME, { cache: 'no-cache' }).then(async fresh => { if (fresh.ok) (await caches.open(KEPT)).put(FRAME, fresh); }).catch(() => {});
    return answer.status >= 500 ? await frame() : answer;
  } catch { return frame(); }
};

self.addEventListener('fetch', event => {
  const to = new URL(event.request.url);
  if (event.request.method !== 'GET' || to.origin !== location.origin) return;
  if (event.request.mode === 'navigate') { if (to.pathname === PLACE) event.respondWith(page(event.request)); return; }
  if (FILES.includes(to.pathname)) event.respondWith((async () => await (await caches.open(KEPT)).match(to.pathname) ?? fetch(event.request))());
});
