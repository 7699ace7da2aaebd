"""One finished site and one that was made a second time from nothing, shared by all tests of the build."""

from __future__ import annotations

import importlib.util
import os
import time
from typing import TYPE_CHECKING, Final

import pytest

from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


#: Says that the worker that was first is done.
READY: Final = "ready"
#: A busy machine; seconds.
LONGEST_BUILD: Final = 500


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as the build makes it, made once for all workers: from nothing it costs one ten seconds."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    try:
        place.mkdir()
    except FileExistsError:
        return _made_by_another(place)
    try:
        site = build_site(dist=place / "dist", cache=place).dist
    finally:
        (place / READY).touch()
    return site


def _made_by_another(place: Path) -> Path:
    """Wait for the worker that was first; what stopped it stops this one too."""
    until = time.monotonic() + LONGEST_BUILD
    while not (place / READY).exists():
        assert time.monotonic() < until, "the other worker did not make the site"
        time.sleep(0.1)
    assert (place / "dist").is_dir(), "the other worker could not make the site"
    return place / "dist"


@pytest.fixture(scope="session")
def front_door() -> ModuleType:
    """Return build.py as a module; its name is also a library's, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
