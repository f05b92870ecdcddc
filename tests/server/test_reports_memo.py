"""The printed memo: official layout and numerals, every stored word exactly once, nothing typed becomes markup."""

import re
from dataclasses import replace

import pytest

from fieldwork import scopes
from fieldwork.records import Feedback
from fieldwork.thai.text import thai_digits
from sync_server.demo.area import person_id, school_id
from sync_server.demo.visits import rubric
from sync_server.reports import rendering
from sync_server.reports.blocks import column as column_of
from sync_server.reports.blocks import paragraph, signature, table
from sync_server.reports.content import Report, report_of
from sync_server.reports.memo import document
from sync_server.reports.typesetter import Typesetter
from tests.support.demo_area import TODAY, IndexedWorld, area, authors, built, left_behind, past_visit
from tests.support.pdf_text import pages_of, rightmost, squeezed, text_of

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
    visit = past_visit(world, school)
    return report_of(visit.id, world, held=scopes.held(person_id(login), world, TODAY), today=TODAY, authors=authors)


def words(found: Report) -> str:
    return text_of(rendering.pdf([found], files()))


A4_WIDTH, RIGHT_MARGIN = 595.28, 56.69  # points; the margin is 2 cm


def fonts_in(made: bytes) -> set[bytes]:
    """The names of the fonts a file carries."""
    return {name.partition(b"+")[2] for name in re.findall(rb"/FontName ?/([\w+-]+)", made)}


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


def test_it_says_what_kind_of_school_it_is(world: IndexedWorld) -> None:
    facts = "รหัส ๙๙๖๖๙๐๐๐๐๓ · สหวิทยาเขตลุ่มน้ำสมมติ · ขนาดกลาง · นักเรียน ๗๔๒ คน · ครู ๔๖ คน · ๒๓ ห้องเรียน"
    assert squeezed(facts) in words(report(world, 3, "director"))


def test_the_areas_people_look_after_are_named_as_their_rubric_names_them(world: IndexedWorld) -> None:
    assert squeezed("รับผิดชอบ ด้านการบริหารงานวิชาการ · ด้านการบริหารงานบุคคล") in words(report(world, 3, "director"))


def test_the_office_reads_why_a_visit_was_closed_and_the_school_does_not(world: IndexedWorld) -> None:
    office = report(world, 2, "director")
    reason = squeezed(f"เหตุผล: {office.visit.closed_reason}")
    assert squeezed("หัวหน้าคณะปิดการเยี่ยมเมื่อ") + squeezed("๙ มิถุนายน ๒๕๖๙") + reason in words(office)
    assert reason not in words(report(world, 2, "principal-02"))


def test_who_has_no_sheet_is_named(world: IndexedWorld) -> None:
    found = report(world, 2, "director")
    (awaited,) = found.outcomes[0].awaited
    assert squeezed(f"ไม่มีแบบบันทึกของ {awaited.name}") in words(found)


def test_before_any_sheet_is_released_there_is_nothing_to_compare(world: IndexedWorld) -> None:
    text = words(report(world, 22, "director"))
    assert squeezed("ยังไม่มีแบบบันทึกให้เปรียบเทียบ") in text
    assert "เพียงฉบับเดียว" not in text


def test_a_cancelled_visit_says_so(world: IndexedWorld) -> None:
    own = area()
    own.put_record("visit", report(world, 3, "director").visit.id, {"cancelled": "น้ำท่วมทาง"})
    assert squeezed("การเยี่ยมครั้งนี้ยกเลิกแล้ว เหตุผล: น้ำท่วมทาง") in words(report(own, 3, "director"))


def test_an_office_without_a_name_is_left_blank() -> None:
    own = area()
    own.put_record("office", own.find("office")[0].id, {"title_th": None, "group_th": None})
    assert "None" not in words(report(own, 3, "director"))


def test_open_answers_and_every_note_and_reason_of_the_raters_are_printed(world: IndexedWorld) -> None:
    own = area()
    sheet = own.find("sheet", visit=report(world, 3, "director").visit.id)[0]
    own.put_record("sheet", sheet.id, {"texts.O4": [{"action": "ส่งแผน", "owner_role": "ครู"}, {"action": "เปิดชั้น"}]})
    found = report(own, 3, "director")
    text, outcome = words(found), found.outcomes[0]
    said = [each.text(item.id) for each in outcome.sheets for item in outcome.instrument.open_items]
    said += [part for each in outcome.sheets for a in each.answers.values() for part in (a.note, a.reason)]
    assert len([each for each in said if each]) > 20
    assert [each for each in said if squeezed(each) not in text] == []
    assert squeezed("ส่งแผน · ครู เปิดชั้น") in text


def test_the_school_reads_no_note_and_no_open_answer(world: IndexedWorld) -> None:
    office, school = report(world, 3, "director"), words(report(world, 3, "principal-03"))
    told = " ".join(item.text for item in office.told.items) if office.told else ""
    for each in office.outcomes[0].sheets:
        for answer in each.answers.values():
            assert not answer.note or answer.note in told or squeezed(answer.note) not in school
    assert "ความเห็นของผู้ประเมิน" not in school and "บันทึกหลักฐาน" not in school


def test_how_the_levels_are_spread_and_how_often_raters_agree_is_said(world: IndexedWorld) -> None:
    outcome = report(world, 3, "director").outcomes[0]
    text = words(report(world, 3, "director"))
    counts = " · ".join(f"ระดับ {n} {outcome.instrument.scale.level(n).label_th} {k}" for n, k in outcome.spread.counts)
    assert squeezed(thai_digits(f"การกระจายของระดับที่ให้ทั้งหมด {outcome.spread.n} ครั้ง: {counts}")) in text
    agreement = outcome.agreement
    assert squeezed(thai_digits(f"{agreement.n} คู่ ตรงกัน {agreement.exact} คู่")) in text


def test_a_decision_to_look_at_again_says_why() -> None:
    own = area()
    decided = report(own, 3, "director").outcomes[0].differences[0]
    sheet = report(own, 3, "director").outcomes[0].sheets[0]
    given = sheet.answers[decided.indicator.id].level
    own.put_record("sheet", sheet.sheet.id, {f"levels.{decided.indicator.id}": 1 if given != 1 else 2})
    text = words(report(own, 3, "director"))
    assert squeezed("(มีแบบที่เปลี่ยนไปหลังจากคณะตกลงแล้ว)") in text
    assert squeezed("ต้องทบทวน ๑ ตัวชี้วัด") in text


def test_an_indicator_that_everybody_left_out_is_not_an_open_question() -> None:
    own = area()
    found = report(own, 3, "director").outcomes[0]
    name = found.instrument.indicators[0].id
    for record in own.find("consensus", visit=report(own, 3, "director").visit.id):
        if record.fields["indicator"] == name:
            own.records.pop(("consensus", record.id))
            own.put_record("consensus", record.id, {"indicator": None})
    for sheet in found.sheets:
        own.put_record("sheet", sheet.sheet.id, {f"levels.{name}": None, f"reasons.{name}": "ปิดสอน"})
    title = f"{name} {found.instrument.indicators[0].title_th}"
    assert squeezed(f"{title} ไม่เกี่ยวข้อง ไม่เกี่ยวข้อง ไม่เกี่ยวข้อง") in words(report(own, 3, "director"))


def test_an_answer_is_named_as_on_the_screen_with_who_gave_it(world: IndexedWorld) -> None:
    text = words(report(world, 3, "principal-03"))
    assert squeezed("คำตอบของสถานศึกษา รับทราบและขอบคุณ (ตอบโดย นายภูผา จำลอง)") in text
    assert squeezed("คำตอบของสถานศึกษา เห็นด้วย รับไปดำเนินการ (ตอบโดย นายภูผา จำลอง)") in text


def test_a_correction_prints_old_and_new_words(world: IndexedWorld) -> None:
    told = report(world, 3, "principal-03").told
    assert told is not None and told.changes is not None and told.changes.intro_before
    text = words(report(world, 3, "principal-03"))
    assert squeezed(f"แก้ไขคำนำ เดิม {told.changes.intro_before}") in text
    for change in told.changes.real:
        assert change.before and change.now
        assert squeezed(f"แก้ไข เดิม {change.before.text}") in text


def test_a_typed_acknowledgement_says_that_it_was_typed() -> None:
    own = area()
    for record in own.find("acknowledgement", school=school_id(3)):
        own.put_record("acknowledgement", record.id, {"signature": None})
    assert squeezed("(นายภูผา จำลอง) ผู้อำนวยการโรงเรียนแก้วจำลองวิทยา รับทราบโดยพิมพ์ชื่อ") in words(
        report(own, 3, "principal-03")
    )


def test_the_indicators_of_findings_and_items_are_printed_with_their_words(world: IndexedWorld) -> None:
    told = report(world, 3, "principal-03").told
    assert told is not None
    weakest = next(item for item in told.items if item.kind == "next_step").indicators[0]
    title = next(each.title_th for each in rubric("ADM4").indicators if each.id == weakest)
    for login in ("director", "principal-03"):
        assert squeezed(f"ตัวชี้วัด {weakest} {title}") in words(report(world, 3, login))


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


EMOJI = "ดีมาก 😀👍🏽 ครู👩‍🏫 ธง🇹🇭 ❤️ 1️⃣ ✓ ≥ → ☑"


def test_emoji_and_signs_are_drawn_and_copied_as_they_were_typed(typesetter: Typesetter) -> None:
    made = typesetter.pdf(page(paragraph(EMOJI), table([column_of(EMOJI, width=1)], [[EMOJI]])))
    assert text_of(made).count(squeezed(EMOJI)) == 3
    assert {b"NotoEmoji-Regular", b"NotoSansMath-Regular"} <= fonts_in(made)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3000,
        "https://example.invalid/" + "a-long-path/" * 40,
        "๕" * 400,
        "ก" * 400,
        "ฟหกด" * 100,
        "!" * 400,
        "1" * 400,
        "👩‍🏫" * 60,
        "ก" + "่้๊๋์" * 60,
        "z" + "\u0335\u0321\u0322" * 60,
    ],
    ids=[
        "letters",
        "address",
        "Thai digits",
        "a key held down",
        "four keys",
        "signs",
        "digits",
        "emoji",
        "tones",
        "marks",
    ],
)
def test_what_nothing_breaks_stays_on_the_page(typesetter: Typesetter, text: str) -> None:
    made = typesetter.pdf(
        page(paragraph(text), table([column_of("ก", width=1), column_of("ข", width=3)], [[text, text]]))
    )
    assert rightmost(made) <= A4_WIDTH - RIGHT_MARGIN + 1


@pytest.mark.parametrize(
    "text",
    ["\u0e48\u0e49 \u0e31\u0e31\u0e31 เ", "\ufffd\u202e\u200f\u2066", "\x07\x0b\x1f\u2028\u2029\x85", "漢字 عربي"],
)
def test_broken_text_is_set_all_the_same(typesetter: Typesetter, text: str) -> None:
    made = typesetter.pdf(page(paragraph(f"ก่อน {text} หลัง"), table([column_of("ก", width=1)], [[text]])))
    assert "ก่อน" in text_of(made) and "หลัง" in text_of(made)


def test_a_short_row_is_never_cut_by_the_end_of_a_page(typesetter: Typesetter) -> None:
    rows = [["\n".join(f"แถว{n}ส่วน{part}" for part in range(5))] for n in range(60)]
    made = typesetter.pdf(page(table([column_of("ก", width=1)], rows)))
    pages = [squeezed(each) for each in pages_of(made)]
    assert len(pages) > 3
    for n in range(60):
        assert sum(f"แถว{n}ส่วน0" in each and f"แถว{n}ส่วน4" in each for each in pages) == 1


def test_a_whole_table_moves_to_the_next_page_rather_than_break(typesetter: Typesetter) -> None:
    filler = paragraph("\n".join("บรรทัด" for _ in range(30)))
    rows = [[f"แถว{n}"] for n in range(12)]
    made = typesetter.pdf(page(filler, table([column_of("ก", width=1)], rows, whole=True)))
    assert [sum(f"แถว{n}" in squeezed(each) for n in range(12)) for each in pages_of(made)] == [0, 12]


def test_columns_under_one_title_share_it(typesetter: Typesetter) -> None:
    columns = [column_of("ชั้น", width=1)]
    columns += [column_of(title, width=1, under=under) for under in ("ดี", "พอใช้") for title in ("คน", "ร้อยละ")]
    made = typesetter.pdf(page(table(columns, [["ม.๑", "๑", "๒", "๓", "๔"]])))
    assert squeezed("ดี พอใช้ ชั้น คน ร้อยละ คน ร้อยละ ม.๑ ๑ ๒ ๓ ๔") in text_of(made)


def test_the_only_fonts_in_it_are_the_bundled_ones(world: IndexedWorld) -> None:
    made = rendering.pdf([report(world, 3, "director")], files())
    assert fonts_in(made) <= {b"Sarabun-Regular", b"Sarabun-Bold"}


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


def test_a_photo_with_faces_is_printed_nowhere_and_said_to_be_elsewhere(world: IndexedWorld) -> None:
    found = report(world, 10, "director")
    captions = [given["caption"] for finding in found.findings for given in finding.photos.values()]
    shown = tuple(
        replace(f, photos={name: {**given, "faces": True} for name, given in f.photos.items()}) for f in found.findings
    )

    text = words(replace(found, findings=shown))

    assert captions and not any(squeezed(caption) in text for caption in captions)
    assert squeezed("ภาพดูได้ในระบบ") in text


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


def test_what_was_signed_before_leaving_is_printed_with_every_signature(world: IndexedWorld) -> None:
    visit = str(left_behind(world).fields["visit"])
    held = scopes.held(person_id("director"), world, TODAY)
    found = report_of(visit, world, held=held, today=TODAY, authors=authors)
    assert found.leaving is not None

    printed = squeezed(words(found))

    for text in (*found.leaving.words.strengths, *found.leaving.words.next_steps):
        assert squeezed(text) in printed
    for given in found.leaving.given:
        assert squeezed(f"({given.name})") in printed
    assert found.leaving.drawings <= set(rendering.pictures_in([found]))


def test_why_a_school_did_not_sign_is_printed_and_so_is_a_later_change(world: IndexedWorld) -> None:
    visit = str(left_behind(world).fields["visit"])
    held = scopes.held(person_id("director"), world, TODAY)
    found = report_of(visit, world, held=held, today=TODAY, authors=authors)
    assert found.leaving is not None
    first = replace(found.leaving.given[-1], outcome="absent", name="", drawing="", reason="ไปราชการที่เขตพื้นที่")
    left = replace(found.leaving, given=(*found.leaving.given[:-1], first), stands=False)

    printed = squeezed(words(replace(found, leaving=left)))

    assert squeezed("ฝ่ายสถานศึกษาไม่ได้ลงนาม (ไม่อยู่) เหตุผล: ไปราชการที่เขตพื้นที่") in printed
    assert squeezed("มีการแก้ไขหลังลงนาม") in printed
