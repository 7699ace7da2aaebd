"""What the rules were made from: the files of this package as they lie on disk. Not on the phone, which has none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from bpv_logic.schoolpakket import SITE_FILE

_PACKAGE: Final = Path(__file__).parent
#: No page uses them, and none of them decides anything of a map.
NOT_ON_THE_PHONE: Final = (
    "__main__.py",
    "command.py",
    "bestanden.py",
    "bron.py",
    "tijdslimiet.py",
    "wachtwoord.py",
    "py.typed",
)
#: Enough to tell two versions apart, and short enough to read out.
_SIGNS: Final = 8


def digest_of_rules(package: Path = _PACKAGE) -> str:
    """Return what changes when a rule, a sentence, a form or a norm does, and is the same on every machine."""
    total = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml")], key=lambda path: path.as_posix()):
        name = path.relative_to(package).as_posix()
        # What a school sets is named in the verdict by itself.
        if name in {*NOT_ON_THE_PHONE, SITE_FILE}:
            continue
        # Git may give a file the line ends of Windows.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()[:_SIGNS]
