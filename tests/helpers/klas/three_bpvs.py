"""A training of three bpv's at three leerbedrijven with 25 werkprocessen, as a leercoach sees it at the end."""

from __future__ import annotations

import datetime as dt

from tests.helpers import builders as b

from bpv_logic.map.bpvmap import Record

#: The last day of the third bpv.
END = "2027-02-12"
NUMBER = 25

#: As long as the titles of SBB are.
_TITELS = (
    "Bereidt werkzaamheden voor en stemt af",
    "Voert eenvoudige onderhouds- en herstelwerkzaamheden uit",
    "Assisteert bij de uitvoering van sociale en recreatieve activiteiten",
    "Draagt bij aan een veilige situatie",
    "Evalueert de werkzaamheden",
)
CODES = tuple(f"B1-K{number // 5 + 1}-W{number % 5 + 1}" for number in range(NUMBER))
PERIODES = (
    ("eerste", "Bakkerij Vos", "Marit de Groot", "2025-01-13", "2025-06-27"),
    ("tweede", "Zorgcentrum Voorbeeld", "mevrouw Jansen", "2025-09-01", "2026-01-30"),
    ("derde", "Kapsalon en Barbershop Straks", "Ahmed van den Berg", "2026-09-28", END),
)


def three_bpvs() -> list[Record]:
    """Return a map in which both have rated every werkproces in every bpv: the fullest overview."""
    student = b.make_student(
        opleiding="eigen",
        opleiding_naam="Allround medewerker",
        eigen_werkprocessen="\n".join(f"{code} {_TITELS[at % 5]}" for at, code in enumerate(CODES)),
    )
    return [student, *(record for periode in PERIODES for record in _bpv(*periode))]


def _bpv(id_: str, leerbedrijf: str, opleider: str, begin: str, eind: str) -> list[Record]:
    periode = b.make_periode(
        id=id_,
        leerbedrijf=leerbedrijf,
        praktijkopleider=opleider,
        begin=begin,
        eind=eind,
        schooljaar=None,
        laatste=None,
    )
    first = dt.date.fromisoformat(begin)
    days = [b.make_urendag(periode=id_, datum=str(first + dt.timedelta(days=day))) for day in range(4)]
    ratings = [
        b.make_voortgang(
            id=f"{id_}-{code}-{wie}-{step}",
            periode=id_,
            werkproces=code,
            wie=wie,
            naam=opleider if wie == "praktijkopleider" else None,
            datum=str(first + dt.timedelta(days=30 * (step + 1))),
            oordeel=oordeel,
        )
        for code in CODES
        for wie in ("student", "praktijkopleider")
        for step, oordeel in enumerate(("oefenen", "voldoende"))
    ]
    return [periode, *days, *ratings, b.make_beoordeling(id=f"{id_}-beoordeling", periode=id_, datum=eind)]
