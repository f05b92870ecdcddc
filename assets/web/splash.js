// The splash: shows phase and percentage, turns into advice with a retry button when something fails,
// and says so itself when nothing has moved for a while.
import { WORDS } from "./words.js";

const PATIENCE_MS = 30_000;
const element = (id) => document.getElementById(id);

let percent = 0;
let watchdog = 0;
let over = false;

function moved() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    element("splash-note").textContent = WORDS.slow;
    element("splash-retry").parentElement.hidden = false;
  }, PATIENCE_MS);
}

/** Show a phase with its share of the way, 0 to 100. The bar never runs backwards within a phase. */
export function show(phase, share, note = "") {
  const splash = element("splash");
  if (over || !splash) return;
  if (splash.dataset.phase !== phase) percent = 0;
  percent = Math.max(percent, Math.min(100, Math.floor(share)));
  splash.dataset.phase = phase;
  element("splash-phase").textContent = WORDS[phase];
  element("splash-bar").value = percent;
  element("splash-percent").textContent = `${percent}%`;
  element("splash-note").textContent = note;
  moved();
}

/** Say what went wrong and what to do. Nothing after this changes the screen. */
export function fail(kind, details) {
  const splash = element("splash");
  if (over || !splash) return;
  over = true;
  clearTimeout(watchdog);
  const { what, advice } = WORDS.failures[kind];
  splash.dataset.phase = "failed";
  element("splash-what").textContent = what;
  element("splash-advice").textContent = advice;
  element("splash-details").textContent = String(details);
  element("splash-work").hidden = true;
  element("splash-failure").hidden = false;
}

/** The app's own first screen is on the canvas: step aside. */
export function leave() {
  const splash = element("splash");
  if (over || !splash) return;
  over = true;
  clearTimeout(watchdog);
  splash.classList.add("leaving");
  setTimeout(() => splash.remove(), 200);
}

element("splash-retry").addEventListener("click", () => location.reload());
moved();
