"""The only door for the browser: a request as JSON text in, an answer as JSON text out.

Knows which module answers which operation, decides nothing itself, and never
raises: a failure is an answer with one Dutch sentence. Only what a verdict
needs is imported with the door; other modules are imported when first asked
for, because a phone pays for every import at every start.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import RequestError
from bpv_logic.basis.guard import guarded
from bpv_logic.browser.operations import judge
from bpv_logic.browser.request import Request
from bpv_logic.school.active import SchoolpakketError, active, load_schoolpakket, using
from bpv_logic.verdict.rules_version import rules_version

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation
    from bpv_logic.school.active import Schoolpakket

#: The module under `bpv_logic.browser.operations` that answers each operation, by its name in OPERATIONS there.
MODULES: Final[dict[str, str]] = {
    "judge": "judge",
    "read_export": "map",
    "lees_terug": "map",
    "versleuteld": "map",
    "klas_bestand": "klas",
    "klas_map": "klas",
    "klas_nu": "klas",
    "klas_samen": "klas",
    "klas_tabellen": "klas_lijst",
    "klas_agenda": "klas_lijst",
    "klas_dubbel": "klas_lijst",
    "klas_sleutels": "klas_lijst",
    "bestand_soort": "bestanden",
    "bestand_anders": "bestanden",
    "zip_lijst": "bestanden",
    "text": "text",
    "akkoord": "akkoord",
    "formulier": "formulier",
    "verklaring": "verklaring",
    "dossier": "dossier",
    "demo": "demo",
    "pakket_lezen": "pakket",
    "pakket_maken": "pakket",
}


def handle(request_json: str) -> str:
    """Return the answer to a request; both are JSON text. Never raises."""
    outcome = guarded(lambda: json.dumps({"ok": True, **answer(request_json)}, separators=(",", ":")))
    if isinstance(outcome, str):
        return outcome
    fout = {"code": outcome.code, "tekst": outcome.tekst}
    return json.dumps({"ok": False, "fout": fout | ({"spoor": outcome.spoor} if outcome.spoor else {})})


def answer(request_json: str) -> Velden:
    """Return the answer to a request as values; BpvError when it fails."""
    try:
        values = json.loads(request_json)
    except (ValueError, RecursionError) as error:
        raise RequestError("Het verzoek aan de regels is niet te lezen.") from error
    request = Request(values if isinstance(values, dict) else {})
    operation = _operation(request.text("op"))
    if request.has("pakket"):
        return using(_given_pakket(request.text("pakket")), lambda: operation(request))
    return operation(request)


def _given_pakket(text: str) -> Schoolpakket:
    """Return the schoolpakket stored on a phone; this app's own when it is invalid in a newer app.

    A map judged by the app's own numbers is better than none; the page Status shows what is wrong.
    """
    try:
        return load_schoolpakket(text)
    except SchoolpakketError:
        return active()


def _operation(name: str) -> Operation:
    if name == "version":
        return _version
    if name in judge.OPERATIONS:
        return judge.OPERATIONS[name]
    if name not in MODULES:
        raise RequestError("De regels kennen dit verzoek niet.")
    operations: dict[str, Operation] = import_module(f"bpv_logic.browser.operations.{MODULES[name]}").OPERATIONS
    return operations[name]


def _version(_request: Request) -> Velden:
    return {"rulesVersion": rules_version()}
