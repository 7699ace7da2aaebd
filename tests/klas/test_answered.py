"""A blok that was answered with another number, or refused, tells so in the same way wherever it is shown."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers import builders as b

from bpv_logic.file.envelope import write_envelope
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.row import klas_row
from bpv_logic.klas.table_rows import table_rows
from bpv_logic.map.bpvmap import Bpvmap, map_of
from bpv_logic.verdict.judge import Verdict, judge_map, verdict_to_json
from bpv_logic.words.record import record_text
from bpv_logic.words.verklaring.blad import verklaring_of

TODAY = dt.date(2026, 12, 1)
BLOK = b.make_urenblok()
NIET = {"antwoord": "niet", "reden": "Dinsdag was Sam er niet."}
ANDERS = {"antwoord": "anders", "uren": "12", "reden": "Eerder naar huis."}
JA = None


def answered(antwoord: dict | None) -> Bpvmap:
    """A map with a blok of 16 hours that was answered."""
    days = (b.make_urendag(datum="2026-11-23"), b.make_urendag(datum="2026-11-24"))
    before = b.make_map(BLOK, *days)
    given = {} if antwoord is None else {"antwoord": antwoord}
    return map_of((*before.records, b.make_handtekening(before, BLOK, **given)))


def judged(antwoord: dict | None) -> Verdict:
    return judge_map(answered(antwoord), TODAY)


def read(antwoord: dict | None) -> Inzending:
    text = write_envelope(answered(antwoord).records, exported_at="2026-11-30T12:00:00.000Z", generator="BPV-map")
    return read_inzending("sam.json", text, TODAY)


@pytest.mark.parametrize(
    ("antwoord", "hours", "sentence"),
    [
        (JA, "16 uur", "Blok 1 is getekend: 16 uur."),
        (ANDERS, "12 van de 16 uur", "Blok 1 is getekend: 12 van de 16 uur."),
        (NIET, "0 van de 16 uur", "Blok 1, 16 uur. Niet akkoord van mevrouw Jansen: “Dinsdag was Sam er niet”."),
    ],
    ids=["ja", "anders", "niet"],
)
def test_front_page_says_both_numbers(antwoord: dict | None, hours: str, sentence: str):
    shown = verdict_to_json(judged(antwoord))

    assert shown["slots"][f"record.{BLOK.id}.duur"] == hours
    assert next(blok["tekst"] for blok in shown["blokken"] if blok["record"] == BLOK.id) == sentence
    assert shown["slots"]["uren.gedaan"] == "16"
    assert shown["slots"]["uren.getekend"] == {"16 uur": "16 uur", "0 van de 16 uur": "0 uur"}.get(hours, "12 uur")


@pytest.mark.parametrize(
    ("antwoord", "soort", "said"),
    [
        (JA, "", ""),
        (ANDERS, "anders", "Akkoord met 12 van de 16 uur: “Eerder naar huis”"),
        (NIET, "niet", "Niet akkoord: “Dinsdag was Sam er niet”"),
        ({"antwoord": "later"}, "onleesbaar", "Een antwoord dat deze versie niet kan lezen"),
    ],
    ids=["ja", "anders", "niet", "later"],
)
def test_handtekening_is_told_with_its_answer(antwoord: dict | None, soort: str, said: str):
    [put] = verdict_to_json(judged(antwoord))["handtekeningen"]

    assert (put["antwoord"], put["gezegd"], put["stand"]) == (soort, said, "geldig")


@pytest.mark.parametrize(
    ("antwoord", "line"),
    [
        (JA, "Getekend door mevrouw Jansen (praktijkopleider) op woensdag 25 november 2026"),
        (ANDERS, "Akkoord met minder uren: mevrouw Jansen (praktijkopleider) op woensdag 25 november 2026: “Eerder"),
        (NIET, "Niet akkoord: mevrouw Jansen (praktijkopleider) on"),
    ],
    ids=["ja", "anders", "niet"],
)
def test_text_of_a_blok_never_says_signed_for_no(antwoord: dict | None, line: str):
    text = record_text(answered(antwoord), BLOK)

    assert line.removesuffix(" on") in text
    assert ("Getekend door" in text) == (antwoord is JA)


def test_timeline_says_that_it_was_refused():
    [point] = [
        item for item in verdict_to_json(judged(NIET))["beelden"]["lijn"]["punten"] if "Blok 1 " in item["tekst"]
    ]

    assert point["stand"] == "open"
    assert point["tekst"].endswith("niet akkoord")


@pytest.mark.parametrize(
    ("antwoord", "signed", "rest", "blok", "week"),
    [
        (JA, "16 uur", "Niet getekend, of veranderd na het tekenen", "Getekend door mevrouw Jansen", "ja"),
        (
            ANDERS,
            "12 uur",
            "Niet getekend, niet akkoord, of veranderd na het tekenen",
            "Akkoord met 12 van de 16 uur",
            "deels",
        ),
        (
            NIET,
            "0 uur",
            "Niet getekend, niet akkoord, of veranderd na het tekenen",
            "Niet akkoord: mevrouw Jansen",
            "nee",
        ),
    ],
    ids=["ja", "anders", "niet"],
)
def test_sheet_of_the_leerbedrijf_has_both_numbers(antwoord: dict | None, signed: str, rest: str, blok: str, week: str):
    sheet = verklaring_of(judged(antwoord).view)
    told = {item["label"]: item["waarde"] for item in sheet["aanwezigheid"]}

    assert told["Samen"] == "16 uur"
    assert told["Getekend door de praktijkopleider"] == signed
    assert rest in told
    assert next(item for item in sheet["blokken"] if item["naam"] == "Blok 1")["getekend"].startswith(blok)
    assert [item["getekend"] for item in sheet["weken"]] == [week]
    # A sheet that leaves the school has no free text of anybody.
    assert "Sam er niet" not in str(sheet)


@pytest.mark.parametrize(
    ("antwoord", "signed", "open_"), [(JA, 16, 0), (ANDERS, 12, 0), (NIET, 0, 1)], ids=["ja", "anders", "niet"]
)
def test_row_and_tables_of_a_class_count_what_was_agreed_to(antwoord: dict | None, signed: int, open_: int):
    item = read(antwoord)
    row = klas_row(item)
    rows = table_rows(item)

    assert (row.uren_gedaan, row.uren_getekend, row.ongetekende_blokken) == (16, signed, open_)
    assert any("Niet akkoord van mevrouw Jansen" in problem for problem in row.problemen) == (antwoord is NIET)
    assert [str(signed)] == [week[-1] for week in rows["uren"] if week[-2] == "16"]
