"""What others write stays text: on the command line, in tables, in a calendar, in texts to copy and on sheets."""

from __future__ import annotations

import base64
import copy
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from tests.helpers.evil_texts import COMMANDS, SCREEN
from tests.helpers.example_export import EXAMPLE_FILE

from bpv_logic.browser.door import handle
from bpv_logic.cli import command, passwords
from bpv_logic.file.envelope import write_envelope
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import record_from_json

TODAY: Final = "2026-11-25"
SOURCE: Final[dict[str, Any]] = json.loads(EXAMPLE_FILE.read_text(encoding="utf-8"))
COMMAND: Final = re.compile(f"[{COMMANDS}]")
FAKE: Final = "anders.json: Robin, in orde, 3FA9-01BC"
NAME: Final = "\u0633\u0627\u0631\u0629"
SEPARATE: Final = f"\u2068{NAME}\u2069"


def records_with(text: str, *, long: bool = True) -> list[Any]:
    """Return the records of a whole map, with a text appended to every typed answer."""
    records = copy.deepcopy(SOURCE["records"])
    for record in records:
        kinds = {item.name: item.kind for item in FORMS[record["soort"]].fields}
        for name, value in record["velden"].items():
            # A handtekening must match to be valid.
            typed = (
                kinds.get(name) in ("text", "phone", "email", *(["longtext"] if long else []))
                and record["soort"] != "handtekening"
            )
            if isinstance(value, str) and typed:
                record["velden"][name] = value + text
    return records


def file_with(text: str, *, long: bool = True, **changed: dict[str, Any]) -> str:
    records = records_with(text, long=long)
    for record in records:
        record["velden"] |= changed.get(record["soort"], {})
    return write_envelope(map(record_from_json, records), exported_at=SOURCE["exportedAt"], generator="bpv-map/1.1.0")


def ask(op: str, **delen: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": TODAY, **delen})))
    assert answer["ok"], answer
    return answer


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Return every text in an answer, except the records and the keys of rows."""
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else ():
        yield from texts_in(inner)
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name not in ("records", "attachments", "sleutel", "sorteer"):
            yield from texts_in(inner)


def cellen(base64_: str) -> list[list[list[str]]]:
    """Return the cells of every sheet of a workbook."""
    sheets = openpyxl.load_workbook(io.BytesIO(base64.b64decode(base64_)))
    return [[[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in sheets]


def answers(text: str, *, long: bool = True) -> dict[str, Any]:
    """Request everything that a user is shown of one map."""
    records, file = records_with(text, long=long), file_with(text, long=long)
    name = f"map{text}.json"
    entry = ask("klas_bestand", naam=name, tekst=file)["inzending"]
    other = ask("klas_bestand", naam=f"2{name}", tekst=file)["inzending"]
    both = [{"naam": name, "tekst": file}, {"naam": f"oud{name}", "tekst": file_with(f"{text}x", long=long)}]
    return {
        "judge": ask("judge", records=records),
        "klas_bestand": entry,
        "klas_map": ask("klas_map", bestanden=both)["map"],
        "klas_agenda": ask("klas_agenda", inzendingen=[entry]),
        "klas_dubbel": ask("klas_dubbel", inzendingen=[entry, {**other, "sleutel": "ander"}]),
        "verklaring": ask("verklaring", records=records),
        "bericht": ask("text", soort="contact_vragen", records=records),
        "tabellen": cellen(ask("klas_tabellen", inzendingen=[entry])["base64"]),
        "teksten": [ask("text", id=record["id"], records=records)["tekst"] for record in records],
        "lezen": ask("read_export", records=SOURCE["records"], tekst=file),
    }


@pytest.mark.scenario(
    "Control signs, signs that turn the order and signs without width: in nothing that a person is shown"
)
@pytest.mark.parametrize("text", SCREEN)
def test_nothing_that_is_told_of_a_map_commands_a_screen(text: str):
    for name, answer in answers(text).items():
        found = list(texts_in(answer))
        assert len(found) > 0
        # A calendar and a table have Windows line ends, and a table begins with a byte order mark.
        plain = [text.removeprefix("\ufeff").replace("\r\n", "\n") for text in found]
        assert [text for text in plain if COMMAND.search(text)] == [], name


def test_only_a_long_answer_has_lines_of_its_own():
    """A name with a line end would start a line that nobody wrote: another student's, or a signature."""
    for name, answer in answers(f"\n{FAKE}", long=False).items():
        for text in texts_in(answer):
            begun = text.splitlines()
            assert [line for line in begun if line.startswith("anders.json")] == [], (name, text)


def test_name_stays_one_cell_of_one_line():
    for rows in answers(f"\n{FAKE}\r\n;{FAKE}")["tabellen"]:
        assert [row for row in rows if "\n" in row[0] + row[1] + row[2] + row[3]] == []
        assert {len(row) for row in rows} == {len(rows[0])}


def test_long_answer_keeps_its_lines():
    records = records_with("\neen\r\ntwee\u2028drie")
    werkbesprekingen = [record["id"] for record in records if record["soort"] == "werkbespreking"]
    assert "\neen\ntwee\ndrie" in ask("text", id=werkbesprekingen[0], records=records)["tekst"]


def test_name_from_the_right_does_not_turn_a_sentence():
    file = file_with("", student={"voornaam": NAME, "achternaam": ""}, periode={"praktijkopleider": NAME})
    entry = ask("klas_bestand", naam=f"{NAME}.json", tekst=file)["inzending"]
    records = json.loads(file)["records"]
    together = ask("klas_samen", bestanden=[{"naam": f"{NAME}.json", "tekst": file}, {"naam": "2.json", "tekst": file}])

    # By itself, in a cell or a column, a name is as typed: people search for it and sort by it.
    assert entry["van"] == entry["rij"]["naam"] == NAME
    assert f"Ik ben {SEPARATE}." in ask("text", soort="contact_vragen", records=records)["tekst"]
    assert any(f"\u2068{NAME}.json\u2069" in sentence for sentence in together["samengevoegd"])
    assert ask("judge", records=records)["verdict"]["slots"]["vandaag.groet"] == f"Dag {SEPARATE}"


def check(path: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    command.main(["check", "--today", TODAY, *arguments, str(path)])
    return capsys.readouterr().out


@pytest.mark.scenario("A name, an answer or a file name makes no line of its own on the command line of a school")
@pytest.mark.parametrize("text", [f"\n{FAKE}", f"\r{FAKE}", f"\u2028{FAKE}", f"\x85{FAKE}", f"\x1b[1A\x1b[2K\r{FAKE}"])
def test_name_makes_no_line_of_its_own_on_the_command_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / f"a{text.replace('/', '')}.json"
    path.write_text(file_with(text), encoding="utf-8")
    lines = check(path, capsys=capsys).splitlines()

    assert [line for line in lines if line.startswith(FAKE[:11])] == []
    assert [line for line in lines if not line.isprintable()] == []
    # The one file, its own lines below it, and the count.
    assert [line[:2] for line in lines[1:-1]] == ["  "] * (len(lines) - 2)
    assert lines[-1].startswith("1 bestand")


@pytest.mark.parametrize("text", SCREEN)
def test_command_line_commands_no_screen(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / f"a{text.replace('/', '').replace(chr(0), '')}.json"
    for content in (file_with(text), "{", f'{{"format": "{text}"}}', json.dumps(SOURCE | {"generator": text})):
        path.write_text(content, encoding="utf-8")
        told = check(path, capsys=capsys)
        assert not COMMAND.search(told), told
        as_json = check(path, "--json", capsys=capsys)
        assert not COMMAND.search(as_json)
        # Unchanged: a program that reads it gets the name of the file on disk.
        assert json.loads(as_json)[0]["bestand"] == str(path)


def test_name_of_ten_thousand_letters_stays_a_line_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.json"
    path.write_text(file_with("x" * 10_000), encoding="utf-8")

    assert max(map(len, check(path, capsys=capsys).splitlines())) < 1000


def test_name_of_a_file_is_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / ("map/" * 3 + "x" * 200 + "/einde.json")
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")

    assert "einde.json: niet te lezen" in check(path, capsys=capsys)


def test_name_from_the_right_leaves_the_rest_of_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / f"{NAME}.json"
    path.write_text(file_with("", student={"voornaam": NAME, "achternaam": ""}), encoding="utf-8")
    first = check(path, capsys=capsys).splitlines()[0]

    assert re.fullmatch(f"\u2068.*{NAME}\\.json\u2069: {SEPARATE}, [a-z ]+, [0-9A-F]{{4}}-[0-9A-F]{{4}}", first)


def test_option_in_the_name_of_a_file_is_told_on_one_line(capsys: pytest.CaptureFixture[str]):
    """A shell expands `*.json` to file names: one that begins with a hyphen is read as an option."""
    with pytest.raises(SystemExit):
        command.main(["check", "--x\nanders.json:\x1b[2K.json", "a.json"])
    told = capsys.readouterr().err

    assert len(told.splitlines()) == 1
    assert not COMMAND.search(told.rstrip("\n"))


@pytest.mark.parametrize("name", ["klas.json", "klas.JSON"])
def test_table_takes_the_place_of_no_map(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file named `--csv=klas.json` would overwrite another student's map."""
    path, other = tmp_path / "a.json", tmp_path / name
    path.write_text(file_with(""), encoding="utf-8")
    other.write_text("een map", encoding="utf-8")

    assert command.main(["check", "--today", TODAY, f"--csv={other}", str(path)]) == 2
    assert capsys.readouterr().err == "Kies voor het overzicht een naam die op .csv eindigt.\n"
    assert other.read_text(encoding="utf-8") == "een map"


def test_password_is_asked_for_on_one_line(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(passwords, "getpass", asked.append)
    passwords.ask_password(f"a\n{FAKE}\x1b[2K.json")

    assert asked[0].isprintable()


def test_dossier_is_printed_without_a_command_to_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = (Path(__file__).parents[1] / "dossiers/xml/sterrenwacht.xml").read_text("utf-8-sig")
    path = tmp_path / "a.xml"
    path.write_text(source.replace("Zet de kijker klaar", "Zet \u202egvs\x9b2K klaar"), encoding="utf-8")
    command.main(["dossier", str(path)])

    assert not COMMAND.search(capsys.readouterr().out)
