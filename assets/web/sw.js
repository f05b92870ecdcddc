// Keeps the whole app on the device and answers for it, and for nothing else: what is not in FILES goes to the network
// untouched, so the interface under /api, downloads and printed pages are never replaced by the app's page.
// Build %BUILD%.
"use strict";
const FILES = %FILES%; // path: [sha-256, bytes, bytes on the wire]
const CACHE = "nithet-files";
const ATTEMPTS = 3;
const AT_ONCE = 6;

const scope = new URL(self.registration.scope).pathname;
// Blink loads its own smaller CanvasKit, every other engine the full one.
const blink = typeof Intl.v8BreakIterator !== "undefined";
const wanted = (path) => !path.startsWith("canvaskit/") || path.startsWith("canvaskit/chromium/") === blink;
const paths = Object.keys(FILES).filter(wanted);
const key = (path) => `${scope}.nithet/${FILES[path][0]}`;

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const progress = { done: 0, total: 0, wire: 0 };
  const missing = [];
  for (const path of paths) {
    if (kept.has(key(path))) continue;
    missing.push(path);
    progress.total += FILES[path][1];
    progress.wire += FILES[path][2];
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(cache, missing, progress)));
  } catch (error) {
    const kind = error.name === "QuotaExceededError" ? "storage" : "network";
    await tell({ type: "install-failed", kind, details: `${error}` });
    throw error;
  }
}

async function work(cache, missing, progress) {
  for (let path = missing.pop(); path; path = missing.pop()) await keep(cache, path, progress);
}

async function keep(cache, path, progress) {
  for (let attempt = 1; ; attempt += 1) {
    const received = { bytes: 0 };
    try {
      const response = await download(path, (count) => {
        received.bytes += count;
        progress.done += count;
        report(progress);
      });
      await cache.put(key(path), response);
      return;
    } catch (error) {
      progress.done -= received.bytes;
      if (attempt === ATTEMPTS || error.name === "QuotaExceededError") throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt));
    }
  }
}

// The response is kept as the server gave it: its security policy stays with it, and browsers keep compiled code beside
// a response that has an address.
async function download(path, received) {
  const response = await fetch(new Request(scope + path, { cache: "no-cache", credentials: "same-origin" }));
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const whole = response.clone();
  const chunks = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    received(part.value.byteLength);
  }
  const bytes = await new Blob(chunks).arrayBuffer();
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => b.toString(16).padStart(2, "0"));
  // A sign-in page of a Wi-Fi network answers 200 to everything, and a server may change versions half-way.
  if (hash.join("") !== FILES[path][0]) throw new Error(`${path}: not the file of this version`);
  return whole;
}

let reported = 0;
function report(progress) {
  const now = Date.now();
  if (now - reported < 100) return;
  reported = now;
  tell({ type: "progress", ...progress });
}

async function tell(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function activate() {
  const cache = await caches.open(CACHE);
  const current = new Set(paths.map(key));
  for (const request of await cache.keys()) {
    if (!current.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data?.type === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(scope)) return;
  const path = url.pathname.slice(scope.length) || "index.html";
  if (Object.hasOwn(FILES, path)) event.respondWith(answer(event.request, path));
});

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key(path))) ?? fetch(request);
}
