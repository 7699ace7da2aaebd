"""Clocks from the future, from a device with a wrong date: they are not imported, but every answer is.

Clocks more than a day ahead become the moment at which their file was made, in
their original order. The same file always results in the same clocks, so
opening it again never overwrites what was typed since.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bpv_logic.basis.clock import SINCE, day_after, dutch_day, mend_plan
from bpv_logic.basis.dates import full_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpv_logic.map.record import Record


def is_ahead(made: str, now: str) -> bool:
    """Tell whether a file claims to be made in the future; `now` is "" when it is unknown."""
    return now >= SINCE and made > day_after(now)


def without_future(records: Sequence[Record], made: str, now: str) -> tuple[tuple[Record, ...], str]:
    """Return the records of a file, and the moment that clocks from the future became ("" when there are none).

    A moment before this app existed comes from a device that is behind: nothing
    can be measured by it.
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
    """Return the sentence about a file with clocks from the future."""
    when = _say(moment)
    return (
        f"De datum van het apparaat stond een tijd te ver vooruit. Wat toen is ingevuld, telt als ingevuld op {when}."
    )


def ahead_sentence(made: str) -> str:
    """Return why a file that claims to be made in the future is refused; perhaps this device has the wrong date."""
    return (
        f"Volgens dit bestand is het gemaakt op {_say(made)}. "
        "Zet de datum goed op het apparaat waar hij verkeerd staat, en maak het bestand daarna opnieuw."
    )


def _say(moment: str) -> str:
    day = parse_date(dutch_day(moment))
    return full_date(day) if day else dutch_day(moment)


def _mended(record: Record, plan: dict[str, str]) -> Record:
    """Return a record with other clocks; answers and signed content stay as they are."""
    tijden = {name: plan.get(clock, clock) for name, clock in record.tijden.items()}
    gone = record.verwijderd
    return record._replace(tijden=tijden, verwijderd=plan.get(gone, gone) if gone else gone)
