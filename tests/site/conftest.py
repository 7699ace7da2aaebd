"""One finished site and one that was made a second time from nothing, shared by all tests of the build."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from bpv_site.freeze import build_site
from bpv_site.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as the build makes it."""
    place = tmp_path_factory.mktemp("site")
    return build_site(dist=place / "dist", cache=place).dist


@pytest.fixture(scope="session")
def front_door() -> ModuleType:
    """Return build.py as a module; its name is also a library's, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
