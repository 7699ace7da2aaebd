"""Merging loses no signed value: a handtekening stays intact, and what it signed stays or is shown with the new."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.builders import (
    judged,
    make_handtekening,
    make_leerafspraken,
    make_record,
    make_urenblok,
    make_urendag,
)

from bpv_logic.map.bpvmap import HANDTEKENING, Bpvmap, Record, map_of
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.seal import is_intact

#: What two devices may change; the second and third are lines under the first.
BASE = (make_urenblok(), make_urendag(datum="2026-11-24"), make_urendag(datum="2026-11-25"), make_leerafspraken())
#: A line that one device adds under something the other may have signed.
ADDED = make_urendag(datum="2026-11-26")
TO_SIGN = (BASE[0], BASE[-1])
ROLLEN = ("student", "praktijkopleider", "begeleider")
FIELDS = {
    "urendag": ("begin", "eind", "activiteit"),
    "urenblok": ("naam", "tot"),
    "leerafspraken": ("leerpunten", "hoe"),
}
VALUES = st.sampled_from(["", "08:00", "09:00", "2026-11-25", "2026-11-26", "Plannen.", None])


@st.composite
def steps(draw: st.DrawFn, bpvmap: Bpvmap, device: str) -> Bpvmap:
    """What one device does to a map: it answers, removes, adds and signs, in any order; its clock only increases."""
    for step in range(draw(st.integers(0, 5))):
        clock = f"2026-11-25T{draw(st.integers(10, 12))}:00:00.000Z/{step:04x}"
        what = draw(st.sampled_from(["answer", "answer", "sign", "sign", "remove", "add"]))
        if what == "sign":
            bpvmap = _with(bpvmap, _signed(draw, bpvmap, f"{device}-{step}", clock))
        elif what == "add":
            bpvmap = _with(bpvmap, ADDED)
        else:
            record = draw(st.sampled_from([item for item in bpvmap.records if item.soort != HANDTEKENING]))
            bpvmap = _with(bpvmap, _changed(draw, record, clock, removes=what == "remove"))
    return bpvmap


def _with(bpvmap: Bpvmap, record: Record) -> Bpvmap:
    return map_of([*bpvmap.records, record])


def _signed(draw: st.DrawFn, bpvmap: Bpvmap, name: str, clock: str) -> Record:
    under = draw(st.sampled_from(TO_SIGN))
    record = next(item for item in bpvmap.records if item.id == under.id)
    moment = clock.partition("/")[0]
    made = make_handtekening(bpvmap, record, rol=draw(st.sampled_from(ROLLEN)), moment=moment)
    return made._replace(id=f"h-{name}")


def _changed(draw: st.DrawFn, record: Record, clock: str, *, removes: bool) -> Record:
    if removes:
        return record._replace(verwijderd=clock)
    name = draw(st.sampled_from(FIELDS[record.soort]))
    fields = {**record.velden, name: draw(VALUES)}
    return record._replace(velden=fields, tijden={**record.tijden, name: clock})


def _tampered(draw: st.DrawFn, bpvmap: Bpvmap) -> Bpvmap:
    """Tamper with some handtekeningen, as a forger would: another value, removed, replaced by another form."""
    records = list(bpvmap.records)
    for place, record in enumerate(records):
        if record.soort != HANDTEKENING or not draw(st.booleans()):
            continue
        how = draw(st.sampled_from(["naam", "verzegeld", "removed", "other form"]))
        later = dict.fromkeys(record.velden, "2099-01-01T00:00:00.000Z/0000")
        if how == "removed":
            records[place] = record._replace(verwijderd="2099-01-01T00:00:00.000Z/0000")
        elif how == "other form":
            records[place] = make_record("werkbespreking", id=record.id, datum="2026-11-25")
        else:
            records[place] = record._replace(velden={**record.velden, how: "{}"}, tijden=later)
    return map_of(records)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Bpvmap, Bpvmap]:
    """Two devices that continued from one map; the second may have been tampered with."""
    common = draw(steps(map_of(BASE), "samen"))
    mine, theirs = draw(steps(common, "mijn")), draw(steps(common, "hun"))
    return mine, _tampered(draw, theirs) if draw(st.booleans()) else theirs


def sealed(bpvmap: Bpvmap) -> dict[str, Record]:
    """The handtekeningen of a map that are unchanged."""
    return {item.id: item for item in bpvmap.records if item.soort == HANDTEKENING and is_intact(item)}


def signed_values(handtekening: Record) -> dict[tuple[str, str], Any]:
    """Every answer in the sealed copy, by record and question."""
    copy = json.loads(handtekening.text("verzegeld"))
    return {
        (item["id"], name): value
        for item in (copy["record"], *copy["regels"])
        for name, value in item["velden"].items()
    }


@given(pairs())
def test_merge_keeps_every_sealed_handtekening_as_it_was_set(maps):
    one, other = maps
    for merged in (merge_maps(one, other), merge_maps(other, one)):
        kept = {item.id: item for item in merged.every(HANDTEKENING)}
        for id_, handtekening in (sealed(other) | sealed(one)).items():
            assert kept[id_].velden == handtekening.velden


@given(pairs())
def test_every_signed_value_stays_or_is_shown_beside_the_present_one(maps):
    one, other = maps
    merged = merge_maps(one, other)
    for handtekening in (sealed(one) | sealed(other)).values():
        oordeel = judged(merged, handtekening)
        assert oordeel.staat in {"geldig", "gewijzigd"}, oordeel
        shown = {(item.record, item.veld): item.getekend for item in oordeel.verschillen if item.wat == "veld"}
        gone = {item.record for item in oordeel.verschillen if item.wat == "weg"}
        for (id_, name), value in signed_values(handtekening).items():
            now = merged.by_id[id_].velden.get(name) if id_ in merged.by_id else None
            assert id_ in gone or value in (now, shown.get((id_, name))), (id_, name)


@given(pairs())
def test_chain_of_one_device_is_whole_after_a_merge(maps):
    """The previous handtekening is part of the seal: after a merge none of them lacks its predecessor."""
    one, other = maps
    merged = merge_maps(one, other)
    for bpvmap in (one, other):
        for handtekening in sealed(bpvmap).values():
            assert not judged(merged, handtekening).mist_vorige or (judged(bpvmap, handtekening).mist_vorige)
