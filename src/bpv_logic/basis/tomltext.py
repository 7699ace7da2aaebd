"""Read TOML by strangers: what would keep a phone busy is counted before reading, and refused.

The standard reader accepts a name of a hundred thousand parts, in quadratic
time: a link of 300 letters kept a phone busy for 42 seconds. It goes as deep as
the text asks, which in the browser ends the engine (see `jsontext`), and for a
very long number it raises an error other than its own. Texts and comments have
no limit: they are fast to read. Knows no dossier and no school.
"""

from __future__ import annotations

import re
import tomllib
from itertools import accumulate
from typing import Final

from bpv_logic.basis.errors import BpvError

#: How deep lists, tables and the brackets of headings may nest; ours need two.
MAX_DEPTH: Final = 12
#: The most parts of one name ("dossier.kwalificatie.kerntaak" has three); ours have four.
MAX_NAMES: Final = 8
#: The longest number, day or word outside a text; ours have 40 characters.
MAX_WORD: Final = 100

#: A text or a comment, also one that does not end. No branch backtracks, so the search is linear. Four or five quotes
#: may end a text of several lines; what comes after them is outside the text.
_TEXT: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
#: Replaces a text: it may be a part of a name.
_INSTEAD: Final = "s"
WORD: Final = re.compile(r"[\w.:+-]+")
_NAME: Final = re.compile(r"(?<![\w-])[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)*+")
_STEP: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_NO_BRACKET: Final = re.compile(r"[^][{}]+")
_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)$")


class TomlError(BpvError):
    """A text that is not TOML, or too much; the message follows the name of a file; `line` is 0 when unknown."""

    def __init__(self, words: str, *, line: int | None = None) -> None:
        super().__init__(words)
        self.line = line


def read_toml(text: str) -> dict[str, object]:
    """Return the values of a TOML text; TomlError when it is not TOML, or too much."""
    text = text.removeprefix("\ufeff")
    words = refusal_of(text)
    if words:
        raise TomlError(words)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        line = _LINE.search(str(fault))
        raise TomlError("dit is geen geldige TOML.", line=int(line[1]) if line else 0) from None


def refusal_of(text: str) -> str:
    """Return why a text is refused unread, "" when it may be read; linear in its length."""
    outside = outside_texts(text)
    if depth_of(outside) > MAX_DEPTH:
        return "er staan te veel haakjes in elkaar."
    if names_in(outside) > MAX_NAMES:
        return "er staan te veel punten in één naam."
    if any(len(word) > MAX_WORD for word in WORD.findall(outside)):
        return f"er staat een getal of een woord in dat te lang is: hoogstens {MAX_WORD} tekens."
    return ""


def outside_texts(text: str) -> str:
    """Return a TOML text without its comments, and with one letter instead of each text.

    In a text that is not TOML this is right up to the place where the reader stops anyway.
    """
    return _TEXT.sub(lambda found: "" if found[0][0] == "#" else _INSTEAD, text.replace("\r\n", "\n"))


def depth_of(outside: str) -> int:
    """Return how deep brackets are nested."""
    return max(accumulate(map(_STEP.__getitem__, _NO_BRACKET.sub("", outside)), initial=0))


def names_in(outside: str) -> int:
    """Return how many parts the longest name has."""
    return max((name.count(".") + 1 for name in _NAME.findall(outside)), default=0)
