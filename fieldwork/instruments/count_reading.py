"""Read a count table: its rows, skills, levels, columns, checks, derived figures and rounds."""

import re
from collections.abc import Sequence

from fieldwork.instruments.count_rules import RuleError, parse_check, parse_derived
from fieldwork.instruments.count_table import Check, Column, CountLevel, CountTable, Derived, Round, RowsAxis, Skill
from fieldwork.instruments.document import Document
from fieldwork.instruments.problems import Code
from fieldwork.instruments.rubric_reading import STATUSES, read_version

UNITS_OF_RATING = ("school_grade_round",)
SEVERITIES = ("error", "warning", "privacy")
_ROUNDING = re.compile(r"half_up_([0-4])")


def read_count_table(whole: Document) -> CountTable:
    """Read everything after schema and kind. The caller looks at the problems before using the result."""
    table = CountTable(
        id=whole.identifier(),
        version=read_version(whole),
        status=whole.choice("status", STATUSES),
        unit_of_rating=whole.choice("unit_of_rating", UNITS_OF_RATING),
        title_th=whole.text("title_th"),
        title_en=whole.text("title_en", optional=True),
        rows_axis=_rows_axis(whole.part("rows_axis")),
        skills=tuple(_skill(each) for each in whole.parts("skills")),
        levels=tuple(_level(each) for each in whole.parts("levels")),
        columns=tuple(_column(each) for each in whole.parts("columns")),
        checks=tuple(_check(each) for each in whole.parts("checks", optional=True)),
        derived=tuple(_derived(each) for each in whole.parts("derived", optional=True)),
        rounds=tuple(_round(each) for each in whole.parts("rounds")),
    )
    whole.finish()
    _check_ids(whole, table)
    _check_rules(whole, table)
    _check_masks(whole, table)
    return table


def _rows_axis(part: Document | None) -> RowsAxis:
    if part is None:
        return RowsAxis("", ())
    axis = RowsAxis(part.identifier(), part.texts("values", optional=False))
    if not axis.values or len(set(axis.values)) < len(axis.values):
        part.note("values", Code.BAD_OPTIONS, what="แถวของตารางว่างหรือซ้ำกัน", do="โปรดใส่ชื่อแถวที่ไม่ซ้ำกันอย่างน้อย 1 แถว")
    part.finish()
    return axis


def _skill(part: Document) -> Skill:
    skill = Skill(part.identifier(), part.text("title_th"), part.text("title_en", optional=True))
    part.finish()
    return skill


def _level(part: Document) -> CountLevel:
    level = CountLevel(part.identifier(), part.text("label_th"), part.text("label_en", optional=True))
    part.finish()
    return level


def _column(part: Document) -> Column:
    part.choice("type", ("integer",))
    least = part.integer("min", optional=True, least=0)
    column = Column(part.identifier(), part.text("title_th"), least or 0, part.integer("max", optional=True, least=0))
    part.finish()
    return column


def _check(part: Document) -> Check:
    severity = part.choice("severity", SEVERITIES)
    check = Check(part.identifier(), part.text("rule", limit=200), severity, part.text("message_th"))
    part.finish()
    return check


def _derived(part: Document) -> Derived:
    rounding = part.text("rounding", optional=True) or "half_up_2"
    digits = _ROUNDING.fullmatch(rounding)
    if digits is None:
        do = "โปรดใช้ half_up_0 ถึง half_up_4"
        part.note("rounding", Code.UNSUPPORTED_VALUE, what=f"ระบบยังไม่รองรับการปัดเศษ “{rounding[:40]}”", do=do)
    derived = Derived(part.identifier(), part.text("formula", limit=200), int(digits[1]) if digits else 2)
    part.finish()
    return derived


def _round(part: Document) -> Round:
    # A round is named by its number within the school year, so its id is a digit and not a word.
    each = Round(part.text("id", limit=10), part.text("title_th"), part.integer("usual_month", least=1, most=12) or 1)
    part.finish()
    return each


def _check_ids(whole: Document, table: CountTable) -> None:
    """Names used in rules share one space; checks and rounds are named apart (R-05)."""
    counted = [*_paths("columns", table.columns), *_paths("skills", table.skills), *_paths("levels", table.levels)]
    _note_repeats(whole, [*counted, *_paths("derived", table.derived)])
    _note_repeats(whole, _paths("checks", table.checks))
    _note_repeats(whole, _paths("rounds", table.rounds))


def _paths(key: str, items: Sequence[Skill | CountLevel | Column | Check | Derived | Round]) -> list[tuple[str, str]]:
    return [(f"{key}[{at}].id", item.id) for at, item in enumerate(items)]


def _note_repeats(whole: Document, named: list[tuple[str, str]]) -> None:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            whole.note(path, Code.DUPLICATE_ID, what=f"รหัส “{name}” ซ้ำ", do="โปรดเปลี่ยนรหัสให้ไม่ซ้ำกัน")
        elif name:
            seen.add(name)


def _check_rules(whole: Document, table: CountTable) -> None:
    """Every rule and formula must be one this program can work out, or a wrong count would pass unseen (R-41)."""
    for at, check in enumerate(table.checks):
        try:
            parse_check(table, check)
        except RuleError:
            _note_rule(whole, f"checks[{at}].rule", check.rule)
    for at, derived in enumerate(table.derived):
        try:
            parse_derived(table, derived)
        except RuleError:
            _note_rule(whole, f"derived[{at}].formula", derived.formula)


def _check_masks(whole: Document, table: CountTable) -> None:
    """Two privacy rules would leave open which one hides a count (R-45)."""
    privacy = [at for at, check in enumerate(table.checks) if check.severity == "privacy"]
    for at in privacy[1:]:
        do = "โปรดรวมเป็นกฎเดียว"
        whole.note(f"checks[{at}]", Code.BAD_RULE, what="มีกฎปกปิดจำนวนน้อยมากกว่าหนึ่งข้อ", do=do)


def _note_rule(whole: Document, path: str, rule: str) -> None:
    do = "โปรดตรวจชื่อช่องและเครื่องหมาย ใช้ได้เฉพาะ + - * / การเปรียบเทียบ และ sum(levels)"
    whole.note(path, Code.BAD_RULE, what=f"ระบบคำนวณสูตร “{rule}” ไม่ได้", do=do)
