"""The office's own key pair: devices seal letters to its public part, and only this server opens them.

It is made when it is first asked for and lies in the database, so that every process of a server has the same one and a
backup has it too. Whoever reads the database can open letters, as they could read everything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from sqlalchemy import Connection, insert, select

from fieldwork import letters, sealed
from fieldwork.errors import Invalid
from fieldwork.sealed import Part
from sync_server.server import Server
from sync_server.tables import clock

_ROW = "letters"
_LOCK = 0x6C65_7474_6572  # held by whoever makes the key
_BITS, _EXPONENT = 3072, 65537
_PEM = select(clock.c.label).where(clock.c.name == _ROW)


def public(server: Server) -> bytes:
    """The public part as a SubjectPublicKeyInfo. Makes the key the first time."""
    with server.database.reading() as connection:
        key = _key(connection)
    return _public(key or _made(server))


def opened(server: Server, file: bytes) -> bytes:
    """What is in a letter. Raises Invalid: none, newer, sealed to another office, cut or damaged."""
    head, parts = letters.read(file)
    with server.database.reading() as connection:
        key = _key(connection)
    if key is None or letters.name_of(_public(key)) != head.key:
        raise Invalid("letter_other_office")
    try:
        own = key.decrypt(head.wrapped, OAEP(MGF1(SHA256()), SHA256(), None))
    except ValueError as error:
        raise Invalid("letter_unreadable") from error
    if len(own) != sealed.KEY_BYTES:
        raise Invalid("letter_unreadable")
    return letters.opened(_deciphered(AESGCM(own), parts, head.line))


def _deciphered(cipher: AESGCM, parts: list[Part], bound: bytes) -> Iterator[bytes | None]:
    for part in parts:
        try:
            yield cipher.decrypt(part.nonce, part.body, bound)
        except InvalidTag:
            yield None


def _key(connection: Connection) -> rsa.RSAPrivateKey | None:
    pem = connection.execute(_PEM).scalar()
    return None if pem is None else _read(pem)


def _made(server: Server) -> rsa.RSAPrivateKey:
    """A new key, unless another process was quicker: then that one's."""
    fresh = rsa.generate_private_key(_EXPONENT, _BITS)
    pem = fresh.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with server.database.writing() as writing:
        writing.lock({_LOCK})
        standing = _key(writing.connection)
        if standing is None:
            writing.connection.execute(insert(clock), [{"name": _ROW, "value": server.now_ms(), "label": pem}])
    return standing or fresh


def _read(pem: str) -> rsa.RSAPrivateKey:
    key = load_pem_private_key(pem.encode(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(f"the office's key is a {type(key).__name__}")
    return key


def _public(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
