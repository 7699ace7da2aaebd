"""The list of terms covers the names in the code, each term once."""

from __future__ import annotations

import re
from pathlib import Path

from bpv_logic.forms import ALL_FORMS

TERMS = Path(__file__).parents[2] / "docs" / "begrippen.md"


def listed_terms() -> list[str]:
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", TERMS.read_text(encoding="utf-8"), re.MULTILINE)
    return [term for term in rows if term not in ("term", "---")]


def test_begrippen_explain_every_form() -> None:
    missing = [form.name for form in ALL_FORMS if form.name not in listed_terms()]

    assert missing == []


def test_begrippen_name_each_term_once() -> None:
    terms = listed_terms()

    assert len(terms) > len(ALL_FORMS)
    assert sorted(set(terms)) == sorted(terms)
