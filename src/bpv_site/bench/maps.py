"""Maps of any number of years for the measurements: as much as a student writes, about invented people."""

from __future__ import annotations

import datetime as dt
from typing import Final

#: A year: 200 urendagen, 15 werkprocessen rated 12 times each, 6 contacts; four of them are the design's map.
DAYS, WERKPROCESSEN, RATINGS, CONTACTS = 200, 15, 12, 6
#: The day on which every map is judged, after the last year of the longest.
TODAY: Final = "2026-11-23"
_CLOCK: Final = "2026-11-23T09:00:00.000Z/0000"


def make_years(years: int, *, days: int = DAYS) -> list[dict[str, object]]:
    """Return the records of a map of whole years, the last of which has just ended; `days` urendagen in each year."""
    count = WERKPROCESSEN * years
    student = _record(
        "student-1",
        "student",
        voornaam="Sam",
        achternaam="Voorbeeld",
        opleiding="eigen",
        opleiding_naam="Hoefsmid",
        leerweg="bol",
        duur=min(years, 4),
        cohort=2026 - years,
        eigen_werkprocessen="\n".join(f"B1-K1-W{number + 1} Werkproces {number + 1}" for number in range(count)),
    )
    return [student, *(record for year in range(years) for record in _year(2026 - years + year, year, days))]


def _year(first: int, number: int, days: int) -> list[dict[str, object]]:
    begin = dt.date(first, 9, 1)
    periode = f"periode-{number}"
    codes = [f"B1-K1-W{number * WERKPROCESSEN + item + 1}" for item in range(WERKPROCESSEN)]
    return [
        _periode(periode, begin),
        *(_day(periode, begin + dt.timedelta(days=item), codes[item % WERKPROCESSEN]) for item in range(days)),
        *(_rating(periode, code, begin + dt.timedelta(days=20 * item)) for code in codes for item in range(RATINGS)),
        *(_contact(periode, begin + dt.timedelta(days=40 * item)) for item in range(CONTACTS)),
    ]


def _periode(name: str, begin: dt.date) -> dict[str, object]:
    return _record(
        name,
        "periode",
        leerbedrijf="Smederij Voorbeeld",
        praktijkopleider="mevrouw Jansen",
        begeleider="Noor Begeleider",
        begin=str(begin),
        eind=str(begin + dt.timedelta(days=300)),
        uren=1500,
        werkdagen=["ma", "di", "wo", "do", "vr"],
        werktijd_begin="08:00",
        werktijd_eind="16:30",
        werktijd_pauze=30,
        aantal_blokken=4,
        schooljaar=f"{begin.year}-{begin.year + 1}",
    )


def _day(periode: str, day: dt.date, code: str) -> dict[str, object]:
    return _record(
        f"dag-{day}",
        "urendag",
        periode=periode,
        datum=str(day),
        soort="gewerkt",
        begin="08:00",
        eind="16:30",
        pauze=30,
        activiteit="Een hoefijzer gesmeed en een paard beslagen.",
        werkprocessen=[code],
    )


def _rating(periode: str, code: str, day: dt.date) -> dict[str, object]:
    return _record(
        f"oordeel-{code}-{day}",
        "voortgang",
        periode=periode,
        werkproces=code,
        wie="student",
        datum=str(day),
        oordeel="oefenen",
        toelichting="Ik heb nog hulp nodig bij het plannen.",
    )


def _contact(periode: str, day: dt.date) -> dict[str, object]:
    return _record(
        f"contact-{day}",
        "contact",
        periode=periode,
        soort="telefonisch",
        datum=str(day),
        stand="gehouden",
        aanwezig=["praktijkopleider", "begeleider"],
        onderwerp="Hoe het gaat.",
        afspraken="Geen nieuwe afspraken.",
    )


def _record(name: str, kind: str, /, **velden: object) -> dict[str, object]:
    return {
        "id": name,
        "soort": kind,
        "velden": velden,
        "tijden": dict.fromkeys(velden, _CLOCK),
        "verwijderd": None,
    }
