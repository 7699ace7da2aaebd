"""The demo map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.map.bpvmap import record_to_json
from bpv_logic.map.demo import demo_records

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def demo(request: Request) -> Velden:
    """Return the records of the demo as of `today`."""
    return {"records": [record_to_json(record) for record in demo_records(request.day("today"))]}


OPERATIONS: Final[dict[str, Operation]] = {"demo": demo}
