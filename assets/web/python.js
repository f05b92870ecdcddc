// The page's end of the Python worker: carries flet's packets both ways and answers what only a page can do.
import * as frames from "./frames.js";
import * as installing from "./installing.js";

// Flet's first packet registers the client; from the second on there is something to look at.
const FIRST_SCREEN_PACKET = 2;

// A worker cannot see whether there is a mouse: it is told by its name.
const HELD_IN_HAND = matchMedia("(pointer: coarse)").matches ? "held-in-hand" : "";

export class PythonWorker {
  #worker = new Worker("worker.js", { type: "module", name: HELD_IN_HAND });
  #events;
  #toDart = null;
  #packets = 0;
  #started;
  #running = false;

  constructor(events) {
    this.#events = events;
    this.#started = new Promise((resolve, reject) => {
      const failed = (details) => {
        events.failed(details, this.#running);
        reject(details);
      };
      this.#worker.addEventListener("message", ({ data }) => this.#received(data, resolve, failed));
      this.#worker.addEventListener("error", (event) => {
        if (!this.#running) failed(event.message ?? "the Python worker did not start");
      });
    });
    this.#started.catch(() => undefined); // told by then
    for (const name of ["visibilitychange", "pagehide", "freeze", "online", "offline"]) this.#forward(name);
    navigator.connection?.addEventListener("change", () => this.tell("network-changed"));
  }

  /** Give flet's client the three functions it calls. */
  install(target) {
    target.jsConnect = (_appId, _args, toDart) => {
      this.#toDart = toDart;
      frames.pace();
      this.#worker.postMessage({ type: "connect", documentUrl: document.URL });
      return this.#started;
    };
    target.jsSend = async (_appId, data) => this.#worker.postMessage(data, [data.buffer]);
    target.jsDisconnect = async () => this.#worker.terminate();
  }

  /** Tell Python something happened on the page. */
  tell(name) {
    this.#worker.postMessage({ type: "event", name, hidden: document.hidden });
  }

  #forward(name) {
    const target = name === "visibilitychange" || name === "freeze" ? document : window;
    target.addEventListener(name, () => this.tell(name));
  }

  #received(data, resolve, failed) {
    if (data instanceof Uint8Array) {
      if (this.#packets === 0) frames.flow();
      this.#toDart(data);
      this.#packets += 1;
      if (this.#packets === FIRST_SCREEN_PACKET) this.#events.shown();
    } else if (data.type === "milestone") {
      this.#events.reached(data.name);
    } else if (data.type === "connected") {
      this.#running = true;
      resolve();
      this.#events.reached("connected");
    } else if (data.type === "failed") {
      failed(data.details);
    } else if (data.type === "ask") {
      this.#answer(data);
    }
  }

  async #answer({ id, what }) {
    let reply;
    try {
      reply = { type: "answer", id, value: await ANSWERS[what]() };
    } catch (error) {
      reply = { type: "answer", id, error: String(error) };
    }
    this.#worker.postMessage(reply);
  }
}

// Somebody has files here. A page that may not use its local storage has no marks, and nothing to say.
const MARK = "nithet-has-files";
const marked = () => localStorage.getItem(MARK);

const BUZZ_MS = 12; // felt, and over before the next tap

const ANSWERS = {
  "persist": () => navigator.storage?.persist?.(),
  "is-persisted": () => navigator.storage?.persisted?.(),
  "is-marked": () => marked() !== null,
  "mark": () => localStorage.setItem(MARK, "1"),
  "unmark": () => localStorage.removeItem(MARK),
  "check-for-update": installing.check,
  "apply-update": installing.apply,
  "is-installed": () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
  // A vibration is the page's: workers have none. A browser without a finger on its screen says yes and does nothing.
  "can-buzz": () => typeof navigator.vibrate === "function" && matchMedia("(pointer: coarse)").matches,
  "buzz": () => navigator.vibrate?.(BUZZ_MS) ?? false,
  "reload": () => location.reload(),
};
