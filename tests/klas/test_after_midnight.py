"""What was signed or made after midnight in the Netherlands has that day at school too."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bpv_logic.cli.command import main
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.tables import overzicht_row
from bpv_logic.klas.together import read_map
from bpv_logic.words.handtekening import say_zegel
from bpv_logic.words.record import record_text, record_title

FILE = Path(__file__).parents[1] / "data" / "gevallen" / "gemaakt-na-middernacht.json"
#: Made on 1 December at 00:30, signed on 1 January at 00:10.
MADE, SIGNED = "2026-12-01", "1 januari 2027"
TODAY = dt.date(2027, 1, 4)


def read() -> Inzending:
    return read_inzending(FILE.name, FILE.read_text(encoding="utf-8"), TODAY)


def test_signature_just_after_new_year_has_the_day_of_the_signer() -> None:
    item = read()
    [seal] = item.verdict.view.zegels

    assert SIGNED in say_zegel(seal)
    assert "december" not in say_zegel(seal)


def test_text_for_magister_has_the_same_day() -> None:
    item = read()
    text = record_text(item.bpvmap, item.bpvmap.by_id["b1"])

    assert f"op vrijdag {SIGNED}, code" in text
    assert record_title(item.bpvmap.by_id["h1"]).endswith(f"van vrijdag {SIGNED}")


def test_table_of_a_class_says_the_day_on_which_the_file_was_made() -> None:
    item = read()

    assert overzicht_row({}, FILE.name, "", item.envelope.exported_at)[-1] == MADE


def test_words_about_two_files_have_the_same_day() -> None:
    merged = read_map([("a.json", FILE.read_text(encoding="utf-8"))] * 2, TODAY)

    assert "gemaakt op dinsdag 1 december 2026" in " ".join(merged.zinnen)


def test_command_line_says_the_same_day(capsys, tmp_path) -> None:
    main(["check", str(FILE), "--today", "2027-01-04", "--csv", str(tmp_path / "x.csv"), "--json"])

    assert f'"gemaaktOp": "{MADE}"' in capsys.readouterr().out
    assert f";{MADE}" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
