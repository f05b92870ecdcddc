"""What two fictional raters give one school: mostly alike, sometimes two levels apart, now and then not applicable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from fieldwork.instruments.model import Indicator, Instrument
from sync_server.demo import bank

_SPREAD_OF_SCHOOL = 0.55
_SPREAD_OF_RATER = 0.38
_SPREAD_OF_TERM = 0.25
_NOTE_SHARE = 0.45


@dataclass(slots=True)
class Rating:
    """One rater's answers to one rubric: levels, or reasons where an indicator does not apply, and notes."""

    levels: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Any]:
        """The rating as fields of a sheet."""
        return {
            **{f"levels.{name}": level for name, level in self.levels.items()},
            **{f"reasons.{name}": reason for name, reason in self.reasons.items()},
            **{f"notes.{name}": note for name, note in self.notes.items()},
        }

    def ranked(self) -> list[str]:
        """Rated indicators, the strongest first, in a stable order."""
        return sorted(self.levels, key=lambda name: (-self.levels[name], name))


def strengths(instrument: Instrument, school: int, quality: float, *, ago: int) -> dict[str, float]:
    """How good a school of this quality (a level, fractions allowed) is in every indicator.

    What it is good at stays from term to term; a little comes and goes with the term, so many before the past one.
    """
    lasting, passing = Random(f"strengths {school}"), Random(f"strengths {school} {ago}")
    return {
        each.id: lasting.gauss(quality, _SPREAD_OF_SCHOOL) + passing.gauss(0, _SPREAD_OF_TERM)
        for each in instrument.indicators
    }


def rate_school(instrument: Instrument, truth: Mapping[str, float], *, raters: int, random: Random) -> list[Rating]:
    """Rate a school with these strengths by so many raters."""
    ratings = [Rating(levels={name: _level(instrument, seen, random) for name, seen in truth.items()})] + [
        Rating(levels={name: _level(instrument, seen, random) for name, seen in truth.items()})
        for _ in range(raters - 1)
    ]
    if raters > 1:
        _disagree(instrument, ratings, random)
    for number, rating in enumerate(ratings):
        _leave_out(rating, random)
        _note(instrument, rating, number, random)
    return ratings


def leave_out_area(instrument: Instrument, rating: Rating, area_id: str) -> None:
    """Leave out so much of an area that it has no number any more."""
    reasons = bank.sentences("conversation")["not_applicable"]
    for indicator in instrument.area(area_id).indicators[1:4]:
        rating.levels.pop(indicator.id, None)
        rating.notes.pop(indicator.id, None)
        rating.reasons[indicator.id] = reasons.get(indicator.id, reasons["GE2"])


def open_texts(rating: Rating) -> dict[str, str]:
    """The three required open items of the administration rubric, from what was rated highest and lowest."""
    texts: Mapping[str, Any] = bank.sentences("rubric")
    ranked = rating.ranked()
    return {
        "texts.O1": "\n".join(texts[name]["strength"] for name in ranked[:2]),
        "texts.O2": "\n".join(texts[name]["improve"] for name in ranked[-2:]),
        "texts.O3": "\n".join(texts[name]["advice"] for name in ranked[-2:]),
    }


def _level(instrument: Instrument, seen: float, random: Random) -> int:
    scale = instrument.scale
    return min(scale.max, max(scale.min, round(random.gauss(seen, _SPREAD_OF_RATER))))


def _disagree(instrument: Instrument, ratings: list[Rating], random: Random) -> None:
    """Two indicators on which the first two raters are two levels apart: what the team has to talk about."""
    for indicator in random.sample(instrument.indicators, 2):
        low = random.choice((1, 2))
        levels = [low, low + 2]
        random.shuffle(levels)
        for rating, level in zip(ratings, levels, strict=False):
            rating.levels[indicator.id] = level


def _leave_out(rating: Rating, random: Random) -> None:
    reasons: Mapping[str, str] = bank.sentences("conversation")["not_applicable"]
    if random.random() < 0.4:
        name = random.choice(sorted(reasons))
        rating.levels.pop(name, None)
        rating.reasons[name] = reasons[name]


def _note(instrument: Instrument, rating: Rating, number: int, random: Random) -> None:
    for indicator in instrument.indicators:
        level = rating.levels.get(indicator.id)
        if level is None:
            continue
        asked = level in instrument.scale.evidence_required_at
        if asked or random.random() < _NOTE_SHARE:
            rating.notes[indicator.id] = _sentence(indicator, level, number)


def _sentence(indicator: Indicator, level: int, number: int) -> str:
    """Raters word the same thing differently: the second takes the next sentence, or the finding's words."""
    texts = bank.sentences("rubric")[indicator.id]
    choices = [*texts["notes"][level], texts["strength" if level > 2 else "improve"]]
    return str(choices[number % len(choices)])
