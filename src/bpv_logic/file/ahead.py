"""Clocks from the future, of a device whose date stood wrong: they do not come in, and no answer is lost for it.

A clock that is further ahead than a day becomes the moment at which its file
was made, in the order in which it was: the same file always gives the same
clocks, so opening it again never wins from what was typed since.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bpv_logic.basis.clock import SINCE, day_after, day_part, mend_plan
from bpv_logic.basis.dates import full_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpv_logic.map.record import Record


def is_ahead(made: str, now: str) -> bool:
    """Tell whether a file says that it is still to be made; `now` is "" when nobody knows it."""
    return now >= SINCE and made > day_after(now)


def without_future(records: Sequence[Record], made: str, now: str) -> tuple[tuple[Record, ...], str]:
    """Return the records of a file, and the moment that clocks from the future became ("" when there are none).

    A moment before this app was there is of a device that stands behind: it
    measures nothing.
    """
    known = [moment for moment in (made, now) if moment >= SINCE]
    clocks = {*chain.from_iterable(record.tijden.values() for record in records)}
    clocks.update(record.verwijderd for record in records if record.verwijderd)
    if not known or max(clocks, default="") <= day_after(min(known)):
        return (*records,), ""
    top = now if is_ahead(made, now) or made < SINCE else made
    plan = mend_plan(clocks, top)
    return tuple(_mended(record, plan) for record in records), top


def future_sentence(moment: str) -> str:
    """Return what is told of a file with clocks from the future."""
    when = _say(moment)
    return (
        f"De datum van het apparaat stond een tijd te ver vooruit. Wat toen is ingevuld, telt als ingevuld op {when}."
    )


def ahead_sentence(made: str) -> str:
    """Return why a file that is still to be made is refused; it may be this device whose date is wrong."""
    return (
        f"Volgens dit bestand is het gemaakt op {_say(made)}. "
        "Zet de datum goed op het apparaat waar hij verkeerd staat, en maak het bestand daarna opnieuw."
    )


def _say(moment: str) -> str:
    day = parse_date(day_part(moment))
    return full_date(day) if day else day_part(moment)


def _mended(record: Record, plan: dict[str, str]) -> Record:
    """Return a record with other clocks; no answer and nothing that was signed is touched."""
    tijden = {name: plan.get(clock, clock) for name, clock in record.tijden.items()}
    gone = record.verwijderd
    return record._replace(tijden=tijden, verwijderd=plan.get(gone, gone) if gone else gone)
