"""Flet's prebuilt client without what it never loads, and with every request to another origin taken out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from flet_web import get_package_web_dir

from tools.web import focus, leaving
from tools.web.patching import patched
from tools.web.paths import Places, files_under

# What the site takes from `assets`; the rest is for servers and demos.
ASSETS = ("fonts", "icons", "web")
# Never requested with renderer=canvaskit, or replaced by our own files.
DROP = re.compile(
    r"^canvaskit/(skwasm|wimp|experimental_)|\.symbols$|\.map$|^main\.dart\.(wasm|mjs)$|^flutter\.js$"
    r"|^flutter_service_worker\.js$|/flutter_math_fork/|^index\.html$|^manifest\.json$|^favicon\.png$|^icons/"
    r"|^python(-worker)?\.js$|^version\.json$|/hls[\d.]+js$|/flutter_map_logo|/record_web/"
    r"|^assets/NOTICES$|^assets/fonts/roboto\.woff2$"
    r"|^pyodide/(?!pyodide\.(mjs|asm\.mjs|asm\.wasm)$)"
)


def main_dart(text: str) -> str:
    """No vector-animation engine from a CDN, no fonts from a CDN, no drawing engine from a CDN; what we mend in it."""
    text = patched(
        text,
        r's=3\nreturn A\.p\(A\.\w+\("wasm/rive_native\.js","RiveNative"\),\$async\$\w+\)',
        r"q=null\ns=1\nbreak",
        "the animation engine is not asked for",
    )
    text = patched(text, r'"https://cdn\.jsdelivr\.net/npm/[^"]*"', '"rive/"', "its address")
    text = leaving.closing(focus.led(fallback_fonts(text)))
    return patched(text, r'"https://www\.gstatic\.com/flutter-canvaskit/[^"]*"', '"canvaskit/"', "CanvasKit")


def fallback_fonts(text: str) -> str:
    """A glyph Sarabun lacks comes from the fonts on board, or is a box; the engine asks for no other font."""
    text = patched(text, r'"https://fonts\.gstatic\.com/s/"', '"assets/fonts/"', "where fallback fonts are")
    text = patched(text, r'"notocoloremoji/[^"]+"', '"Emoji.woff2"', "emoji", times=12)
    text = patched(text, r'"notosans(?:symbols|symbols2|math)/[^"]+"', '"Symbols.woff2"', "symbols", times=8)
    text = patched(text, r'"notosansthai/[^"]+"', '"Sarabun-Regular.ttf"', "Thai")
    return patched(
        text,
        r"if\(q\.b\.q\(0,b\)\|\|q\.c\.aH\(0,b\.b\)\)return",
        r"if(q.b.q(0,b)||q.c.aH(0,b.b)||!/^(Emoji|Symbols|Sarabun)/.test(b.b))return",
        "fonts not on board",
    )


def bootstrap(text: str) -> str:
    """Without the stock service worker, which would unregister ours and reload the page for ever."""
    text = patched(text, r"serviceWorkerSettings: \{[^}]*\},", "", "the stock service worker")
    text = patched(text, r'"https://www\.gstatic\.com/flutter-canvaskit"', '"canvaskit"', "CanvasKit's address")
    text = patched(text, r"\n//# sourceMappingURL=\S+", "", "the source map")
    return patched(text, r"document\.getElementById\('loading'\)\?\.remove\(\);", "", "the stock splash")


def pyodide_module(text: str) -> str:
    """Without the default package host: every package comes with the app."""
    return patched(text, r"`https://cdn\.jsdelivr\.net/pyodide/[^`]*`", "t", "Pyodide's package host")


def pyodide_runtime(text: str) -> str:
    """`fdatasync` must reach the file system: the stock one returns at once, and SQLite's commits rely on it."""
    return patched(
        text,
        r"(function ___syscall_fdatasync\(fd\)\{try\{var stream=SYSCALLS\.getStreamFromFD\(fd\);)return 0",
        r"\1return stream.stream_ops?.fsync?.(stream)??0",
        "fdatasync",
    )


PATCHES = {
    "main.dart.js": main_dart,
    "flutter_bootstrap.js": bootstrap,
    "pyodide/pyodide.mjs": pyodide_module,
    "pyodide/pyodide.asm.mjs": pyodide_runtime,
}


def write(places: Places) -> None:
    """Put the client, our fonts and our icons into the site."""
    stock = Path(get_package_web_dir())
    for name in files_under(stock):
        if DROP.search(name):
            continue
        target = places.out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if patch := PATCHES.get(name):
            target.write_text(patch((stock / name).read_text("utf-8")), "utf-8")
        else:
            shutil.copyfile(stock / name, target)
    fonts(places)
    shutil.copytree(places.assets / "icons", places.out / "icons")


def fonts(places: Places) -> None:
    """Declare Sarabun, with a real bold, in the manifest the engine loads before its first frame.

    It stands in for Roboto too, Flutter's own default, so no text on any screen starts out as boxes.
    """
    folder = places.out / "assets" / "fonts"
    for name in ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf", "Symbols.woff2", "Emoji.woff2"):
        shutil.copyfile(places.assets / "fonts" / name, folder / name)
    manifest = folder.parent / "FontManifest.json"
    families = [family for family in json.loads(manifest.read_text("utf-8")) if "KaTeX" not in family["family"]]
    sarabun = [{"asset": "fonts/Sarabun-Regular.ttf"}, {"asset": "fonts/Sarabun-Bold.ttf", "weight": 700}]
    families += [{"family": family, "fonts": sarabun} for family in ("Sarabun", "Roboto")]
    manifest.write_text(json.dumps(families), "utf-8")
