"""The sheet that a leerbedrijf keeps: attendance and guidance of one bpv."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.school.active import active
from bpv_logic.words.verklaring.blad import verklaring_of

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def verklaring(request: Request) -> Velden:
    """Return the sheet of the bpv `periode` of the map in `records`, for the whole bpv or for one `jaar`."""
    view = request.view(active())
    asked = {name: request.text(name) if request.has(name) else "" for name in ("periode", "jaar")}
    return {"verklaring": verklaring_of(view, asked["periode"], asked["jaar"])}


OPERATIONS: Final[dict[str, Operation]] = {"verklaring": verklaring}
