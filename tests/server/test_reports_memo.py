"""The printed memo: official layout and numerals, every stored word exactly once, nothing typed becomes markup."""

import re

import pytest

from fieldwork import scopes
from fieldwork.records import Feedback, Visit
from fieldwork.thai.text import thai_digits
from sync_server.demo.area import person_id, school_id
from sync_server.reports import rendering
from sync_server.reports.blocks import column as column_of
from sync_server.reports.blocks import paragraph, signature, table
from sync_server.reports.content import Report, report_of
from sync_server.reports.memo import document
from sync_server.reports.typesetter import Typesetter
from tests.support.demo_area import TODAY, IndexedWorld, area, built
from tests.support.pdf_text import squeezed, text_of

HOSTILE = '#panic("x") *bold* _em_ $x^2$ <label> @ref = หัวข้อ // comment \\u{41} `code` [link](x) "quoted" ~'


def files() -> dict[str, bytes]:
    """The demo's pictures by their names."""
    return {name: content for (_, name), content in built().blobs.items()}


@pytest.fixture(scope="module")
def world() -> IndexedWorld:
    return area()


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def report(world: IndexedWorld, school: int, login: str) -> Report:
    visit = min(map(Visit.of, world.find("visit", school=school_id(school))), key=lambda v: v.day or "")
    return report_of(visit.id, world, held=scopes.held(person_id(login), world, TODAY), today=TODAY)


def words(found: Report) -> str:
    return text_of(rendering.pdf([found], files()))


def page(*blocks: dict[str, object]) -> dict[str, object]:
    memo = {"heading": "บันทึกข้อความ", "head": [], "blocks": list(blocks)}
    return {"title": "t", "author": "", "footer": "", "page_word": "หน้า", "memos": [memo]}


def test_the_office_memo_has_the_official_head_and_ends_with_the_leaders_place_to_sign(world: IndexedWorld) -> None:
    text = words(report(world, 3, "director"))
    assert text.startswith(squeezed("บันทึกข้อความ ส่วนราชการ กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"))
    assert squeezed("วันที่ ๒๓ พฤศจิกายน ๒๕๖๙") in text
    assert squeezed("เรื่อง รายงานผลการติดตาม ตรวจสอบ ประเมินผล และนิเทศการศึกษา โรงเรียนแก้วจำลองวิทยา") in text
    assert squeezed("เรียน ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมมติ") in text
    assert squeezed("จึงเรียนมาเพื่อโปรดทราบและพิจารณา") in text
    assert squeezed("(นางสาวใฝ่รู้ ตัวอย่าง) ศึกษานิเทศก์ชำนาญการพิเศษ หัวหน้าคณะนิเทศ") in text


def test_it_prints_the_band_table_of_the_version_that_was_used(world: IndexedWorld) -> None:
    text = words(report(world, 10, "director"))
    bands = "ดีเยี่ยม 3.50–4.00 · ดี 2.50–3.49 · พอใช้ 1.50–2.49 · ปรับปรุง 1.00–1.49"
    assert squeezed(thai_digits(f"รุ่น 2569.1: {bands}")) in text


def test_it_prints_every_mean_with_its_word_and_its_n(world: IndexedWorld) -> None:
    found = report(world, 3, "director")
    text = words(found)
    for sheet in found.outcomes[0].sheets:
        for area_ in sheet.score.areas:
            shown = thai_digits(f"{area_.shown} {area_.label_th} ({area_.answered}/{area_.n} ข้อ)")
            assert squeezed(shown) in text


def test_an_area_with_too_few_answers_says_so_and_has_no_number(world: IndexedWorld) -> None:
    found = report(world, 15, "director")
    few = next(a for sheet in found.outcomes[0].sheets for a in sheet.score.areas if not a.is_sufficient)
    assert squeezed(f"ไม่เพียงพอ({thai_digits(f'{few.answered}/{few.n}')} ข้อ)") in words(found)


def test_everything_people_wrote_comes_out_as_it_was_stored(world: IndexedWorld) -> None:
    found = report(world, 3, "director")
    text = words(found)
    told = found.told
    assert told is not None
    written = [finding.text for finding in found.findings]
    written += [decision.reason for decision in found.outcomes[0].decisions.values()]
    written += [item.text for item in told.items] + [told.intro, told.change_note]
    written += [part for item in told.items if item.response for part in (item.response.text, item.response.plan)]
    assert len(written) > 30
    assert [each for each in written if squeezed(each or "") not in text] == []


def test_the_school_edition_holds_no_finding_rating_or_word_of_the_office(world: IndexedWorld) -> None:
    office, school = report(world, 2, "director"), words(report(world, 2, "principal-02"))
    told = {item.text for item in office.told.items} if office.told else set()
    internal = [finding.text or "" for finding in office.findings if finding.internal]
    assert internal
    for text in [*internal, *(d.reason for d in office.outcomes[0].decisions.values())]:
        assert squeezed(text) not in school
    for finding in office.findings:
        assert (finding.text in told) == (squeezed(finding.text or "") in school)
    assert school.startswith(squeezed("ข้อมูลสะท้อนกลับถึงสถานศึกษา"))
    assert "ข้อค้นพบ" not in school
    assert "ผลของคณะ" not in school
    assert "ค่าเฉลี่ย" not in school


def test_an_internal_finding_is_marked_in_the_office_memo(world: IndexedWorld) -> None:
    assert squeezed("ภายในสำนักงาน ไม่ส่งถึงสถานศึกษา") in words(report(world, 2, "director"))


def test_few_lessons_are_counted_but_not_averaged(world: IndexedWorld) -> None:
    visit = report(world, 15, "director").visit
    world.put_record(
        "lesson_summary",
        "few",
        {
            "school": visit.school,
            "instrument": next(r.id for r in world.find("instrument") if r.fields["instrument"] == "CLS15"),
            "round": visit.round,
            "lessons": 1,
            "areas.total": {"mean": None},
        },
    )
    text = words(report(world, 15, "director"))
    assert squeezed("สังเกตชั้นเรียน ๑ คาบ จำนวนน้อยเกินกว่าจะแสดงค่าเฉลี่ย") in text


def test_nothing_that_people_type_is_read_as_markup(typesetter: Typesetter) -> None:
    columns = [column_of(HOSTILE, width=1)]
    made = typesetter.pdf(page(paragraph(HOSTILE), table(columns, [[HOSTILE]])))
    assert text_of(made).count(squeezed(HOSTILE)) == 3


def test_line_breaks_and_stacked_marks_survive(typesetter: Typesetter) -> None:
    lines = "ที่นี่ ปั้นกี๊ ชั้น ครั้งนั้น ศิลป์ สิทธิ์ ฐู ญู น้ำใจ เก้าอี้\nสิ่งที่เปลี่ยน ปิ๋ว จุ๋ม ฝึกซ้อม"
    made = typesetter.pdf(page(paragraph(lines)))
    assert squeezed(lines) in text_of(made)


def test_every_possible_thai_syllable_is_copied_as_it_was_typed(typesetter: Typesetter) -> None:
    """ฤ and ฦ carry no vowel below in Thai, and are left out."""
    consonants = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
    syllables = [c + v + t for c in consonants for v in ("", *"ัิีึืุู") for t in ("", *"่้๊๋์")]
    syllables += [c + t + "ำ" for c in consonants for t in ("", *"่้๊๋")]
    made = typesetter.pdf(page(paragraph(" ".join(syllables), indent=False)))
    assert "".join(syllables) in text_of(made)


def test_one_report_is_the_same_bytes_each_time_it_is_printed(world: IndexedWorld, typesetter: Typesetter) -> None:
    given = document([report(world, 3, "director")], files())
    assert typesetter.pdf(given, files()) == Typesetter().pdf(given, files())


def test_the_only_fonts_in_it_are_the_bundled_ones(world: IndexedWorld) -> None:
    made = rendering.pdf([report(world, 3, "director")], files())
    names = {name.partition(b"+")[2] for name in re.findall(rb"/FontName ?/([\w+-]+)", made)}
    assert names <= {b"Sarabun-Regular", b"Sarabun-Bold"}


def test_a_signature_that_cannot_be_drawn_does_not_keep_the_words_from_printing(world: IndexedWorld) -> None:
    found = report(world, 3, "director")
    damaged = dict.fromkeys(rendering.pictures_in([found]), b"\x89PNG\r\n\x1a\nbroken")
    text = text_of(rendering.pdf([found], damaged))
    assert squeezed("ภาพลายมือชื่อยังมาไม่ถึงเครื่องแม่ข่าย") in text
    assert squeezed("(นายภูผา จำลอง)") in text


def test_a_drawn_signature_is_in_the_file(typesetter: Typesetter) -> None:
    drawn, image = next(iter(files().items()))
    assert b"/Subtype/Image" in typesetter.pdf(page(signature(["(ชื่อ)"], drawn)), {drawn: image})
    assert b"/Subtype/Image" not in typesetter.pdf(page(signature(["(ชื่อ)"])))


def test_a_finding_names_its_photos_and_they_are_printed_at_the_end(world: IndexedWorld) -> None:
    found = report(world, 10, "director")
    captions = [given["caption"] for finding in found.findings for given in finding.photos.values()]
    text = words(found)
    assert captions
    assert squeezed("เอกสารแนบ: ภาพประกอบข้อค้นพบ ภาพที่ ๑") in text
    assert all(squeezed(caption) in text for caption in captions)


def test_a_photo_that_has_not_arrived_is_said_to_be_elsewhere(world: IndexedWorld) -> None:
    text = text_of(rendering.pdf([report(world, 10, "director")], {}))
    assert squeezed("ภาพดูได้ในระบบ") in text


def test_no_picture_stays_behind_on_the_servers_disk(world: IndexedWorld) -> None:
    made = Typesetter()
    found = report(world, 10, "director")
    given = {name: files()[name] for name in rendering.pictures_in([found])}
    made.pdf(document([found], given), given)
    assert {path.name for path in made.folder.rglob("*")} == {"memo.typ"}


def test_a_text_longer_than_a_page_is_printed_to_its_end(world: IndexedWorld, typesetter: Typesetter) -> None:
    long = " ".join(f"ข้อความที่ {number}" for number in range(400))
    made = typesetter.pdf(page(table([column_of("ก", width=1)], [[long]])))
    assert "ข้อความที่399" in text_of(made)
    del world


def test_feedback_without_answers_prints_too(world: IndexedWorld) -> None:
    text = words(report(world, 20, "principal-20"))
    assert squeezed("สถานศึกษายังไม่ได้เปิดอ่านฉบับนี้") in text
    assert squeezed("ยังไม่ได้ลงนามรับทราบ") in text
    assert [f for f in map(Feedback.of, world.find("feedback", school=school_id(20))) if f.published_at]
