"""The leerpunten of one sheet of leerafspraken, one by one. Judges nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.dates import parse_date
from bpv_logic.forms.leerafspraken import KLAAR, LEERPUNTEN

if TYPE_CHECKING:
    from bpv_logic.map.record import Record


@dataclass(frozen=True, kw_only=True)
class Leerpunt:
    """What a student wants to learn, by when, and how it stood at the last visit; `veld` asks for its day."""

    tekst: str
    wanneer: dt.date | None
    stand: str
    veld: str

    @property
    def is_klaar(self) -> bool:
        """Whether it was learnt; there is nothing left to look back on."""
        return self.stand == KLAAR


def leerpunten_of(leerafspraken: Record) -> tuple[Leerpunt, ...]:
    """Return the leerpunten of a sheet, up to the first that is empty: the form asks no further.

    The first may have only a day: a sheet that was just begun.
    """
    found: list[Leerpunt] = []
    for wat, wanneer, stand in LEERPUNTEN:
        if not leerafspraken.is_filled(wat) and (found or not leerafspraken.is_filled(wanneer)):
            break
        found.append(
            Leerpunt(
                tekst=leerafspraken.text(wat),
                wanneer=parse_date(leerafspraken.text(wanneer)),
                stand=leerafspraken.text(stand),
                veld=wanneer,
            )
        )
    return tuple(found)


def is_looked_back(leerafspraken: Record) -> bool:
    """Tell whether a sheet says how a leerpunt stands, or what came of the last ones in words."""
    return leerafspraken.is_filled("teruggekeken") or any(item.stand for item in leerpunten_of(leerafspraken))
