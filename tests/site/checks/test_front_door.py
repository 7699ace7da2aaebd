"""The helpers of build.py, and the promises of the lock files it installs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bpv_site.tools.paths import ROOT, SITE

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NPM_LOCK = json.loads((SITE / "package-lock.json").read_text(encoding="utf-8"))


def test_locked_block_is_one_package_with_its_hashes(front_door):
    text = "attrs==1 \\\n    --hash=sha256:a\nuv==2 \\\n    --hash=sha256:b \\\n    --hash=sha256:c\nwheel==3\n"

    assert front_door.locked_block(text, "uv") == "uv==2 \\\n    --hash=sha256:b \\\n    --hash=sha256:c\n"


def test_lock_without_the_package_is_told_in_one_sentence(front_door):
    with pytest.raises(front_door.SetupError, match=r"requirements\.lock names no uv"):
        front_door.locked_block("wheel==3\n", "uv")


def test_stamp_asks_for_a_new_environment_when_python_or_place_changes(front_door):
    place, tools = front_door.stamp_text(b"lock", b"3.13", Path("/a")).split()

    assert front_door.stamp_text(b"lock", b"3.14", Path("/a")).split()[0] != place
    assert front_door.stamp_text(b"lock", b"3.13", Path("/b")).split()[0] != place
    assert front_door.stamp_text(b"other", b"3.13", Path("/a")).split()[0] == place
    assert front_door.stamp_text(b"other", b"3.13", Path("/a")).split()[1] != tools


def test_programs_are_found_where_the_system_puts_them(front_door, monkeypatch):
    venv = Path("venv")
    monkeypatch.setattr(front_door.os, "name", "nt")
    windows = front_door.venv_program(venv, "python")
    monkeypatch.setattr(front_door.os, "name", "posix")

    assert windows == venv / "Scripts" / "python.exe"
    assert front_door.venv_program(venv, "python") == venv / "bin" / "python"


def test_failing_step_shows_what_it_said(front_door, capfd):
    with pytest.raises(front_door.SetupError, match=r"trying failed; .* Read more\."):
        front_door.run([sys.executable, "-c", "raise SystemExit('no room')"], doing="trying", hint="Read more.")

    assert "no room" in capfd.readouterr().err


def test_missing_lock_is_told_in_one_sentence(front_door, monkeypatch, tmp_path):
    monkeypatch.setattr(front_door, "LOCK", tmp_path / "requirements.lock")

    with pytest.raises(front_door.SetupError, match=r"requirements\.lock is missing; restore it from git"):
        front_door.ensure_venv()


def test_certificates_of_the_machine_are_used_unless_said_otherwise(front_door, monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", "/somebody/elses")
    monkeypatch.delenv("UV_SYSTEM_CERTS", raising=False)
    env = front_door.tool_env()
    monkeypatch.setenv("UV_SYSTEM_CERTS", "false")

    assert env["UV_SYSTEM_CERTS"] == "true"
    assert "VIRTUAL_ENV" not in env
    assert front_door.tool_env()["UV_SYSTEM_CERTS"] == "false"


def test_front_door_needs_the_standard_library_only():
    code = "import sys; sys.path.insert(0, '.'); import build; print(build.__file__)"
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert Path(done.stdout.strip()) == ROOT / "build.py"


def test_unknown_command_is_refused():
    done = subprocess.run([sys.executable, "-m", "bpv_site", "bakken"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "invalid choice: 'bakken'" in done.stderr


def test_every_locked_package_has_a_hash_and_none_an_address():
    packages = re.findall(r"^[a-z].*(?:\n    .*)*", LOCK, re.MULTILINE)

    assert len(packages) > 20
    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in LOCK


def test_every_npm_package_has_integrity_and_none_an_address():
    packages = {name: facts for name, facts in NPM_LOCK["packages"].items() if name}

    assert [name for name, facts in packages.items() if not facts["integrity"].startswith("sha512-")] == []
    # A funding address is not a download source.
    kept = [{key: value for key, value in facts.items() if key != "funding"} for facts in packages.values()]
    assert "://" not in json.dumps({**NPM_LOCK, "packages": kept})


def test_npm_packages_are_pinned_exactly():
    package = json.loads((SITE / "package.json").read_text(encoding="utf-8"))
    ranges = {**package["dependencies"], **package["devDependencies"]}

    assert [name for name, version in ranges.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
