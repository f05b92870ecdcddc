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
    """The device's package and the domain: an allow-list, so nothing else can slip onto a phone."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in sources():
            (Path(scratch) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, Path(scratch) / name)
        return compiled(Path(scratch), places.cache, "ours")


def entry(places: Places) -> Path:
    """What begins, alone: a site that begins with something else shares all the rest."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copyfile(places.entry, Path(scratch) / "main.py")
        return compiled(Path(scratch), places.cache, "entry")


def sources() -> list[str]:
    """What of this repository goes to a phone."""
    found = (f"{package}/{name}" for package in OURS for name in files_under(ROOT / package))
    return [name for name in found if not NOT_OURS.search(name)]


def write(places: Places) -> None:
    """Put the archives into the site."""
    folder = places.out / "python"
    archive.stored(folder / "stdlib.zip", standard_library(places))
    archive.stored(folder / "packages.zip", packages(places))
    archive.stored(folder / "ours.zip", ours(places), entry(places))
