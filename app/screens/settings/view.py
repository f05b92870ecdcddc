"""The settings, for everybody: text size, colours and language first, the data and the way out below."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.parts.choices import ChoiceChips
from app.parts.layout import Screen
from app.parts.surfaces import Card, SectionHeader
from app.parts.text import Lead, Note
from app.screens.settings.account import Account
from app.screens.settings.data import Data
from app.screens.settings.version import Version
from app.theme import TEXT_SCALES, L
from app.wording import language
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
    body += [SectionHeader(words.APP()), Version()]
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
