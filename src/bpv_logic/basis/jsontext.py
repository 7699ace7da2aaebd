"""Read JSON by strangers: strict, and with a depth limit.

The standard reader accepts more than JSON (NaN, duplicate names) and goes as
deep as the text asks: CPython then raises, but in the browser (Pyodide 0.29)
the WebAssembly stack overflows, which no `except` catches and which ends the
engine. The depth is therefore checked before reading. Numbers must be whole
and each name may occur once. Knows nothing about a map.
"""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NoReturn

from bpv_logic.basis.errors import BpvError

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json

#: Names that can make a JavaScript object misreport itself.
FORBIDDEN_NAMES: Final = frozenset({"__proto__", "constructor", "prototype"})

#: The largest whole number that JavaScript represents exactly.
LARGEST_INTEGER: Final = 2**53 - 1
_LONGEST_INTEGER: Final = len(str(-LARGEST_INTEGER))

_STEP: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
#: Every byte that does not matter for depth or names; no multi-byte character contains one that does.
_NO_MARKS: Final = bytes(byte for byte in range(256) if byte not in b'[]{}:"')


class JsonError(BpvError):
    """A text that is not JSON, or JSON that we do not accept; `code` says which of the two."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def read_json(text: str, *, max_depth: int, data: bytes | None = None) -> Json:
    """Return the value of a JSON text; JsonError when it is not JSON or not accepted.

    `data` is the text in UTF-8, from a caller that already has it.
    """
    outside = _outside_texts(text.encode(errors="replace") if data is None else data)
    if _depth(outside) > max_depth:
        raise JsonError("te-diep", "Het bestand zit ingewikkelder in elkaar dan een BPV-map kan zijn.")
    try:
        with suppress(JsonError):
            value, names = _read(text)
            # Each name has one colon after it, so with duplicate names there are more colons than names.
            if names == outside.count(b":"):
                return value
        # The slow reader finds the first fault in the text, but takes a third longer.
        exact: Json = _SLOW.decode(text)
    except (ValueError, RecursionError) as error:
        raise JsonError("geen-json", "Het bestand is geen BPV-map, of het is maar half aangekomen.") from error
    return exact


def depth_of(data: bytes) -> int:
    """Return how deep lists and objects are nested, without parsing the text as JSON.

    Text between quotes is skipped, so brackets in an answer do not count. In a
    text that is not JSON the depth is right up to the place where the reader
    stops anyway.
    """
    return _depth(_outside_texts(data))


def _outside_texts(data: bytes) -> bytes:
    """Return the brackets and colons of a JSON text that are not between quotes."""
    # `split` takes half as long as `replace` by nothing; two backslashes in a row are rare.
    single = data.replace(rb"\\", b"") if rb"\\" in data else data
    unescaped = b"".join(single.split(rb"\""))
    # Only punctuation is left, so the rest is short; two adjacent quotes hold nothing.
    marks = unescaped.translate(None, _NO_MARKS).replace(b'""', b"")
    return b"".join(marks.split(b'"')[::2])


def _depth(outside: bytes) -> int:
    return max(accumulate(map(_STEP.__getitem__, outside.replace(b":", b"")), initial=0))


def _read(text: str) -> tuple[Json, int]:
    """Return the value of a JSON text, with the last of each duplicate name, and how many names are left in it."""
    names = 0

    def count(made: dict[str, Json]) -> dict[str, Json]:
        nonlocal names
        names += len(made)
        return _allowed(made)

    quick = json.JSONDecoder(object_hook=count, parse_int=_integer, parse_float=_no_float, parse_constant=_no_float)
    return quick.decode(text), names


def _allowed(made: dict[str, Json]) -> dict[str, Json]:
    if not made.keys().isdisjoint(FORBIDDEN_NAMES):
        raise JsonError("verboden-naam", "In het bestand staat een naam die niet mag.")
    return made


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise JsonError("dubbele-naam", "In het bestand staat iets twee keer. We weten niet welke telt.")
    return _allowed(made)


def _integer(text: str) -> int:
    # Check the length first: turning a million digits into a number is slow.
    if len(text) <= _LONGEST_INTEGER and abs(int(text)) <= LARGEST_INTEGER:
        return int(text)
    raise JsonError("te-groot-getal", "In het bestand staat een getal dat te groot is.")


def _no_float(_text: str) -> NoReturn:
    raise JsonError("geen-heel-getal", "In het bestand staat een getal dat geen heel getal is.")


_SLOW: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_no_float, parse_constant=_no_float
)
