"""What a rule is, and the few ways of looking at a map that rules share. Knows no rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.dates import count, join_words
from bpv_logic.map.record import HANDTEKENING
from bpv_logic.questions.findings import Finding, Reference, Toon, Uitkomst
from bpv_logic.questions.messages import fill

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.dossiers.shape import Kwalificatie, Werkproces
    from bpv_logic.map.record import Record
    from bpv_logic.school.active import Schoolpakket
    from bpv_logic.school.vaardigheden import Lijst

    type Where = Callable[[MapView, Context], Iterable[Place]]
    type WherePeriode = Callable[[PeriodeView, Context], Iterable[Place]]
    type WhereRecord = Callable[[Record, Context], bool]

#: What a tone means for the outcome, unless a rule overrides it. Something to
#: discuss is never "voldoet niet": it is often the duty of the leerbedrijf or the
#: school, and people decide what follows from the talk.
_UITKOMST: Final[dict[Toon, Uitkomst]] = {
    "nog_doen": "nog_onvolledig",
    "klopt_niet": "voldoet_niet",
    "bespreek": "nog_onvolledig",
    "in_orde": "voldoet",
}

#: Who must act. The student carries the map, so the sentences always address the student.
Wie = Literal["student", "praktijkopleider", "begeleider"]

_EIND_VAN_ZIN: Final = re.compile(r"(?<=[.?!]) ")
#: A list of days or codes at the end of a sentence.
_OPSOMMING: Final = re.compile(r": \{\w+\}\.$")


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a rule may know in addition to the map: the day, the school's settings, and the opleiding."""

    today: dt.date
    schoolpakket: Schoolpakket
    kwalificatie: Kwalificatie | None
    werkprocessen: tuple[Werkproces, ...]
    #: What is rated beside the werkprocessen.
    lijsten: tuple[Lijst, ...] = ()
    _norms: dict[str, int] = field(default_factory=dict)

    def norm(self, naam: str) -> int:
        """Return the value of a norm on this day, in its unit."""
        if naam not in self._norms:
            self._norms[naam] = self.schoolpakket.norm(naam, on=self.today.isoformat())
        return self._norms[naam]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a rule does not hold, and the words to fill in its sentence."""

    record: Record | None = None
    veld: str = ""
    periode: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stap:
    """What a finding asks somebody to do; `pagina` only when it is not the page of the form that it is about.

    A lower `rang` comes sooner. Steps of ten leave room in between, and show the
    order: start - today - wrong - signatures - talks - learning.
    """

    rang: int
    titel: str
    knop: str
    wie: Wie = "student"
    pagina: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One named condition, with its source, and what to say when it does not hold.

    `title` states the condition positively, `waarom` why it is required, `where`
    returns the places where it does not hold, with the words to fill in `zin`:
    what is the matter and what to do, at A2-B1 level. It says "je", and never
    blames the student for what a company or the school must do. `stap` is set
    unless the tone says that all is in order. `uitkomst` is set only where the
    tone does not imply it, `soort` (the form it is about) only where the places
    are not records.
    """

    code: str
    title: str
    zin: str
    waarom: str
    reference: Reference
    toon: Toon
    where: Where
    stap: Stap | None = None
    uitkomst: Uitkomst | None = None
    soort: str = ""

    def judge(self, view: MapView, context: Context) -> Iterable[Finding]:
        """Return what this rule finds in a map, in the order of the map."""
        return (self._finding(place, view) for place in self.where(view, context))

    def say(self, finding: Finding) -> str:
        """Return the sentence of one of its findings; a name or a day at its start gets a capital.

        About another bpv than the current one, the name of that bpv comes first.
        """
        words = _say(self.zin, finding)
        return f"Bij {finding.bij}: {words}" if finding.bij else words

    def say_short(self, finding: Finding) -> str:
        """Return its first sentence without the list at its end, to fit in a list of things to do.

        There the heading above it names another bpv.
        Cut before the words are filled in, so a full stop in somebody's text does not end the sentence.
        """
        first = _EIND_VAN_ZIN.split(self.zin, maxsplit=1)[0]
        return _say(_OPSOMMING.sub(".", first), finding)

    def _finding(self, place: Place, view: MapView) -> Finding:
        record = place.record
        periode = place.periode or (_periode_of(record, view) if record else "")
        return Finding(
            code=self.code,
            uitkomst=self.uitkomst or _UITKOMST[self.toon],
            toon=self.toon,
            params=dict(place.params),
            soort=record.soort if record else self.soort,
            record=record.id if record else "",
            veld=place.veld,
            periode=periode,
            bij=view.andere_bpv(periode),
        )


def _say(zin: str, finding: Finding) -> str:
    words = fill(zin, finding.params)
    return words[:1].upper() + words[1:]


def _periode_of(record: Record, view: MapView) -> str:
    """Return the bpv that a record is about; a handtekening is about the bpv of what was signed."""
    about = record
    if record.soort == HANDTEKENING:
        about = view.bpvmap.by_id.get(record.text("betreft"), record)
    return about.id if about.soort == "periode" else view.bpvmap.periode_of(about)


def at(record: Record, veld: str = "", **params: str) -> Place:
    """Return the place of one record."""
    return Place(record=record, veld=veld, params=params)


def in_periode(periode: PeriodeView, **params: str) -> Place:
    """Return a place that is about a bpv as a whole."""
    return Place(periode=periode.id, params=params)


def praktijkopleider_of(periode: PeriodeView) -> str:
    """Return the name of the praktijkopleider, or how a sentence to the student refers to one without a name."""
    return periode.record.text("praktijkopleider") or "je praktijkopleider"


def count_of(codes: Sequence[str]) -> dict[str, str]:
    """Return how many werkprocessen, and which, as the words `aantal` and `codes`."""
    return {"aantal": count(len(codes), "werkproces", "werkprocessen"), "codes": join_words(codes)}


def to_move(view: MapView) -> frozenset[str]:
    """Return the ids of records to be moved to another bpv: only one rule reports those."""
    return frozenset(item.record.id for item in view.verplaatsingen)


def anywhere(**params: str) -> Place:
    """Return a place that is about the whole map."""
    return Place(params=params)


def per_periode(where: WherePeriode) -> Where:
    """Look at every bpv of the map."""
    return lambda view, context: (place for periode in view.periodes for place in where(periode, context))


def per_running(where: WherePeriode) -> Where:
    """Look only at the bpv that is running today."""
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
    """Look at every record of a kind separately."""
    return lambda view, context: (at(record, veld) for record in view.bpvmap.of(soort) if is_wrong(record, context))
