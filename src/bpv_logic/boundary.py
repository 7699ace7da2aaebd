"""The only door for the browser: a request as JSON text in, an answer as JSON text out.

Knows the operations and their shapes, decides nothing itself, and never
raises: what goes wrong is an answer with one Dutch sentence.
"""

from __future__ import annotations

import datetime as dt
import json
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic import __version__
from bpv_logic.bericht import contact_bericht, text_of
from bpv_logic.bpvmap import map_from_json, record_to_json
from bpv_logic.errors import BpvError, ExportError
from bpv_logic.export import read_envelope
from bpv_logic.fields import is_date
from bpv_logic.forms import FORMS
from bpv_logic.inzending import Inzending, read_inzending
from bpv_logic.klas import klas_rows
from bpv_logic.kwalificatiedossier import read_sbb_xml, to_toml
from bpv_logic.preview import import_preview
from bpv_logic.schoolpakket import active
from bpv_logic.verdict import judge_map, verdict_to_json
from bpv_logic.view import MapView

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.bpvmap import Bpvmap
    from bpv_logic.fields import Json, Velden


class RequestError(BpvError):
    """A request that we do not know, or that misses something: a defect of ours."""


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What went wrong: a stable code, one Dutch sentence, and for a defect of ours the traceback."""

    code: str
    tekst: str
    spoor: str = ""


def handle(request_json: str) -> str:
    """Return the answer to a request; both are JSON text. Never raises."""
    outcome = guarded(lambda: json.dumps({"ok": True, **answer(request_json)}, separators=(",", ":")))
    if isinstance(outcome, str):
        return outcome
    fout = {"code": outcome.code, "tekst": outcome.tekst}
    return json.dumps({"ok": False, "fout": fout | ({"spoor": outcome.spoor} if outcome.spoor else {})})


def guarded[Outcome](work: Callable[[], Outcome]) -> Outcome | Failure:
    """Return what the work gives, or how it failed; the one place where a defect of ours is caught."""
    try:
        return work()
    except ExportError as error:
        return Failure(code=error.code, tekst=str(error))
    except RequestError as error:
        return Failure(code="verzoek", tekst=str(error))
    except BpvError as error:
        return Failure(code="gegevens", tekst=str(error))
    except Exception:  # noqa: BLE001  # a page must go on without a verdict, whatever we did wrong
        sentence = "Er ging iets mis bij het nakijken. Er is niets kwijt."
        return Failure(code="intern", tekst=sentence, spoor=traceback.format_exc())


def answer(request_json: str) -> Velden:
    """Return the answer to a request as values; BpvError when there is none."""
    try:
        values = json.loads(request_json)
    except (ValueError, RecursionError) as error:
        raise RequestError("Het verzoek aan de regels is niet te lezen.") from error
    request = _Request(values if isinstance(values, dict) else {})
    operation = _OPERATIONS.get(request.text("op"))
    if operation is None:
        raise RequestError("De regels kennen dit verzoek niet.")
    return operation(request)


class _Request:
    """The parts of a request, each read by its kind."""

    def __init__(self, values: Velden) -> None:
        self._values = values

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str):
            raise RequestError(f"In het verzoek aan de regels ontbreekt “{name}”.")
        return value

    def items(self, name: str) -> list[Json]:
        value = self._values.get(name)
        if not isinstance(value, list):
            raise RequestError(f"In het verzoek aan de regels ontbreekt “{name}”.")
        return value

    def bpvmap(self) -> Bpvmap:
        return map_from_json(self.items("records"))

    def day(self, name: str) -> dt.date:
        value = self.text(name)
        if not is_date(value):
            raise RequestError(f"In het verzoek aan de regels is “{name}” geen datum.")
        return dt.date.fromisoformat(value)


def _judge(request: _Request) -> Velden:
    return {"verdict": verdict_to_json(judge_map(request.bpvmap(), request.day("today")))}


def _read_export(request: _Request) -> Velden:
    mine = request.bpvmap()
    envelope = read_envelope(request.text("tekst"))
    preview = import_preview(mine, envelope)
    return {
        "voorbeeld": {
            "zinnen": list(preview.zinnen),
            "nieuw": preview.nieuw,
            "anders": preview.anders,
            "gelijk": preview.gelijk,
            "van": preview.van,
            "code": envelope.code,
        },
        "records": [record_to_json(record) for record in preview.records],
        "attachments": [attachment.as_json() for attachment in envelope.attachments],
    }


def _klas(request: _Request) -> Velden:
    today = request.day("today")
    read: list[Inzending] = []
    fouten: list[Json] = []
    for item in request.items("bestanden"):
        bestand = _Request(item if isinstance(item, dict) else {})
        naam, tekst = bestand.text("naam"), bestand.text("tekst")
        outcome = guarded(lambda: read_inzending(naam, tekst, today))  # noqa: B023  # called at once
        if isinstance(outcome, Failure):
            fouten.append({"naam": naam, "code": outcome.code, "tekst": outcome.tekst, "spoor": outcome.spoor})
        else:
            read.append(outcome)
    return {"rijen": klas_rows(read), "fouten": fouten, "mappen": [_map(item) for item in read]}


def _map(item: Inzending) -> Json:
    records: list[Json] = [record_to_json(record) for record in item.bpvmap.records]
    attachments: list[Json] = [attachment.as_json() for attachment in item.envelope.attachments]
    return {
        "naam": item.naam,
        "van": item.van,
        "code": item.envelope.code,
        "waarschuwingen": list(item.envelope.warnings),
        "records": records,
        "attachments": attachments,
        "verdict": item.verdict_json,
    }


def _text(request: _Request) -> Velden:
    """Return the text of one record, or a message to school that belongs to no record (`soort`)."""
    if request.has("soort"):
        return _message(request)
    bpvmap = request.bpvmap()
    record = bpvmap.by_id.get(request.text("id"))
    if record is None or record.soort not in FORMS:
        raise RequestError("Dit formulier staat niet in de map.")
    return {"tekst": text_of(bpvmap, record)}


def _message(request: _Request) -> Velden:
    if request.text("soort") != "contact_vragen":
        raise RequestError("Dit bericht kennen de regels niet.")
    view = MapView(bpvmap=request.bpvmap(), today=request.day("today"), schoolpakket=active())
    wanted = request.text("periode") if request.has("periode") else ""
    periode = next((item for item in view.periodes if item.id == wanted), None)
    return {"tekst": contact_bericht(view, periode)}


def _dossier(request: _Request) -> Velden:
    dossier = read_sbb_xml(request.text("tekst"))
    return {"titel": dossier.titel, "toml": to_toml(dossier)}


def _version(_request: _Request) -> Velden:
    return {"rulesVersion": __version__}


_OPERATIONS: Final[dict[str, Callable[[_Request], Velden]]] = {
    "judge": _judge,
    "read_export": _read_export,
    "klas": _klas,
    "text": _text,
    "dossier": _dossier,
    "version": _version,
}
