// Keeps the page and all it needs, a set a version, for when there is no network.
"use strict";

const CACHE = `kiosk-${VERSION}`;
const PAGE = "/kiosk";
const SOUNDS = "kiosk-sounds"; // filled by the page, of no version: addresses name what they hold
const SOUND = "/q/nghe/";
const PATIENCE = 4_000; // milliseconds

self.addEventListener("install", (event) => {
  // Files are named by what they hold: those the page came with need not come again.
  const fresh = FILES.map((file) => new Request(file, { cache: file === PAGE ? "reload" : "default" }));
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(fresh))
      .then(() => self.skipWaiting()),
  );
});

// Whoever is answering has all they need in the page already.
self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("kiosk-") && ![CACHE, SOUNDS].includes(name);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { pathname, search, origin } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && pathname === PAGE) event.respondWith(page(event.request));
  else if (FILES.includes(pathname + search)) event.respondWith(kept(event.request));
  else if (pathname.startsWith(SOUND)) event.respondWith(sound(event.request));
});

// The newest page where the server answers in time; a refusal is an answer, too.
async function page(request) {
  let answer;
  try {
    answer = await fetch(request.url, { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
  } catch {
    answer = Response.error();
  }
  return (await caches.match(PAGE)) ?? answer;
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// Players ask for parts, and some play nothing without; a cache holds the whole.
async function sound(request) {
  const whole = await caches.match(request.url, { ignoreVary: true });
  if (!whole) return fetch(request);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  return asked ? part(whole, Number(asked[1]), Number(asked[2] || Infinity)) : whole;
}

async function part(whole, first, last) {
  const content = await whole.blob();
  const { size, type } = content;
  if (first >= size) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size}` } });
  const end = Math.min(last, size - 1);
  const headers = {
    "Content-Type": type,
    "Content-Length": String(end - first + 1),
    "Content-Range": `bytes ${first}-${end}/${size}`,
    "Accept-Ranges": "bytes",
  };
  return new Response(content.slice(first, end + 1, type), { status: 206, headers });
}
