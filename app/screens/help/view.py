"""Help for every page: the list of all, and one of them."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.help import HelpText
from app.parts.layout import Screen
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.parts.text import Body
from app.topics import GROUPS, Topic, named
from app.wording import help as words


@safe_component
def Helps(topic: str = "") -> ft.Control:
    """The list; or the page of one topic, with the way back to the list."""
    client = use_client()
    if topic:
        return _Page(topic)
    body: list[ft.Control] = [Body(words.INTRO(), muted=True)]
    for title, group in GROUPS:
        body += [SectionHeader(title()), RowsCard(*map(_row, group))]
    return Screen(words.TITLE(), body, back="/" if client.session.signed_in else "/welcome", helped=False)


def _Page(name: str) -> ft.Control:
    found = named(name)
    if found is None:
        return Screen(words.TITLE(), [EmptyState(ft.Icons.HELP_OUTLINE, words.UNKNOWN())], back="/help", helped=False)
    return Screen(found.help.title(), HelpText(found.help), back="/help", page=name, helped=False)


def _row(topic: Topic) -> ft.Control:
    return ListRow(topic.help.title(), on_click=lambda: go(f"/help/{topic.name}"), identifier=f"help-{topic.name}")
