"""A file becomes an instrument, or every problem in it is named: where, what, and what to do. Rules R-01 to R-16."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.instruments.problems import Code, InstrumentError, Problem
from fieldwork.instruments.reading import read
from tests.support.instruments import document, rubric

Damage = Callable[[dict[str, Any]], object]
SHIPPED = ("ADM4", "CLS15", "LIT")


def problems_of(damaged: object) -> tuple[Problem, ...]:
    with pytest.raises(InstrumentError) as caught:
        read(damaged)
    return caught.value.problems


def first_indicator(doc: dict[str, Any]) -> dict[str, Any]:
    indicator: dict[str, Any] = doc["areas"][0]["indicators"][0]
    return indicator


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_files_are_read_as_they_are(name: str) -> None:
    instrument = read(document(name))

    assert (instrument.id, instrument.version, instrument.instrument_version) == (name, "2569.1", f"{name}@2569.1")


def test_a_rubric_is_read_part_by_part() -> None:
    instrument = rubric("ADM4")

    assert [area.id for area in instrument.areas] == ["AC", "BU", "PE", "GE"]
    assert [len(area.indicators) for area in instrument.areas] == [7, 4, 4, 5]
    assert instrument.indicator("AC3").title_th == "การพัฒนาการอ่านและการเขียนของผู้เรียน"
    assert instrument.indicator("GE3").descriptor(1) == "พบจุดเสี่ยงที่อาจเกิดอันตรายทันทีหรือไม่มีแผน"
    assert instrument.area_of("BU4").id == "BU"
    assert instrument.scale.level(4).label_th == "ดีเยี่ยม"
    assert instrument.scale.evidence_required_at == (1, 4)
    assert instrument.open_item("O4").fields == ("action", "owner_role", "due_date", "indicator_id")


def test_what_an_instrument_lacks_cannot_be_looked_up() -> None:
    instrument = rubric("ADM4")

    for look in (
        lambda: instrument.indicator("T1"),
        lambda: instrument.area("T"),
        lambda: instrument.area_of("T1"),
        lambda: instrument.scale.level(5),
        lambda: instrument.indicator("AC1").descriptor(5),
    ):
        with pytest.raises(KeyError):
            look()


def test_a_tick_or_a_float_is_not_a_level() -> None:
    scale = rubric("ADM4").scale

    assert [value in scale for value in (1, 4, 0, 5, True, 2.0, "2", None)] == [True, True] + [False] * 6


def drop(*path: str | int) -> Damage:
    def damage(doc: dict[str, Any]) -> None:
        inside: Any = doc
        for key in path[:-1]:
            inside = inside[key]
        del inside[path[-1]]

    return damage


def put(value: object, *path: str | int) -> Damage:
    def damage(doc: dict[str, Any]) -> None:
        inside: Any = doc
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = value

    return damage


I0 = ("areas", 0, "indicators", 0)
H0 = ("header_fields", 0)
CASES: dict[str, tuple[str, Damage, Code, str]] = {
    #
    "another schema": ("ADM4", put("ktpn-instrument/9", "schema"), Code.UNSUPPORTED_SCHEMA, "schema"),
    "another kind": ("ADM4", put("survey", "kind"), Code.UNSUPPORTED_KIND, "kind"),
    "no schema": ("ADM4", drop("schema"), Code.MISSING_KEY, "schema"),
    #
    "an unknown key at the top": ("ADM4", put(1, "colour"), Code.UNKNOWN_KEY, "colour"),
    "an unknown key deep inside": ("ADM4", put(1, *I0, "wieght"), Code.UNKNOWN_KEY, "areas[0].indicators[0].wieght"),
    "an unknown key in a band": ("ADM4", put(1, "bands", 0, "max"), Code.UNKNOWN_KEY, "bands[0].max"),
    "an unknown key in rounding": (
        "ADM4",
        put(1, "aggregation", "rounding", "x"),
        Code.UNKNOWN_KEY,
        "aggregation.rounding.x",
    ),
    "no title": ("ADM4", drop("title_th"), Code.MISSING_KEY, "title_th"),
    "a null title": ("ADM4", put(None, "title_th"), Code.MISSING_KEY, "title_th"),
    "no scale": ("ADM4", drop("scale"), Code.MISSING_KEY, "scale"),
    "no bands": ("ADM4", drop("bands"), Code.MISSING_KEY, "bands"),
    "no rounding": ("ADM4", drop("aggregation", "rounding"), Code.MISSING_KEY, "aggregation.rounding"),
    "no weight": ("ADM4", drop(*I0, "weight"), Code.MISSING_KEY, "areas[0].indicators[0].weight"),
    "areas as a mapping": ("ADM4", put({"AC": 1}, "areas"), Code.WRONG_TYPE, "areas"),
    "an area as a text": ("ADM4", put("AC", "areas", 1), Code.WRONG_TYPE, "areas[1]"),
    "no areas at all": ("ADM4", put([], "areas"), Code.EMPTY, "areas"),
    "an area without indicators": ("ADM4", put([], "areas", 0, "indicators"), Code.EMPTY, "areas[0].indicators"),
    "an empty title": ("ADM4", put(" \u200b ", "title_th"), Code.EMPTY, "title_th"),
    "a flag as a word": ("ADM4", put("yes", "offline_required"), Code.WRONG_TYPE, "offline_required"),
    "a number of minutes as text": ("ADM4", put("60", "estimated_minutes"), Code.WRONG_TYPE, "estimated_minutes"),
    "a tick as minutes": ("ADM4", put(True, "estimated_minutes"), Code.WRONG_TYPE, "estimated_minutes"),
    "no minutes": ("ADM4", put(0, "estimated_minutes"), Code.OUT_OF_RANGE, "estimated_minutes"),
    #
    "a version without quotes": ("ADM4", put(2569.1, "version"), Code.WRONG_TYPE, "version"),
    "a version with a space": ("ADM4", put("2569 1", "version"), Code.BAD_ID, "version"),
    "a version with the separator": ("ADM4", put("2569@1", "version"), Code.BAD_ID, "version"),
    #
    "a repeated indicator": ("ADM4", put("AC2", *I0, "id"), Code.DUPLICATE_ID, "areas[0].indicators[1].id"),
    "an id used in two areas": (
        "ADM4",
        put("AC1", "areas", 1, "indicators", 0, "id"),
        Code.DUPLICATE_ID,
        "areas[1].indicators[0].id",
    ),
    "a repeated area": ("ADM4", put("AC", "areas", 1, "id"), Code.DUPLICATE_ID, "areas[1].id"),
    "an open item named as an indicator": (
        "ADM4",
        put("AC1", "open_items", 0, "id"),
        Code.DUPLICATE_ID,
        "open_items[0].id",
    ),
    "a header named as an indicator": ("CLS15", put("P1", *H0, "id"), Code.DUPLICATE_ID, "areas[0].indicators[0].id"),
    "an id with a dot": ("ADM4", put("AC.1", *I0, "id"), Code.BAD_ID, "areas[0].indicators[0].id"),
    "an id in Thai": ("ADM4", put("วช1", *I0, "id"), Code.BAD_ID, "areas[0].indicators[0].id"),
    "an id that YAML read as false": ("ADM4", put(False, *I0, "id"), Code.WRONG_TYPE, "areas[0].indicators[0].id"),
    #
    "areas that do not add up": ("ADM4", put(41, "areas", 0, "weight"), Code.WEIGHTS_NOT_100, "areas"),
    "indicators that do not add up": ("ADM4", put(16, *I0, "weight"), Code.WEIGHTS_NOT_100, "areas[0].indicators"),
    "a total one thousandth short": ("ADM4", put(14.999, *I0, "weight"), Code.WEIGHTS_NOT_100, "areas[0].indicators"),
    "no weight at all": ("ADM4", put(0, *I0, "weight"), Code.OUT_OF_RANGE, "areas[0].indicators[0].weight"),
    "a negative weight": ("ADM4", put(-15, *I0, "weight"), Code.OUT_OF_RANGE, "areas[0].indicators[0].weight"),
    "a weight in words": ("ADM4", put("มาก", *I0, "weight"), Code.WRONG_TYPE, "areas[0].indicators[0].weight"),
    "an endless weight": ("ADM4", put(float("inf"), *I0, "weight"), Code.WRONG_TYPE, "areas[0].indicators[0].weight"),
    "a weight beyond all measure": (
        "ADM4",
        put(10**5000, *I0, "weight"),
        Code.WRONG_TYPE,
        "areas[0].indicators[0].weight",
    ),
    #
    "an unknown status": ("ADM4", put("ready", "status"), Code.UNSUPPORTED_VALUE, "status"),
    "an unknown unit": ("ADM4", put("class", "unit_of_rating"), Code.UNSUPPORTED_VALUE, "unit_of_rating"),
    "a rubric counted like a table": (
        "ADM4",
        put("school_grade_round", "unit_of_rating"),
        Code.UNSUPPORTED_VALUE,
        "unit_of_rating",
    ),
    "a role nobody has": ("ADM4", put("supervisr", "filled_by", 0), Code.UNSUPPORTED_VALUE, "filled_by[0]"),
    "nobody to fill it": ("ADM4", put([], "filled_by"), Code.EMPTY, "filled_by"),
    "another way to average": (
        "ADM4",
        put("mean", "aggregation", "method"),
        Code.UNSUPPORTED_VALUE,
        "aggregation.method",
    ),
    "another way to round": (
        "ADM4",
        put("half_even", "aggregation", "rounding", "mode"),
        Code.UNSUPPORTED_VALUE,
        "aggregation.rounding.mode",
    ),
    "a field agreements lack": (
        "ADM4",
        put("money", "open_items", 3, "fields", 0),
        Code.UNSUPPORTED_VALUE,
        "open_items[3].fields[0]",
    ),
    "an open item nobody fills": (
        "ADM4",
        put("parent", "open_items", 4, "filled_by"),
        Code.UNSUPPORTED_VALUE,
        "open_items[4].filled_by",
    ),
    "a ratio above one": (
        "ADM4",
        put(60, "aggregation", "min_answered_ratio_per_area"),
        Code.OUT_OF_RANGE,
        "aggregation.min_answered_ratio_per_area",
    ),
    #
    "a scale with a gap": ("ADM4", drop("scale", "levels", 1), Code.SCALE_INCOMPLETE, "scale.levels"),
    "a scale that ends too high": ("ADM4", put(5, "scale", "max"), Code.SCALE_INCOMPLETE, "scale.levels"),
    "a level twice": ("ADM4", put(4, "scale", "levels", 1, "value"), Code.DUPLICATE_ID, "scale.levels"),
    "a level beyond what a sheet holds": (
        "ADM4",
        put(11, "scale", "levels", 0, "value"),
        Code.OUT_OF_RANGE,
        "scale.levels[0].value",
    ),
    #
    "bands in the wrong order": ("ADM4", lambda doc: doc["bands"].reverse(), Code.BANDS_UNSORTED, "bands[1].min"),
    "two bands that start alike": ("ADM4", put(3.5, "bands", 1, "min"), Code.BANDS_DUPLICATE, "bands[1].min"),
    "no band for the lowest mean": ("ADM4", lambda doc: doc["bands"].pop(), Code.BANDS_DO_NOT_COVER, "bands"),
    "a band below the scale": ("ADM4", put(0.5, "bands", 3, "min"), Code.BANDS_DO_NOT_COVER, "bands"),
    "a band that is never reached": ("ADM4", put(4.5, "bands", 0, "min"), Code.BANDS_DO_NOT_COVER, "bands"),
    "a band finer than the rounding": ("ADM4", put(3.505, "bands", 0, "min"), Code.BAND_TOO_PRECISE, "bands[0].min"),
    "a band that is not a number": ("ADM4", put("สูง", "bands", 0, "min"), Code.WRONG_TYPE, "bands[0].min"),
    #
    "evidence at a level the scale lacks": (
        "ADM4",
        put([1, 5], "scale", "evidence_required_at"),
        Code.EVIDENCE_LEVEL_UNKNOWN,
        "scale.evidence_required_at[1]",
    ),
    "a level chosen beforehand": ("ADM4", put(4, "scale", "default"), Code.DEFAULT_PRESELECTS, "scale.default"),
    "not applicable that counts": (
        "ADM4",
        put(True, "scale", "not_applicable", "counted"),
        Code.UNSUPPORTED_VALUE,
        "scale.not_applicable.counted",
    ),
    #
    "a descriptor left out": ("ADM4", drop(*I0, "levels", 2), Code.DESCRIPTOR_MISSING, "areas[0].indicators[0].levels"),
    "a descriptor of a fifth level": (
        "ADM4",
        put("เกิน", *I0, "levels", 5),
        Code.DESCRIPTOR_UNKNOWN_LEVEL,
        "areas[0].indicators[0].levels.5",
    ),
    "an empty descriptor": ("ADM4", put("", *I0, "levels", 2), Code.EMPTY, "areas[0].indicators[0].levels.2"),
    "a level named in words": (
        "ADM4",
        put("ดี", *I0, "levels", "ดี"),
        Code.WRONG_TYPE,
        "areas[0].indicators[0].levels.ดี",
    ),
    "a level described twice": (
        "ADM4",
        put("ซ้ำ", *I0, "levels", "4"),
        Code.DUPLICATE_ID,
        "areas[0].indicators[0].levels.4",
    ),
    "no descriptors": ("ADM4", drop(*I0, "levels"), Code.MISSING_KEY, "areas[0].indicators[0].levels"),
    #
    "a choice without options": ("CLS15", drop(*H0, "options"), Code.BAD_OPTIONS, "header_fields[0].options"),
    "the same option twice": ("CLS15", put("ภาษาไทย", *H0, "options", 1), Code.BAD_OPTIONS, "header_fields[0].options"),
    "an option that YAML read as a number": (
        "CLS15",
        put(1, *H0, "options", 1),
        Code.WRONG_TYPE,
        "header_fields[0].options[1]",
    ),
    "options on a text": (
        "CLS15",
        put(["ก", "ข"], "header_fields", 1, "options"),
        Code.BAD_OPTIONS,
        "header_fields[1].options",
    ),
    "limits on a text": ("CLS15", put(1, "header_fields", 1, "min"), Code.UNSUPPORTED_VALUE, "header_fields[1].min"),
    "limits the wrong way round": (
        "CLS15",
        put(10, "header_fields", 7, "min"),
        Code.OUT_OF_RANGE,
        "header_fields[7].min",
    ),
    "an unknown type of header": ("CLS15", put("colour", *H0, "type"), Code.UNSUPPORTED_VALUE, "header_fields[0].type"),
    #
    "a book in a title": ("ADM4", put("ก" * 4001, "title_th"), Code.TOO_LONG, "title_th"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_file_says_where_and_what__error(name: str) -> None:
    shipped, damage, code, path = CASES[name]
    damaged = document(shipped)
    damage(damaged)

    found = problems_of(damaged)

    assert (path, code) in {(problem.path, problem.code) for problem in found}
    assert all(problem.what_th and problem.do_th for problem in found)


SINGLE = sorted(set(CASES) - {"a repeated indicator", "bands in the wrong order", "no areas at all"})


@pytest.mark.parametrize("name", SINGLE)
def test_one_mistake_is_one_problem_and_not_a_cascade__error(name: str) -> None:
    shipped, damage, code, path = CASES[name]
    damaged = document(shipped)
    damage(damaged)

    assert [(problem.path, problem.code) for problem in problems_of(damaged)] == [(path, code)]


INDEPENDENT = [
    "an unknown key at the top",
    "a version without quotes",
    "areas that do not add up",
    "a level chosen beforehand",
    "a descriptor left out",
    "bands in the wrong order",
    "a role nobody has",
]


@given(st.sets(st.sampled_from(INDEPENDENT), min_size=2))
def test_all_problems_are_found_in_one_reading__error(names: set[str]) -> None:
    """R-01"""
    damaged = document("ADM4")
    for name in sorted(names):
        CASES[name][1](damaged)

    found = {(problem.path, problem.code) for problem in problems_of(damaged)}

    assert {(CASES[name][3], CASES[name][2]) for name in names} <= found


@pytest.mark.parametrize("whole", [None, [], "schema: x", 1, True, {}])
def test_what_is_no_instrument_at_all_is_refused__error(whole: object) -> None:
    assert problems_of(whole)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8) | st.integers(), inside, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(SHIPPED), st.data())
def test_any_value_in_any_place_is_read_or_refused_but_never_crashes(name: str, data: st.DataObject) -> None:
    damaged = document(name)
    inside: Any = damaged
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inside[key], dict | list) or not inside[key] or data.draw(st.booleans()):
            inside[key] = data.draw(JUNK)
            break
        inside = inside[key]

    try:
        read(damaged)
    except InstrumentError as error:
        assert error.problems and all(problem.message_th for problem in error.problems)


def test_a_misspelt_key_gets_the_likely_spelling() -> None:
    damaged = document("ADM4")
    first_indicator(damaged)["wieght"] = first_indicator(damaged).pop("weight")

    messages = [problem.message_th for problem in problems_of(damaged)]

    assert any("wieght" in message and "weight" in message for message in messages)


def test_a_hostile_value_is_not_echoed_whole() -> None:
    damaged = document("ADM4")
    damaged["x" * 100_000] = "y"
    damaged["status"] = "z" * 3000

    assert all(len(problem.message_th) < 400 for problem in problems_of(damaged))


def test_texts_are_stored_in_one_spelling() -> None:
    """R-03"""
    sloppy = document("ADM4")
    sloppy["title_th"] = " แบบติดตามเพ่ือ\u200bพัฒนา\n ท่ี 1 "

    assert read(sloppy).title_th == "แบบติดตามเพื่อพัฒนา ที่ 1"


def test_weights_may_have_decimals_when_they_add_up_exactly() -> None:
    """R-06"""
    thirds = document("CLS15")
    for indicator, weight in zip(thirds["areas"][0]["indicators"], (33.33, 33.33, 33.34), strict=True):
        indicator["weight"] = weight

    assert read(thirds).id == "CLS15"


def test_subject_grade_and_teacher_are_required_unless_the_file_says_otherwise() -> None:
    """R-33"""
    relaxed = document("CLS15")
    relaxed["header_fields"][0]["required"] = False

    required = [field.id for field in rubric("CLS15").header_fields if field.required]
    instrument = read(relaxed)

    assert required == ["subject_area", "grade", "teacher_ref"]
    assert not instrument.header_field("subject_area").required  # type: ignore[union-attr]
