"""Canonical JSON: one spelling for every value, so equal values have equal bytes.

The browser writes the same bytes (`text/canonical.js`); `tests/cases/canonical.json`
checks both. Numbers are whole, because languages spell fractions differently.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json

#: Half of a surrogate pair: JavaScript allows it in a text, UTF-8 has no bytes for it.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

#: The values come from JSON or from our own code and never contain themselves, so cycles are not checked for.
_ENCODER: Final = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)


def well_formed(text: str) -> str:
    """Return the text with every lone surrogate replaced, as `toWellFormed` does in the browser."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def canonical_json(value: Json) -> str:
    """Return the canonical JSON text: sorted keys, no spaces, and only the escapes that JSON requires."""
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
