"""Names are split and phone numbers read as Thai offices write them."""

import pytest

from fieldwork.thai.names import PersonName, PhoneError, format_phone, normalise_phone, split_name


@pytest.mark.parametrize(
    ("written", "title", "given", "surname"),
    [
        ("นายสมมติ  ตัวอย่าง", "นาย", "สมมติ", "ตัวอย่าง"),
        ("นางสาว สมมติ ตัวอย่าง", "นางสาว", "สมมติ", "ตัวอย่าง"),
        ("ว่าที่ร้อยตรีหญิง ดร.สมมติ จำลอง", "ว่าที่ร้อยตรีหญิงดร.", "สมมติ", "จำลอง"),
        ("ว่าที่ ร.ต.หญิง สมมติ จำลอง", "ว่าที่ ร.ต.หญิง", "สมมติ", "จำลอง"),
        ("ผศ.ดร.จำลอง ตัวอย่าง", "ผศ.ดร.", "จำลอง", "ตัวอย่าง"),
        ("พ.ต.อ.สมมติ ทดลอง", "พ.ต.อ.", "สมมติ", "ทดลอง"),
        ("ม.ร.ว.สมมติ ณ จำลอง", "ม.ร.ว.", "สมมติ", "ณ จำลอง"),
        ("พระครูสมมติวรคุณ", "พระครู", "สมมติวรคุณ", ""),
        ("ด.ญ.สมมติ จำลอง", "ด.ญ.", "สมมติ", "จำลอง"),
        ("Dr. Sommut Tuayang", "Dr.", "Sommut", "Tuayang"),
        ("สมมติ ตัวอย่าง", "", "สมมติ", "ตัวอย่าง"),
        ("นายิกา ตัวอย่าง", "", "นายิกา", "ตัวอย่าง"),
        ("นาย", "", "นาย", ""),
        ("", "", "", ""),
    ],
)
def test_a_name_is_split_into_title_given_name_and_surname(written: str, title: str, given: str, surname: str) -> None:
    assert split_name(written) == PersonName(title, given, surname)


def test_a_full_name_is_written_with_its_title_attached() -> None:
    assert str(split_name("นาย  สมมติ   ตัวอย่าง")) == "นายสมมติ ตัวอย่าง"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("081-234-5678", "0812345678", "081-234-5678"),
        ("+66 81 234 5678", "0812345678", "081-234-5678"),
        ("+66 (0)81 234 5678", "0812345678", "081-234-5678"),
        ("๐ ๓๔๔๘ ๑๐๒๘", "034481028", "034-481-028"),  # noqa: RUF001
        ("0-5661-2345", "056612345", "056-612-345"),
        ("02 123 4567 ต่อ ๑๒", "021234567#12", "02-123-4567 ต่อ 12"),
        ("056612345#12", "056612345#12", "056-612-345 ต่อ 12"),
    ],
)
def test_a_phone_number_is_stored_as_digits_and_shown_in_groups(typed: str, stored: str, shown: str) -> None:
    assert normalise_phone(typed) == stored
    assert normalise_phone(stored) == stored
    assert format_phone(stored) == shown


@pytest.mark.parametrize("typed", ["", "12", "ไม่มี", "081234567890", "1812345678", "0081234567"])
def test_what_is_no_phone_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(PhoneError) as caught:
        normalise_phone(typed)

    assert "081-234-5678" in caught.value.message_th
