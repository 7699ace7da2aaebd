"""The school's command line: its messages, its output files, and its exit codes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import openpyxl
import pytest
from tests.helpers.builders import TODAY, make_bewijs, make_bezoek, make_map, make_periode, make_student, make_urendag
from tests.helpers.case_files import load_cases
from tests.helpers.klas.generator import make_klas

from bpv_logic.basis.canonical import sha256_of
from bpv_logic.basis.csv import csv_text
from bpv_logic.browser import door
from bpv_logic.cli import command, time_limit
from bpv_logic.cli.face import judge_file
from bpv_logic.cli.files import Found
from bpv_logic.cli.report import HEADINGS, Verslag, antwoord_of, closing_line, lines_of
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.toml import load_dossier
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.limits import MAX_BYTES
from bpv_logic.file.schema import export_schema
from bpv_logic.klas.tables import OVERZICHT
from bpv_logic.map.bpvmap import Record

XML = Path(__file__).parents[1] / "dossiers" / "xml"
GOLDEN = Path(__file__).parents[1] / "golden" / "hele-bpv.json"
PHOTO = make_attachment("image/jpeg", b"een foto")
BEWIJS = make_bewijs(
    soort="foto", bijlagen=[{"sha256": PHOTO.sha256, "naam": "a.jpg", "type": "image/jpeg", "grootte": 8}]
)


def write(path: Path, *records: Record, **rest) -> Path:
    text = write_envelope(
        records, exported_at="2026-11-25T15:00:00.000Z", generator="bpv-map/1.0.0", rules_version="1.0.0", **rest
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(name="sam")
def _sam(tmp_path) -> Path:
    """A map in which nothing is wrong, but much is not filled in yet."""
    return write(tmp_path / "sam.json", *make_map(make_urendag()).records)


@pytest.fixture(name="robin")
def _robin(tmp_path) -> Path:
    """A map with an impossible time."""
    student = make_student(id="student-2", voornaam="Robin")
    return write(tmp_path / "robin.json", student, make_periode(), make_urendag(begin="17:00", eind="08:00"))


@pytest.fixture(name="piece")
def _damaged(tmp_path) -> Path:
    """A file that arrived only partly."""
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


def test_file_that_cannot_be_read_ends_with_2_and_the_rest_goes_on(sam, piece, robin, capsys):
    assert run(piece, sam, robin) == 2
    lines = capsys.readouterr().out.splitlines()

    assert lines[:2] == [
        f"{piece}: niet te lezen",
        "  Het bestand is geen BPV-map, of het is maar half aangekomen.",
    ]
    assert lines[2].startswith(f"{sam}: Sam Voorbeeld")
    assert lines[-1] == "3 bestanden: 1 nog niet compleet, 1 er klopt iets niet, 1 niet te lezen."


def test_file_that_is_not_there_is_told(sam, tmp_path, capsys):
    assert run(tmp_path / "weg.json", sam) == 2
    assert "Dit bestand bestaat niet, of het is niet te openen." in capsys.readouterr().out


def test_damaged_photo_ends_with_2_and_the_map_is_judged(tmp_path, capsys):
    path = write(tmp_path / "foto.json", make_student(), BEWIJS, attachments=[PHOTO])
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


def test_json_holds_everything(sam, piece, capsys):
    assert run("--json", sam, piece) == 2
    read, broken = json.loads(capsys.readouterr().out)

    assert (read["bestand"], read["student"], read["uitkomst"]) == (str(sam), "Sam Voorbeeld", "nog_onvolledig")
    assert {"code", "uitkomst", "toon", "tekst", "waarom"} <= set(read["bevindingen"][0])
    assert read["rij"]["leerbedrijf"] == "Zorgcentrum Voorbeeld"
    assert broken == {
        "bestand": str(piece),
        "bestanden": [str(piece)],
        "fout": "Het bestand is geen BPV-map, of het is maar half aangekomen.",
        "student": "",
        "uitkomst": None,
        "code": "",
        "gemaaktOp": "",
        "waarschuwingen": [],
        "opmerkingen": [],
        "bevindingen": [],
        "rij": {},
        "sleutels": [],
    }


def test_table_opens_in_a_dutch_spreadsheet(sam, piece, tmp_path, capsys):
    table = tmp_path / "overzicht.csv"

    assert run("--csv", table, sam, piece) == 2
    assert capsys.readouterr().out
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfStudent;Studentnummer;Crebo;Opleiding;")
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (first["Student"], first["Uren gedaan"], first["Uren afgesproken"]) == ("Sam Voorbeeld", "8", "640")
    assert (first["Uitkomst"], first["Leerbedrijf"]) == ("nog niet compleet", "Zorgcentrum Voorbeeld")
    assert (first["Klopt niet"], first["Gemaakt op"]) == ("", "2026-11-25")
    assert (second["Uitkomst"], second["Student"]) == ("niet te lezen", "")
    assert second["Klopt niet"] == "Het bestand is geen BPV-map, of het is maar half aangekomen."


def test_tables_of_a_class_are_written_as_one_workbook_by_last_name(sam, piece, tmp_path, capsys):
    """Ook wat niet te lezen is, staat erin."""
    zwart = make_student(id="student-3", voornaam="Ada", achternaam="van der Zwart", studentnummer="01234")
    write(tmp_path / "a.json", zwart, make_periode(leerbedrijf="1-2"), make_bezoek())
    book = tmp_path / "klas.xlsx"

    assert run("--excel", book, piece, tmp_path / "a.json", sam) == 2
    assert capsys.readouterr().out
    sheets = openpyxl.load_workbook(book)
    rows = list(sheets["Overzicht"].iter_rows(min_row=2, values_only=True))
    (contact,) = sheets["Contacten"].iter_rows(min_row=2, values_only=True)

    assert [row[:2] for row in rows] == [("Sam Voorbeeld", None), ("Ada van der Zwart", "01234"), (None, None)]
    assert rows[2][HEADINGS.index("Klopt niet")] == "Het bestand is geen BPV-map, of het is maar half aangekomen."
    assert contact[:4] == ("Ada van der Zwart", "01234", "25498", "1-2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "klas.xlsx", "sam.json", "stuk.json"]


@pytest.mark.parametrize(("option", "name"), [("--excel", "klas.csv"), ("--excel", "klas"), ("--csv", "klas.xlsx")])
def test_name_must_say_what_the_file_is(sam, tmp_path, capsys, option, name):
    assert run(option, tmp_path / name, sam) == 2
    assert "Kies voor het overzicht een naam die op" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_overview_stands_by_last_name_too(sam, robin, tmp_path):
    write(tmp_path / "z.json", make_student(id="z", voornaam="Al", achternaam="de Appel"))
    assert run("--csv", tmp_path / "o.csv", sam, robin, tmp_path / "z.json") == 1
    rows = csv.DictReader(io.StringIO((tmp_path / "o.csv").read_text("utf-8-sig"), newline=""), delimiter=";")

    assert [row["Student"] for row in rows] == ["Al de Appel", "Robin Voorbeeld", "Sam Voorbeeld"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_cell_that_looks_like_a_formula_is_made_text(start):
    row = row_of(Verslag(naam=f'{start}HYPERLINK("x";"y")', uitkomst="voldoet"))

    assert row[HEADINGS.index("Bestand")] == f'\'{start[-1]}HYPERLINK("x";"y")'


def test_cell_with_marks_comes_back_whole_and_the_name_of_a_file_on_one_line():
    row = row_of(Verslag(naam='a;"b"\nc', uitkomst="voldoet", van="één", rij={"uren_gedaan": -3}))

    assert (row[HEADINGS.index("Bestand")], row[0]) == ('a;"b" c', "één")
    assert row[HEADINGS.index("Uren gedaan")] == "-3"
    assert len(row) == len(HEADINGS)


def row_of(report: Verslag) -> list[str]:
    text = csv_text(HEADINGS, [antwoord_of(report, as_json=False).rijen.overzicht])
    [_, row] = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return row


def test_lines_of_a_file_that_is_in_order():
    report = Verslag(naam="sam.json", van="Sam Voorbeeld", uitkomst="voldoet", code="3FA9-01BC")
    answer = antwoord_of(report, as_json=False)

    assert lines_of(report) == ("sam.json: Sam Voorbeeld, in orde, 3FA9-01BC",)
    assert closing_line({answer.telt_als: 2}) == "2 bestanden: 2 in orde."
    assert (answer.code, answer.tekst) == (0, "sam.json: Sam Voorbeeld, in orde, 3FA9-01BC")


def test_defect_of_ours_in_one_file_does_not_stop_the_rest(sam, robin, monkeypatch, capsys):
    def broken(content, today, **rest):
        if b"Robin" in content:
            raise ZeroDivisionError("onze fout")
        return judge_file(content, today, **rest)

    monkeypatch.setattr(command, "judge_file", broken)

    assert run(robin, sam) == 2
    captured = capsys.readouterr()
    assert "Er ging iets mis bij het nakijken." in captured.out
    assert "Sam Voorbeeld, nog niet compleet" in captured.out
    assert "ZeroDivisionError: onze fout" in captured.err


def test_many_files_are_judged_by_several_processes_in_order(tmp_path, monkeypatch):
    """As a program, because only then must the processes find their work under another name."""
    folder = tmp_path / "klas"
    folder.mkdir()
    for number in range(command.MANY_FILES):
        write(folder / f"{number:02}.json", make_student(id=f"s{number}", voornaam=f"Sam{number:02}"))
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


def test_damaged_files_of_every_kind_are_told_and_the_rest_goes_on(sam, tmp_path, capsys):
    """In a folder as received: each file that cannot be read gets one sentence."""
    (tmp_path / "binair.json").write_bytes(b"\x89PNG\x00\xff")
    (tmp_path / "leeg.json").write_bytes(b"")
    (tmp_path / "groot.json").write_bytes(b"[" * (MAX_BYTES + 1))
    (tmp_path / "diep.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "kring.json").symlink_to(tmp_path / "kring.json")
    (tmp_path / "weg.json").symlink_to(tmp_path / "bestaat-niet.json")
    (tmp_path / "zichzelf").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pijp.json")
    expected = {
        "binair.json": "Dit bestand is geen BPV-map, of een ander programma heeft het veranderd.",
        "leeg.json": "Dit bestand is leeg. Vraag of het nog eens gestuurd wordt.",
        "groot.json": "Het bestand is groter dan 25 MB.",
        "diep.json": "Het bestand zit ingewikkelder in elkaar dan een BPV-map kan zijn.",
        "kring.json": "Dit bestand bestaat niet, of het is niet te openen.",
        "weg.json": "Dit bestand bestaat niet, of het is niet te openen.",
        "pijp.json": "Dit is geen gewoon bestand.",
    }

    assert run("--json", tmp_path) == 2
    found = {Path(item["bestand"]).name: item["fout"] for item in json.loads(capsys.readouterr().out)}
    assert found == expected | {sam.name: None}


def test_folder_and_file_that_may_not_be_opened_are_told(sam, tmp_path, monkeypatch, capsys):
    """Simulated, because the user who runs the tests may open everything."""
    closed = tmp_path / "dicht"
    closed.mkdir()
    locked = write(tmp_path / "slot.json", make_student())
    scandir, opened = os.scandir, Path.open

    def refuse(path):
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def refuse_file(path, mode):
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(Path, "open", refuse_file)

    assert run(tmp_path) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"{closed}: niet te lezen", "  Deze map is niet te openen."]
    assert lines[-2:] == [
        "  Dit bestand bestaat niet, of het is niet te openen.",
        "3 bestanden: 1 nog niet compleet, 2 niet te lezen.",
    ]
    assert any(line.startswith(f"{sam}: Sam Voorbeeld") for line in lines)


def test_name_that_is_no_text_is_no_obstacle(tmp_path):
    write(tmp_path / os.fsdecode(b"caf\xe9.json"), make_student())

    assert run("--csv", tmp_path / "a.csv", tmp_path) == 0
    assert "caf" in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_file_that_is_named_twice_is_told_once(sam, tmp_path, capsys):
    assert run(sam, tmp_path, sam) == 0
    assert capsys.readouterr().out.endswith("1 bestand: 1 nog niet compleet.\n")


def test_one_process_goes_on_where_the_system_allows_no_more(tmp_path, monkeypatch, capsys):
    def half(answer, paths, _start):
        yield from map(answer, paths[:2])
        raise BrokenProcessPool

    monkeypatch.setattr(command, "MANY_FILES", 2)
    monkeypatch.setattr(command, "_by_processes", half)
    for number in range(5):
        write(tmp_path / f"{number}.json", make_student(id=f"s{number}", voornaam=f"Sam{number}"))

    assert run(tmp_path) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "Voorbeeld" in line]
    assert [line.split(": ")[1].split()[0] for line in told] == [f"Sam{number}" for number in range(5)]


@pytest.mark.scenario("A file that keeps the rules busy for ever is given up, and the files after it are checked")
def test_file_that_takes_too_long_is_told_and_the_next_are_checked(tmp_path, monkeypatch, capsys):
    def endless(content, today, **rest):
        while b"Robin" in content:
            pass
        return judge_file(content, today, **rest)

    for number, name in enumerate(("Sam", "Robin", "Noor")):
        write(tmp_path / f"{number}.json", make_student(id=f"s{number}", voornaam=name))
    monkeypatch.setattr(command, "judge_file", endless)
    monkeypatch.setattr(command, "FILE_SECONDS", 0.2)

    assert run(tmp_path) == 2
    lines = capsys.readouterr().out.splitlines()
    late = lines.index("  Het nakijken duurde te lang, en is gestopt. Vraag om een nieuw bestand.")
    assert lines[late - 1] == f"{tmp_path / '1.json'}: niet te lezen"
    assert lines[-1] == "3 bestanden: 2 nog niet compleet, 1 niet te lezen."


@pytest.mark.parametrize("by", [time_limit._by_alarm, time_limit._by_thread])
def test_time_limit_stops_python_work_and_lets_other_work_be(by):
    """Windows has no alarm, and uses a watching thread to stop."""

    def endless():
        while True:
            pass

    assert by(60, lambda: "klaar") == "klaar"
    with pytest.raises(time_limit.TooLongError):
        by(0.05, endless)
    assert by(60, lambda: "nog eens") == "nog eens"


def test_ctrl_c_ends_with_a_sentence_and_leaves_an_older_table_alone(sam, robin, tmp_path, monkeypatch, capsys):
    table = tmp_path / "overzicht.csv"
    table.write_text("van gisteren", encoding="utf-8")

    def stopped(content, today, **rest):
        if b"Robin" in content:
            raise KeyboardInterrupt
        return judge_file(content, today, **rest)

    monkeypatch.setattr(command, "judge_file", stopped)

    assert run("--csv", table, sam, robin) == command.STOPPED == 130
    captured = capsys.readouterr()
    assert captured.err == "\nGestopt. Er is geen overzicht bewaard.\n"
    assert captured.out.startswith(str(sam))
    assert table.read_text(encoding="utf-8") == "van gisteren"
    assert sorted(tmp_path.glob("*.deel")) == []


def test_ctrl_c_stops_every_process(tmp_path):
    """As a program with worker processes: none of them may show a traceback or keep its output open.

    It prints far more than a pipe holds and nobody reads it, so it cannot finish before it is stopped.
    """
    for number in range(400):
        write(tmp_path / f"{number:03}.json", make_student(id=f"s{number}", voornaam=f"Sam{number:03}"))
    program = [sys.executable, "-u", "-m", "bpv_logic", "check", "--json", "--today", TODAY, str(tmp_path)]
    # If the tests run in the background, every child process ignores Ctrl-C.
    listening = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    )
    program = [sys.executable, "-c", listening, *program]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    ) as started:
        started.stdout.readline()
        os.killpg(started.pid, signal.SIGINT)
        _, errors = started.communicate()

    assert (started.returncode, errors) == (130, "\nGestopt. Er is geen overzicht bewaard.\n")


def test_reader_that_has_seen_enough_gets_no_traceback(tmp_path):
    for number in range(45):
        write(tmp_path / f"{number}.json", make_student(id=f"s{number}"), make_periode(), make_urendag())
    program = [sys.executable, "-u", "-m", "bpv_logic", "check", "--json", tmp_path]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        started.stdout.readline()
        started.stdout.close()
        errors = started.stderr.read()

    assert (started.returncode, errors) == (2, "")


def test_every_fixture_has_the_verdict_that_the_browser_gives(tmp_path):
    """Each case of the rules, the golden map and an invented klas, through the browser's only entrance."""
    for number, case in enumerate(load_cases()):
        write(tmp_path / f"{number:04}.json", *case.records)
    for name, text in make_klas(8, seed=5, today=dt.date.fromisoformat(TODAY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    # Each by itself: the cases are all about one student.
    today = dt.date.fromisoformat(TODAY)
    answers = [
        json.loads(command.answer_file(Found(path=path), today, as_json=True).tekst)
        for path in (*sorted(tmp_path.iterdir()), GOLDEN)
    ]

    read = [answer for answer in answers if not answer["fout"]]
    # Three of the cases hold what no file may hold.
    assert len(answers) - 3 == len(read) > 300
    for answer in read:
        records = json.loads(Path(answer["bestand"]).read_text(encoding="utf-8"))["records"]
        request = json.dumps({"op": "judge", "records": records, "today": TODAY})
        verdict = json.loads(door.handle(request))["verdict"]
        assert (answer["uitkomst"], answer["bevindingen"]) == (verdict["uitkomst"], verdict["bevindingen"])


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


def test_command_runs_as_a_program_and_takes_today_from_the_clock(sam, piece):
    program = [sys.executable, "-m", "bpv_logic", "check"]
    sound = subprocess.run([*program, str(sam)], capture_output=True, text=True, encoding="utf-8", check=False)
    broken = subprocess.run([*program, str(piece)], capture_output=True, text=True, encoding="utf-8", check=False)

    assert "Sam Voorbeeld" in sound.stdout
    assert (sound.returncode in (0, 1), sound.stderr) == (True, "")
    assert (broken.returncode, broken.stderr) == (2, "")


def test_table_begins_with_the_columns_of_the_page_of_a_class():
    assert HEADINGS[: len(OVERZICHT)] == tuple(heading.naam for heading in OVERZICHT)


def test_class_is_judged_with_what_the_school_has_set(tmp_path, capsys):
    """The norm that a school changed applies."""
    path = write(tmp_path / "map.json", make_student(), make_periode())
    pakket = tmp_path / "schoolpakket.toml"
    pakket.write_text(
        '[[norm]]\nnaam = "contact_minimum"\n[[norm.waarden]]\nvanaf = 2020-01-01\nwaarde = 20\n'
        'bron = "Gids Mbo Voorbeeld"\nplaats = "Begeleiding"\n',
        encoding="utf-8",
    )

    said = []
    for options in ([], ["--schoolpakket", str(pakket)]):
        command.main(["check", "--json", "--today", "2027-03-01", *options, str(path)])
        [found] = json.loads(capsys.readouterr().out)
        said.append(" ".join(item["tekst"] for item in found["bevindingen"]))

    assert "20 keer" not in said[0]
    assert "20 keer" in said[1]


def test_school_settings_that_are_not_sound_stop_the_check(tmp_path, capsys):
    pakket = tmp_path / "schoolpakket.toml"
    pakket.write_text('kleur = "blauw"\n', encoding="utf-8")

    assert command.main(["check", "--schoolpakket", str(pakket), str(GOLDEN)]) == 2
    assert "kleur" in capsys.readouterr().err
