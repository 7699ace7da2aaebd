"""What a record in a file may look like: sizes that no honest map reaches, and the JSON type of every answer.

The rules judge whether a value is right (a time that exists, an answer from the list).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeGuard

from bpv_logic.basis.values import Json, is_empty
from bpv_logic.forms import FORMS
from bpv_logic.questions.fields import LIST_KINDS, Field

MAX_BYTES: Final = 25 * 1024 * 1024
#: The size of a file on disk: with a password the same map is a third larger, plus an envelope.
MAX_FILE_BYTES: Final = MAX_BYTES * 4 // 3 + 4096
#: This many bytes of photos fill four fifths of a file (base64: four letters for three bytes): time for a warning.
FULL_PHOTO_BYTES: Final = MAX_BYTES * 4 // 5 * 3 // 4
MAX_DEPTH: Final = 12
MAX_RECORDS: Final = 20_000

#: The most records of each kind, removed ones included: about twice what eight years of training need
#: (docs/besluiten/0050 has the sum of each). More is a flood, which no phone or school should have to process.
MOST_OF: Final[dict[str, int]] = {
    "student": 20,
    "periode": 100,
    "urendag": 10_000,
    "urenblok": 1_500,
    "werkbespreking": 2_000,
    "contact": 1_000,
    "leerafspraken": 500,
    "voortgang": 8_000,
    "opdracht": 1_500,
    "bewijs": 2_000,
    "beoordeling": 200,
    "eindbeoordeling": 50,
    "instelling": 20,
    "handtekening": 3_000,
}
#: The most letters of all signed copies together.
MOST_SEALED: Final = 10_000_000

#: The longest text that is read, far above what a question asks for: the page keeps a text that is too long
#: and says so, and one pasted page must not get a whole map refused.
TEXT_LENGTH: Final = 100_000
#: The longest code in a list.
SHORT_LENGTH: Final = 128
#: The longest name of a photo: what file systems allow, with some margin.
FILE_NAME_LENGTH: Final = 500
#: The longest name of an app or a version in the envelope.
WORDS_LENGTH: Final = 100
#: The most answers in one list: far more than an opleiding has werkprocessen.
MAX_ITEMS: Final = 200

ID_PATTERN: Final = "^[A-Za-z0-9_-]{1,128}$"
NAME_PATTERN: Final = "^[a-z][a-z0-9_]{0,63}$"
SHA256_PATTERN: Final = "^[0-9a-f]{64}$"

_ID: Final = re.compile(ID_PATTERN.removesuffix("$"), re.ASCII)
_SHA256: Final = re.compile(SHA256_PATTERN.removesuffix("$"), re.ASCII)
RECORD_NAMES: Final = frozenset({"id", "soort", "velden", "tijden", "verwijderd"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The JSON type of an answer, the most characters of a text in it, and a description of it.

    A number may be a text: "7,5" is kept as typed, and the rules report that it is no number.
    """

    type: Literal["text", "integer", "list", "attachments", "unknown"]
    length: int
    label: str

    def fits(self, value: Json) -> bool:
        """Tell whether an answer has this shape, or is not filled in."""
        return _FITS[self.type](value, self.length) or is_empty(value)


@cache
def shapes_of(soort: str) -> dict[str, Shape]:
    """Return the shape of every question of a form, and of `periode` where the form belongs to one."""
    form = FORMS[soort]
    shapes = {item.name: _shape(item) for item in form.fields}
    if form.in_periode:
        shapes["periode"] = Shape(type="text", length=TEXT_LENGTH, label="Bpv")
    return shapes


def is_id(value: object) -> bool:
    """Tell whether a value can be the id of a record."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_sha256(value: object) -> TypeGuard[str]:
    """Tell whether a value is a SHA-256 in hex digits."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _shape(item: Field) -> Shape:
    if item.kind == "attachments":
        return Shape(type="attachments", length=FILE_NAME_LENGTH, label=item.label)
    if item.kind in LIST_KINDS:
        return Shape(type="list", length=SHORT_LENGTH, label=item.label)
    if item.kind == "integer":
        return Shape(type="integer", length=TEXT_LENGTH, label=item.label)
    return Shape(type="text", length=max(item.length or 0, TEXT_LENGTH), label=item.label)


def _fits_text(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) <= length


def _fits_integer(value: object, length: int) -> bool:
    return _is_integer(value) or _fits_text(value, length)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _fits_list(value: object, length: int) -> bool:
    return isinstance(value, list) and len(value) <= MAX_ITEMS and all(_fits_text(item, length) for item in value)


def _fits_attachments(value: object, length: int) -> bool:
    return isinstance(value, list) and len(value) <= MAX_ITEMS and all(_is_attachment(item, length) for item in value)


def _is_attachment(value: object, length: int) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"sha256", "naam", "type", "grootte"}
        and is_sha256(value["sha256"])
        and _fits_text(value["naam"], length)
        and _fits_text(value["type"], SHORT_LENGTH)
        and _is_integer(value["grootte"])
        and value["grootte"] >= 0
    )


def _fits_unknown(value: object, length: int) -> bool:
    return _fits_integer(value, length) or _fits_list(value, SHORT_LENGTH)


_FITS: Final[dict[str, Callable[[object, int], bool]]] = {
    "text": _fits_text,
    "integer": _fits_integer,
    "list": _fits_list,
    "attachments": _fits_attachments,
    "unknown": _fits_unknown,
}
