"""Reading the TOML files that people write: dossiers, norms, a school's settings.

Knows how to read a value and report a fault (file, place, what is wrong, in one
Dutch line). Knows no dossier, norm or school.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.basis.tomltext import TomlError, read_toml
from bpv_logic.basis.values import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.errors import BpvError

#: The most characters in a data file; ours have 20,000. A longer file is a mistake or an attack, not a dossier.
MAX_CHARS: Final = 200_000
#: The most tables of one kind in one place: no kwalificatie has that many kerntaken, and there are fewer norms.
MAX_TABLES: Final = 100

#: The longest fault that we report, including words from the file.
_MAX_FAULT: Final = 400

#: A name that is stored in maps and exports, so it never changes: small letters, digits, hyphens, underscores.
SLEUTEL: Final = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a TOML file that knows its place in the file.

    `naam` is the file's name, `plaats` the table's place in it in words ("blok
    2", empty for the top level), `values` what was written, `error` the exception
    for a fault in this file. Each reader below raises that exception.
    """

    naam: str
    plaats: str
    values: dict[str, object]
    error: type[BpvError]

    def fault(self, words: str, key: str = "") -> BpvError:
        """Return the exception for a fault at this place, ready to raise: file, place, fault.

        `key` is the key in the table that it is about, for a page that shows the fault at its field.
        """
        # Text by a stranger is shown on one line, at a length that people read.
        naam, words = one_line(self.naam, MAX_NAME), one_line(words, _MAX_FAULT)
        place = f"{naam}, {self.plaats}" if self.plaats else naam
        made = self.error(f"{place}: {words}")
        made.plaats, made.veld, made.woorden = self.plaats, key, words
        return made

    def only(self, *keys: str) -> None:
        """Refuse unknown keys: a misspelt setting must not be silently ignored."""
        unknown = [key for key in self.values if key not in keys]
        if unknown:
            raise self.fault(f"“{unknown[0]}” kennen we hier niet. Wel: {', '.join(keys)}.", unknown[0])

    def text(self, key: str, default: str | None = None, *, maximum: int = 300) -> str:
        """Return a text on one line, made safe to show (see `shown`), at most `maximum` characters.

        May be empty only when `default` is "".
        """
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.fault(f"“{key}” moet tekst zijn, tussen aanhalingstekens.", key)
        words = one_line(value)
        if not words and default != "":
            raise self.fault(f"“{key}” is leeg.", key)
        if len(words) > maximum:
            raise self.fault(f"“{key}” is te lang: hoogstens {maximum} tekens.", key)
        return words

    def sleutel(self, key: str = "sleutel") -> str:
        """Return a name that is stored: see SLEUTEL."""
        value = self.text(key, maximum=60)
        if not SLEUTEL.fullmatch(value):
            raise self.fault(f"“{value}” kan niet: gebruik voor “{key}” kleine letters, cijfers en streepjes.", key)
        return value

    def whole(self, key: str, default: int | None = None, *, minimum: int = 0, maximum: int = 1_000_000) -> int:
        """Return a whole number from `minimum` to `maximum`, both included."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(f"“{key}” moet een heel getal zijn.", key)
        if not minimum <= value <= maximum:
            raise self.fault(f"“{key}” is {value}, maar moet van {minimum} tot {maximum} zijn.", key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.fault(f"“{key}” moet true of false zijn, zonder aanhalingstekens.", key)
        return value

    def day(self, key: str, default: str | None = None) -> str:
        """Return a date as ISO text (2026-11-23); the file may hold a TOML date or that text."""
        value = self._value(key, default)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str) and (value == default or is_date(value)):
            return value
        raise self.fault(f"“{key}” moet een datum zijn, zoals 2026-08-31.", key)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Return one of `choices`."""
        value = self.text(key, default)
        if value != default and value not in choices:
            raise self.fault(f"“{key}” is “{value}”, maar moet een van deze zijn: {', '.join(choices)}.", key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(f"“{key}” moet een lijst met teksten zijn.", key)
        return tuple(value)

    def table(self, key: str) -> Table:
        """Return the table with this name; empty when it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"“{key}” moet een tabel zijn: [{key}].", key)
        return Table(naam=self.naam, plaats=key, values=value, error=self.error)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables with this name in the file's order; empty when there are none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(f"“{key}” moet een rij tabellen zijn: [[{key}]].", key)
        if len(value) > MAX_TABLES:
            raise self.fault(f"er staan te veel tabellen [[{key}]] in: hoogstens {MAX_TABLES}.", key)
        above = f"{self.plaats}, " if self.plaats else ""
        return tuple(
            Table(naam=self.naam, plaats=f"{above}{key} {number}", values=item, error=self.error)
            for number, item in enumerate(value, start=1)
        )

    def _value(self, key: str, default: object) -> object:
        value = self.values.get(key, default)
        if value is None:
            raise self.fault(f"“{key}” ontbreekt.", key)
        return value


def parse(text: str, *, naam: str, error: type[BpvError]) -> Table:
    """Return the top-level table of a TOML text; `naam` is the file's name, for faults.

    Raises `error` with the line number when the text is not TOML, is longer
    than MAX_CHARS or holds more than people write (see `tomltext`).
    """
    naam = one_line(naam, MAX_NAME)
    if len(text) > MAX_CHARS:
        raise error(f"{naam}: het bestand is te groot.")
    try:
        values = read_toml(text)
    except TomlError as fault:
        place = "" if fault.line is None else f", regel {fault.line}" if fault.line else ", het einde"
        raise error(f"{naam}{place}: {fault}") from None
    return Table(naam=naam, plaats="", values=values, error=error)


def first_double(values: Iterable[str]) -> str:
    """Return the first value that occurs twice, "" when there is none."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return ""


def packaged(name: str) -> str:
    """Return the text of a data file of this package, such as "school/norms.toml"; OSError when there is none.

    Uses `pkgutil`, which works from a folder and from the zip in the browser.
    `importlib.resources` does too, but it imports `zipfile`, `tempfile` and
    `random`, which would cost the phone bytes and time.
    """
    data = pkgutil.get_data("bpv_logic", name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8")
