"""
Runs inside Pyodide: uses everything that the phone will use and reports which modules that took.

The last line is the result. Must not import more than the phone needs, so no helper modules here.
"""

import base64
import dataclasses
import json
import pkgutil
import sys
import traceback
from importlib import import_module
from importlib.util import MAGIC_NUMBER

problems: list[str] = []
texts: list[str] = []


def note_and_run(text: str, names: dict[str, object], local: dict[str, object]) -> None:
    """Run the text of a dataclass's methods as usual, and remember it: the build compiles it beforehand."""
    texts.append(text)
    exec(text, names, local)  # noqa: S102


dataclasses.exec = note_and_run  # type: ignore[attr-defined]

import bpv_logic  # noqa: E402 - after the line above
from bpv_logic.browser.door import handle  # noqa: E402
from bpv_logic.file.envelope import write_envelope  # noqa: E402
from bpv_logic.map.record import record_from_json  # noqa: E402

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
BEZOEK = {
    "id": "5b0c9a52-3a55-4a0e-9d0c-0f2f6f1f7a02",
    "soort": "contact",
    "velden": {"soort": "bezoek", "datum": "2026-11-25", "tijd": "10:00", "stand": "gepland", "plaats": "locatie"},
    "tijden": {},
    "verwijderd": None,
}
PERIODE = {
    "id": "5b0c9a52-3a55-4a0e-9d0c-0f2f6f1f7a03",
    "soort": "periode",
    "velden": {"leerbedrijf": "Zorgcentrum Voorbeeld", "begin": "2026-09-28", "eind": "2027-02-12", "uren": 640},
    "tijden": {},
    "verwijderd": None,
}
FILE = write_envelope(
    map(record_from_json, (STUDENT, BEZOEK, PERIODE)), exported_at="2026-11-23T13:35:12.123Z", generator="probe"
)
#: The page keeps the answer about each file and sends it back for tables and diaries.
INZENDING = json.loads(
    handle(json.dumps({"op": "klas_bestand", "naam": "a.json", "tekst": FILE, "today": "2026-11-23"}))
).get("inzending")
#: The end of a zip with one empty file, "a".
ZIP_END = (
    b"PK\x03\x04"
    + bytes(22)
    + b"\x01\0\0\0a"
    + b"PK\x01\x02"
    + bytes(24)
    + b"\x01\0"
    + bytes(16)
    + b"a"
    + b"PK\x05\x06"
    + bytes(4)
    + b"\x01\0\x01\0"
    + b"\x2f\0\0\0"
    + b"\x1f\0\0\0"
    + bytes(2)
)
#: What must be answered, not just properly refused.
SOUND = (
    {"op": "klas_bestand", "naam": "a.json", "tekst": FILE},
    {"op": "klas_map", "bestanden": [{"naam": "a.json", "tekst": FILE}, {"naam": "b.json", "tekst": FILE}]},
    {"op": "klas_nu", "records": [STUDENT, BEZOEK, PERIODE]},
    {"op": "klas_samen", "bestanden": [{"naam": "a.json", "tekst": FILE}]},
    {"op": "klas_tabellen", "inzendingen": [INZENDING]},
    {"op": "klas_agenda", "inzendingen": [INZENDING]},
    {"op": "klas_dubbel", "inzendingen": [INZENDING, INZENDING]},
    {"op": "verklaring", "records": [STUDENT, BEZOEK, PERIODE]},
    {"op": "bestand_soort", "bestanden": [{"naam": "a.json", "grootte": 1, "begin": "ew=="}]},
    {"op": "bestand_anders", "naam": "a.toml", "grootte": 1, "begin": "ew=="},
    {"op": "zip_lijst", "grootte": len(ZIP_END), "staart": base64.b64encode(ZIP_END).decode()},
    {"op": "pakket_lezen", "base64": base64.b64encode('naam = "Mbo Café"'.encode("cp1252")).decode()},
    {"op": "pakket_maken", "base64": base64.b64encode('naam = "Mbo Café"'.encode("utf-16")).decode()},
)
PAKKET = 'naam = "Mbo Voorbeeld"\n[[blok]]\nnaam = "Blok 1"\nvan = 2026-08-31\ntot = 2026-11-13'
REQUESTS = (
    *(json.dumps({**request, "today": "2026-11-23"}) for request in SOUND),
    "",
    "[",
    "[]",
    '"\ud800"',
    json.dumps({"op": "?"}),
    json.dumps({"op": "version"}),
    json.dumps({"op": "judge", "records": [STUDENT], "today": "2026-11-23"}),
    json.dumps({"op": "judge", "records": [{}, 1], "today": "gisteren"}),
    json.dumps({"op": "read_export", "tekst": "{", "records": [STUDENT], "today": "2026-11-23"}),
    json.dumps({"op": "read_export", "tekst": '{"format": "bpv-map"}', "records": [], "today": "2026-11-23"}),
    json.dumps({"op": "klas_map", "bestanden": [{"naam": "a.json", "tekst": "é"}], "today": "2026-11-23"}),
    json.dumps({"op": "text", "records": [STUDENT], "id": STUDENT["id"]}),
    json.dumps({"op": "dossier", "tekst": "<a/>"}),
    json.dumps({"op": "dossier", "naam": "a.xml", "base64": "PGEvPg==", "today": "2026-11-23"}),
    json.dumps({"op": "dossier", "naam": "a.toml", "tekst": "titel = 1"}),
    json.dumps({"op": "pakket_lezen", "tekst": PAKKET}),
    json.dumps({"op": "pakket_lezen", "tekst": "naam = 1"}),
    json.dumps({"op": "pakket_maken"}),
    json.dumps({"op": "pakket_maken", "tekst": PAKKET}),
    json.dumps({"op": "pakket_maken", "waarden": {"naam": "", "blok": [{"naam": "Blok 1", "van": "morgen"}]}}),
    json.dumps({"op": "judge", "records": [STUDENT], "today": "2026-11-23", "pakket": PAKKET}),
)
for number, request in enumerate(REQUESTS):
    answer = json.loads(handle(request))
    refused = number < len(SOUND) and not answer["ok"]
    if "ok" not in answer or refused or answer.get("fout", {}).get("code") == "intern":
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
    """Return the path of a module's file inside the standard library's zip, or ""."""
    path = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    _, found, inner = path.partition("python313.zip/")
    return inner if found else ""


json.dumps(
    {
        "magic": MAGIC_NUMBER.hex(),
        "modules": sorted({origin(module) for module in sys.modules.values()} - {""}),
        "imported": names,
        "texts": sorted(set(texts)),
        "problems": problems,
        "traceback": told,
        "version": json.loads(handle('{"op": "version"}'))["rulesVersion"],
    }
)
