"""Sealing on a computer: PBKDF2 from Python's own OpenSSL, AES-GCM from `cryptography`."""

from __future__ import annotations

import asyncio
from hashlib import pbkdf2_hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldwork.sealed import KEY_BYTES


class OpenSslSealing:
    """Keys are made beside the event loop."""

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
