"""Opens a file with a password on the command line. Not on the phone, which has WebCrypto.

The only module that uses a package outside the standard library (`cryptography`,
for AES-GCM), which is imported only when such a file is found.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from contextlib import contextmanager
from getpass import getpass
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import file_name
from bpv_logic.cli.files import content_bytes
from bpv_logic.cli.settings import settings_in
from bpv_logic.file.envelope import MET_WACHTWOORD, decode_export
from bpv_logic.file.locked import KEY_BITS, NIET_OPEN, VERSLEUTELD, Versleuteld, read_versleuteld

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from bpv_logic.cli.files import Found
    from bpv_logic.cli.report import Antwoord

#: How many passwords a user may try for one file.
TRIES: Final = 3

#: The forms of one password, and how many of them are tried beside the passwords themselves.
MOST_FORMS: Final = 9
MOST_MORE: Final = 24
#: Wide enough to wipe the line that tells of the tries.
_LINE: Final = 78

#: What a keyboard makes of quotes and hyphens.
_PLAIN: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
}
_SPACES: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

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
    tries = _tries(known)
    for number, password in enumerate(tries, start=1):
        with _told(number, len(tries), len(known)):
            opened = _decrypted(found, password)
        if opened is not None:
            return decode_export(opened)
    raise ExportError("wachtwoord-past-niet", NIET_OPEN)


def _tries(passwords: Sequence[str]) -> list[str]:
    """Return what to try: every password exactly as it was typed, then their other forms, the likeliest first."""
    rounds = zip_longest(*map(attempts, passwords))
    forms = dict.fromkeys(form for one in rounds for form in one if form is not None)
    return list(forms)[: len(passwords) + MOST_MORE]


@contextmanager
def _told(number: int, total: int, exact: int) -> Generator[None]:
    """Say on a terminal that other forms are tried: each takes as long as the first."""
    is_told = number > exact and can_ask() and sys.stderr.isatty()
    if is_told:
        sys.stderr.write(f"\rDit past niet precies. We proberen kleine verschillen: {number} van {total}.")
        sys.stderr.flush()
    try:
        yield
    finally:
        if is_told:
            sys.stderr.write(f"\r{' ' * _LINE}\r")
            sys.stderr.flush()


def prepared(typed: str) -> str:
    """Return the form in which a new file gets its password, the same from every keyboard."""
    plain = unicodedata.normalize("NFKC", typed.translate(_PLAIN))
    return _trimmed(plain) or unicodedata.normalize("NFC", typed)


def attempts(typed: str) -> tuple[str, ...]:
    """Return every password to try: exactly as typed, as a new file has it, then what older files may have.

    A keyboard adds a space, a capital or curly quotes, and an older file has
    its password with them. This makes guessing no easier: a file has one
    password, and each try costs a whole key. As in `text/password-forms.js`;
    `tests/cases/passwords.json` checks both.
    """
    exact, plain = unicodedata.normalize("NFC", typed), prepared(typed)
    bare = _trimmed(exact) or exact
    curly = plain.replace("'", "\u2019").replace('"', "\u201d")
    other = _other_case(plain)
    forms = (exact, plain, other, bare, _other_case(bare), f"{plain} ", f"{other} ", f" {plain}", curly)
    return tuple(dict.fromkeys(forms))[:MOST_FORMS]


def _trimmed(text: str) -> str:
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).strip(" ")


def _other_case(text: str) -> str:
    """Return a password with a capital at its start, or without one."""
    first = text[:1]
    turned = first.upper() if first.lower() == first else first.lower()
    return turned + text[1:] if len(turned) == 1 else text


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
