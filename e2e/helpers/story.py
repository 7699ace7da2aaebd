"""
The bpv of Sam Voorbeeld, who does not exist: twenty weeks at Zorgcentrum Voorbeeld, four days a week.

What is typed on each day. Two weeks of holiday and two days of illness leave 70 days of 8 hours: 560, as agreed.
It is in the past, so its file is judged the same on any later day.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, Final

STUDENT: Final[dict[str, Any]] = {
    "voornaam": "Sam",
    "achternaam": "Voorbeeld",
    "studentnummer": "000123",
    "jonger_dan_18": "nee",
    "opleiding": "25498-2015",
    "leerweg": "bol",
    "duur": 2,
    "cohort": 2023,
    "entree": "nee",
    "school": "Voorbeeldcollege",
    "leercoach": "Bo Leercoach",
    "leercoach_contact": "bo@voorbeeld.example",
    "school_telefoon": "0800 1234",
    "noodcontact": "Kim Voorbeeld",
    "noodcontact_telefoon": "06 0000 0000",
}

BEGIN: Final = datetime.date(2024, 9, 30)
END: Final = datetime.date(2025, 2, 14)
PERIODE: Final[dict[str, Any]] = {
    "leerbedrijf": "Zorgcentrum Voorbeeld",
    "afdeling": "Team Zuid",
    "adres": "Voorbeeldlaan 1, Voorbeelddorp",
    "praktijkopleider": "mevrouw Jansen",
    "praktijkopleider_telefoon": "030 123 4567",
    "praktijkopleider_email": "jansen@voorbeeld.example",
    "praktijkopleider_bereikbaar": "maandag tot donderdag, tot 15 uur",
    "begeleider": "Noor Begeleider",
    "begeleider_telefoon": "030 765 4321",
    "begeleider_email": "noor@voorbeeld.example",
    "begeleider_bereikbaar": "dinsdag en donderdag",
    "begin": BEGIN.isoformat(),
    "eind": END.isoformat(),
    "uren": 560,
    "werkdagen": ["ma", "di", "wo", "do"],
    "werktijd_begin": "08:00",
    "werktijd_eind": "16:30",
    "werktijd_pauze": 30,
    "aantal_blokken": 2,
    "schooljaar": "2024-2025",
    "laatste": "ja",
    "beroepsproeve": "nee",
}
PRAKTIJKOPLEIDER: Final = PERIODE["praktijkopleider"]
BEGELEIDER: Final = PERIODE["begeleider"]
NAME: Final = f"{STUDENT['voornaam']} {STUDENT['achternaam']}"

WERKPROCESSEN: Final = (
    *(f"B1-K1-W{number}" for number in range(1, 10)),
    *(f"P2-K1-W{number}" for number in range(1, 4)),
)

#: Every point on the agenda of a visit was discussed.
ALL: Final = ["*"]

HOLIDAY: Final = (datetime.date(2024, 12, 23), datetime.date(2025, 1, 5))
ILL: Final = (datetime.date(2024, 11, 12), datetime.date(2024, 11, 13))
BLOKKEN: Final = (
    {"naam": "Blok 1", "van": "2024-09-30", "tot": "2024-12-06"},
    {"naam": "Blok 2", "van": "2024-12-09", "tot": "2025-02-14"},
)


def werkdagen() -> tuple[datetime.date, ...]:
    """Return every Monday to Thursday in the period, except holidays."""
    days = (BEGIN + datetime.timedelta(days=number) for number in range((END - BEGIN).days + 1))
    return tuple(day for day in days if day.weekday() < 4 and not HOLIDAY[0] <= day <= HOLIDAY[1])


DAY: Final[dict[str, Any]] = {
    "soort": "gewerkt",
    "begin": "08:00",
    "eind": "16:30",
    "pauze": 30,
    "activiteit": "Geholpen bij het ontbijt.",
    "werkprocessen": ["B1-K1-W8", "P2-K1-W2"],
}

WERKBESPREKING: Final[dict[str, Any]] = {
    "datum": "2024-10-07",
    "teruggekeken": "De eerste week was wennen. De namen van de collega's ken ik nu.",
    "werkprocessen": ["B1-K1-W1", "P2-K1-W1"],
    "opdrachten": "Nog geen.",
    "afspraken": "Sam dekt de tafels alleen. Mevrouw Jansen kijkt donderdag mee.",
}

FIRST_BEZOEK: Final[dict[str, Any]] = {
    "bezoek": "eerste",
    "plaats": "locatie",
    "datum": "2024-10-16",
    "tijd": "10:00",
    "stand": "gehouden",
    "aanwezig": ["student", "praktijkopleider", "begeleider"],
    "besproken": ALL,
    "afspraken": "Sam werkt aan plannen en aan praten met bewoners.",
    "volgende_datum": "2024-12-18",
    "magister": "ja",
    "magister_datum": "2024-10-17",
}

LEERAFSPRAKEN: Final[dict[str, Any]] = {
    "datum": "2024-10-16",
    "sterke_punten": "Sam is op tijd en vriendelijk voor bewoners.",
    "leerpunten": "Zelf een ochtend plannen.",
    "werkprocessen": ["B1-K1-W1", "P2-K1-W2"],
    "hoe": "Elke maandag schrijft Sam de ochtend op. Mevrouw Jansen leest het na.",
    "wanneer": "2024-12-18",
    "begeleiding": "Elke maandag tien minuten samen.",
}

OPDRACHT: Final[dict[str, Any]] = {
    "soort": "zelf",
    "titel": "Een ochtend plannen",
    "werkprocessen": ["B1-K1-W1"],
    "overlegd_praktijkopleider": "ja",
    "overlegd_school": "ja",
    "stand": "klaar",
    "stap1": "Ik plan een ochtend voor vier bewoners.",
    "stap2": "De lijst van de dag en een klok.",
    "stap3": "Eerst vragen wie er vroeg op wil, dan de rest.",
    "stap4": "Dinsdag gedaan, van half acht tot elf.",
    "stap5": "Iedereen zat om negen uur aan tafel.",
    "stap6": "Ik moet meer tijd nemen voor mevrouw aan het raam.",
    "feedback": "Goed gepland, en rustig gebleven.",
}

BEWIJS: Final[dict[str, Any]] = {
    "titel": "De gedekte tafel",
    "soort": "foto",
    "datum": "2024-11-19",
    "tekst": "Ik heb de tafel gedekt voor twaalf mensen.",
    "werkprocessen": ["B1-K1-W2"],
    "origineel": "nee",
    "magister": "nee",
}
REPORT: Final[dict[str, Any]] = {
    "titel": "Verslag van het hele jaar",
    "soort": "tekst",
    "datum": "2025-02-06",
    "tekst": "Per werkproces een voorbeeld. Mevrouw Jansen heeft het gelezen.",
    "werkprocessen": [code for code in WERKPROCESSEN if code != "B1-K1-W2"],
    "origineel": "ja",
    "magister": "ja",
}

FIRST_CALL: Final[dict[str, Any]] = {
    "datum": "2024-11-20",
    "tijd": "14:00",
    "stand": "gehouden",
    "aanwezig": ["praktijkopleider", "begeleider"],
    "onderwerp": "Hoe het gaat met plannen.",
    "afspraken": "Sam gaat zo door.",
    "magister": "ja",
    "magister_datum": "2024-11-21",
}
SECOND_CALL: Final[dict[str, Any]] = {
    **FIRST_CALL,
    "datum": "2025-01-22",
    "onderwerp": "De laatste weken.",
    "afspraken": "Alle werkprocessen komen nog een keer langs.",
    "magister_datum": "2025-01-23",
}

EXTRA: Final[dict[str, Any]] = {
    "gevraagd_door": "student",
    "gevraagd_op": "2024-12-02",
    "redenen": ["stagnatie"],
    "uitleg": "Ik mag nog weinig bij de persoonlijke zorg.",
    "antwoord_voor": "2024-12-09",
    "beantwoord_op": "2024-12-04",
    "antwoord": "Vanaf maandag loopt Sam twee ochtenden mee bij de zorg.",
}

SECOND_BEZOEK: Final[dict[str, Any]] = {
    **FIRST_BEZOEK,
    "bezoek": "volgende",
    "datum": "2024-12-18",
    "teruggekeken": "Plannen lukt. Praten met bewoners gaat goed.",
    "afspraken": "Sam oefent verder bij de persoonlijke zorg.",
    "volgende_datum": "2025-02-12",
    "magister_datum": "2024-12-19",
}
LAST_BEZOEK: Final[dict[str, Any]] = {
    **FIRST_BEZOEK,
    "bezoek": "laatste",
    "datum": "2025-02-12",
    "teruggekeken": "Alles van december is gelukt.",
    "afspraken": "Sam rondt deze week af.",
    "volgende_datum": "",
    "magister_datum": "2025-02-13",
}

BEOORDELING: Final[dict[str, Any]] = {
    "schooljaar": "2024-2025",
    "datum": "2025-02-12",
    "persoonlijk": "Sam vraagt nu zelf om hulp en blijft rustig.",
    "werkprocessen_oordeel": "Alle werkprocessen gaan zonder hulp.",
    "oordeel": "goed",
    "waarom": "Sam plant de ochtend zelf, en de bewoners vragen naar Sam.",
    "volgende": "Dit was de laatste bpv.",
}

EINDBEOORDELING: Final[dict[str, Any]] = {
    "datum": "2025-02-17",
    "begeleider": BEGELEIDER,
    "uren_oordeel": "560 uur, alles getekend.",
    "werkprocessen_oordeel": "Ja, alle werkprocessen.",
    "oordeel": "voldaan",
    "reden": "Genoeg uren, en Sam werkt op het niveau van iemand die begint.",
    "beoordeling_bewaard": "ja",
}


@dataclass(frozen=True, kw_only=True)
class Oordelen:
    """The ratings of all werkprocessen by one person on one day."""

    date: str
    who: str
    oordeel: str
    otherwise: dict[str, str] = field(default_factory=dict)

    def of(self, werkproces: str) -> str:
        """Return the rating of one werkproces."""
        return self.otherwise.get(werkproces, self.oordeel)


OORDELEN: Final = (
    Oordelen(date="2024-10-17", who="student", oordeel="oefenen", otherwise={"B1-K1-W7": "nog_niet"}),
    Oordelen(date="2025-02-10", who="student", oordeel="voldoende", otherwise={"B1-K1-W2": "goed"}),
    Oordelen(date="2025-02-11", who="praktijkopleider", oordeel="voldoende", otherwise={"P2-K1-W3": "goed"}),
)
