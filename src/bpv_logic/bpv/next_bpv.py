"""Whether a student may begin a next bpv: every one is over, and none of them was the last. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import say_short

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.bpv.map_view import MapView

_LAATSTE: Final = "Of was dit je laatste bpv? Vul dat dan in bij Wie en waar."


def ended_on(view: MapView) -> dt.date | None:
    """Return the last day of the bpv after which a next one may begin, None while that is not asked."""
    if not view.periodes or view.laatste is not None or view.is_voldaan:
        return None
    days = [periode.eind for periode in view.periodes if periode.is_voorbij and periode.eind is not None]
    return max(days) if len(days) == len(view.periodes) else None


def say_next_bpv(view: MapView) -> str:
    """Return that the bpv is over and a next one may begin, "" while one runs or is still to come."""
    eind = ended_on(view)
    if eind is None:
        return ""
    last = next(periode for periode in reversed(view.periodes) if periode.eind == eind)
    where = f"Je bpv bij {view.namen[last.id]} was tot en met {say_short(eind, view.today)}. Waar werk je nu?"
    return where if last.record.is_filled("laatste") else f"{where} {_LAATSTE}"
