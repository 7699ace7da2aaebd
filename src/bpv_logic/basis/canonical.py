"""Canonical JSON: the one spelling of a value, so that equal values have equal bytes.

The browser writes the same bytes (`text/canonical.js`); `tests/cases/canonical.json`
holds both to it. Numbers are whole, so no two languages spell them differently.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json

#: Half of a character: JavaScript lets it stand in a text, UTF-8 has no bytes for it.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

#: What comes in is read from a file or made by us, and holds no value within itself: that is not looked for.
_ENCODER: Final = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)


def well_formed(text: str) -> str:
    """Return the text with every half character replaced, as `toWellFormed` does in the browser."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def canonical_json(value: Json) -> str:
    """Return the canonical JSON text: keys in order, no spaces, only what must be escaped is."""
    return well_formed(_ENCODER.encode(value))


def sha256_of_text(text: str) -> str:
    """Return the SHA-256 of a text in hex digits."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = well_formed(text).encode()
    return sha256_of_bytes(data)


def sha256_of_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes in hex digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(value: Json) -> str:
    """Return the SHA-256 of the canonical JSON of a value in hex digits."""
    return sha256_of_text(_ENCODER.encode(value))


def check_code(sha256: str) -> str:
    """Return the short code that two people can compare by eye or by telephone: "3FA9-01BC"."""
    return f"{sha256[:4]}-{sha256[4:8]}".upper()
