"""What was said last time: agreements still open, those finished and those called off since, the feedback the school
got, findings. Short, the rest on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton
from app.parts.due import OverduePill
from app.parts.moments import briefly, on
from app.parts.surfaces import ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.screens.visit.earlier import Earlier, Promise, Said, Seen
from app.theme import M, S, Tone
from app.visiting.called_off import CalledOff
from app.visiting.since import Ended
from app.wording import visit as words

SHOWN = 3
SHOWN_PROMISES = 6  # each of them is asked about at the school
_NATURES = {
    "strength": (Tone.GOOD, ft.Icons.THUMB_UP_OUTLINED),
    "improve": (Tone.WARN, ft.Icons.TRENDING_UP),
    "hazard": (Tone.BAD, ft.Icons.WARNING_AMBER_OUTLINED),
    "next_step": (Tone.WARN, ft.Icons.TRENDING_UP),
    "agreement": (Tone.INFO, ft.Icons.HANDSHAKE_OUTLINED),
    "note": (Tone.NEUTRAL, ft.Icons.STICKY_NOTE_2_OUTLINED),
}


def nature_pill(nature: str) -> ft.Control:
    """The kind of a finding or of a line of feedback."""
    tone, icon = _NATURES.get(nature, _NATURES["note"])
    return StatusPill(words.NATURES.get(nature, words.NATURES["note"])(), tone=tone, icon=icon)


@safe_component
def Before(earlier: Earlier, titles: Mapping[str, str], today: date) -> ft.Control:
    """Everything about the time before this visit. `titles` are the indicators' names by id. What is
    overdue is so on `today`: the day of the visit, or this one while the visit is still to come."""
    parts: list[ft.Control] = [
        SectionHeader(words.PROMISES()),
        FewRows(
            [_promise(each, today) for each in earlier.promises], words.NO_PROMISES(), "more-promises", SHOWN_PROMISES
        ),
    ]
    if earlier.finished:
        parts += [
            SectionHeader(words.FINISHED(), note=words.FINISHED_NOTE()),
            FewRows([_finished(each) for each in earlier.finished], "", "more-finished"),
        ]
    if earlier.called_off:
        parts += [
            SectionHeader(words.CALLED_OFF(), note=words.CALLED_OFF_NOTE()),
            FewRows([_called_off(each) for each in earlier.called_off], "", "more-called-off"),
        ]
    if earlier.visit is None:
        parts += [SectionHeader(words.EARLIER()), Note(words.FIRST_VISIT())]
        return _column(parts)
    day = words.EARLIER_ON(day=on(earlier.day)) if earlier.day else ""
    parts += [
        SectionHeader(words.SAID(), note=day),
        FewRows([_said(n, each) for n, each in enumerate(earlier.feedback)], words.NOTHING_SAID(), "more-said"),
        SectionHeader(words.SEEN(), note=day),
        FewRows([_seen(n, each, titles) for n, each in enumerate(earlier.findings)], words.NOTHING_SEEN(), "more-seen"),
    ]
    return _column(parts)


@safe_component
def FewRows(rows: Sequence[ft.Control], none: str, identifier: str, few: int = SHOWN) -> ft.Control:
    """The first rows, and the others when asked for."""
    opened, set_opened = ft.use_state(False)
    if not rows:
        return Note(none)
    hidden = len(rows) - few
    shown = list(rows) if opened or hidden <= 0 else list(rows[:few])
    parts: list[ft.Control] = [RowsCard(*shown)]
    if hidden > 0 and not opened:
        more = PlainButton(words.MORE(n=hidden), lambda: set_opened(True), identifier=identifier)
        parts.append(ft.Row([more], wrap=True))
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _promise(promise: Promise, today: date) -> ft.Control:
    due = briefly(promise.due) if promise.due else words.NO_DUE()
    pills = [OverduePill((today - promise.due).days)] if promise.due and promise.overdue else []
    pills += [StatusPill(words.DOING(), tone=Tone.INFO, icon=ft.Icons.TIMELAPSE)] if promise.state == "doing" else []
    lines = [words.OWNER_DUE(owner=promise.owner, due=due) if promise.owner else due]
    lines += [words.AGREED_AT(day=briefly(promise.agreed))] if promise.agreed else []
    lines += [words.TOLD_PROGRESS(text=promise.progress)] if promise.progress.strip() else []
    return ListRow(
        promise.action,
        subtitle="\n".join(lines),
        below=Pills(*pills) if pills else None,
        identifier=f"promise-{promise.id}",
    )


def _finished(done: Ended) -> ft.Control:
    said = words.FINISHED_BY(name=done.by) if done.by else words.FINISHED_TOLD()
    return _ended(done, said, (), ft.Icons.TASK_ALT, f"finished-{done.id}")


def _called_off(gone: CalledOff) -> ft.Control:
    said = words.CALLED_OFF_BY(name=gone.by) if gone.by else words.CALLED_OFF_TOLD()
    said = words.TAKEN_OUT() if gone.is_taken_out else said
    why = [words.CALLED_OFF_WHY(why=gone.why)] if gone.why else []
    return _ended(gone, said, why, ft.Icons.EVENT_BUSY_OUTLINED, f"called-off-{gone.id}")


def _ended(each: Ended, said: str, why: Sequence[str], icon: ft.IconData, identifier: str) -> ft.Control:
    """Quieter than what is open: nothing is asked for but a look."""
    lines = [words.OWNER(owner=each.owner)] if each.owner else []
    lines += [f"{said} {words.EARLIER_ON(day=briefly(each.on))}" if each.on else said, *why]
    lines += [words.TOLD_PROGRESS(text=each.progress)] if each.progress else []
    mark = ft.Icon(icon, color=ft.Colors.ON_SURFACE_VARIANT)
    return ListRow(each.action, subtitle="\n".join(lines), leading=mark, identifier=identifier)


def _said(n: int, said: Said) -> ft.Control:
    pills = [nature_pill(said.nature)]
    if said.answer in words.ANSWERS:
        pills.append(StatusPill(words.ANSWERS[said.answer](), tone=Tone.NEUTRAL, icon=ft.Icons.REPLY))
    return ListRow(said.text, below=Pills(*pills), identifier=f"said-{n}")


def _seen(n: int, seen: Seen, titles: Mapping[str, str]) -> ft.Control:
    about = " · ".join(f"{each} {titles.get(each, '')}".strip() for each in seen.indicators)
    return ListRow(seen.text, subtitle=about, below=Pills(nature_pill(seen.nature)), identifier=f"seen-{n}")


def _column(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
