// The splash: shows phase and percentage, turns into advice with a retry button when something fails,
// and says so itself when nothing has moved for a while.
import { WORDS } from "./words.js";

const PATIENCE_MS = 30_000;
const AFTER_AN_ERROR_MS = 8_000;
const splash = document.getElementById("splash");
const element = (id) => splash.querySelector(`#${id}`);

let percent = 0;
let watchdog = 0;
let suspicion = null;
let over = false;

function moved() {
  clearTimeout(watchdog);
  if (suspicion === null) watchdog = setTimeout(() => slow(), PATIENCE_MS);
  else watchdog = setTimeout(() => fail("start", suspicion), AFTER_AN_ERROR_MS);
}

function slow() {
  element("splash-note").textContent = WORDS.slow;
  element("splash-failure").hidden = false;
}

/** Show a phase with its share of the way, 0 to 100. The bar never runs backwards within a phase. */
export function show(phase, share, note = "") {
  if (over) return;
  if (splash.dataset.phase !== phase) percent = 0;
  percent = Math.max(percent, Math.min(100, Math.floor(share)));
  splash.dataset.phase = phase;
  element("splash-phase").textContent = WORDS[phase];
  element("splash-bar").value = percent;
  element("splash-percent").textContent = `${percent}%`;
  element("splash-note").textContent = note;
  element("splash-failure").hidden = true;
  moved();
}

/** Something complained. It may be harmless: only when nothing moves after it, the start has failed. */
export function suspect(details) {
  if (over) return;
  suspicion ??= details;
  moved();
}

/** Say what went wrong and what to do. Nothing after this changes the screen. */
export function fail(kind, details) {
  over = true;
  clearTimeout(watchdog);
  const { what, advice } = WORDS.failures[kind];
  splash.dataset.phase = "failed";
  splash.classList.remove("leaving");
  element("splash-what").textContent = what;
  element("splash-advice").textContent = advice;
  element("splash-details").textContent = String(details);
  element("splash-work").hidden = true;
  element("splash-failure").hidden = false;
  document.body.append(splash);
}

/** The app's own first screen is on the canvas: step aside. */
export function leave() {
  if (over) return;
  over = true;
  clearTimeout(watchdog);
  splash.classList.add("leaving");
  setTimeout(() => splash.dataset.phase === "failed" || splash.remove(), 200);
}

element("splash-retry").addEventListener("click", () => location.reload());
moved();
