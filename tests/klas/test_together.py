"""Files of one student merged: the newest of every answer, no handtekening lost, and the origin of each part shown."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import builders as b
from tests.helpers.klas.forge import forged
from tests.klas.test_one_file import envelope

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.envelope import write_envelope
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.klas.together import Samengevoegd, read_map
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.words.handtekening import zegel_to_json

TODAY = dt.date.fromisoformat(b.TODAY)
OLD, NEW = "2026-11-20T10:00:00.000Z", "2026-11-25T10:00:00.000Z"
LATER = "2026-11-25T09:00:00.000Z/0000"
STUDENT, BPV = b.make_student(), b.make_periode()


def merge(*files: tuple[str, str]) -> Samengevoegd:
    return read_map(files, TODAY)


def states(merged: Samengevoegd) -> list[Any]:
    view = merged.inzending.verdict.view
    return [zegel_to_json(seal, view) for seal in view.zegels]


def signed_bezoek() -> list[Record]:
    bezoek = b.make_leerafspraken()
    return [STUDENT, BPV, bezoek, b.make_handtekening(map_of([STUDENT, BPV, bezoek]), bezoek)]


def test_one_file_is_the_map_and_needs_no_words():
    text = envelope(STUDENT, BPV)
    merged = merge(("sam.json", text))

    assert merged.zinnen == ()
    assert bestand_json(merged.inzending) == bestand_json(read_inzending("sam.json", text, TODAY))


def test_older_file_brings_what_the_newest_does_not_have():
    """Nieuw wint per vraag, en wat alleen in het oude bestand staat blijft."""
    older = envelope(STUDENT, BPV, b.make_urendag(datum="2026-11-18"), b.make_urendag(eind="16:00"), made=OLD)
    newest = envelope(STUDENT, BPV, b.make_urendag(eind="17:00", clock=LATER), made=NEW)
    merged = merge(("oud.json", older), ("nieuw.json", newest))

    days = merged.inzending.bpvmap.of("urendag")
    assert [(day.text("datum"), day.text("eind")) for day in days] == [("2026-11-18", "16:30"), (b.TODAY, "17:00")]
    assert merged.inzending.naam == "nieuw.json"
    assert merged.zinnen == (
        "nieuw.json is het nieuwste bestand, gemaakt op woensdag 25 november 2026.",
        "oud.json is ouder, van vrijdag 20 november 2026. Daaruit komt: Dagen: 2, 1 nieuw.",
    )


def test_older_file_with_nothing_more_is_said_to_have_nothing_more():
    merged = merge(("oud.json", envelope(STUDENT, made=OLD)), ("nieuw.json", envelope(STUDENT, BPV, made=NEW)))

    assert merged.zinnen[1] == "oud.json is ouder, van vrijdag 20 november 2026. Alles daaruit staat al in de map."


def test_same_file_twice_counts_once_and_is_named():
    text = envelope(STUDENT, BPV, b.make_urendag())
    merged = merge(("a.json", text), ("a (1).json", text))

    assert merged.inzending.verdict.view.current is not None
    assert merged.inzending.verdict.view.current.gedaan == 8 * 60
    assert merged.zinnen[1] == "a (1).json is precies hetzelfde bestand als a.json."


def test_file_of_the_begeleider_comes_into_the_map_of_the_student():
    """De eindbeoordeling komt in de rij van de student; er komt geen tweede student bij."""
    returned = envelope(b.make_eindbeoordeling(), made="2027-02-12T12:00:00.000Z")
    merged = merge(("terug.json", returned), ("sam.json", envelope(STUDENT, BPV, made=OLD)))
    found: Any = bestand_json(merged.inzending)

    assert (found["sleutel"], found["van"], found["soort"], found["bestand"]) == (
        "student-1",
        "Sam Voorbeeld",
        "map",
        "sam.json",
    )
    assert found["rij"]["eindbeoordeling"] == "Voldaan"
    assert merged.zinnen[1] == ("terug.json is van de bpv-begeleider. Daaruit komt: Eindbeoordelingen: 1, 1 nieuw.")


def test_files_of_two_students_are_refused_by_name():
    robin = envelope(b.make_student(id="s2", voornaam="Robin"), made=OLD)

    with pytest.raises(ExportError, match=r"sam\.json en robin\.json zijn niet van dezelfde student"):
        merge(("robin.json", robin), ("sam.json", envelope(STUDENT, made=NEW)))


def test_file_of_the_begeleider_for_another_student_is_refused():
    with pytest.raises(ExportError, match="niet van dezelfde student"):
        merge(("a.json", envelope(STUDENT)), ("b.json", envelope(b.make_eindbeoordeling(student="s2"))))


def test_no_files_is_refused_with_a_sentence():
    with pytest.raises(ExportError, match="Kies eerst een bestand"):
        merge()


def test_photo_that_is_in_one_file_is_in_the_map():
    photo, other = make_attachment("image/png", b"een"), make_attachment("image/png", b"twee")
    texts = [
        write_envelope([STUDENT], exported_at=OLD, generator="t", attachments=[photo]),
        write_envelope([STUDENT], exported_at=NEW, generator="t", attachments=[other]),
    ]
    merged = merge(("a.json", texts[0]), ("b.json", texts[1]))

    assert {item.sha256 for item in merged.inzending.envelope.attachments} == {photo.sha256, other.sha256}


FILES = (
    ("een.json", envelope(*signed_bezoek(), made=OLD)),
    ("twee.json", envelope(STUDENT, BPV, b.make_urendag(clock=LATER), made=NEW)),
    ("drie.json", envelope(STUDENT, BPV, b.make_urendag(eind="12:00"), b.make_leerafspraken(hoe="Anders."), made=OLD)),
    ("twee (1).json", envelope(STUDENT, BPV, b.make_urendag(clock=LATER), made=NEW)),
    ("terug.json", envelope(b.make_eindbeoordeling(), made=NEW)),
)


@settings(deadline=None)
@given(st.permutations(FILES), st.integers(1, len(FILES)))
def test_order_of_files_makes_no_difference(files, number):
    """Welk bestand je het eerst kiest, maakt niets uit: de map en de woorden zijn hetzelfde."""
    chosen = sorted(files[:number])
    expected, found = merge(*chosen), merge(*files[:number])

    assert found.inzending.bpvmap.records == expected.inzending.bpvmap.records
    assert found.zinnen == expected.zinnen
    assert bestand_json(found.inzending) == bestand_json(expected.inzending)


def test_merging_loses_no_handtekening_whatever_comes_later():
    for files in itertools.permutations(FILES[:3]):
        (state,) = states(merge(*files))
        assert state["stand"] in ("geldig", "gewijzigd")


def test_sound_handtekening_says_so():
    (state,) = states(merge(("a.json", envelope(*signed_bezoek()))))

    assert (state["stand"], state["rol"], state["naam"], state["verschillen"]) == (
        "geldig",
        "praktijkopleider",
        "mevrouw Jansen",
        [],
    )
    assert state["zin"] == "Volgens dit bestand is er niets veranderd na het tekenen."


def test_handtekening_under_what_was_changed_since_shows_both_values():
    """Wat getekend is blijft te zien naast wat er nu staat."""
    later = b.make_leerafspraken(hoe="Elke dag.", clock=LATER)
    changed = envelope(STUDENT, BPV, later, made=NEW)
    (state,) = states(merge(("oud.json", envelope(*signed_bezoek(), made=OLD)), ("nieuw.json", changed)))

    assert state["stand"] == "gewijzigd"
    assert state["zin"] == "Er is iets veranderd na het tekenen."
    assert [(item["getekend"], item["nu"]) for item in state["verschillen"]] == [
        ("Elke maandag zelf de ochtend plannen.", "Elke dag."),
    ]


def test_handtekening_that_was_touched_is_not_whole():
    *rest, signature = signed_bezoek()
    touched = b.make_record("handtekening", id=signature.id, **(signature.velden | {"naam": "Iemand Anders"}))
    (state,) = states(merge(("a.json", envelope(*rest, touched))))

    assert state["stand"] == "beschadigd"
    assert (state["naam"], state["zin"]) == (
        "Iemand Anders",
        "Deze handtekening is niet meer heel. Vraag om een nieuwe handtekening.",
    )


def test_handtekening_after_one_that_is_missing_says_so():
    records = signed_bezoek()
    second = b.make_handtekening(map_of(records), records[2], rol="begeleider", naam="Noor Begeleider")
    (state,) = states(merge(("a.json", envelope(*records[:3], second))))

    assert state["stand"] == "schakel_mist"
    assert state["zin"] == "De handtekening die hiervoor kwam, zit niet in deze map."


def test_missing_handtekening_comes_back_with_the_file_that_has_it():
    records = signed_bezoek()
    second = b.make_handtekening(map_of(records), records[2], rol="begeleider", naam="Noor Begeleider")
    files = (("a.json", envelope(*records[:3], second, made=NEW)), ("b.json", envelope(*records, made=OLD)))

    assert [state["stand"] for state in states(merge(*files))] == ["geldig", "geldig"]


def test_handtekening_under_a_form_that_is_gone_says_so():
    student, bpv, _, signature = signed_bezoek()
    (state,) = states(merge(("a.json", envelope(student, bpv, signature))))

    assert (state["stand"], [item["wat"] for item in state["verschillen"]]) == ("gewijzigd", ["weg"])


def test_handtekening_with_another_code_than_in_an_earlier_file_is_told():
    """Zelfde handtekening, andere code: dat staat bij de student zodra het nieuwe bestand erbij komt."""
    day, blok = b.make_urendag(datum="2026-11-24"), b.make_urenblok()
    signed = [STUDENT, BPV, day, blok, b.make_handtekening(map_of([STUDENT, BPV, day, blok]), blok)]
    older, newer = envelope(*signed, made=OLD), envelope(*forged(signed), made=NEW)
    [anders] = merge(("oud.json", older), ("nieuw.json", newer)).anders

    assert anders.soort == "andere-code"
    assert merge(("nieuw.json", newer), ("oud.json", older)).anders == (anders,)
    assert merge(("nieuw.json", newer)).anders == ()


def test_newer_file_of_a_map_that_went_on_tells_nothing():
    signed = signed_bezoek()
    older, newer = envelope(*signed, made=OLD), envelope(*signed, b.make_urendag(datum="2026-11-24"), made=NEW)

    assert merge(("oud.json", older), ("nieuw.json", newer)).anders == ()
