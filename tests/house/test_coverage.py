"""The table of what covers the bpv-gids names only what exists, and omits no rule, subject or piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.helpers.case_files import load_cases

from bpv_logic.forms import FORMS
from bpv_logic.rules import ALL_RULES, RULES_BY_CODE
from bpv_logic.school.active import standard
from bpv_site.handboek.read import read_handboek
from bpv_site.pages.all_pages import PAGES

ROOT: Final = Path(__file__).parents[2]
COVERAGE: Final = ROOT / "docs" / "dekking.md"
CHAPTER: Final = "Bpv-gids, hoofdstuk Begeleiding"
STATEMENTS, PROMISES, OTHERS = "1", "2", "3"

CASES: Final = {f"{case.bestand}.toml: {case.naam}": {*case.expected, *case.absent} for case in load_cases()}
GUIDE: Final = {piece.sleutel for chapter in read_handboek().hoofdstukken for piece in chapter.stukken}
SUBJECTS: Final = {subject.sleutel for subject in standard().onderwerpen}
PATHS: Final = {page.path for page in PAGES}
IN_A_BROWSER: Final = "e2e/test_"


@dataclass(frozen=True)
class Row:
    """One row: the text of each column, by its heading."""

    table: str
    cells: dict[str, str]

    @property
    def id(self) -> str:
        number = self.cells.get("nr") or next(iter(self.names("rules")), "")
        return f"table {self.table}, {number}"

    def names(self, column: str) -> list[str]:
        """Return the texts between backticks in a column."""
        return re.findall(r"`([^`]+)`", self.cells.get(column, ""))


def read_rows(text: str) -> Iterator[Row]:
    """Read every row of the tables; a bold row is a heading, and one with other columns is a fault."""
    table, columns = "", []
    for line in text.splitlines():
        if line.startswith("## "):
            table, columns = line[3:4], []
        elif line.startswith("|") and not line.startswith(("|---", "| |")):
            words = [cell.strip() for cell in line.strip("|").split("|")]
            if columns:
                yield Row(table, dict(zip(columns, words, strict=True)))
            columns = columns or words


ROWS: Final = list(read_rows(COVERAGE.read_text(encoding="utf-8")))


def rows_of(table: str) -> list[Row]:
    return [row for row in ROWS if row.table == table]


def named(column: str, *tables: str) -> set[str]:
    return {name for row in ROWS if row.table in tables for name in row.names(column)}


def is_place(name: str) -> bool:
    """Return whether this is an existing page, subject of a visit, or question (with one of its answers)."""
    if name.startswith("/"):
        return name in PATHS
    form, dot, question = name.partition(".")
    if not dot:
        return name in SUBJECTS
    field, answered, value = question.partition("=")
    fields = {item.name: item for item in FORMS[form].fields} if form in FORMS else {}
    return field in fields and (not answered or value in {choice.waarde for choice in fields[field].keuzes})


def is_test(name: str) -> bool:
    """Return whether this is a case in `tests/cases`, or a test function."""
    path, found, function = name.partition("::")
    if not found:
        return name in CASES
    return (ROOT / path).is_file() and f"\ndef {function}(" in (ROOT / path).read_text(encoding="utf-8")


def test_table_is_read_whole():
    numbers = [row.cells["nr"] for row in ROWS if "nr" in row.cells]

    assert {row.table for row in ROWS} == {STATEMENTS, PROMISES, OTHERS}
    assert len(rows_of(STATEMENTS)) > 60
    assert all(numbers)
    assert len(rows_of(PROMISES)) == int(rows_of(PROMISES)[-1].cells["nr"])
    assert len({row.id for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_row_names_only_what_exists(row: Row):
    assert [name for name in row.names("where") if not is_place(name)] == []
    assert [name for name in row.names("rules") if name not in RULES_BY_CODE] == []
    assert [name for name in row.names("guide") if name not in GUIDE] == []
    assert [name for name in row.names("test") if not is_test(name)] == []


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_row_says_where_it_is_done_and_what_proves_it(row: Row):
    assert row.names("where") or row.names("guide") or row.table == OTHERS
    assert row.names("test")


def has_a_person(row: Row) -> bool:
    """Tell whether a row names a browser test, in which a person gets to what it is about."""
    return any(name.startswith(IN_A_BROWSER) for name in row.names("test"))


@pytest.mark.parametrize("row", rows_of(STATEMENTS), ids=[row.id for row in rows_of(STATEMENTS)])
def test_person_gets_to_what_a_statement_is_about(row: Row):
    """A place that exists is not enough: 4.8 was once covered and shown to nobody."""
    assert has_a_person(row)


@pytest.mark.parametrize(
    ("test", "reached"), [("`tests/bpv/test_week.py::test_week`", False), ("`e2e/test_week.py::test_week`", True)]
)
def test_row_without_a_person_would_be_found(test: str, *, reached: bool):
    assert has_a_person(Row(STATEMENTS, {"nr": "6.1", "test": test})) == reached


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_case_in_a_row_is_about_a_rule_of_that_row(row: Row):
    cases = [name for name in row.names("test") if name in CASES]

    assert [name for name in cases if not CASES[name] & {*row.names("rules")}] == []


def test_every_rule_has_its_place():
    """A rule from the chapter is listed with its statement, any other in the third table, with its own reference."""
    rules = [rule for rule in ALL_RULES if not rule.code.startswith("veld.")]
    chapter = {rule.code for rule in rules if rule.reference.document == CHAPTER}
    given = {rule.code: f"{rule.reference.document}, {rule.reference.place}" for rule in rules}
    told = {name: row.cells["reference"] for row in rows_of(OTHERS) for name in row.names("rules")}

    assert chapter - named("rules", STATEMENTS) == set()
    assert told == {code: reference for code, reference in given.items() if code not in chapter}


def test_every_subject_of_a_visit_and_every_piece_of_the_guide_covers_a_statement():
    assert SUBJECTS - named("where", STATEMENTS) == set()
    assert GUIDE - named("guide", STATEMENTS) == set()


def test_every_form_is_asked_for_by_a_statement():
    asked = {name.partition(".")[0] for name in named("where", STATEMENTS)}

    assert FORMS.keys() - asked == set()


@pytest.mark.parametrize(
    "name",
    ["/nergens/", "bestaat-niet", "contact.bestaat-niet", "contact.plaats=maan", "niets.datum", "contact.datum=nu"],
)
def test_place_that_does_not_exist_would_be_found(name: str):
    assert not is_place(name)


@pytest.mark.parametrize(
    "name",
    [
        "contact.toml: Bestaat niet",
        "tests/house/test_coverage.py::test_bestaat_niet",
        "tests/niets.py::test_table_is_read",
    ],
)
def test_test_that_does_not_exist_would_be_found(name: str):
    assert not is_test(name)
