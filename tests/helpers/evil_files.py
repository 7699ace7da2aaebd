"""
Any map and any file for it: real forms, and what an attacker does to them.

A file begins as forms of the same map or of another, and each of them may be emptied, removed, turned into another
kind or answered differently, with older and newer clocks; the record that says whose map it is may say anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from tests.helpers import builders as b
from tests.helpers.example_export import example
from tests.helpers.whole_bpv import whole_bpv

from bpv_logic.file.envelope import write_envelope
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import record_from_json, record_to_json

if TYPE_CHECKING:
    from collections.abc import Callable

type Json = dict[str, Any]
type Change = Callable[[Json, str, int], None]

MOMENT: Final = "2026-11-25T16:00:00.000Z"
OLDER, NEWER, NEWEST = (f"2026-11-{day}T09:00:00.000Z/0000" for day in (20, 24, 25))
CLOCKS: Final = (OLDER, b.CLOCK, NEWER, NEWEST)
EMPTY: Final = (None, "", [])
#: From two maps, with signed forms; the second is the same student's, so ids coincide.
RECORDS: Final[list[Json]] = [record_to_json(record) for record in (*example()[0], *whole_bpv()[-12:])]
WHO: Final = ("eigen", "eigen", "eigen", "kaal", "kaal", "vreemd kaal", "zelfde naam", "ander", "niemand")


def empty(record: Json, clock: str, which: int) -> None:
    """Empty every answer, as when a form is cleared question by question."""
    record["velden"] = dict.fromkeys(record["velden"], EMPTY[which % len(EMPTY)])
    record["tijden"] = dict.fromkeys(record["velden"], clock)


def one_empty(record: Json, clock: str, which: int) -> None:
    for name in sorted(record["velden"])[which % 5 : which % 5 + 1]:
        record["velden"][name], record["tijden"][name] = EMPTY[which % len(EMPTY)], clock


def without_answer(record: Json, clock: str, _which: int) -> None:
    """Keep the clocks and leave out the answers."""
    record["tijden"], record["velden"] = dict.fromkeys(record["velden"], clock), {}


def one_without_answer(record: Json, clock: str, which: int) -> None:
    for name in sorted(record["velden"])[which % 5 : which % 5 + 1]:
        del record["velden"][name]
        record["tijden"][name] = clock


def removal(record: Json, clock: str, _which: int) -> None:
    record["verwijderd"] = clock


def bare_gone(record: Json, clock: str, _which: int) -> None:
    """Keep only the removal of a form, as an export does."""
    record |= {"velden": {}, "tijden": {}, "verwijderd": clock}


def other_kind(record: Json, _clock: str, which: int) -> None:
    record["soort"] = ALL_FORMS[which % len(ALL_FORMS)].name
    record["velden"], record["tijden"] = {}, {}


def other_answer(record: Json, clock: str, which: int) -> None:
    for name in sorted(record["velden"])[: which % 4 + 1]:
        if isinstance(record["velden"][name], str):
            record["velden"][name], record["tijden"][name] = f"anders {which}", clock


def other_number(record: Json, _clock: str, which: int) -> None:
    record["id"] = f"{record['id']}-{which}"


def newer(record: Json, clock: str, _which: int) -> None:
    record["tijden"] = dict.fromkeys(record["velden"], clock)


def new_question(record: Json, clock: str, which: int) -> None:
    record["velden"][f"later_{which % 3}"] = which
    record["tijden"][f"later_{which % 3}"] = clock


def left_as_is(_record: Json, _clock: str, _which: int) -> None:
    """Change nothing: most of a file is sound."""


ON_PHONE: Final[tuple[Change, ...]] = (left_as_is, one_empty, removal, other_answer)
HARMFUL: Final[tuple[Change, ...]] = (
    *(empty, one_empty, without_answer, one_without_answer, removal, bare_gone, other_kind, other_answer),
    *(other_number, newer, new_question, left_as_is),
)
#: Most files do one thing: a file that does everything is refused for the first thing.
PLANS: Final[tuple[tuple[Change, ...], ...]] = (
    *((one_empty, other_answer), (empty, left_as_is), (removal, bare_gone, left_as_is), (newer, new_question, removal)),
    *((other_number, one_empty, bare_gone), HARMFUL),
)


@st.composite
def _changed(draw: st.DrawFn, how: tuple[Change, ...], most: int) -> list[Json]:
    """Return some records, each with one change."""
    found: dict[str, Json] = {}
    count = draw(st.integers(most // 3, most))
    for index in draw(st.lists(st.integers(0, len(RECORDS) - 1), min_size=count, max_size=count)):
        record = RECORDS[index] | {name: {**RECORDS[index][name]} for name in ("velden", "tijden")}
        draw(st.sampled_from(how))(record, draw(st.sampled_from(CLOCKS)), draw(st.integers(0, 30)))
        if record["soort"] != "student":
            found[record["id"]] = record
    return [*found.values()]


@st.composite
def maps(draw: st.DrawFn) -> list[Json]:
    """Return the records of a phone: one just started, or one in use for a long time."""
    records = draw(_changed(ON_PHONE, 14))
    for record in records:
        if record["soort"] == "handtekening":
            record["verwijderd"] = None
    who = [record_to_json(b.make_student())] if draw(st.integers(0, 6)) else []
    return [*who, *records]


@st.composite
def files(draw: st.DrawFn) -> list[Json]:
    """Return the records of a file that somebody made on purpose, or by accident."""
    who = draw(st.sampled_from(WHO))
    own = record_to_json(b.make_student(leercoach="Iemand Anders", clock=draw(st.sampled_from(CLOCKS))))
    # A begeleider's file mostly holds what it may.
    how = (
        draw(st.sampled_from(PLANS))
        if "kaal" not in who or draw(st.booleans())
        else (other_answer, one_empty, newer, other_number)
    )
    records = draw(_changed(how, 10))
    if "kaal" in who:
        keep = draw(
            st.sampled_from([("contact", "eindbeoordeling"), ("contact", "eindbeoordeling", "handtekening"), ()])
        )
        records = [record for record in records if not keep or record["soort"] in keep]
    bare = {"velden": {}, "tijden": {}, "verwijderd": draw(st.sampled_from([None, None, None, NEWEST]))}
    students: dict[str, list[Json]] = {
        "eigen": [own],
        "kaal": [own | bare],
        "vreemd kaal": [own | bare | {"id": "student-2"}],
        "zelfde naam": [own | {"id": "student-2"}],
        "ander": [record_to_json(b.make_student(id="student-2", voornaam="Robin"))],
    }
    return [*students.get(who, []), *records]


def text_of(records: list[Json]) -> str:
    """Write a file with a matching hash, as a careful forger would."""
    return write_envelope(map(record_from_json, records), exported_at=MOMENT, generator="bpv-map/1.1.0")
