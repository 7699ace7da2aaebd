"""Changing what is signed, and fixing up the file as only a forger would, is always detected at school."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from bpv_logic.file.envelope import read_envelope
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import HANDTEKENING, map_of
from bpv_logic.map.record import Record
from bpv_logic.map.seal import judge_handtekeningen, sealed_content
from bpv_logic.verdict.judge import judge_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpv_logic.basis.values import Json

GOLDEN: Final = Path(__file__).parents[1] / "golden" / "hele-bpv.json"
TODAY: Final = dt.date(2026, 11, 23)
RECORDS: Final = read_envelope(GOLDEN.read_text(encoding="utf-8")).records
SIGNED: Final = map_of(RECORDS).every(HANDTEKENING)
#: No other handtekening is linked to these, so their removal breaks no chain.
ENDS: Final = {item.id for item in SIGNED} - {
    item.id for item in SIGNED for later in SIGNED if later.text("vorige") == item.text("schakel")
}


def signed_ids() -> set[str]:
    """Return every record that a handtekening covers, lines included."""
    bpvmap = map_of(RECORDS)
    found: set[str] = set()
    for item in bpvmap.every(HANDTEKENING):
        record = bpvmap.by_id[item.text("betreft")]
        rules = sealed_content(bpvmap, record)["regels"]
        assert isinstance(rules, list)
        found |= {record.id, *(str(line["id"]) for line in rules if isinstance(line, dict))}
    return found


def other_values(value: Json) -> Iterator[Json]:
    """Return what a forger could replace a value by: something else, and nothing."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield value[:-1] + ("0" if not value.endswith("0") else "1")
    elif isinstance(value, list):
        yield value[:-1]
    yield None


def changed(record: Record, name: str, value: Json) -> Record:
    """Return the record with one answer changed, under the same clock."""
    fields = {key: item for key, item in record.velden.items() if key != name}
    if value is not None:
        fields[name] = value
    return Record(id=record.id, soort=record.soort, velden=fields, tijden=record.tijden, verwijderd=record.verwijderd)


def forgeries() -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Yield every map that differs from the signed one in one answer of one covered record or handtekening."""
    covered = signed_ids()
    for place, record in enumerate(RECORDS):
        if record.id not in covered and record.soort != HANDTEKENING:
            continue
        for name, value in record.filled.items():
            for other in other_values(value):
                if (record.soort, name, other) == (HANDTEKENING, "periode", None):
                    # Only helps to find the record: what is signed names its own periode, and that is sealed.
                    continue
                forged = changed(record, name, other)
                yield f"{record.soort}.{name} → {other!r:.20}", (*RECORDS[:place], forged, *RECORDS[place + 1 :])


def removals() -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Yield every map from which one covered record or one handtekening was removed."""
    covered = signed_ids()
    for place, record in enumerate(RECORDS):
        if record.id in covered or record.soort == HANDTEKENING:
            yield f"{record.soort} {record.id}", (*RECORDS[:place], *RECORDS[place + 1 :])


def is_found(records: Sequence[Record]) -> bool:
    """Return whether a handtekening is no longer valid."""
    return any(seal.staat != "geldig" for seal in judge_handtekeningen(map_of(records)))


def new_codes(records: Sequence[Record]) -> set[str]:
    """Return what the rules find now but did not find in the map as signed."""
    before, after = ({item.code for item in judge_map(map_of(each), TODAY).bevindingen} for each in (RECORDS, records))
    return after - before


def test_nothing_is_found_in_the_map_as_it_was_signed():
    """The control of every test below."""
    assert not is_found(RECORDS)


@pytest.mark.scenario("A forger changes one answer of what is signed, or of a handtekening: found at school")
def test_every_change_of_one_answer_is_found(record_property):
    tried = list(forgeries())
    record_property("times", len(tried))
    missed = [what for what, records in tried if not is_found(records)]

    assert missed == []
    # 75 forms and 9 handtekeningen: enough answers to reveal a gap in the walk above.
    assert len(tried) > 1_000


@pytest.mark.scenario("A forger takes away what is signed, or a handtekening: found, or the form counts as unsigned")
def test_every_record_taken_away_is_found_or_leaves_its_form_unsigned(record_property):
    tried = list(removals())
    record_property("times", len(tried))
    for what, records in tried:
        gone = {record.id for record in RECORDS} - {record.id for record in records}
        if gone <= ENDS:
            assert any("getekend" in code or "handtekening" in code for code in new_codes(records)), what
        else:
            assert is_found(records), what


@pytest.mark.scenario("A forger adds a day under a signed blok: found")
def test_line_added_under_a_signed_blok_is_found():
    day = next(record for record in RECORDS if record.soort == "urendag" and record.id in signed_ids())
    extra = Record(id="nieuw", soort="urendag", velden=day.velden, tijden=day.tijden, verwijderd=None)

    assert is_found((*RECORDS, extra))


@pytest.mark.scenario("A forger swaps two handtekeningen: found")
def test_two_handtekeningen_that_change_places_are_found():
    first = SIGNED[0]
    second = next(item for item in SIGNED if item.text("betreft") != first.text("betreft"))
    swapped = [
        changed(record, "betreft", (second if record is first else first).velden["betreft"])
        for record in (first, second)
    ]
    rest = [record for record in RECORDS if record.id not in {first.id, second.id}]

    assert is_found((*rest, *swapped))


@pytest.mark.parametrize("start", range(10))
def test_what_is_found_is_a_finding_that_school_reads(start):
    """A sample of the changes, fully judged: the sentence is there, not only the state."""
    for what, records in list(forgeries())[start::101]:
        codes = {item.code.partition(".")[0] for item in judge_map(map_of(records), TODAY).bevindingen}
        assert "handtekening" in codes, what


def test_every_form_that_is_signed_has_something_to_change():
    """The golden map must have every form that can be signed, or the walk above proves less than it claims."""
    kinds = {record.soort for record in RECORDS if record.id in signed_ids()}

    assert {name for name, form in FORMS.items() if form.signers} <= kinds
