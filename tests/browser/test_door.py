"""The browser's entrance: every operation, and that only JSON ever passes."""

from __future__ import annotations

import base64
import datetime as dt
import json
import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.helpers.builders import (
    TODAY,
    make_bewijs,
    make_eindbeoordeling,
    make_leerafspraken,
    make_map,
    make_periode,
    make_student,
    make_urendag,
)

from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.guard import Failure, guarded
from bpv_logic.browser import door, operations
from bpv_logic.browser.door import handle
from bpv_logic.browser.operations import judge
from bpv_logic.cli.command import main
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.map.bpvmap import Record, record_to_json
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.verdict.rules_version import rules_version
from bpv_logic.words.record import record_text

MOMENT = "2026-11-25T15:00:00.000Z"
SCAN = make_attachment("image/png", b"een scan")


def ask(op: str, **values) -> dict:
    return json.loads(handle(json.dumps({"op": op, **values})))


def as_json(*records: Record) -> list:
    return [record_to_json(record) for record in records]


def write(*records: Record, **rest) -> str:
    return write_envelope(records, exported_at=MOMENT, generator="bpv-map/1.0.0", **rest)


def test_version():
    assert ask("version") == {"ok": True, "rulesVersion": rules_version()}


def test_judge_gives_the_verdict_of_the_rules():
    bpvmap = make_map(make_urendag())
    answer = ask("judge", records=as_json(*bpvmap.records), today=TODAY)

    assert answer == {"ok": True, "verdict": verdict_to_json(judge_map(bpvmap, dt.date(2026, 11, 25)))}


def test_judge_of_an_empty_map():
    answer = ask("judge", records=[], today=TODAY)

    assert answer["ok"]
    assert answer["verdict"]["uitkomst"] == "nog_onvolledig"


def test_verdict_has_whole_numbers_only_so_that_it_fits_an_export():
    bpvmap = make_map(make_urendag(), make_leerafspraken())
    verdict = ask("judge", records=as_json(*bpvmap.records), today=TODAY)["verdict"]
    envelope = read_envelope(write(*bpvmap.records, verdict=verdict, rules_version=verdict["rulesVersion"]))

    assert envelope.verdict == verdict


def test_read_export_shows_what_would_change():
    mine, new = make_map(make_urendag()), make_urendag(datum="2026-11-26")
    text = write(make_student(), new, attachments=[SCAN])

    assert ask("read_export", tekst=text, records=as_json(*mine.records), today=TODAY) == {
        "ok": True,
        "voorbeeld": {
            "zinnen": ["Gegevens van de student: 1, niets nieuws.", "Dagen: 1, 1 nieuw."],
            "nieuw": 1,
            "anders": 0,
            "gelijk": 1,
            "weg": 0,
            "leeg": 0,
            "van": "Sam Voorbeeld",
            "code": read_envelope(text).code,
            "verlies": [],
            "vraagt": False,
            "vragen": [],
        },
        "records": as_json(*make_map(make_urendag(), new).records),
        "attachments": [SCAN.as_json()],
    }


def test_read_export_of_another_name_changes_nothing_and_asks_whether_it_is_the_owner():
    text = write(make_student(id="student-2", voornaam="Robin", studentnummer="s654321"), attachments=[SCAN])
    answer = ask("read_export", tekst=text, records=as_json(make_student()), today=TODAY)
    (question,) = answer["voorbeeld"]["vragen"]

    assert (answer["records"], answer["attachments"]) == (as_json(make_student()), [])
    assert question == {
        "vraag": "Ben jij dit? In het bestand staat: Robin Voorbeeld, nummer s654321. In jouw map staat: Sam "
        "Voorbeeld. Zeg alleen ja als je dit zelf bent: alles uit het bestand komt dan in jouw map. "
        "De naam op je map is daarna: Robin Voorbeeld.",
        "ja": "Ja, dat ben ik",
    }
    taken = ask("read_export", tekst=text, records=as_json(make_student()), today=TODAY, vanMij=True)
    assert [record["id"] for record in taken["records"]] == ["student-1", "student-2"]


def test_read_export_of_a_begeleider_for_another_student_is_refused_with_the_way_out():
    text = write(make_eindbeoordeling(student="student-2"))

    assert ask("read_export", tekst=text, records=as_json(make_student()), today=TODAY)["fout"] == {
        "code": "andere-map",
        "tekst": "Dit bestand hoort bij een andere map. Is het toch voor jou? "
        "Open dan eerst een kopie van je oude map, en daarna dit bestand.",
    }


def test_file_that_cannot_be_read_is_told_why():
    assert ask("klas_bestand", naam="stuk.json", tekst="{", today=TODAY)["fout"] == {
        "code": "geen-json",
        "tekst": "Het bestand is geen BPV-map, of het is maar half aangekomen.",
    }


def test_page_of_a_class_gives_back_what_was_said_of_each_file():
    """One file at a time; from the answers the page makes a table and a diary."""
    sam = write(make_student(), make_periode(), make_urendag(datum="2026-11-24"), attachments=[SCAN])
    entry = ask("klas_bestand", naam="sam.json", tekst=sam, today=TODAY)["inzending"]
    opened = ask("klas_map", bestanden=[{"naam": "sam.json", "tekst": sam}], today=TODAY)["map"]
    tables = ask("klas_tabellen", inzendingen=[entry], today=TODAY)
    agenda = ask("klas_agenda", inzendingen=[entry], today=TODAY)

    assert opened["inzending"] == entry
    assert ask("klas_samen", bestanden=[{"naam": "sam.json", "tekst": sam}], today=TODAY)["inzending"] == entry
    assert opened["verdict"]["handtekeningen"] == []
    assert ask("klas_nu", records=opened["records"], today=TODAY)["bladen"] == opened["bladen"] != []
    assert opened["attachments"] == [SCAN.as_json()]
    assert tables["naam"] == f"bpv-klas-{TODAY}.xlsx"
    assert base64.b64decode(tables["base64"]).count(b"Sam Voorbeeld") > len(entry["tabellen"]["uren"])
    assert agenda["route"] == []
    assert "SUMMARY:Laatste dag van de bpv: Sam Voorbeeld" in agenda["ics"]["tekst"]


def test_row_of_several_files_is_that_of_the_opened_map():
    days = [make_urendag(datum=f"2026-11-{day}") for day in (23, 24)]
    files = [
        {"naam": f"{len(part)}.json", "tekst": write(make_student(), make_periode(), *part)}
        for part in (days[:1], days)
    ]
    opened = ask("klas_map", bestanden=files, today=TODAY)["map"]
    row = ask("klas_samen", bestanden=files, today=TODAY)

    assert row["samengevoegd"] != []
    assert row["inzending"] == opened["inzending"]
    assert row["inzending"]["rij"]["uren_gedaan"] == 16


def test_verdict_is_the_same_for_student_and_school():
    """The phone judges records, the school judges a file: one map, one verdict."""
    bpvmap = make_map(make_urendag(), make_leerafspraken(), make_bewijs())
    phone = ask("judge", records=as_json(*bpvmap.records), today=TODAY)["verdict"]
    page = ask("klas_map", bestanden=[{"naam": "a", "tekst": write(*bpvmap.records)}], today=TODAY)["map"]

    assert page["verdict"] == phone
    assert page["inzending"]["rij"]["uitkomst"] == phone["uitkomst"]


def test_verdict_of_the_command_line_is_that_of_the_page(tmp_path, capsys):
    """The same map, judged at school by the command line and on the page: the same text in the same order."""
    text = write(*make_map(make_urendag(begin="12:00", eind="12:00"), make_leerafspraken()).records)
    path = tmp_path / "sam.json"
    path.write_text(text, encoding="utf-8")
    main(["check", str(path), "--json", "--today", TODAY])
    (told,) = json.loads(capsys.readouterr().out)
    opened = ask("klas_map", bestanden=[{"naam": str(path), "tekst": text}], today=TODAY)["map"]
    row = opened["inzending"]["rij"]

    assert told["bevindingen"] == opened["verdict"]["bevindingen"]
    assert told["uitkomst"] == opened["verdict"]["uitkomst"] == row["uitkomst"] == "voldoet_niet"
    assert told["rij"] == {name: value for name, value in row.items() if name not in ("sorteer", "filters")}


def test_text_for_magister_of_an_opened_map_is_that_of_the_student():
    bpvmap = make_map(make_leerafspraken())
    id_ = bpvmap.of("leerafspraken")[0].id
    files = [{"naam": "a", "tekst": write(*bpvmap.records)}]
    opened = ask("klas_map", bestanden=files, today=TODAY)["map"]
    text = ask("text", records=opened["records"], id=id_)["tekst"]

    assert text == ask("text", records=as_json(*bpvmap.records), id=id_)["tekst"]
    assert "Plannen van de ochtend." in text


def test_text_of_a_record():
    bpvmap = make_map(make_leerafspraken())
    record = bpvmap.of("leerafspraken")[0]

    assert ask("text", records=as_json(*bpvmap.records), id=record.id) == {
        "ok": True,
        "tekst": record_text(bpvmap, record),
    }


def test_text_of_a_record_that_is_not_there_or_not_known():
    unknown = Record(id="x", soort="nieuw_formulier", velden={})

    for id_ in ("weg", "x"):
        assert ask("text", records=as_json(make_student(), unknown), id=id_)["fout"] == {
            "code": "verzoek",
            "tekst": "Dit formulier staat niet in de map.",
        }


def test_request_is_answered_with_the_schoolpakket_that_it_carries():
    """Een telefoon met een schoolpakket kijkt na met de getallen en woorden van die school."""
    records = as_json(make_student(), make_periode())
    pakket = 'naam = "Mbo Voorbeeld"\ntekenritme = "week"'

    answer = ask("judge", records=records, today=TODAY, pakket=pakket)

    assert answer["verdict"]["schoolpakket"]["naam"] == "Mbo Voorbeeld"
    # … and with that question it ends.
    assert ask("judge", records=records, today=TODAY)["verdict"]["schoolpakket"] == {"naam": "BPV-map", "code": ""}


def test_schoolpakket_that_does_not_hold_takes_no_verdict_away():
    answer = ask("judge", records=as_json(make_student()), today=TODAY, pakket="naam = 1")

    assert answer["verdict"] == ask("judge", records=as_json(make_student()), today=TODAY)["verdict"]


def test_dossier_that_is_none_is_refused_with_a_sentence():
    answer = ask("dossier", tekst="<a/>")

    assert answer["ok"] is False
    assert answer["fout"]["code"] == "gegevens"
    assert answer["fout"]["tekst"].endswith(".")


def test_names_of_the_operations_are_the_contract():
    assert set(door.MODULES) == {
        "judge",
        "read_export",
        "lees_terug",
        "versleuteld",
        "klas_bestand",
        "klas_map",
        "klas_nu",
        "klas_samen",
        "klas_tabellen",
        "klas_agenda",
        "klas_dubbel",
        "klas_sleutels",
        "bestand_soort",
        "bestand_anders",
        "zip_lijst",
        "text",
        "akkoord",
        "formulier",
        "verklaring",
        "dossier",
        "demo",
        "pakket_lezen",
        "pakket_maken",
    }


def test_every_module_of_operations_answers_what_the_door_sends_there():
    modules = {found.name for found in pkgutil.iter_modules(operations.__path__)} - {"request"}
    offered = {name: import_module(f"bpv_logic.browser.operations.{name}").OPERATIONS for name in modules}

    assert {name: set(offered[name]) for name in modules} == {
        name: {on for on, module in door.MODULES.items() if module == name} for name in modules
    }
    assert modules == set(door.MODULES.values())


def test_door_imports_only_what_a_verdict_needs():
    """A phone pays for every import at every start, so what the school page needs is imported on demand."""
    script = "import sys, bpv_logic.browser.door; print(*sorted(n for n in sys.modules if n.startswith('bpv_logic')))"
    seen = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert "bpv_logic.browser.operations.judge" in seen
    later = ("klas", "text", "dossier", "map", "pakket")
    assert not {f"bpv_logic.browser.operations.{name}" for name in later} & set(seen)
    assert not {"bpv_logic.klas.row", "bpv_logic.klas.inzending", "bpv_logic.dossiers.sbb_xml"} & set(seen)


@pytest.mark.parametrize(
    "request_json",
    [
        "",
        "[",
        "[]",
        "5",
        '"\ud800"',
        "[" * 100_000,
        "{}",
        '{"op":5}',
        '{"op":"?"}',
        '{"op":"judge"}',
        '{"op":"judge","records":[],"today":"gisteren"}',
        '{"op":"judge","records":[],"today":"2026-02-30"}',
        '{"op":"judge","records":{},"today":"2026-11-25"}',
        '{"op":"read_export","records":[],"today":"2026-11-25"}',
        '{"op":"klas_map","bestanden":[{"naam":"a"}],"today":"2026-11-25"}',
        '{"op":"text","records":[],"id":"x"}',
        '{"op":"klas_bestand","naam":"a","today":"2026-11-25"}',
        '{"op":"klas_map","bestanden":[5],"today":"2026-11-25"}',
        '{"op":"klas_tabellen","inzendingen":[]}',
        '{"op":"klas_tabellen","inzendingen":[5],"today":"2026-11-25"}',
        '{"op":"klas_tabellen","inzendingen":[{"rij":{"sorteer":{"naam":""}},"tabellen":{}}],"today":"2026-11-25"}',
        '{"op":"klas_dubbel","inzendingen":[{"sleutel":"a","rij":{}}],"today":"2026-11-25"}',
        '{"op":"klas_agenda","inzendingen":[{"gemaakt":"nu","sleutel":"","agenda":[]}],"today":"2026-11-25"}',
    ],
)
def test_request_that_is_not_sound_is_answered_with_a_sentence(request_json):
    answer = json.loads(handle(request_json))

    assert answer["ok"] is False
    assert answer["fout"]["code"] == "verzoek"
    assert answer["fout"]["tekst"].endswith(".")
    assert set(answer["fout"]) == {"code", "tekst"}


def test_record_of_another_shape_is_answered_with_a_sentence():
    fault = ask("judge", records=[{}], today=TODAY)["fout"]

    assert fault == {"code": "gegevens", "tekst": "Een onderdeel van de map heeft geen naam of geen soort."}


def test_day_that_is_none_is_refused_with_a_sentence():
    given_back = {"gemaakt": MOMENT, "sleutel": "", "agenda": [{"uid": "x"}]}

    assert ask("klas_agenda", inzendingen=[given_back], today=TODAY)["fout"] == {
        "code": "verzoek",
        "tekst": "In het verzoek aan de regels staat een dag die geen dag is.",
    }


def test_defect_of_ours_is_told_with_its_traceback(monkeypatch):
    def broken(_bpvmap, _today, **_chosen):
        raise ZeroDivisionError("onze fout")

    monkeypatch.setattr(judge, "judge_map", broken)
    fault = ask("judge", records=[], today=TODAY)["fout"]

    assert (fault["code"], fault["tekst"]) == ("intern", "Er ging iets mis bij het nakijken. Er is niets kwijt.")
    assert "ZeroDivisionError: onze fout" in fault["spoor"]


def test_guarded_gives_the_result_or_the_failure():
    def refuse():
        raise BpvError("Dit klopt niet.")

    assert guarded(lambda: 5) == 5
    assert guarded(refuse) == Failure(code="gegevens", tekst="Dit klopt niet.")


def test_half_character_in_an_answer_comes_through():
    record = make_urendag(activiteit="half \ud800 teken")
    answer = ask("text", records=as_json(record), id=record.id)

    assert "half \ud800 teken" in answer["tekst"]


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
LIKELY = st.sampled_from(
    [TODAY, "2026-02-30", "9999-12-31", "08:00", "25:99", "ja", "gewerkt", "bezoek", "B1-K1-W1", "ma"]
)
ANSWERS = PLAIN | LIKELY | st.lists(PLAIN | LIKELY, max_size=3) | st.just({}) | st.just([{}])
KINDS = {
    "student": ["voornaam", "opleiding", "cohort", "eigen_werkprocessen"],
    "periode": ["begin", "eind", "uren", "werkdagen", "werktijd_begin", "aantal_blokken"],
    "urendag": ["datum", "soort", "begin", "eind", "pauze", "nacht", "werkprocessen", "periode", "schooluren"],
    "urenblok": ["van", "tot", "periode"],
    "contact": ["soort", "datum", "stand", "aanwezig", "gevraagd_op", "besproken", "periode"],
    "voortgang": ["werkproces", "wie", "datum", "oordeel", "periode"],
    "handtekening": ["betreft", "rol", "moment", "verzegeld", "sha256", "vorige", "schakel"],
    "eindbeoordeling": ["student", "datum", "oordeel"],
    "bewijs": ["soort", "bijlagen", "werkprocessen"],
}


@st.composite
def odd_records(draw: st.DrawFn) -> dict:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields = draw(st.dictionaries(st.sampled_from(KINDS[kind]), ANSWERS))
    return {"id": draw(st.sampled_from(["student-1", "periode-1", "a", "b", "c"])), "soort": kind, "velden": fields}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_records(), max_size=5))
def test_no_answer_makes_the_rules_fail(records):
    """A rule never raises for any answer: a wrong answer is a finding."""
    base = as_json(make_student(), make_periode())
    answer = ask("judge", records=base + records, today=TODAY)

    assert answer["ok"], answer["fout"].get("spoor")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_records(), max_size=3))
def test_no_answer_makes_the_text_fail(records):
    for record in records:
        answer = ask("text", records=as_json(make_student()) + records, id=record["id"])

        assert answer["ok"], answer["fout"].get("spoor")


def test_return_file_is_read_by_the_student():
    text = write(make_eindbeoordeling())
    answer = ask("read_export", tekst=text, records=as_json(make_student(), make_bewijs()), today=TODAY)

    assert answer["voorbeeld"]["van"] == "Noor Begeleider"
    assert answer["records"] == as_json(make_bewijs(), make_eindbeoordeling(), make_student())
