"""A sealed file opens with its passphrase, whole; anything else about it is refused with the reason that helps.

The browser's cipher is held to the same vectors in `tests/web/test_device.py`, the server's in
`tests/server/test_carried.py`.
"""

from __future__ import annotations

import json
import os
import random
import unicodedata

import pytest

from app.platform.desktop.sealing import OpenSslSealing
from app.sealing import seal, unseal
from fieldwork import sealed
from fieldwork.errors import Invalid
from tests.support.sealing import QuickSealing
from tests.support.vectors import Vector, vectors

PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"
CHUNK = 1024


async def a_file(plain: bytes) -> bytes:
    given = random.Random(5)
    return await seal(QuickSealing(), plain, PHRASE, given.randbytes, chunk=CHUNK)


async def refusal(file: bytes, phrase: str = PHRASE) -> str:
    with pytest.raises(Invalid) as refused:
        await unseal(QuickSealing(), file, phrase)
    return refused.value.code


@pytest.mark.parametrize("vector", vectors(), ids=lambda v: v.name)
async def test_the_desktop_makes_and_opens_the_very_bytes_of_the_vectors(vector: Vector) -> None:
    sealing = OpenSslSealing()

    made = await seal(sealing, vector.plain, vector.passphrase, vector.random(), chunk=vector.chunk)

    assert made == vector.file
    assert await unseal(sealing, vector.file, vector.passphrase) == vector.plain


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
async def test_every_length_comes_back_whole(length: int) -> None:
    plain = random.Random(length).randbytes(length)

    assert await unseal(QuickSealing(), await a_file(plain), PHRASE) == plain


async def test_two_files_of_the_same_work_share_neither_salt_nor_nonce_nor_bytes() -> None:
    one = await seal(QuickSealing(), b"the same", PHRASE, os.urandom)
    two = await seal(QuickSealing(), b"the same", PHRASE, os.urandom)

    heads = [json.loads(file.partition(b"\n")[0]) for file in (one, two)]
    assert heads[0]["salt"] != heads[1]["salt"] and heads[0]["nonce"] != heads[1]["nonce"]
    assert one.partition(b"\n")[2] != two.partition(b"\n")[2]


async def test_nothing_of_the_work_can_be_read_in_the_file() -> None:
    file = await a_file("ข้อความลับของครู".encode() * 200)

    assert "ข้อความลับ".encode() not in file and b"\xe0\xb8" * 2 not in file


async def test_a_keyboard_that_composes_letters_otherwise_opens_it_too() -> None:
    file = await seal(QuickSealing(), b"work", "cafe\u0301 au lait", os.urandom)

    assert await unseal(QuickSealing(), file, unicodedata.normalize("NFC", " cafe\u0301 au lait ")) == b"work"


async def test_another_passphrase_is_named_as_the_reason() -> None:
    assert await refusal(await a_file(b"work"), "ครูเดินถึงโรงเรียนหลังฝนตก") == "sealed_passphrase"


async def test_a_change_of_one_bit_anywhere_is_refused() -> None:
    whole = await a_file(random.Random(1).randbytes(2 * CHUNK + 300))
    start = whole.index(b"\n") + 1
    sampled = {*range(start), *range(start, len(whole), 37), start + 15, start + 16, len(whole) - 1}

    for position in sorted(sampled):
        damaged = bytearray(whole)
        damaged[position] ^= 1 << position % 8
        code = await refusal(bytes(damaged))

        beyond = position >= start + sealed.TAG_BYTES
        expected = {"sealed_damaged"} if beyond else {"sealed_unreadable", "sealed_damaged", "sealed_passphrase"}
        assert code in expected | ({"sealed_newer"} if position < start else set()), (position, code)


async def test_a_file_that_was_cut_anywhere_is_refused_even_between_two_chunks() -> None:
    whole = await a_file(random.Random(2).randbytes(3 * CHUNK))
    start = whole.index(b"\n") + 1 + sealed.TAG_BYTES
    between = [start + n * (CHUNK + sealed.TAG_BYTES) for n in range(3)]

    for length in sorted({*range(0, len(whole), 41), *between, len(whole) - 1}):
        code = await refusal(whole[:length])

        assert (
            code == "sealed_unreadable"
            if length < start - sealed.TAG_BYTES
            else code
            in (
                "sealed_damaged",
                "sealed_passphrase",
            )
        )
    assert [await refusal(whole[:length]) for length in between[1:]] == ["sealed_damaged"] * 2


async def test_chunks_in_another_order_twice_or_from_another_file_are_refused() -> None:
    one, two = await a_file(bytes(3 * CHUNK)), await seal(QuickSealing(), bytes(3 * CHUNK), PHRASE, os.urandom)
    start, whole = one.index(b"\n") + 1 + sealed.TAG_BYTES, CHUNK + sealed.TAG_BYTES
    chunks = [one[start + n * whole : start + (n + 1) * whole] for n in range(3)]
    foreign = two[len(two) - whole :]

    for order in ([1, 0, 2], [0, 0, 2], [0, 2], [0, 1, 1], [0, 1, 2, 2]):
        assert await refusal(one[:start] + b"".join(chunks[n] for n in order)) == "sealed_damaged", order
    assert await refusal(one[:start] + chunks[0] + chunks[1] + foreign) == "sealed_damaged"
    assert await refusal(one + b"\n") == "sealed_damaged"


@pytest.mark.parametrize(
    "file", [b"", b"\n", b"{}\n", b"[]\n", b'{"format":"nithet-unsent-1"}\n', b"\xff\xd8\xff" * 900]
)
async def test_what_is_no_such_file_is_called_so(file: bytes) -> None:
    assert await refusal(file) == "sealed_unreadable"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"version": 2, "kdf": "argon2id"}, "sealed_newer"),
        ({"version": "1"}, "sealed_damaged"),
        ({"rounds": 599_999}, "sealed_damaged"),
        ({"rounds": 10**9}, "sealed_damaged"),
        ({"rounds": True}, "sealed_damaged"),
        ({"chunk": 1}, "sealed_damaged"),
        ({"chunk": 10**9}, "sealed_damaged"),
        ({"salt": "AA=="}, "sealed_damaged"),
        ({"nonce": "not base64!"}, "sealed_damaged"),
        ({"cipher": "AES-256-CBC"}, "sealed_damaged"),
        ({"note": "one field more"}, "sealed_passphrase"),
    ],
)
async def test_a_header_that_says_something_else_is_not_followed(changed: dict[str, object], code: str) -> None:
    line, _, body = (await a_file(b"work")).partition(b"\n")

    file = json.dumps({**json.loads(line), **changed}).encode() + b"\n" + body

    assert await refusal(file) == code
