"""
Runs inside Pyodide: uses everything the phone will use and tells which modules that took.

The last line is the result. Must not import more than the phone needs, so no helper modules here.
"""

import json
import pkgutil
import sys
import traceback
from importlib import import_module
from importlib.util import MAGIC_NUMBER

import bpv_logic
from bpv_logic.boundary import handle

problems: list[str] = []

names = [
    found.name
    for found in pkgutil.walk_packages(bpv_logic.__path__, "bpv_logic.")
    # The command line stays at school.
    if not found.name.endswith("__main__")
]
for name in names:
    import_module(name)

STUDENT = {
    "id": "5b0c9a52-3a55-4a0e-9d0c-0f2f6f1f7a01",
    "soort": "student",
    "velden": {"voornaam": "Sam", "achternaam": "Voorbeeld"},
    "tijden": {"voornaam": "2026-11-23T13:35:12.123Z/0000", "achternaam": "2026-11-23T13:35:12.123Z/0000"},
    "verwijderd": None,
}
REQUESTS = (
    "",
    "[",
    "[]",
    '"\ud800"',
    json.dumps({"op": "?"}),
    json.dumps({"op": "version"}),
    json.dumps({"op": "judge", "records": [STUDENT], "today": "2026-11-23", "oordeel": True}),
    json.dumps({"op": "judge", "records": [{}, 1], "today": "gisteren"}),
    json.dumps({"op": "read_export", "tekst": "{", "records": [STUDENT], "today": "2026-11-23"}),
    json.dumps({"op": "read_export", "tekst": '{"format": "bpv-map"}', "records": [], "today": "2026-11-23"}),
    json.dumps({"op": "klas", "bestanden": [{"naam": "a.json", "tekst": "é"}], "today": "2026-11-23"}),
    json.dumps({"op": "text", "records": [STUDENT], "id": STUDENT["id"]}),
    json.dumps({"op": "dossier", "tekst": "<a/>"}),
)
for request in REQUESTS:
    answer = json.loads(handle(request))
    if "ok" not in answer or answer.get("fout", {}).get("code") == "intern":
        problems.append(f"{request[:60]} was answered with {answer}")

try:
    import_module("bpv_logic.does_not_exist")
except ImportError:
    told = traceback.format_exc()
else:
    told = ""
if "does_not_exist" not in told or "Traceback" not in told:
    problems.append("no traceback was rendered")


def origin(module: object) -> str:
    """Give the path of a module's file inside the standard library's zip, or nothing."""
    path = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    _, found, inner = path.partition("python313.zip/")
    return inner if found else ""


json.dumps(
    {
        "magic": MAGIC_NUMBER.hex(),
        "modules": sorted({origin(module) for module in sys.modules.values()} - {""}),
        "imported": names,
        "problems": problems,
        "traceback": told,
    }
)
