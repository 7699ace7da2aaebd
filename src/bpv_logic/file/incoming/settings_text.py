"""The text of a file that a person wrote at school: settings, a list of passwords, a dossier in TOML.

Editors on Windows save UTF-8 with or without a mark, UTF-16 ("Unicode") or Windows-1252 ("ANSI"). A map of a student
is only ever UTF-8: the app wrote it.
"""

from __future__ import annotations

import codecs
from typing import Final, Literal

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import file_name

_UTF32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
#: In a text in UTF-16 without a mark every other byte of plain letters is zero.
_LOOKED_AT: Final = 256
_HALF: Final = 2
#: How each order of bytes is read; without the codecs by name, which the engine has not.
UTF16: Final = {"le": codecs.utf_16_le_decode, "be": codecs.utf_16_be_decode}


def settings_text(data: bytes, naam: str) -> str:
    """Return the text of a file; ExportError, with its name and what to do, when it is no text."""
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        raise _refusal(naam) from error
    if "\0" in text:
        raise _refusal(naam)
    return text.removeprefix("\ufeff")


def utf16_order(data: bytes) -> Literal["", "le", "be"]:
    """Return the order of the bytes of a text in UTF-16, "" when it is in something else."""
    if data.startswith(_UTF32):
        return ""
    even, odd = (_is_mostly_zero(data[start:_LOOKED_AT:2]) for start in (0, 1))
    # Zeros everywhere are no letters at all.
    if data.startswith(codecs.BOM_UTF16_LE) or (odd and not even):
        return "le"
    return "be" if data.startswith(codecs.BOM_UTF16_BE) or (even and not odd) else ""


def _is_mostly_zero(data: bytes) -> bool:
    return data.count(0) * _HALF > len(data)


def _decoded(data: bytes) -> str:
    order = utf16_order(data)
    if order:
        return UTF16[order](data, "strict", True)[0]  # noqa: FBT003 - takes no keywords
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _refusal(naam: str) -> ExportError:
    sentence = f"{file_name(naam)}: dit is geen tekst die we kunnen lezen. Bewaar het bestand opnieuw als UTF-8."
    return ExportError("geen-tekst", sentence)
