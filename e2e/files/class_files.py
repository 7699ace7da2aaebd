"""Files of a small class, made here: for each student only what a test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers import builders

from bpv_logic.file import envelope
from e2e.files.map_files import EXPORTED_AT, GENERATOR

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.map.record import Record


def write_map(
    folder: Path,
    name: str,
    *extra: Record,
    company: str = "Zorgcentrum Voorbeeld",
    on: str = EXPORTED_AT,
    begin: str = "",
) -> Path:
    """Write the map of one student, with the hours and talks of `extra`; return its path.

    Another `begin` is the same person starting over: another id under the same name.
    """
    records = [
        builders.make_student(id=f"student-{name.encode().hex()}{begin}", voornaam=name),
        builders.make_periode(leerbedrijf=company),
        *extra,
    ]
    text = envelope.write_envelope(records, exported_at=on, generator=GENERATOR)
    path = folder / f"bpv-map-{name.lower()}{begin}-{on[:10]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def small_klas(folder: Path) -> list[Path]:
    """Three students: one with hours and a visit, one with a planned visit, one whose texts could be markup."""
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17, 18, 19)]
    planned = builders.make_bezoek(
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
        write_map(folder, "Bo", *days, builders.make_bezoek(), company="Bakkerij Proef"),
        write_map(folder, "Noor", planned, company="Garage Verzonnen"),
        write_map(folder, "Zoë", company="<img src=x onerror=alert(1)> =1+1"),
    ]
