"""The verdict on a map: requested by a student's page after every start and every change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.verdict.judge import judge_map, verdict_to_json

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request


def judge(request: Request) -> Velden:
    """Return the verdict on `records` as of `today`, taking the student's choice of bpv (`keuze`) into account."""
    return {"verdict": verdict_to_json(judge_map(request.bpvmap(), request.day("today"), keuze=request.keuze()))}


OPERATIONS: Final[dict[str, Operation]] = {"judge": judge}
