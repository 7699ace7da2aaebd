"""What a record in a file may look like, before any rule sees it.

A file comes from outside: it is cut off at sizes that no honest map reaches,
and every value must be of the JSON type that its question has. Whether a value
is right (a time that exists, an answer in the list) is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bpv_logic.bpvmap import Record
from bpv_logic.clock import are_clocks
from bpv_logic.errors import ExportError
from bpv_logic.fields import LIST_KINDS, Field, is_empty
from bpv_logic.forms import FORMS

MAX_BYTES: Final = 25 * 1024 * 1024
MAX_DEPTH: Final = 12
MAX_RECORDS: Final = 20_000

#: The longest text that is read. Far above what a question asks for: the page keeps a text that is too long
#: and says so, and a whole map must not be refused over one pasted page.
TEXT_LENGTH: Final = 100_000
#: The longest code in a list.
SHORT_LENGTH: Final = 128
#: The longest name of a photo: what file systems allow, and some more.
FILE_NAME_LENGTH: Final = 500
#: The longest name of an app or a version in the envelope.
WORDS_LENGTH: Final = 100
#: Answers in one list: far more than an opleiding has werkprocessen.
MAX_ITEMS: Final = 200

ID_PATTERN: Final = "^[A-Za-z0-9_-]{1,128}$"
NAME_PATTERN: Final = "^[a-z][a-z0-9_]{0,63}$"
SHA256_PATTERN: Final = "^[0-9a-f]{64}$"

_ID: Final = re.compile(ID_PATTERN.removesuffix("$"), re.ASCII)
_NAME: Final = re.compile(NAME_PATTERN.removesuffix("$"), re.ASCII)
_SHA256: Final = re.compile(SHA256_PATTERN.removesuffix("$"), re.ASCII)
_RECORD_NAMES: Final = frozenset({"id", "soort", "velden", "tijden", "verwijderd"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The JSON type of an answer, the most characters of a text in it, and the words for it.

    A number may be a text: "7,5" is kept as it was typed, and the rules say that it is none.
    """

    type: Literal["text", "integer", "list", "attachments", "unknown"]
    length: int
    label: str


@cache
def shapes_of(soort: str) -> dict[str, Shape]:
    """Return the shape of every question of a form; `periode` where the form belongs to one."""
    form = FORMS[soort]
    shapes = {item.name: _shape(item) for item in form.fields}
    if form.in_periode:
        shapes["periode"] = Shape(type="text", length=TEXT_LENGTH, label="Bpv")
    return shapes


def check_records(values: object) -> tuple[Record, ...]:
    """Return the records of a file; ExportError at the first that cannot be taken in."""
    if not isinstance(values, list):
        raise ExportError("geen-records", "In het bestand ontbreken de ingevulde formulieren.")
    if len(values) > MAX_RECORDS:
        raise ExportError("te-veel-records", f"Het bestand heeft meer dan {MAX_RECORDS} formulieren.")
    records = tuple(map(_check_outside, values))
    # All clocks at once: looking at them form by form takes longer than the rest of the reading.
    if not _are_clocks(clock for record in records for clock in _clocks_of(record)):
        for record in records:
            _check_clocks(record)
    if len({record.id for record in records}) != len(records):
        raise ExportError("dubbel-id", "In het bestand staat een formulier twee keer.")
    return records


def check_record(value: object) -> Record:
    """Return one record of a file; ExportError when it cannot be taken in."""
    record = _check_outside(value)
    _check_clocks(record)
    return record


def is_sha256(value: object) -> bool:
    """Tell whether a value is a SHA-256 in hex digits."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _check_outside(value: object) -> Record:
    """Return one record of which everything is looked at but its clocks."""
    if not isinstance(value, dict) or set(value) != _RECORD_NAMES:
        raise ExportError("record-vorm", "In het bestand staat een formulier met een vorm die we niet kennen.")
    id_, soort = value["id"], value["soort"]
    if not (isinstance(id_, str) and _ID.fullmatch(id_)):
        raise ExportError("record-id", "In het bestand staat een formulier met een nummer dat niet mag.")
    if not isinstance(soort, str) or soort not in FORMS:
        raise ExportError(
            "onbekende-soort", "In het bestand staat een formulier dat deze versie niet kent. Werk de app bij."
        )
    velden, tijden = value["velden"], value["tijden"]
    _check_velden(soort, velden)
    if not isinstance(tijden, dict):
        raise ExportError("tijden-vorm", f"Bij {FORMS[soort].label} ontbreken de tijdstippen.")
    for name in tijden.keys() - shapes_of(soort).keys():
        _unknown(soort, name)
    return Record(id=id_, soort=soort, velden=velden, tijden=tijden, verwijderd=value["verwijderd"])


def _shape(item: Field) -> Shape:
    if item.kind == "attachments":
        return Shape(type="attachments", length=FILE_NAME_LENGTH, label=item.label)
    if item.kind in LIST_KINDS:
        return Shape(type="list", length=SHORT_LENGTH, label=item.label)
    if item.kind == "integer":
        return Shape(type="integer", length=TEXT_LENGTH, label=item.label)
    return Shape(type="text", length=max(item.length or 0, TEXT_LENGTH), label=item.label)


def _check_velden(soort: str, velden: object) -> None:
    if not isinstance(velden, dict):
        raise ExportError("record-vorm", f"Bij {FORMS[soort].label} ontbreken de antwoorden.")
    shapes = shapes_of(soort)
    for name, value in velden.items():
        shape = shapes.get(name) or _unknown(soort, name)
        if type(value) is str and shape.type == "text" and len(value) <= shape.length:
            continue
        if not _FITS[shape.type](value, shape.length) and not is_empty(value):
            where = f"Bij {FORMS[soort].label} staat bij “{shape.label}”"
            raise ExportError("veld-vorm", f"{where} iets dat daar niet kan staan, of dat te lang is.")


def _unknown(soort: str, name: str) -> Shape:
    if not _NAME.fullmatch(name):
        raise ExportError("veld-naam", f"Bij {FORMS[soort].label} staat een vraag met een naam die niet mag.")
    return Shape(type="unknown", length=TEXT_LENGTH, label=name)


def _check_clocks(record: Record) -> None:
    if not _are_clocks(_clocks_of(record)):
        raise ExportError("tijdstip", f"Bij {FORMS[record.soort].label} staat een tijdstip dat niet bestaat.")


def _clocks_of(record: Record) -> Collection[str]:
    clocks = record.tijden.values()
    return clocks if record.verwijderd is None else [*clocks, record.verwijderd]


def _are_clocks(values: Iterable[object]) -> bool:
    """Tell whether all values are clocks; what stands there more than once is looked at once."""
    clocks = list(values)
    # A list or an object cannot stand in a set: the type first.
    return {*map(type, clocks)} <= {str} and are_clocks({*map(str, clocks)})


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
