"""Files as phones, mail, Macs and Windows leave them, on the command line: read by content, or named with why."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.helpers import zips
from tests.helpers.builders import TODAY

from bpv_logic.basis.errors import ExportError
from bpv_logic.cli import command
from bpv_logic.cli.passwords import given_passwords
from bpv_logic.file.incoming.kind import NESTED
from bpv_logic.file.incoming.zip_list import LOCKED, UNSAFE

XML = Path(__file__).parents[1] / "dossiers" / "xml" / "sterrenwacht.xml"
REST = "Dit maakt een Mac of Windows er zelf bij. Er zit niets van een student in."


def run(*arguments: object) -> int:
    return command.main(["check", "--today", TODAY, *map(str, arguments)])


def read_files(*arguments: object, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The names of the files that were read: the answer on a student may be about several."""
    run("--json", *arguments)
    answers = json.loads(capsys.readouterr().out)
    return {Path(name).name for answer in answers if not answer["fout"] for name in answer["bestanden"]}


def headings(text: str) -> dict[str, str]:
    """What is said of each file, by the last part of its name."""
    lines = [line for line in text.splitlines() if not line.startswith(" ")][:-1]
    parts = [line.partition(": ") for line in lines if not line.startswith("Overgeslagen")]
    return {name.rpartition("/")[2]: said for name, _, said in parts}


@pytest.mark.parametrize(
    ("folder", "read"),
    [
        ("inlevermap", {"bpv-map-noor-2026-12-01.json", "bpv-map-daan-2026-12-01.json.txt"}),
        (
            "whatsapp",
            {
                "DOC-20261201-WA0003",
                "bpv-map-noor-2026-12-01 (1).json",
                "bpv-map-noor-2026-12-01.json.download",
            },
        ),
    ],
)
def test_every_map_in_a_folder_is_read_whatever_its_name(folder, read, capsys):
    assert read_files(zips.CASES / folder, capsys=capsys) == read


def test_what_is_passed_over_in_a_folder_is_named_with_why(tmp_path, capsys):
    shutil.copytree(zips.CASES / "inlevermap", tmp_path / "klas")
    (tmp_path / "klas" / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "klas" / "verslag.pdf").write_bytes(b"%PDF-1.7")
    assert run(tmp_path / "klas") == 1
    lines = capsys.readouterr().out.splitlines()

    at = lines.index(f"Overgeslagen: 2 bestanden. {REST}")
    names = [line.rpartition("/")[2] for line in lines[at + 1 : at + 3]]
    assert sorted(names) == ["._bpv-map-noor-2026-12-01.json", "Thumbs.db"]
    assert lines[-3:-1] == [
        "Overgeslagen: 1 bestand. Dit is een PDF, geen bestand van de BPV-map.",
        f"  {tmp_path}/klas/verslag.pdf",
    ]


def test_program_that_reads_json_gets_the_files_only_and_a_person_the_rest(tmp_path, capsys):
    shutil.copytree(zips.CASES / "inlevermap", tmp_path / "klas")
    run("--json", tmp_path / "klas")
    output = capsys.readouterr()

    assert len(json.loads(output.out)) == 2
    assert "._bpv-map-noor-2026-12-01.json" in output.err


def test_folder_without_any_map_ends_with_2_and_names_what_is_in_it(tmp_path, capsys):
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")

    assert run(tmp_path) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [f"  {tmp_path}/foto.jpg", "Er zijn geen bestanden gevonden."]


def test_file_that_is_asked_for_by_its_name_is_never_just_passed_over(tmp_path, capsys):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"%PDF-1.7")

    assert run(path) == 2
    assert "  Dit is een PDF, geen bestand van de BPV-map." in capsys.readouterr().out


@pytest.mark.parametrize("name", zips.OPENED)
def test_zip_is_read_as_a_folder_is(name, tmp_path, capsys):
    data, maps, others = zips.OPENED[name]
    path = tmp_path / f"{name}.zip"
    path.write_bytes(data)
    assert run(path) == 1
    lines = capsys.readouterr().out.splitlines()

    assert {line.partition(": ")[0] for line in lines if " Jansen" in line or " de Boer" in line} == {
        f"{path}/{inside}" for inside in maps
    }
    assert {line.strip() for line in lines if line.strip() in {f"{path}/{inside}" for inside in others}} == {
        f"{path}/{inside}" for inside in others
    }
    assert lines[-1].startswith(f"{len(maps)} bestand")


def test_locked_maps_in_a_zip_are_opened_each_with_its_own_name(tmp_path, capsys):
    locked = {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for path in (zips.CASES / "zelfde-naam-op-slot").rglob("*.json")
    }
    (tmp_path / "klas.zip").write_bytes(zips.made(locked))
    (tmp_path / "woorden.txt").write_bytes("vier losse woorden hier".encode("utf-16"))
    run("--wachtwoord-bestand", tmp_path / "woorden.txt", tmp_path / "klas.zip")
    output = capsys.readouterr().out

    assert all(f"{tmp_path}/klas.zip/{name}: Sam" in output for name in locked)
    assert "niet te lezen" not in output


@pytest.mark.parametrize("begin", [b"{", b"PK\x03\x04", b"%PDF-"])
def test_file_of_two_gigabytes_costs_nothing(begin, tmp_path, capsys):
    path = tmp_path / "bpv-map-groot.json"
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(2**31)

    assert run(path) == 2
    told = capsys.readouterr().out
    assert any(words in told for words in ("groter dan 25 MB", "niet heel", "een PDF"))


def broken_inside() -> bytes:
    data = bytearray(zips.made({"Noor.json": zips.NOOR}))
    data[60:90] = bytes(30)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zips.raw(b"Noor.json", zips.NOOR, flags=1), LOCKED),
        (zips.made({"klas.zip": zips.made({"Noor.json": zips.NOOR})}), NESTED),
        (zips.made({"Noor.json": bytes(30_000_000)}), UNSAFE),
        (zips.bomb_of_one_place(), UNSAFE),
        (broken_inside(), "Dit bestand zit beschadigd in de zip. Vraag of het nog eens gestuurd wordt."),
        (zips.raw(b"Noor.json", zips.NOOR, size=100), "Dit bestand zit beschadigd in de zip."),
    ],
)
def test_zip_that_cannot_be_read_ends_with_2_and_a_sentence(data, sentence, tmp_path, capsys):
    path = tmp_path / "klas.zip"
    path.write_bytes(data)

    assert run(path, zips.CASES / "bom-crlf.json") == 2
    output = capsys.readouterr().out
    assert f"  {sentence}" in output
    assert "1 niet te lezen." in output
    assert "Noor Jansen" in output


def test_file_that_unpacks_to_more_than_it_says_stops_there(tmp_path):
    data = zips.made({"Noor.json": b" " * 2_000_000 + zips.NOOR})
    path = tmp_path / "klas.zip"
    # Both the list and the file claim less than a megabyte.
    path.write_bytes(data.replace((2_000_000 + len(zips.NOOR)).to_bytes(4, "little"), (900_000).to_bytes(4, "little")))

    assert run(path) == 2


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("*.json", {"a.json", "b.json"}), ("*", {"a.json", "b.json", "c"}), ("[ab].json", {"a.json", "b.json"})],
)
def test_pattern_that_the_shell_left_alone_is_filled_in(pattern, found, tmp_path, monkeypatch, capsys):
    for name in ("a.json", "b.json", "c"):
        (tmp_path / name).write_bytes(zips.NOOR)
    monkeypatch.chdir(tmp_path)

    assert read_files(pattern, capsys=capsys) == found


def test_pattern_works_in_a_folder_with_brackets_in_its_name(tmp_path, capsys):
    (tmp_path / "Klas [3A]").mkdir()
    (tmp_path / "Klas [3A]" / "a.json").write_bytes(zips.NOOR)
    run(tmp_path / "Klas [3A]" / "*.json")

    assert headings(capsys.readouterr().out).keys() == {"a.json"}


def test_pattern_without_a_file_is_told(tmp_path, capsys):
    assert run(tmp_path / "*.json") == 2
    assert "  Er is geen bestand dat hierop past." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bom-crlf.json", "Noor Jansen"),
        ("utf16.json", "UTF-16"),
        ("nul-padded.json", "geen BPV-map, of het is maar half aangekomen"),
        ("smart-quotes.json", "geen BPV-map, of het is maar half aangekomen"),
        ("whatsapp-cut-65536.json", "geen BPV-map, of het is maar half aangekomen"),
    ],
)
def test_file_that_a_program_changed_is_read_or_told(name, said, capsys):
    assert run(zips.CASES / name) == (1 if name == "bom-crlf.json" else 2)
    assert said in capsys.readouterr().out


def program(*arguments: object, encoding: str = "cp1252") -> subprocess.CompletedProcess[bytes]:
    """Run the command as on a Windows computer, with what it prints going into a file."""
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    command_line = [sys.executable, "-m", "bpv_logic", *map(str, arguments)]
    return subprocess.run(command_line, env=env, capture_output=True, check=False)


def test_what_goes_into_a_file_is_utf8_on_every_system():
    done = program("check", zips.CASES / "poolse-naam.json", "--json", "--today", TODAY)

    assert json.loads(done.stdout.decode())[0]["student"] == "Łukasz Şahin-Đorđević"


def test_dossier_that_goes_into_a_file_is_toml_on_every_system():
    done = program("dossier", XML, encoding="ascii")

    assert done.returncode == 0
    assert done.stdout.decode() == program("dossier", XML, encoding="utf-8").stdout.decode()
    assert "?" not in done.stdout.decode().partition("\n")[0]


@pytest.mark.parametrize(
    "arguments", [["check", zips.CASES / "poolse-naam.json", "--json"], ["dossier", XML], ["schema"]]
)
def test_result_can_be_saved_without_the_shell(arguments, tmp_path, capsys):
    target = tmp_path / "uit.txt"
    command.main(list(map(str, arguments)))
    printed = capsys.readouterr().out
    command.main([*map(str, arguments), "--uit", str(target)])

    assert target.read_bytes() == printed.encode()
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == [target]


def test_what_the_command_writes_itself_is_no_hand_in(tmp_path, monkeypatch, capsys):
    """Twice, so that the files of last week lie there too."""
    (tmp_path / "noor.json").write_bytes(zips.NOOR)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert run(".", "--json", "--uit", tmp_path / "uit.json", "--csv", "klas.csv") == 1
        output = capsys.readouterr()
        assert len(json.loads((tmp_path / "uit.json").read_bytes())) == 1
        assert "Overgeslagen" not in output.err


def test_result_never_replaces_the_map_of_a_student(tmp_path, capsys):
    """As `--uit *.json` is expanded by a shell."""
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(zips.NOOR)

    assert run("--uit", tmp_path / "a.json", tmp_path / "b.json") == 2
    assert "Dit is een bestand van een student." in capsys.readouterr().err
    assert (tmp_path / "a.json").read_bytes() == zips.NOOR


def test_result_that_cannot_be_saved_is_told_and_leaves_the_older_one(tmp_path, capsys):
    assert run("--uit", tmp_path / "weg" / "uit.txt", zips.CASES / "bom-crlf.json") == 2
    assert "Dit bestand is niet te schrijven" in capsys.readouterr().err

    (tmp_path / "uit.txt").write_text("van vorige week", encoding="utf-8")
    assert command.main(["dossier", str(zips.CASES / "utf16.json"), "--uit", str(tmp_path / "uit.txt")]) == 2
    assert (tmp_path / "uit.txt").read_text(encoding="utf-8") == "van vorige week"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_settings_and_passwords_are_read_in_what_windows_writes(encoding, tmp_path, capsys):
    pakket, words = tmp_path / "pakket.toml", tmp_path / "woorden.txt"
    pakket.write_bytes('naam = "Mbo Café"\r\n'.encode(encoding))
    words.write_bytes("één geheim\r\ntwee geheimen\r\n".encode(encoding))

    assert run(zips.CASES / "bom-crlf.json", "--schoolpakket", pakket) == 1
    assert "Noor Jansen" in capsys.readouterr().out
    assert given_passwords(str(words)) == ("één geheim", "twee geheimen")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zips.NOOR, "Dit is een map van een student."),
        ("naam".encode("utf-32"), "Bewaar het bestand opnieuw als UTF-8."),
        (b"%PDF-1.7", "Dit is een PDF"),
    ],
)
def test_settings_that_are_something_else_are_refused_by_their_name(content, words, tmp_path, capsys):
    path = tmp_path / "pakket.toml"
    path.write_bytes(content)

    assert run(zips.CASES / "bom-crlf.json", "--schoolpakket", path) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{path}: ")
    assert words in told
    with pytest.raises(ExportError, match=r"pakket\.toml"):
        given_passwords(str(path))


@pytest.mark.parametrize("name", ["sbb-win1252.xml", "sbb-utf16.xml"])
def test_dossier_of_sbb_is_read_in_the_encoding_that_it_says(name, capsys):
    assert command.main(["dossier", str(zips.CASES / name)]) == 0
    assert "titel = " in capsys.readouterr().out
