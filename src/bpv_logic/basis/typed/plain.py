"""Typed text without what nobody sees, in the digits, spaces and dashes of a Dutch keyboard. Knows no question.

An answer is stored as it was typed; this is for reading a figure or a code in
it. `unicodedata` is not in the phone's Python, so the few marks are listed.
"""

from __future__ import annotations

import re
from typing import Final

#: Signs that a phone book, a message or a document adds: direction marks, joiners, soft hyphens, byte order marks.
INVISIBLE: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
#: Every dash that a keyboard, a word processor or a web page makes of "-".
DASHES: Final = "\u2010-\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d"
#: Signs that some keyboards or fonts have instead of these.
_SAME: Final = str.maketrans(
    {"\u2019": "'", "\uff0b": "+", "\uff08": "(", "\uff09": ")", "\uff0f": "/", "\uff0e": ".", "\uff1a": ":"}
)

_UNSEEN: Final = re.compile(f"[{INVISIBLE}]+")
_AROUND: Final = re.compile(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]+\Z")
_DASH: Final = re.compile(f"[{DASHES}]")
_FOREIGN_DIGIT: Final = re.compile(r"(?![0-9])\d")


def plain(text: str) -> str:
    """Return a text as a Dutch keyboard would write it, with single spaces and none around it."""
    seen = _DASH.sub("-", _UNSEEN.sub("", text)).translate(_SAME)
    return " ".join(_FOREIGN_DIGIT.sub(lambda found: str(int(found[0])), seen).split())


def without_unseen(text: str) -> str:
    """Return a text without what nobody sees around it; within it such a sign is no part of an address."""
    return _AROUND.sub("", text)
