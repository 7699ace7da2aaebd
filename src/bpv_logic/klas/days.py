"""The days of one student for a begeleider's calendar: agreed talks, what is due, and what is off again.

A calendar keeps what it took over earlier. So a day that was cancelled, removed or answered since comes along as off,
with the same uid, as far as the map still knows of it. Judges nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day, moment_part
from bpv_logic.basis.dates import DAY, HOUR, parse_date
from bpv_logic.basis.shown import MAX_NAME, name, one_line
from bpv_logic.basis.typed.times import read_time
from bpv_logic.bpv.blokken import proposals
from bpv_logic.bpv.periode_view import PeriodeView
from bpv_logic.forms.contact import BEZOEK, EXTRA, TELEFONISCH

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.blokken import Span
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

#: How a day stands: it is to come, it was, or it is off.
KOMT: Final = "komt"
GEWEEST: Final = "geweest"
VERVALLEN: Final = "vervallen"

#: The length of a talk in a calendar: nobody records when it ends.
_TALK: Final = HOUR
#: About a day that is past, only a change as recent as this is still news to a calendar.
_NEWS: Final = dt.timedelta(days=60)

_BEZOEK: Final = {"eerste": "Eerste bezoek", "volgende": "Bezoek", "laatste": "Eindgesprek"}
_ELDERS: Final = {"online": "Online", "telefoon": "Met de telefoon"}
_GESPREK: Final = (BEZOEK, TELEFONISCH)
_HELD: Final = {"gepland": KOMT, "gehouden": GEWEEST}


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One entry of a calendar: `uid` is its own for life, `changed` the clock of the last change to it."""

    uid: str
    soort: str
    titel: str
    datum: str
    stand: str
    changed: str
    #: Written on a later day than the record was begun, so a calendar may have it on another day.
    is_moved: bool = False
    plaats: str = ""
    begin: int | None = None
    wijze: str = ""


@dataclass(frozen=True, kw_only=True)
class _Bpv:
    """One bpv for a calendar; of one that was removed all days are off."""

    record: Record
    bpvmap: Bpvmap
    view: PeriodeView
    #: The newest clock of each kind of record: one talk may end what another agreed on.
    newest: Mapping[str, str]

    @cached_property
    def changed(self) -> str:
        """The newest clock of what every entry shows: whose it is, where, and whom to call."""
        student = self.bpvmap.student
        return max(_newest(self.record), student.newest if student else "")

    @cached_property
    def last(self) -> Mapping[str, str]:
        """The id of the record of a kind that still holds: the last leerafspraken, the last talk if none follows."""
        found = {record.soort: record.id for record in self.view.of("leerafspraken")}
        for held in self.view.gehouden[-1:]:
            if self.view.gesprekken[-1].text("datum") <= held.text("datum"):
                found["contact"] = held.id
        return found


def agenda_items(item: Inzending) -> list[Json]:
    """Return every day of a student's bpv's that a calendar should hear of, by day and time."""
    today = item.verdict.context.today
    newest: dict[str, str] = defaultdict(str)
    for record in item.bpvmap.records:
        if record.soort in _DECIDES:
            newest[record.soort] = max(newest[record.soort], _newest(record))
    bpvs = {
        record.id: _Bpv(record=record, bpvmap=item.bpvmap, view=_view(item, record), newest=newest)
        for record in item.bpvmap.records
        if record.soort == "periode"
    }
    found = [_as_json(item, bpv, entry) for bpv, entry in _entries(item.bpvmap, bpvs) if _is_news(entry, today)]
    return [*sorted(found, key=lambda day: (str(day["datum"]), str(day["begin"]), str(day["uid"])))]


def _view(item: Inzending, periode: Record) -> PeriodeView:
    """Return a bpv as the rules see it; one that was removed as it would be without handtekeningen."""
    view = item.verdict.view
    return view.periode(periode.id) or PeriodeView(
        record=periode,
        bpvmap=item.bpvmap,
        today=view.today,
        schoolpakket=view.schoolpakket,
        handtekeningen={},
        dag_of={},
    )


def _entries(bpvmap: Bpvmap, bpvs: Mapping[str, _Bpv]) -> Iterator[tuple[_Bpv, _Entry]]:
    for record in bpvmap.records:
        # A map has hundreds of days of hours, and none of them is an entry.
        if record.soort in _MAKES:
            bpv = bpvs.get(record.id if record.soort == "periode" else bpvmap.periode_of(record))
            if bpv is not None:
                for makes in _MAKES[record.soort]:
                    yield from ((bpv, entry) for entry in makes(record, bpv))


def _is_news(entry: _Entry, today: dt.date) -> bool:
    """Tell whether a calendar needs this entry: it is to come, or a calendar may have it on a wrong day."""
    if entry.datum >= today.isoformat():
        return True
    is_recent = dutch_day(entry.changed) >= (today - _NEWS).isoformat()
    return is_recent and (entry.is_moved or (entry.stand == VERVALLEN and entry.soort in _GESPREK))


def _talk(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    """Return the visit or the call; also one that was held, because it may have been on another day than planned."""
    datum = _day_of(record, "datum")
    if not datum or not record.text("stand"):
        return
    op_bezoek = record.text("soort") == BEZOEK
    begin = read_time(record.text("tijd"))
    is_talk = record.text("soort") in _GESPREK and parse_date(record.text("datum")) is not None
    yield _Entry(
        uid=record.id,
        soort=BEZOEK if op_bezoek else TELEFONISCH,
        titel=_BEZOEK.get(record.text("bezoek"), "Bezoek") if op_bezoek else "Bellen",
        datum=datum,
        stand=_HELD.get(record.text("stand"), VERVALLEN) if is_talk and _is_there(record, bpv) else VERVALLEN,
        changed=max(_newest(record), bpv.changed),
        is_moved=_is_moved(record, "datum"),
        plaats=_place(bpv.record, record),
        begin=begin if begin != DAY else None,
        wijze=record.text("plaats") if op_bezoek else "telefoon",
    )


def _place(periode: Record, contact: Record) -> str:
    """Return where to go; the name of the leerbedrijf when its address is unknown."""
    if contact.text("soort") != BEZOEK:
        return _ELDERS["telefoon"]
    return _ELDERS.get(contact.text("plaats")) or _line(periode, "adres") or _line(periode, "leerbedrijf")


def _next_talk(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    """Return the day agreed in a talk, which holds until it is an appointment or the next talk took place."""
    yield from _due(
        record, bpv, "volgende_datum", "volgend", "Volgend contact", holds=bpv.last.get(record.soort) == record.id
    )


def _answer(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    is_asked = record.text("soort") == EXTRA and not record.is_filled("beantwoord_op")
    yield from _due(record, bpv, "antwoord_voor", "antwoord", "Antwoord op vraag om extra contact", holds=is_asked)


def _opdracht(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    titel = f"Opdracht “{name(record.text('titel'))}” inleveren"
    yield from _due(record, bpv, "inleveren", "opdracht", titel, holds=record.text("stand") != "klaar")


def _leerafspraken(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    titel, holds = "Leerafspraken bekijken", bpv.last.get(record.soort) == record.id
    yield from _due(record, bpv, "wanneer", "leerafspraken", titel, holds=holds)


def _einde(record: Record, bpv: _Bpv) -> Iterator[_Entry]:
    yield from _due(record, bpv, "eind", "einde", "Laatste dag van de bpv", holds=True)


def _due(record: Record, bpv: _Bpv, veld: str, soort: str, titel: str, *, holds: bool) -> Iterator[_Entry]:
    """Return the day that an answer names, off when it does not hold any more."""
    datum = _day_of(record, veld)
    if datum:
        is_due = holds and _is_there(record, bpv) and parse_date(record.text(veld)) is not None
        yield _Entry(
            uid=f"{record.id}-{veld.replace('_', '-')}",
            soort=soort,
            titel=titel,
            datum=datum,
            stand=KOMT if is_due else VERVALLEN,
            changed=max(_newest(record), bpv.newest[record.soort], bpv.changed),
            is_moved=_is_moved(record, veld),
        )


def _day_of(record: Record, veld: str) -> str:
    """Return the day in an answer; of one that was emptied, the day on which that was done; "" when never filled."""
    day = parse_date(record.text(veld))
    return day.isoformat() if day else dutch_day(record.tijden.get(veld, ""))


def _is_moved(record: Record, veld: str) -> bool:
    written = dutch_day(record.tijden.get(veld, ""))
    return written > dutch_day(min(record.tijden.values(), default=written))


def _line(record: Record, veld: str) -> str:
    return one_line(record.text(veld), MAX_NAME)


def _is_there(record: Record, bpv: _Bpv) -> bool:
    return not record.is_deleted and not bpv.record.is_deleted


def _newest(record: Record) -> str:
    return max(record.newest, record.verwijderd or "")


def _blokken(periode: Record, bpv: _Bpv) -> Iterator[_Entry]:
    """Return the end of every blok; weekly blokken are left out, because they would fill a calendar.

    A blok is called by its number in the bpv, so it stays one entry when it is made, or when the bpv becomes longer.
    """
    view = bpv.view
    if view.tekenritme != "blok":
        return
    spans = proposals(view)
    ends = [span.tot for span in spans]
    numbers: set[int] = set()
    for blok in view.blokken:
        number = bisect_right(ends, blok.span.tot)
        if number and ends[number - 1] >= blok.span.van and number not in numbers:
            numbers.add(number)
            uid = f"{periode.id}-blok-{number}"
        else:
            uid = blok.record.id if blok.record else f"{periode.id}-{blok.span.van.isoformat()}"
        yield _blok(uid, blok.span, bpv, holds=blok.stand == "loopt")
    for number, span in enumerate(spans, start=1):
        if number not in numbers:
            yield _blok(f"{periode.id}-blok-{number}", span, bpv, holds=False)


def _blok(uid: str, span: Span, bpv: _Bpv, *, holds: bool) -> _Entry:
    return _Entry(
        uid=uid,
        soort="blok",
        titel=f"{name(span.naam)} eindigt, uren laten tekenen",
        datum=span.tot.isoformat(),
        stand=KOMT if holds and not bpv.record.is_deleted else VERVALLEN,
        is_moved=any(_is_moved(bpv.record, veld) for veld in ("begin", "eind", "aantal_blokken")),
        changed=max(bpv.changed, bpv.newest.get("urenblok", ""), bpv.newest.get("instelling", "")),
    )


_MAKES: Final[Mapping[str, tuple[Callable[[Record, _Bpv], Iterator[_Entry]], ...]]] = {
    "contact": (_talk, _next_talk, _answer),
    "opdracht": (_opdracht,),
    "leerafspraken": (_leerafspraken,),
    "periode": (_einde, _blokken),
}
_DECIDES: Final = {*_MAKES, "urenblok", "instelling"}


def _as_json(item: Inzending, bpv: _Bpv, entry: _Entry) -> Velden:
    """Return an entry as pages and the diary get it: also whose it is, and whom to call."""
    begin = entry.begin
    return {
        "uid": f"{entry.uid}@bpv-map",
        "soort": entry.soort,
        "datum": entry.datum,
        "begin": _time(begin) if begin is not None else "",
        "eind": _time(min(begin + _TALK, DAY - 1)) if begin is not None else "",
        "titel": f"{entry.titel}: {item.van}" if item.van else entry.titel,
        "plaats": entry.plaats,
        "wijze": entry.wijze,
        "stand": entry.stand,
        # A map of which no answer has a clock was made by another program: its own moment is all there is.
        "gewijzigd": moment_part(entry.changed) or item.envelope.exported_at,
        "van": item.van,
        "leerbedrijf": _line(bpv.record, "leerbedrijf"),
        "praktijkopleider": _line(bpv.record, "praktijkopleider"),
        "telefoon": _line(bpv.record, "praktijkopleider_telefoon"),
    }


def _time(minutes: int) -> str:
    return dt.time(*divmod(minutes, HOUR)).isoformat("minutes")
