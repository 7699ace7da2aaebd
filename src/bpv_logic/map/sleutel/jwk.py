"""The public key in a handtekening and its proof, as text: their shape and the name of a key.

In the formats of JOSE: the key is a JWK (RFC 7517) in canonical JSON, its name
the thumbprint of RFC 7638, the proof an ES256 signature (RFC 7518, 3.4) over the
text of the `schakel`. Checking the proof needs a library; that is not done here.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import check_code, sha256_of_text

if TYPE_CHECKING:
    from bpv_logic.map.record import Record

#: A key as this app writes it; two texts are never one key, and its hash is its thumbprint.
_KEY: Final = re.compile(r'\{"crv":"P-256","kty":"EC","x":"(?P<x>[\w-]{43})","y":"(?P<y>[\w-]{43})"\}', re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Sleutel:
    """A public key on P-256 with the proof that came with it; `hash` is its thumbprint in hex digits."""

    x: bytes
    y: bytes
    bewijs: bytes
    hash: str

    @property
    def naam(self) -> str:
        """The begin of the thumbprint, as people read it to each other: "7F3A-91C2"."""
        return check_code(self.hash)


def has_sleutel(handtekening: Record) -> bool:
    """Tell whether a handtekening says anything about a key, readable or not."""
    return bool(handtekening.text("sleutel") or handtekening.text("bewijs"))


def sleutel_of(handtekening: Record) -> Sleutel | None:
    """Return the key of a handtekening, None when there is none or it is not written as we write it."""
    text = handtekening.text("sleutel")
    found = _KEY.fullmatch(text)
    parts = [_bytes(part) for part in (*found.groups(), handtekening.text("bewijs"))] if found else []
    sizes = [len(part) for part in parts]
    if sizes != [32, 32, 64]:
        return None
    x, y, bewijs = parts
    return Sleutel(x=x, y=y, bewijs=bewijs, hash=sha256_of_text(text))


def _bytes(text: str) -> bytes:
    """Return what base64url says, b"" when we would have written it otherwise: no two texts are one value."""
    try:
        found = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""
    return found if urlsafe_b64encode(found).decode().rstrip("=") == text else b""
