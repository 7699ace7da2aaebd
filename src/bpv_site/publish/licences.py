"""Writes `licenties.txt`: the licence of everything that reaches the phone, in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

#: Texts that are not in the packages themselves.
KEPT: Final = SITE / "licences"
RULE: Final = "=" * 80


@dataclass(frozen=True, kw_only=True)
class Licence:
    """One work on the phone: what it is, whose, and where its licence text is."""

    work: str
    licence: str
    source: str
    texts: tuple[Path, ...]
    changes: str = ""


def licences() -> tuple[Licence, ...]:
    """Return every work that reaches the phone, ours first."""
    return (
        Licence(work="BPV-map", licence="EUPL-1.2", source="", texts=(ROOT / "LICENSE",)),
        Licence(
            work=f"Pyodide {npm.version('pyodide')}",
            licence="MPL-2.0",
            source="https://github.com/pyodide/pyodide",
            texts=(KEPT / "MPL-2.0.txt", KEPT / "inside-Pyodide.txt"),
            changes="Zonder de functies die alleen andere pakketten aanroepen en zonder de regel die naar een source "
            "map wijst; het compileren begint eerder. Hoe dat gaat, staat bij de BPV-map in "
            "src/bpv_site/engine/runtime.py.",
        ),
        Licence(
            work="CPython 3.13, in Pyodide",
            licence="PSF-2.0",
            source="https://github.com/python/cpython",
            texts=(KEPT / "CPython.txt",),
            changes="Alleen de modules die nodig zijn, als bytecode zonder docstrings; enkele door kleinere vervangen.",
        ),
        _from_package("idb", licence="ISC", source="https://github.com/jakearchibald/idb"),
        _from_package("qr", licence="MIT", source="https://github.com/paulmillr/qr", text="LICENSE-MIT"),
    )


def _from_package(name: str, *, licence: str, source: str, text: str = "LICENSE") -> Licence:
    texts = (npm.package(name) / text,)
    return Licence(work=f"{name} {npm.version(name)}", licence=licence, source=source, texts=texts)


def write_licences(dist: Path) -> None:
    """Write the file; our changes to a work are listed with it, as its licence requires."""
    parts = ["Licenties van alles wat op de telefoon komt."]
    for one in licences():
        about = [f"{one.work} ({one.licence})", one.source, one.changes]
        parts.append("\n".join([RULE, *filter(None, about), RULE]))
        parts += [text.read_text(encoding="utf-8").strip() for text in one.texts]
    (dist / "licenties.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
