"""Literacy counts of every school and grade for one round. Every sum holds, as the table's checks demand."""

from __future__ import annotations

from datetime import date
from random import Random

from fieldwork.records import Counts
from sync_server.demo import bank
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.demo.journal import Journal, moment

_SUPERVISOR_OF = {"SWK1": "supervisor-1", "SWK2": "supervisor-2", "SWK3": "supervisor-3", "SWK4": "supervisor-4"}
_GRADES = ("ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6")
_SHARES = {"L4": 0.34, "L3": 0.36, "L2": 0.2}  # the rest needs help


def write_round(journal: Journal, round_: str, day: date, *, progress: float) -> None:
    """Write one round for all schools. `progress` moves that share of pupils out of the lowest level."""
    for number, row in enumerate(bank.schools(), start=1):
        grades = _GRADES[:3] if row["grades"] == "ม.1-ม.3" else _GRADES
        rater = person_id(_SUPERVISOR_OF[row["campus_code"]])
        for place, grade in enumerate(grades):
            random = Random(f"counts {number} {grade}")
            cells = _cells(int(row["students"]), len(grades), place, progress, random)
            keys = {"instrument": instrument_id("LIT"), "school": school_id(number), "round": round_, "grade": grade}
            record = Counts.kind().id_of(*keys.values())
            fields = {**keys, **{f"cells.{name}": count for name, count in cells.items()}}
            journal.write(rater, moment(day, 9, number % 60), "counts", record, fields)


def _cells(students: int, grades: int, place: int, progress: float, random: Random) -> dict[str, int]:
    """The lower grades are a little larger, and start a little weaker."""
    enrolled = max(6, round(students / grades * (1.12 - 0.05 * place) + random.uniform(-2, 2)))
    excluded = round(enrolled * random.uniform(0, 0.025))
    screened = enrolled - excluded - round(enrolled * random.uniform(0, 0.035))
    need = random.uniform(0.07, 0.17) - 0.008 * place
    cells = {"enrolled": enrolled, "screened": screened, "excluded": excluded}
    for skill, harder in (("R", 0.0), ("W", 0.03)):
        levels = _levels(screened, max(0.0, need + harder - progress), random)
        cells |= {f"{skill}:{level}": count for level, count in levels.items()}
    return cells


def _levels(screened: int, need: float, random: Random) -> dict[str, int]:
    """Split the screened pupils: the lowest level by its share, the others in proportion, the best take the rest."""
    lowest = round(screened * need)
    rest = screened - lowest
    fair = round(rest * _SHARES["L2"] / 0.9 * random.uniform(0.9, 1.1))
    good = round(rest * _SHARES["L3"] / 0.9 * random.uniform(0.9, 1.1))
    return {"L4": rest - fair - good, "L3": good, "L2": fair, "L1": lowest}
