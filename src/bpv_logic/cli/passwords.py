"""Opens a file with a password on the command line. Not on the phone, which has WebCrypto.

The only module that uses a package outside the standard library (`cryptography`,
for AES-GCM), which is imported only when such a file is found.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from getpass import getpass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import file_name
from bpv_logic.cli.files import content_bytes
from bpv_logic.cli.settings import settings_in
from bpv_logic.file.envelope import MET_WACHTWOORD, decode_export
from bpv_logic.file.locked import KEY_BITS, NIET_OPEN, VERSLEUTELD, Versleuteld, read_versleuteld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpv_logic.cli.files import Found
    from bpv_logic.cli.report import Antwoord

#: How many passwords a user may try for one file.
TRIES: Final = 3

VARIABLE: Final = "BPV_WACHTWOORD"
NIET_GEGEVEN: Final = (
    f"Dit bestand heeft een wachtwoord. Geef het met --wachtwoord-bestand BESTAND, of in de variabele {VARIABLE}."
)
_GEEN_PAKKET: Final = (
    "Voor een bestand met een wachtwoord is het pakket cryptography nodig. "
    "Installeer het met: python -m pip install cryptography"
)


def given_passwords(name: str | None) -> tuple[str, ...]:
    """Return the passwords given with the command: one per line in a file, otherwise one in the environment."""
    if name is None:
        return tuple(filter(None, [os.environ.get(VARIABLE, "")]))
    found = tuple(filter(None, settings_in(Path(name)).splitlines()))
    if not found:
        raise ExportError("geen-wachtwoord", f"In {name} staat geen wachtwoord. Zet er op elke regel één.")
    return found


def content_of(path: Found, wachtwoorden: tuple[str, ...]) -> str | bytes:
    """Return the contents of a file, decrypted when it has a password; ExportError when that fails."""
    data = content_bytes(path)
    if VERSLEUTELD.encode() not in data:
        return data
    try:
        return opened_text(decode_export(data), wachtwoorden)
    except ExportError as error:
        # A map in which somebody typed that word is still a map.
        if error.code == "niet-van-ons":
            return data
        raise


def with_passwords(
    paths: Iterable[Found], answers: Iterable[Antwoord], answer_one: Callable[..., Antwoord], known: list[str]
) -> Iterator[Antwoord]:
    """Ask for the password of a file that needs one; those in `known` are tried first, and one that works is added."""
    for path, first in zip(paths, answers, strict=True):
        answer = answer_one(path, wachtwoorden=tuple(known)) if first.op_slot and known else first
        for _ in range(TRIES):
            asked = ask_password(path.name) if first.op_slot and answer.is_onleesbaar and can_ask() else ""
            if not asked:
                break
            answer = answer_one(path, wachtwoorden=(asked,))
            known += [] if answer.is_onleesbaar else [asked]
        yield answer


def can_ask() -> bool:
    """Tell whether there is a user to ask."""
    return sys.stdin.isatty()


def ask_password(naam: str) -> str:
    """Ask for the password of one file without echoing it, "" when the user skips the file."""
    return getpass(f"Wachtwoord van {file_name(naam)} (Enter: sla over): ")


def opened_text(text: str, passwords: Iterable[str]) -> str:
    """Return the contents of a file with a password; ExportError when none of the passwords opens it."""
    found = read_versleuteld(text)
    known = tuple(passwords)
    if not known:
        raise ExportError(MET_WACHTWOORD, NIET_GEGEVEN)
    for password in known:
        opened = _decrypted(found, password)
        if opened is not None:
            return decode_export(opened)
    raise ExportError("wachtwoord-past-niet", NIET_OPEN)


def key_of(found: Versleuteld, password: str) -> bytes:
    """Return the key for a password; the same letters give the same key on every keyboard (NFC)."""
    letters = unicodedata.normalize("NFC", password).encode(errors="replace")
    return hashlib.pbkdf2_hmac("sha256", letters, found.salt, found.iterations, KEY_BITS // 8)


def _decrypted(found: Versleuteld, password: str) -> bytes | None:
    try:
        aesgcm = import_module("cryptography.hazmat.primitives.ciphers.aead").AESGCM
        invalid = import_module("cryptography.exceptions").InvalidTag
    except ImportError as error:
        raise ExportError("geen-cryptography", _GEEN_PAKKET) from error
    try:
        opened: bytes = aesgcm(key_of(found, password)).decrypt(found.iv, found.data, found.kop.encode())
    except invalid:
        return None
    return opened
