"""What a school's own program may import: a handful of stable names, and the command that pip installs."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.helpers.builders import make_periode, make_student
from tests.helpers.example_export import EXAMPLE_FILE

import bpv_logic
from bpv_logic import ExportError, findings_of, judge_file, row_of
from bpv_logic.file.envelope import write_envelope
from bpv_site.tools.paths import ROOT

TODAY = dt.date(2026, 11, 25)


GEVALLEN = Path(__file__).parents[1] / "data" / "gevallen"


def test_number_with_brackets_does_not_make_a_map_wrong():
    item = judge_file((GEVALLEN / "telefoon-haakjes.json").read_bytes(), dt.date(2026, 12, 1))

    assert item.bpvmap.of("periode")[0].text("praktijkopleider_telefoon") == "(0318) 123 456"
    assert [found["code"] for found in findings_of(item) if found["code"].startswith("veld.geen")] == []


@pytest.mark.parametrize("name", bpv_logic.__all__)
def test_every_name_is_there_and_says_what_it_is(name: str):
    assert inspect.getdoc(getattr(bpv_logic, name))


def test_any_other_name_is_missed_as_python_misses_it():
    with pytest.raises(AttributeError, match="no attribute 'envelope_of'"):
        bpv_logic.envelope_of  # noqa: B018 - that it is asked for is the test


def test_the_phone_does_not_pay_for_it():
    """Each page starts the rules: what only a school needs is not loaded there."""
    program = "import sys, bpv_logic; print([name for name in sys.modules if name.startswith('bpv_logic.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.strip() == "[]"


def test_it_tells_what_the_command_line_tells():
    command = [sys.executable, "-m", "bpv_logic", "check", "--json", "--today", TODAY.isoformat(), str(EXAMPLE_FILE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    [told] = json.loads(done.stdout)
    item = judge_file(EXAMPLE_FILE.read_bytes(), TODAY, name=str(EXAMPLE_FILE))

    assert list(findings_of(item)) == told["bevindingen"] != []
    assert row_of(item) == told["rij"]
    assert (item.van, item.verdict.uitkomst) == (told["student"], told["uitkomst"])


def test_what_a_student_keeps_for_itself_is_left_out():
    records = [make_student(noodcontact="Moeder van Sam, 06 12345678"), make_periode()]
    text = write_envelope(records, exported_at="2026-11-25T16:00:00.000Z", generator="bpv-map/test")
    item = judge_file(text, TODAY)

    assert item.met_prive
    assert "06 12345678" not in repr(item)


def test_file_that_is_none_of_ours_is_refused_with_a_sentence():
    with pytest.raises(ExportError, match=r"^[A-Z].*\.$") as refused:
        judge_file(b"{}")

    assert refused.value.code == "niet-van-ons"


def test_wheel_gives_a_command(tmp_path: Path):
    made = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(made, cwd=ROOT, capture_output=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packages = {name.split("/")[0] for name in archive.namelist()} - {f"{wheel.name.split('-py3')[0]}.dist-info"}
    installed = tmp_path / "installed"
    put = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--target",
        str(installed),
        str(wheel),
    ]
    subprocess.run(put, capture_output=True, check=True)
    command = next(path for path in (installed / "bin").iterdir() if path.stem == "bpv-map")
    done = subprocess.run(
        [sys.executable, str(command), "check", "--today", TODAY.isoformat(), str(EXAMPLE_FILE)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert packages == {"bpv_logic"}
    assert done.stdout.startswith(f"{EXAMPLE_FILE}: Sam Voorbeeld, ")
    assert done.stderr == ""
