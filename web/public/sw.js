// Keeps what the portal is made of, so that it opens without a line as well; nothing of what the desk answers.
const kept = 'portal'
const page = '/'
const isOthers = path => /^\/(api|desk|admin|l)(\/|$)/.test(path)

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// The portal names the files that it has loaded.
self.addEventListener('message', event => event.waitUntil(keepAll(event.data)))

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && !isOthers(url.pathname)) event.respondWith(opened(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

// The page itself comes from the desk; the one that was kept stands in for it.
async function opened(request) {
  const cache = await caches.open(kept)
  try {
    const response = await fetch(request)
    if (response.ok) await keep(cache, response.clone())
    return response
  } catch (lost) {
    const before = await cache.match(page)
    if (before) return before
    throw lost
  }
}

// A page of another release names other files: those of the one before go.
async function keep(cache, response) {
  const before = await cache.match(page)
  const script = text => /\/assets\/index-[^"]+\.js/.exec(text)?.[0]
  const isNewer = before && script(await before.text()) !== script(await response.clone().text())
  if (isNewer) for (const request of await cache.keys()) await cache.delete(request)
  await cache.put(page, response)
}

// Names of these files change with what is in them.
async function asset(request) {
  const cache = await caches.open(kept)
  const found = await cache.match(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

async function keepAll(paths) {
  const cache = await caches.open(kept)
  await keep(cache, await fetch(page))
  await Promise.all(paths.map(path => asset(new Request(path))))
}
