"""Whether a school's colour is readable: its contrast with white, as WCAG 2.2 computes it."""

from __future__ import annotations

import re
from typing import Final

#: The lowest contrast of the school's colour on white, in hundredths (WCAG 2.2, 1.4.3: 4.5 to 1 for text).
MINIMUM_CONTRAST: Final = 450

#: Below this a channel is so dark that sRGB is linear (WCAG 2.2, relative luminance).
_DARK_CHANNEL: Final = 0.04045

_KLEUR: Final = re.compile(r"#[0-9a-f]{6}")


def kleur_fault(kleur: str) -> str:
    """Return what is wrong with a colour, as a Dutch sentence without its full stop; "" when it can be used."""
    if not _KLEUR.fullmatch(kleur):
        return f"is “{kleur}”, maar moet eruitzien als #0a5c4a"
    contrast = contrast_on_white(kleur)
    if contrast < MINIMUM_CONTRAST:
        return f"is te licht ({kleur}): het contrast met wit is {say_contrast(contrast)} en moet 4,5 of meer zijn"
    return ""


def say_contrast(contrast: int) -> str:
    """Return a contrast in hundredths as people write it: "4,54"."""
    return f"{contrast // 100},{contrast % 100:02}"


def contrast_on_white(kleur: str) -> int:
    """Return the contrast of a colour "#rrggbb" on white in hundredths (2100 is black), as WCAG 2.2 computes it."""
    red, green, blue = (_linear(int(kleur[start : start + 2], 16) / 255) for start in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return int(100 * 1.05 / (luminance + 0.05))


def _linear(channel: float) -> float:
    """Return the linear light of one sRGB channel (0 to 1), by the formula of WCAG 2.2."""
    return channel / 12.92 if channel <= _DARK_CHANNEL else ((channel + 0.055) / 1.055) ** 2.4
