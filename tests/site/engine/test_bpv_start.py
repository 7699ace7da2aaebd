"""What runs on the phone before our package: a module in a zip is read once, and runs as usual."""

from __future__ import annotations

import dataclasses
import gc
import marshal
import sys
import zipimport
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest

from bpv_site.tools.paths import ROOT

#: In the order in which Python reaches them.
START = [ROOT / "src" / "bpv_site" / "engine" / "on_phone" / name for name in ("sitecustomize.py", "bpv_start.py")]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Start as the phone does, and count how often a module is read; everything is restored after the test."""
    counted: Counter[str] = Counter()
    original: Any = zipimport._get_module_code

    def read(loader: object, name: str) -> object:
        counted[name] += 1
        return original(loader, name)

    before = gc.get_threshold()
    monkeypatch.setattr(zipimport, "_get_module_code", read)
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    loader = SimpleNamespace(get_data=lambda _path: marshal.dumps({}))
    for path in START:
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), {"__loader__": loader})  # noqa: S102 - ours
    gc.set_threshold(*before)
    return counted


def test_module_in_a_zip_is_read_once_and_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: Counter[str]):
    with ZipFile(tmp_path / "regels.zip", "w") as made:
        made.writestr("regelspakket/__init__.py", "from regelspakket.een import WAARDE\n")
        made.writestr("regelspakket/een.py", "WAARDE = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path / "regels.zip"))

    module: Any = __import__("regelspakket")
    assert module.WAARDE == 1
    assert reads == {"regelspakket": 1, "regelspakket.een": 1}
    for name in ("regelspakket", "regelspakket.een"):
        del sys.modules[name]


def test_module_that_is_not_in_a_zip_is_told_as_ever(tmp_path: Path, reads: Counter[str]):
    with ZipFile(tmp_path / "leeg.zip", "w") as made:
        made.writestr("een.py", "")
    loader = zipimport.zipimporter(str(tmp_path / "leeg.zip"))

    for _ in range(2):
        with pytest.raises(zipimport.ZipImportError):
            loader.get_code("twee")
    assert reads["twee"] == 2
