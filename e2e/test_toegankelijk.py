"""Every page can be used by everybody: axe-core finds nothing, on an empty map and on a full one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from bpv_site.pages import PAGES
from bpv_site.paths import NODE_MODULES
from e2e.pages.delen import DelenPagina
from e2e.pages.lijst import LeerafsprakenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.school import SchoolPagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.toestel import NieuwToestel

AXE: Final = (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: WCAG 2.2 A and AA, and what axe's makers add as good practice; target-size is off in axe until it is asked for.
NIVEAUS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
ONDERZOEK: Final = """async (niveaus) => {
  const options = { runOnly: { type: "tag", values: niveaus }, rules: { "target-size": { enabled: true } } };
  const { violations, passes } = await axe.run(document, options);
  const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  return { violations: lines, rules: passes.map((rule) => rule.id) };
}"""
VRAGEN: Final = {"contact": ("?nieuw=extra", "?nieuw=telefonisch"), "voortgang": ("?werkproces=B1-K1-W1&wie=student",)}
NIEUW: Final = ("week", "bezoek", "leerafspraken", "opdrachten", "bewijzen", "beoordeling")


def fouten(page: Page) -> list[str]:
    """Return what axe finds wrong with what is on the screen."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(ONDERZOEK, list(NIVEAUS))
    assert {"color-contrast", "label"} & set(found["rules"]), "axe looked at nothing"
    return found["violations"]


def fouten_per_adres(page: Page) -> dict[str, list[str]]:
    """Return what axe finds wrong, by page."""
    found = {}
    for adres in adressen():
        page.goto(adres)
        Pagina(page).expect_bruikbaar()
        Pagina(page).expect_gecontroleerd()
        found[adres] = fouten(page)
    return {adres: lines for adres, lines in found.items() if lines}


def opent_map(page: Page, path: Path) -> None:
    """Take over a full map."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(path)


def adressen() -> list[str]:
    """Return every page, and the states that have a form of their own."""
    found = []
    for page in PAGES:
        found.append(f".{page.path}")
        queries = ("?nieuw",) if page.name in NIEUW else VRAGEN.get(page.name, ())
        found += [f".{page.path}{query}" for query in queries]
    return found


def test_no_page_of_an_empty_map_has_a_fault(pagina: Page):
    assert fouten_per_adres(pagina) == {}


@pytest.mark.parametrize(("breedte", "kleuren"), [(360, "dark"), (1280, "light")])
def test_no_page_of_a_full_map_has_a_fault(nieuw_toestel: NieuwToestel, map_bestand: Path, breedte: int, kleuren: str):
    page = nieuw_toestel(viewport={"width": breedte, "height": 740}, color_scheme=kleuren).new_page()
    opent_map(page, map_bestand)

    assert fouten_per_adres(page) == {}


def test_what_opens_over_a_page_has_no_fault(pagina: Page, map_bestand: Path):
    """The dialogs, the messages about faults, and the map of a student on the page of school."""
    opent_map(pagina, map_bestand)
    found = {}
    leerafspraken = LeerafsprakenPagina(pagina)
    leerafspraken.open()
    leerafspraken.open_rij("Plannen")
    leerafspraken.tekenvak.begin("begeleider")
    found["tekenvenster"] = fouten(pagina)
    uren = UrenPagina(pagina)
    uren.open_dag("2026-11-24")
    uren.dag.vul(pauze="-5")
    uren.dag.klaar()
    expect(uren.dag.samenvatting).to_be_visible()
    found["fouten in een formulier"] = fouten(pagina)
    uren.dag.root.get_by_role("button", name="Haal weg").click()
    expect(pagina.get_by_role("button", name="Zet terug")).to_be_visible()
    found["weggehaald"] = fouten(pagina)
    DelenPagina(pagina).open()
    pagina.get_by_role("button", name="Wis alles").click()
    expect(pagina.get_by_role("dialog")).to_be_visible()
    found["vraag vooraf"] = fouten(pagina)
    school = SchoolPagina(pagina)
    school.open()
    school.kies(map_bestand)
    school.open_map("Sam Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible()
    pagina.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    found["school"] = fouten(pagina)

    assert {where: lines for where, lines in found.items() if lines} == {}


def test_page_with_faults_is_found_out(pagina: Page):
    """Negative control: a button without a name and grey on grey are seen."""
    Pagina(pagina).open()
    pagina.evaluate(
        """() => {
          const button = document.createElement("button");
          document.querySelector("main").append(button);
          const text = document.createElement("p");
          text.textContent = "Dit is niet te lezen";
          text.style.color = "#ccc";
          text.style.background = "#ddd";
          document.querySelector("main").append(text);
        }"""
    )
    found = "\n".join(fouten(pagina))

    assert "button-name" in found
    assert "color-contrast" in found


def test_no_page_scrolls_sideways_on_the_narrowest_phone(nieuw_toestel: NieuwToestel, map_bestand: Path):
    page = nieuw_toestel(viewport={"width": 320, "height": 640}).new_page()
    opent_map(page, map_bestand)
    wide = []
    for adres in adressen():
        page.goto(adres)
        Pagina(page).expect_bruikbaar()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(adres)

    assert wide == []
