"""Sheets of pictures: some screens side by side, in few colours, so that a set of them stays small."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

TUSSEN: Final = 16
#: Between a light page and a dark one.
GRIJS: Final = (128, 128, 128)
#: The pages have few colours; letters need some steps between two of them.
KLEUREN: Final = 40


def maak_blad(rijen: list[list[bytes]], path: Path) -> None:
    """Lay rows of pictures on one sheet, and write it."""
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
    # Without dither: dots in an even colour cost more bytes than they look good.
    blad.quantize(KLEUREN, dither=Image.Dither.NONE).save(path, optimize=True)
