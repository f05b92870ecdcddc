"""Sealing work under a passphrase or to the office, by whatever cipher this machine has; and opening the former."""

from __future__ import annotations

from collections.abc import Callable

from app.platform.ports import Sealing
from fieldwork import letters, sealed


async def seal(
    sealing: Sealing, plain: bytes, passphrase: str, random_bytes: Callable[[int], bytes], *, chunk: int = sealed.CHUNK
) -> bytes:
    """The file that only this passphrase opens."""
    header = sealed.begin(random_bytes, chunk=chunk)
    key = await sealing.key(sealed.key_material(passphrase), header.salt, header.rounds)
    parts = [await key.encipher(part.nonce, part.body, header.line) for part in sealed.plain_parts(header, plain)]
    return b"".join([header.line, *parts])


async def seal_to_office(
    sealing: Sealing, plain: bytes, public: bytes, random_bytes: Callable[[int], bytes], *, chunk: int = sealed.CHUNK
) -> bytes:
    """The letter that only the owner of this public key opens. Raises Invalid where the key is none."""
    key, wrapped = await sealing.fresh(public)
    head = letters.begin(random_bytes, letters.name_of(public), wrapped, chunk=chunk)
    parts = [await key.encipher(part.nonce, part.body, head.line) for part in sealed.plain_parts(head, plain)]
    return b"".join([head.line, *parts])


async def unseal(sealing: Sealing, file: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises Invalid: no such file, a newer one, another passphrase, cut or damaged."""
    header, parts = sealed.read(file)
    key = await sealing.key(sealed.key_material(passphrase), header.salt, header.rounds)
    return sealed.opened([await key.decipher(part.nonce, part.body, header.line) for part in parts])
