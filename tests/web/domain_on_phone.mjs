// Runs tests with the Python of phones, under Node: node domain_on_phone.mjs PYODIDE_DIR REPOSITORY SITE_PACKAGES TESTS...
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , pyodideDir, repository, packages, ...asked] = process.argv;
const { loadPyodide } = await import(pathToFileURL(join(pyodideDir, "pyodide.mjs")).href);
const env = { PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1", PYTHONDONTWRITEBYTECODE: "1", HOME: "/tmp" };
const pyodide = await loadPyodide({ indexURL: pyodideDir, env });
for (const [place, root] of [["/repository", repository], ["/installed", packages]]) {
  pyodide.FS.mkdirTree(place);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, place);
}
pyodide.globals.set("asked", pyodide.toPy(asked));
process.exit(pyodide.runPython(`
import os, sys
sys.path.insert(0, "/repository")
sys.path.append("/installed")
os.chdir("/repository")
from tests.web.domain_on_phone import main
main(asked)
`));
