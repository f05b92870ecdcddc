"""What to call a browser, its system and its network, as far as it says so itself."""

from __future__ import annotations

from app.platform.ports import Network

# The more particular names first: every browser also claims to be an older one.
_BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("CriOS/", "Chrome"),
    ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip

_FREE, _METERED = ("wifi", "ethernet"), ("cellular", "wimax", "bluetooth")


def browser_name(agent: str) -> str:
    """The browser's usual name."""
    return next((name for mark, name in _BROWSERS if mark in agent), "Browser")


def system_name(agent: str) -> str:
    """The system's usual name."""
    return next((name for mark, name in _SYSTEMS if mark in agent), "Web")


def network_of(kind: str) -> Network:
    """The network by its `NetworkInformation.type`; anything else, and nothing, is unknown."""
    if kind in _FREE:
        return Network.FREE
    return Network.METERED if kind in _METERED else Network.UNKNOWN
