"""The school's command line: what it says, what it writes, and with which exit code it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import TODAY, make_bewijs, make_map, make_periode, make_student, make_urendag

from bpv_logic import __main__ as command
from bpv_logic.attachments import make_attachment
from bpv_logic.bpvmap import Record
from bpv_logic.canonical import sha256_of
from bpv_logic.export import read_envelope, write_envelope
from bpv_logic.inzending import read_inzending
from bpv_logic.kwalificatiedossier import load_dossier, read_sbb_xml
from bpv_logic.schema import export_schema
from bpv_logic.verslag import Verslag, closing_line, lines_of, table_of

XML = Path(__file__).parent / "data" / "xml"
FOTO = make_attachment("image/jpeg", b"een foto")
BEWIJS = make_bewijs(
    soort="foto", bijlagen=[{"sha256": FOTO.sha256, "naam": "a.jpg", "type": "image/jpeg", "grootte": 8}]
)


def write(path: Path, *records: Record, **rest) -> Path:
    text = write_envelope(
        records, exported_at="2026-11-25T15:00:00.000Z", generator="bpv-map/1.0.0", rules_version="1.0.0", **rest
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(name="sam")
def _sam(tmp_path) -> Path:
    """A map in which nothing is wrong; much is not filled in yet."""
    return write(tmp_path / "sam.json", *make_map(make_urendag()).records)


@pytest.fixture(name="robin")
def _robin(tmp_path) -> Path:
    """A map in which a time cannot be."""
    student = make_student(id="student-2", voornaam="Robin")
    return write(tmp_path / "robin.json", student, make_periode(), make_urendag(begin="17:00", eind="08:00"))


@pytest.fixture(name="stuk")
def _stuk(tmp_path) -> Path:
    """A file that came in by half."""
    path = tmp_path / "stuk.json"
    path.write_text('{"format":"bpv-map"', encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return command.main(["check", "--today", TODAY, *map(str, arguments)])


def test_map_in_which_nothing_is_wrong_ends_with_0(sam, capsys):
    assert run(sam) == 0
    lines = capsys.readouterr().out.splitlines()
    code = read_envelope(sam.read_text(encoding="utf-8")).code

    assert lines[0] == f"{sam}: Sam Voorbeeld, nog niet compleet, {code}"
    assert lines[-1] == "1 bestand: 1 nog niet compleet."
    assert all(line.startswith("  [nog te doen] ") and line.endswith((".", "?")) for line in lines[1:-1])


def test_map_in_which_something_is_wrong_ends_with_1(sam, robin, capsys):
    assert run(sam, robin) == 1
    output = capsys.readouterr().out

    assert "Robin Voorbeeld, er klopt iets niet" in output
    assert "  [klopt niet] " in output
    assert output.splitlines()[-1] == "2 bestanden: 1 nog niet compleet, 1 er klopt iets niet."


def test_file_that_cannot_be_read_ends_with_2_and_the_rest_goes_on(sam, stuk, robin, capsys):
    assert run(stuk, sam, robin) == 2
    lines = capsys.readouterr().out.splitlines()

    assert lines[:2] == [
        f"{stuk}: niet te lezen",
        "  Het bestand is geen BPV-map, of het is maar half aangekomen.",
    ]
    assert lines[2].startswith(f"{sam}: Sam Voorbeeld")
    assert lines[-1] == "3 bestanden: 1 nog niet compleet, 1 er klopt iets niet, 1 niet te lezen."


def test_file_that_is_not_there_is_told(sam, tmp_path, capsys):
    assert run(tmp_path / "weg.json", sam) == 2
    assert "Dit bestand bestaat niet, of het is niet te openen." in capsys.readouterr().out


def test_damaged_photo_ends_with_2_and_the_map_is_judged(tmp_path, capsys):
    path = write(tmp_path / "foto.json", make_student(), BEWIJS, attachments=[FOTO])
    values = json.loads(path.read_text(encoding="utf-8"))
    values["attachments"][0]["base64"] = ""
    path.write_text(_seal(values), encoding="utf-8")

    assert run(path) == 2
    output = capsys.readouterr().out
    assert "  [niet te lezen] Een foto bij “Planning van de ochtend” is beschadigd. De rest is wel gelezen." in output
    assert "Sam Voorbeeld, " in output


def _seal(values: dict) -> str:
    rest = {name: value for name, value in values.items() if name != "sha256"}
    return json.dumps(rest | {"sha256": sha256_of(rest)})


def test_folder_means_every_json_file_in_it(sam, robin, tmp_path, capsys):
    folder = tmp_path / "klas" / "a"
    folder.mkdir(parents=True)
    sam.rename(folder / "sam.json")
    robin.rename(tmp_path / "klas" / "robin.json")
    (folder / "lees mij.txt").write_text("hallo", encoding="utf-8")

    assert run(tmp_path / "klas") == 1
    headings = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in headings[:2]] == [
        str(folder / "sam.json"),
        str(tmp_path / "klas" / "robin.json"),
    ]


def test_no_files_at_all_ends_with_2(tmp_path, capsys):
    assert run(tmp_path) == 2
    assert capsys.readouterr().err == "Er zijn geen bestanden gevonden.\n"


def test_json_holds_everything(sam, stuk, capsys):
    assert run("--json", sam, stuk) == 2
    read, broken = json.loads(capsys.readouterr().out)

    assert (read["bestand"], read["student"], read["uitkomst"]) == (str(sam), "Sam Voorbeeld", "nog_onvolledig")
    assert {"code", "uitkomst", "toon", "tekst", "waarom"} <= set(read["bevindingen"][0])
    assert read["rij"]["leerbedrijf"] == "Zorgcentrum Voorbeeld"
    assert broken == {
        "bestand": str(stuk),
        "fout": "Het bestand is geen BPV-map, of het is maar half aangekomen.",
        "student": "",
        "uitkomst": None,
        "code": "",
        "gemaaktOp": "",
        "waarschuwingen": [],
        "bevindingen": [],
        "rij": {},
    }


def test_table_opens_in_a_dutch_spreadsheet(sam, stuk, tmp_path, capsys):
    table = tmp_path / "overzicht.csv"

    assert run("--csv", table, sam, stuk) == 2
    assert capsys.readouterr().out
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfBestand;Student;")
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (first["Student"], first["Uren gedaan"], first["Uren afgesproken"]) == ("Sam Voorbeeld", "8", "640")
    assert (first["Uitkomst"], first["Leerbedrijf"]) == ("nog niet compleet", "Zorgcentrum Voorbeeld")
    assert (first["Klopt niet"], first["Gemaakt op"]) == ("", "2026-11-25")
    assert (second["Uitkomst"], second["Student"]) == ("niet te lezen", "")
    assert second["Klopt niet"] == "Het bestand is geen BPV-map, of het is maar half aangekomen."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_looks_like_a_formula_is_made_text(start):
    table = table_of([Verslag(naam=f'{start}HYPERLINK("x";"y")', uitkomst="voldoet")])
    row = next(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=";"))

    assert row["Bestand"] == f'\'{start}HYPERLINK("x";"y")'


def test_cells_with_marks_and_lines_come_back_whole():
    verslag = Verslag(naam='a;"b"\nc', uitkomst="voldoet", van="één")
    row = next(csv.DictReader(io.StringIO(table_of([verslag]).removeprefix("\ufeff"), newline=""), delimiter=";"))

    assert (row["Bestand"], row["Student"]) == ('a;"b"\nc', "één")
    assert None not in row


def test_lines_of_a_file_that_is_in_order():
    verslag = Verslag(naam="sam.json", van="Sam Voorbeeld", uitkomst="voldoet", code="3FA9-01BC")

    assert lines_of(verslag) == ("sam.json: Sam Voorbeeld, in orde, 3FA9-01BC",)
    assert closing_line([verslag, verslag]) == "2 bestanden: 2 in orde."
    assert command.exit_code([verslag]) == command.exit_code([]) == 0


def test_defect_of_ours_in_one_file_does_not_stop_the_rest(sam, robin, monkeypatch, capsys):
    def broken(naam, text, today):
        if "Robin" in text:
            raise ZeroDivisionError("onze fout")
        return read_inzending(naam, text, today)

    monkeypatch.setattr(command, "read_inzending", broken)

    assert run(robin, sam) == 2
    captured = capsys.readouterr()
    assert "Er ging iets mis bij het nakijken." in captured.out
    assert "Sam Voorbeeld, nog niet compleet" in captured.out
    assert "ZeroDivisionError: onze fout" in captured.err


def test_many_files_are_judged_by_several_processes_in_order(tmp_path, monkeypatch):
    """As a program, because only then the processes must find their work under another name."""
    folder = tmp_path / "klas"
    folder.mkdir()
    for number in range(command.MANY_FILES):
        write(folder / f"{number:02}.json", make_student(voornaam=f"Sam{number:02}"))
    (folder / "99.json").write_text("{", encoding="utf-8")
    program = [sys.executable, "-m", "bpv_logic", "check", "--today", TODAY, "--csv", tmp_path / "1.csv", folder]
    ended = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)
    monkeypatch.setattr(command, "MANY_FILES", 1000)

    assert (ended.returncode, ended.stderr) == (2, "")
    assert run("--csv", tmp_path / "2.csv", folder) == 2
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_progress_is_shown_on_a_terminal_only(tmp_path, monkeypatch, capsys):
    for number in range(12):
        write(tmp_path / f"{number:02}.json", make_student())
    run(tmp_path)
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    run(tmp_path)
    assert capsys.readouterr().err.endswith(f"\r[{'#' * 30}] 12 van 12\n")


def test_schema_is_printed(capsys):
    assert command.main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == export_schema()


def test_dossier_of_sbb_is_printed_as_toml(capsys):
    path = XML / "sterrenwacht.xml"

    assert command.main(["dossier", str(path)]) == 0
    assert load_dossier(capsys.readouterr().out, path.name) == read_sbb_xml(path.read_bytes())


def test_dossier_that_is_none_ends_with_2(tmp_path, capsys):
    path = tmp_path / "dossier.xml"
    path.write_text("<a/>", encoding="utf-8")

    assert command.main(["dossier", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dossier.xml")


def test_csv_in_a_folder_that_is_not_there_ends_with_2(sam, tmp_path, capsys):
    assert run("--csv", tmp_path / "weg" / "a.csv", sam) == 2
    assert "Dit overzicht is niet te schrijven" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", "--today", "gisteren", "x"], ["toets"]])
def test_command_that_we_do_not_know_is_told_in_dutch(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Deze opdracht kennen we niet (")


def test_help_tells_what_the_exit_code_means(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["check", "--help"])

    assert ended.value.code == 0
    assert "Wat alleen nog niet is ingevuld, is niet fout." in " ".join(capsys.readouterr().out.split())


def test_command_runs_as_a_program_and_takes_today_from_the_clock(sam, stuk):
    program = [sys.executable, "-m", "bpv_logic", "check"]
    sound = subprocess.run([*program, str(sam)], capture_output=True, text=True, encoding="utf-8", check=False)
    broken = subprocess.run([*program, str(stuk)], capture_output=True, text=True, encoding="utf-8", check=False)

    assert "Sam Voorbeeld" in sound.stdout
    assert (sound.returncode in (0, 1), sound.stderr) == (True, "")
    assert (broken.returncode, broken.stderr) == (2, "")
