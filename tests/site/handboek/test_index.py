"""The index of the guide: each part is found by its words, in the forms that users type."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from bpv_logic.rules import ALL_RULES
from bpv_site.handboek.index import FORMS, search_index
from bpv_site.handboek.read import read_handboek

if TYPE_CHECKING:
    from pathlib import Path

INDEX = search_index(read_handboek())


def forms_of(word: str) -> set[str]:
    """As the browser does it, with the patterns that it receives."""
    return {re.sub(pattern, re.sub(r"\$(\d)", r"\\\1", by), word) for pattern, by in FORMS} | {word}


def found(typed: str, texts: dict[str, str]) -> set[str]:
    return {key for key, line in texts.items() if any(f" {form}" in f" {line}" for form in forms_of(typed))}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("uren", "uren-bijhouden"),
        ("uur", "uren-bijhouden"),
        ("afspraak", "leerafspraken-maken"),
        ("bezoek", "volgende-bezoeken"),
        ("blokken", "uren-laten-tekenen"),
        ("handtekeningen", "uren-laten-tekenen"),
        ("telefoongesprekken", "telefonisch-contact"),
        ("praktijkopleiders", "praktijkopleider"),
        ("foto", "bewijzen-bewaren"),
        ("zes", "zelf-oefenen"),
    ],
)
def test_piece_is_found_by_other_forms_of_its_words(typed: str, key: str):
    assert key in found(typed, INDEX["stukken"])


@pytest.mark.parametrize(
    ("typed", "key"), [("werkprocessen", "begrip-werkproces"), ("contract", "begrip-praktijkovereenkomst")]
)
def test_term_is_found_by_its_name_and_its_explanation(typed: str, key: str):
    assert key in found(typed, INDEX["begrippen"])


def test_word_that_nobody_wrote_finds_nothing():
    assert found("raket", INDEX["stukken"]) == found("raket", INDEX["begrippen"]) == set()


def test_words_have_no_accents_and_no_capitals():
    line = INDEX["stukken"]["drie-contacten"]

    assert " een " in f" {line} "
    assert re.fullmatch(r"[a-z0-9' ]+", line)


def test_every_rule_is_in_it_and_the_site_has_it(dist: Path):
    written = json.loads((dist / "data" / "handboek.json").read_text("utf-8"))

    assert [rule["code"] for rule in written["regels"]] == [rule.code for rule in ALL_RULES]
    assert written == json.loads(json.dumps(INDEX))
