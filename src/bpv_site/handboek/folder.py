"""
Which files the guide is read from: ours, overridden by those of a school that writes its own.

Knows file names, not their content.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from bpv_logic.basis.errors import BpvError, ExportError
from bpv_logic.file.incoming.kind import is_rest
from bpv_logic.file.incoming.settings_text import settings_text
from bpv_site.tools import digest
from bpv_site.tools.paths import SITE

FOLDER: Final = SITE / "handboek"
#: Names a folder of the school's own files (`build.py --handboek`).
VARIABLE: Final = "BPV_HANDBOEK"
HEAD: Final = "gids.toml"
WORDS: Final = "begrippen.toml"
CHAPTERS: Final = re.compile(r"hoofdstuk-[a-z0-9-]+\.toml")
#: What every PDF reader's own fonts can draw, so that a PDF of the guide embeds no fonts.
LETTERS: Final = "cp1252"


class HandboekError(BpvError):
    """A text of the guide that cannot be used: one Dutch line with file, place and fault."""


def handboek_texts() -> dict[str, str]:
    """
    Return the text of every file by its name; raises HandboekError when one cannot be read.

    A school's file overrides ours of the same name; an empty one removes ours.
    """
    texts = _texts_in(FOLDER)
    own = os.environ.get(VARIABLE)
    if own:
        texts |= _texts_in(Path(own).resolve())
    return {name: text for name, text in texts.items() if not _is_empty(text)}


def _texts_in(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise HandboekError(f"{folder.name}: deze map is er niet.")
    return {path.name: _text(path) for path in sorted(folder.iterdir()) if not _is_left_out(path.name)}


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or is_rest(name)


def _text(path: Path) -> str:
    if path.name not in {HEAD, WORDS} and not CHAPTERS.fullmatch(path.name):
        wanted = f"{HEAD}, {WORDS} of hoofdstuk-1-naam.toml"
        raise HandboekError(f"{path.name}: dit bestand kennen we hier niet. Noem het {wanted}.")
    try:
        text = settings_text(path.read_bytes(), path.name)
    except OSError as fault:
        raise HandboekError(f"{path.name}: dit bestand is niet te lezen.") from fault
    except ExportError as fault:
        raise HandboekError(str(fault)) from fault
    for number, line in enumerate(text.splitlines(), start=1):
        strange = "" if line.lstrip().startswith("#") else _strange(line)
        if strange:
            raise HandboekError(f"{path.name}, regel {number}: het teken “{strange}” kan niet in de PDF. Haal het weg.")
    return text


def _strange(line: str) -> str:
    """Return the first character that a PDF without embedded fonts cannot show."""
    kept = line.encode(LETTERS, "ignore").decode(LETTERS)
    return next((one for one in line.removeprefix("\ufeff") if one not in kept), "")


def _is_empty(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def handboek_stamp() -> str:
    """Return one hash over the texts: when it changes, the site is rebuilt."""
    texts = handboek_texts()
    return digest.of_bytes("\0".join(f"{name}\0{text}" for name, text in sorted(texts.items())).encode())
