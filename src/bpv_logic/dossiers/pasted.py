"""A list of werkprocessen as a student types or pastes it: a line each, with its code at the begin or the end.

People copy it from a document, a web page or a table, with bullets, numbers and
every kind of dash. Pages get the patterns as data and read the lines the same
way, so a pattern must mean the same to a browser. A line that is neither a
werkproces nor a heading is kept apart, to be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bpv_logic.basis.typed.plain import DASHES, INVISIBLE
from bpv_logic.dossiers.shape import Werkproces

_LETTER: Final = "A-Za-z0-9\u00c0-\u024f"
#: Bullets and brackets, the number or letter of an item, and the word itself.
_ITEM: Final = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}(?:[.):\]]\s{0,9}|\s{1,9})|[a-z][.)]\s{0,9}|o\s{1,9}"
_BEFORE: Final = rf"[^{_LETTER}]{{0,200}}(?:{_ITEM})?(?:(?:werkproces|wp)[\s:.#]{{0,9}})?[(\[]?"
_WITHIN: Final = rf"[\s._/\-{DASHES}]{{0,3}}"
_CODE: Final = (
    rf"(?:(?P<deel>[A-Z][0-9]{{1,9}}){_WITHIN})?(?P<kern>K[0-9]{{1,9}}){_WITHIN}(?P<werk>W[0-9]{{1,9}})(?![0-9])"
)
_UNNAMED: Final = re.sub(r"\?P<\w+>", "?:", _CODE)
_AFTER: Final = rf"[\s:.,;|)\]\-{DASHES}]{{0,200}}"
_TITLE_FIRST: Final = rf"[^{_LETTER}]{{0,200}}(?:{_ITEM})?(?P<titel>[{_LETTER}](?:(?!{_UNNAMED}).){{0,400}}?)"
_SOURCES: Final = (
    rf"{_BEFORE}{_CODE}{_AFTER}(?P<titel>.*)",
    rf"{_TITLE_FIRST}[\s:,;|(\[\-{DASHES}]{{1,9}}{_CODE}[\s.,;:)\]]{{0,9}}",
)

#: What nobody sees in a line.
UNSEEN: Final = f"[{INVISIBLE}]"
_LINES: Final = tuple(re.compile(source, re.IGNORECASE) for source in _SOURCES)
_FOUND: Final = re.compile(_UNNAMED, re.IGNORECASE)
#: A kerntaak above its werkprocessen, or the word above the list.
_HEADING: Final = re.compile(
    rf"{_BEFORE}(?:werkprocessen\W*|kerntaak\b.*|(?:[A-Z][0-9]{{1,9}}{_WITHIN})?K[0-9]{{1,9}}(?![0-9]).*)",
    re.IGNORECASE,
)
#: Which keuzedeel the lines below belong to: SBB gives a keuzedeel four figures, and numbers its werkprocessen anew.
_KEUZEDEEL: Final = (
    rf"[^{_LETTER}]{{0,200}}(?:keuzedeel[\s:.#]{{0,9}})?(?:(?P<keuzedeel>K[0-9]{{4}})(?![{_LETTER}]).{{0,400}})"
)
_OF_KEUZEDEEL: Final = re.compile(_KEUZEDEEL, re.IGNORECASE)
#: A line of a drawn table.
_EMPTY: Final = re.compile(rf"[^{_LETTER}]*")


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A typed list: the werkprocessen in it, and the lines of which something would be lost."""

    werkprocessen: tuple[Werkproces, ...]
    onbegrepen: tuple[str, ...]


def line_patterns() -> tuple[str, ...]:
    """Return how a page reads a typed line, whole and whatever the case; the first pattern that fits counts."""
    return tuple(source.replace("(?P<", "(?<") for source in _SOURCES)


def keuzedeel_pattern() -> str:
    """Return how a page reads the line above the werkprocessen of a keuzedeel."""
    return _KEUZEDEEL.replace("(?P<", "(?<")


def read_pasted(text: str, *, keuzedelen: bool = False) -> Pasted:
    """Return what is in a typed list; of a code that is there twice the first counts.

    In a list of `keuzedelen` the code of a keuzedeel above its werkprocessen becomes part of theirs, because every
    keuzedeel has a D1-K1-W1.
    """
    found: dict[str, Werkproces] = {}
    lost: list[str] = []
    above = ""
    for typed in text.splitlines():
        line = re.sub(UNSEEN, "", typed)
        item = _read(line, above)
        heading = _OF_KEUZEDEEL.fullmatch(line) if keuzedelen and item is None else None
        if heading is not None:
            above = f"{heading['keuzedeel']}-".upper()
        elif item is not None and (item.code not in found or found[item.code].titel == item.titel):
            found.setdefault(item.code, item)
            if len(_FOUND.findall(_outside_brackets(line))) > 1:
                lost.append(typed.strip())
        elif item is not None or not (_EMPTY.fullmatch(line) or _HEADING.fullmatch(line)):
            lost.append(typed.strip())
    return Pasted(werkprocessen=tuple(found.values()), onbegrepen=tuple(lost))


def _read(line: str, above: str) -> Werkproces | None:
    for pattern in _LINES:
        if match := pattern.fullmatch(line):
            code = "-".join(filter(None, (match["deel"], match["kern"], match["werk"]))).upper()
            return Werkproces(code=above + code, titel=match["titel"].strip())
    return None


def _outside_brackets(line: str) -> str:
    """Return a line without what refers to another werkproces in brackets."""
    return re.sub(r"\([^()]*\)", "", line)
