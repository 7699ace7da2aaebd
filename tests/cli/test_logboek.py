"""`check --logboek` remembers handtekeningen, so a map that is forged as a whole is no longer like the one before."""

from __future__ import annotations

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.helpers.klas.forge import forged, lines_in

from bpv_logic.cli import command
from bpv_logic.cli.logboek.store import read_logboek, write_logboek
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.klas.logboek.ontvangst import Gezien, Ontvangst
from bpv_logic.klas.logboek.verschil import anders_dan_eerder
from bpv_logic.map.bpvmap import HANDTEKENING, map_of
from bpv_logic.map.seal import judge_handtekeningen

if TYPE_CHECKING:
    from bpv_logic.map.record import Record

GOLDEN: Final = Path(__file__).parents[1] / "golden" / "hele-bpv.json"
RECORDS: Final = read_envelope(GOLDEN.read_text(encoding="utf-8")).records
FIRST, OLD, NEW = (f"2026-11-{day}T10:00:00.000Z" for day in (27, 28, 29))

HEAD: Final = '{"soort":"bpv-map-logboek","versie":1}\n'
FILE: Final = '"studenten":["s"],"bestand":"f","gemaakt":"g","gezien":"z","geheel":true'
NO_MOMENT: Final = (
    '"handtekeningen":[{"id":"h","rol":"r","betreft":"b","sha256":"a","vorige":"","schakel":"c","heel":true}]'
)
SIGNED: Final = NO_MOMENT.replace('"heel"', '"moment":"m","heel"')


def write(path: Path, records: tuple[Record, ...], made: str) -> Path:
    path.write_text(write_envelope(records, exported_at=made, generator="bpv-map/test"), encoding="utf-8")
    return path


def checked(*arguments: object) -> int:
    return command.main(["check", "--today", "2026-12-01", *map(str, arguments)])


def test_forgery_that_a_file_alone_does_not_show_is_told_by_the_memory(tmp_path, capsys):
    states = {item.staat for item in judge_handtekeningen(map_of(forged(RECORDS)))}
    real, false = write(tmp_path / "a.json", RECORDS, OLD), write(tmp_path / "b.json", forged(RECORDS), NEW)
    log = tmp_path / "logboek.jsonl"
    before = checked("--logboek", log, real)
    assert "anders dan eerder" not in capsys.readouterr().out

    assert states == {"geldig"}
    assert before in (0, 1)
    assert checked("--logboek", log, "--csv", tmp_path / "k.csv", false) == 1
    told = capsys.readouterr().out
    blokken = {record.id for record in RECORDS if record.soort == "urenblok"}
    codes = [item.code for item in read_logboek(log)[0].handtekeningen if item.betreft in blokken]
    assert "Zelfde handtekening, andere code" in told
    assert codes
    assert all(code in told for code in codes)
    assert "Bij 1 student is een handtekening anders dan eerder." in told
    [row] = csv.DictReader(StringIO((tmp_path / "k.csv").read_text("utf-8-sig")), delimiter=";")
    assert "Zelfde handtekening, andere code" in row["Klopt niet"]


def test_json_has_what_differs_and_the_same_file_again_adds_nothing(tmp_path, capsys):
    log = tmp_path / "logboek.jsonl"
    real, false = write(tmp_path / "a.json", RECORDS, OLD), write(tmp_path / "b.json", forged(RECORDS), NEW)
    checked("--logboek", log, "--json", real)
    assert json.loads(capsys.readouterr().out)[0]["logboek"] == []
    checked("--logboek", log, "--json", real, false)
    found = json.loads(capsys.readouterr().out)[0]["logboek"]

    assert {item["soort"] for item in found} == {"andere-code"}
    assert len(lines_in(log.read_text("utf-8"))) == 1 + 2
    assert "Jansen" not in log.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hallo\n", "is geen logboek van de BPV-map"),
        ('{"soort":"bpv-map-logboek","versie":2}\n', "is van een nieuwere versie"),
        ('{"soort":"bpv-map-logboek","versie":1}\n{"half', "is beschadigd (regel 2)"),
        ('{"soort":"bpv-map-logboek","versie":1}\n{"studenten":[]}\n', "is beschadigd (regel 2)"),
        (f"{HEAD}{{{FILE},{SIGNED}}}\n{{{FILE},{NO_MOMENT}}}\n", "is beschadigd (regel 3)"),
        (f'{HEAD}{{{FILE},"handtekeningen":["h"]}}\n', "is beschadigd (regel 2)"),
    ],
)
def test_what_is_no_logboek_is_a_sentence_and_stays_as_it_is(tmp_path, capsys, text, why):
    log = tmp_path / "logboek.jsonl"
    log.write_text(text, encoding="utf-8")

    assert checked("--logboek", log, write(tmp_path / "a.json", RECORDS, OLD)) == 2
    assert why in capsys.readouterr().err
    assert log.read_text("utf-8") == text


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "a\nb", "a\ud800b", '"}', "é"])
def test_nothing_in_a_file_makes_the_memory_of_a_class_unreadable(tmp_path, text):
    log = tmp_path / "logboek.jsonl"
    file = replace(received("s", OLD, replace(signed(text), rol=text, betreft=text)), studenten=(text,), bestand=text)
    write_logboek(log, [file])

    assert read_logboek(log) == (file,)


def test_editor_may_put_its_mark_in_front(tmp_path):
    log = tmp_path / "logboek.jsonl"
    write_logboek(log, [received("s", OLD, signed("h"))])
    log.write_bytes(b"\xef\xbb\xbf" + log.read_bytes().replace(b"\n", b"\r\n"))

    assert len(read_logboek(log)) == 1


def test_logboek_in_the_folder_of_the_files_is_not_one_of_them(tmp_path, capsys):
    write(tmp_path / "a.json", RECORDS, OLD)
    log = tmp_path / "logboek.jsonl"
    checked("--logboek", log, tmp_path)
    capsys.readouterr()
    checked("--logboek", log, tmp_path)

    assert "Overgeslagen" not in capsys.readouterr().out
    assert len(read_logboek(log)) == 1


def test_place_where_nothing_can_be_written_is_told_before_the_files_are_read(tmp_path, capsys):
    assert checked("--logboek", tmp_path / "weg" / "logboek.jsonl", write(tmp_path / "a.json", RECORDS, OLD)) == 2
    printed = capsys.readouterr()
    assert "is niet te schrijven" in printed.err
    assert "a.json" not in printed.out


def test_runs_at_once_lose_no_line(tmp_path):
    log = tmp_path / "logboek.jsonl"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write_logboek(log, [received(f"s{n}", OLD, signed("h"))]), range(24)))

    assert {item.studenten for item in read_logboek(log)} == {(f"s{n}",) for n in range(24)}


def signed(id_: str, *, moment: str = OLD, sha256: str = "a" * 64) -> Gezien:
    return Gezien(
        id=id_,
        rol="praktijkopleider",
        betreft="blok",
        moment=moment,
        sha256=sha256,
        vorige="",
        schakel=sha256,
    )


def received(student: str, gemaakt: str, *items: Gezien, is_geheel: bool = True) -> Ontvangst:
    return Ontvangst(
        studenten=(student,),
        bestand=f"{student}{gemaakt}{len(items)}",
        gemaakt=gemaakt,
        gezien=NEW,
        is_geheel=is_geheel,
        handtekeningen=items,
    )


def kinds(*files: Ontvangst) -> list[str]:
    forward, backward = anders_dan_eerder(files), anders_dan_eerder(reversed(files))
    assert forward == backward, "the order of opening makes no difference"
    return [item.soort for item in forward]


def test_each_kind_of_difference_is_told_and_what_is_no_difference_is_not():
    one, other = signed("h1", moment=FIRST), signed("h2", sha256="b" * 64)
    both = received("s", OLD, one, other)

    assert kinds(both, received("s", NEW, one, other)) == []
    assert kinds(both, received("s", NEW, one)) == ["weg"]
    assert kinds(both, received("s", NEW, one, is_geheel=False)) == []
    assert kinds(received("s", OLD, other, is_geheel=False), received("s", NEW, one, other)) == []
    assert kinds(received("s", OLD, other), received("s", NEW, one, other)) == ["later-erbij"]
    assert kinds(received("s", OLD, one), received("s", NEW, one, other)) == []
    ahead = replace(other, moment=NEW)
    assert kinds(received("s", OLD, ahead), received("s", NEW, one, ahead)) == [], "a clock that was ahead"
    new_id = replace(one, id="h3", sha256="c" * 64)
    assert kinds(received("s", OLD, one), received("s", NEW, one, new_id)) == ["andere-handtekening"]
    moved = replace(one, moment=NEW)
    assert kinds(received("s", OLD, one), received("s", NEW, moved)) == ["andere-gegevens"]
    drawn_anew = replace(one, schakel="e" * 64)
    assert kinds(received("s", OLD, one), received("s", NEW, drawn_anew)) == ["andere-gegevens"]
    after_another = replace(drawn_anew, vorige="f" * 64)
    assert kinds(received("s", OLD, one), received("s", NEW, after_another)) == []
    damaged = replace(one, sha256="d" * 64, heel=False)
    assert kinds(received("s", OLD, one), received("s", NEW, damaged)) == []


def test_forgery_changes_days_and_keeps_every_handtekening():
    assert len(map_of(RECORDS).every(HANDTEKENING)) == len(map_of(forged(RECORDS)).every(HANDTEKENING))
    assert sum(record.velden.get("eind") == "20:00" for record in forged(RECORDS)) > 1
