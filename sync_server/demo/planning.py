"""What the secretariat planned for this term: exams, an event, the round, and its target schools with their reasons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.planning.days import SchoolCalendar
from fieldwork.planning.targets import Criteria, Rule, propose
from fieldwork.records import Agreement, Round, School, Target, Visit
from fieldwork.thai.years import Term
from sync_server.demo.area import person_id, school_id
from sync_server.demo.calendar import round_name
from sync_server.demo.journal import Journal, moment

_FOCUS = "การอ่านออกเขียนได้ และการจัดการเรียนรู้เชิงรุกในทุกกลุ่มสาระ"
_REASONS = {
    7: "ผู้บริหารย้ายมาดำรงตำแหน่งใหม่ จึงขอรับคำแนะนำเรื่องแผนปฏิบัติการ",
    19: "โรงเรียนขอรับการนิเทศเรื่องการวัดและประเมินผล",
}
# name, days from the first day of the term, how many days, what it is
_PERIODS = (
    ("สอบกลางภาค", 50, 5, "exam"),
    ("การแข่งขันทักษะวิชาการระดับเขต", 85, 2, "event"),
    ("สอบปลายภาค", 127, 5, "exam"),
)


def write_planning(journal: Journal, today: date) -> None:
    """Plan the term that one plans for on this day, unless it is planned already."""
    term = SchoolCalendar().term_for(today)
    record = Round.kind().id_of(round_name(term))
    if any(each.id == record for each in journal.all("round")):
        return
    at = moment(min(today, term.starts) - timedelta(days=14), 9)
    office = person_id("secretary-1")
    about = {"name": round_name(term), "starts": term.starts.isoformat(), "ends": term.ends.isoformat()}
    journal.write(office, at, "round", record, {**about, "focus": _FOCUS})
    for name, after, days, nature in _PERIODS:
        period = natural_id("demo-period", about["name"], name)
        journal.write(office, at, "period", period, _period(term, name, after, days, nature))
    for school, fields in _targets(journal, min(today, term.starts)).items():
        target = Target.kind().id_of(about["name"], school)
        journal.write(office, at, "target", target, {"round": about["name"], "school": school, **fields})


def _period(term: Term, name: str, after: int, days: int, nature: str) -> dict[str, Any]:
    """A span of weekdays: it begins on the Monday of its week."""
    starts = term.starts + timedelta(days=after)
    starts -= timedelta(days=starts.weekday())
    ends = starts + timedelta(days=days - 1)
    return {"nature": nature, "name": name, "starts": starts.isoformat(), "ends": ends.isoformat()}


def _targets(journal: Journal, today: date) -> dict[str, dict[str, Any]]:
    """Schools chosen by two rules as things stood then, and two for reasons of the office's own."""
    criteria = Criteria(frozenset({Rule.NEVER, Rule.LATE}))
    schools, visits = map(School.of, journal.all("school")), map(Visit.of, journal.all("visit"))
    agreements = map(Agreement.of, journal.all("agreement"))
    found = {
        proposal.school: {f"because.{rule}": told for rule, told in proposal.because.items()}
        for proposal in propose(schools, visits, agreements, criteria, today)
    }
    for number, reason in _REASONS.items():
        found.setdefault(school_id(number), {})["reason"] = reason
    return found
