"""What the team agreed on for one indicator, and the form that records it. The originals stay in view above."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import LevelCell
from app.parts.gallery import Pictures
from app.parts.history import Looking, beside, history_icon
from app.parts.layout import use_crowded
from app.parts.moments import at
from app.parts.reason import LongField
from app.parts.surfaces import Notice
from app.parts.text import Body, Note, Strong
from app.screens.compare.board import Agreed, Row
from app.screens.compare.forming import Forming
from app.screens.compare.parts import LevelBadge, level_label, title_of
from app.theme import M, S, Tone
from app.wording import compare as words
from app.wording import language
from app.wording import parts as part_words
from fieldwork.consensus import Decision
from fieldwork.instruments.model import Scale

REASON_MAX_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Hands:
    """What taps call. Equal as long as the screen is the same, so that memoised cards stay."""

    agree: Callable[[str], None]
    open_form: Callable[[str], None]
    decide: Callable[[str, int, str], None]
    look_back: Callable[[str], Awaitable[None]]
    show_photos: Callable[[Pictures], None]
    look_into: Callable[[Looking], None]


def Team(row: Row, scale: Scale, *, may: bool, deciding: bool, hands: Hands) -> ft.Control:
    """The team's line of an indicator: the decision, or what may be done to reach one, unless that is being done."""
    if deciding and row.agreed is None:
        return _stack([])  # the form has a heading of its own
    parts: list[ft.Control] = [Strong(words.CONSENSUS())]
    if row.is_left_out:
        parts.append(Body(words.LEFT_OUT_BY_ALL(), muted=True))
        return _stack(parts)
    if row.agreed is not None:
        parts += _decided(row, row.agreed, scale, may, hands)
    else:
        parts.append(Body(words.NOT_DECIDED(), muted=True))
    if may and not deciding:
        parts.append(_Actions(row, scale, hands))
    return _stack(parts)


def _decided(row: Row, agreed: Agreed, scale: Scale, may: bool, hands: Hands) -> list[ft.Control]:
    decision = agreed.decision
    level = ft.Row([LevelBadge(scale, decision.level)], wrap=True)
    name = row.indicator.id
    asked = ("consensus", agreed.record, ("decision",), words.CONSENSUS())
    past = history_icon(asked, hands.look_into, identifier=f"past-{name}")
    parts: list[ft.Control] = [
        beside(level, past),
        Body(words.DECIDED_REASON(reason=decision.reason)),
        Note(words.DECIDED_BY(name=agreed.by, when=at(decision.at))),
    ]
    if agreed.unsettled:
        parts.append(_Conflict(row, agreed, scale, may, hands))
    elif agreed.outdated:
        parts.append(Notice(words.OUTDATED(), tone=Tone.WARN, identifier=f"outdated-{row.indicator.id}"))
    return parts


def _Conflict(row: Row, agreed: Agreed, scale: Scale, may: bool, hands: Hands) -> ft.Control:
    """Both decisions, each with a button that settles on it."""
    choices = [agreed.decision, *(decision for _, decision in agreed.rivals)]
    lines: list[ft.Control] = [
        Body(
            words.RIVAL(value=other.level, label=level_label(scale, other.level), name=name, reason=other.reason),
            color=Tone.WARN.ink,
        )
        for name, other in agreed.rivals
    ]
    if agreed.unsettled > len(agreed.rivals):
        lines.append(_history(row, hands))
    if may:
        lines += [_settle(row, decision, scale, hands) for decision in choices]
    inside = ft.Column(lines, spacing=S, tight=True)
    return Notice(words.CONFLICT(), tone=Tone.WARN, action=inside, identifier=f"conflict-{row.indicator.id}")


def _history(row: Row, hands: Hands) -> ft.Control:
    """A decision that only the server has, a tap and a connection away."""

    async def tapped() -> None:
        await hands.look_back(row.indicator.id)

    return PlainButton(words.LOOK_BACK(), tapped, identifier=f"history-{row.indicator.id}", icon=ft.Icons.HISTORY)


def _settle(row: Row, decision: Decision, scale: Scale, hands: Hands) -> ft.Control:
    text = words.KEEP_THIS(value=decision.level, label=level_label(scale, decision.level))
    return QuietButton(
        text,
        lambda: hands.decide(row.indicator.id, decision.level, decision.reason),
        identifier=f"keep-{row.indicator.id}-{decision.level}",
    )


def _Actions(row: Row, scale: Scale, hands: Hands) -> ft.Control:
    name = row.indicator.id
    buttons: list[ft.Control] = []
    same = row.same_level
    if same is not None and row.agreed is None:
        text = words.AGREE_ONE(value=same, label=level_label(scale, same))
        buttons.append(PrimaryButton(text, lambda: hands.agree(name), identifier=f"agree-{name}", icon=ft.Icons.CHECK))
    text = words.CHANGE_LEVEL() if row.agreed else words.SET_LEVEL()
    buttons.append(QuietButton(text, lambda: hands.open_form(name), identifier=f"decide-{name}"))
    return ft.Row(buttons, wrap=True, spacing=S, run_spacing=S)


@safe_component
def DecisionForm(row: Row, scale: Scale, forming: Forming, trouble: str, hands: Hands) -> ft.Control:
    """Choose a level with its full descriptor, say why, record it. Nothing is chosen beforehand."""
    crowded = use_crowded()
    kept: Any = ft.use_state(forming.level)
    level, choose = kept
    complaint, complain = ft.use_state("")
    name = row.indicator.id

    def typed(text: str) -> None:
        forming.reason = text

    def chosen(value: int) -> None:
        forming.level = value
        choose(value)
        complain("")

    def save() -> None:
        if level is None:
            complain(words.CHOOSE_FIRST())
        elif not forming.reason.strip():
            complain(part_words.REASON_NEEDED())
        else:
            hands.decide(name, level, forming.reason)

    on_choose = ft.use_callback(chosen, [])
    on_text = ft.use_callback(typed, [])
    wrong = complaint or trouble
    notice = [Notice(wrong, tone=Tone.BAD, identifier="decision-trouble")] if wrong else []
    buttons = [
        PrimaryButton(words.SAVE(), lambda: save(), identifier=f"save-{name}"),
        PlainButton(part_words.CANCEL(), lambda: hands.open_form(name), identifier=f"cancel-{name}"),
    ]
    return _stack(
        [
            Strong(words.CHOOSE_LEVEL()),
            *_levels(row, scale, level, on_choose, stacked=crowded),
            LongField(
                words.REASON(),
                on_text,
                identifier=f"reason-{name}",
                initial=forming.reason,
                hint=words.REASON_HINT(),
                max_chars=REASON_MAX_CHARS,
                key=f"reason-{name}",
            ),
            *notice,
            ft.Row(buttons, wrap=True, spacing=S, run_spacing=S),
        ]
    )


def _levels(
    row: Row, scale: Scale, chosen: int | None, on_choose: Callable[[int], None], *, stacked: bool
) -> list[ft.Control]:
    name = row.indicator.id
    return [
        LevelCell(
            each.value,
            language.of(each.label_th, each.label_en),
            row.indicator.descriptor(each.value),
            chosen == each.value,
            on_choose,
            identifier=f"consensus-{name}-{each.value}",
            subject=title_of(row.indicator),
            stacked=stacked,
            key=f"{name}-{each.value}",
        )
        for each in scale.levels
    ]


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
