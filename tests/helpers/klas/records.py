"""The records of an invented student: everything that a year leaves in a map, except the handtekeningen."""

from __future__ import annotations

import datetime as dt
import struct
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.helpers.klas import words, year

from bpv_logic.basis.values import Json
from bpv_logic.dossiers.built_in import load_dossiers
from bpv_logic.file.attachments import Attachment, make_attachment
from bpv_logic.map.opleiding import werkprocessen_of
from bpv_logic.map.record import Record
from bpv_logic.school.active import active
from bpv_logic.school.offered_dossiers import find_kwalificatie

OORDELEN = ("nog_niet", "oefenen", "voldoende", "goed")
MAX_WERKPROCESSEN = 12
_WEEK = dt.timedelta(weeks=1)
_PHOTO_SIDE = 64


@dataclass(frozen=True, kw_only=True)
class Bpv:
    """One bpv of a student, as far as it is on the day of the file."""

    record: Record
    timetable: year.Timetable
    begin: dt.date
    end: dt.date
    until: dt.date
    werkprocessen: tuple[str, ...]

    @property
    def praktijkopleider(self) -> str:
        return self.record.text("praktijkopleider")

    @property
    def begeleider(self) -> str:
        return self.record.text("begeleider")

    @property
    def is_done(self) -> bool:
        return self.until >= self.end


def make_record(rng: Random, kind: str, day: dt.date, **fields: Json) -> Record:
    """A record written on this day, each answer a few seconds after the previous one; None leaves one out."""
    filled = {name: value for name, value in fields.items() if value is not None}
    start = f"{day}T{rng.randint(14, 20)}:{rng.randint(10, 50)}"
    milli = rng.randint(100, 899)
    clocks = {name: f"{start}:{2 * place:02d}.{milli + place}Z/0000" for place, name in enumerate(filled)}
    return Record(id=make_id(rng), soort=kind, velden=filled, tijden=clocks)


def make_id(rng: Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def make_student(rng: Random, day: dt.date, *, bbl: bool) -> Record:
    kwalificaties = [item for dossier in load_dossiers() for item in dossier.kwalificaties if item.volledig]
    kwalificatie = rng.choice(kwalificaties)
    return make_record(
        rng,
        "student",
        day,
        voornaam=rng.choice(words.FIRST_NAMES),
        achternaam=rng.choice(words.LAST_NAMES),
        studentnummer=f"{rng.randint(100_000, 999_999)}",
        jonger_dan_18=rng.choice(("ja", "nee")),
        opleiding=kwalificatie.sleutel,
        leerweg="bbl" if bbl else "bol",
        duur=rng.choice((1, 2, 3)),
        cohort=rng.choice((2025, 2026)),
        entree="nee",
        school="Voorbeeldcollege",
        leercoach=rng.choice(words.LEERCOACHES),
        school_telefoon="0800 1234" if rng.random() < 0.8 else None,
    )


def make_bpv(rng: Random, student: Record, timetable: year.Timetable, days: tuple[dt.date, dt.date, dt.date]) -> Bpv:
    """One bpv from its first to its last day, filled in until the third day given."""
    begin, end, until = days
    weeks = (end - begin).days // 7
    record = make_record(
        rng,
        "periode",
        begin,
        leerbedrijf=rng.choice(words.LEERBEDRIJVEN),
        afdeling=rng.choice(words.DEPARTMENTS),
        adres=f"Proefstraat {rng.randint(1, 200)}, Voorbeeldstad",
        praktijkopleider=rng.choice(words.PRAKTIJKOPLEIDERS),
        praktijkopleider_telefoon=f"030 {rng.randint(100, 999)} {rng.randint(1000, 9999)}",
        begeleider=rng.choice(words.BEGELEIDERS),
        begeleider_email="begeleider@voorbeeld.example",
        begeleider_bereikbaar="maandag en dinsdag" if rng.random() < 0.7 else None,
        begin=str(begin),
        eind=str(end),
        # Slightly less than all working weeks: holidays are known beforehand.
        uren=max(40, weeks * len(timetable.werkdagen) * timetable.uren_per_day * rng.randint(76, 88) // 100),
        werkdagen=timetable.names,
        werktijd_begin=timetable.begin,
        werktijd_eind=timetable.end,
        werktijd_pauze=timetable.pause,
        aantal_blokken=max(1, weeks // 8),
        schooljaar=year.SCHOOLJAAR,
        laatste=rng.choice(("ja", "nee", "nee")),
        beroepsproeve="nee",
    )
    codes = [item.code for item in werkprocessen_of(student, find_kwalificatie(student.text("opleiding")), ())]
    chosen = tuple(sorted(rng.sample(codes, min(len(codes), MAX_WERKPROCESSEN))))
    return Bpv(record=record, timetable=timetable, begin=begin, end=end, until=min(until, end), werkprocessen=chosen)


def make_urendagen(rng: Random, bpv: Bpv) -> Iterator[Record]:
    for day, kind in year.kinds_of(rng, bpv.timetable, bpv.begin, bpv.until):
        works = kind == "gewerkt"
        wrong = works and rng.random() < 0.0005
        yield make_record(
            rng,
            "urendag",
            day,
            periode=bpv.record.id,
            datum=str(day),
            soort=kind,
            begin=bpv.timetable.begin if works else None,
            # Now and then somebody swaps the two.
            eind=("06:00" if wrong else _end(rng, bpv.timetable.end)) if works else None,
            pauze=bpv.timetable.pause if works else None,
            schooluren=6 if kind == "school" else None,
            activiteit=rng.choice(words.ACTIVITIES) if works and rng.random() < 0.8 else None,
            werkprocessen=rng.sample(bpv.werkprocessen, min(2, len(bpv.werkprocessen))) if works else None,
        )


def _end(rng: Random, end: str) -> str:
    """Most days end as agreed, some half an hour later."""
    if rng.random() < 0.85:
        return end
    return f"{int(end[:2]) + 1:02d}:00" if end.endswith(":30") else f"{end[:2]}:30"


def make_weeks(rng: Random, bpv: Bpv) -> Iterator[Record]:
    monday = bpv.begin - dt.timedelta(days=bpv.begin.weekday()) + _WEEK
    diligence = rng.uniform(0.5, 1)
    while monday <= bpv.until:
        if not year.is_holiday(monday) and rng.random() < diligence:
            yield make_record(
                rng,
                "werkbespreking",
                monday,
                periode=bpv.record.id,
                datum=str(monday),
                werkprocessen=rng.sample(bpv.werkprocessen, min(2, len(bpv.werkprocessen))),
                afspraken=rng.choice(words.AFSPRAKEN),
                met=bpv.praktijkopleider,
            )
        monday += _WEEK


def make_contacten(rng: Random, bpv: Bpv) -> Iterator[Record]:
    """Visits and telephone calls; for some students the first is late, for some the next one is planned."""
    late = rng.random() < 0.2
    day = bpv.begin + dt.timedelta(days=rng.randint(40, 70) if late else rng.randint(7, 24))
    number = 0
    while day <= bpv.until or (number and day <= bpv.end and rng.random() < 0.6):
        # Nobody visits on a Saturday or Sunday.
        day -= dt.timedelta(days=max(0, day.weekday() - 4))
        gone = day <= bpv.until
        after = day + dt.timedelta(days=rng.randint(45, 75) if late else rng.randint(25, 41))
        yield _contact(rng, bpv, day, after if after <= bpv.end else None, number=number, gone=gone)
        if not gone:
            return
        day, number = after, number + 1


def _contact(rng: Random, bpv: Bpv, day: dt.date, after: dt.date | None, *, number: int, gone: bool) -> Record:
    visit = number % 2 == 0
    is_last = bpv.record.text("laatste") == "ja" and (after is None or after > bpv.end)
    bezoek = "eerste" if number == 0 else "laatste" if is_last else "volgende"
    topics = [item.sleutel for item in active().onderwerpen_for(bezoek, entree=False, beroepsproeve=False)]
    own = (
        {"bezoek": bezoek, "plaats": rng.choice(("locatie", "locatie", "online")), "tijd": "10:00"}
        | ({"teruggekeken": "De meeste afspraken zijn gelukt."} if gone and number and rng.random() < 0.8 else {})
        | ({"besproken": topics[: rng.randint(len(topics) // 2, len(topics))]} if gone else {})
        if visit
        else {"onderwerp": "Hoe het gaat."}
    )
    done = (
        {
            "aanwezig": ["student", "praktijkopleider", "begeleider"] if visit else ["praktijkopleider", "begeleider"],
            "afspraken": rng.choice(words.TALK),
            "magister": rng.choice(("ja", "ja", "nee")),
        }
        if gone
        else {}
    )
    return make_record(
        rng,
        "contact",
        min(day, bpv.until),
        periode=bpv.record.id,
        soort="bezoek" if visit else "telefonisch",
        datum=str(day),
        stand="gehouden" if gone else "gepland",
        volgende_datum=str(after) if after and gone else None,
        **own,
        **done,
    )


def make_learning(rng: Random, bpv: Bpv, contacten: list[Record]) -> Iterator[Record]:
    """Agreements and progress: leerafspraken after visits, ratings three times, opdrachten and bewijzen."""
    visits = [item for item in contacten if item.text("soort") == "bezoek" and item.text("stand") == "gehouden"]
    for visit in visits:
        day = dt.date.fromisoformat(visit.text("datum"))
        yield make_record(
            rng,
            "leerafspraken",
            day,
            periode=bpv.record.id,
            datum=str(day),
            contact=visit.id,
            sterke_punten=rng.choice(words.STRONG),
            leerpunten=rng.choice(words.LEERPUNTEN),
            werkprocessen=list(bpv.werkprocessen[:2]),
            hoe=rng.choice(words.HOW),
            wanneer=str(day + 6 * _WEEK),
            wie_helpt=bpv.praktijkopleider,
        )
        for code in bpv.werkprocessen:
            yield from _ratings(rng, bpv, code, day)
    for number, title in enumerate(rng.sample(words.OPDRACHTEN, rng.randint(2, 4))):
        yield _opdracht(rng, bpv, title, bpv.begin + (4 + 6 * number) * _WEEK)


def _ratings(rng: Random, bpv: Bpv, code: str, day: dt.date) -> Iterator[Record]:
    step = min(3, (day - bpv.begin).days // 70)
    for who in ("student", "praktijkopleider"):
        if rng.random() < 0.85:
            yield make_record(
                rng,
                "voortgang",
                day,
                periode=bpv.record.id,
                werkproces=code,
                wie=who,
                datum=str(day),
                oordeel=OORDELEN[max(0, min(3, step + rng.choice((-1, 0, 0, 1))))],
                toelichting=rng.choice(words.TOELICHTING) or None,
                kan_niet="nee",
            )


def _opdracht(rng: Random, bpv: Bpv, title: str, day: dt.date) -> Record:
    done = day < bpv.until
    return make_record(
        rng,
        "opdracht",
        min(day, bpv.until),
        periode=bpv.record.id,
        soort="school",
        titel=title,
        werkprocessen=list(bpv.werkprocessen[:1]),
        instructie="Staat in de studiewijzer.",
        inleveren=str(day),
        stand="klaar" if done else "bezig",
        uitwerking="Eerst heb ik gekeken, daarna gepland en het zelf gedaan. Het lukte." if done else None,
        feedback="Goed gedaan. Volgende keer eerder beginnen." if done and rng.random() < 0.7 else None,
    )


def make_bewijzen(rng: Random, bpv: Bpv) -> tuple[list[Record], list[Attachment]]:
    """A few texts, and a photo in one out of four bpv's."""
    records, photos = [], []
    for number, title in enumerate(rng.sample(words.BEWIJZEN, rng.randint(1, 4))):
        day = min(bpv.begin + (3 + 7 * number) * _WEEK, bpv.until)
        photo = _photo(rng) if title.startswith("Foto") else None
        photos += [photo] if photo else []
        records.append(
            make_record(
                rng,
                "bewijs",
                day,
                periode=bpv.record.id,
                titel=title,
                soort="foto" if photo else "tekst",
                datum=str(day),
                bijlagen=[_reference(photo)] if photo else None,
                tekst=None if photo else "Ik heb de ochtend zelf gepland en er daarna over gepraat.",
                werkprocessen=list(bpv.werkprocessen[:1]),
            )
        )
    return records, photos


def _reference(photo: Attachment) -> dict[str, Json]:
    return {"sha256": photo.sha256, "naam": "foto.png", "type": photo.type, "grootte": len(photo.data)}


def _photo(rng: Random) -> Attachment:
    """A real PNG of grey noise; stored, because compressed bytes differ between versions of zlib."""
    rows = b"".join(b"\0" + rng.randbytes(_PHOTO_SIDE) for _ in range(_PHOTO_SIDE))
    header = struct.pack(">IIBBBBB", _PHOTO_SIDE, _PHOTO_SIDE, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return make_attachment("image/png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
