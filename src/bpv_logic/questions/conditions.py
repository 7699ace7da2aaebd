"""When a question or an answer is offered, depending on earlier answers. Knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from bpv_logic.basis.typed.times import read_time
from bpv_logic.basis.values import is_empty

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden

_DAY: Final = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A question is asked only while `veld` has one of the values `is_`; none of them means any answer.

    `soort` names another single record (student, periode) to look at; empty
    means the record that the question itself belongs to. A question without an
    answer has the value "". `of_gevuld` names an
    answer of that record that keeps the question there while it is filled in:
    nothing that goes to school may stay out of sight.
    """

    veld: str
    is_: tuple[str, ...]
    soort: str = ""
    of_gevuld: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the condition as the page's `data-when` holds it."""
        values: dict[str, Json] = {"veld": self.veld, "is": list(self.is_)}
        if self.of_gevuld:
            values["of"] = self.of_gevuld
        return {"soort": self.soort, **values} if self.soort else values

    def is_met(self, velden: Velden) -> bool:
        """Tell whether it holds; about another record it does: who knows only this one must not hide a question."""
        if self.of_gevuld and not is_empty(velden.get(self.of_gevuld)):
            return True
        return bool(self.soort) or _matches(velden.get(self.veld), self.is_)


@dataclass(frozen=True, kw_only=True)
class OverMidnight:
    """A question is asked only while `veld` is a time not after `van`, so on the next day, and over `minuten` later."""

    veld: str
    van: str
    minuten: int
    is_: ClassVar[tuple[str, ...]] = ()
    soort: ClassVar[str] = ""

    def as_json(self) -> dict[str, Json]:
        """Return the condition as the page's `data-when` holds it."""
        return {"veld": self.veld, "van": self.van, "minuten": self.minuten}

    def is_met(self, velden: Velden) -> bool:
        """Tell whether it holds."""
        begin, eind = (_time(velden.get(name)) for name in (self.van, self.veld))
        return begin is not None and eind is not None and eind <= begin and eind + _DAY - begin > self.minuten


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """One possible answer: the stored value, its label, and what it means."""

    waarde: str
    label: str
    uitleg: str = ""
    when: tuple[Condition, ...] = ()


def holds(conditions: tuple[Condition | OverMidnight, ...], velden: Velden) -> bool:
    """Tell whether a question is asked, by the conditions on its own record."""
    return all(condition.is_met(velden) for condition in conditions)


def _matches(value: Json, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return not is_empty(value)
    if isinstance(value, list):
        return any(item in wanted for item in value)
    return ("" if value is None else value) in wanted


def _time(value: Json) -> int | None:
    return read_time(value) if isinstance(value, str) else None
