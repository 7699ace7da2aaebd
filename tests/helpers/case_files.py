"""Read the cases of `tests/cases/*.toml`, which a teacher can read, into whole maps.

A case is based on a sound student and one bpv of 20 weeks (the builders), and says
only what differs:

- `student`, `periode`: changed answers; `basis = "leeg"` leaves both out
- `records`: a list of `{maak = "<builder>", …}`; `reeks = [van, tot]` makes one for
  each workday in between (or for the weekdays in `all_days`)
- `tekent`: who signs what, after that; `daarna`: what is changed after signing
  (`{id = …, veld = …}`, or `weg = true`)

The value "(leeg)" leaves an answer out. `expected` are codes that must be found,
`absent` codes that must not.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from copy import replace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers import builders

from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of, record_to_json

CASES = Path(__file__).parents[1] / "cases"
EMPTY = "(leeg)"
LATER = "2026-12-01T09:00:00.000Z/0000"

_WEEKDAY = [choice.waarde for choice in WEEKDAGEN]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case: a whole map on a day, with the codes that must and must not be found."""

    bestand: str
    naam: str
    today: str
    records: tuple[Record, ...]
    expected: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.bestand}: {self.naam}"

    @property
    def bpvmap(self) -> Bpvmap:
        return map_of(self.records)

    @property
    def records_json(self) -> list[dict[str, Any]]:
        """The records as the browser stores them and passes them to the rules."""
        return [record_to_json(record) for record in self.records]


def load_cases() -> list[Case]:
    """Return every case, in the order of the files."""
    return [
        _case(path.stem, table)
        for path in sorted(CASES.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def _case(file: str, table: dict[str, Any]) -> Case:
    values = _plain(table)
    known = {"naam", "vandaag", "basis", "student", "periode", "records", "tekent", "daarna", "verwacht", "afwezig"}
    assert set(values) <= known, f"{file}: {set(values) - known}"
    return Case(
        bestand=file,
        naam=values["naam"],
        today=values.get("vandaag", builders.TODAY),
        records=_records(values),
        expected=tuple(values.get("verwacht", [])),
        absent=tuple(values.get("afwezig", [])),
    )


def _records(values: dict[str, Any]) -> tuple[Record, ...]:
    made: dict[str, Record] = {}
    if values.get("basis") != "leeg":
        made = {
            builders.STUDENT: builders.make_student(**values.get("student", {})),
            builders.PERIODE: builders.make_periode(**values.get("periode", {})),
        }
    for item in values.get("records", []):
        for record in _made(item):
            assert record.id not in made, f"{values['naam']}: {record.id} twee keer"
            made[record.id] = record
    for item in values.get("tekent", []):
        record = builders.make_handtekening(map_of(made.values()), made[item["betreft"]], **_without(item, "betreft"))
        made[record.id] = record
    for item in values.get("daarna", []):
        made[item["id"]] = _changed(made[item["id"]], item)
    return tuple(made.values())


def _made(item: dict[str, Any]) -> list[Record]:
    make = getattr(builders, f"make_{item['maak']}")
    fields = _without(item, "maak", "reeks", "dagen")
    if "reeks" not in item:
        return [make(**fields)]
    from_, until = (dt.date.fromisoformat(day) for day in item["reeks"])
    all_days = {_WEEKDAY.index(day) for day in item.get("dagen", builders.make_periode().items("werkdagen"))}
    days = (from_ + dt.timedelta(days=number) for number in range((until - from_).days + 1))
    return [make(**fields, datum=day.isoformat()) for day in days if day.weekday() in all_days]


def _changed(record: Record, item: dict[str, Any]) -> Record:
    if item.get("weg"):
        return replace(record, verwijderd=LATER)
    fields = _without(item, "id")
    kept = {name: value for name, value in (record.velden | fields).items() if value is not None}
    return replace(record, velden=kept, tijden=record.tijden | dict.fromkeys(fields, LATER))


def _without(item: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in names}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return dates as ISO text and "(leeg)" as None."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value == EMPTY else value
