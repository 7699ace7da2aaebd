"""A demo map: ten weeks of a bpv of fictional people, about halfway through today.

The id of its student marks it as a demo wherever it goes.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json, sha256_of_text
from bpv_logic.basis.dates import days_between, monday_of, schooljaar_of, weeks
from bpv_logic.forms.keuzes import NAAM
from bpv_logic.forms.student import DEMO
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.record import Record
from bpv_logic.map.seal import schakel_of, sealed_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden

_PERIODE: Final = f"{DEMO}-periode"
_BLOK: Final = f"{DEMO}-blok"
#: How long the bpv has been running, how long it will be, and how long the signed blok is.
_WEKEN, _DUUR, _BLOKDUUR = 10, 20, 5
#: Monday to Thursday; Friday is a school day.
_WERKDAGEN: Final = ("ma", "di", "wo", "do")
_DAGUREN: Final = 8

_STUDENT: Final[Velden] = {
    "voornaam": "Demo",
    "achternaam": "Voorbeeld",
    "jonger_dan_18": "nee",
    "opleiding": "25498-2015",
    "leerweg": "bol",
    "duur": 2,
    "entree": "nee",
    "school": "Voorbeeldcollege",
    "leercoach": "Bo Voorbeeld",
    "school_telefoon": "0800 0000",
}
_PRAKTIJKOPLEIDER: Final = "Jansen Voorbeeld"
_NAAM: Final = " ".join(str(_STUDENT[name]) for name in NAAM)

#: The work done on a day, in turn, with its werkprocessen.
_ACTIVITEITEN: Final = (
    ("Geholpen bij het ontbijt en de tafels gedekt.", ("B1-K1-W8",)),
    ("Met een bewoner gewandeld en gepraat over vroeger.", ("P2-K1-W2",)),
    ("De ochtend gepland en de lijst nagelopen.", ("B1-K1-W1", "B1-K1-W2")),
    ("Meegekeken bij de overdracht en een verslag geschreven.", ("B1-K1-W3",)),
    ("Een spel gedaan met zes mensen.", ("P2-K1-W1",)),
)

#: Week, person, and which point about which werkproces.
_OORDELEN: Final = (
    (2, "student", "B1-K1-W1", "oefenen", "Ik vergeet nog wie er vroeg op wil."),
    (2, "student", "B1-K1-W8", "oefenen", "Ik doe het samen met een collega."),
    (5, "praktijkopleider", "B1-K1-W8", "voldoende", "Demo dekt de tafels zonder hulp."),
    (5, "praktijkopleider", "B1-K1-W1", "oefenen", "Plannen lukt met een lijst erbij."),
    (8, "student", "B1-K1-W1", "voldoende", "Ik plan de ochtend zelf."),
    (8, "student", "P2-K1-W2", "goed", "De bewoners vragen naar mij."),
    (8, "praktijkopleider", "B1-K1-W1", "voldoende", "De planning klopt nu elke dag."),
)


def demo_records(today: dt.date) -> tuple[Record, ...]:
    """Return the records of the demo as they would be on this day."""
    begin = monday_of(today) - weeks(_WEKEN)
    records = [*_wie(begin), *_dagen(begin, today), *_gesprekken(begin), *_leren(begin, today)]
    return (*records, _handtekening(records, begin))


def _record(form: str, name: str, day: dt.date, /, **velden: Json) -> Record:
    """Make a record filled in at the end of a day."""
    clock = f"{day.isoformat()}T16:00:00.000Z/0000"
    return Record(f"{DEMO}-{name}" if name else DEMO, form, velden, dict.fromkeys(velden, clock))


def _in_periode(form: str, name: str, day: dt.date, /, **velden: Json) -> Record:
    return _record(form, name, day, periode=_PERIODE, **velden)


def _wie(begin: dt.date) -> Iterator[Record]:
    yield _record("student", "", begin, **_STUDENT, cohort=begin.year)
    yield _record(
        "periode",
        "periode",
        begin,
        leerbedrijf="Zorghuis Voorbeeld",
        praktijkopleider=_PRAKTIJKOPLEIDER,
        praktijkopleider_telefoon="030 000 0000",
        begeleider="Noor Voorbeeld",
        begeleider_email="noor@voorbeeld.example",
        begeleider_bereikbaar="dinsdag en donderdag",
        begin=begin.isoformat(),
        eind=(begin + weeks(_DUUR) - dt.timedelta(days=3)).isoformat(),
        uren=_DUUR * len(_WERKDAGEN) * _DAGUREN,
        werkdagen=list(_WERKDAGEN),
        werktijd_begin="08:00",
        werktijd_eind="16:30",
        werktijd_pauze=30,
        aantal_blokken=_DUUR // _BLOKDUUR,
        schooljaar=schooljaar_of(begin),
        laatste="nee",
        beroepsproeve="nee",
    )


def _dagen(begin: dt.date, today: dt.date) -> Iterator[Record]:
    """Yield every working day before today; one of them was a sick day."""
    worked = [day for day in days_between(begin, today - dt.timedelta(days=1)) if day.weekday() < len(_WERKDAGEN)]
    ziek = begin + weeks(3)
    for number, day in enumerate(worked):
        name, datum = f"dag-{day.isoformat()}", day.isoformat()
        if day == ziek:
            yield _in_periode("urendag", name, day, datum=datum, soort="ziek")
            continue
        activiteit, werkprocessen = _ACTIVITEITEN[number % len(_ACTIVITEITEN)]
        yield _in_periode(
            "urendag",
            name,
            day,
            datum=datum,
            soort="gewerkt",
            begin="08:00",
            eind="16:30",
            pauze=30,
            activiteit=activiteit,
            werkprocessen=list(werkprocessen),
        )
    tot = begin + weeks(_BLOKDUUR) - dt.timedelta(days=3)
    yield _in_periode("urenblok", "blok", tot, naam="Blok 1", van=begin.isoformat(), tot=tot.isoformat())


def _gesprekken(begin: dt.date) -> Iterator[Record]:
    """Yield a visit at work, a telephone call, and a talk at the start of some weeks."""
    bezoek, telefoon = begin + weeks(2) + dt.timedelta(days=2), begin + weeks(7) + dt.timedelta(days=1)
    gehouden: Velden = {"stand": "gehouden", "tijd": "10:00", "magister": "ja"}
    yield _in_periode(
        "contact",
        "bezoek",
        bezoek,
        **gehouden,
        soort="bezoek",
        bezoek="eerste",
        plaats="locatie",
        datum=bezoek.isoformat(),
        magister_datum=bezoek.isoformat(),
        aanwezig=["student", "praktijkopleider", "begeleider"],
        afspraken="Demo oefent met plannen en met praten met bewoners.",
    )
    yield _in_periode(
        "contact",
        "telefoon",
        telefoon,
        **gehouden,
        soort="telefonisch",
        datum=telefoon.isoformat(),
        magister_datum=telefoon.isoformat(),
        aanwezig=["praktijkopleider", "begeleider"],
        onderwerp="Hoe het gaat met plannen.",
        afspraken="Demo gaat zo door.",
    )
    for week in (1, 4, 7, 9):
        day = begin + weeks(week)
        yield _in_periode(
            "werkbespreking",
            f"week-{week}",
            day,
            datum=day.isoformat(),
            werkprocessen=["B1-K1-W1"],
            afspraken="Donderdag kijken we samen terug.",
            met=_PRAKTIJKOPLEIDER,
        )


def _leren(begin: dt.date, today: dt.date) -> Iterator[Record]:
    """Yield ratings, and one piece of evidence."""
    for week, wie, werkproces, oordeel, toelichting in _OORDELEN:
        day = begin + weeks(week) + dt.timedelta(days=3)
        yield _in_periode(
            "voortgang",
            f"{werkproces}-{wie}-{week}",
            day,
            werkproces=werkproces,
            wie=wie,
            naam=_PRAKTIJKOPLEIDER if wie == "praktijkopleider" else _NAAM,
            datum=day.isoformat(),
            oordeel=oordeel,
            toelichting=toelichting,
            kan_niet="nee",
        )
    yield _in_periode(
        "bewijs",
        "bewijs",
        begin + weeks(6),
        titel="De ochtend plannen",
        soort="tekst",
        datum=min(begin + weeks(6), today).isoformat(),
        tekst="Ik heb de ochtend gepland voor vier bewoners. Iedereen zat om negen uur aan tafel.",
        werkprocessen=["B1-K1-W1"],
        origineel="nee",
        magister="nee",
    )


def _handtekening(records: list[Record], begin: dt.date) -> Record:
    """Have the praktijkopleider sign the first blok with a typed name."""
    bpvmap = map_of(records)
    day = begin + weeks(_BLOKDUUR) - dt.timedelta(days=3)
    verzegeld = canonical_json(sealed_content(bpvmap, bpvmap.by_id[_BLOK]))
    velden: Velden = {
        "betreft": _BLOK,
        "rol": "praktijkopleider",
        "naam": _PRAKTIJKOPLEIDER,
        "moment": f"{day.isoformat()}T15:00:00.000Z",
        "wijze": "getypt",
        "verzegeld": verzegeld,
        "sha256": sha256_of_text(verzegeld),
        "vorige": "",
    }
    schakel = schakel_of(Record("", "handtekening", velden))
    return _record("handtekening", "handtekening", day, **velden, schakel=schakel)
