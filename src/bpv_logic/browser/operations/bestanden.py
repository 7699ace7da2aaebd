"""Files that were chosen, shared or dropped, before anything is read: what each is, and what lies in a zip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.browser.request import Request
from bpv_logic.file.incoming.kind import instead_of_settings, kind_of
from bpv_logic.file.incoming.zip_list import zip_list

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation


def bestand_soort(request: Request) -> Velden:
    """Return what each of `bestanden` is (`naam`, `grootte`, and `begin`: its first bytes), in the same order."""
    items = map(Request, request.items("bestanden"))
    kinds = [kind_of(item.text("naam"), item.data("begin"), item.number("grootte")) for item in items]
    return {"soorten": [{"wat": kind.wat, "tekst": kind.tekst} for kind in kinds]}


def bestand_anders(request: Request) -> Velden:
    """Return what a file is that was opened as settings of a school, "" when it may be just that."""
    return {"tekst": instead_of_settings(request.text("naam"), request.data("begin"), request.number("grootte"))}


def zip_lijst(request: Request) -> Velden:
    """Return the files in a zip of `grootte` bytes that ends in `staart`; ExportError when it is not opened."""
    entries = sorted(zip_list(request.data("staart"), request.number("grootte")), key=lambda entry: entry.naam)
    return {
        "bestanden": [
            {
                "naam": entry.naam,
                "plaats": entry.place,
                "ingepakt": entry.packed,
                "grootte": entry.size,
                "isHeel": entry.is_stored,
                "fout": entry.fout,
            }
            for entry in entries
        ]
    }


OPERATIONS: Final[dict[str, Operation]] = {
    "bestand_soort": bestand_soort,
    "bestand_anders": bestand_anders,
    "zip_lijst": zip_lijst,
}
