// Loads the site's own archives under Node and imports every module of ours: node import_everything.mjs SITE PYODIDE_DIR
// Prints a JSON object of module name to error for those that failed, and what importing the entry pulled in.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , site, pyodideDir] = process.argv;
const { loadPyodide } = await import(pathToFileURL(join(pyodideDir, "pyodide.mjs")).href);
const { unpack } = await import(pathToFileURL(join(site, "unpack.js")).href);
const pyodide = await loadPyodide({ indexURL: pyodideDir, stdLibURL: join(site, "python/stdlib.zip"), stdout: () => {} });
for (const name of ["packages", "ours"]) {
  unpack(pyodide.FS, new Uint8Array(await readFile(join(site, `python/${name}.zip`))), "/packages");
}
pyodide.registerJsModule("flet_js", { documentUrl: "http://127.0.0.1/" });
pyodide.registerJsModule("nithet_js", { ask: () => null, listen: () => null });
const report = await pyodide.runPythonAsync(`
import importlib, json, pathlib, sys, time, traceback
root = pathlib.Path("/packages")
sys.path.insert(0, str(root))
failed = {}
began = time.perf_counter()
before = set(sys.modules)
try:
    importlib.import_module("app.main")
except Exception:
    failed["app.main"] = traceback.format_exc()
seconds = time.perf_counter() - began
entry = sorted(set(sys.modules) - before)
for file in sorted([*root.joinpath("app").rglob("*.pyc"), *root.joinpath("fieldwork").rglob("*.pyc")]):
    name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    if name.startswith("app.platform.desktop"):
        continue
    try:
        importlib.import_module(name)
    except Exception:
        failed[name] = traceback.format_exc()
json.dumps({"failed": failed, "entry": entry, "seconds": seconds, "python": sys.version})
`);
console.log(report);
