// Compiles one folder of Python in place with the Pyodide that will run it: node compile.mjs PYODIDE_DIR FOLDER
// Each module becomes a bytecode file beside its source; the caller removes the sources.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , pyodideDir, folder] = process.argv;
const { loadPyodide } = await import(pathToFileURL(join(pyodideDir, "pyodide.mjs")).href);
// Tracebacks keep their lines; the columns would be a fifth of every module.
const pyodide = await loadPyodide({ indexURL: pyodideDir, env: { PYTHONNODEBUGRANGES: "1" } });
pyodide.FS.mkdirTree("/tree");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/tree");
const script = readFileSync(fileURLToPath(new URL("compile_tree.py", import.meta.url)), "utf-8");
try {
  pyodide.runPython(script);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
