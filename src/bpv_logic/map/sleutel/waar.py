"""On whose phone a handtekening was set, as far as its key tells. Nobody is believed and nothing is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.forms.handtekening import TEKENAAR
from bpv_logic.map.record import HANDTEKENING
from bpv_logic.map.sleutel.jwk import sleutel_of

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap, Record

#: "student": the student's own phone. "toch_student": the student's key, where another phone was asked. "eigen": a
#: phone of whoever signed. "": no key, as before there were keys.
Waar = Literal["student", "toch_student", "eigen", ""]

_STUDENT: Final = "student"


def keys_of_student(bpvmap: Bpvmap) -> frozenset[str]:
    """Return the hashes of the keys of the student's phones.

    Those with which the student signed, and those of which the app said that the phone was the student's.
    """
    signed = (item for item in bpvmap.every(HANDTEKENING) if _STUDENT in {item.text("rol"), item.text("toestel")})
    return frozenset(sleutel.hash for sleutel in map(sleutel_of, signed) if sleutel)


def place_of(handtekening: Record, keys: frozenset[str]) -> Waar:
    """Return on whose phone it was set; `keys` are those of the student."""
    sleutel = sleutel_of(handtekening)
    if sleutel is None:
        return ""
    if sleutel.hash not in keys:
        return "eigen"
    is_odd = handtekening.text("toestel") == TEKENAAR and handtekening.text("rol") != _STUDENT
    return "toch_student" if is_odd else "student"
