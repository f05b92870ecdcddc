"""The desktop's cipher with keys made once: two thirds of a second for each would be most of the time of a test."""

from __future__ import annotations

from functools import cache
from hashlib import pbkdf2_hmac

from app.platform.desktop.sealing import OpenSslKey, OpenSslSealing
from fieldwork.sealed import KEY_BYTES


@cache
def _made(passphrase: bytes, salt: bytes, rounds: int) -> bytes:
    return pbkdf2_hmac("sha256", passphrase, salt, rounds, KEY_BYTES)


class QuickSealing:
    """Remembers every key it made, and makes it at once."""

    async def fresh(self, public: bytes) -> tuple[OpenSslKey, bytes]:
        return await OpenSslSealing().fresh(public)

    async def key(self, passphrase: bytes, salt: bytes, rounds: int) -> OpenSslKey:
        return OpenSslKey(_made(passphrase, salt, rounds))
