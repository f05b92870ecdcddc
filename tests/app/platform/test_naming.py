"""What a browser is called in the office's list of devices."""

import pytest

from app.platform.browser.naming import browser_name, network_of, system_name
from app.platform.ports import Network

CHROME_ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
)
SAFARI_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
    "Mobile/15E148 Safari/604.1"
)
EDGE_WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 "
    "Edg/126.0.0.0"
)


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (CHROME_ANDROID, "Chrome", "Android"),
        (SAFARI_IPHONE, "Safari", "iPhone"),
        (EDGE_WINDOWS, "Edge", "Windows"),
        ("something else", "Browser", "Web"),
    ],
)
def test_a_browser_has_the_name_people_know(agent: str, browser: str, system: str) -> None:
    assert (browser_name(agent), system_name(agent)) == (browser, system)


@pytest.mark.parametrize(
    ("said", "network"),
    [
        ("wifi", Network.FREE), ("ethernet", Network.FREE), ("cellular", Network.METERED), ("none", Network.UNKNOWN),
        ("", Network.UNKNOWN), ("undefined", Network.UNKNOWN), ("satellite", Network.UNKNOWN),
    ],
)  # fmt: skip
def test_a_network_is_named_only_where_the_browser_says_so(said: str, network: Network) -> None:
    assert network_of(said) is network
