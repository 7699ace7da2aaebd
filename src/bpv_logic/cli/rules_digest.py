"""A digest of what the rules consist of: the files of this package on disk. Not on the phone, which has none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from bpv_logic.school.active import SITE_PLACE

_PACKAGE: Final = Path(__file__).parents[1]
#: The command line, two old import paths and the type checkers' marker: no page uses them, and none decides anything.
_AT_SCHOOL: Final = ("cli/", "__main__.py", "export.py", "prive.py", "py.typed")
#: Enough to tell two versions apart, and short enough to read aloud.
_SIGNS: Final = 8


def is_on_the_phone(name: str) -> bool:
    """Tell whether a file goes to the phone; `name` is its path in this package."""
    return not name.startswith(_AT_SCHOOL)


def digest_of_rules(package: Path = _PACKAGE) -> str:
    """Return a digest that changes with every rule, sentence, form or norm, and is the same on every machine."""
    total = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml")], key=lambda path: path.as_posix()):
        name = path.relative_to(package).as_posix()
        # The verdict names the school's own settings separately.
        if name == SITE_PLACE or not is_on_the_phone(name):
            continue
        # Git may check files out with Windows line endings.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()[:_SIGNS]
