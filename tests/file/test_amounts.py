"""More of one kind than an honest map holds is refused at every entrance with a sentence; that many is accepted."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from tests.helpers.builders import make_handtekening, make_map, make_record, make_student, make_urenblok

from bpv_logic.basis.errors import ExportError
from bpv_logic.browser.door import handle
from bpv_logic.file import limits
from bpv_logic.file.admission import check_amounts
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.limits import MOST_OF
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Record, record_to_json

SENTENCE = re.compile(r"Er zijn te veel [a-z' -]+: \d+\. In een map kunnen er \d+\.")


def of_kind(kind: str, count: int, name: str = "r") -> list[Record]:
    return [Record(id=f"{name}-{number}", soort=kind, velden={}) for number in range(count)]


def written(records: list[Record]) -> str:
    return write_envelope(records, exported_at="2026-11-25T10:00:00.000Z", generator="bpv-map/1.1.0")


def asked(on: str, **parts: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": on, "today": "2026-11-25", **parts})))
    return answer


@pytest.mark.parametrize("kind", [form.name for form in ALL_FORMS])
def test_a_file_holds_as_many_of_a_kind_as_may_be_and_not_one_more(kind: str):
    most = MOST_OF[kind]

    assert len(read_envelope(written(of_kind(kind, most))).records) == most
    with pytest.raises(ExportError) as told:
        read_envelope(written(of_kind(kind, most + 1)))
    assert told.value.code == "te-veel-van-een-soort"
    assert SENTENCE.fullmatch(str(told.value)), str(told.value)


def test_removed_records_count_too():
    gone = [record._replace(verwijderd="2026-11-23T13:35:12.123Z/0000") for record in of_kind("periode", 101)]

    with pytest.raises(ExportError, match="bpv-periodes: 101"):
        read_envelope(written(gone))


def test_two_files_do_not_bring_together_what_neither_may_bring_alone():
    """On the phone by importing one after another, at school by choosing both."""
    mine = [make_student(), *of_kind("periode", 60, "een")]
    theirs = [make_student(), *of_kind("periode", 60, "twee")]
    texts = [written(records) for records in (mine, theirs)]

    phone = asked("read_export", tekst=texts[1], records=[record_to_json(record) for record in mine])
    files = [{"naam": f"{number}.json", "tekst": text} for number, text in enumerate(texts)]
    school = [asked(on, bestanden=files) for on in ("klas_map", "klas_samen")]

    assert [answer["fout"]["code"] for answer in (phone, *school)] == ["te-veel-van-een-soort"] * 3


def test_signed_copies_together_have_a_limit(monkeypatch: pytest.MonkeyPatch):
    blok = make_urenblok()
    signed = make_handtekening(make_map(blok), blok)
    monkeypatch.setattr("bpv_logic.file.admission.MOST_SEALED", len(signed.text("verzegeld")))

    check_amounts([signed])
    with pytest.raises(ExportError, match="meer tekst dan in een map kan"):
        check_amounts([signed, signed._replace(id="nog-een")])


def test_a_map_of_eight_full_years_fits():
    """Double the parts of a day in every week of the year, every week signed twice, plenty of everything: it fits."""
    years, weeks = 8, 52
    honest = {
        "student": 2,
        "periode": years * 4,
        "urendag": years * weeks * 5 * 4,
        "urenblok": years * weeks * 2,
        "werkbespreking": years * weeks * 2,
        "contact": years * weeks,
        "leerafspraken": years * 24,
        "voortgang": 30 * 2 * 12 * years,
        "opdracht": years * 90,
        "bewijs": years * 120,
        "beoordeling": years * 6,
        "eindbeoordeling": years,
        "instelling": 4,
        "handtekening": years * (weeks * 2 + 24 * 3 + 90),
    }

    assert honest.keys() == MOST_OF.keys() == {form.name for form in ALL_FORMS}
    assert [kind for kind, count in honest.items() if count > MOST_OF[kind]] == []
    # A signed week of five full days, as often as that.
    day = make_record("urendag", id="0" * 36, datum=str(dt.date(2026, 11, 25)), activiteit="x" * 500)
    assert honest["handtekening"] * 5 * len(json.dumps(record_to_json(day))) < limits.MOST_SEALED
