"""Text that a student sends to someone: one form of the map, a message to school, or all bpv's together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import RequestError
from bpv_logic.forms import FORMS
from bpv_logic.school.active import active
from bpv_logic.verdict.judge import judge_map
from bpv_logic.verdict.overview_text import overview_text
from bpv_logic.words.message import contact_bericht, text_of

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def text(request: Request) -> Velden:
    """Return the text of one record, or a message to school that belongs to no record (`soort`)."""
    if request.has("soort"):
        return _message(request)
    bpvmap = request.bpvmap()
    record = bpvmap.by_id.get(request.text("id"))
    if record is None or record.soort not in FORMS:
        raise RequestError("Dit formulier staat niet in de map.")
    return {"tekst": text_of(bpvmap, record)}


def _message(request: Request) -> Velden:
    if request.text("soort") == "alle_bpvs":
        verdict = judge_map(request.bpvmap(), request.day("today"), active())
        return {"tekst": overview_text(verdict.view, verdict.context)}
    if request.text("soort") != "contact_vragen":
        raise RequestError("Dit bericht kennen de regels niet.")
    view = request.view(active())
    wanted = request.text("periode") if request.has("periode") else ""
    return {"tekst": contact_bericht(view, view.periode(wanted))}


OPERATIONS: Final[dict[str, Operation]] = {"text": text}
