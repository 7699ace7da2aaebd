"""One form of the map, to hand over by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.bpvmap import record_to_json
from bpv_logic.formulier import form_records

if TYPE_CHECKING:
    from bpv_logic.operations.request import Operation, Request
    from bpv_logic.values import Velden


def formulier(request: Request) -> Velden:
    """Return the records that go with the form `id` of the map in `records`."""
    return {"records": [record_to_json(record) for record in form_records(request.bpvmap(), request.text("id"))]}


OPERATIONS: Final[dict[str, Operation]] = {"formulier": formulier}
