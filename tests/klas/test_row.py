"""Many maps in one table, for the begeleider of a class."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

from tests.helpers import builders as b
from tests.helpers.whole_bpv import END, whole_bpv

from bpv_logic.file import envelope
from bpv_logic.klas.columns import Rij
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.row import klas_row
from bpv_logic.map.bpvmap import Record, map_of


def entry(name: str, records: list[Record], today: str = b.TODAY) -> Inzending:
    text = envelope.write_envelope(
        map_of(records).records, exported_at="2026-11-25T16:00:00.000Z", generator="bpv-map/test"
    )
    return read_inzending(name, text, dt.date.fromisoformat(today))


def test_row_of_a_complete_bpv_says_it_all():
    row = klas_row(entry("sam.json", whole_bpv(), END))

    assert row.as_json() == {
        "bestand": "sam.json",
        "naam": "Sam Voorbeeld",
        "studentnummer": "",
        "crebo": "",
        "opleiding": "Hoefsmid",
        "uitkomst": "voldoet",
        "leerbedrijf": "Zorgcentrum Voorbeeld",
        "praktijkopleider": "mevrouw Jansen",
        "week": "voorbij sinds 10 december",
        "uren_gedaan": 352,
        "uren_getekend": 352,
        "uren_verwacht": 320,
        "uren_afgesproken": 320,
        "contacten": 3,
        "contact_stand": "3 van 3",
        "bezoeken_op_locatie": 3,
        "laatste_contact": "2026-12-09",
        "laatste_contact_tekst": "woensdag 9 december",
        "volgend_contact": "",
        "volgend_contact_tekst": "",
        "ongetekende_blokken": 0,
        "beoordeling": "Voldoende",
        "werkprocessen_totaal": 2,
        "werkprocessen_open": 0,
        "eindbeoordeling": "Voldaan",
        "problemen": [],
        "werknemersvaardigheden": "",
    }


def test_map_without_anything_is_a_row_too():
    row = klas_row(entry("leeg.json", []))

    assert row == Rij(bestand="leeg.json", uitkomst="nog_onvolledig", problemen=row.problemen)


def test_problems_are_sentences_and_the_same_one_stands_once():
    days = [b.make_urendag(datum="2026-11-24", id=name, begin="12:00", eind="12:00") for name in ("een", "twee")]
    row = klas_row(entry("sam.json", [b.make_student(), b.make_periode(), *days]))

    assert len(row.problemen) == len(set(row.problemen))
    assert "Begin en eind zijn gelijk. Kijk de tijden na." in row.problemen


def test_columns_of_a_spreadsheet_have_each_a_place_of_their_own():
    places = [item.metadata["kolom"].plaats for item in fields(Rij) if item.metadata["kolom"].kop]

    assert sorted(places) == [*range(1, len(places) + 1)]
