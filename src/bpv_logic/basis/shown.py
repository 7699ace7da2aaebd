"""Makes somebody's text safe to show: nothing in it moves, hides or reverses the text around it.

An answer is stored, signed and sent as it was typed; this is for showing it on
a command line, a page, paper or in a table, or reading it aloud.
`text/plain.js` does the same where a page shows a value itself;
`tests/cases/shown.json` checks both. Knows nothing about a map.
"""

from __future__ import annotations

import re
from typing import Final

#: The longest name or file name in a line; the forms ask for 120.
MAX_NAME: Final = 160

#: A longer file name keeps its end, which tells files apart.
MAX_FILE_NAME: Final = 400

#: What some readers take for a line ending.
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Commands to a terminal: move the cursor, clear, ring.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: Invisible characters: they reverse the order of what follows, or make two texts that look alike differ.
_UNSEEN: Final = re.compile(
    "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u2067\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]+"
)
#: Around a right-to-left part; one that is not closed on its own line affects more than itself.
_ISOLATE: Final = "\u2068"
_END_ISOLATE: Final = "\u2069"
_ISOLATES: Final = re.compile("(\u2068[^\u2068\u2069\n]*\u2069)|[\u2068\u2069]")
#: Joiners and non-joiners: between these they are part of how a word or an emoji is written.
_JOINERS: Final = re.compile("[\u200c\u200d]+")
_JOINED: Final = re.compile(
    "[\u0590-\u1cff\u2190-\u2bff\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefe\U00010000-\U0001ffff]"
)
_MARK: Final = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a"
    "\u07eb-\u07f3\u0816-\u082d\u08d3-\u08ff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ua66f-\ua67d\ufe00-\ufe0f"
    "\ufe20-\ufe2f]"
)
#: Combining marks on one letter: no language has more, and a stack of them covers the lines around it.
_TOWER: Final = re.compile(f"({_MARK}{{4}}){_MARK}+")
#: From here on a character takes two units of 16 bits.
_ABOVE: Final = 0x10000
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: The characters of nearly every Dutch answer: these need no further check.
_PLAIN: Final = re.compile("[\n\t -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u20ac]*")
#: What can be escaped in JSON because it only occurs inside strings; line endings between values are kept.
_TO_ESCAPE: Final = re.compile(
    f"[\u061c\u200c-\u200f\u2028\u2029\u2068\u2069]|(?!\n){_CONTROLS.pattern}|{_UNSEEN.pattern}"
)


def lines(text: str) -> str:
    """Return a text made safe to show; line breaks are kept."""
    if _PLAIN.fullmatch(text):
        return text
    seen = _UNSEEN.sub("", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    return _ISOLATES.sub(r"\1", _TOWER.sub(r"\1", _JOINERS.sub(_joiner, seen)))


def _joiner(found: re.Match[str]) -> str:
    text, begin, end = found.string, found.start(), found.end()
    is_joined = begin > 0 and _JOINED.match(text, begin - 1) and _JOINED.match(text, end)
    return found[0][0] if is_joined else ""


def one_line(text: str, most: int = 0) -> str:
    """Return a text for use within a line, cut off when it is longer than `most`."""
    line = " ".join(lines(text).split())
    return f"{line[: most - 1]}…" if 0 < most < len(line) else line


def in_sentence(text: str, most: int = 0) -> str:
    """Return a text for use within a sentence: right-to-left text does not affect the rest of it."""
    line = one_line(text.replace(_ISOLATE, "").replace(_END_ISOLATE, ""), most)
    return f"{_ISOLATE}{line}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(line) else line


def name(text: str) -> str:
    """Return a name for use within a sentence."""
    return in_sentence(text, MAX_NAME)


def file_name(text: str) -> str:
    """Return a file name for use within a sentence; characters that cannot be shown leave a visible mark."""
    seen = _CONTROLS.sub("\ufffd", re.sub("[\t\n\u2028\u2029]", "\ufffd", text))
    return in_sentence(seen if len(seen) <= MAX_FILE_NAME else f"…{seen[-MAX_FILE_NAME:]}")


def escaped(text: str, *, pairs: bool = True) -> str:
    """Return an equal JSON text without anything that a screen would obey or hide.

    Without `pairs` a TOML text, in which a character above U+FFFF is one escape.
    """
    return _TO_ESCAPE.sub(lambda found: "".join(_escape(letter, pairs=pairs) for letter in found[0]), text)


def _escape(letter: str, *, pairs: bool) -> str:
    code = ord(letter)
    if code < _ABOVE:
        return f"\\u{code:04x}"
    high, low = divmod(code - _ABOVE, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}" if pairs else f"\\U{code:08x}"
