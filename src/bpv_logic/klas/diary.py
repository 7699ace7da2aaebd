"""The days of a whole class: a route along the visits to come, and a calendar file of visits and what is due."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import is_moment
from bpv_logic.basis.dates import parse_date, say_date, say_distance
from bpv_logic.basis.errors import RequestError
from bpv_logic.basis.icalendar import Event, calendar_text
from bpv_logic.basis.typed.times import is_stored_time
from bpv_logic.forms.contact import BEZOEK, TELEFONISCH
from bpv_logic.klas.days import KOMT, VERVALLEN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from bpv_logic.basis.values import Json, Velden

#: The visits and calls of a begeleider; everything else is only due on a day.
_CONTACT: Final = frozenset({BEZOEK, TELEFONISCH, "volgend"})


@dataclass(frozen=True, kw_only=True)
class Dag:
    """One day of one student; `begin` and `eind` are "HH:MM", or "" for the whole day; `gewijzigd` is a moment."""

    gemaakt: str
    uid: str
    soort: str
    datum: str
    begin: str
    eind: str
    titel: str
    plaats: str
    wijze: str
    stand: str
    gewijzigd: str
    van: str
    leerbedrijf: str
    praktijkopleider: str
    telefoon: str

    @property
    def day(self) -> dt.date | None:
        """The day itself."""
        return parse_date(self.datum)


_PARTS: Final = tuple(item.name for item in fields(Dag) if item.name != "gemaakt")


def days_of(files: Iterable[tuple[str, str, Iterable[Json]]]) -> list[Dag]:
    """Return the days of files (the moment each was made, whose it is, its days), by day and time.

    A day that is in several files of a student counts once, as in the newest of
    them. RequestError when an item is malformed.
    """
    newest: dict[tuple[str, str], Dag] = {}
    for gemaakt, sleutel, items in sorted(files, key=lambda file: file[0]):
        if not is_moment(gemaakt):
            raise RequestError("In het verzoek aan de regels is “gemaakt” geen moment.")
        newest.update(((sleutel, dag.uid), dag) for item in items if (dag := _read(gemaakt, item)))
    return sorted(newest.values(), key=lambda dag: (dag.datum, dag.begin, dag.van, dag.uid))


def _read(gemaakt: str, item: Json) -> Dag:
    values = item if isinstance(item, dict) else {}
    parts = {name: value for name in _PARTS if isinstance(value := values.get(name), str)}
    times = [is_stored_time(parts.get(name, "")) for name in ("begin", "eind")]
    is_day = len(parts) == len(_PARTS) and parse_date(parts["datum"]) is not None and is_moment(parts["gewijzigd"])
    if not is_day or (parts["begin"] and not all(times)):
        raise RequestError("In het verzoek aan de regels staat een dag die geen dag is.")
    return Dag(gemaakt=gemaakt, **parts)


def route_of(days: Iterable[Dag], today: dt.date) -> list[Json]:
    """Return the coming talks in chronological order: where, with whom, and whom to call."""
    coming = (dag for dag in days if dag.soort in _CONTACT and dag.stand == KOMT)
    return [_stop(dag, dag.day, today) for dag in coming if dag.day and dag.day >= today]


def _stop(dag: Dag, day: dt.date, today: dt.date) -> Velden:
    return {
        "uid": dag.uid,
        "soort": dag.soort,
        "wat": dag.titel.removesuffix(f": {dag.van}"),
        "datum": dag.datum,
        "datum_tekst": say_date(day, today),
        "wanneer": say_distance(day, today),
        "tijd": dag.begin,
        "van": dag.van,
        "leerbedrijf": dag.leerbedrijf,
        "praktijkopleider": dag.praktijkopleider,
        "plaats": dag.plaats,
        "wijze": dag.wijze,
        "telefoon": dag.telefoon,
    }


def calendar_of(days: Iterable[Dag]) -> str:
    """Return everything that is coming, and what is off, as the text of a calendar file."""
    return calendar_text(_events(days), naam="BPV van de klas")


def _events(days: Iterable[Dag]) -> Iterator[Event]:
    for dag in days:
        if dag.day is not None:
            yield Event(
                uid=dag.uid,
                stamp=dag.gemaakt,
                gewijzigd=dag.gewijzigd,
                is_off=dag.stand == VERVALLEN,
                datum=dag.day,
                begin=dag.begin,
                eind=dag.eind,
                titel=f"Gaat niet door: {dag.titel}" if dag.stand == VERVALLEN else dag.titel,
                plaats=dag.plaats,
                uitleg=_explain(dag),
            )


def _explain(dag: Dag) -> str:
    """Return what is useful on the way: the leerbedrijf and whom to call there."""
    who = " ".join(part for part in (dag.praktijkopleider, dag.telefoon) if part)
    return "\n".join(part for part in (dag.leerbedrijf, who) if part)
