"""Valid records of an invented student: start from one of these and change one thing.

`make_urendag(datum="2026-11-26")` is a whole, sound record; `make_map(...)` puts
records together. Ids and clocks are fixed, so two calls give equal records.
Leave out a field with `None` (`make_urendag(begin=None)`).
"""

from __future__ import annotations

from typing import Any

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.map.seal import Zegeloordeel, judge_handtekeningen, schakel_of, seal_of, sealed_content

#: A Wednesday in week 9 of the 20 weeks of `make_periode()`.
TODAY = "2026-11-25"
CLOCK = "2026-11-23T13:35:12.123Z/0000"
OPLEIDING = "25498-2015"
STUDENT = "student-1"
PERIODE = "periode-1"


def make_record(kind: str, *, id: str, clock: str = CLOCK, **fields) -> Record:  # noqa: A002
    """A record of any kind with exactly these values; None leaves one out."""
    filled = {name: value for name, value in fields.items() if value is not None}
    return Record(id=id, soort=kind, velden=filled, tijden=dict.fromkeys(filled, clock))


def _make(kind: str, default_id: str, defaults: dict[str, Any], fields: dict[str, Any]) -> Record:
    values = defaults | fields
    return make_record(kind, id=values.pop("id", default_id), clock=values.pop("clock", CLOCK), **values)


def make_student(**fields) -> Record:
    defaults = {
        "voornaam": "Sam",
        "achternaam": "Voorbeeld",
        "jonger_dan_18": "nee",
        "opleiding": OPLEIDING,
        "leerweg": "bol",
        "duur": 2,
        "cohort": 2025,
        "entree": "nee",
        "school": "Voorbeeldcollege",
        "leercoach": "Bo Leercoach",
        "school_telefoon": "0800 1234",
    }
    return _make("student", STUDENT, defaults, fields)


def make_periode(**fields) -> Record:
    """One bpv of 20 weeks and 640 hours, from Monday to Thursday."""
    defaults = {
        "leerbedrijf": "Zorgcentrum Voorbeeld",
        "praktijkopleider": "mevrouw Jansen",
        "praktijkopleider_telefoon": "030 123 4567",
        "begeleider": "Noor Begeleider",
        "begeleider_email": "noor@voorbeeld.example",
        "begin": "2026-09-28",
        "eind": "2027-02-12",
        "uren": 640,
        "werkdagen": ["ma", "di", "wo", "do"],
        "werktijd_begin": "08:00",
        "werktijd_eind": "16:30",
        "werktijd_pauze": 30,
        "aantal_blokken": 4,
        "schooljaar": "2026-2027",
        "laatste": "nee",
        "beroepsproeve": "nee",
    }
    return _make("periode", PERIODE, defaults, fields)


def make_urendag(**fields) -> Record:
    """A day of 8 hours; the id follows from the day, so days differ only by `date`."""
    date = fields.get("datum", TODAY)
    defaults = {
        "periode": PERIODE,
        "datum": TODAY,
        "soort": "gewerkt",
        "begin": "08:00",
        "eind": "16:30",
        "pauze": 30,
        "activiteit": "Geholpen bij het ontbijt.",
        "werkprocessen": ["B1-K1-W1"],
    }
    return _make("urendag", f"urendag-{date}", defaults, fields)


def make_urenblok(**fields) -> Record:
    from_ = fields.get("van", "2026-11-23")
    defaults = {"periode": PERIODE, "naam": "Blok 1", "van": from_, "tot": "2026-11-26"}
    return _make("urenblok", f"urenblok-{from_}", defaults, fields)


def make_werkbespreking(**fields) -> Record:
    date = fields.get("datum", "2026-11-23")
    defaults = {
        "periode": PERIODE,
        "datum": date,
        "werkprocessen": ["B1-K1-W1"],
        "afspraken": "Donderdag kijken we samen terug.",
        "met": "mevrouw Jansen",
    }
    return _make("werkbespreking", f"werkbespreking-{date}", defaults, fields)


def make_bezoek(**fields) -> Record:
    """A completed visit at work, with all three people."""
    date = fields.get("datum", "2026-10-14")
    defaults = {
        "periode": PERIODE,
        "soort": "bezoek",
        "bezoek": "eerste",
        "plaats": "locatie",
        "datum": date,
        "tijd": "10:00",
        "stand": "gehouden",
        "aanwezig": ["student", "praktijkopleider", "begeleider"],
        "afspraken": "Sam oefent met plannen.",
        "volgende_datum": "2026-12-09",
        "magister": "ja",
        "magister_datum": date,
    }
    return _make("contact", f"bezoek-{date}", defaults, fields)


def make_telefonisch(**fields) -> Record:
    date = fields.get("datum", "2026-11-11")
    defaults = {
        "periode": PERIODE,
        "soort": "telefonisch",
        "datum": date,
        "stand": "gehouden",
        "aanwezig": ["praktijkopleider", "begeleider"],
        "onderwerp": "Hoe het gaat.",
        "afspraken": "Geen nieuwe afspraken.",
        "magister": "ja",
        "magister_datum": date,
    }
    return _make("contact", f"telefonisch-{date}", defaults, fields)


def make_extra(**fields) -> Record:
    """A request for extra contact that has no answer yet."""
    date = fields.get("gevraagd_op", "2026-11-23")
    defaults = {
        "periode": PERIODE,
        "soort": "extra",
        "gevraagd_door": "student",
        "gevraagd_op": date,
        "redenen": ["stagnatie"],
        "uitleg": "Ik doe steeds hetzelfde werk.",
        "antwoord_voor": "2026-11-30",
    }
    return _make("contact", f"extra-{date}", defaults, fields)


def make_leerafspraken(**fields) -> Record:
    date = fields.get("datum", "2026-10-14")
    defaults = {
        "periode": PERIODE,
        "datum": date,
        "contact": "bezoek-2026-10-14",
        "sterke_punten": "Sam is altijd op tijd.",
        "leerpunten": "Plannen van de ochtend.",
        "werkprocessen": ["B1-K1-W1"],
        "hoe": "Elke maandag zelf de ochtend plannen.",
        "wanneer": "2026-12-09",
        "wie_helpt": "mevrouw Jansen",
    }
    return _make("leerafspraken", f"leerafspraken-{date}", defaults, fields)


def make_voortgang(**fields) -> Record:
    defaults = {
        "periode": PERIODE,
        "werkproces": "B1-K1-W1",
        "wie": "student",
        "datum": "2026-11-20",
        "oordeel": "oefenen",
        "toelichting": "Ik heb nog hulp nodig bij het plannen.",
        "kan_niet": "nee",
    }
    values = defaults | fields
    default_id = f"voortgang-{values['werkproces']}-{values['wie']}-{values['datum']}"
    return _make("voortgang", default_id, defaults, fields)


def make_opdracht(**fields) -> Record:
    defaults = {
        "periode": PERIODE,
        "soort": "school",
        "titel": "Een ochtend plannen",
        "werkprocessen": ["B1-K1-W1"],
        "instructie": "Staat in de studiewijzer.",
        "inleveren": "2026-12-18",
        "stand": "bezig",
    }
    return _make("opdracht", "opdracht-1", defaults, fields)


def make_bewijs(**fields) -> Record:
    defaults = {
        "periode": PERIODE,
        "titel": "Planning van de ochtend",
        "soort": "tekst",
        "datum": "2026-11-20",
        "tekst": "Ik heb de ochtend zelf gepland.",
        "werkprocessen": ["B1-K1-W1"],
    }
    return _make("bewijs", "bewijs-1", defaults, fields)


def make_beoordeling(**fields) -> Record:
    schooljaar = fields.get("schooljaar", "2026-2027")
    defaults = {
        "periode": PERIODE,
        "schooljaar": schooljaar,
        "datum": "2027-02-10",
        "persoonlijk": "Sam vraagt nu zelf om hulp.",
        "werkprocessen_oordeel": "Het plannen gaat zonder hulp.",
        "oordeel": "voldoende",
        "waarom": "Genoeg gegroeid in alle werkprocessen.",
    }
    return _make("beoordeling", f"beoordeling-{schooljaar}", defaults, fields)


def make_eindbeoordeling(**fields) -> Record:
    defaults = {
        "student": STUDENT,
        "datum": "2027-02-12",
        "begeleider": "Noor Begeleider",
        "oordeel": "voldaan",
        "reden": "Genoeg uren, en alle werkprocessen op niveau.",
        "beoordeling_bewaard": "ja",
    }
    return _make("eindbeoordeling", "eindbeoordeling-1", defaults, fields)


def make_instelling(**fields) -> Record:
    return _make("instelling", "instelling-1", {"tekenritme": "blok"}, fields)


def make_map(*records: Record) -> Bpvmap:
    """The student, one bpv and these records; a record with one of their ids replaces it."""
    return map_of((make_student(), make_periode(), *records))


def make_handtekening(bpvmap: Bpvmap, record: Record, **fields) -> Record:
    """A handtekening under a record as it is in this map, linked to the last one there.

    `verzegeld` follows from the map; sha256 and schakel follow from the rest,
    unless they are given: a damaged one is made with `schakel="…"`. `antwoord` is
    what the signer said, as values; left out it is a plain "akkoord".
    """
    earlier = bpvmap.every("handtekening")
    role = fields.get("rol", "praktijkopleider")
    defaults = {
        "betreft": record.id,
        "rol": role,
        "naam": "mevrouw Jansen",
        "moment": "2026-11-25T15:00:00.000Z",
        "wijze": "getekend",
        "tekening": "M20 20L90 90",
        "verzegeld": canonical_json(sealed_content(bpvmap, record)),
        "vorige": earlier[-1].text("schakel") if earlier else "",
    }
    values = defaults | fields
    if isinstance(values.get("antwoord"), dict):
        values["antwoord"] = canonical_json(values["antwoord"])
    values.setdefault("sha256", seal_of(make_record("handtekening", id="x", **values)))
    unlinked = make_record("handtekening", id="x", **values)
    values.setdefault("schakel", schakel_of(unlinked))
    return _make("handtekening", f"handtekening-{record.id}-{role}", {}, values)


def judged(bpvmap: Bpvmap, handtekening: Record) -> Zegeloordeel:
    """The judgement of one handtekening in a map."""
    return next(oordeel for oordeel in judge_handtekeningen(bpvmap) if oordeel.handtekening.id == handtekening.id)
