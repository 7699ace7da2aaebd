"""Files with a password as another program would make them: with `cryptography`, following docs/export.md."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSWORD: Final = "Één paard, twee appels"  # noqa: S105 - of invented maps
SALT: Final = bytes(range(16))
IV: Final = bytes(range(100, 112))
ITERATIONS: Final = 600_000


def lock_up(text: str, password: str = PASSWORD, *, iterations: int = ITERATIONS) -> dict[str, Any]:
    """Return the envelope around a text, locked with a password."""
    heading: dict[str, Any] = {
        "format": "bpv-map-versleuteld",
        "formatVersion": 1,
        "kdf": {"name": "PBKDF2", "hash": "SHA-256", "iterations": iterations, "salt": _b64(SALT)},
        "cipher": {"name": "AES-GCM", "length": 256, "iv": _b64(IV)},
    }
    key = _key(password, iterations)
    header = json.dumps(heading, sort_keys=True, separators=(",", ":")).encode()
    return heading | {"data": _b64(AESGCM(key).encrypt(IV, text.encode(), header))}


@functools.cache
def _key(password: str, iterations: int) -> bytes:
    """Make a key only once, because it takes a third of a second."""
    return hashlib.pbkdf2_hmac("sha256", password.encode(), SALT, iterations, 32)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
