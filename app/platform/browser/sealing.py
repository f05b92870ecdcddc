"""Sealing in a browser: WebCrypto, which a worker has as well, and which keeps the key to itself."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import JsException, to_js

from fieldwork.errors import Invalid
from fieldwork.sealed import KEY_BYTES

_REFUSED = "OperationError"


class WebCryptoSealing:
    """Keys by `crypto.subtle`."""

    async def fresh(self, public: bytes) -> tuple[WebCryptoKey, bytes]:
        """A new key, and as the office's key hides it."""
        subtle, way = js.crypto.subtle, _options(name="RSA-OAEP", hash="SHA-256")
        try:
            office = await subtle.importKey("spki", to_js(public), way, False, to_js(["wrapKey"]))
        except JsException as error:
            raise Invalid("letter_unreadable") from error
        made = _options(name="AES-GCM", length=8 * KEY_BYTES)
        key = await subtle.generateKey(made, True, to_js(["encrypt", "decrypt"]))
        wrapped = await subtle.wrapKey("raw", key, office, way)
        return WebCryptoKey(key), bytes(wrapped.to_bytes())

    async def key(self, passphrase: bytes, salt: bytes, rounds: int) -> WebCryptoKey:
        """The key of a passphrase."""
        subtle = js.crypto.subtle
        material = await subtle.importKey("raw", to_js(passphrase), "PBKDF2", False, to_js(["deriveKey"]))
        way = _options(name="PBKDF2", hash="SHA-256", salt=to_js(salt), iterations=rounds)
        made = _options(name="AES-GCM", length=8 * KEY_BYTES)
        return WebCryptoKey(await subtle.deriveKey(way, material, made, False, to_js(["encrypt", "decrypt"])))


class WebCryptoKey:
    """One key, which cannot be read out."""

    def __init__(self, key: Any) -> None:
        self._key = key

    async def encipher(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Hide and prove."""
        hidden = await js.crypto.subtle.encrypt(_way(nonce, bound), self._key, to_js(plain))
        return bytes(hidden.to_bytes())

    async def decipher(self, nonce: bytes, hidden: bytes, bound: bytes) -> bytes | None:
        """What was hidden, or None."""
        try:
            plain = await js.crypto.subtle.decrypt(_way(nonce, bound), self._key, to_js(hidden))
        except JsException as error:
            if error.name != _REFUSED:
                raise
            return None
        return bytes(plain.to_bytes())


def _way(nonce: bytes, bound: bytes) -> Any:
    return _options(name="AES-GCM", iv=to_js(nonce), additionalData=to_js(bound), tagLength=128)


def _options(**named: Any) -> Any:
    return to_js(named, dict_converter=js.Object.fromEntries)
