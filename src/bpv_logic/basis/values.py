"""What an answer can be as JSON, and whether it is empty, a day or an attachment. Knows no question."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Final

type Json = str | int | bool | list[Json] | dict[str, Json] | None
type Velden = dict[str, Json]

#: Years outside these are typing mistakes: nobody on a bpv today writes about 1999 or 2100.
FIRST_DATE: Final = "2015-01-01"
LAST_DATE: Final = "2045-12-31"

#: The same days occur in every record and clock of a map, so they are cached. Bounded: a file may hold any text.
_REMEMBERED: Final = 4096

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def is_empty(value: Json) -> bool:
    """Tell whether a value means "not filled in"."""
    return value is None or value in ("", [])


def is_date(value: object) -> bool:
    """Tell whether a value is an existing day, written as YYYY-MM-DD."""
    return isinstance(value, str) and is_existing_day(value)


@lru_cache(maxsize=_REMEMBERED)
def is_existing_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, written as YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_attachment(value: Json) -> bool:
    """Tell whether a value is a reference to a stored photo, scan or file."""
    if not isinstance(value, dict):
        return False
    sha256 = value.get("sha256")
    return isinstance(sha256, str) and _SHA256.fullmatch(sha256) is not None
