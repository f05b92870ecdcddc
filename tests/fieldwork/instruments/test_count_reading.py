"""A count table is read with every rule understood, or refused. Rules R-05, R-07 and R-41."""

from typing import Any

import pytest

from fieldwork.instruments.problems import Code, InstrumentError
from fieldwork.instruments.reading import read
from tests.support.instruments import count_table, document

CASES: dict[str, tuple[tuple[str | int, ...], Any, Code, str]] = {
    "a rule in another language": (("checks", 0, "rule"), "import os", Code.BAD_RULE, "checks[0].rule"),
    "a rule without comparison": (("checks", 0, "rule"), "screened + excluded", Code.BAD_RULE, "checks[0].rule"),
    "a rule over an unknown count": (("checks", 0, "rule"), "absent == 0", Code.BAD_RULE, "checks[0].rule"),
    "two privacy rules": (
        ("checks", 2),
        {
            "id": "K5",
            "severity": "privacy",
            "message_th": "ปิด",
            "rule": "any cell 1..9 is shown as '<10' outside the school",
        },
        Code.BAD_RULE,
        "checks[3]",
    ),
    "a privacy rule that is not understood": (("checks", 3, "rule"), "hide names", Code.BAD_RULE, "checks[3].rule"),
    "a formula over an unknown count": (("derived", 0, "formula"), "100 * absent", Code.BAD_RULE, "derived[0].formula"),
    "a change of nothing": (
        ("derived", 2, "formula"),
        "x(this_round) - x(previous_round)",
        Code.BAD_RULE,
        "derived[2].formula",
    ),
    "a change of a change": (
        ("derived", 1, "formula"),
        "change_need(this_round) - change_need(previous_round)",
        Code.BAD_RULE,
        "derived[1].formula",
    ),
    "an unknown severity": (("checks", 0, "severity"), "fatal", Code.UNSUPPORTED_VALUE, "checks[0].severity"),
    "another rounding": (("derived", 0, "rounding"), "up", Code.UNSUPPORTED_VALUE, "derived[0].rounding"),
    "a column that is not a number": (("columns", 0, "type"), "text", Code.UNSUPPORTED_VALUE, "columns[0].type"),
    "a level named like a column": (("levels", 3, "id"), "screened", Code.DUPLICATE_ID, "levels[3].id"),
    "a check twice": (("checks", 1, "id"), "K1", Code.DUPLICATE_ID, "checks[1].id"),
    "a round twice": (("rounds", 1, "id"), "1", Code.DUPLICATE_ID, "rounds[1].id"),
    "a round YAML read as a number": (("rounds", 1, "id"), 2, Code.WRONG_TYPE, "rounds[1].id"),
    "a month that is none": (("rounds", 0, "usual_month"), 13, Code.OUT_OF_RANGE, "rounds[0].usual_month"),
    "a grade twice": (("rows_axis", "values", 1), "ม.1", Code.BAD_OPTIONS, "rows_axis.values"),
    "an unknown key": (("rows_axis", "colour"), 1, Code.UNKNOWN_KEY, "rows_axis.colour"),
    "a table rated like a school": (("unit_of_rating",), "school", Code.UNSUPPORTED_VALUE, "unit_of_rating"),
}


def test_the_shipped_table_is_read_with_all_its_cells_and_none_of_them_names_anybody() -> None:
    """R-40"""
    table = count_table()

    assert table.rows_axis.values == ("ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6")
    assert table.cells[:5] == ("enrolled", "screened", "excluded", "R:L4", "R:L3")
    assert len(table.cells) == 3 + 2 * 4
    assert [each.usual_month for each in table.rounds] == [7, 12]


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_table_says_where_and_what__error(name: str) -> None:
    path, value, code, where = CASES[name]
    damaged = document("LIT")
    inside: Any = damaged
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value

    with pytest.raises(InstrumentError) as caught:
        read(damaged)

    assert (where, code) in {(problem.path, problem.code) for problem in caught.value.problems}
