"""What a user loses by importing a file, shown separately from what it adds: the forms and answers by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.forms import FORMS
from bpv_logic.words.record import record_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.map.difference import Difference

#: How many are named; nobody reads more.
_NAMED: Final = 5


def lost(changes: Iterable[Difference]) -> tuple[int, int]:
    """Return how many forms are gone, and how many answers in the remaining forms."""
    found = [*changes]
    return sum(item.change == "weg" for item in found), sum(len(item.leeg) for item in found)


def loss_words(weg: int, leeg: int) -> str:
    """Return "haalt 2 formulieren weg en maakt 1 antwoord leeg", "" when nothing is lost."""
    forms = f"haalt {weg} {'formulier' if weg == 1 else 'formulieren'} weg" if weg else ""
    answers = f"maakt {leeg} {'antwoord' if leeg == 1 else 'antwoorden'} leeg" if leeg else ""
    return " en ".join(filter(None, (forms, answers)))


def gone_words(weg: int, leeg: int) -> str:
    """Return "2 formulieren zijn weg en 1 antwoord is leeg", "" when nothing is lost."""
    forms = f"{weg} {'formulier is' if weg == 1 else 'formulieren zijn'} weg" if weg else ""
    answers = f"{leeg} {'antwoord is' if leeg == 1 else 'antwoorden zijn'} leeg" if leeg else ""
    return " en ".join(filter(None, (forms, answers)))


def loss_sentences(changes: Sequence[Difference]) -> tuple[str, ...]:
    """Return how much is lost, and the first few losses by name; empty when nothing is lost."""
    words = loss_words(*lost(changes))
    if not words:
        return ()
    lines = [*_lines(changes)]
    more = len(lines) - _NAMED
    rest = (f"En nog {more} {'regel' if more == 1 else 'regels'} zoals deze.",) if more > 0 else ()
    return (f"Dit bestand {words}.", *lines[:_NAMED], *rest)


def _lines(changes: Iterable[Difference]) -> Iterator[str]:
    for item in changes:
        if item.change == "weg":
            yield f"{record_title(item.record)}: gaat weg."
        labels = {question.name: question.label for question in FORMS[item.record.soort].fields}
        yield from (f"{record_title(item.record)}: “{labels.get(name, name)}” wordt leeg." for name in item.leeg)
