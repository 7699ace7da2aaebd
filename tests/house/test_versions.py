"""Versions mean something: the app's is the newest in the changelog, and the rules' changes when a rule does."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.helpers import builders

import bpv_logic
from bpv_logic.cli.rules_digest import digest_of_rules
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.verdict.rules_version import rules_version

PACKAGE = Path(bpv_logic.__file__).parent
ROOT = PACKAGE.parents[1]


@pytest.fixture(name="copy")
def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, tmp_path / "bpv_logic", ignore=shutil.ignore_patterns("__pycache__")))


def test_version_of_the_app_is_that_of_the_newest_changes():
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest
    assert bpv_logic.__version__ == newest[1]


def test_version_of_the_rules_begins_with_that_of_the_app_and_goes_with_a_verdict():
    verdict = verdict_to_json(judge_map(builders.make_map(builders.make_student()), date(2026, 11, 25)))

    assert re.fullmatch(rf"{re.escape(bpv_logic.__version__)}\+[0-9a-f]{{8}}", rules_version())
    assert verdict["rulesVersion"] == rules_version()


@pytest.mark.parametrize(
    "name",
    [
        "rules/uren.py",
        "questions/messages.py",
        "school/norms.toml",
        "forms/urendag.py",
        "dossiers/kwalificatiedossiers/23181-2016.toml",
    ],
)
def test_version_of_the_rules_changes_with_a_rule_a_sentence_a_norm_and_a_form(copy: Path, name: str):
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("# another\n")

    assert digest_of_rules(copy) != digest_of_rules()


def test_version_of_the_rules_is_the_same_on_another_machine(copy: Path):
    for path in copy.rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (copy / "rules" / "__pycache__").mkdir()
    (copy / "cli" / "files.py").write_text("# the school reads files in another way", encoding="utf-8")
    (copy / "school" / "schoolpakket.toml").write_text("# the settings of a school", encoding="utf-8")

    assert digest_of_rules(copy) == digest_of_rules()
