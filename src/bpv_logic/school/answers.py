"""A schoolpakket as the answers of a form, both ways, so its author needs no TOML.

Writes what was typed, right or wrong: the reader of a schoolpakket reports what
is wrong with it. Remembers where each answer went, so the page can show a fault
at its field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import parse
from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.values import is_date
from bpv_logic.dossiers.toml import dossier_lines, load_dossier, quoted, to_toml
from bpv_logic.school.active import SITE_FILE, standard
from bpv_logic.school.tables import read_own_dossier
from bpv_logic.school.toml import SchoolpakketError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.datafile import Table
    from bpv_logic.basis.values import Json, Velden

type Rij = dict[str, str]

#: The lists of the form with the keys of their tables, in the order of the file. Norms and dossiers are separate.
LIJSTEN: Final[dict[str, tuple[str, ...]]] = {
    "blok": ("naam", "van", "tot"),
    "contact": ("naam", "rol", "telefoon", "email", "bereikbaar"),
    "schaal": ("waarde", "label", "uitleg"),
    "stap": ("sleutel", "titel", "uitleg"),
    "contactreden": ("waarde", "label"),
    "onderwerp": ("sleutel", "bezoek", "tekst", "alleen", "pagina", "bron"),
    "werknemersvaardigheid": ("sleutel", "label", "uitleg"),
}
#: The settings that are one answer each, in the order of the file.
_HOOFD: Final = ("naam", "kleur", "tekenritme", "aantal_blokken", "contact_per", "systeem")
_NORM: Final = ("vanaf", "waarde", "bron", "plaats", "tekst_van", "url", "zeker")
_NUMBERS: Final = frozenset({"aantal_blokken", "waarde", "zeker"})
_DAYS: Final = frozenset({"van", "tot", "vanaf"})
#: Keys that the page fills in by itself; a row with nothing else is empty.
_GIVEN: Final = frozenset({"sleutel", "waarde", "bezoek", "alleen", "pagina"})
_NOT_IN_SLEUTEL: Final = re.compile(r"[^a-z0-9]+")
_SLEUTEL_LENGTH: Final = 50
#: No school needs a number with more digits; Python itself reads at most 4,300.
_NUMBER: Final = re.compile(r"[0-9]{1,12}")
_HEAD: Final = "# Schoolpakket, gemaakt op de pagina Schoolpakket van de BPV-map. Je kunt het daar weer openen."


@dataclass(frozen=True, kw_only=True)
class Geschreven:
    """A pakket that was written: its TOML, and per place in it ("blok 2") the list and row of the form."""

    toml: str
    plaatsen: dict[str, tuple[str, int]]


@dataclass(kw_only=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    plaatsen: dict[str, tuple[str, int]] = field(default_factory=dict)

    def table(self, name: str, row: Rij, keys: tuple[str, ...]) -> None:
        self.lines += ["", f"[[{name}]]", *_lines(row, keys)]


def write_pakket(waarden: Velden) -> Geschreven:
    """Return the TOML of a form's answers as they are, leaving out lists equal to our defaults."""
    writer = _Writer(lines=[_HEAD, ""])
    head = _row(waarden)
    given = {name: rows for name in LIJSTEN if (rows := _given_rows(waarden, name))}
    keys = tuple(key for key in _HOOFD if key != "aantal_blokken" or "blok" not in given)
    writer.lines += _lines(head, keys)
    for name, rows in given.items():
        extra = name == "onderwerp" and head.get("standaard_onderwerpen") == "ja"
        table = "extra_onderwerp" if extra else name
        for number, (index, row) in enumerate(rows, start=1):
            writer.plaatsen[f"{table} {number}"] = (name, index)
            writer.table(table, _with_sleutel(row, name), LIJSTEN[name])
    _write_normen(writer, waarden)
    _write_dossiers(writer, waarden)
    return Geschreven(toml="\n".join(writer.lines) + "\n", plaatsen=writer.plaatsen)


def standard_waarden() -> Velden:
    """Return the answers that an empty form starts with: our defaults for the lists that a school must give whole."""
    pakket = standard()
    return {
        "naam": "",
        "kleur": pakket.kleur,
        "tekenritme": pakket.tekenritme,
        "aantal_blokken": str(pakket.aantal_blokken),
        "contact_per": pakket.contact_per,
        "systeem": pakket.systeem,
        "standaard_onderwerpen": "ja",
        "schaal": [dict(vars(item)) for item in pakket.schaal],
        "stap": [dict(vars(item)) for item in pakket.stappen],
        "contactreden": [dict(vars(item)) for item in pakket.contactredenen],
        **{name: [] for name in ("blok", "contact", "onderwerp", "werknemersvaardigheid", "norm", "dossier")},
    }


def waarden_of(text: str) -> Velden:
    """Return the answers of a form for a TOML text that is a schoolpakket, perhaps with faults in it.

    SchoolpakketError when it is not TOML at all. An invalid dossier is left out.
    """
    head = parse(text, naam=SITE_FILE, error=SchoolpakketError)
    raw = head.values
    found = standard_waarden()
    found |= {key: str(raw[key]) for key in _HOOFD if key in raw}
    for name in LIJSTEN:
        rows = _tables(raw, name)
        if rows:
            found[name] = [_json(row) for row in rows]
    if _tables(raw, "onderwerp"):
        found["standaard_onderwerpen"] = ""
    found["onderwerp"] = [_json(row) for name in ("onderwerp", "extra_onderwerp") for row in _tables(raw, name)]
    found["norm"] = [
        _json(waarde | {"naam": norm.get("naam", "")})
        for norm in _tables(raw, "norm")
        for waarde in _tables(norm, "waarden")
    ]
    found["dossier"] = list(_dossier_rows(head))
    return found


def _dossier_rows(head: Table) -> Iterator[Json]:
    tables = head.tables("dossier") if isinstance(head.values.get("dossier", []), list) else ()
    for table in tables:
        try:
            dossier = read_own_dossier(table)
        except BpvError:
            continue
        yield {"titel": dossier.titel, "toml": to_toml(dossier)}


def _given_rows(waarden: Velden, name: str) -> list[tuple[int, Rij]]:
    """Return the non-empty rows of a list, with their index in the form; none when they equal our defaults."""
    rows = list(enumerate(map(_row, _tables(waarden, name))))
    ours = [_row(row) for row in _tables(standard_waarden(), name)]
    keys = LIJSTEN[name]
    if [_only(row, keys) for _, row in rows] == [_only(row, keys) for row in ours]:
        return []
    # The scale, the steps and the reasons have a fixed number of rows: a row without words must be reported.
    return rows if ours else [(index, row) for index, row in rows if _says_something(row, keys)]


def _write_normen(writer: _Writer, waarden: Velden) -> None:
    """Write each norm once, with its values by date."""
    by_naam: dict[str, list[tuple[int, Rij]]] = {}
    for index, row in enumerate(map(_row, _tables(waarden, "norm"))):
        if _says_something(row, (*_NORM, "naam")) or row.get("waarde", "").strip():
            by_naam.setdefault(row.get("naam", ""), []).append((index, row))
    for number, (naam, rows) in enumerate(by_naam.items(), start=1):
        writer.table("norm", {"naam": naam}, ("naam",))
        writer.plaatsen[f"norm {number}"] = ("norm", rows[0][0])
        for nth, (index, row) in enumerate(sorted(rows, key=lambda item: item[1].get("vanaf", "")), start=1):
            writer.lines += ["[[norm.waarden]]", *_lines(row, _NORM)]
            writer.plaatsen[f"norm {number}, waarden {nth}"] = ("norm", index)


def _write_dossiers(writer: _Writer, waarden: Velden) -> None:
    """Write the dossiers, which were read and checked before they came into the form."""
    number = 0
    for index, row in enumerate(map(_row, _tables(waarden, "dossier"))):
        try:
            dossier = load_dossier(row.get("toml", ""), "dossier")
        except BpvError:
            continue
        number += 1
        writer.plaatsen[f"dossier {number}"] = ("dossier", index)
        writer.lines += ["", "[[dossier]]", *dossier_lines(dossier, "dossier.")]


def _lines(row: Rij, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of one table; empty values are left out, so the reader reports them missing."""
    for key in keys:
        value = row.get(key, "").strip()
        bare = (key in _NUMBERS and _NUMBER.fullmatch(value)) or (key in _DAYS and is_date(value))
        if value:
            yield f"{key} = {str(int(value)) if bare and key in _NUMBERS else value if bare else quoted(value)}"


def _with_sleutel(row: Rij, name: str) -> Rij:
    """Return a row with a key to store it by, derived from its words when it has none yet."""
    if "sleutel" not in LIJSTEN[name] or row.get("sleutel"):
        return row
    words = _NOT_IN_SLEUTEL.sub("-", (row.get("tekst") or row.get("label") or "").lower())
    return row | {"sleutel": f"school-{words}"[:_SLEUTEL_LENGTH].strip("-")}


def _says_something(row: Rij, keys: tuple[str, ...]) -> bool:
    return any(row.get(key, "").strip() for key in keys if key not in _GIVEN)


def _only(row: Rij, keys: tuple[str, ...]) -> Rij:
    return {key: row.get(key, "").strip() for key in keys}


def _row(values: object) -> Rij:
    """Return the texts and numbers of a table as texts for a form."""
    items = values.items() if isinstance(values, dict) else ()
    return {str(key): str(value) for key, value in items if not isinstance(value, (dict, list)) and value is not None}


def _json(values: dict[str, object]) -> Velden:
    return dict(_row(values).items())


def _tables(values: dict[str, object] | Velden, name: str) -> list[dict[str, object]]:
    found = values.get(name, [])
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
