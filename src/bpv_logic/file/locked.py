"""The outer envelope of a file with a password: what is in it, and whether it can be opened at all.

Does not open anything: the phone and the school page use WebCrypto, the command
line `cli/passwords.py`. Each file holds the parameters it was made with, so
older files stay readable when they are raised.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.file.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden

VERSLEUTELD: Final = "bpv-map-versleuteld"
VERSLEUTELD_VERSION: Final = 1

#: PBKDF2 iterations for a new file. OWASP, Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA-256:
#: 600,000 since 2023 (310,000 before); read in November 2026 in a copy of 2023. May rise: each file states its own.
ITERATIONS: Final = 600_000
#: We never wrote fewer; more would keep a slow phone busy for minutes, and a stranger's file must not do that.
LEAST_ITERATIONS: Final = ITERATIONS
MOST_ITERATIONS: Final = 5_000_000

SALT_BYTES: Final = 16
#: What GCM is made for (NIST SP 800-38D, section 5.2.1.1).
IV_BYTES: Final = 12
TAG_BYTES: Final = 16
KEY_BITS: Final = 256

#: A shorter password gets a warning, never a refusal. NIST SP 800-63B-4 (2025) asks for 15 as the only factor.
SHORT_PASSWORD: Final = 15

#: The one sentence when decryption fails: a wrong password cannot be told from a damaged file.
NIET_OPEN: Final = "Het wachtwoord past niet bij dit bestand. Of het bestand is beschadigd."

_KDF: Final[Velden] = {"name": "PBKDF2", "hash": "SHA-256"}
_CIPHER: Final[Velden] = {"name": "AES-GCM", "length": KEY_BITS}
#: The envelope and its two parts; a later version may nest something in them.
_DEPTH: Final = 4


@dataclass(frozen=True, kw_only=True)
class Versleuteld:
    """A checked file with a password, which anyone who knows the password can open.

    `kop` is everything but the content, in canonical JSON: the cipher authenticates it too (additional data).
    """

    iterations: int
    salt: bytes
    iv: bytes
    kop: str
    data: bytes


def new_file() -> Velden:
    """Return the parameters for a new file; for the page, which encrypts without the rules."""
    return {
        "format": VERSLEUTELD,
        "formatVersion": VERSLEUTELD_VERSION,
        "kdf": {**_KDF, "iterations": ITERATIONS},
        "cipher": {**_CIPHER},
        "saltBytes": SALT_BYTES,
        "ivBytes": IV_BYTES,
    }


def read_versleuteld(text: str) -> Versleuteld:
    """Return what is around the content; ExportError with one sentence when this file cannot be opened."""
    try:
        values = read_json(text.removeprefix("\ufeff"), max_depth=_DEPTH)
    except JsonError as error:
        raise ExportError(error.code, str(error)) from error
    if not isinstance(values, dict) or values.get("format") != VERSLEUTELD:
        raise ExportError("niet-van-ons", "Dit bestand komt niet uit de BPV-map.")
    _check_version(values.get("formatVersion"))
    kdf, cipher = values.get("kdf"), values.get("cipher")
    if not (isinstance(kdf, dict) and isinstance(cipher, dict) and _says(kdf, _KDF) and _says(cipher, _CIPHER)):
        raise _misshapen()
    return Versleuteld(
        iterations=_iterations(kdf.get("iterations")),
        salt=_bytes(kdf.get("salt"), SALT_BYTES, SALT_BYTES),
        iv=_bytes(cipher.get("iv"), IV_BYTES, IV_BYTES),
        kop=canonical_json({name: value for name, value in values.items() if name != "data"}),
        data=_bytes(values.get("data"), TAG_BYTES, MAX_FILE_BYTES),
    )


def _check_version(version: Json) -> None:
    if not isinstance(version, int) or isinstance(version, bool):
        raise _misshapen()
    if version != VERSLEUTELD_VERSION:
        raise ExportError(
            "nieuwere-versie", "Dit bestand komt uit een nieuwere versie van de app. Werk de app eerst bij."
        )


def _says(values: Velden, wanted: Velden) -> bool:
    return all(values.get(name) == value for name, value in wanted.items())


def _iterations(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not LEAST_ITERATIONS <= value <= MOST_ITERATIONS:
        raise ExportError("wachtwoord-rondes", "Dit bestand is op slot gedaan op een manier die wij niet openen.")
    return value


def _bytes(value: Json, least: int, most: int) -> bytes:
    try:
        found = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        found = b""
    if not least <= len(found) <= most:
        raise _misshapen()
    return found


def _misshapen() -> ExportError:
    return ExportError("versleuteld-vorm", "Dit bestand is niet heel. Vraag of het nog eens gestuurd wordt.")
