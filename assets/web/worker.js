// Runs Python: loads Pyodide, unpacks the archives, runs main.py and hands flet's packets over.
// Starts at once when the page creates it; the page connects when Flutter is ready.
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { unpack } from "./unpack.js";
import * as bridge from "./bridge.js";
import * as opfs from "./opfs.js";

const PACKAGES = "/packages";
const flet = { send: null, documentUrl: null };
const here = (name) => new URL(name, import.meta.url).href;
const milestone = (name) => self.postMessage({ type: "milestone", name });
let pageConnected;
const connected = new Promise((resolve) => (pageConnected = resolve));

async function archive(name) {
  const response = await fetch(here(`python/${name}.zip`));
  if (!response.ok) throw new Error(`${name}.zip: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function main() {
  milestone("worker");
  const archives = ["packages", "ours"].map(archive);
  const pyodide = await loadPyodide({
    indexURL: here("pyodide/"),
    stdLibURL: here("python/stdlib.zip"),
    packageBaseUrl: here("pyodide/"),
    lockFileContents: { info: { abi_version: "2026_0" }, packages: {} },
    stdout: (text) => console.log(text),
    stderr: (text) => console.error(text),
  });
  milestone("runtime");
  for (const bytes of await Promise.all(archives)) unpack(pyodide.FS, bytes, PACKAGES);
  milestone("packages");
  pyodide.registerJsModule("flet_js", flet);
  pyodide.registerJsModule("nithet_js", { ...bridge.forPython, ...opfs.forPython(pyodide) });
  await pyodide.runPythonAsync(`
    import sys
    sys.path.insert(0, "${PACKAGES}")
    import runpy
    runpy.run_module("main", run_name="__main__")
  `);
  milestone("app");
  flet.documentUrl = await connected;
  await flet.start_connection(send);
  self.postMessage({ type: "connected" });
}

function send(message) {
  const bytes = message.toJs(); // a fresh copy, so its buffer may be handed over
  self.postMessage(bytes, [bytes.buffer]);
}

self.addEventListener("message", ({ data }) => {
  if (data instanceof Uint8Array) flet.send(data);
  else if (data.type === "connect") pageConnected(data.documentUrl);
  else bridge.received(data);
});

const failed = (error) => self.postMessage({ type: "failed", details: String(error?.stack ?? error) });
// An interpreter that broke down (out of memory, for one) cannot say so on the screen itself.
const brokenDown = (error) => error?.pyodide_fatal_error && failed(error);
self.addEventListener("error", ({ error }) => brokenDown(error));
self.addEventListener("unhandledrejection", ({ reason }) => brokenDown(reason));
main().catch(failed);
