"""Installing: the steps for this machine first, those for others below, and what is different on an iPhone."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.help import Steps
from app.parts.layout import Screen
from app.parts.surfaces import Notice, SectionHeader
from app.parts.text import Body
from app.theme import Tone
from app.wording import device as words
from app.wording.language import Phrase

ANDROID, IPHONE, COMPUTER = "android", "iphone", "computer"
_GUIDES: dict[str, tuple[Phrase, tuple[Phrase, ...]]] = {
    ANDROID: (words.ON_ANDROID, words.ANDROID_STEPS),
    IPHONE: (words.ON_IPHONE, words.IPHONE_STEPS),
    COMPUTER: (words.ON_COMPUTER, words.COMPUTER_STEPS),
}
_SYSTEMS = {"Android": ANDROID, "iPhone": IPHONE, "iPad": IPHONE}


def first_for(platform: str) -> list[str]:
    """The guides, that for this machine first."""
    own = _SYSTEMS.get(platform, COMPUTER if platform else ANDROID)
    return [own, *(guide for guide in _GUIDES if guide != own)]


@safe_component
def Install() -> ft.Control:
    """The page. It needs nobody to be signed in."""
    client = use_client()
    installed, tell = ft.use_state(False)

    async def look() -> None:
        tell(await client.is_installed())

    ft.use_effect(look, [])
    body: list[ft.Control] = [Body(words.INSTALL_WHY())]
    if installed:
        body.append(Notice(words.INSTALLED(), tone=Tone.GOOD, identifier="installed"))
    for guide in first_for(client.about.platform):
        title, steps = _GUIDES[guide]
        body += [SectionHeader(title()), ft.Semantics(identifier=f"install-{guide}", content=Steps(steps))]
        body += [Notice(words.IPHONE_APART(), tone=Tone.WARN)] if guide == IPHONE else []
    return Screen(words.INSTALL(), body, back="/settings" if client.session.signed_in else "/welcome")
