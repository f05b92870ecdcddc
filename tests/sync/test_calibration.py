"""A calibration from the office's setting up to what is agreed, over phones that really sync, mostly offline."""

from __future__ import annotations

from app.calibrations import due
from app.screens.calibration.state import Page, Standing, read
from app.sync.engine import Ending
from app.visiting.conventions import readings
from app.visiting.sheets import Filling, read_sample
from fieldwork.instruments.model import Instrument
from fieldwork.records import CalibrationSheet, Convention, RoleName
from fieldwork.submission import instrument_of
from sync_server.server import day_of
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone
from tests.support.worlds import an_id

ONE = an_id("a calibration")


class Calibrated:
    """The office, a facilitator, three who rate, and a phone for each."""

    def __init__(self, visiting: Visiting) -> None:
        self.visiting = visiting
        area = visiting.area
        self.director = area.person("ผอ.เขต", RoleName.DIRECTOR)
        self.third = area.person("นิเทศสาม", RoleName.SUPERVISOR)
        self.cls15 = area.instrument("CLS15")
        self.office, self.facilitator = visiting.phone(area.office), visiting.phone(self.director)
        self.raters = [visiting.phone(), visiting.phone(visiting.expert), visiting.phone(self.third)]

    def set_up(self) -> None:
        fields = {"name": "ปรับเทียบต้นภาค", "day": "2026-11-23", "instrument": self.cls15, "sample": "คาบสมมติ"}
        fields |= {f"raters.{phone.person}": True for phone in self.raters}
        self.office.store.write("calibration", ONE, {**fields, "facilitator": self.director})

    def rate(self, phone: WiredPhone, level: int, **levels: int) -> None:
        """Rate offline, indicator by indicator, and hand in."""
        form = instrument_of(self.cls15, phone.store)
        assert isinstance(form, Instrument)
        sheet = CalibrationSheet.kind().id_of(ONE, phone.person)
        keys = {"calibration": ONE, "instrument": self.cls15, "rater": phone.person}
        for number, indicator in enumerate(form.indicators):
            given = {f"levels.{indicator.id}": levels.get(indicator.id, level)}
            phone.store.write("calibration_sheet", sheet, {**({} if number else keys), **given})
        phone.store.write("calibration_sheet", sheet, {"submitted_at": phone.clock()})

    def page(self, phone: WiredPhone) -> Page:
        found = read(phone.store, ONE, phone.person)
        assert found is not None
        return found

    def stage(self, phone: WiredPhone) -> str:
        (line,) = due(phone.store, phone.person, day_of(phone.clock()))
        return line.stage


async def synced(*phones: WiredPhone) -> None:
    for phone in phones:
        assert (await phone.sync()).ending == Ending.DONE


def others(phone: WiredPhone) -> set[str]:
    """Whose sheets a phone holds beside the own."""
    sheets = map(CalibrationSheet.of, phone.store.find("calibration_sheet"))
    return {sheet.rater or "" for sheet in sheets} - {phone.person}


async def test_a_calibration_from_setting_up_to_what_was_agreed(visiting: Visiting) -> None:
    calibrated = Calibrated(visiting)
    first, second, late = calibrated.raters
    facilitator = calibrated.facilitator
    calibrated.set_up()
    await synced(calibrated.office, *calibrated.raters, facilitator)
    assert [calibrated.stage(phone) for phone in calibrated.raters] == ["rate"] * 3
    filling = read_sample(late.store, calibration=ONE, rater=late.person, place=None)
    assert isinstance(filling, Filling) and len(filling.gaps) == 15

    calibrated.rate(first, 3, T3=5)
    calibrated.rate(second, 3, T3=1, A2=4)  # both without a network
    await synced(first, second, facilitator, late)

    assert [len(calibrated.page(phone).done) for phone in (second, facilitator, late)] == [2, 2, 2]
    assert [others(phone) for phone in (first, second, facilitator, late)] == [set()] * 4
    assert calibrated.page(second).standing is Standing.WAITING and calibrated.stage(facilitator) == "open"

    facilitator.store.write("calibration", ONE, {"opened_at": facilitator.clock()})
    calibrated.rate(late, 3, T3=5)  # rated, not sent: the result comes meanwhile
    late_sheet = CalibrationSheet.kind().id_of(ONE, late.person)
    late.store.write("calibration_sheet", late_sheet, {"submitted_at": None, "reopened.1": "ขอดูอีกครั้ง"})
    await synced(facilitator, first, second, late)

    assert others(late) == set() and calibrated.page(late).standing is Standing.TO_RATE
    assert others(first) == {second.person} and others(facilitator) == {first.person, second.person}
    opened = calibrated.page(first)
    assert opened.result is not None
    assert [item.indicator_id for item in opened.result.to_talk_about] == ["T3", "A2"]
    assert [rater.id for rater in opened.missing] == [late.person]

    late.store.write("calibration_sheet", late_sheet, {"submitted_at": late.clock()})
    await synced(late, late, first, facilitator)

    assert others(late) == {first.person, second.person} and others(first) == {second.person, late.person}
    results = [calibrated.page(phone).result for phone in (first, late, facilitator)]
    assert results[0] == results[1] == results[2] and results[0] is not None
    assert len(results[0].raters) == 3 and results[0].agreement.n == 45

    keys = {"calibration": ONE, "instrument": calibrated.cls15, "indicator": "T3"}
    record = Convention.kind().id_of(ONE, "T3")
    facilitator.store.write("convention", record, {**keys, "text": "รอคำตอบก่อน", "agreed_at": facilitator.clock()})
    await synced(facilitator, first, calibrated.office)
    form = instrument_of(calibrated.cls15, first.store)
    assert isinstance(form, Instrument)
    assert [(name, r.text) for name, r in readings(first.store, form).items()] == [("T3", "รอคำตอบก่อน")]
    assert others(calibrated.office) == set(), "who set it up reads no levels"


async def test_whoever_opens_a_sheet_again_while_the_result_opens_keeps_what_was_handed_in(visiting: Visiting) -> None:
    """Nobody can know that a phone without a network wants to change a level: that is kept aside with its reason."""
    calibrated = Calibrated(visiting)
    first, second, late = calibrated.raters
    calibrated.set_up()
    await synced(calibrated.office, *calibrated.raters, calibrated.facilitator)
    for phone in (first, second):
        calibrated.rate(phone, 3)
    await synced(first, second, calibrated.facilitator)
    sheet = CalibrationSheet.kind().id_of(ONE, second.person)

    second.store.write("calibration_sheet", sheet, {"submitted_at": None, "reopened.7": "ขอแก้"})
    calibrated.facilitator.store.write("calibration", ONE, {"opened_at": calibrated.facilitator.clock()})
    await synced(calibrated.facilitator, second, first)

    assert first.store.one(CalibrationSheet, sheet).submitted_at is not None
    (waits,) = second.store.quarantine.all()
    assert waits.code == "calibration_opened"
    assert late.person not in others(first)
