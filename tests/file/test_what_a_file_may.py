"""
What a file may do to a map, as properties over any map and any file (docs/wat-een-bestand-mag.md).

What happened is read from the records before and after, by this test and not by the rules.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from tests.helpers import builders as b
from tests.helpers import evil_files as evil
from tests.helpers.evil_files import Json, files, maps, text_of
from tests.helpers.noticed import PARTS, filled, live, seen, told

from bpv_logic.browser.door import handle
from bpv_logic.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.map.record import Record

TODAY: Final = "2026-11-25"
AMOUNT, AMOUNT_LONG = 150, 5000
#: All reasons to refuse such a file; a defect of ours is not among them.
REFUSED: Final = {
    *("andere-map", "andere-soort", "handtekening-anders", "terug-te-veel", "tijdstip-zonder-antwoord", "dubbel-id"),
    *("veld-vorm", "record-id"),
}
NOTHING_NEW: Final = "Alles uit dit bestand staat al in je map."


def ask(op: str, **parts: object) -> Json:
    answer: Json = json.loads(handle(json.dumps({"op": op, "today": TODAY, **parts})))
    return answer


def own_ids(records: list[Json]) -> set[str]:
    return {record["id"] for record in records if record["soort"] == "student"}


def is_of_school(records: list[Json]) -> bool:
    """Whether a file only says whose map it is about."""
    students = [record for record in records if record["soort"] == "student"]
    if students:
        return not any(record["velden"] for record in students)
    return {record["soort"] for record in records} in ({"eindbeoordeling"}, {"eindbeoordeling", "handtekening"})


def expect_told_as_it_is(mine: list[Json], file: list[Json]) -> str:
    text = text_of(file)
    answer = ask("read_export", tekst=text, records=mine, vanMij=True)
    if not answer["ok"]:
        assert answer["fout"]["code"] in REFUSED, answer
        return str(answer["fout"]["code"])
    shown, after = answer["voorbeeld"], answer["records"]
    changes = seen(mine, after)
    total = sum(changes.values(), Counter[str]())

    # a. The preview matches what happens, in numbers, sentences and questions.
    assert {key: shown[key] for key in PARTS} == {key: total[key] for key in PARTS}
    assert told(shown["zinnen"]) == changes
    assert (NOTHING_NEW in shown["zinnen"]) == (not changes)
    is_lost = bool(total["weg"] or total["leeg"])
    assert bool(shown["verlies"]) == is_lost
    assert len(shown["vragen"]) == is_lost
    # b. No form becomes another kind, and none is lost from the disk.
    kinds = {record["id"]: record["soort"] for record in after}
    assert {record["id"]: kinds.get(record["id"]) for record in mine} == {item["id"]: item["soort"] for item in mine}
    # c. A begeleider's file touches only what is the school's.
    if is_of_school(file):
        expect_only_for_school(mine, after)
    # d. Without the owner's confirmation a file that proves nothing does nothing.
    expect_nothing_without_a_word(mine, text, file)
    # Importing twice changes nothing more.
    again = ask("read_export", tekst=text, records=after, vanMij=True)
    assert not again["ok"] or seen(after, again["records"]) == {}
    return f"kaal {bool(changes)}" if is_of_school(file) else f"verlies {is_lost}"


def expect_only_for_school(mine: list[Json], after: list[Json]) -> None:
    old, new = live(mine), live(after)
    known = {record["id"] for record in mine}
    assert old.keys() <= new.keys()
    for id_, record in new.items():
        was = filled(old[id_]) if id_ in old else {}
        names = {name for name in {*was, *filled(record)} if was.get(name) != filled(record).get(name)}
        if not names:
            continue
        assert record["soort"] in ("contact", "eindbeoordeling", "handtekening"), record
        if record["soort"] == "handtekening":
            assert id_ not in old
            assert record["velden"]["rol"] == "begeleider"
        if record["soort"] == "contact" and id_ in old:
            assert names <= {*FORMS["contact"].aanvullen}
        if id_ in known and id_ not in old:
            # Written to again by the school: the student finds it unchanged, with the school's additions.
            assert record["soort"] in ("contact", "eindbeoordeling")


def expect_nothing_without_a_word(mine: list[Json], text: str, file: list[Json]) -> None:
    answer = ask("read_export", tekst=text, records=mine)
    meant = own_ids(file)
    if is_of_school(file):
        meant |= {record["velden"].get("student") for record in file if record["soort"] == "eindbeoordeling"}
    is_bare = all(record["soort"] == "instelling" for record in live(mine).values())
    is_asked = not is_bare and not own_ids(mine) & meant
    assert answer["voorbeeld"]["vraagt"] == is_asked
    if is_asked:
        assert seen(mine, answer["records"]) == {}
        assert {item["id"]: item for item in answer["records"]} == {item["id"]: item for item in mine}
        assert answer["attachments"] == []


def of_school(*records: Record) -> list[Json]:
    """Return a begeleider's file with these records."""
    bare = b.make_record("student", id=b.STUDENT)
    return [evil.record_to_json(record) for record in (bare, *records)]


MINE: Final = [evil.record_to_json(item) for item in b.make_map(b.make_bezoek(), b.make_urendag()).records]
OWN: Final = evil.record_to_json(b.make_student())
DAY: Final = evil.record_to_json(b.make_urendag())
#: For every outcome of a file that matters, one file over `MINE` that has it, whatever chance brings.
OUTCOMES: Final = {
    "verlies True": [OWN, DAY | {"verwijderd": evil.NEWER}],
    "verlies False": [OWN, evil.record_to_json(b.make_bewijs())],
    "kaal True": of_school(b.make_bezoek(clock=evil.NEWER, magister="nee")),
    "kaal False": of_school(),
    "andere-map": [
        item | {"id": "student-2"} if item["soort"] == "student" else item for item in of_school(b.make_bezoek())
    ],
    "andere-soort": [OWN, DAY | {"soort": "bewijs", "velden": {}, "tijden": {}}],
    "terug-te-veel": of_school(b.make_urendag(clock=evil.NEWER, eind="23:00")),
    "tijdstip-zonder-antwoord": [OWN, DAY | {"velden": {}}],
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_the_preview_says_is_what_happens_for_every_outcome(outcome: str):
    assert expect_told_as_it_is(MINE, OUTCOMES[outcome]) == outcome


@pytest.mark.scenario("Any file over any map: what the preview says is what happens, and nothing goes unseen")
@pytest.mark.parametrize("aantal", [AMOUNT, pytest.param(AMOUNT_LONG, marks=pytest.mark.long)])
def test_what_the_preview_says_is_what_happens(aantal: int, record_property: Callable[[str, object], None]):
    record_property("times", aantal)
    outcomes: Counter[str] = Counter()

    @settings(max_examples=aantal, suppress_health_check=[HealthCheck.too_slow])
    @given(maps(), files())
    def over_any_pair(mine: list[Json], file: list[Json]) -> None:
        outcomes[expect_told_as_it_is(mine, file)] += 1

    over_any_pair()
    # So few examples follow from a seed, and that from the text of this function: what they reach is no claim.
    if aantal == AMOUNT_LONG:
        assert OUTCOMES.keys() <= outcomes.keys()
        assert outcomes["verlies True"] > aantal / 20


@pytest.mark.scenario("Any two files of one student at school: what is gone from one of them is told on the row")
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(maps(), files())
def test_what_is_gone_from_a_file_is_told_at_school(mine: list[Json], file: list[Json]):
    mine = [OWN, *(item for item in mine if item["soort"] != "student")]
    files_ = [{"naam": "sam.json", "tekst": text_of(mine)}, {"naam": "ander.json", "tekst": text_of(file)}]
    answer = ask("klas_map", bestanden=files_)
    if not answer["ok"]:
        assert answer["fout"]["code"] in REFUSED, answer
        return
    counts = sum(seen(mine, answer["map"]["records"]).values(), Counter[str]())
    warned = [
        sentence
        for sentence in answer["map"]["inzending"]["waarschuwingen"]
        if sentence.startswith("Niet alles uit sam.json")
    ]

    assert bool(warned) == bool(counts["weg"] or counts["leeg"])
    if is_of_school(file):
        expect_only_for_school(mine, answer["map"]["records"])


@pytest.mark.parametrize(
    "record",
    [
        b.make_urendag(clock=evil.NEWER, eind="23:00"),
        b.make_periode(clock=evil.NEWER, uren=1),
        b.make_bezoek()._replace(verwijderd=evil.NEWER),
        b.make_handtekening(b.make_map(b.make_urenblok()), b.make_urenblok()),
    ],
    ids=["another form", "the bpv", "a removal", "signed as praktijkopleider"],
)
def test_file_of_a_begeleider_with_anything_else_is_refused(record: Any):  # noqa: ANN401
    answer = ask("read_export", tekst=text_of(of_school(record)), records=MINE, vanMij=True)

    assert answer["fout"]["code"] == "terug-te-veel"


def test_file_of_a_begeleider_that_removes_the_student_is_refused():
    bare = b.make_record("student", id=b.STUDENT)._replace(verwijderd=evil.NEWER)
    answer = ask("read_export", tekst=text_of([evil.record_to_json(bare)]), records=MINE, vanMij=True)

    assert answer["fout"]["code"] == "terug-te-veel"


def test_what_only_the_student_may_change_in_a_visit_stays_and_is_told():
    """The school created this visit, sent it, and changed its date again: no reason to refuse the whole file."""
    visit = b.make_bezoek(tijd="14:00", afspraken="Elke week.", clock=evil.NEWER)
    answer = ask("read_export", tekst=text_of(of_school(visit)), records=MINE)
    after = live(answer["records"])[visit.id]["velden"]

    assert (after["tijd"], after["afspraken"]) == ("10:00", "Elke week.")
    assert any(
        "Alleen jij mag dit veranderen. Bij jou blijft: “10:00”" in sentence
        for sentence in answer["voorbeeld"]["zinnen"]
    )


def test_file_of_a_begeleider_that_may_not_come_in_leaves_the_row_of_the_student_as_it_is():
    bad = of_school(b.make_urendag(clock=evil.NEWER, eind="23:00"))
    answer = ask(
        "klas_samen",
        bestanden=[{"naam": "sam.json", "tekst": text_of(MINE)}, {"naam": "x.json", "tekst": text_of(bad)}],
    )
    alone = ask("klas_samen", bestanden=[{"naam": "sam.json", "tekst": text_of(MINE)}])

    [sentence] = [
        sentence for sentence in answer["inzending"]["waarschuwingen"] if sentence.startswith("x.json telt niet mee.")
    ]
    assert "alleen de student mag veranderen" in sentence
    assert answer["inzending"]["rij"]["uren_gedaan"] == alone["inzending"]["rij"]["uren_gedaan"]


def test_two_files_in_which_a_form_has_two_kinds_are_told_apart_by_name():
    other = [
        item | {"soort": "bewijs", "velden": {}, "tijden": {}} if item["soort"] == "urendag" else item for item in MINE
    ]
    answer = ask(
        "klas_map", bestanden=[{"naam": "a.json", "tekst": text_of(MINE)}, {"naam": "b.json", "tekst": text_of(other)}]
    )

    assert answer["fout"]["code"] == "andere-soort"
    assert "Open ze apart." in answer["fout"]["tekst"]
