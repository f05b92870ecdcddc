"""The school's answer to one item: the form of its principal, or the words others read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.parts.buttons import PlainButton
from app.parts.choices import ChoiceChips
from app.parts.due import OverduePill
from app.parts.fields import DraftField
from app.parts.history import HistoryMark, beside
from app.parts.moments import on
from app.parts.numbers import DateField
from app.parts.surfaces import StatusPill
from app.parts.text import Body, Note, Strong
from app.reading.state import Answered, Promise, Said
from app.theme import M, Tone
from app.wording import answer as words
from app.wording.language import Phrase
from fieldwork.records.feedback import ANSWERS
from fieldwork.versions import STRENGTH

TEXT_MAX_CHARS = 4000
_TONES = {"accept": Tone.GOOD, "explain": Tone.INFO, "disagree": Tone.WARN}
_ICONS = {
    "accept": ft.Icons.CHECK_CIRCLE_OUTLINE,
    "explain": ft.Icons.CHAT_BUBBLE_OUTLINE,
    "disagree": ft.Icons.BALANCE_OUTLINED,
}
_STATE_TONES = {"done": Tone.GOOD, "doing": Tone.INFO, "open": Tone.NEUTRAL, "cancelled": Tone.NEUTRAL}
_STATES = ("open", "doing", "done")


@dataclass(frozen=True, slots=True)
class Hands:
    """What the principal's taps and typing call. None in a page that is only read."""

    choose: Callable[[str, str], None]
    write_text: Callable[[str, str], None]
    write_plan: Callable[[str, str], None]
    set_due: Callable[[str, str | None], None]
    use_earlier: Callable[[str, Answered], None]


@dataclass(frozen=True, slots=True)
class AgreementHands:
    """How an agreement is kept up to date."""

    set_state: Callable[[str, str], None]
    write_progress: Callable[[str, str], None]


def words_for(kind: str) -> dict[str, Phrase]:
    """One accepts a next step, and acknowledges a strength."""
    return words.ANSWERS_STRENGTH if kind == STRENGTH else words.ANSWERS


def AnswerForm(said: Said, hands: Hands) -> ft.Control:
    """Choose, then explain and plan. Nothing is chosen beforehand; every part is kept as it is given."""
    item, given = said.item, said.answered
    answer = given.answer if given else None
    choices = [(value, words_for(item.kind)[value]()) for value in ANSWERS]
    chips = ChoiceChips(
        choices, answer, partial(hands.choose, item.id), identifier=f"answer-{item.id}", label=words.ANSWER()
    )
    parts: list[ft.Control] = [beside(chips, _past(given)) if given is not None and given.record else chips]
    if said.earlier is not None and said.earlier.answer and answer is None:
        parts.append(_Earlier(said, said.earlier, hands))
    started = given is not None and (answer is not None or given.text or given.plan or given.due)
    if started:
        parts.append(_text_field(said, hands))
        if given is not None and given.needs_words:
            parts.append(ft.Semantics(live_region=True, content=Note(words.NEEDS_WORDS(), color=ft.Colors.SECONDARY)))
    if started and item.kind != STRENGTH:
        parts += _plan_fields(said, hands)
    return _stack(parts)


def _past(given: Answered) -> ft.Control:
    """Who answered what, and when."""
    return HistoryMark("response", given.record, what=words.ANSWER(), identifier=f"history-{given.record}")


def _text_field(said: Said, hands: Hands) -> ft.Control:
    name = said.item.id
    field: ft.Control = DraftField(
        words.TEXT(),
        said.answered.text if said.answered else "",
        partial(hands.write_text, name),
        identifier=f"text-{name}",
        multiline=True,
        max_chars=TEXT_MAX_CHARS,
        key=f"text-{name}",
    )
    return field


def _plan_fields(said: Said, hands: Hands) -> list[ft.Control]:
    name, given = said.item.id, said.answered
    return [
        DraftField(
            words.PLAN(),
            given.plan if given else "",
            partial(hands.write_plan, name),
            identifier=f"plan-{name}",
            multiline=True,
            max_chars=TEXT_MAX_CHARS,
            key=f"plan-{name}",
        ),
        DateField(
            words.DUE_DATE(),
            given.due if given else None,
            partial(hands.set_due, name),
            identifier=f"due-{name}",
            key=f"due-{name}",  # type: ignore[call-arg]
        ),
    ]


def _Earlier(said: Said, earlier: Answered, hands: Hands) -> ft.Control:
    """The answer to the version before, a tap away."""
    answer = words_for(said.item.kind)[earlier.answer or "accept"]()
    lines: list[ft.Control] = [Note(words.EARLIER_ANSWER(answer=answer))]
    lines += [Note(earlier.text)] if earlier.text else []
    lines.append(
        PlainButton(
            words.USE_EARLIER(),
            lambda: hands.use_earlier(said.item.id, earlier),
            identifier=f"earlier-{said.item.id}",
            icon=ft.Icons.REPLAY,
        )
    )
    return ft.Column(lines, spacing=0, tight=True)


def AnswerText(said: Said) -> ft.Control:
    """The answer as others read it."""
    given = said.answered
    if given is None or not (given.answer or given.text or given.plan or given.due):
        return Note(words.NOT_ANSWERED())
    lines: list[ft.Control] = [beside(Note(words.ANSWERED_BY(name=given.by)), _past(given))]
    if given.answer:
        pill = StatusPill(
            words_for(said.item.kind)[given.answer](), tone=_TONES[given.answer], icon=_ICONS[given.answer]
        )
        lines.append(ft.Row([pill], wrap=True))
    lines += [Body(given.text)] if given.text else []
    lines += [Strong(words.PLAN()), Body(given.plan)] if given.plan else []
    lines += [Note(f"{words.DUE_DATE()} {on(given.due)}")] if given.due else []
    return _stack(lines)


def PromiseState(promise: Promise, hands: AgreementHands | None) -> ft.Control:
    """How far an agreement is: chips and a line of words for those who keep it, a pill for the others."""
    parts: list[ft.Control] = []
    if promise.is_overdue:
        parts.append(ft.Row([OverduePill()], wrap=True))
    past = HistoryMark("agreement", promise.id, what=words.STATE(), identifier=f"history-{promise.id}")
    if hands is None or promise.state == "cancelled":
        state = words.STATES[promise.state]()
        pill = StatusPill(state, tone=_STATE_TONES[promise.state], icon=ft.Icons.FLAG_OUTLINED)
        parts.append(beside(ft.Row([pill], wrap=True), past))
        parts += [Body(promise.progress)] if promise.progress else []
        return _stack(parts)
    states = [(value, words.STATES[value]()) for value in _STATES]
    chips = ChoiceChips(
        states,
        promise.state,
        partial(hands.set_state, promise.id),
        identifier=f"state-{promise.id}",
        label=words.STATE(),
    )
    parts.append(beside(chips, past))
    parts.append(
        DraftField(
            words.PROGRESS(),
            promise.progress,
            partial(hands.write_progress, promise.id),
            identifier=f"progress-{promise.id}",
            multiline=True,
            max_chars=TEXT_MAX_CHARS,
            key=f"progress-{promise.id}",
        )
    )
    return _stack(parts)


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
