"""What is done with a calibration: rated blind, handed in, opened, talked about. Some write where they may not."""

from __future__ import annotations

from typing import Any

from fieldwork.records import Calibration, CalibrationSheet, Convention
from fieldwork.records.stored import Record
from tests.simulation.area import INDICATORS
from tests.simulation.hands import Hand, Ways, begun, handed_in
from tests.simulation.people import Act
from tests.simulation.phones import Phone


def rate(hand: Hand, phone: Phone) -> Act | None:
    """Levels with a word to each; often all of them."""
    found = _own(hand, phone)
    if found is None:
        return None
    record, keys = found
    known = phone.store.get("calibration_sheet", record)
    if known is not None and (_is_whole(known) or known.fields.get("submitted_at") is not None):
        return hand_in(hand, phone)
    fields: dict[str, Any] = {}
    for name in INDICATORS if hand.rng.random() < 0.8 else (hand.rng.choice(INDICATORS),):
        fields |= {f"levels.{name}": hand.rng.randrange(1, 5), f"notes.{name}": hand.word()}
    told = tuple(name for name in fields if name.startswith("notes."))
    return Act("calibration_sheet", record, begun(known, keys, fields), told)


def hand_in(hand: Hand, phone: Phone) -> Act | None:
    """Hand in what was rated; rarely open it again, with a reason."""
    found = _own(hand, phone)
    known = phone.store.get("calibration_sheet", found[0]) if found is not None else None
    return handed_in(hand, known, stays=0.8) if known is not None else None


def open_result(hand: Hand, phone: Phone) -> Act | None:
    """The facilitator opens the result before everybody is in."""
    led = [r for r in phone.store.find("calibration", owner=phone.owner.person) if r.fields.get("opened_at") is None]
    chosen = hand.one_of(led)
    return Act("calibration", chosen.id, {"opened_at": hand.number()}, ("opened_at",)) if chosen is not None else None


def agree_on_a_reading(hand: Hand, phone: Phone) -> Act | None:
    """How the group reads one indicator from now on."""
    return _convention(hand, phone, phone.store.find("calibration", owner=phone.owner.person))


def meddle(hand: Hand, phone: Phone) -> Act | None:
    """A word in somebody else's sheet, a result that is somebody else's to open, a sheet opened after the result, a
    reading agreed on by somebody who does not lead."""
    chosen = hand.one_of(phone.store.find("calibration"))
    if chosen is None:
        return None
    calibration, luck = Calibration.of(chosen), hand.rng.random()
    others = sorted(calibration.members - {phone.owner.person})
    if luck < 0.25 and others:
        sheet = CalibrationSheet.kind().id_of(calibration.id, hand.rng.choice(others))
        return Act("calibration_sheet", sheet, {"notes.AC1": hand.word()}, ("notes.AC1",))
    own = phone.store.get("calibration_sheet", CalibrationSheet.kind().id_of(calibration.id, phone.owner.person))
    if luck < 0.7 and own is not None and own.fields.get("submitted_at") is not None:
        reason = f"reopened.{hand.number()}"
        return Act("calibration_sheet", own.id, {"submitted_at": None, reason: hand.word()}, (reason,))
    if luck < 0.85:
        return Act("calibration", calibration.id, {"opened_at": hand.number()}, ("opened_at",))
    return _convention(hand, phone, [chosen])


def _own(hand: Hand, phone: Phone) -> tuple[str, dict[str, Any]] | None:
    me = phone.owner.person
    mine = [r for r in phone.store.find("calibration") if me in Calibration.of(r).members]
    waiting = [r for r in mine if not _is_in(phone, CalibrationSheet.kind().id_of(r.id, me))]
    chosen = hand.one_of(waiting or mine)
    if chosen is None:
        return None
    keys = {"calibration": chosen.id, "instrument": hand.start.rubric, "rater": me}
    return CalibrationSheet.kind().id_of(chosen.id, me), keys


def _is_in(phone: Phone, sheet: str) -> bool:
    known = phone.store.get("calibration_sheet", sheet)
    return known is not None and known.fields.get("submitted_at") is not None


def _is_whole(sheet: Record) -> bool:
    return all(f"levels.{name}" in sheet.fields for name in INDICATORS)


def _convention(hand: Hand, phone: Phone, among: list[Any]) -> Act | None:
    chosen = hand.one_of(among)
    if chosen is None:
        return None
    indicator = hand.rng.choice(INDICATORS)
    record = Convention.kind().id_of(chosen.id, indicator)
    keys = {"calibration": chosen.id, "instrument": hand.start.rubric, "indicator": indicator}
    fields = {"text": hand.word(), "agreed_at": hand.number()}
    return Act("convention", record, begun(phone.store.get("convention", record), keys, fields), ("text", "agreed_at"))


RATING: Ways = {rate: 10, open_result: 1, agree_on_a_reading: 2, meddle: 2}
LEADING: Ways = {open_result: 1, agree_on_a_reading: 2, meddle: 1}
FORBIDDEN = {meddle}
