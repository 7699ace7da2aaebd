"""Another school's site: built with the second example, it has nothing of the first and everything of its own."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from bpv_logic.school.active import Schoolpakket, load_schoolpakket, standard
from bpv_site.pages import school
from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import ROOT

TECHNIEK = ROOT / "docs" / "voorbeelden" / "schoolpakket-techniek.toml"


@pytest.fixture(scope="module", name="elsewhere")
def _elsewhere(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("techniek")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(school.VARIABLE, str(TECHNIEK))
        return build_site(dist=folder / "dist", cache=cache).dist


def words_of(pakket: Schoolpakket) -> set[str]:
    """The sentences that would identify a school on a page; single words may mean something else."""
    return {
        pakket.naam,
        *(contact.naam for contact in pakket.contacten),
        *(step.uitleg for step in pakket.schaal),
        *(step.titel for step in pakket.stappen),
        *(point.tekst for point in pakket.onderwerpen),
        *(reason.label for reason in pakket.contactredenen if " " in reason.label),
        *(value.bron.document for norm in pakket.normen for value in norm.waarden),
    }


def test_no_page_of_another_school_says_a_word_of_the_first(elsewhere: Path):
    """Op de site van een andere school staat niets van de eerste school, en ook onze eigen woorden niet."""
    first = words_of(load_schoolpakket(school.SCHOOL.read_text("utf-8"))) | words_of(standard())
    pages = {
        path.relative_to(elsewhere).as_posix(): unescape(path.read_text("utf-8")) for path in elsewhere.rglob("*.html")
    }
    first -= {"BPV-map"}

    assert len(first) > 30
    assert {name: word for name, text in pages.items() for word in first if f">{word}<" in text} == {}
    assert "Mbo Voorbeeld" not in "".join(pages.values())


def test_pages_of_another_school_say_all_that_it_set(elsewhere: Path):
    text = unescape("".join(path.read_text("utf-8") for path in elsewhere.rglob("*.html")))
    pakket = load_schoolpakket(TECHNIEK.read_text("utf-8"))

    assert {word for word in words_of(pakket) if word not in text} == set()
    assert pakket.kleur in (elsewhere / "static" / "css" / "school.css").read_text("utf-8")
    assert "tel:08000000000" in text


def test_files_of_another_school_hold_its_opleiding_and_its_words(elsewhere: Path):
    opleidingen = json.loads((elsewhere / "data" / "opleidingen.json").read_text("utf-8"))
    forms = json.loads((elsewhere / "data" / "forms.json").read_text("utf-8"))

    assert opleidingen[0]["titel"] == "Metaalbewerker (voorbeeld)"
    assert forms["voortgang"]["velden"]["oordeel"]["keuzes"]["goed"] == "Vakwerk"
    assert forms["opdracht"]["velden"]["stap1"]["label"] == "1. Tekening lezen"


def test_rules_of_another_school_judge_with_its_settings(elsewhere: Path):
    (rules,) = (elsewhere / "engine").glob("bpv_logic-*.zip")
    with ZipFile(rules) as package:
        held = package.read("bpv_logic/school/schoolpakket.toml").decode()

    assert held == TECHNIEK.read_text("utf-8")
