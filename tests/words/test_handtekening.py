"""What changed under a handtekening, in words that both the student's page and school show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.helpers import builders as b

from bpv_logic.bpv.map_view import MapView
from bpv_logic.school.active import active
from bpv_logic.words.handtekening import zegel_to_json

if TYPE_CHECKING:
    from bpv_logic.map.record import Record

SECOND = b.make_periode(id="periode-2", leerbedrijf="Bakkerij De Korenbloem", begin="2027-03-01", eind="2027-06-30")


def changes(*before: Record, after: tuple[Record, ...]) -> Any:  # noqa: ANN401 - any JSON
    """Return what is said to have changed under the handtekening of the first record."""
    signed = b.make_map(*before)
    signature = b.make_handtekening(signed, before[0])
    view = MapView(bpvmap=b.make_map(*after, signature), today=dt.date(2026, 11, 25), schoolpakket=active())
    return zegel_to_json(view.zegels[0], view)["verschillen"]


def test_form_that_moved_to_another_bpv_is_told_by_the_names_of_the_leerbedrijven():
    [moved] = changes(b.make_leerafspraken(), SECOND, after=(b.make_leerafspraken(periode="periode-2"), SECOND))

    assert (moved["label"], moved["getekend"], moved["nu"]) == (
        "Je bpv",
        "Zorgcentrum Voorbeeld",
        "Bakkerij De Korenbloem",
    )


def test_form_that_moved_to_a_bpv_that_is_gone_says_so():
    [moved] = changes(b.make_leerafspraken(), after=(b.make_leerafspraken(periode="weg"),))

    assert moved["nu"] == "staat niet meer in de map"


def test_choices_and_werkprocessen_are_told_in_the_words_of_the_page():
    old, new = b.make_voortgang(oordeel="oefenen"), b.make_voortgang(oordeel="goed")
    [changed] = changes(old, after=(new,))

    assert changed["label"] != "oordeel"
    assert {changed["getekend"], changed["nu"]}.isdisjoint({"oefenen", "goed"})


def test_what_was_taken_back_is_said_in_words_and_counts_as_not_signed():
    """Ingetrokken is niet akkoord, met een eigen woord."""
    sheet = b.make_leerafspraken()
    taken = {"antwoord": "niet", "ingetrokken": "h-1", "reden": "Vergissing"}
    records = b.make_map(b.make_periode(), sheet)
    signature = b.make_handtekening(records, sheet, antwoord=taken)
    view = MapView(bpvmap=b.make_map(*records.records, signature), today=dt.date(2026, 11, 25), schoolpakket=active())

    assert zegel_to_json(view.zegels[0], view)["gezegd"] == "Ingetrokken: “Vergissing”"
    [periode] = view.periodes
    assert periode.signed_by(sheet, "praktijkopleider") is None


def test_no_under_a_form_without_hours_is_no_handtekening():
    sheet = b.make_leerafspraken()
    records = b.make_map(b.make_periode(), sheet)
    views = {
        said: MapView(
            bpvmap=b.make_map(*records.records, b.make_handtekening(records, sheet, **answer)),
            today=dt.date(2026, 11, 25),
            schoolpakket=active(),
        )
        for said, answer in {"yes": {}, "no": {"antwoord": {"antwoord": "niet", "reden": "Nee."}}}.items()
    }

    signed = {said: view.periodes[0].signed_by(sheet, "praktijkopleider") for said, view in views.items()}
    assert signed["yes"] is not None
    assert signed["no"] is None
