"""Where things are in the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
SITE: Final = ROOT / "site"
SRC: Final = ROOT / "src"
RULES: Final = SRC / "bpv_logic"
CACHE: Final = ROOT / ".cache"
DIST: Final = ROOT / "dist"
NODE_MODULES: Final = SITE / "node_modules"
