"""Days unchanged since signing: counting by end points gives the same as checking each day of each blok."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.builders import PERIODE, make_handtekening, make_map, make_urenblok, make_urendag

from bpv_logic.bpv.map_view import MapView
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.school.active import active

DAYS = [f"2026-11-0{number}" for number in range(2, 8)]
TODAY = dt.date(2026, 11, 25)


def day_by_day(view: MapView) -> set[str]:
    """Check every day of every blok, as simply and slowly as possible."""
    assert view.current is not None
    found = set()
    for blok in view.current.blokken:
        if blok.zegel is not None and blok.zegel.staat != "beschadigd":
            changed = {difference.record for difference in blok.zegel.verschillen}
            found |= {day.record.id for day in blok.dagen if day.record.id not in changed}
    return found


@st.composite
def signed_maps(draw: st.DrawFn) -> Bpvmap:
    """A few overlapping signed blokken, with days changed, added and moved since."""
    periodes = st.sampled_from([PERIODE, PERIODE, ""])
    days: list[Record] = [
        make_urendag(id=f"d{number}", datum=draw(st.sampled_from(DAYS)), periode=draw(periodes)) for number in range(5)
    ]
    blokken = []
    for number in range(draw(st.integers(1, 4))):
        from_, until = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2)))
        blokken.append(make_urenblok(id=f"b{number}", van=from_, tot=until, periode=draw(periodes)))
    signed = make_map(*days, *blokken)
    for blok in blokken:
        if draw(st.booleans()):
            made = make_handtekening(map_of(item for item in signed.records if item.soort != "handtekening"), blok)
            signed = map_of((*signed.records, made))
    later = {
        "d0": {"pauze": 45},
        "d1": {"datum": draw(st.sampled_from(DAYS))},
        "d2": {"periode": draw(periodes)},
    }
    kept = [record for record in signed.records if record.id != "d3" or draw(st.booleans())]
    changed = [
        record._replace(velden=record.velden | later[record.id])
        if record.id in later and draw(st.booleans())
        else record
        for record in kept
    ]
    return map_of((*changed, make_urendag(id="nieuw", datum=draw(st.sampled_from(DAYS)), periode=draw(periodes))))


@settings(max_examples=300, deadline=None)
@given(signed_maps())
def test_signed_days_are_those_that_a_look_at_each_finds(bpvmap: Bpvmap):
    view = MapView(bpvmap=bpvmap, today=TODAY, schoolpakket=active())
    assert view.current is not None

    assert {day.record.id for day in view.current.getekende_dagen} == day_by_day(view)
    for blok in view.current.blokken:
        assert blok.minuten == sum(day.minuten for day in blok.dagen)
        assert blok.is_gewerkt == bool(blok.dagen)
