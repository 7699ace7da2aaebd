"""Files of a small class, made here: for each student only what a test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers import builders

from bpv_logic.file import envelope
from e2e.files.map_files import EXPORTED_AT, GENERATOR

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.map.record import Record


def schrijf_map(
    folder: Path,
    naam: str,
    *extra: Record,
    bedrijf: str = "Zorgcentrum Voorbeeld",
    op: str = EXPORTED_AT,
    begin: str = "",
) -> Path:
    """Write the map of one student, with the hours and talks of `extra`; return its path.

    Another `begin` is the same person starting over: another id under the same name.
    """
    records = [
        builders.make_student(id=f"student-{naam.encode().hex()}{begin}", voornaam=naam),
        builders.make_periode(leerbedrijf=bedrijf),
        *extra,
    ]
    text = envelope.write_envelope(records, exported_at=op, generator=GENERATOR)
    path = folder / f"bpv-map-{naam.lower()}{begin}-{op[:10]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def kleine_klas(folder: Path) -> list[Path]:
    """Three students: one with hours and a visit, one with a planned visit, one whose texts could be markup."""
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17, 18, 19)]
    gepland = builders.make_bezoek(
        datum="2026-12-02",
        stand="gepland",
        tijd="10:30",
        afspraken=None,
        aanwezig=None,
        volgende_datum=None,
        magister=None,
        magister_datum=None,
    )
    return [
        schrijf_map(folder, "Bo", *days, builders.make_bezoek(), bedrijf="Bakkerij Proef"),
        schrijf_map(folder, "Noor", gepland, bedrijf="Garage Verzonnen"),
        schrijf_map(folder, "Zoë", bedrijf="<img src=x onerror=alert(1)> =1+1"),
    ]
