// The worker's end of the bridge to the page: Python asks for what only a page can do and hears what happens there.
const waiting = new Map();
let lastId = 0;
let listener = null;
const early = [];

function ask(what) {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    self.postMessage({ type: "ask", id, what });
  });
}

/** Hear page events from now on, and those that came before anyone listened. */
function listen(callback) {
  listener = callback;
  for (const event of early.splice(0)) listener(event.name, event.hidden);
}

export function received(message) {
  if (message.type === "event") {
    if (listener) listener(message.name, message.hidden);
    else early.push(message);
  } else if (message.type === "answer") {
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if ("error" in message) reject(new Error(message.error));
    else resolve(message.value);
  }
}

export const forPython = { ask, listen };
