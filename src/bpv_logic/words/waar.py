"""On whose phone a handtekening was set, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.map.sleutel.jwk import sleutel_of

if TYPE_CHECKING:
    from bpv_logic.map.seal import Zegeloordeel

_WORDS: Final = {
    "student": "op de telefoon van de student",
    "toch_student": "met de sleutel van de student ({sleutel}), terwijl er een andere telefoon bij staat",
    "eigen": "op een eigen telefoon (sleutel {sleutel})",
}


def say_where(zegel: Zegeloordeel) -> str:
    """Return where a handtekening was set, "" when it has no key or is not whole any more."""
    sleutel = sleutel_of(zegel.handtekening) if zegel.staat != "beschadigd" else None
    words = _WORDS.get(zegel.waar, "")
    return words.format(sleutel=sleutel.naam) if sleutel else ""
