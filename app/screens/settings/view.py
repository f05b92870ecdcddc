"""The settings, for everybody: text size, colours and language first, the data and the way out below."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.navigation import go
from app.parts.choices import ChoiceChips
from app.parts.layout import Screen
from app.parts.surfaces import Card, ListRow, RowsCard, SectionHeader
from app.parts.text import Lead, Note
from app.screens.settings.account import Account
from app.screens.settings.data import Data
from app.screens.settings.version import Version
from app.theme import TEXT_SCALES, L
from app.wording import device, language
from app.wording import help as help_words
from app.wording import settings as words


@safe_component
def Settings() -> ft.Control:
    """The page. Without anybody signed in it is about the display only."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    body: list[ft.Control] = [SectionHeader(words.DISPLAY()), Display(client)]
    if session.signed_in:
        body += [SectionHeader(words.RATING()), Rating(client)]
        body += [SectionHeader(words.DATA()), Data(), SectionHeader(words.ACCOUNT()), Account()]
    body += [SectionHeader(words.APP()), Version(), More(signed_in=session.signed_in)]
    return Screen(words.TITLE(), body, back=None if session.ready else "/")


@safe_component
def Display(client: Client) -> ft.Control:
    """How the app looks. Every choice takes effect at once."""
    preferences, _ = ft.use_state(client.preferences)
    sizes = [(str(scale), words.PERCENT(n=round(scale * 100))) for scale in TEXT_SCALES]
    modes = [("system", words.SYSTEM()), ("light", words.LIGHT()), ("dark", words.DARK())]
    languages = [(language.THAI, words.THAI()), (language.ENGLISH, words.ENGLISH())]
    return Card(
        ChoiceChips(
            sizes,
            str(preferences.look.text_scale),
            lambda size: preferences.choose(text_scale=float(size)),
            identifier="text-size",
            label=words.TEXT_SIZE(),
        ),
        Lead(words.SAMPLE()),
        ChoiceChips(
            modes,
            preferences.look.mode,
            lambda mode: preferences.choose(mode=mode),
            identifier="theme",
            label=words.THEME(),
        ),
        Felt(client),
        ChoiceChips(
            languages,
            preferences.language,
            lambda spoken: preferences.choose(speak=spoken),
            identifier="language",
            label=words.LANGUAGE(),
        ),
        spacing=L,
    )


@safe_component
def Felt(client: Client) -> ft.Control:
    """Whether a level that was saved is felt, where the machine can be felt at all."""
    preferences, _ = ft.use_state(client.preferences)
    there, tell = ft.use_state(False)

    async def look() -> None:
        tell(await client.haptics.are_there())

    ft.use_effect(look, [])
    if not there:
        return ft.Container(visible=False)

    def choose(said: str) -> None:
        preferences.choose(haptics=said == "on")
        client.haptics.tap()

    ways = [("on", device.HAPTICS_ON()), ("off", device.HAPTICS_OFF())]
    chosen = "on" if preferences.haptics else "off"
    return ChoiceChips(ways, chosen, choose, identifier="haptics", label=device.HAPTICS())


def More(*, signed_in: bool) -> ft.Control:
    """Help for every page, installing, and what to send when something is wrong."""
    rows = [
        _row(ft.Icons.HELP_OUTLINE, help_words.TITLE(), "", "/help", "to-help"),
        _row(ft.Icons.INSTALL_MOBILE, device.INSTALL(), device.INSTALL_NOTE(), "/install", "to-install"),
    ]
    if signed_in:
        said = (device.DIAGNOSTICS(), device.DIAGNOSTICS_NOTE())
        rows.append(_row(ft.Icons.TROUBLESHOOT, *said, "/settings/diagnostics", "to-diagnostics"))
    return RowsCard(*rows)


def _row(icon: ft.IconData, title: str, note: str, path: str, identifier: str) -> ft.Control:
    leading = ft.Icon(icon, color=ft.Colors.PRIMARY)
    return ListRow(title, subtitle=note, leading=leading, on_click=lambda: go(path), identifier=identifier)


@safe_component
def Rating(client: Client) -> ft.Control:
    """How a sheet behaves under the thumb."""
    preferences, _ = ft.use_state(client.preferences)
    ways = [("turns", words.TURNS()), ("stays", words.STAYS())]
    return Card(
        ChoiceChips(
            ways,
            "turns" if preferences.turns_page else "stays",
            lambda way: preferences.choose(turns_page=way == "turns"),
            identifier="turns-page",
            label=words.AFTER_LEVEL(),
        ),
        Note(words.AFTER_LEVEL_NOTE()),
        spacing=L,
    )
