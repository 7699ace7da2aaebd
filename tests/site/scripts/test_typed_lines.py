"""A list of werkprocessen that a student typed: a page reads each line by the pattern of the rules, in Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bpv_logic.map.opleiding import werkprocessen_of
from bpv_site.publish.data import forms
from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE
from tests.helpers.builders import make_student

if TYPE_CHECKING:
    from pathlib import Path

SETUP: Final = (ROOT / "tests" / "js" / "setup.mjs").as_uri()
SCRIPT: Final = """
const given = %s;
globalThis.fetch = async (url) => ({ json: async () => given[url.split("/").at(-1)] });
const { kerntaken } = await import("%s/map/opleiding.js");
const source = { of: () => [{ ...given.student, tijden: {}, verwijderd: null }] };
const found = (await kerntaken(source)).flatMap(({ werkprocessen }) => werkprocessen);
console.log(JSON.stringify(found.map(({ code, titel }) => [code, titel])));
"""
LINES: Final = (
    "B1-K1-W1 Plant het werk",
    "b1-k2-w1: in kleine letters",
    "  K3-W12 - zonder deel ervoor  ",
    "B1-K1-W1 Nog een keer",
    "P2-K1-W1.",
    "B1-K1-W2\tmet een tab",
    "Kerntaak 1",
    "B1-K1",
    "",
    "x B1-K1-W9 er staat iets voor",
)


def on_a_page(tmp_path: Path, text: str, words: dict[str, object]) -> list[list[str]]:
    """Return the werkprocessen of this list as a page shows them, code and title."""
    student = {"id": "s", "soort": "student", "velden": {"opleiding": "eigen", "eigen_werkprocessen": text}}
    given = {"student": student, "forms.json": words, "opleidingen.json": []}
    path = tmp_path / "probe.mjs"
    path.write_text(SCRIPT % (json.dumps(given), (SITE / "static" / "js").as_uri()), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", "--import", SETUP, str(path)])
    assert went_well, said
    found: list[list[str]] = json.loads(said)
    return found


def test_page_reads_every_line_as_the_rules_do(tmp_path: Path):
    text = "\n".join(LINES)
    student = make_student(opleiding="eigen", eigen_werkprocessen=text)
    known = [[item.code, item.titel] for item in werkprocessen_of(student, None)]

    assert len(known) >= len(LINES) // 2
    assert sorted(on_a_page(tmp_path, text, forms())) == sorted(known)


def test_page_has_no_pattern_of_its_own(tmp_path: Path):
    """With another pattern in the data, a page reads other lines: nothing about them is decided in a script."""
    words = forms()
    words["student"]["velden"]["eigen_werkprocessen"]["regel"] = r"(X\d-Y) (.*)"

    assert on_a_page(tmp_path, "B1-K1-W1 Oud\nX1-Y Nieuw", words) == [["X1-Y", "Nieuw"]]
