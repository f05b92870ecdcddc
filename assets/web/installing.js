// The service worker: on a first visit the app is downloaded through it, once, with progress; later visits start from
// what it keeps, and a newer version waits until the person agrees.
import { WORDS } from "./words.js";
import * as splash from "./splash.js";

const container = navigator.serviceWorker;
const CHECK_EVERY_MS = 15 * 60_000;

/** Resolves when the app's files can be loaded; throws {kind, details} when they cannot be had. */
export async function filesReady() {
  if (!container || container.controller) return;
  const registration = await register();
  if (!registration) return; // the files come from the server this time
  if (registration.active && !registration.installing) return; // a forced reload goes around the worker
  await controlled(registration);
}

/** Until the app stands, another page that takes the newer version starts this one over: it would go on with files of
 * both, and what it was loading at that moment may never come. Returns how to end that. */
export function startsOverWithTheVersion() {
  if (!container?.controller) return () => undefined; // a first visit waits for its worker
  const over = () => location.reload();
  container.addEventListener("controllerchange", over);
  return () => container.removeEventListener("controllerchange", over);
}

/** The registration, or null where the browser allows none (private windows) or the server did not answer. */
async function register() {
  try {
    return await container.register("sw.js", { updateViaCache: "none" });
  } catch (error) {
    console.info("not kept on this device:", error);
    return null;
  }
}

function controlled(registration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((resolve, reject) => {
    let reason = { kind: "network", details: "the service worker could not be installed" };
    container.addEventListener("message", ({ data }) => {
      if (data?.type === "progress") progressed(data);
      if (data?.type === "install-failed") reason = { kind: data.kind, details: data.details };
    });
    container.startMessages();
    container.addEventListener("controllerchange", resolve, { once: true });
    worker.addEventListener("statechange", () => worker.state === "redundant" && reject(reason));
    if (container.controller) resolve();
  });
}

function progressed({ done, total, wire }) {
  const megabytes = Math.round(wire / 1e6);
  splash.show("downloading", (100 * done) / total, WORDS.downloadingNote.replace("{megabytes}", megabytes));
}

/** Look for a newer version now and whenever the app comes back to the front; tell once when one is ready. */
export async function watchForUpdates(ready) {
  const registration = container && (await register());
  if (!registration) return;
  const tell = () => registration.waiting && container.controller && ready();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tell);
  });
  tell();
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - checked < CHECK_EVERY_MS) return;
    checked = Date.now();
    registration.update().catch(() => undefined); // offline: the next return to the front asks again
  });
}

/** Ask the server for a newer version. True when one is waiting or being downloaded. */
export async function check() {
  const registration = await container?.getRegistration();
  if (!registration) return false;
  await registration.update();
  return Boolean(registration.waiting || registration.installing);
}

/** Switch to the version that waits, and start over in it. */
export async function apply() {
  const registration = await container?.getRegistration();
  if (!registration?.waiting) return false;
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: "take-over" });
  return true;
}
