"""A calibration is rated blind, at the server and not only on screen, and is a result of no school."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fieldwork.records import CalibrationProgress, Convention
from tests.support.calibrating import CALIBRATION, Calibrating, said
from tests.support.served import Area, Phone, sheet_id
from tests.support.underway import VisitUnderWay

CONVENTION = Convention.kind().id_of(CALIBRATION, "C1")


@pytest.fixture
def calibrating(area: Area) -> Calibrating:
    return Calibrating(area)


def test_nobody_is_given_a_trace_of_anothers_levels_before_the_result_is_open(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first, 4)
    calibrating.rate(calibrating.second, 2)

    for of in (calibrating.first, calibrating.second):
        for to in calibrating.everyone:
            if to is not of:
                assert calibrating.traces(of, to) == [], to.person
    assert calibrating.traces(calibrating.first, calibrating.first), "one's own are there to be found"


def test_opened_early_it_shows_itself_to_those_who_have_handed_in_and_to_its_facilitator(
    calibrating: Calibrating,
) -> None:
    calibrating.rate(calibrating.first)
    calibrating.rate(calibrating.second)

    calibrating.open()

    for to in (calibrating.second, calibrating.facilitator):
        to.pull()
        assert to.field("calibration_sheet", calibrating.sheet(calibrating.first), "levels.A1") == 3
    for to in (calibrating.third, *calibrating.outsiders):
        assert calibrating.traces(calibrating.first, to) == [], to.person


def test_whoever_hands_in_late_rates_blind_and_reads_the_others_afterwards(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first)
    calibrating.rate(calibrating.second)
    calibrating.open()
    begun = calibrating.fields(calibrating.third)
    assert (
        calibrating.third.write("calibration_sheet", calibrating.sheet(calibrating.third), begun)["status"] == "applied"
    )
    assert calibrating.traces(calibrating.first, calibrating.third) == []

    calibrating.rate(calibrating.third)
    calibrating.third.pull()
    calibrating.first.pull()

    assert calibrating.third.has("calibration_sheet", calibrating.sheet(calibrating.first))
    assert calibrating.first.has("calibration_sheet", calibrating.sheet(calibrating.third))


def test_once_everybody_has_handed_in_it_opens_by_itself(calibrating: Calibrating) -> None:
    for phone in calibrating.raters:
        calibrating.rate(phone)

    for to in (*calibrating.raters, calibrating.facilitator):
        to.pull()
        assert all(to.has("calibration_sheet", calibrating.sheet(of)) for of in calibrating.raters)
    for of in calibrating.raters:
        for to in calibrating.outsiders:
            assert calibrating.traces(of, to) == [], to.person


def test_two_who_hand_in_at_the_same_moment_open_it_between_them(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first)
    last = (calibrating.second, calibrating.third)
    asked = []
    for phone in last:
        whole = {**calibrating.fields(phone), "submitted_at": phone.now()}
        body = phone.batch(phone.edit("calibration_sheet", calibrating.sheet(phone), whole))
        asked.append(("POST", "/api/sync/push", {"content": body, "headers": phone.headers}))

    replies = calibrating.first.served.ask_all(asked)

    assert [r["status"] for reply in replies for r in reply.json()["results"]] == ["applied", "applied"]
    calibrating.first.pull()
    assert all(calibrating.first.has("calibration_sheet", calibrating.sheet(phone)) for phone in last)


def test_a_facilitator_who_rates_hands_in_first(area: Area) -> None:
    leading = area.person("นิเทศหนึ่ง")
    calibrating = Calibrating(area, facilitator=leading)
    calibrating.rate(calibrating.second)
    calibrating.rate(calibrating.third)
    assert calibrating.first.write("calibration", CALIBRATION, {"opened_at": 1})["status"] == "applied"

    assert calibrating.traces(calibrating.second, calibrating.first) == []
    calibrating.rate(calibrating.first)
    calibrating.first.pull()

    assert calibrating.first.has("calibration_sheet", calibrating.sheet(calibrating.second))


def test_who_has_handed_in_is_known_to_all_who_rate_without_a_single_level(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first)
    progress = CalibrationProgress.kind().id_of(calibrating.sheet(calibrating.first))

    for phone in (calibrating.third, calibrating.facilitator, calibrating.other, calibrating.office):
        phone.pull()
        row = phone.mirror["calibration_progress", progress]["fields"]
        assert (row["answered"], row["total"], row["rater"]) == (15, 15, calibrating.first.person)
        assert row["submitted_at"] and set(row) <= set(CalibrationProgress.kind().rules)
    calibrating.principal.pull()
    assert not any(kind.startswith("calibration") for kind, _ in calibrating.principal.mirror)


def test_a_sheet_is_opened_again_with_a_reason_until_the_result_is_open_and_never_after(
    calibrating: Calibrating,
) -> None:
    calibrating.rate(calibrating.first)
    calibrating.rate(calibrating.second)
    sheet = calibrating.sheet(calibrating.first)

    calibrating.first.pull()

    silent = calibrating.first.write("calibration_sheet", sheet, {"submitted_at": None})
    again = calibrating.first.write("calibration_sheet", sheet, {"submitted_at": None, "reopened.1": "ดูคลิปอีกครั้ง"})
    calibrating.first.pull()
    calibrating.rate(calibrating.first, 2)
    calibrating.open()
    calibrating.first.pull()
    late = calibrating.first.write("calibration_sheet", sheet, {"submitted_at": None, "reopened.2": "ขอแก้"})
    level = calibrating.first.write("calibration_sheet", sheet, {"levels.C1": 5})

    assert (silent["code"], again["status"]) == ("reopen_needs_reason", "applied")
    assert (late["code"], level["code"]) == ("calibration_opened", "sheet_submitted")


def test_who_rates_is_settled_and_the_result_stays_open_once_it_was_seen(calibrating: Calibrating) -> None:
    for phone in calibrating.raters:
        calibrating.rate(phone)
    calibrating.office.pull()

    added = calibrating.office.write("calibration", CALIBRATION, {f"raters.{calibrating.other.person}": True})
    taken = calibrating.office.write("calibration", CALIBRATION, {f"raters.{calibrating.first.person}": False})
    calibrating.open()
    closed = calibrating.facilitator.write("calibration", CALIBRATION, {"opened_at": None})
    told = calibrating.office.write("calibration", CALIBRATION, {"sample": "แก้คำสะกด"})

    assert [added["code"], taken["code"], closed["code"]] == ["calibration_opened", "calibration_opened", "fixed_field"]
    assert told["status"] == "applied"


def test_whoever_is_taken_off_before_reads_nothing_and_is_waited_for_no_more(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first)
    calibrating.rate(calibrating.second)
    calibrating.office.pull()
    gone = calibrating.office.write("calibration", CALIBRATION, {f"raters.{calibrating.third.person}": False})

    late = calibrating.third.write(
        "calibration_sheet", calibrating.sheet(calibrating.third), calibrating.fields(calibrating.third)
    )

    assert gone["status"] == "applied" and late["code"] == "not_in_calibration"
    assert calibrating.traces(calibrating.first, calibrating.third) == []
    calibrating.second.pull()
    assert calibrating.second.has("calibration_sheet", calibrating.sheet(calibrating.first)), "all who rate are in"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"levels.C1": 9}, "level_not_on_scale"),
        ({"levels.X9": 1}, "unknown_indicator"),
        ({"levels.C1": None}, "incomplete"),
        ({"levels.C1": 3, "reasons.C1": "ไม่เห็น"}, "level_and_reason"),
        ({"levels.C1": None, "reasons.C1": ""}, "incomplete"),
    ],
)
def test_a_sheet_is_handed_in_with_a_level_or_a_reason_for_every_indicator(
    calibrating: Calibrating, change: dict[str, Any], code: str
) -> None:
    phone = calibrating.first
    whole = {**calibrating.fields(phone), **change, "submitted_at": phone.now()}

    assert phone.write("calibration_sheet", calibrating.sheet(phone), whole)["code"] == code


def test_it_needs_no_evidence_no_facts_of_a_lesson_and_no_words(calibrating: Calibrating) -> None:
    phone = calibrating.first
    keys = {"calibration": CALIBRATION, "instrument": calibrating.instrument, "rater": phone.person}
    bare = {f"levels.{name}": level for name, level in zip(calibrating.indicators, (1, 5) * 8, strict=False)}

    result = phone.write("calibration_sheet", calibrating.sheet(phone), {**keys, **bare, "submitted_at": phone.now()})

    assert result["status"] == "applied", result


def test_others_write_nothing_of_it(calibrating: Calibrating) -> None:
    calibrating.rate(calibrating.first)
    calibrating.rate(calibrating.second)
    first, second = calibrating.first, calibrating.second
    adm4 = calibrating.area.instrument()
    refused = [
        second.write("calibration_sheet", calibrating.sheet(first), {"levels.C1": 1}),
        second.write("calibration", CALIBRATION, {"opened_at": second.now()}),
        second.write("calibration", CALIBRATION, {"sample": "อื่น"}),
        calibrating.office.write("calibration", CALIBRATION, {"opened_at": second.now()}),
        calibrating.office.write("calibration", CALIBRATION, {"instrument": adm4}),
        calibrating.other.write(
            "calibration_sheet", calibrating.sheet(calibrating.other), calibrating.fields(calibrating.other)
        ),
        calibrating.third.write(
            "calibration_sheet",
            calibrating.sheet(calibrating.third),
            {**calibrating.fields(calibrating.third), "instrument": adm4},
        ),
    ]

    assert [result["code"] for result in refused] == [
        "author_only",
        "facilitator_only",
        "office_only",
        "facilitator_only",
        "fixed_field",
        "not_in_calibration",
        "wrong_instrument",
    ]
    assert not any(kind == "calibration_sheet" for kind, _ in second.mirror)


def test_it_is_set_up_with_a_rubric_and_a_sheet_waits_for_it(calibrating: Calibrating, area: Area) -> None:
    whole = {"name": "นับ", "day": "2026-11-23", "instrument": area.instrument("LIT"), "facilitator": area.office}
    counted = calibrating.office.write("calibration", "0192f000-0000-7000-8000-0000000000aa", whole)
    nowhere = {**calibrating.fields(calibrating.first), "calibration": "0192f000-0000-7000-8000-0000000000ab"}
    early = calibrating.first.write("calibration_sheet", calibrating.sheet(calibrating.first), nowhere)

    assert (counted["code"], early["code"]) == ("calibration_needs_rubric", "wrong_id")


def test_a_withdrawn_calibration_is_rated_no_more(calibrating: Calibrating) -> None:
    calibrating.office.write("calibration", CALIBRATION, {"withdrawn": "ตั้งซ้ำ"})

    result = calibrating.first.write(
        "calibration_sheet", calibrating.sheet(calibrating.first), calibrating.fields(calibrating.first)
    )

    assert result["code"] == "no_calibration"


def test_what_is_kept_aside_of_a_sheet_is_shown_to_nobody(calibrating: Calibrating) -> None:
    phone = calibrating.other
    phone.write("calibration_sheet", calibrating.sheet(phone), calibrating.fields(phone))

    reply = phone.served.ask("GET", "/api/office/aside", headers=calibrating.office.headers)

    (row,) = reply.json()
    assert row["withheld"] and row["fields"] == {} and row["kind"] == "calibration_sheet"
    assert calibrating.said(phone) not in reply.text


def test_a_convention_is_written_by_the_facilitator_after_the_result_is_open_and_reaches_all_who_rate(
    calibrating: Calibrating,
) -> None:
    whole = {"calibration": CALIBRATION, "instrument": calibrating.instrument, "indicator": "C1", "text": "ดูทั้งคาบ"}
    early = calibrating.facilitator.write("convention", CONVENTION, whole)
    for phone in calibrating.raters:
        calibrating.rate(phone)
    others = [phone.write("convention", CONVENTION, whole) for phone in (calibrating.first, calibrating.office)]
    wrong = Convention.kind().id_of(CALIBRATION, "X9")
    unknown = calibrating.facilitator.write("convention", wrong, {**whole, "indicator": "X9"})
    kept = calibrating.facilitator.write("convention", CONVENTION, whole)

    assert [r["code"] for r in (early, *others, unknown)] == [
        "calibration_not_opened",
        "facilitator_only",
        "facilitator_only",
        "unknown_indicator",
    ]
    assert kept["status"] == "applied"
    for phone in (calibrating.first, calibrating.other, calibrating.office):
        phone.pull()
        assert phone.field("convention", CONVENTION, "text") == "ดูทั้งคาบ"
    calibrating.principal.pull()
    assert not calibrating.principal.has("convention", CONVENTION)


# of no school


def _given(ask: Callable[[str], str], visit: VisitUnderWay) -> dict[str, str]:
    paths = [f"/api/reports/visits/{visit.visit}.{end}" for end in ("csv", "pdf", "xlsx")]
    return {path: ask(path) for path in (*paths, "/api/reports/matrix.csv", "/api/reports/matrix.xlsx")}


def _reader(phone: Phone) -> Callable[[str], str]:
    def ask(path: str) -> str:
        reply = phone.served.ask("GET", path, headers=phone.headers)
        assert reply.status_code == 200, reply.text
        return said(reply, within="xl/")  # beside the sheets of a workbook stands when it was made

    return ask


@pytest.mark.parametrize("form", ["ADM4", "CLS15"])
def test_no_school_matrix_report_or_export_is_different_for_a_calibration(area: Area, form: str) -> None:
    """The same people, the same instrument and the same day as a visit; all levels as low as they go."""
    visit = VisitUnderWay(area)
    for phone in (visit.supervisor_phone, visit.expert_phone):
        visit.rate(phone)
    for lesson in range(5):
        visit.observe(visit.supervisor_phone, lesson, 4)
    both = {f"raters.{person}": True for person in (visit.leader, visit.expert)}
    calibrating = Calibrating(area, form, facilitator=visit.leader, **both)
    before = _given(_reader(visit.director_phone), visit)
    derived = _derived(visit.director_phone)

    raters = [*calibrating.raters, visit.supervisor_phone, visit.expert_phone]
    for phone in raters:
        calibrating.rate(phone, 1)

    assert _given(_reader(visit.director_phone), visit) == before
    assert _derived(visit.director_phone) == derived and all(len(text) > 50 for text in before.values())
    visit.observe(visit.supervisor_phone, 5, 4)  # the means of lessons are worked out anew
    (now,) = (fields for (kind, _), fields in _derived(visit.director_phone).items() if kind == "lesson_summary")
    (was,) = (fields for (kind, _), fields in derived.items() if kind == "lesson_summary")
    assert now == {**was, "lessons": 6}


def _derived(phone: Phone) -> dict[Any, Any]:
    """What the server works out of sheets, as a phone is told it."""
    phone.pull()
    return {
        key: row["fields"] for key, row in phone.mirror.items() if key[0] in ("sheet", "progress", "lesson_summary")
    }


def test_a_calibration_sheet_is_no_sheet_of_a_visit(area: Area) -> None:
    """It cannot be passed off as one: neither its kind nor its fields name a school, a visit or a subject."""
    visit = VisitUnderWay(area)
    calibrating = Calibrating(area, **{f"raters.{visit.leader}": True})
    phone = visit.supervisor_phone
    tied = {**calibrating.fields(phone), "visit": visit.visit, "school": visit.school, "subject": visit.school}

    refused = phone.write("calibration_sheet", calibrating.sheet(phone), tied)
    other = phone.write(
        "sheet",
        sheet_id(CALIBRATION, visit.cls15, visit.school, phone.person),
        {
            "visit": CALIBRATION,
            "instrument": visit.cls15,
            "school": visit.school,
            "subject": visit.school,
            "rater": phone.person,
        },
    )

    assert (refused["code"], other["code"]) == ("unknown_field", "no_visit")
