"""One form of the map, to send by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.file.one_form import form_records
from bpv_logic.map.bpvmap import record_to_json

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def formulier(request: Request) -> Velden:
    """Return the records that go with the form `id` of the map in `records`."""
    return {"records": [record_to_json(record) for record in form_records(request.bpvmap(), request.text("id"))]}


OPERATIONS: Final[dict[str, Operation]] = {"formulier": formulier}
