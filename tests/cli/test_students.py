"""Files of one student are one student on the command line, as on the class page; a begeleider's file is no map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from tests.helpers import builders as b

from bpv_logic.browser.door import handle
from bpv_logic.cli import command
from bpv_logic.file.envelope import write_envelope

GEVALLEN: Final = Path(__file__).parents[1] / "data" / "gevallen"
OLD, NEW = "2026-11-20T10:00:00.000Z", "2026-11-25T10:00:00.000Z"


def checked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    code = command.main(["check", "--today", "2026-12-01", *map(str, arguments)])
    return code, capsys.readouterr().out.splitlines()


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, Any]]:
    _, lines = checked(capsys, "--json", *arguments)
    answers: list[dict[str, Any]] = json.loads("\n".join(lines))
    return answers


def write(path: Path, *records: b.Record, made: str = NEW) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(write_envelope(records, exported_at=made, generator="bpv-map/test"), encoding="utf-8")
    return path


def test_two_hand_ins_and_a_file_of_the_begeleider_are_one_student_of_whom_the_newest_counts(capsys):
    code, lines = checked(capsys, GEVALLEN / "tweekeer")
    heading = [line for line in lines if not line.startswith(" ")]

    assert "bpv-map-noor-2026-12-01.json: Noor" in heading[0]
    assert len(heading) == 2
    assert heading[1].startswith("3 bestanden, 1 student: 1 ")
    assert any("is ouder, van" in line for line in lines)
    assert any("is van de bpv-begeleider" in line for line in lines)
    assert not any("Vul Voornaam nog in" in line for line in lines)
    assert code in (0, 1)


def test_page_and_command_line_make_one_row_of_the_same_files(capsys):
    paths = sorted((GEVALLEN / "tweekeer").iterdir())
    files = [{"naam": str(path), "tekst": path.read_text("utf-8")} for path in paths]
    answer = json.loads(handle(json.dumps({"op": "klas_samen", "bestanden": files, "today": "2026-12-01"})))
    (told,) = as_json(capsys, GEVALLEN / "tweekeer")
    row = {name: value for name, value in answer["inzending"]["rij"].items() if name in told["rij"]}

    assert told["rij"] == row
    assert told["bestanden"] == [str(path) for path in paths]
    assert set(answer["samengevoegd"]) <= set(told["opmerkingen"])


def test_file_of_the_begeleider_alone_is_named_as_that_and_not_judged(capsys, tmp_path):
    path = write(tmp_path / "terug.json", b.make_eindbeoordeling())
    code, lines = checked(capsys, "--csv", tmp_path / "x.csv", path)

    assert code == 0
    assert lines[0].startswith(f"{path}: Noor Begeleider, van een bpv-begeleider, ")
    assert lines[1] == (
        "  [let op] In dit bestand staat alleen wat Noor Begeleider toevoegde. Kies ook het bestand van de student."
    )
    assert lines[2:] == ["1 bestand: 1 van een bpv-begeleider."]
    assert "van een bpv-begeleider" in (tmp_path / "x.csv").read_text("utf-8-sig")


def test_older_hand_in_that_was_wrong_no_longer_makes_the_student_wrong(capsys, tmp_path):
    wrong, right = b.make_urendag(begin="17:00", eind="08:00"), b.make_urendag(clock="2026-11-25T09:00:00.000Z/0000")
    base = (b.make_student(), b.make_periode())
    write(tmp_path / "a" / "map.json", *base, wrong, made=OLD)
    write(tmp_path / "b" / "map.json", *base, right)

    assert checked(capsys, tmp_path / "a")[0] == 1
    code, lines = checked(capsys, tmp_path)
    assert (code, lines[-1]) == (0, "2 bestanden, 1 student: 1 nog niet compleet.")


def test_nobody_is_not_somebody_and_is_asked_who_they_are(capsys, tmp_path):
    write(tmp_path / "a" / "map.json", b.make_periode(), b.make_urendag())
    write(tmp_path / "b" / "map.json", b.make_periode(leerbedrijf="Bakkerij Proef"))
    _, lines = checked(capsys, tmp_path)

    assert lines[-1] == "2 bestanden: 2 nog niet compleet."
    assert sum("In dit bestand staat geen naam." in line for line in lines) == 2


def test_two_students_with_one_file_name_are_two_and_a_damaged_file_is_only_itself(capsys):
    answers = as_json(capsys, GEVALLEN / "zelfde-naam")

    assert [bool(answer["fout"]) for answer in answers] == [True, False]
    assert "Sam Bakker" in answers[0]["bestand"]
    assert answers[1]["student"] == "Sam de Wit"


def test_files_that_contradict_each_other_leave_the_newest_with_that_said(capsys, tmp_path):
    same = b.make_urendag()
    other = b.make_record("bewijs", id=same.id, titel="x")
    write(tmp_path / "a.json", b.make_student(), same, made=OLD)
    write(tmp_path / "b.json", b.make_student(), other)
    (told,) = as_json(capsys, tmp_path)

    assert told["bestand"].endswith("b.json")
    assert any("van een andere soort" in sentence for sentence in told["opmerkingen"])


def test_what_is_gone_from_an_older_file_is_told_without_calling_it_unreadable(capsys, tmp_path):
    gone = b.make_urendag()._replace(verwijderd="2026-11-25T09:00:00.000Z/0000")
    write(tmp_path / "a.json", b.make_student(), b.make_urendag(), made=OLD)
    write(tmp_path / "b.json", b.make_student(), gone)
    (told,) = as_json(capsys, tmp_path)

    assert told["waarschuwingen"] == []
    assert any(sentence.startswith("Niet alles uit") for sentence in told["opmerkingen"])
