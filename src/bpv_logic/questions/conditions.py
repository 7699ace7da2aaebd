"""When a question or an answer is offered, depending on earlier answers. Knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.values import is_empty

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A question is asked only while `veld` has one of the values `is_`; none of them means any answer.

    `soort` names another single record (student, periode) to look at; empty
    means the record that the question itself belongs to.
    """

    veld: str
    is_: tuple[str, ...]
    soort: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the condition as the page's `data-when` holds it."""
        values: dict[str, Json] = {"veld": self.veld, "is": list(self.is_)}
        return {"soort": self.soort, **values} if self.soort else values


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """One possible answer: the stored value, its label, and what it means."""

    waarde: str
    label: str
    uitleg: str = ""
    when: tuple[Condition, ...] = ()


def holds(conditions: tuple[Condition, ...], velden: Velden) -> bool:
    """Tell whether a question is asked, by the conditions on its own record.

    A condition on another record (student, periode) counts as met: a caller that
    knows only this record must not hide a question.
    """
    return all(condition.soort or _matches(velden.get(condition.veld), condition.is_) for condition in conditions)


def _matches(value: Json, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return not is_empty(value)
    if isinstance(value, list):
        return any(item in wanted for item in value)
    return value in wanted
