"""The house colours for what is drawn at build: read from the styles of the pages, where they are defined once."""

from __future__ import annotations

import re
from typing import Final

from bpv_site.tools.paths import SITE

_TOKENS: Final = SITE / "static" / "css" / "tokens.css"
_COLOUR: Final = re.compile(r"--([a-z-]+): #([0-9a-f]{6}|[0-9a-f]{3});")

type Rgb = tuple[int, int, int]


def light_colours() -> dict[str, Rgb]:
    """Return every colour of the light scheme by its name: the first block of the file."""
    first = _TOKENS.read_text(encoding="utf-8").partition("}")[0]
    return {name: rgb(value) for name, value in _COLOUR.findall(first)}


def rgb(value: str) -> Rgb:
    """Return a colour such as `0a5c4a` or `fff`, with or without #, as three numbers."""
    digits = value.removeprefix("#")
    if len(digits) == len("fff"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
