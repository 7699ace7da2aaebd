"""One whole bpv, from the first day to the eindbeoordeling, with everything done and signed."""

from __future__ import annotations

import datetime as dt

from tests.helpers import builders as b

from bpv_logic.map.bpvmap import Record, map_of

END = "2026-12-15"
WERKPROCESSEN = ("B1-K1-W1", "B1-K1-W2")

_FIRST = ("kennismaken", "doel", "voortgang", "uren", "begeleiding", "verwachtingen", "bezoeken", "leerafspraken")
_FOLLOWING = ("leerafspraken", "voortgang", "opdrachten", "uren", "ontwikkeling", "begeleiding")
_LAST = ("terugkijken", "voortgang", "uren", "beoordeling", "bewaren", "eindbeoordeling")


def whole_bpv() -> list[Record]:
    """Return all records; the map is complete on `END`."""
    records = [_student(), _periode(), *_days(), *_weeks(), *_contacten(), *_learning(), *_oordelen()]
    signed = [
        ("blok-1", "praktijkopleider", "mevrouw Jansen", "2026-11-02"),
        ("blok-2", "praktijkopleider", "mevrouw Jansen", "2026-12-11"),
        *_all_three("leerafspraken-2026-10-07", "2026-10-07"),
        *_all_three("leerafspraken-2026-11-11", "2026-11-11"),
        ("beoordeling-2026-2027", "praktijkopleider", "mevrouw Jansen", "2026-12-09"),
        ("beoordeling-2026-2027", "student", "Sam Voorbeeld", "2026-12-09"),
        ("eindbeoordeling-1", "begeleider", "Noor Begeleider", "2026-12-14"),
    ]
    for number, (subject, role, name, day) in enumerate(sorted(signed, key=lambda item: item[3])):
        bpvmap = map_of(records)
        moment = f"{day}T15:{number:02d}:00.000Z"
        records.append(b.make_handtekening(bpvmap, bpvmap.by_id[subject], rol=role, naam=name, moment=moment))
    return records


def _all_three(subject: str, day: str) -> list[tuple[str, str, str, str]]:
    return [
        (subject, "student", "Sam Voorbeeld", day),
        (subject, "praktijkopleider", "mevrouw Jansen", day),
        (subject, "begeleider", "Noor Begeleider", day),
    ]


def _student() -> Record:
    return b.make_student(
        opleiding="eigen",
        opleiding_naam="Hoefsmid",
        eigen_werkprocessen="B1-K1-W1 Plant het werk\nB1-K1-W2 Smeedt een hoefijzer",
        duur=1,
    )


def _periode() -> Record:
    return b.make_periode(
        eind="2026-12-10", uren=320, aantal_blokken=2, laatste="ja", begeleider_bereikbaar="maandag en dinsdag"
    )


def _days() -> list[Record]:
    first = dt.date(2026, 9, 28)
    days = [first + dt.timedelta(days=number) for number in range(74)]
    lines = [
        b.make_urendag(datum=str(day), werkprocessen=[WERKPROCESSEN[day.weekday() % 2]])
        for day in days
        if day.weekday() < 4
    ]
    blokken = [
        b.make_urenblok(id="blok-1", naam="Blok 1", van="2026-09-28", tot="2026-11-01"),
        b.make_urenblok(id="blok-2", naam="Blok 2", van="2026-11-02", tot="2026-12-10"),
    ]
    return [*lines, *blokken]


def _weeks() -> list[Record]:
    first = dt.date(2026, 9, 28)
    return [b.make_werkbespreking(datum=str(first + dt.timedelta(weeks=week))) for week in range(11)]


def _contacten() -> list[Record]:
    return [
        b.make_bezoek(datum="2026-10-07", besproken=_topics("eerste", _FIRST), volgende_datum="2026-10-28"),
        b.make_telefonisch(datum="2026-10-28"),
        b.make_bezoek(
            datum="2026-11-11",
            bezoek="volgende",
            besproken=_topics("volgende", _FOLLOWING),
            teruggekeken="Het plannen gaat beter.",
            volgende_datum="2026-12-09",
        ),
        b.make_bezoek(
            datum="2026-12-09",
            bezoek="laatste",
            besproken=_topics("laatste", _LAST),
            teruggekeken="Alles is gelukt.",
            volgende_datum=None,
        ),
    ]


def _topics(bezoek: str, names: tuple[str, ...]) -> list[str]:
    return [f"{bezoek}-{name}" for name in names]


def _learning() -> list[Record]:
    ratings = [
        b.make_voortgang(werkproces=code, wie=who, datum=date, oordeel=oordeel)
        for code in WERKPROCESSEN
        for who in ("student", "praktijkopleider")
        for date, oordeel in (("2026-10-07", "oefenen"), ("2026-11-11", "voldoende"), ("2026-12-09", "goed"))
    ]
    return [
        *ratings,
        b.make_leerafspraken(datum="2026-10-07", contact="bezoek-2026-10-07", wanneer="2026-11-11"),
        b.make_leerafspraken(datum="2026-11-11", contact="bezoek-2026-11-11", teruggekeken="Gelukt."),
        b.make_opdracht(inleveren="2026-12-01", stand="klaar", feedback="De planning was compleet."),
        b.make_bewijs(werkprocessen=list(WERKPROCESSEN), magister="ja"),
    ]


def _oordelen() -> list[Record]:
    return [
        b.make_beoordeling(datum="2026-12-09", contact="bezoek-2026-12-09"),
        b.make_eindbeoordeling(datum="2026-12-14", uren_oordeel="352 uur.", werkprocessen_oordeel="Op niveau."),
    ]
