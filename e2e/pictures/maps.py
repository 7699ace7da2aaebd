"""The maps shown in the pictures: an empty one, one in the middle of a bpv, one at its end; and a class."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from tests.helpers.klas import generator

from bpv_logic.file import envelope
from bpv_site.tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOLDEN: Final = ROOT / "tests" / "golden" / "hele-bpv.json"
HALFWAY: Final = "2026-11-25"
#: A map with most kinds of records, and with open tasks.
SEED: Final = "1/1"
STUDENTS: Final = 30


@dataclass(frozen=True, kw_only=True)
class State:
    """A stage of a bpv: the day, the name in the map, and the function that writes it."""

    date: str
    student: str = ""
    write: Callable[[Path], Path] | None = None


def _halfway(folder: Path) -> Path:
    day = dt.date.fromisoformat(HALFWAY)
    records, photos = generator.make_map(Random(SEED), day)  # noqa: S311 - no secret
    path = folder / "bpv-map-halverwege.json"
    moment = f"{HALFWAY}T12:00:00.000Z"
    text = envelope.write_envelope(records, exported_at=moment, generator=generator.GENERATOR, attachments=photos)
    path.write_text(text, encoding="utf-8")
    return path


def _finished(folder: Path) -> Path:
    shutil.copy(GOLDEN, folder)
    return folder / GOLDEN.name


#: On earlier days part of the last map would be in the future.
STATES: Final = {
    "leeg": State(date=HALFWAY),
    "halverwege": State(date=HALFWAY, student="Kiki", write=_halfway),
    "klaar": State(date="2025-02-18", student="Sam", write=_finished),
}


def make_klas(folder: Path) -> list[Path]:
    """Write the files of a class; it includes the student of each stand."""
    day = dt.date.fromisoformat(HALFWAY)
    paths = [_finished(folder)]
    for name, text in generator.make_klas(STUDENTS, today=day):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
