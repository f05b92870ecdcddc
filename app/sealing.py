"""Sealing work under a passphrase and opening it again, by whatever cipher this machine has (`fieldwork.sealed`)."""

from __future__ import annotations

from collections.abc import Callable

from app.platform.ports import Sealing
from fieldwork import sealed


async def seal(
    sealing: Sealing, plain: bytes, passphrase: str, random_bytes: Callable[[int], bytes], *, chunk: int = sealed.CHUNK
) -> bytes:
    """The file that only this passphrase opens."""
    header = sealed.begin(random_bytes, chunk=chunk)
    key = await sealing.key(sealed.key_material(passphrase), header.salt, header.rounds)
    parts = [await key.encipher(part.nonce, part.body, header.line) for part in sealed.plain_parts(header, plain)]
    return b"".join([header.line, *parts])


async def unseal(sealing: Sealing, file: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises Invalid: no such file, a newer one, another passphrase, cut or damaged."""
    header, parts = sealed.read(file)
    key = await sealing.key(sealed.key_material(passphrase), header.salt, header.rounds)
    return sealed.opened([await key.decipher(part.nonce, part.body, header.line) for part in parts])
