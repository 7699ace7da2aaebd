"""The pruned engine runs all of the rules and renders a traceback, and the build notices if it does not."""

from __future__ import annotations

import gzip
import shutil
from importlib.util import MAGIC_NUMBER
from zipfile import ZIP_STORED, ZipFile

import pytest

from bpv_logic.verdict.rules_version import rules_version
from bpv_site.bench import run
from bpv_site.engine.make import ensure_engine, put_stand_ins, run_probe, write_zip
from bpv_site.tools import digest, npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import RULES, SRC


@pytest.fixture(name="engine", scope="module")
def _engine(cache):
    return ensure_engine(cache)


@pytest.fixture(name="seen", scope="module")
def _seen(engine):
    """Return what the probe saw in the finished engine, under node."""
    return run_probe(engine.probe_files())


def test_engine_imports_every_module_of_the_rules(seen):
    modules = {
        ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__") for path in RULES.rglob("*.py")
    }

    at_school = {
        name
        for name in modules
        if name.startswith(("bpv_logic.cli", "bpv_logic.__main__", "bpv_logic.export", "bpv_logic.prive"))
    }
    assert len(at_school) > len({"bpv_logic.cli", "bpv_logic.__main__"})
    assert {"bpv_logic", *seen["imported"]} == modules - at_school


def test_engine_says_the_version_of_the_rules_that_a_school_says(seen, engine):
    """The phone has no source left to compute it from."""
    with ZipFile(engine.folder / engine.rules) as rules:
        assert not [name for name in rules.namelist() if name.endswith(".py")]

    assert seen["version"] == rules_version()


def test_engine_renders_a_traceback(seen):
    assert seen["traceback"].startswith("Traceback (most recent call last):")
    assert "No module named 'bpv_logic.does_not_exist'" in seen["traceback"]


def test_engine_holds_what_it_uses_and_little_more(seen, engine):
    with ZipFile(engine.folder / engine.stdlib) as stdlib:
        held = {name.removesuffix("c") for name in stdlib.namelist()}
    used = {name.removesuffix("c") for name in seen["modules"]}

    assert used <= held
    assert len(held - used) < 20


def test_engine_starts_without_what_only_waiting_and_installing_need(seen):
    """Stock Pyodide imports all of these at every start."""
    heavy = {
        "asyncio/events.py",
        "socket.py",
        "subprocess.py",
        "logging/__init__.py",
        "tempfile.py",
        "zipfile/__init__.py",
    }

    assert not heavy & {name.removesuffix("c") for name in seen["modules"]}


@pytest.mark.parametrize(
    ("gone", "changed", "said"),
    [
        ("pyodide/webloop.py", {}, "has no pyodide/webloop.py any more"),
        ("", {"_pyodide/_importhook.py": b"import importlib.abc"}, "another than the one that we change"),
    ],
)
def test_pyodide_that_looks_otherwise_inside_is_not_changed_in_silence(tmp_path, gone, changed, said):
    with ZipFile(npm.package("pyodide") / "python_stdlib.zip") as stock:
        content = {name: stock.read(name) for name in stock.namelist() if name != gone} | changed
    another = write_zip(tmp_path / "another.zip", content)

    with pytest.raises(BuildError, match=said):
        put_stand_ins(another, tmp_path / "made.zip")


def test_missing_module_would_be_noticed(engine, tmp_path):
    with ZipFile(engine.folder / engine.stdlib) as stdlib:
        content = {name: stdlib.read(name) for name in stdlib.namelist() if name != "traceback.pyc"}
    poor = write_zip(tmp_path / "poor.zip", content)

    with pytest.raises(BuildError, match="traceback"):
        run_probe({**engine.probe_files(), "stdlib": str(poor)})


def test_bytecode_is_for_the_python_of_the_phone_and_holds_no_time(engine):
    for name in (engine.stdlib, engine.rules):
        with ZipFile(engine.folder / name) as archive:
            compiled = [archive.read(entry)[:16] for entry in archive.namelist() if entry.endswith(".pyc")]
            entries = archive.infolist()

        assert set(compiled) == {MAGIC_NUMBER + bytes(12)}
        assert {entry.compress_type for entry in entries} == {ZIP_STORED}
        assert {entry.date_time[0] for entry in entries} == {1980}


def test_rules_hold_their_data_and_the_settings_of_the_school(engine):
    with ZipFile(engine.folder / engine.rules) as rules:
        held = set(rules.namelist())
    data = {path.relative_to(SRC).as_posix() for path in RULES.rglob("*.toml")}

    assert data <= held
    assert "bpv_logic/school/schoolpakket.toml" in held
    assert [name for name in held if name.endswith((".py", "__main__.pyc")) or "/cli/" in name] == []


def test_names_say_what_is_in_them(engine):
    for name in (engine.stdlib, engine.lock, engine.rules):
        content = (engine.folder / name).read_bytes()

        assert digest.of_bytes(content)[: digest.SHORT] in name


def test_engine_stays_within_its_budget(engine):
    total = sum(len(gzip.compress(path.read_bytes(), 6)) for path in digest.files_under(engine.folder))

    assert total < 4_200 * run.KB


def test_engine_is_made_once(engine, cache, monkeypatch):
    monkeypatch.setattr("bpv_site.engine.make._make", lambda *_: pytest.fail("made again"))

    assert ensure_engine(cache) == engine


def test_probe_reports_a_start_that_fails(engine, tmp_path):
    shutil.copytree(engine.folder / engine.runtime, tmp_path / "runtime")
    (tmp_path / "runtime" / "pyodide.asm.wasm").write_bytes(b"no wasm")

    with pytest.raises(BuildError, match="do not run in Pyodide"):
        run_probe({**engine.probe_files(), "runtime": str(tmp_path / "runtime")})
