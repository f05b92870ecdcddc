"""Read a rubric: its scale, areas and indicators, header fields, open items and bands, part by part."""

from decimal import Decimal
from fractions import Fraction

from fieldwork.instruments.document import Document, exact_number, shorten
from fieldwork.instruments.model import (
    Aggregation,
    Area,
    Band,
    Descriptor,
    HeaderField,
    Indicator,
    Instrument,
    Level,
    NotApplicable,
    OpenItem,
    Scale,
)
from fieldwork.instruments.problems import Code
from fieldwork.instruments.rubric_rules import check_bands, check_ids, check_levels, check_options, check_weights

STATUSES = ("draft", "expert_review", "tryout", "approved", "locked")
UNITS_OF_RATING = ("school", "lesson")
# A word that no role answers to would lock everybody out of the instrument without a sign.
RATERS = ("supervisor", "committee_member", "campus_chair", "teacher_supervisor", "supporting_administrator")
READERS = (*RATERS, "school_principal", "teacher", "supervision_group")
HEADER_TYPES = ("choice", "text", "integer", "person_ref", "date")
ROW_FIELDS = ("action", "owner_role", "due_date", "indicator_id")
# A sheet without these cannot be counted or given back, so they are asked for unless the file says otherwise.
REQUIRED_HEADER_TYPES = ("choice", "person_ref")
DEFAULT_MAX_CHARS = 4000
MAX_VERSION = 20
# The record of a sheet holds levels from 0 to 10.
MAX_LEVEL = 10
_NO_SCALE = Scale("", 0, 0, (), NotApplicable(False, "", True), (), "")


def read_rubric(whole: Document) -> Instrument:
    """Read everything after schema and kind. The caller looks at the problems before using the result."""
    scale = _scale(whole.part("scale"))
    aggregation = _aggregation(whole.part("aggregation"))
    instrument = Instrument(
        id=whole.identifier(),
        version=read_version(whole),
        status=whole.choice("status", STATUSES),
        language=whole.choice("language", ("th",), default="th"),
        unit_of_rating=whole.choice("unit_of_rating", UNITS_OF_RATING),
        title_th=whole.text("title_th"),
        title_en=whole.text("title_en", optional=True),
        purpose_th=whole.text("purpose_th", optional=True),
        purpose_en=whole.text("purpose_en", optional=True),
        filled_by=whole.words("filled_by", RATERS, optional=False),
        acknowledged_by=whole.words("acknowledged_by", READERS),
        visible_to=whole.words("visible_to", READERS),
        offline_required=whole.flag("offline_required", default=True),
        estimated_minutes=whole.integer("estimated_minutes", optional=True, least=1, most=600),
        header_fields=tuple(_header_field(each) for each in whole.parts("header_fields", optional=True)),
        scale=scale or _NO_SCALE,
        aggregation=aggregation or Aggregation(Fraction(0), 2),
        bands=tuple(_band(each) for each in whole.parts("bands")),
        areas=tuple(_area(each, scale) for each in whole.parts("areas")),
        open_items=tuple(_open_item(each) for each in whole.parts("open_items", optional=True)),
    )
    whole.finish()
    check_ids(whole, instrument)
    check_weights(whole, [area.weight for area in instrument.areas], key="areas", of="ด้านทั้งหมด")
    check_bands(whole, instrument.bands, scale=scale, digits=instrument.aggregation.digits)
    return instrument


def read_version(whole: Document) -> str:
    """Take the version, which must be text: an unquoted 2569.10 would reach us as the number 2569.1 (R-04)."""
    version = whole.text("version", limit=MAX_VERSION)
    if version and not all(char.isascii() and (char.isalnum() or char in "._-") for char in version):
        do = 'โปรดใช้ตัวเลขหรือตัวอักษรอังกฤษ จุด ขีด เช่น "2569.1"'
        whole.note("version", Code.BAD_ID, what=f"รุ่น “{version}” ใช้ไม่ได้", do=do)
    return version


def _scale(part: Document | None) -> Scale | None:
    if part is None:
        return None
    least = part.integer("min", least=0, most=MAX_LEVEL)
    most = part.integer("max", least=1, most=MAX_LEVEL)
    scale = Scale(
        id=part.identifier(),
        min=least or 0,
        max=most or 0,
        levels=tuple(_level(each) for each in part.parts("levels")),
        not_applicable=_not_applicable(part.part("not_applicable", optional=True)),
        evidence_required_at=part.integers("evidence_required_at"),
        evidence_rule_th=part.text("evidence_rule_th", optional=True),
    )
    if part.skip("default") is not None:
        do = "โปรดใช้ default: null เพื่อให้ผู้ประเมินเลือกระดับเองทุกครั้ง"
        part.note("default", Code.DEFAULT_PRESELECTS, what="แบบประเมินนี้เลือกระดับไว้ล่วงหน้า", do=do)
    part.finish()
    readable = least is not None and most is not None and all(level.value >= 0 for level in scale.levels)
    # Against a scale that is broken itself, descriptors and bands cannot be judged.
    return scale if readable and check_levels(part, scale) else None


def _level(part: Document) -> Level:
    value = part.integer("value", least=0, most=MAX_LEVEL)
    level = Level(-1 if value is None else value, part.text("label_th"), part.text("label_en", optional=True))
    part.finish()
    return level


def _not_applicable(part: Document | None) -> NotApplicable:
    if part is None:
        return _NO_SCALE.not_applicable
    choice = NotApplicable(
        allowed=part.flag("allowed", default=False),
        label_th=part.text("label_th", optional=True) or "ไม่เกี่ยวข้อง",
        requires_reason=part.flag("requires_reason", default=True),
    )
    if part.flag("counted", default=False):
        do = "โปรดใช้ counted: false"
        part.note("counted", Code.UNSUPPORTED_VALUE, what="รายการที่ไม่เกี่ยวข้องนำมาคิดค่าเฉลี่ยไม่ได้", do=do)
    part.finish()
    return choice


def _aggregation(part: Document | None) -> Aggregation | None:
    if part is None:
        return None
    part.choice("method", ("weighted_mean",))
    ratio = part.number("min_answered_ratio_per_area")
    if ratio is not None and not 0 <= ratio <= 1:
        do = "โปรดใช้ค่าระหว่าง 0 ถึง 1 เช่น 0.6"
        part.note("min_answered_ratio_per_area", Code.OUT_OF_RANGE, what="สัดส่วนอยู่นอกช่วงที่ใช้ได้", do=do)
    digits = _rounding(part.part("rounding"))
    part.finish()
    return Aggregation(ratio or Fraction(0), digits)


def _rounding(part: Document | None) -> int:
    if part is None:
        return 2
    digits = part.integer("digits", least=0, most=4)
    part.choice("mode", ("half_up",))
    part.choice("when", ("display_and_banding",), default="display_and_banding")
    part.finish()
    return 2 if digits is None else digits


def _band(part: Document) -> Band:
    least = part.number("min")
    band = Band(
        Decimal("NaN") if least is None else Decimal(least.numerator) / Decimal(least.denominator),
        part.text("label_th"),
        part.text("label_en", optional=True),
    )
    part.finish()
    return band


def _area(part: Document, scale: Scale | None) -> Area:
    area = Area(
        id=part.identifier(),
        title_th=part.text("title_th"),
        title_en=part.text("title_en", optional=True),
        weight=_weight(part),
        indicators=tuple(_indicator(each, scale) for each in part.parts("indicators")),
    )
    part.finish()
    check_weights(part, [each.weight for each in area.indicators], key="indicators", of=f"ด้าน {area.id}")
    return area


def _indicator(part: Document, scale: Scale | None) -> Indicator:
    indicator = Indicator(
        id=part.identifier(),
        title_th=part.text("title_th"),
        title_en=part.text("title_en", optional=True),
        weight=_weight(part),
        standards=part.texts("standards"),
        evidence_th=part.texts("evidence_th"),
        descriptors=_descriptors(part, scale),
    )
    part.finish()
    return indicator


def _weight(part: Document) -> Fraction:
    weight = part.number("weight")
    if weight is not None and weight <= 0:
        part.note("weight", Code.OUT_OF_RANGE, what="น้ำหนักต้องมากกว่า 0", do="โปรดใส่น้ำหนักเป็นร้อยละ เช่น 20")
    return weight or Fraction(0)


def _descriptors(part: Document, scale: Scale | None) -> tuple[Descriptor, ...]:
    """Take the level descriptors, in the scale's order, one for each level and for no other (R-12)."""
    levels = part.part("levels")
    if levels is None:
        return ()
    texts = _numbered_texts(levels)
    if scale is None:
        return ()
    known = [level.value for level in scale.levels]
    for value in known:
        if value not in texts:
            do = f"โปรดเพิ่มคำอธิบายของระดับ {value}"
            part.note("levels", Code.DESCRIPTOR_MISSING, what=f"ไม่มีคำอธิบายของระดับ {value}", do=do)
    for value in sorted(texts.keys() - set(known)):
        do = f"โปรดลบคำอธิบายนี้ หรือเพิ่มระดับ {value} ในเกณฑ์"
        part.note(f"levels.{value}", Code.DESCRIPTOR_UNKNOWN_LEVEL, what=f"เกณฑ์ไม่มีระดับ {value}", do=do)
    return tuple(Descriptor(value, texts[value]) for value in known if value in texts)


def _numbered_texts(levels: Document) -> dict[int, str]:
    """YAML gives the level as a number, JSON as its digits; both are the same level."""
    texts: dict[int, str] = {}
    for key, value in levels.entries():
        number = exact_number(key)
        if number is None or number.denominator != 1 or number < 0:
            do = "โปรดใช้ตัวเลขระดับเป็นคีย์ เช่น 4: ตามด้วยคำอธิบาย"
            levels.note(shorten(key), Code.WRONG_TYPE, what="คีย์ของระดับต้องเป็นจำนวนเต็ม", do=do)
        elif int(number) in texts:
            what, do = f"มีคำอธิบายของระดับ {number} มากกว่าหนึ่งครั้ง", "โปรดกำหนดให้แต่ละระดับมีคำอธิบายเดียว"
            levels.note(str(number), Code.DUPLICATE_ID, what=what, do=do)
        else:
            texts[int(number)] = levels.text_of(str(number), value)
    return texts


def _header_field(part: Document) -> HeaderField:
    kind = part.choice("type", HEADER_TYPES)
    header_field = HeaderField(
        id=part.identifier(),
        title_th=part.text("title_th"),
        type=kind,
        required=part.flag("required", default=kind in REQUIRED_HEADER_TYPES),
        options=part.texts("options"),
        min=part.integer("min", optional=True),
        max=part.integer("max", optional=True),
        privacy=part.choice("privacy", ("restricted",), default="") or None,
    )
    part.finish()
    if kind in HEADER_TYPES:
        check_options(part, header_field)
    return header_field


def _open_item(part: Document) -> OpenItem:
    item = OpenItem(
        id=part.identifier(),
        title_th=part.text("title_th"),
        title_en=part.text("title_en", optional=True),
        required=part.flag("required", default=False),
        max_chars=part.integer("max_chars", optional=True, least=1, most=20_000) or DEFAULT_MAX_CHARS,
        repeatable=part.flag("repeatable", default=False),
        fields=part.words("fields", ROW_FIELDS),
        filled_by=part.choice("filled_by", READERS, default="") or None,
    )
    part.finish()
    return item
