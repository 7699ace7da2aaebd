"""Pyodide's code loses what only other packages would call, and the build notices if it loses more."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from bpv_site.engine import runtime
from bpv_site.engine.make import ensure_engine, run_probe
from bpv_site.tools import npm
from bpv_site.tools.errors import BuildError

STOCK = npm.package("pyodide")


@pytest.fixture(name="engine", scope="module")
def _engine(cache):
    return ensure_engine(cache)


def exports_of(wasm):
    ran, output = npm.run_node([str(runtime.NAMES_SCRIPT), str(wasm)])
    assert ran, output
    return set(json.loads(output)["exports"])


def test_every_name_that_the_script_calls_is_there_and_most_others_are_gone(engine):
    folder = engine.folder / engine.runtime
    left = exports_of(folder / runtime.WASM)
    called = set(re.findall(r'wasmExports\["(\w+)"\]', (folder / runtime.SCRIPT).read_text("utf-8")))

    assert called <= left
    assert left < exports_of(STOCK / runtime.WASM)
    assert len(left) < 700


def test_what_only_the_other_functions_needed_is_gone_too(engine):
    """More than the list of names is removed: half a megabyte."""
    spared = (STOCK / runtime.WASM).stat().st_size - (engine.folder / engine.runtime / runtime.WASM).stat().st_size

    assert spared > 900_000


@pytest.mark.parametrize("name", ["PyUnicode_New", "malloc", "hiwire_get"])
def test_a_name_too_few_would_be_noticed(engine, tmp_path, name):
    made = tmp_path / "runtime"
    shutil.copytree(engine.folder / engine.runtime, made)
    # In a module each name is preceded by its length and followed by its kind, a function. Renaming it is as good as
    # removing it, and does not need a new module.
    wasm, entry = (made / runtime.WASM).read_bytes(), bytes([len(name), *name.encode(), 0])
    assert wasm.count(entry) == 1, "take another name: this one is not called any more"
    (made / runtime.WASM).write_bytes(wasm.replace(entry, entry.replace(name.encode(), b"x" * len(name))))
    assert exports_of(made / runtime.WASM) == exports_of(engine.folder / engine.runtime / runtime.WASM) - {name} | {
        "x" * len(name)
    }

    with pytest.raises(BuildError, match="do not run in Pyodide"):
        run_probe({**engine.probe_files(), "runtime": str(made)})


def test_a_word_in_the_script_keeps_a_function():
    script = 'var _PyList_New=Module["_PyList_New"]=wasmExports["PyList_New"];'

    assert runtime.called_names(STOCK / runtime.WASM, script, "") == set()
    assert runtime.called_names(STOCK / runtime.WASM, f"{script}_PyList_New(3)", "") == {"PyList_New"}
    assert runtime.called_names(STOCK / runtime.WASM, script, 'f["PyList_New"]()') == {"PyList_New"}


def test_pyodide_that_looks_otherwise_inside_is_not_changed_in_silence():
    with pytest.raises(BuildError, match="another than the one that we change"):
        runtime.compile_early("another loader")
    with pytest.raises(BuildError, match="it has no stubs"):
        runtime.drop_stubs("another script", set())


def test_module_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "no.wasm").write_bytes(b"no wasm")

    with pytest.raises(BuildError, match="could not be read"):
        runtime.called_names(tmp_path / "no.wasm", "", "")
    with pytest.raises(BuildError, match="could not be made smaller"):
        runtime.keep_exports(tmp_path / "no.wasm", {"main"}, tmp_path / "made.wasm")
