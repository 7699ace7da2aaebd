"""A list of werkprocessen as people paste it: every line is read, or kept to be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.dossiers.pasted import read_pasted

CASE = Path(__file__).parents[1] / "data" / "gevallen" / "werkprocessen-geplakt.txt"
#: How a line was read until 1.2: what was a werkproces then, is the same one now.
OLD = re.compile(r"\s*((?:[A-Z]\d{1,3}-)?K\d{1,3}-W\d{1,3})(?!\d)[\s:.-]*(.*)", re.IGNORECASE | re.ASCII)
TITLE = "Bereidt het werk voor"


def codes(text: str) -> list[str]:
    return [item.code for item in read_pasted(text).werkprocessen]


def test_pasted_list_has_its_four_werkprocessen() -> None:
    found = read_pasted(CASE.read_text(encoding="utf-8"))

    assert [(item.code, item.titel) for item in found.werkprocessen] == [
        ("B1-K1-W1", "Bereidt het werk voor"),
        ("B1-K1-W2", "Voert het werk uit"),
        ("B1-K1-W3", "Rondt af"),
        ("B1-K1-W4", "Controleert"),
    ]
    assert found.onbegrepen == ()


@pytest.mark.parametrize(
    "line",
    [
        f"B1-K1-W1 {TITLE}",
        f"b1-k1-w1: {TITLE}",
        f"B1 K1 W1 {TITLE}",
        f"B1K1W1 {TITLE}",
        f"B1.K1.W1 {TITLE}",
        f"B1/K1/W1 - {TITLE}",
        f"B1_K1_W1\t{TITLE}",
        f"\u2022 B1-K1-W1 {TITLE}",
        f"\u25cf\tB1-K1-W1\t{TITLE}",
        f"\uf0b7 B1-K1-W1 {TITLE}",
        f"o\tB1-K1-W1 {TITLE}",
        f"* B1-K1-W1 {TITLE}",
        f"- [ ] B1-K1-W1 {TITLE}",
        f"\u2705 B1-K1-W1 {TITLE}",
        f"1. B1-K1-W1 {TITLE}",
        f"12) B1-K1-W1 {TITLE}",
        f"1.1 B1-K1-W1 {TITLE}",
        f"a. B1-K1-W1 {TITLE}",
        f"(B1-K1-W1) {TITLE}",
        f"| B1-K1-W1 | {TITLE}",
        f"Werkproces B1-K1-W1: {TITLE}",
        f"{TITLE} (B1-K1-W1)",
        f"\u2022 {TITLE} [B1-K1-W1]",
        f"1. {TITLE} - B1-K1-W1.",
        f"{TITLE}\tB1-K1-W1",
        f"\u00a0B1\u00a0-\u00a0K1\u00a0-\u00a0W1\u00a0{TITLE}",
        f"\u202aB1\u200b-K1-W1\u202c {TITLE}",
        *(f"B1{dash}K1{dash}W1 {dash} {TITLE}" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"),
    ],
)
def test_line_is_read_however_it_was_copied(line: str) -> None:
    found = read_pasted(line)

    assert [(item.code, item.titel) for item in found.werkprocessen] == [("B1-K1-W1", TITLE)]
    assert found.onbegrepen == ()


@pytest.mark.parametrize(
    "line",
    ["Kerntaak 1: Voert het werk uit", "B1-K1 Voert het werk uit", "Werkprocessen:", "", "  ", "-----", "|---|---|"],
)
def test_heading_and_empty_line_lose_nothing(line: str) -> None:
    found = read_pasted(f"{line}\nB1-K1-W1 {TITLE}")

    assert (len(found.werkprocessen), found.onbegrepen) == (1, ())


@pytest.mark.parametrize(
    ("lines", "kept", "lost"),
    [
        ("Beslaat een paard", [], ["Beslaat een paard"]),
        ("W1 Beslaat", [], ["W1 Beslaat"]),
        ("In de week doe ik B1-K1-W1 op maandag", [], ["In de week doe ik B1-K1-W1 op maandag"]),
        ("B1-K1-W1 A; B1-K1-W2 B", ["B1-K1-W1"], ["B1-K1-W1 A; B1-K1-W2 B"]),
        ("B1-K1-W1 A\nB1-K1-W1 B", ["B1-K1-W1"], ["B1-K1-W1 B"]),
        ("B1-K1-W1 A\nB1-K1-W1 A", ["B1-K1-W1"], []),
        ("B1-K1-W1 A (zie ook B1-K1-W2)", ["B1-K1-W1"], []),
    ],
)
def test_line_of_which_something_would_be_lost_is_told(lines: str, kept: list[str], lost: list[str]) -> None:
    assert (codes(lines), list(read_pasted(lines).onbegrepen)) == (kept, lost)


@given(st.from_regex(OLD, fullmatch=True))
def test_line_of_an_old_map_is_still_that_werkproces(line: str) -> None:
    match = OLD.fullmatch(line)
    assert match is not None

    assert codes(line)[:1] == [match[1].upper()]


@given(st.text(alphabet="B1K-W2 \t.()•\u2013aé\n", max_size=300))
def test_every_line_is_read_or_told(text: str) -> None:
    found = read_pasted(text)
    named = [line for line in text.splitlines() if re.search(r"K\d+-W\d+", line)]

    assert len(named) == 0 or found.werkprocessen or found.onbegrepen
