"""The sheets of a map: each form with every answer that is filled in, in words. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import long_date
from bpv_logic.bpv.naming import names_of
from bpv_logic.forms import ALL_FORMS, form_in_use
from bpv_logic.map.bpvmap import HANDTEKENING, day_of
from bpv_logic.words.oordelen import PERSOONLIJK, WERKPROCESSEN, oordelen_beside
from bpv_logic.words.record import record_title, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.bpvmap import Bpvmap, Record
    from bpv_logic.questions.fields import Field, Form

#: A sheet is full: only topics, which are sentences, are below each other.
_ON_LINES: Final = ("punten",)

#: The ratings of its year, beside the two criteria of a beoordeling: the name of the row and what it is called.
OORDELEN: Final = {
    PERSOONLIJK: ("oordelen_persoonlijk", "Werkhouding in dit schooljaar"),
    WERKPROCESSEN: ("oordelen_werkprocessen", "Oordelen in dit schooljaar"),
}


def sheets_of(bpvmap: Bpvmap) -> list[Json]:
    """Return every kind of form with its sheets in order of their day, as an opened map shows them.

    An answer that is for the student alone is on no sheet, whatever the file holds.
    """
    kinds = (form.name for form in ALL_FORMS if form.name != HANDTEKENING and bpvmap.every(form.name))
    # With one bpv every sheet is about it; with more a sheet says which.
    names = names_of(bpvmap.periodes) if len(bpvmap.periodes) > 1 else {}
    return [_kind(bpvmap, form_in_use(soort), names) for soort in kinds]


def _kind(bpvmap: Bpvmap, form: Form, names: Mapping[str, str]) -> Json:
    asked = [item for item in form.fields if not item.private]
    return {
        "soort": form.name,
        "titel": form.label,
        "labels": _labels(form, asked),
        "bladen": [
            _sheet(bpvmap, asked, record, names.get(bpvmap.periode_of(record), "") if names else "")
            for record in bpvmap.every(form.name)
        ],
    }


def _sheet(bpvmap: Bpvmap, asked: Iterable[Field], record: Record, bpv: str) -> Json:
    day = day_of(record)
    filled = ((item, record.velden[item.name]) for item in asked if record.is_filled(item.name))
    # The name of each question and its answer, in the order of the form; there are thousands in a map.
    rows: list[Json] = [[item.name, value_text(bpvmap, item, value, on_lines=_ON_LINES)] for item, value in filled]
    return {
        "record": record.id,
        "naam": ", ".join(filter(None, (record_title(record), bpv))),
        "titel": ", ".join(filter(None, (long_date(day) if day else "", bpv))),
        "rijen": [*rows, *(_oordelen(bpvmap, record) if record.soort == "beoordeling" else ())],
    }


def _labels(form: Form, asked: Iterable[Field]) -> Velden:
    labels: Velden = {item.name: item.label for item in asked}
    return labels | dict(OORDELEN.values() if form.name == "beoordeling" else ())


def _oordelen(bpvmap: Bpvmap, record: Record) -> Iterator[Json]:
    for question, sentences in oordelen_beside(bpvmap, record).items():
        if isinstance(sentences, list) and sentences:
            yield [OORDELEN[question][0], "\n".join(map(str, sentences))]
