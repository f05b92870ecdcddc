// Starts the app: the files, then Flutter and Python side by side. Python does not wait for Flutter's first frame.
import "./camera.js";
import * as splash from "./splash.js";
import * as installing from "./installing.js";
import { PythonWorker } from "./python.js";

const base = new URL(".", document.baseURI).pathname;
const standsNow = installing.startsOverWithTheVersion();

// What flet's prebuilt client reads.
globalThis.flet = {
  pyodide: true,
  multiView: false,
  noCdn: true,
  webRenderer: "canvaskit",
  routeUrlStrategy: "hash",
  entrypointBaseUrl: base,
  assetBase: base,
  canvasKitBaseUrl: `${base}canvaskit/`,
  fontFallbackBaseUrl: "assets/fonts/",
  webSocketEndpoint: "/none",
};
flet.flutterAppLoaded = new Promise((resolve) => (flet.flutterAppResolve = resolve));

// The milestones of a start and where the bar stands when each is reached.
const MILESTONES = { worker: 6, runtime: 45, packages: 60, client: 30, app: 85, connected: 92 };

function reached(milestone) {
  performance.mark(`nithet:${milestone}`);
  splash.show("preparing", MILESTONES[milestone] ?? 0);
}

function modern() {
  return typeof WebAssembly === "object" && typeof WebAssembly.instantiateStreaming === "function"
    && typeof Worker === "function" && typeof Array.prototype.at === "function";
}

function script(url) {
  return new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.src = url;
    tag.addEventListener("load", resolve);
    tag.addEventListener("error", () => reject({ kind: "start", details: `${url} could not be loaded` }));
    document.body.append(tag);
  });
}

async function start() {
  if (!modern()) throw { kind: "browser", details: navigator.userAgent };
  await installing.filesReady();
  splash.show("preparing", 0);
  const failed = (details, started) => splash.fail(started ? "stopped" : "start", details);
  const python = new PythonWorker({ reached, shown, failed });
  python.install(globalThis);
  addEventListener("flutter-first-frame", () => reached("client"), { once: true });
  await script("flutter_bootstrap.js");
  await installing.watchForUpdates(() => python.tell("update-available"));
}

function shown() {
  standsNow();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    performance.mark("nithet:shown");
    splash.leave();
  }));
}

// WebKit brings a page back from its back/forward cache with Flutter's frames frozen: only a fresh start recovers.
addEventListener("pageshow", (event) => {
  if (event.persisted && navigator.vendor?.startsWith("Apple")) location.reload();
});
addEventListener("error", (event) => splash.suspect(event.error?.stack ?? event.message ?? "error"));
addEventListener("unhandledrejection", (event) => splash.suspect(event.reason?.stack ?? event.reason));

start().catch((problem) => splash.fail(problem.kind ?? "start", problem.details ?? problem.stack ?? problem));
