"""The records of a file from outside: accepted, or refused with one sentence.

They are checked all together; only when something is wrong one by one, to say what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import are_clocks
from bpv_logic.basis.errors import ExportError
from bpv_logic.file.glance import are_plain
from bpv_logic.file.limits import (
    MAX_RECORDS,
    MOST_OF,
    MOST_SEALED,
    NAME_PATTERN,
    RECORD_NAMES,
    TEXT_LENGTH,
    Shape,
    is_id,
    shapes_of,
)
from bpv_logic.forms import FORMS
from bpv_logic.map.record import HANDTEKENING, Record

if TYPE_CHECKING:
    from collections.abc import Collection

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden

_PARTS: Final = itemgetter(*Record._fields)
_SOORT: Final = Record._fields.index("soort")
_NAME: Final = re.compile(NAME_PATTERN.removesuffix("$"), re.ASCII)


def check_records(values: object) -> tuple[Record, ...]:
    """Return the records of a file; ExportError at the first that is not acceptable."""
    if not isinstance(values, list):
        raise ExportError("geen-records", "In het bestand ontbreken de ingevulde formulieren.")
    if len(values) > MAX_RECORDS:
        raise ExportError("te-veel-records", f"Het bestand heeft meer dan {MAX_RECORDS} formulieren.")
    if are_plain(values):
        records = tuple(map(Record._make, map(_PARTS, values)))
    else:
        records = tuple(map(_check_outside, values))
        for record in records:
            _check_clocks(record)
    check_amounts(records)
    if len({record.id for record in records}) != len(records):
        raise ExportError("dubbel-id", "In het bestand staat een formulier twee keer.")
    return records


def check_amounts(records: Collection[Record]) -> None:
    """Raise ExportError when a file, or the merged map, has more of one kind than an honest map."""
    counts = Counter(map(itemgetter(_SOORT), records))
    for soort, count in counts.items():
        if count > MOST_OF[soort]:
            sentence = f"Er zijn te veel {FORMS[soort].meervoud}: {count}. In een map kunnen er {MOST_OF[soort]}."
            raise ExportError("te-veel-van-een-soort", sentence)
    signed = (record for record in records if record.soort == HANDTEKENING) if counts[HANDTEKENING] else ()
    if sum(len(record.text("verzegeld")) for record in signed) > MOST_SEALED:
        raise ExportError("te-veel-getekend", "Onder de handtekeningen staat meer tekst dan in een map kan.")


def _check_outside(value: object) -> Record:
    """Return one record, with everything checked except its clocks."""
    if not isinstance(value, dict) or value.keys() != RECORD_NAMES:
        raise ExportError("record-vorm", "In het bestand staat een formulier met een vorm die we niet kennen.")
    id_, soort = value["id"], value["soort"]
    if not is_id(id_):
        raise ExportError("record-id", "In het bestand staat een formulier met een nummer dat niet mag.")
    if not isinstance(soort, str) or soort not in FORMS:
        raise ExportError(
            "onbekende-soort", "In het bestand staat een formulier dat deze versie niet kent. Werk de app bij."
        )
    velden, tijden = value["velden"], value["tijden"]
    _check_velden(soort, velden)
    if not isinstance(tijden, dict):
        raise ExportError("tijden-vorm", f"Bij {FORMS[soort].label} ontbreken de tijdstippen.")
    for name in tijden.keys() - shapes_of(soort).keys():
        _unknown(soort, name)
    _check_answered(soort, velden, tijden)
    return Record(id_, soort, velden, tijden, value["verwijderd"])


def _check_velden(soort: str, velden: object) -> None:
    if not isinstance(velden, dict):
        raise ExportError("record-vorm", f"Bij {FORMS[soort].label} ontbreken de antwoorden.")
    shapes = shapes_of(soort)
    for name, value in velden.items():
        shape = shapes.get(name) or _unknown(soort, name)
        if not shape.fits(value):
            where = f"Bij {FORMS[soort].label} staat bij “{shape.label}”"
            raise ExportError("veld-vorm", f"{where} iets dat daar niet kan staan, of dat te lang is.")


def _check_answered(soort: str, velden: Velden, tijden: Velden) -> None:
    """Refuse a clock without an answer: an app that empties an answer stores the empty value, so people can see it."""
    if not tijden.keys() <= velden.keys():
        raise ExportError(
            "tijdstip-zonder-antwoord", f"Bij {FORMS[soort].label} staat een tijdstip zonder antwoord. Dat kan niet."
        )


def _unknown(soort: str, name: str) -> Shape:
    if not _NAME.fullmatch(name):
        raise ExportError("veld-naam", f"Bij {FORMS[soort].label} staat een vraag met een naam die niet mag.")
    return Shape(type="unknown", length=TEXT_LENGTH, label=name)


def _check_clocks(record: Record) -> None:
    clocks: list[object] = [*record.tijden.values()]
    if record.verwijderd is not None:
        clocks.append(record.verwijderd)
    if not are_clocks(clocks):
        raise ExportError("tijdstip", f"Bij {FORMS[record.soort].label} staat een tijdstip dat niet bestaat.")
