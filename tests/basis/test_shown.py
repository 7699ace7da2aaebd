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
from tests.helpers.evil_texts import BEVELEN, SCHERM
from tests.helpers.example_export import VOORBEELD

from bpv_logic.browser.door import handle
from bpv_logic.cli import command, passwords
from bpv_logic.file.envelope import write_envelope
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import record_from_json

VANDAAG: Final = "2026-11-25"
BRON: Final[dict[str, Any]] = json.loads(VOORBEELD.read_text(encoding="utf-8"))
BEVEL: Final = re.compile(f"[{BEVELEN}]")
NEP: Final = "anders.json: Robin, in orde, 3FA9-01BC"
NAAM: Final = "\u0633\u0627\u0631\u0629"
APART: Final = f"\u2068{NAAM}\u2069"


def records_met(tekst: str, *, lang: bool = True) -> list[Any]:
    """Return the records of a whole map, with a text appended to every typed answer."""
    records = copy.deepcopy(BRON["records"])
    for record in records:
        kinds = {item.name: item.kind for item in FORMS[record["soort"]].fields}
        for name, value in record["velden"].items():
            # A handtekening must match to be valid.
            typed = (
                kinds.get(name) in ("text", "phone", "email", *(["longtext"] if lang else []))
                and record["soort"] != "handtekening"
            )
            if isinstance(value, str) and typed:
                record["velden"][name] = value + tekst
    return records


def bestand_met(tekst: str, *, lang: bool = True, **changed: dict[str, Any]) -> str:
    records = records_met(tekst, lang=lang)
    for record in records:
        record["velden"] |= changed.get(record["soort"], {})
    return write_envelope(map(record_from_json, records), exported_at=BRON["exportedAt"], generator="bpv-map/1.1.0")


def vraag(op: str, **delen: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": VANDAAG, **delen})))
    assert answer["ok"], answer
    return answer


def teksten_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Return every text in an answer, except the records and the keys of rows."""
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else ():
        yield from teksten_in(inner)
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name not in ("records", "attachments", "sleutel", "sorteer"):
            yield from teksten_in(inner)


def cellen(base64_: str) -> list[list[list[str]]]:
    """Return the cells of every sheet of a workbook."""
    sheets = openpyxl.load_workbook(io.BytesIO(base64.b64decode(base64_)))
    return [[[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in sheets]


def antwoorden(tekst: str, *, lang: bool = True) -> dict[str, Any]:
    """Request everything that a user is shown of one map."""
    records, bestand = records_met(tekst, lang=lang), bestand_met(tekst, lang=lang)
    naam = f"map{tekst}.json"
    inzending = vraag("klas_bestand", naam=naam, tekst=bestand)["inzending"]
    other = vraag("klas_bestand", naam=f"2{naam}", tekst=bestand)["inzending"]
    both = [{"naam": naam, "tekst": bestand}, {"naam": f"oud{naam}", "tekst": bestand_met(f"{tekst}x", lang=lang)}]
    return {
        "judge": vraag("judge", records=records),
        "klas_bestand": inzending,
        "klas_map": vraag("klas_map", bestanden=both)["map"],
        "klas_agenda": vraag("klas_agenda", inzendingen=[inzending]),
        "klas_dubbel": vraag("klas_dubbel", inzendingen=[inzending, {**other, "sleutel": "ander"}]),
        "verklaring": vraag("verklaring", records=records),
        "bericht": vraag("text", soort="contact_vragen", records=records),
        "tabellen": cellen(vraag("klas_tabellen", inzendingen=[inzending])["base64"]),
        "teksten": [vraag("text", id=record["id"], records=records)["tekst"] for record in records],
        "lezen": vraag("read_export", records=BRON["records"], tekst=bestand),
    }


@pytest.mark.scenario(
    "Control signs, signs that turn the order and signs without width: in nothing that a person is shown"
)
@pytest.mark.parametrize("tekst", SCHERM)
def test_nothing_that_is_told_of_a_map_commands_a_screen(tekst: str):
    for name, answer in antwoorden(tekst).items():
        found = list(teksten_in(answer))
        assert len(found) > 0
        # A calendar and a table have Windows line ends, and a table begins with a byte order mark.
        plain = [text.removeprefix("\ufeff").replace("\r\n", "\n") for text in found]
        assert [text for text in plain if BEVEL.search(text)] == [], name


def test_only_a_long_answer_has_lines_of_its_own():
    """A name with a line end would start a line that nobody wrote: another student's, or a signature."""
    for name, answer in antwoorden(f"\n{NEP}", lang=False).items():
        for text in teksten_in(answer):
            begun = text.splitlines()
            assert [line for line in begun if line.startswith("anders.json")] == [], (name, text)


def test_name_stays_one_cell_of_one_line():
    for rows in antwoorden(f"\n{NEP}\r\n;{NEP}")["tabellen"]:
        assert [row for row in rows if "\n" in row[0] + row[1] + row[2] + row[3]] == []
        assert {len(row) for row in rows} == {len(rows[0])}


def test_long_answer_keeps_its_lines():
    records = records_met("\neen\r\ntwee\u2028drie")
    besprekingen = [record["id"] for record in records if record["soort"] == "werkbespreking"]
    assert "\neen\ntwee\ndrie" in vraag("text", id=besprekingen[0], records=records)["tekst"]


def test_name_from_the_right_does_not_turn_a_sentence():
    bestand = bestand_met("", student={"voornaam": NAAM, "achternaam": ""}, periode={"praktijkopleider": NAAM})
    inzending = vraag("klas_bestand", naam=f"{NAAM}.json", tekst=bestand)["inzending"]
    records = json.loads(bestand)["records"]
    samen = vraag(
        "klas_samen", bestanden=[{"naam": f"{NAAM}.json", "tekst": bestand}, {"naam": "2.json", "tekst": bestand}]
    )

    # By itself, in a cell or a column, a name is as typed: people search for it and sort by it.
    assert inzending["van"] == inzending["rij"]["naam"] == NAAM
    assert f"Ik ben {APART}." in vraag("text", soort="contact_vragen", records=records)["tekst"]
    assert any(f"\u2068{NAAM}.json\u2069" in zin for zin in samen["samengevoegd"])
    assert vraag("judge", records=records)["verdict"]["slots"]["vandaag.groet"] == f"Dag {APART}"


def check(path: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    command.main(["check", "--today", VANDAAG, *arguments, str(path)])
    return capsys.readouterr().out


@pytest.mark.scenario("A name, an answer or a file name makes no line of its own on the command line of a school")
@pytest.mark.parametrize("tekst", [f"\n{NEP}", f"\r{NEP}", f"\u2028{NEP}", f"\x85{NEP}", f"\x1b[1A\x1b[2K\r{NEP}"])
def test_name_makes_no_line_of_its_own_on_the_command_line(
    tekst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / f"a{tekst.replace('/', '')}.json"
    path.write_text(bestand_met(tekst), encoding="utf-8")
    lines = check(path, capsys=capsys).splitlines()

    assert [line for line in lines if line.startswith(NEP[:11])] == []
    assert [line for line in lines if not line.isprintable()] == []
    # The one file, its own lines below it, and the count.
    assert [line[:2] for line in lines[1:-1]] == ["  "] * (len(lines) - 2)
    assert lines[-1].startswith("1 bestand")


@pytest.mark.parametrize("tekst", SCHERM)
def test_command_line_commands_no_screen(tekst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / f"a{tekst.replace('/', '').replace(chr(0), '')}.json"
    for content in (bestand_met(tekst), "{", f'{{"format": "{tekst}"}}', json.dumps(BRON | {"generator": tekst})):
        path.write_text(content, encoding="utf-8")
        told = check(path, capsys=capsys)
        assert not BEVEL.search(told), told
        as_json = check(path, "--json", capsys=capsys)
        assert not BEVEL.search(as_json)
        # Unchanged: a program that reads it gets the name of the file on disk.
        assert json.loads(as_json)[0]["bestand"] == str(path)


def test_name_of_ten_thousand_letters_stays_a_line_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.json"
    path.write_text(bestand_met("x" * 10_000), encoding="utf-8")

    assert max(map(len, check(path, capsys=capsys).splitlines())) < 1000


def test_name_of_a_file_is_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / ("map/" * 3 + "x" * 200 + "/einde.json")
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")

    assert "einde.json: niet te lezen" in check(path, capsys=capsys)


def test_name_from_the_right_leaves_the_rest_of_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / f"{NAAM}.json"
    path.write_text(bestand_met("", student={"voornaam": NAAM, "achternaam": ""}), encoding="utf-8")
    first = check(path, capsys=capsys).splitlines()[0]

    assert re.fullmatch(f"\u2068.*{NAAM}\\.json\u2069: {APART}, [a-z ]+, [0-9A-F]{{4}}-[0-9A-F]{{4}}", first)


def test_option_in_the_name_of_a_file_is_told_on_one_line(capsys: pytest.CaptureFixture[str]):
    """A shell expands `*.json` to file names: one that begins with a hyphen is read as an option."""
    with pytest.raises(SystemExit):
        command.main(["check", "--x\nanders.json:\x1b[2K.json", "a.json"])
    told = capsys.readouterr().err

    assert len(told.splitlines()) == 1
    assert not BEVEL.search(told.rstrip("\n"))


@pytest.mark.parametrize("name", ["klas.json", "klas.JSON"])
def test_table_takes_the_place_of_no_map(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file named `--csv=klas.json` would overwrite another student's map."""
    path, other = tmp_path / "a.json", tmp_path / name
    path.write_text(bestand_met(""), encoding="utf-8")
    other.write_text("een map", encoding="utf-8")

    assert command.main(["check", "--today", VANDAAG, f"--csv={other}", str(path)]) == 2
    assert capsys.readouterr().err == "Kies voor het overzicht een naam die op .csv eindigt.\n"
    assert other.read_text(encoding="utf-8") == "een map"


def test_password_is_asked_for_on_one_line(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(passwords, "getpass", asked.append)
    passwords.ask_password(f"a\n{NEP}\x1b[2K.json")

    assert asked[0].isprintable()


def test_dossier_is_printed_without_a_command_to_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = (Path(__file__).parents[1] / "dossiers/xml/sterrenwacht.xml").read_text("utf-8-sig")
    path = tmp_path / "a.xml"
    path.write_text(source.replace("Zet de kijker klaar", "Zet \u202egvs\x9b2K klaar"), encoding="utf-8")
    command.main(["dossier", str(path)])

    assert not BEVEL.search(capsys.readouterr().out)
