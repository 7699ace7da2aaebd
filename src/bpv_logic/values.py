"""What an answer can be as JSON, and when it is empty, a day or an attachment. Knows no question."""

from __future__ import annotations

import datetime
import re
from typing import Final

type Json = str | int | bool | list[Json] | dict[str, Json] | None
type Velden = dict[str, Json]

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def is_empty(value: Json) -> bool:
    """Tell whether a value means "not filled in"."""
    return value is None or value in ("", [])


def is_date(value: object) -> bool:
    """Tell whether a value is a day that exists, written as YYYY-MM-DD."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_attachment(value: Json) -> bool:
    """Tell whether a value is a reference to a stored photo, scan or file."""
    if not isinstance(value, dict):
        return False
    sha256 = value.get("sha256")
    return isinstance(sha256, str) and _SHA256.fullmatch(sha256) is not None
