"""A list of werkprocessen that a student typed: a page reads each line by the pattern of the rules, in Node."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.helpers.builders import OPLEIDING, make_periode, make_student

from bpv_logic.map.opleiding import kwalificatie_of, werkprocessen_of
from bpv_site.publish.data import forms, opleidingen
from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE

SETUP: Final = (ROOT / "tests" / "js" / "setup.mjs").as_uri()
SCRIPT: Final = """
const given = %s;
globalThis.fetch = async (url) => ({ json: async () => given[url.split("/").at(-1)] });
const { kerntaken } = await import("%s/map/opleiding.js");
const records = [given.student, ...(given.periodes ?? [])].map((item) => ({ ...item, tijden: {}, verwijderd: null }));
const source = { of: (soort) => records.filter((item) => item.soort === soort) };
const typedList = await import("%s/map/typed-list.js");
(await import("%s/tell/parts.js")).loadPartsWith(async () => typedList);
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
    *(Path(__file__).parents[2] / "data" / "gevallen" / "werkprocessen-geplakt.txt").read_text("utf-8").splitlines(),
    "\u25cf\tB2-K1-W1\tMet een bolletje en tabs",
    "o\tB2-K1-W2 Met het bolletje van Word",
    "\uf0b7 B2\u2010K1\u2010W3 Met een ander streepje",
    "12) b2 k1 w4 Met een nummer",
    "Werkproces B2.K1.W5: Met het woord ervoor",
    "Met de code achteraan (B2-K1-W6)",
    "3. Met een nummer en de code achteraan - B2-K1-W7.",
    "\u202aB2\u200b-K1-W8 Met wat niemand ziet\u202c",
    "(B2-K1-W9) Tussen haakjes (zie ook B2-K1-W1)",
)


def on_a_page(
    tmp_path: Path, text: str, words: dict[str, object], keuzedelen: tuple[str, ...] = (), opleiding: str = "eigen"
) -> list[list[str]]:
    """Return the werkprocessen of this list as a page shows them, code and title."""
    student = {"id": "s", "soort": "student", "velden": {"opleiding": opleiding, "eigen_werkprocessen": text}}
    periodes = [
        {"id": f"p{number}", "soort": "periode", "velden": {"keuzedelen": lines}}
        for number, lines in enumerate(keuzedelen)
    ]
    given = {"student": student, "periodes": periodes, "forms.json": words, "opleidingen.json": opleidingen()}
    path = tmp_path / "probe.mjs"
    scripts = (SITE / "static" / "js").as_uri()
    path.write_text(SCRIPT % (json.dumps(given), scripts, scripts, scripts), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", "--import", SETUP, str(path)])
    assert went_well, said
    found: list[list[str]] = json.loads(said)
    return found


def test_page_reads_every_line_as_the_rules_do(tmp_path: Path):
    text = "\n".join(LINES)
    student = make_student(opleiding="eigen", eigen_werkprocessen=text)
    known = [[item.code, item.titel] for item in werkprocessen_of(student, None, ())]

    assert len(known) >= len(LINES) // 2
    assert sorted(on_a_page(tmp_path, text, forms())) == sorted(known)


def test_page_has_no_pattern_of_its_own(tmp_path: Path):
    """With another pattern in the data, a page reads other lines: nothing about them is decided in a script."""
    words = forms()
    words["student"]["velden"]["eigen_werkprocessen"]["regels"] = ["~", r"(?<kern>X\d)-(?<werk>Y) (?<titel>.*)"]

    assert on_a_page(tmp_path, "B1-K1-W1 Oud\nX~1-Y Nieuw", words) == [["X1-Y", "Nieuw"]]


def test_page_puts_keuzedelen_of_every_bpv_beside_the_opleiding_as_the_rules_do(tmp_path: Path):
    """Two keuzedelen that both have a D1-K1-W1, one of them in two bpv's, and a code that the opleiding has too."""
    keuzedelen = (
        "K0023 Ondernemend gedrag\nD1-K1-W1 Zoekt kansen\n\nKeuzedeel k0072: Kop\nD1-K1: Kop\nD1-K1-W1 Maakt een plan",
        "K0023\nD1-K1-W1 Zoekt kansen\nD1-K1-W2 Zonder kop van nu\nB1-K1-W1 Van de opleiding",
    )
    student = make_student()
    periodes = [make_periode(id=f"p{number}", keuzedelen=lines) for number, lines in enumerate(keuzedelen)]
    known = [[item.code, item.titel] for item in werkprocessen_of(student, kwalificatie_of(student), periodes)]
    added = ["K0023-D1-K1-W1", "K0072-D1-K1-W1", "K0023-D1-K1-W2", "K0023-B1-K1-W1"]

    assert [code for code, _ in known][-len(added) :] == added
    assert on_a_page(tmp_path, "", forms(), keuzedelen, OPLEIDING) == known
