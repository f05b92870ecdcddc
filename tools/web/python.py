"""The Python side of the site: the trimmed standard library, the packages and our own code, each one archive."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from tools.web import archive, wheels
from tools.web.bytecode import compiled, pyodide
from tools.web.paths import ROOT, Places, files_under

OURS = ("app", "fieldwork")
NOT_OURS = re.compile(r"(^|/)(__pycache__|tests?|\.[^/]*)(/|$)|\.py[ci]$")

# Of the standard library, what only terminals, servers, mail and build tools use.
UNUSED_STDLIB = re.compile(
    r"^(pydoc|pydoc_data|doctest|pdb|bdb|unittest|imaplib|smtplib|poplib|nntplib|ftplib|mailbox|mailcap|telnetlib"
    r"|xmlrpc|http/server|wsgiref|socketserver|turtle|tkinter|idlelib|lib2to3|ensurepip|venv|distutils"
    r"|multiprocessing|optparse|cProfile|profile|profiling|pstats|trace|tabnanny|pyclbr|modulefinder|zipapp|this|antigravity"
    r"|_pyrepl|curses|dbm|shelve|cmd|webbrowser|plistlib|netrc|wave|_aix_support|_osx_support"
    r"|_apple_support|_ios_support|_android_support|pickletools|xml|rlcompleter)(/|\.py$)"
)


def standard_library(places: Places) -> Path:
    """Pyodide's own library without what no phone uses, as bytecode."""
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(pyodide() / "python_stdlib.zip") as library:
        names = [name for name in library.namelist() if not UNUSED_STDLIB.search(name)]
        library.extractall(scratch, names)
        return compiled(Path(scratch), places.cache, "stdlib")


def packages(places: Places) -> Path:
    """The vendored packages, trimmed, as bytecode."""
    with tempfile.TemporaryDirectory() as scratch:
        wheels.stage(wheels.vendor(places), Path(scratch))
        return compiled(Path(scratch), places.cache, "packages")


def ours(places: Places) -> Path:
    """The entry, the device's package and the domain: an allow-list, so nothing else can slip onto a phone."""
    with tempfile.TemporaryDirectory() as scratch:
        stage_ours(places, Path(scratch))
        return compiled(Path(scratch), places.cache, "ours")


def stage_ours(places: Places, target: Path) -> None:
    """Copy the entry, the allow-listed sources and the data files lying beside them."""
    shutil.copyfile(places.entry, target / "main.py")
    for name in sources():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)


def sources() -> list[str]:
    """What of this repository goes to a phone."""
    found = (f"{package}/{name}" for package in OURS for name in files_under(ROOT / package))
    return [name for name in found if not NOT_OURS.search(name)]


def write(places: Places) -> None:
    """Put the archives into the site."""
    archive.stored(standard_library(places), places.out / "python" / "stdlib.zip")
    archive.stored(packages(places), places.out / "python" / "packages.zip")
    archive.stored(ours(places), places.out / "python" / "ours.zip")
