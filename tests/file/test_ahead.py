"""Clocks from the future are not accepted, no answer is lost because of that, and a handtekening stays valid."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

import pytest
from tests.helpers import builders as b
from tests.helpers.example_export import EXAMPLE_FILE
from tests.klas.test_one_file import envelope

from bpv_logic.basis.clock import SINCE, day_after
from bpv_logic.basis.errors import ExportError
from bpv_logic.browser.door import handle
from bpv_logic.cli import command
from bpv_logic.file.envelope import read_envelope
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.klas.together import read_map
from bpv_logic.map.bpvmap import Record, map_of, record_to_json
from bpv_logic.map.merge import merge_records
from bpv_logic.map.seal import judge_handtekeningen

NOW: Final = "2026-11-25T16:00:00.000Z"
TODAY: Final = dt.date(2026, 11, 25)
TOMORROW: Final = "2026-11-26T15:59:59.000Z/0000"
IN_A_YEAR: Final = "2027-11-20T08:00:00.000Z/0000"
EVEN_LATER: Final = "2027-11-20T08:00:00.000Z/0001"
LAST: Final = "9999-12-31T23:59:59.999Z/ffff"
SENTENCE: Final = (
    "De datum van het apparaat stond een tijd te ver vooruit. "
    "Wat toen is ingevuld, telt als ingevuld op 25 november 2026."
)


def clocks_of(records: tuple[Record, ...]) -> list[str]:
    return [clock for item in records for clock in (*item.tijden.values(), item.verwijderd) if clock]


def removal(record: Record, clock: str) -> Record:
    return record._replace(verwijderd=clock)


def ask(op: str, **rest: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": b.TODAY, **rest})))
    return answer


# --- What comes in ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clock", [IN_A_YEAR, LAST, "2026-11-26T16:00:00.001Z/0000"])
@pytest.mark.parametrize("now", ["", NOW])
def test_clock_from_the_future_counts_as_the_moment_of_the_file(clock, now):
    read = read_envelope(envelope(b.make_student(), b.make_urendag(clock=clock)), now)

    assert max(clocks_of(read.records)) == f"{NOW}/0000"
    assert SENTENCE in read.warnings
    assert read.bpvmap.by_id[b.make_urendag().id].velden == b.make_urendag().velden


def test_removal_in_the_future_counts_as_the_moment_of_the_file_and_still_removes():
    day = removal(b.make_urendag(), LAST)
    read = read_envelope(envelope(b.make_student(), day), NOW)

    (gone,) = [item for item in read.records if item.id == day.id]
    assert gone.verwijderd == f"{NOW}/0000"
    assert gone.is_deleted


def test_what_was_written_under_the_wrong_date_keeps_its_order():
    """An answer that restored a removed record, or the other way round, still does so."""
    back = removal(b.make_urendag(id="terug", clock=EVEN_LATER), IN_A_YEAR)
    gone = removal(b.make_urendag(id="weg", clock=IN_A_YEAR), EVEN_LATER)
    read = {item.id: item for item in read_envelope(envelope(b.make_student(), back, gone), NOW).records}

    assert (read["terug"].is_deleted, read["weg"].is_deleted) == (False, True)


@pytest.mark.parametrize("now", ["", NOW, "2026-11-24T17:00:00.000Z"])
def test_clocks_of_less_than_a_day_ahead_come_in_as_they_are(now):
    """Two phones are never exactly in step, and one may be in another time zone by mistake."""
    made = "2026-11-25T16:00:00.000Z"
    day = b.make_urendag(clock="2026-11-25T16:59:59.000Z/0007" if now < made else TOMORROW)
    read = read_envelope(envelope(b.make_student(), day, made=made), now)

    assert read.bpvmap.by_id[day.id] == day
    assert read.warnings == ()


def test_the_same_file_gives_the_same_clocks_whenever_it_is_opened():
    """Opened again a month later it does not win over what was typed since."""
    text = envelope(b.make_student(), b.make_urendag(clock=IN_A_YEAR, eind="16:00"))
    first, again = read_envelope(text, NOW), read_envelope(text, "2026-12-30T10:00:00.000Z")
    typed = b.make_urendag(clock="2026-12-02T10:00:00.000Z/0000", eind="17:00")

    assert first.records == again.records
    (day,) = [item for item in merge_records([typed], again.records) if item.soort == "urendag"]
    assert day.text("eind") == "17:00"


def test_older_file_of_one_phone_loses_from_its_newer_one():
    """Both were made by an app that did not correct clocks: the later answer stays the later one."""
    old = envelope(b.make_student(), b.make_urendag(clock=IN_A_YEAR, eind="16:00"), made="2026-11-24T10:00:00.000Z")
    new = envelope(b.make_student(), b.make_urendag(clock=EVEN_LATER, eind="17:00"), made=NOW)
    merged = read_map([("oud.json", old), ("nieuw.json", new)], TODAY, NOW)

    assert merged.inzending.bpvmap.of("urendag")[0].text("eind") == "17:00"


def test_handtekening_of_a_wrong_date_stays_valid_and_keeps_its_moment():
    blok = b.make_urenblok()
    rest = (b.make_student(), b.make_periode(), blok, b.make_urendag())
    signed = b.make_handtekening(map_of(rest), blok)
    late = signed._replace(tijden=dict.fromkeys(signed.velden, IN_A_YEAR))
    read = read_envelope(envelope(*rest, late), NOW).bpvmap

    assert read.by_id[late.id].velden == late.velden
    assert max(read.by_id[late.id].tijden.values()) == f"{NOW}/0000"
    assert [item.staat for item in judge_handtekeningen(read)] == ["geldig"]


# --- A file that was made later than now ---------------------------------------------------------------------

AHEAD: Final = envelope(b.make_student(), b.make_urendag(clock=IN_A_YEAR), made="2027-11-20T09:00:00.000Z")


def test_school_refuses_a_file_that_is_still_to_be_made():
    for read in (
        lambda: read_inzending("sam.json", AHEAD, TODAY, NOW),
        lambda: read_map([("sam.json", AHEAD)], TODAY, NOW),
        lambda: read_envelope(AHEAD, NOW),
    ):
        with pytest.raises(ExportError) as refused:
            read()
        assert refused.value.code == "toekomst"
        assert str(refused.value) == (
            "Volgens dit bestand is het gemaakt op 20 november 2027. "
            "Zet de datum goed op het apparaat waar hij verkeerd staat, en maak het bestand daarna opnieuw."
        )


@pytest.mark.parametrize("on", ["klas_bestand", "klas_map", "klas_samen"])
def test_school_page_refuses_it_with_that_sentence(on):
    part = {"naam": "sam.json", "tekst": AHEAD}
    asked = ask(on, now=NOW, **part, bestanden=[part])

    assert asked["fout"]["code"] == "toekomst"


@pytest.mark.parametrize("mine", [[], [record_to_json(b.make_student())]], ids=["nothing", "a name"])
def test_new_phone_takes_it_in_with_clocks_of_now_because_it_may_be_all_that_is_left(mine):
    answer = ask("read_export", tekst=AHEAD, records=mine, now=NOW)

    assert answer["ok"]
    assert max(clocks_of(tuple(Record(**item) for item in answer["records"]))) == f"{NOW}/0000"
    assert SENTENCE in answer["voorbeeld"]["zinnen"]


def test_phone_with_a_map_refuses_it():
    """Its order among that phone's other files would be lost, and the phone can make a new file."""
    mine = [record_to_json(item) for item in (b.make_student(), b.make_periode())]

    assert ask("read_export", tekst=AHEAD, records=mine, now=NOW)["fout"]["code"] == "toekomst"


@pytest.mark.parametrize("now", ["", "1970-01-01T00:00:03.000Z", "2026-11-22T23:59:59.999Z"])
def test_device_whose_own_date_stands_behind_measures_nothing(now):
    """The app is newer than that date: a battery ran out. What is right elsewhere must not be damaged here."""
    text = envelope(b.make_student(), b.make_urendag())

    assert read_envelope(text, now).records == map_of([b.make_student(), b.make_urendag()]).records


def test_file_of_a_device_that_stood_behind_keeps_its_clocks():
    """Its clock never goes back, so its answers are later than the moment of its file."""
    text = envelope(b.make_student(), b.make_urendag(), made="2020-01-01T00:00:00.000Z")

    assert day_after("2020-01-01T00:00:00.000Z") < b.CLOCK
    assert read_envelope(text, NOW).records == map_of([b.make_student(), b.make_urendag()]).records
    late = envelope(b.make_urendag(clock=LAST), made="2020-01-01T00:00:00.000Z")
    assert max(clocks_of(read_envelope(late, NOW).records)) == f"{NOW}/0000"


def test_moment_of_a_request_is_a_moment():
    answer = ask("klas_bestand", naam="sam.json", tekst=AHEAD, now="morgen")

    assert answer["fout"]["code"] != "intern"
    assert not answer["ok"]


def test_command_line_refuses_what_is_later_than_now_and_later_than_the_day_that_it_reckons_with(tmp_path, capsys):
    path = tmp_path / "sam.json"
    path.write_text(envelope(b.make_student(), made="2300-01-01T00:00:00.000Z"), encoding="utf-8")

    assert command.main(["check", str(path)]) == 2
    assert "gemaakt op 2300-01-01" in capsys.readouterr().out
    assert command.main(["check", "--today", "2300-01-01", str(path)]) != 2
    path.write_text(EXAMPLE_FILE.read_text(encoding="utf-8"), encoding="utf-8")
    assert command.main(["check", "--today", "2026-11-23", str(path)]) != 2


def test_since_is_not_after_the_files_of_the_first_version():
    assert SINCE <= NOW
    assert json.loads(EXAMPLE_FILE.read_text(encoding="utf-8"))["exportedAt"] >= SINCE


# --- An export that is read back -----------------------------------------------------------------------------


def test_file_that_was_made_here_is_read_back():
    assert ask("lees_terug", tekst=EXAMPLE_FILE.read_text(encoding="utf-8"), now=NOW)["heel"] is True


@pytest.mark.parametrize(
    "text", ["{}", AHEAD, envelope(b.make_urendag(clock=IN_A_YEAR)), EXAMPLE_FILE.read_text()[:-2]]
)
def test_file_that_others_would_refuse_or_mend_is_not_whole(text):
    answer = ask("lees_terug", tekst=text, now=NOW)

    assert not answer["ok"] or answer["heel"] is False


def test_records_are_not_copied_when_nothing_is_wrong():
    """The case of nearly every file: checking takes one pass."""
    text = EXAMPLE_FILE.read_text(encoding="utf-8")

    assert [record_to_json(item) for item in read_envelope(text, NOW).records] == json.loads(text)["records"]
