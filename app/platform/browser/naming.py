"""What to call a browser and its system in the office's list of devices, as far as it says so itself."""

from __future__ import annotations

# The more particular names first: every browser also claims to be an older one.
_BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("CriOS/", "Chrome"),
    ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def browser_name(agent: str) -> str:
    """The browser's usual name."""
    return next((name for mark, name in _BROWSERS if mark in agent), "Browser")


def system_name(agent: str) -> str:
    """The system's usual name."""
    return next((name for mark, name in _SYSTEMS if mark in agent), "Web")
