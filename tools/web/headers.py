"""How the site must be served: security policy, caching and media types, written beside it as `headers.json`."""

from __future__ import annotations

import json
from pathlib import Path

# 'wasm-unsafe-eval' compiles WebAssembly (Python, the drawing engine, SQLite's host); nothing needs 'unsafe-eval'.
# 'unsafe-inline' for styles only: Flutter sets style attributes on its own elements.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "connect-src": "'self'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
SECURITY = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
REVALIDATE = "no-cache"
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".frag": "text/plain; charset=utf-8",
    ".bin": "application/octet-stream",
}
DOCUMENT = {
    "note": "Serve exactly these files; index.html for / only, never as a fallback for another path.",
    "headers": SECURITY,
    "cache_control": {"*": REVALIDATE},
    "media_types": MEDIA_TYPES,
    "media_type_by_name": {"manifest.json": "application/manifest+json"},
    "not_served": ["headers.json"],
}


def write(out: Path) -> None:
    """Write the rules for whatever serves the site."""
    (out / "headers.json").write_text(json.dumps(DOCUMENT, ensure_ascii=False, indent=2) + "\n", "utf-8")
