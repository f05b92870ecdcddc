// Compiles one folder of Python in place with the Pyodide that will run it: node compile.mjs PYODIDE_DIR FOLDER
// Each module becomes a bytecode file beside its source; the caller removes the sources.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [, , pyodideDir, folder] = process.argv;
const { loadPyodide } = await import(pathToFileURL(join(pyodideDir, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: pyodideDir });
pyodide.FS.mkdirTree("/tree");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/tree");
const good = pyodide.runPython(`
import compileall, py_compile
compileall.compile_dir(
    "/tree", maxlevels=40, legacy=True, quiet=1, force=True, stripdir="/tree", optimize=0,
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
`);
process.exit(good ? 0 : 1);
