"""De delen van een dag: wat telt, en wat niet tegelijk waar kan zijn."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.bpv.uren.dag import Dag, read_dag
from bpv_logic.bpv.uren.parts import divide, say_deel
from bpv_logic.verdict.judge import judge_map

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record
    from bpv_logic.verdict.judge import Verdict


def part(number: int, **fields: object) -> Record:
    """Return a part of 24 November; a higher number was written later."""
    made = {
        "id": f"deel-{number}",
        "datum": "2026-11-24",
        "pauze": 0,
        "clock": f"2026-11-24T08:00:{number:02d}.000Z/0000",
    }
    return b.make_urendag(**(made | fields))


def elsewhere(soort: str, number: int, **fields: object) -> Record:
    return part(number, soort=soort, begin=None, eind=None, **fields)


def read(*records: Record) -> list[Dag]:
    return [dag for record in records if (dag := read_dag(record))]


def judged(bpvmap: Bpvmap) -> Verdict:
    return judge_map(bpvmap, dt.date.fromisoformat(b.TODAY))


def counted(*records: Record) -> tuple[list[str], list[str]]:
    """Return the ids that count, in order, and those of the parts that clash."""
    found = divide(read(*records))
    return [dag.record.id for dag in found.dagen], [clash.dag.record.id for clash in found.botsingen]


def test_parts_that_touch_count_together_in_the_order_of_the_day():
    ids, clashes = counted(part(1, begin="16:00", eind="20:00"), part(2, begin="07:00", eind="16:00"))

    assert (ids, clashes) == (["deel-2", "deel-1"], [])


def test_of_two_parts_at_one_time_the_newest_counts():
    ids, clashes = counted(part(1, begin="08:00", eind="12:00"), part(2, begin="11:59", eind="15:00"))

    assert (ids, clashes) == (["deel-2"], ["deel-1"])


def test_part_that_only_clashes_with_one_that_does_not_count_itself_counts():
    first, second, third = (
        part(1, begin="08:00", eind="10:00"),
        part(2, begin="09:00", eind="13:00"),
        part(3, begin="12:00", eind="16:00"),
    )

    assert counted(first, second, third) == (["deel-1", "deel-3"], ["deel-2"])


def test_night_goes_on_into_the_next_day_and_both_are_told():
    night = part(1, datum="2026-11-23", begin="22:00", eind="07:00")
    ids, clashes = counted(night, part(2, begin="06:00", eind="14:00"))

    assert (ids, clashes) == (["deel-1", "deel-2"], ["deel-1"])


@pytest.mark.parametrize("times", [{}, {"van": "10:00", "tot": "12:00"}])
def test_being_ill_for_a_part_of_the_day_stands_beside_work(times: dict[str, str]):
    ids, clashes = counted(part(1, begin="08:00", eind="10:00"), elsewhere("ziek", 2, **times))

    assert (sorted(ids), clashes) == (["deel-1", "deel-2"], [])


def test_two_kinds_of_a_whole_day_cannot_both_be_true():
    assert counted(elsewhere("ziek", 1), elsewhere("vrij", 2)) == (["deel-2"], ["deel-1"])


def test_school_without_times_is_no_whole_day():
    ids, clashes = counted(elsewhere("school", 1, schooluren=4), elsewhere("ziek", 2))

    assert (sorted(ids), clashes) == (["deel-1", "deel-2"], [])


def test_hours_beyond_a_day_do_not_count():
    parts = (
        part(1, begin="00:00", eind="12:00"),
        part(2, begin="12:00", eind="24:00"),
        part(3, begin="23:59", eind="01:00"),
    )
    ids, clashes = counted(*parts)

    assert ids == ["deel-1", "deel-3"]
    assert clashes == ["deel-2"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (part(1, begin="08:00", eind="12:30"), "gewerkt van 08:00 tot 12:30"),
        (part(1, begin="22:45", eind="07:00"), "gewerkt van 22:45 tot 07:00 de volgende dag"),
        (part(1, begin="16:00", eind="24:00"), "gewerkt van 16:00 tot 24:00"),
        (elsewhere("school", 1, van="09:00", tot="12:00"), "school van 09:00 tot 12:00"),
        (elsewhere("ziek", 1), "ziek"),
        (part(1, eind=None), "gewerkt"),
        (elsewhere("<b>", 1), "een stuk"),
    ],
)
def test_part_in_words(record: Record, words: str):
    assert [say_deel(dag) for dag in read(record)] == [words]


TIMES = st.integers(0, 24 * 60 - 1).map(lambda minutes: f"{minutes // 60:02d}:{minutes % 60:02d}")
KINDS = st.sampled_from(["gewerkt", "school", "ziek", "vrij"])


@given(st.lists(st.tuples(KINDS, TIMES, TIMES), max_size=12), st.randoms())
def test_a_day_never_holds_more_than_a_day_in_any_order(parts: list[tuple[str, str, str]], chance):
    records = [
        part(number, soort=soort, begin=begin, eind=eind, van=begin, tot=eind)
        for number, (soort, begin, eind) in enumerate(parts)
    ]
    found = divide(read(*records))
    chance.shuffle(records)

    assert divide(read(*records)) == found
    timed = [dag for dag in found.dagen if dag.is_timed]
    assert sum(dag.eind - dag.begin for dag in timed) <= 24 * 60
    assert all(one.eind <= other.begin for one, other in pairwise(timed))
    assert len(found.dagen) + len(found.botsingen) == len(records)


def test_a_day_of_ten_thousand_parts_is_divided_at_once():
    """Een bestand mag vol staan met stukken van één dag: dat mag geen telefoon laten stilstaan."""
    dag = read(part(1, begin="08:00", eind="09:00"))[0]
    many = [dag._replace(record=part(1, id=f"deel-{number}", begin="08:00", eind="09:00")) for number in range(5000)]
    found = divide(many)

    assert (len(found.dagen), len(found.botsingen)) == (1, 4999)


def test_parts_of_a_day_add_up_everywhere():
    morning, afternoon = part(1, begin="07:00", eind="11:00"), part(2, begin="16:00", eind="20:00")
    verdict = judged(b.make_map(b.make_student(), b.make_periode(), morning, afternoon))

    assert verdict.slots["uren.gedaan"] == "8"
    assert verdict.slots["record.deel-1.samen"] == "Samen op deze dag: 8 uur."
    assert verdict.slots["record.deel-1.duur"] == "4 uur"


def test_equal_part_of_two_phones_is_told_only_when_something_would_be_lost():
    one, same = part(1, activiteit="Schuur"), part(2, activiteit="Schuur")
    other = part(3, activiteit="Voeren")

    assert not [item for item in judged(b.make_map(one, same)).bevindingen if item.code.startswith("uren.d")]
    told = [item for item in judged(b.make_map(one, other)).bevindingen if item.code.startswith("uren.d")]
    assert [(item.code, item.record) for item in told] == [("uren.dubbele-dag", "deel-3")]


def test_finding_about_a_part_leads_to_that_part():
    morning, afternoon = part(1, begin="07:00", eind="11:00"), part(2, begin="10:00", eind="15:00")
    verdict = judged(b.make_map(b.make_student(), b.make_periode(), morning, afternoon))
    [step] = [item for item in verdict.agenda if item.code == "uren.delen-overlappen"]

    assert step.pagina == "uren/?id=deel-2"
    assert verdict.slots["uren.gedaan"] == "5"
