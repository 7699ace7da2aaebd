"""Maps that are flooded: very many records of one kind, or arranged so that a careless loop over them never ends.

No honest map looks like these. They are measured so that whatever a stranger puts in a file takes time by its size
only: twice the records, about twice the time.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json, sha256_of_text
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.map.seal import schakel_of, sealed_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpv_logic.basis.values import Json

    type Records = list[Record]

#: A Wednesday in the middle of the bpv of every flood.
TODAY: Final = dt.date(2026, 11, 25)
_CLOCK: Final = "2026-11-23T09:00:00.000Z/0000"
_MOMENT: Final = "2026-11-23T09:00:00.000Z"
_PERIODE: Final = "periode-1"
_FIRST: Final = dt.date(2018, 9, 3)
#: Days of the calendar over which dated records are spread: eight years.
_SPREAD: Final = 2920
_DAYS: Final = 300


def _record(soort: str, id_: str, /, **velden: Json) -> Record:
    return Record(id=id_, soort=soort, velden=velden, tijden=dict.fromkeys(velden, _CLOCK))


def _student(**velden: Json) -> Record:
    werkprocessen = "\n".join(f"B1-K1-W{number + 1} Werkproces {number + 1}" for number in range(200))
    own: dict[str, Json] = {
        "voornaam": "Sam",
        "achternaam": "Voorbeeld",
        "opleiding": "eigen",
        "opleiding_naam": "Hoefsmid",
        "leerweg": "bol",
        "duur": 4,
        "eigen_werkprocessen": werkprocessen,
    }
    return _record("student", "student-1", **(own | velden))


def _periode(id_: str = _PERIODE, begin: str = "2018-09-03", eind: str = "2027-07-09", **velden: Json) -> Record:
    own: dict[str, Json] = {
        "leerbedrijf": "Smederij Voorbeeld",
        "praktijkopleider": "mevrouw Jansen",
        "begeleider": "Noor Begeleider",
        "begin": begin,
        "eind": eind,
        "uren": 1500,
        "werkdagen": ["ma", "di", "wo", "do", "vr"],
        "werktijd_begin": "08:00",
        "werktijd_eind": "16:30",
        "werktijd_pauze": 30,
        "aantal_blokken": 4,
        "laatste": "ja",
    }
    return _record("periode", id_, **(own | velden))


def _base() -> Records:
    return [_student(), _periode()]


def _day(number: int, spread: int = _SPREAD) -> str:
    return str(_FIRST + dt.timedelta(days=number % spread))


def _urendag(number: int, *, periode: str = _PERIODE, datum: str = "", **velden: Json) -> Record:
    own: dict[str, Json] = {
        "periode": periode,
        "datum": datum or _day(number),
        "soort": "gewerkt",
        "begin": "08:00",
        "eind": "16:30",
        "pauze": 30,
        "activiteit": "Een hoefijzer gesmeed.",
        "werkprocessen": [f"B1-K1-W{number % 200 + 1}"],
    }
    return _record("urendag", f"dag-{number:05}", **(own | velden))


def _blok(number: int, van: str, tot: str) -> Record:
    return _record("urenblok", f"blok-{number:05}", periode=_PERIODE, naam=f"Blok {number}", van=van, tot=tot)


def _contact(number: int, **velden: Json) -> Record:
    own: dict[str, Json] = {
        "periode": _PERIODE,
        "soort": "bezoek",
        "bezoek": "volgende",
        "plaats": "locatie",
        "datum": _day(number),
        "stand": "gehouden",
        "aanwezig": ["student", "praktijkopleider", "begeleider"],
    }
    return _record("contact", f"contact-{number:05}", **(own | velden))


def _handtekening(number: int, betreft: Record, verzegeld: str, vorige: str = "", **velden: Json) -> Record:
    own: dict[str, Json] = {
        "betreft": betreft.id,
        "rol": "praktijkopleider",
        "naam": "mevrouw Jansen",
        "moment": _MOMENT,
        "wijze": "getekend",
        "tekening": "M20 20L90 90",
        "verzegeld": verzegeld,
        "sha256": sha256_of_text(verzegeld),
        "vorige": vorige,
    }
    unlinked = _record("handtekening", f"handtekening-{number:05}", **(own | velden))
    return unlinked._replace(velden=unlinked.velden | {"schakel": schakel_of(unlinked)})


def _copy_of(records: Records, record: Record) -> str:
    return canonical_json(sealed_content(map_of(records), record))


def _empty_copy(record: Record) -> str:
    return canonical_json({"record": {"id": record.id, "soort": record.soort, "velden": {}}, "regels": []})


def _many(make: Callable[[int], Record]) -> Callable[[int], Records]:
    return lambda count: [*_base(), *map(make, range(count))]


def _periodes_in_row(count: int) -> Records:
    return [_student(), *(_periode(f"periode-{n:05}", _day(n), _day(n + 5)) for n in range(count))]


def _periodes_of_thirty_years(count: int) -> Records:
    return [_student(), *(_periode(f"periode-{n:05}", "2015-01-01", "2045-12-31") for n in range(count))]


def _day_in_each_periode(count: int) -> Records:
    return [*_periodes_in_row(count), *(_urendag(n, periode=f"periode-{n:05}") for n in range(count))]


def _without_periode(count: int) -> Records:
    """Every record looks for its bpv by its day, but none of the many bpv's includes that day."""
    kinds = ("urendag", "werkbespreking", "voortgang", "bewijs")
    loose = (_record(kinds[n % 4], f"los-{n:05}", datum="2044-01-01", titel="x") for n in range(count))
    return [_student(), *(_periode(f"periode-{n:05}", _day(n), _day(n)) for n in range(count)), *loose]


def _signed_form(count: int) -> Records:
    """All handtekeningen under one blok of 300 days."""
    blok = _blok(0, _day(0), _day(_DAYS))
    records = [*_base(), *map(_urendag, range(_DAYS)), blok]
    copy = _copy_of(records, blok)
    return [*records, *(_handtekening(n, blok, copy) for n in range(count))]


def _signed_form_changed(count: int) -> Records:
    """The same, all of it changed since."""
    blok = _blok(0, _day(0), _day(_DAYS))
    copy = _empty_copy(blok)
    return [
        *_base(),
        *map(_urendag, range(_DAYS)),
        blok,
        *(_handtekening(n, blok, copy) for n in range(count)),
    ]


def _chain(count: int) -> Records:
    records = [*_base(), _record("leerafspraken", "afspraak", periode=_PERIODE, datum=_day(5))]
    copy, vorige = _copy_of(records, records[-1]), ""
    for number in range(count):
        made = _handtekening(number, records[2], copy, vorige)
        vorige = made.text("schakel")
        records.append(made)
    return records


def _every_blok_signed(count: int) -> Records:
    """As many blokken as handtekeningen, each of one day."""
    blokken = [_blok(n, _day(n), _day(n)) for n in range(count)]
    return [*_base(), *map(_urendag, range(count)), *blokken, *_empty_signed(blokken)]


def _empty_signed(blokken: Records) -> Iterator[Record]:
    return (_handtekening(n, blok, _empty_copy(blok)) for n, blok in enumerate(blokken))


def _blokken_over_each_other(count: int) -> Records:
    """Every blok covers the whole bpv, and every one is signed."""
    blokken = [_blok(n, "2018-09-03", "2027-07-09") for n in range(count)]
    return [*_base(), *map(_urendag, range(_DAYS)), *blokken, *_empty_signed(blokken)]


def _blokken_over_as_many_days(count: int) -> Records:
    blokken = [_blok(n, "2018-09-03", "2027-07-09") for n in range(count)]
    return [*_base(), *map(_urendag, range(count)), *blokken, *_empty_signed(blokken)]


def _ends_of_time(count: int) -> Records:
    """A bpv of eight thousand years, with days at both ends of the calendar."""
    days = (_urendag(n, datum=("0001-01-01", "9999-12-31", "2015-01-01", "2045-12-31")[n % 4]) for n in range(count))
    return [_student(), _periode(begin="0001-01-01", eind="9999-12-31"), *days]


def _long_texts(count: int) -> Records:
    """Few records, each question with a text of a hundred thousand characters."""
    long = "x" * 100_000
    days = (_urendag(n, activiteit=long, geleerd=long) for n in range(count // 100))
    blokken = [_blok(n, "2018-09-03", "2027-07-09") for n in range(count // 100)]
    return [*_base(), *days, *blokken, *_empty_signed(blokken)]


#: Every flood by name, with the function that makes it of any number of records.
FLOODS: Final[dict[str, Callable[[int], Records]]] = {
    "student": _many(lambda n: _student()._replace(id=f"student-{n:05}")),
    "periode": _periodes_in_row,
    "urendag": _many(_urendag),
    "urenblok": _many(lambda n: _blok(n, _day(n), _day(n))),
    "werkbespreking": _many(lambda n: _record("werkbespreking", f"w-{n}", periode=_PERIODE, datum=_day(n))),
    "contact": _many(_contact),
    "leerafspraken": _many(
        lambda n: _record("leerafspraken", f"l-{n}", periode=_PERIODE, datum=_day(n), wanneer=_day(n))
    ),
    "voortgang": _many(
        lambda n: _record(
            "voortgang",
            f"v-{n}",
            periode=_PERIODE,
            werkproces=f"B1-K1-W{n % 200 + 1}",
            wie=("student", "praktijkopleider")[n % 2],
            datum=_day(n // 400),
            oordeel="oefenen",
        )
    ),
    "opdracht": _many(
        lambda n: _record(
            "opdracht", f"o-{n}", periode=_PERIODE, soort="zelf", titel=f"Opdracht {n}", inleveren=_day(n)
        )
    ),
    "bewijs": _many(
        lambda n: _record("bewijs", f"b-{n}", periode=_PERIODE, soort="foto", titel="x", datum=_day(n), magister="nee")
    ),
    "beoordeling": _many(
        lambda n: _record("beoordeling", f"b-{n}", periode=_PERIODE, datum=_day(n), oordeel="onvoldoende")
    ),
    "eindbeoordeling": _many(
        lambda n: _record("eindbeoordeling", f"e-{n}", student="student-1", datum=_day(n), oordeel="niet_voldaan")
    ),
    "instelling": _many(lambda n: _record("instelling", f"i-{n}", tekenritme="week")),
    "handtekening": _chain,
    "handtekeningen onder één blok": _signed_form,
    "handtekeningen onder één blok dat veranderde": _signed_form_changed,
    "zoveel blokken als handtekeningen": _every_blok_signed,
    "blokken over elkaar": _blokken_over_each_other,
    "blokken over even veel dagen": _blokken_over_as_many_days,
    "bpv's van dertig jaar": _periodes_of_thirty_years,
    "elke dag in een andere bpv": _day_in_each_periode,
    "niets heeft een bpv": _without_periode,
    "alles op dezelfde dag": _many(lambda n: _urendag(n, datum="2026-11-23")),
    "alle contacten op één dag": _many(lambda n: _contact(n, datum="2026-11-23", stand=("gehouden", "gepland")[n % 2])),
    "begin en einde van de kalender": _ends_of_time,
    "lange teksten": _long_texts,
}
