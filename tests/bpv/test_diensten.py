"""Shifts: parts of one date are one shift, what overlaps counts once, and the rest between them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers import builders as b

from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.uren.dag import Dag, read_dag
from bpv_logic.bpv.uren.diensten import Dienst, achttien_vanaf, diensten_of, rusten_of
from bpv_logic.rules import RULES_BY_CODE, Context
from bpv_logic.school.active import standard

if TYPE_CHECKING:
    from bpv_logic.map.record import Record

TUESDAY = "2026-11-24"
ADULT, YOUNG = dt.date.min, dt.date.max


def part(begin: str = "", eind: str = "", *, datum: str = TUESDAY, pauze: int | None = 0, **fields: object) -> Dag:
    """One part of a day, as `read_dag` makes it."""
    nacht = "ja" if eind and eind < begin else None
    record = b.make_urendag(
        id=f"{datum} {begin}", datum=datum, begin=begin, eind=eind, pauze=pauze, nacht=nacht, **fields
    )
    dag = read_dag(record)
    assert dag is not None
    return dag


def school(hours: int, *, datum: str = TUESDAY) -> Dag:
    return part(datum=datum, soort="school", schooluren=hours)


def only(*parts: Dag, achttien: dt.date = ADULT) -> Dienst:
    (dienst,) = diensten_of(parts, achttien)
    return dienst


def view_of(*parts: Dag, periode: Record | None = None, **student: object) -> MapView:
    """A map with a bpv and these parts."""
    records = (b.make_student(**student), periode or b.make_periode(), *(dag.record for dag in parts))
    return MapView(bpvmap=b.make_map(*records), today=dt.date.fromisoformat(b.TODAY), schoolpakket=standard())


def codes_of(view: MapView) -> set[str]:
    """The codes of the rules about working time that speak about the bpv."""
    context = Context(today=view.today, schoolpakket=standard(), kwalificatie=None, werkprocessen=())
    rules = [rule for code, rule in RULES_BY_CODE.items() if code.startswith("arbeidstijd.")]
    return {rule.code for rule in rules if [*rule.where(view, context)]}


def test_two_parts_of_a_day_are_one_shift_and_the_time_between_is_pauze():
    dienst = only(part("07:00", "11:00"), part("16:00", "20:00"))

    assert (dienst.gewerkt, dienst.pauze, dienst.eind - dienst.begin) == (480, 300, 780)


def test_order_of_the_parts_does_not_matter():
    one, two = part("07:00", "11:00"), part("16:00", "20:00")

    assert only(one, two) == only(two, one)


def test_break_of_less_than_a_quarter_is_no_pauze_and_no_work():
    """Een pauze duurt minstens een kwartier (artikel 1:7, lid 1e)."""
    dienst = only(part("08:00", "10:00"), part("10:14", "14:00"))

    assert (dienst.gewerkt, dienst.pauze) == (346, 0)
    assert only(part("08:00", "10:00"), part("10:15", "14:00")).pauze == 15


@pytest.mark.parametrize(
    ("second", "minutes"),
    [(("11:00", "15:00"), 420), (("08:00", "12:00"), 240), (("09:00", "10:00"), 240), (("12:00", "13:00"), 300)],
)
def test_parts_that_overlap_count_once(second: tuple[str, str], minutes: int):
    assert only(part("08:00", "12:00"), part(*second)).gewerkt == minutes


def test_same_part_of_two_phones_counts_once_with_its_pauze():
    dienst = only(part("08:00", "16:30", pauze=30), part("08:00", "16:30", pauze=30))

    assert (dienst.gewerkt, dienst.pauze) == (480, 30)


def test_pauze_that_one_part_does_not_tell_is_unknown():
    assert only(part("08:00", "12:00", pauze=None), part("12:00", "18:00", pauze=0)).pauze is None


def test_night_work_in_two_parts_is_added():
    assert only(part("00:30", "02:00"), part("03:00", "07:00")).nacht == 90 + 180
    assert only(part("22:00", "01:00"), part("23:30", "02:00")).nacht == 120


def test_part_before_and_a_part_after_a_rest_of_eight_hours_are_two_shifts():
    """Een dienst ligt tussen twee rusttijden van minstens 8 uur (artikel 1:7, lid 1c)."""
    assert len(diensten_of([part("06:00", "10:00"), part("17:59", "22:00")], ADULT)) == 1
    assert len(diensten_of([part("06:00", "10:00"), part("18:00", "22:00")], ADULT)) == 2


def test_night_that_was_written_on_two_dates_is_one_shift():
    dienst = only(part("22:00", "24:00"), part("00:00", "06:30", datum="2026-11-25"))

    assert (dienst.gewerkt, dienst.nacht, dienst.tot) == (510, 360, 24 * 60 + 390)
    assert dienst.is_late_nacht


def test_school_on_the_day_counts_for_who_is_16_or_17_only():
    """Een ochtend school en een middag werk zijn samen één werkdag (artikel 4:4, lid 2)."""
    assert only(school(4), part("13:00", "18:00"), achttien=YOUNG).werktijd == 9 * 60
    assert only(school(4), part("13:00", "18:00")).werktijd == 5 * 60
    assert only(school(4), part("13:00", "18:00"), achttien=YOUNG).pauze is None


def test_clock_that_changes_within_a_part_counts_what_passed():
    dienst = only(
        part("20:00", "22:00", datum="2026-10-24"),
        part("23:00", "05:00", datum="2026-10-24"),
    )

    assert (dienst.gewerkt, dienst.nacht) == (120 + 420, 5 * 60 + 60)


def test_rest_runs_from_the_last_part_to_the_first_of_the_next_day():
    days = [part("07:00", "11:00"), part("18:00", "22:00"), part("07:00", "12:00", datum="2026-11-25")]
    rests = [*rusten_of(diensten_of(days, ADULT))]

    assert [rust.minuten for rust in rests] == [9 * 60]


def test_series_of_nights_ends_where_the_next_shift_is_no_night():
    nights = [part("23:00", "07:00", datum=f"2026-11-{day}") for day in (16, 17, 18)]
    rests = [*rusten_of(diensten_of([*nights, part("12:00", "16:00", datum="2026-11-20")], ADULT))]

    assert [rust.nachten for rust in rests] == [0, 0, 3]


@pytest.mark.parametrize(
    ("student", "day"),
    [
        ({"jonger_dan_18": "nee"}, dt.date.min),
        ({"jonger_dan_18": None}, dt.date.min),
        ({"jonger_dan_18": "ja"}, dt.date.max),
        ({"jonger_dan_18": "ja", "achttien_op": "2027-01-12"}, dt.date(2027, 1, 12)),
        ({"jonger_dan_18": "nee", "achttien_op": "2026-01-12"}, dt.date(2026, 1, 12)),
        ({"jonger_dan_18": "ja", "achttien_op": "straks"}, dt.date.max),
        ({"jonger_dan_18": "ja", "achttien_op": "2009-05-04"}, dt.date.max),
    ],
)
def test_student_is_18_from_a_day_on(student: dict[str, object], day: dt.date):
    assert achttien_vanaf(b.make_student(**student)) == day


def test_no_student_is_no_child():
    assert achttien_vanaf(None) == dt.date.min


def test_half_a_day_of_school_and_half_a_day_of_work_are_too_long_together():
    day = [school(5), part("13:00", "17:01")]

    assert "arbeidstijd.dienst-te-lang" in codes_of(view_of(*day, jonger_dan_18="ja"))
    assert "arbeidstijd.dienst-te-lang" not in codes_of(view_of(school(5), part("13:00", "17:00"), jonger_dan_18="ja"))
    assert "arbeidstijd.dienst-te-lang" not in codes_of(view_of(*day, jonger_dan_18="nee"))


def test_split_day_has_its_pauze_in_the_middle():
    """Van 7 tot 11 en van 16 tot 20 zonder pauze erin: er is vijf uur vrij tussen."""
    assert "arbeidstijd.pauze-te-kort" not in codes_of(view_of(part("07:00", "11:00"), part("16:00", "20:00")))
    assert "arbeidstijd.pauze-te-kort" in codes_of(view_of(part("07:00", "11:00"), part("11:29", "14:00")))


def test_split_days_have_no_too_short_rest_within_the_day():
    assert codes_of(view_of(part("07:00", "11:00"), part("16:00", "20:00"))) == set()


def test_hours_missed_by_two_hours_of_illness_are_the_rest_of_a_usual_day():
    """Wie 's middags ziek naar huis gaat, telt die middag mee in het gemiddelde (artikel 5:2)."""
    periode = view_of(part("08:00", "12:00"), part(soort="ziek")).current

    assert periode is not None
    assert [(week.gewerkt, week.met_gemist) for week in periode.weken] == [(240, 480)]


def test_week_of_a_night_shift_that_was_missed_counts_its_usual_hours():
    view = MapView(
        bpvmap=b.make_map(
            b.make_periode(werktijd_begin="22:00", werktijd_eind="06:30"), b.make_urendag(soort="ziek", datum=TUESDAY)
        ),
        today=dt.date.fromisoformat(b.TODAY),
        schoolpakket=standard(),
    )

    assert view.current is not None
    assert [week.met_gemist for week in view.current.weken] == [8 * 60]


def test_night_from_saturday_to_sunday_is_work_on_sunday():
    """Negenendertig zaterdagnachten mogen, veertig niet (artikel 5:6, lid 3)."""
    first = dt.date(2026, 1, 10)

    def nights(number: int, eind: str) -> MapView:
        days = [part("18:00", eind, datum=str(first + dt.timedelta(weeks=week))) for week in range(number)]
        return view_of(*days, periode=b.make_periode(begin="2026-01-05"))

    assert "arbeidstijd.zondagen-te-vaak" in codes_of(nights(40, "00:30"))
    assert "arbeidstijd.zondagen-te-vaak" not in codes_of(nights(39, "00:30"))
    assert "arbeidstijd.zondagen-te-vaak" not in codes_of(nights(40, "24:00"))
