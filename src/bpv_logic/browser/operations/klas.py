"""The files of a class, for the school page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.browser.request import Request
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.klas.together import read_map
from bpv_logic.map.bpvmap import record_to_json
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.sheets import sheets_of

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.browser.request import Operation
    from bpv_logic.klas.together import Samengevoegd


def klas_bestand(request: Request) -> Velden:
    """Return what the class table needs from one file (`naam`, `tekst`)."""
    item = read_inzending(request.text("naam"), request.text("tekst"), request.day("today"), request.moment("now"))
    return {"inzending": bestand_json(item)}


def klas_map(request: Request) -> Velden:
    """Return the whole map of `bestanden`, which are from one student, for reading."""
    item = _merged(request).inzending
    return {"map": {"inzending": bestand_json(item), **_content(item)}}


def klas_nu(request: Request) -> Velden:
    """Return the verdict on an opened map as it is now (`records`), and its sheets in words."""
    verdict = judge_map(request.bpvmap(), request.day("today"))
    return {"verdict": verdict_to_json(verdict), "bladen": sheets_of(verdict.view.bpvmap)}


def klas_samen(request: Request) -> Velden:
    """Return what the class table needs from `bestanden`, of one student, and what each file contributed."""
    merged = _merged(request)
    anders: list[Json] = [item.tekst for item in merged.anders]
    return {"inzending": bestand_json(merged.inzending), "samengevoegd": [*merged.zinnen], "anders": anders}


def _merged(request: Request) -> Samengevoegd:
    files = [(item.text("naam"), item.text("tekst")) for item in map(Request, request.items("bestanden"))]
    return read_map(files, request.day("today"), request.moment("now"))


def _content(item: Inzending) -> Velden:
    records: list[Json] = [record_to_json(record) for record in item.bpvmap.records]
    attachments: list[Json] = [attachment.as_json() for attachment in item.envelope.attachments]
    bladen = sheets_of(item.bpvmap)
    return {"records": records, "attachments": attachments, "verdict": item.verdict_json, "bladen": bladen}


OPERATIONS: Final[dict[str, Operation]] = {
    "klas_bestand": klas_bestand,
    "klas_map": klas_map,
    "klas_nu": klas_nu,
    "klas_samen": klas_samen,
}
