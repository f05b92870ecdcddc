"""Sealing on a computer: PBKDF2 from Python's own OpenSSL, AES-GCM and RSA-OAEP from `cryptography`."""

from __future__ import annotations

import asyncio
import os
from hashlib import pbkdf2_hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from fieldwork.errors import Invalid
from fieldwork.sealed import KEY_BYTES


class OpenSslSealing:
    """Keys are made beside the event loop."""

    async def fresh(self, public: bytes) -> tuple[OpenSslKey, bytes]:
        """A new key, and as the office's key hides it."""
        try:
            office = load_der_public_key(public)
        except ValueError as error:
            raise Invalid("letter_unreadable") from error
        if not isinstance(office, RSAPublicKey):
            raise Invalid("letter_unreadable")
        key = os.urandom(KEY_BYTES)
        return OpenSslKey(key), office.encrypt(key, OAEP(MGF1(SHA256()), SHA256(), None))

    async def key(self, passphrase: bytes, salt: bytes, rounds: int) -> OpenSslKey:
        """The key of a passphrase."""
        return OpenSslKey(await asyncio.to_thread(pbkdf2_hmac, "sha256", passphrase, salt, rounds, KEY_BYTES))


class OpenSslKey:
    """One key."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    async def encipher(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Hide and prove."""
        return self._cipher.encrypt(nonce, plain, bound)

    async def decipher(self, nonce: bytes, hidden: bytes, bound: bytes) -> bytes | None:
        """What was hidden, or None."""
        try:
            return self._cipher.decrypt(nonce, hidden, bound)
        except InvalidTag:
            return None
