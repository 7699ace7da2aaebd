"""Sheets of pictures: some screens side by side, in few colours, to keep the set small."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

TUSSEN: Final = 16
#: Between a light page and a dark one.
GRIJS: Final = (128, 128, 128)
#: The pages have few colours; text needs some shades between two of them.
KLEUREN: Final = 48


def maak_blad(rijen: list[list[bytes]], path: Path) -> None:
    """Arrange rows of pictures on one sheet, and write it."""
    opened = [[Image.open(io.BytesIO(picture)).convert("RGB") for picture in rij] for rij in rijen]
    width = max(sum(picture.width + TUSSEN for picture in rij) for rij in opened) - TUSSEN
    height = sum(max(picture.height for picture in rij) + TUSSEN for rij in opened) - TUSSEN
    blad = Image.new("RGB", (width, height), GRIJS)
    top = 0
    for rij in opened:
        left = 0
        for picture in rij:
            blad.paste(picture, (left, top))
            left += picture.width + TUSSEN
        top += max(picture.height for picture in rij) + TUSSEN
    _few_colours(blad).save(path, optimize=True)


def _few_colours(blad: Image.Image) -> Image.Image:
    """Keep the most frequent colours exactly: those of the tokens. Text gets the nearest.

    No dithering: dots in an even colour cost more bytes than they are worth.
    """
    counted = sorted(blad.getcolors(blad.width * blad.height) or [], key=lambda item: item[0], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:KLEUREN] if isinstance(colour, tuple) for part in colour])
    return blad.quantize(palette=palette, dither=Image.Dither.NONE)
