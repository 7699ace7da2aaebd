"""The docs about the export match the code: the table of fields, the example, the code in the text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.helpers.example_export import EXAMPLE_FILE
from tests.helpers.lock_up import lock_up

from bpv_logic import export, findings_of, judge_file, prive
from bpv_logic.file.envelope import decode_export, read_envelope
from bpv_logic.file.limits import shapes_of
from bpv_logic.file.private import without_private
from bpv_logic.file.schema import export_schema
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import record_to_json
from bpv_logic.map.seal import is_intact
from bpv_site.checks.field_table import TABLE, velden_markdown

DOCS = EXAMPLE_FILE.parent
FINDINGS = [item["tekst"] for item in findings_of(judge_file(EXAMPLE_FILE.read_bytes(), dt.date(2026, 11, 25)))]
EXPORT = (DOCS / "export.md").read_text(encoding="utf-8")


def code_in(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", EXPORT, flags=re.MULTILINE | re.DOTALL)


def test_table_of_fields_is_what_the_forms_say():
    assert TABLE.read_text(encoding="utf-8") == velden_markdown(), "run: python -m bpv_site velden"


def test_table_names_every_field_with_its_question():
    parts = dict(re.findall(r"^## `(\w+)`(.*?)(?=^## |\Z)", velden_markdown(), flags=re.MULTILINE | re.DOTALL))

    assert list(parts) == [form.name for form in ALL_FORMS]
    for form in ALL_FORMS:
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.+?) \| .*\|$", parts[form.name], flags=re.MULTILINE)
        assert {name for name, *_ in rows} == set(shapes_of(form.name))
        assert {item.label for item in form.fields} <= {label for _, label, _ in rows}


def test_example_is_whole_sound_and_has_a_record_of_every_kind():
    text = EXAMPLE_FILE.read_text(encoding="utf-8")
    envelope = read_envelope(text)

    assert Draft202012Validator(export_schema()).is_valid(json.loads(text))
    assert envelope.warnings == ()
    assert {record.soort for record in envelope.records} == {form.name for form in ALL_FORMS}
    assert all(is_intact(item) for item in envelope.bpvmap.every("handtekening"))
    assert [len(item.data) for item in envelope.attachments] == [67]
    assert envelope.verdict


def test_record_in_the_text_stands_in_the_example_too():
    [shown, *_] = [json.loads(code) for code in code_in("json")]
    envelope = read_envelope(EXAMPLE_FILE.read_text(encoding="utf-8"))

    assert shown in [record_to_json(record) for record in envelope.records]


def test_python_in_the_text_opens_a_file_with_a_password(tmp_path):
    envelope = EXAMPLE_FILE.read_text(encoding="utf-8")
    closed = lock_up(envelope, "vier losse woorden hier")
    (tmp_path / "voorbeeld-met-wachtwoord.json").write_text(json.dumps(closed), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code_in("python")[0]], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )

    assert done.stderr == ""
    assert done.stdout.split() == ["bpv-map", str(len(json.loads(envelope)["records"]))]


@pytest.mark.parametrize(("number", "more"), [(2, []), (3, ["Sam Voorbeeld voldoet_niet 24", *FINDINGS])])
def test_python_in_the_text_works(number, more, tmp_path):
    shutil.copy(EXAMPLE_FILE, tmp_path / "voorbeeld-export.json")
    done = subprocess.run(
        [sys.executable, "-c", code_in("python")[number]],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stderr == ""
    days = ["2026-11-23 08:00 16:30", "2026-11-24 08:00 16:30", "2026-11-25 08:00 16:30"]
    assert done.stdout.splitlines() == [*days, *more]


def test_proof_of_a_key_in_the_text_is_right_and_a_changed_one_is_not():
    code = code_in("python")[1]
    for text, ends_well in ((code, True), (code.replace('"8d9a', '"8d9b'), False)):
        done = subprocess.run([sys.executable, "-c", text], capture_output=True, encoding="utf-8", check=False)

        assert (done.returncode == 0, done.stdout) == (ends_well, "het bewijs klopt\n" if ends_well else "")


def test_addresses_that_the_text_named_before_still_hold():
    """A school's own program may follow docs/export.md of 1.2."""
    assert export.read_envelope is read_envelope
    assert export.decode_export is decode_export
    assert prive.without_private is without_private


def test_javascript_in_the_text_works(tmp_path):
    """With Node, which the tests have for the site; in a browser `text` comes from `file.text()`."""
    [code] = code_in("js")
    shutil.copy(EXAMPLE_FILE, tmp_path / "voorbeeld-export.json")
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    program = (
        'import fs from "node:fs";const text = fs.readFileSync("voorbeeld-export.json", "utf8");\n'
        f"{code}\nconst changed = text.replace('Sam', 'Sem');\n"
        "console.log(JSON.stringify([await isWhole(text), await isWhole(changed), days(text).length]));"
    )
    done = subprocess.run(
        [node, "--input-type=module", "-e", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )

    assert (done.stderr, done.stdout.strip()) == ("", "[true,false,3]")


def test_table_for_a_spreadsheet_is_made_as_the_text_says(tmp_path):
    shutil.copy(EXAMPLE_FILE, tmp_path / "voorbeeld-export.json")
    [command] = [line for line in "\n".join(code_in("sh")).splitlines() if "--csv" in line]
    assert command == "python -m bpv_logic check --csv overzicht.csv MAP"
    program = [sys.executable, "-m", "bpv_logic", "check", "--csv", "overzicht.csv", "."]
    subprocess.run(program, cwd=tmp_path, capture_output=True, check=False)
    table = (tmp_path / "overzicht.csv").read_text(encoding="utf-8-sig")
    [row] = csv.DictReader(io.StringIO(table, newline=""), delimiter=";")

    assert row["Student"] == "Sam Voorbeeld"
