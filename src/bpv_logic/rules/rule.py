"""What a rule is, and the few ways to look at a map that rules share. Knows no rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpv_logic.questions.findings import Finding, Reference, Toon, Uitkomst

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.dossiers.shape import Kwalificatie, Werkproces
    from bpv_logic.map.record import Record
    from bpv_logic.school.active import Schoolpakket

    type Where = Callable[[MapView, Context], Iterable[Place]]
    type WherePeriode = Callable[[PeriodeView, Context], Iterable[Place]]
    type WhereRecord = Callable[[Record, Context], bool]

#: What a tone means for the outcome, unless a rule says otherwise. To be talked
#: about is never "voldoet niet": it is often the duty of the leerbedrijf or the
#: school, and people decide what follows from the talk.
_UITKOMST: Final[dict[Toon, Uitkomst]] = {
    "nog_doen": "nog_onvolledig",
    "klopt_niet": "voldoet_niet",
    "bespreek": "nog_onvolledig",
    "in_orde": "voldoet",
}


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a rule may know besides the map: the day, what the school set, and the opleiding."""

    today: dt.date
    schoolpakket: Schoolpakket
    kwalificatie: Kwalificatie | None
    werkprocessen: tuple[Werkproces, ...]
    _norms: dict[str, int] = field(default_factory=dict)

    def norm(self, naam: str) -> int:
        """Return the number of a norm on this day, in its unit."""
        if naam not in self._norms:
            self._norms[naam] = self.schoolpakket.norm(naam, on=self.today.isoformat())
        return self._norms[naam]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a rule has something to say, and the words that its sentence needs."""

    record: Record | None = None
    veld: str = ""
    periode: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One named condition, with its source.

    `title` says the condition in the positive, `waarom` why it is asked,
    `where` returns the places where it does not hold. `uitkomst` is set only
    where the tone does not say it, `soort` (the form it is about) only where
    the places are no records.
    """

    code: str
    title: str
    waarom: str
    reference: Reference
    toon: Toon
    where: Where
    uitkomst: Uitkomst | None = None
    soort: str = ""

    def judge(self, view: MapView, context: Context) -> Iterable[Finding]:
        """Return what this rule finds in a map, in the order of the map."""
        return (self._finding(place, view) for place in self.where(view, context))

    def _finding(self, place: Place, view: MapView) -> Finding:
        record = place.record
        return Finding(
            code=self.code,
            uitkomst=self.uitkomst or _UITKOMST[self.toon],
            toon=self.toon,
            params=dict(place.params),
            soort=record.soort if record else self.soort,
            record=record.id if record else "",
            veld=place.veld,
            periode=place.periode or (_periode_of(record, view) if record else ""),
        )


def _periode_of(record: Record, view: MapView) -> str:
    return record.id if record.soort == "periode" else view.bpvmap.periode_of(record)


def at(record: Record, veld: str = "", **params: str) -> Place:
    """Return the place of one record."""
    return Place(record=record, veld=veld, params=params)


def in_periode(periode: PeriodeView, **params: str) -> Place:
    """Return a place that is about a bpv as a whole."""
    return Place(periode=periode.id, params=params)


def anywhere(**params: str) -> Place:
    """Return a place that is about the whole map."""
    return Place(params=params)


def per_periode(where: WherePeriode) -> Where:
    """Look at every bpv of the map."""
    return lambda view, context: (place for periode in view.periodes for place in where(periode, context))


def per_running(where: WherePeriode) -> Where:
    """Look only at the bpv that runs today."""
    return lambda view, context: (
        place for periode in view.periodes if periode.loopt for place in where(periode, context)
    )


def per_ended(where: WherePeriode) -> Where:
    """Look only at a bpv that is over, and only until the bpv-begeleider has decided Voldaan."""
    return lambda view, context: (
        place
        for periode in view.periodes
        if periode.is_voorbij and not view.is_voldaan
        for place in where(periode, context)
    )


def per_record(soort: str, is_wrong: WhereRecord, veld: str = "") -> Where:
    """Look at every record of a kind by itself."""
    return lambda view, context: (at(record, veld) for record in view.bpvmap.of(soort) if is_wrong(record, context))
