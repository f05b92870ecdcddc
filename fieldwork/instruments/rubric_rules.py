"""Rules that look at more than one part of a rubric: ids, weights, levels, bands, options."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from fieldwork.instruments.document import Document
from fieldwork.instruments.model import Band, HeaderField, Instrument, Scale
from fieldwork.instruments.problems import Code


def check_ids(whole: Document, instrument: Instrument) -> None:
    """Every id appears once in the whole file, since a sheet keeps its answers by id (R-05)."""
    seen: dict[str, str] = {}
    for path, each_id in _ids(instrument):
        if each_id in seen:
            do = "โปรดเปลี่ยนรหัสให้ไม่ซ้ำกันทั้งแบบประเมิน"
            whole.note(f"{path}.id", Code.DUPLICATE_ID, what=f"รหัส “{each_id}” ซ้ำกับ {seen[each_id]}", do=do)
        elif each_id:
            seen[each_id] = path


def check_weights(part: Document, weights: Sequence[Fraction], *, key: str, of: str) -> None:
    """Weights are percents and add up to 100 exactly; one that could not be read is already a problem (R-06)."""
    total = sum(weights, Fraction(0))
    readable = len(weights) == part.size(key) and all(weight > 0 for weight in weights)
    if weights and readable and total != 100:
        do = "โปรดปรับน้ำหนักให้รวมกันได้ 100 พอดี"
        part.note(key, Code.WEIGHTS_NOT_100, what=f"น้ำหนักของ{of}รวมได้ {_decimal(total)}", do=do)


def check_levels(part: Document, scale: Scale) -> bool:
    """The levels are the whole numbers from min to max, each once (R-08); evidence is asked at real ones (R-10)."""
    values = [level.value for level in scale.levels]
    repeated = sorted({value for value in values if values.count(value) > 1})
    for value in repeated:
        part.note("levels", Code.DUPLICATE_ID, what=f"มีระดับ {value} มากกว่าหนึ่งครั้ง", do="โปรดกำหนดให้แต่ละระดับมีครั้งเดียว")
    is_whole = scale.min < scale.max and sorted(values) == list(range(scale.min, scale.max + 1))
    if not is_whole and not repeated:
        do = f"โปรดกำหนดให้มีระดับครบทุกค่าตั้งแต่ {scale.min} ถึง {scale.max} และ min น้อยกว่า max"
        part.note("levels", Code.SCALE_INCOMPLETE, what="ระดับในเกณฑ์ไม่ตรงกับ min และ max", do=do)
    for at, value in enumerate(scale.evidence_required_at):
        if value not in values:
            path = f"evidence_required_at[{at}]"
            do = "โปรดใช้เฉพาะระดับที่มีในเกณฑ์"
            part.note(path, Code.EVIDENCE_LEVEL_UNKNOWN, what=f"เกณฑ์ไม่มีระดับ {value}", do=do)
    return is_whole


def check_bands(whole: Document, bands: Sequence[Band], *, scale: Scale | None, digits: int) -> None:
    """Bands run from high to low without repeats, start inside the scale and reach down to its lowest level (R-09)."""
    floors = [band.min for band in bands]
    if any(floor.is_nan() for floor in floors):
        return
    for at, (above, below) in enumerate(pairwise(floors), start=1):
        if below == above:
            what, do = f"เกณฑ์แปลผลเริ่มที่ {below} ซ้ำกัน", "โปรดกำหนดให้แต่ละช่วงเริ่มที่ค่าต่างกัน"
            whole.note(f"bands[{at}].min", Code.BANDS_DUPLICATE, what=what, do=do)
        elif below > above:
            do = "โปรดเรียงเกณฑ์แปลผลจากค่ามากไปค่าน้อย"
            whole.note(f"bands[{at}].min", Code.BANDS_UNSORTED, what="เกณฑ์แปลผลไม่เรียงลำดับ", do=do)
    for at, floor in enumerate(floors):
        if floor != round(floor, digits):
            do = f"โปรดใช้ทศนิยมไม่เกิน {digits} ตำแหน่ง"
            whole.note(f"bands[{at}].min", Code.BAND_TOO_PRECISE, what=f"ค่า {floor} ละเอียดกว่าค่าที่ปัดแล้ว", do=do)
    if scale and floors and (min(floors) != scale.min or max(floors) > scale.max):
        do = f"โปรดกำหนดให้ช่วงต่ำสุดเริ่มที่ {scale.min} และช่วงสูงสุดไม่เกิน {scale.max}"
        whole.note("bands", Code.BANDS_DO_NOT_COVER, what="เกณฑ์แปลผลไม่ครอบคลุมระดับทั้งหมด", do=do)


def check_options(part: Document, header_field: HeaderField) -> None:
    """A choice has two or more different options, nothing else has any; limits belong to numbers (R-13)."""
    options = header_field.options
    if header_field.type == "choice" and len(options) < 2:
        part.note("options", Code.BAD_OPTIONS, what="ช่องแบบเลือกมีตัวเลือกน้อยกว่า 2 ตัว", do="โปรดเพิ่มตัวเลือกใน options")
    if len(set(options)) < len(options):
        part.note("options", Code.BAD_OPTIONS, what="มีตัวเลือกซ้ำกัน", do="โปรดลบตัวเลือกที่ซ้ำ")
    if options and header_field.type != "choice":
        part.note("options", Code.BAD_OPTIONS, what="ช่องนี้ไม่ใช่แบบเลือก", do="โปรดใช้ type: choice หรือลบ options")
    limits = (header_field.min, header_field.max)
    if any(limit is not None for limit in limits) and header_field.type != "integer":
        part.note("min", Code.UNSUPPORTED_VALUE, what="ช่องนี้ไม่ใช่จำนวน", do="โปรดใช้ type: integer หรือลบ min และ max")
    if header_field.min is not None and header_field.max is not None and header_field.min > header_field.max:
        part.note("min", Code.OUT_OF_RANGE, what="ค่า min มากกว่า max", do="โปรดสลับค่า min และ max")


def _ids(instrument: Instrument) -> list[tuple[str, str]]:
    found = [(f"header_fields[{at}]", each.id) for at, each in enumerate(instrument.header_fields)]
    for at, area in enumerate(instrument.areas):
        found.append((f"areas[{at}]", area.id))
        found.extend((f"areas[{at}].indicators[{i}]", each.id) for i, each in enumerate(area.indicators))
    return found + [(f"open_items[{at}]", each.id) for at, each in enumerate(instrument.open_items)]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
