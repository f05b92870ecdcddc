"""What the teacher signed of a lesson: under which words, and what has been said otherwise since."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.parts.moments import at
from app.parts.surfaces import Notice, Pills, SectionHeader
from app.parts.text import Note
from app.past import names, values
from app.screens.rubric.observed.reading import as_read, lesson_parts
from app.screens.rubric.observed.screen import ObservedScreen
from app.signing.card import SignatureCard, SignedPill, SignedWords
from app.theme import M, Tone
from app.visiting.sheets import Filling
from app.wording import debrief as sign_words
from app.wording import lesson as words
from fieldwork.debriefs import Signing, is_signed
from fieldwork.lessons import ByTeacher, LessonWords, by_teacher
from fieldwork.records.stored import World


def standing(screen: ObservedScreen) -> ft.Control:
    """Whether the teacher has signed what the page says; where something was changed since, what it is."""
    now = by_teacher(screen.signings)
    if now is not ByTeacher.CHANGED:
        return Pills(SignedPill(now))
    return _changed(next(each for each in screen.signings if is_signed(each.signatures)), screen)


def signatures(screen: ObservedScreen, filling: Filling) -> list[ft.Control]:
    """All that was signed or noted, the present words first; then each earlier wording with its signatures under it."""
    parts: list[ft.Control] = [SectionHeader(words.SIGNATURES())] if screen.signings else []
    for signing in screen.signings:
        if not signing.stands:
            parts.append(SectionHeader(sign_words.SIGNED_WORDS(when=at(signing.last_at))))
            parts.append(_folded(filling, signing, screen.school))
        parts += [SignatureCard(each, key=each.id) for each in signing.signatures]
    return parts


def _changed(latest: Signing[LessonWords], screen: ObservedScreen) -> ft.Control:
    """That the sheet says something else than the teacher signed, and what."""
    lines: list[ft.Control] = [
        Note(line, color=Tone.WARN.ink) for line in _differences(latest.words, screen.said_now, screen.client.store)
    ]
    text, column = words.CHANGED_SINCE(when=at(latest.last_at)), ft.Column(lines, spacing=M, tight=True)
    title = words.STANDINGS[ByTeacher.CHANGED]()
    return Notice(text, tone=Tone.WARN, title=title, action=column, identifier="changed-after")


def _folded(filling: Filling, signing: Signing[LessonWords], school: str) -> ft.Control:
    read = partial(lesson_parts, as_read(filling, signing.words), school)
    return SignedWords(signing.digest, read, key=f"words-{signing.digest}")


def _differences(before: LessonWords, now: LessonWords, world: World) -> list[str]:
    sheet = world.get("sheet", now.sheet)
    changed = [n for n in {**before.said, **now.said} if before.said.get(n) != now.said.get(n)]
    return [
        words.FIELD_WAS(
            field=names.field("sheet", name, sheet, world),
            before=values.value(name, before.said.get(name), sheet, world),
            now=values.value(name, now.said.get(name), sheet, world),
        )
        for name in changed
        if sheet is not None
    ]
