"""Two calibrations on fictional lessons: one whose result is open and talked about, one that is still being rated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import CalibrationSheet, Convention
from sync_server.demo import bank
from sync_server.demo.area import instrument_id, person_id
from sync_server.demo.calendar import monday_after, workday_before
from sync_server.demo.journal import Journal, moment

FORM = "CLS15"
NOT_SEEN = "บทถอดความไม่กล่าวถึงการใช้เทคโนโลยี"
# by indicator in the order of the form; 0: the sample does not show it
OPENED: Mapping[str, tuple[int, ...]] = {
    "supervisor-1": (4, 4, 3, 4, 3, 4, 3, 2, 3, 3, 2, 3, 4, 4, 3),
    "supervisor-2": (4, 4, 3, 4, 3, 2, 3, 2, 3, 3, 3, 3, 4, 4, 3),
    "expert-1": (3, 4, 2, 4, 3, 4, 2, 2, 3, 3, 2, 2, 4, 3, 3),
    "principal-11": (5, 4, 3, 4, 3, 2, 4, 3, 0, 3, 4, 3, 5, 4, 4),
}
BEGUN: Mapping[str, tuple[int, ...]] = {
    "supervisor-4": (4, 3, 3, 4, 4, 4, 2, 3, 2, 3, 3, 3, 4, 4, 3),
    "expert-3": (3, 3, 3, 4, 3, 3, 2, 2, 2, 4, 3, 2, 4, 4, 3),
}
AWAITED = ("supervisor-1", "expert-1")


def write_calibrations(journal: Journal, today: date) -> None:
    """Write both."""
    past, coming = workday_before(today - timedelta(days=13)), monday_after(today)
    calibration = _set_up(journal, "past", past, "director", tuple(OPENED))
    for login, levels in OPENED.items():
        _rate(journal, calibration, login, levels, moment(past, 10))
    leads = person_id("director")
    journal.write(leads, moment(past, 11), "calibration", calibration, {"opened_at": moment(past, 11)})
    for indicator, text in _told("past")["conventions"].items():
        _agree(journal, calibration, indicator, text, moment(past, 11, 40))
    waiting = _set_up(journal, "coming", coming, "supervisor-2", (*BEGUN, *AWAITED), on=today - timedelta(days=3))
    for login, levels in BEGUN.items():
        _rate(journal, waiting, login, levels, moment(today - timedelta(days=1), 15))


def calibration_id(name: str) -> str:
    """The id of one of the two: past or coming."""
    return natural_id("demo-calibration", name)


def _set_up(
    journal: Journal, name: str, day: date, facilitator: str, raters: tuple[str, ...], *, on: date | None = None
) -> str:
    office, told = person_id("secretary-1"), _told(name)
    fields = {part: told[part] for part in ("name", "sample", "where")}
    fields |= {"day": day.isoformat(), "instrument": instrument_id(FORM), "facilitator": person_id(facilitator)}
    fields |= {f"raters.{person_id(login)}": True for login in raters}
    at = moment(on or day - timedelta(days=3), 9)
    journal.write(office, at, "calibration", calibration_id(name), fields)
    return calibration_id(name)


def _rate(journal: Journal, calibration: str, login: str, levels: tuple[int, ...], at: int) -> None:
    rater = person_id(login)
    names = [i["id"] for area in bank.instruments()[FORM]["areas"] for i in area["indicators"]]
    given = dict(zip(names, levels, strict=True))
    fields: dict[str, Any] = {"calibration": calibration, "instrument": instrument_id(FORM), "rater": rater}
    fields |= {f"levels.{name}": level for name, level in given.items() if level}
    fields |= {f"reasons.{name}": NOT_SEEN for name, level in given.items() if not level}
    fields |= {"submitted_at": at}
    journal.write(rater, at, "calibration_sheet", CalibrationSheet.kind().id_of(calibration, rater), fields)


def _agree(journal: Journal, calibration: str, indicator: str, text: str, at: int) -> None:
    keys = {"calibration": calibration, "instrument": instrument_id(FORM), "indicator": indicator}
    record = Convention.kind().id_of(calibration, indicator)
    journal.write(person_id("director"), at, "convention", record, {**keys, "text": text, "agreed_at": at})


def _told(name: str) -> dict[str, Any]:
    return dict(bank.sentences("calibration")[name])
