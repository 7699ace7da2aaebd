"""The hours of a blok for who signs them, and what is wrong with another number than the written one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.school.active import active
from bpv_logic.words.akkoord import ask_about, wrong_with

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def akkoord(request: Request) -> Velden:
    """Return the days of blok `id` of the map in `records`; with an `antwoord` also the sentences about that."""
    view, id_ = request.view(active()), request.text("id")
    fouten = wrong_with(view, id_, request.values("antwoord")) if request.has("antwoord") else []
    return ask_about(view, id_) | {"fouten": fouten}


OPERATIONS: Final[dict[str, Operation]] = {"akkoord": akkoord}
