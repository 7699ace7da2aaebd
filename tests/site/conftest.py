"""One finished site, and a cache for sites that a test makes itself, shared by all tests of the build."""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from typing import TYPE_CHECKING, Final

import pytest

from bpv_site.engine.make import ensure_engine
from bpv_site.engine.runtime import ensure_runtime
from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import CACHE, DIST, ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


#: Marks that the first worker is done.
READY: Final = "ready"
#: Marks that it succeeded.
MADE: Final = "made"
#: The longest wait on a busy machine; seconds.
LONGEST_BUILD: Final = 500


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as the build command makes it: an existing one is used, as in the browser tests."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    try:
        place.mkdir()
    except FileExistsError:
        return _made_by_another(place)
    try:
        site = build_site().dist
        (place / MADE).touch()
    finally:
        (place / READY).touch()
    return site


def _made_by_another(place: Path) -> Path:
    """Wait for the first worker; its failure stops this one too."""
    until = time.monotonic() + LONGEST_BUILD
    while not (place / READY).exists():
        assert time.monotonic() < until, "the other worker did not make the site"
        time.sleep(0.1)
    assert (place / MADE).exists(), "the other worker could not make the site"
    return DIST


@pytest.fixture(scope="session")
def cache(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - the site brings the engine
    """Return a cache for a test's own sites, with the engine of `dist` and the runtime of any engine."""
    place = tmp_path_factory.mktemp("cache")
    engine = ensure_engine().folder
    shutil.copytree(engine, place / engine.relative_to(CACHE))
    runtime = ensure_runtime(CACHE)
    shutil.copytree(runtime, place / runtime.relative_to(CACHE))
    return place


@pytest.fixture(scope="session")
def front_door() -> ModuleType:
    """Return build.py as a module; a library has the same name, so it is loaded by path."""
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
