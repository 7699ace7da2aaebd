"""The sheets of an opened map: every answer in the words that the rest of the app uses, and no private one."""

from __future__ import annotations

from typing import Any

from tests.helpers import builders as b

from bpv_logic.forms import FORMS, PRIVATE_FIELDS
from bpv_logic.map.bpvmap import map_of
from bpv_logic.words.record import record_title, value_text
from bpv_logic.words.sheets import sheets_of


def kinds(*records: Any) -> dict[str, Any]:  # noqa: ANN401 - any record
    """Return the sheets of a map by their kind."""
    return {kind["soort"]: kind for kind in sheets_of(b.make_map(*records))}


def test_every_kind_is_there_in_the_order_of_the_forms_and_signatures_are_not():
    records = [b.make_leerafspraken(), b.make_urendag(), b.make_bezoek()]
    found = kinds(*records, b.make_handtekening(b.make_map(*records), records[0]))

    assert list(found) == ["student", "periode", "urendag", "contact", "leerafspraken"]
    assert found["urendag"]["titel"] == FORMS["urendag"].label


def test_sheets_are_by_day_and_say_which():
    days = kinds(b.make_urendag(datum="2026-11-24"), b.make_urendag(datum="2026-11-23"))["urendag"]["bladen"]

    assert [day["titel"] for day in days] == ["maandag 23 november 2026", "dinsdag 24 november 2026"]
    assert [day["titel"] for day in kinds()["student"]["bladen"]] == [""]


def test_answers_are_in_the_words_of_the_text_for_magister_and_in_the_order_of_the_form():
    record = b.make_urendag(werkprocessen=["B1-K1-W1", "B1-K1-W2"])
    bpvmap = b.make_map(record)
    [kind] = [kind for kind in sheets_of(bpvmap) if kind["soort"] == "urendag"]
    [sheet] = kind["bladen"]
    fields = {item.name: item for item in FORMS["urendag"].fields}

    assert sheet["naam"] == record_title(record)
    assert [name for name, _ in sheet["rijen"]] == [name for name in fields if record.is_filled(name)]
    for name, value in sheet["rijen"]:
        assert value == value_text(bpvmap, fields[name], record.velden[name], on_lines=("punten",))
        assert kind["labels"][name] == fields[name].label
    assert dict(sheet["rijen"])["werkprocessen"].startswith("B1-K1-W1 ")
    assert "\n" not in dict(sheet["rijen"])["werkprocessen"]


def test_answer_for_the_student_alone_is_on_no_sheet_whatever_a_file_holds():
    for soort, names in PRIVATE_FIELDS.items():
        record = b.make_record(soort, id="prive", **dict.fromkeys(names, "Alleen voor mij."))
        [kind] = [kind for kind in sheets_of(map_of([record])) if kind["soort"] == soort]

        assert kind["bladen"][0]["rijen"] == []
        assert set(names).isdisjoint(kind["labels"])


def test_titles_of_werkprocessen_are_those_of_this_map_also_after_another_was_put_into_words():
    own = b.make_student(opleiding="eigen", eigen_werkprocessen="B1-K1-W1 Hoeven vijlen")
    day = b.make_urendag(werkprocessen=["B1-K1-W1"])

    def title(*records: Any) -> str:  # noqa: ANN401 - any record
        return dict(kinds(day, *records)["urendag"]["bladen"][0]["rijen"])["werkprocessen"]

    first = title()
    assert title(own) == "B1-K1-W1 Hoeven vijlen" != first
    assert title() == first


def test_with_more_than_one_bpv_a_sheet_and_its_name_say_which_it_is_about():
    earlier = b.make_periode(id="eerder", leerbedrijf="Bakkerij \u202eVos", begin="2025-09-01", eind="2026-01-30")
    found = kinds(earlier, b.make_bezoek(periode="eerder", datum="2025-10-07"), b.make_bezoek(), b.make_opdracht())

    assert [(sheet["titel"], sheet["naam"]) for sheet in found["contact"]["bladen"]] == [
        ("dinsdag 7 oktober 2025, Bakkerij Vos", "Bezoek van dinsdag 7 oktober 2025, Bakkerij Vos"),
        (
            "woensdag 14 oktober 2026, Zorgcentrum Voorbeeld",
            "Bezoek van woensdag 14 oktober 2026, Zorgcentrum Voorbeeld",
        ),
    ]
    # What belongs to no bpv says nothing of the kind.
    assert [sheet["titel"] for sheet in found["student"]["bladen"]] == [""]
