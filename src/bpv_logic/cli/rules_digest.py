"""What the rules were made from: the files of this package as they lie on disk. Not on the phone, which has none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from bpv_logic.school.active import SITE_PLACE

_PACKAGE: Final = Path(__file__).parents[1]
#: The command line, two old addresses and the mark for type checkers: no page uses them, and none decides anything.
_AT_SCHOOL: Final = ("cli/", "__main__.py", "export.py", "prive.py", "py.typed")
#: Enough to tell two versions apart, and short enough to read out.
_SIGNS: Final = 8


def is_on_the_phone(name: str) -> bool:
    """Tell whether a file goes to the phone; `name` is its path in this package."""
    return not name.startswith(_AT_SCHOOL)


def digest_of_rules(package: Path = _PACKAGE) -> str:
    """Return what changes when a rule, a sentence, a form or a norm does, and is the same on every machine."""
    total = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml")], key=lambda path: path.as_posix()):
        name = path.relative_to(package).as_posix()
        # What a school sets is named in the verdict by itself.
        if name == SITE_PLACE or not is_on_the_phone(name):
            continue
        # Git may give a file the line ends of Windows.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()[:_SIGNS]
