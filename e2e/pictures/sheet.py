"""Sheets of pictures: some screens side by side, in few colours, to keep the set small."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

BETWEEN: Final = 16
#: Between a light page and a dark one.
GREY: Final = (128, 128, 128)
#: The pages have few colours; text needs some shades between two of them.
COLOURS: Final = 48


def make_sheet(rows: list[list[bytes]], path: Path) -> None:
    """Arrange rows of pictures on one sheet, and write it."""
    opened = [[Image.open(io.BytesIO(picture)).convert("RGB") for picture in row] for row in rows]
    width = max(sum(picture.width + BETWEEN for picture in row) for row in opened) - BETWEEN
    height = sum(max(picture.height for picture in row) + BETWEEN for row in opened) - BETWEEN
    sheet = Image.new("RGB", (width, height), GREY)
    top = 0
    for row in opened:
        left = 0
        for picture in row:
            sheet.paste(picture, (left, top))
            left += picture.width + BETWEEN
        top += max(picture.height for picture in row) + BETWEEN
    _few_colours(sheet).save(path, optimize=True)


def _few_colours(sheet: Image.Image) -> Image.Image:
    """Keep the most frequent colours exactly: those of the tokens. Text gets the nearest.

    No dithering: dots in an even colour cost more bytes than they are worth.
    """
    counted = sorted(sheet.getcolors(sheet.width * sheet.height) or [], key=lambda item: item[0], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:COLOURS] if isinstance(colour, tuple) for part in colour])
    return sheet.quantize(palette=palette, dither=Image.Dither.NONE)
