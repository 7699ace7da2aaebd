"""A page first appears with what the map holds: a quick user overwrites nothing and loses no tap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.helpers.device import trage_tab
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import Pagina
from e2e.pages.tekenen import KNOPPEN
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

#: A user quicker than the scripts: does something once, in the first frame in which it can be touched.
ZODRA: Final = """(() => {
  const selector = "%s";
  const doe = %s;
  const kijk = () => {
    const element = document.querySelector(selector);
    const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
    const geraakt = element && document.elementFromPoint(x + width / 2, y + height / 2);
    if (element && (geraakt === element || element.contains(geraakt))) doe(element);
    else requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})();"""
#: Records every sentence for an empty map, as soon as somebody could read it.
LEZER: Final = """(() => {
  globalThis.gelezen = new Set();
  const kijk = () => {
    for (const element of document.querySelectorAll(".leeg[id], [data-empty-for], [data-empty-from]")) {
      if (element.checkVisibility({ visibilityProperty: true })) gelezen.add(element.textContent.trim());
    }
    requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})();"""


@pytest.mark.scenario("Somebody types as soon as a form is seen: what was there and what is typed are both kept")
def test_letters_typed_at_first_sight_do_not_take_the_place_of_what_was_there(telefoon: BrowserContext):
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    gegevens.page.close()
    typ = "(veld) => { veld.focus(); document.execCommand('insertText', false, '!'); }"
    snel = GegevensPagina(trage_tab(telefoon, ZODRA % ("#student-voornaam", typ)))
    snel.open()
    snel.expect_compleet()
    snel.expect_bewaard()

    assert sorted(snel.student.veld("voornaam").input_value()) == sorted("Sam!")
    snel.page.close()
    weer = opent(GegevensPagina(telefoon.new_page()))
    assert sorted(weer.student.veld("voornaam").input_value()) == sorted("Sam!")


def opent(gegevens: GegevensPagina) -> GegevensPagina:
    """Open the page."""
    gegevens.open()
    return gegevens


@pytest.mark.scenario("A button is tapped as soon as it is seen: what it does is done, once")
def test_tap_at_first_sight_is_done_once(telefoon: BrowserContext):
    Klok(telefoon, "2026-11-24")
    uren = UrenPagina(telefoon.new_page())
    uren.open_dag("2026-11-23")
    uren.dag.vul(begin="08:00", eind="16:30", pauze=30)
    uren.expect_bewaard()
    uren.page.close()
    snel = UrenPagina(trage_tab(telefoon, ZODRA % ("[data-action=repeat]", "(knop) => knop.click()")))
    snel.open()
    snel.expect_compleet()
    expect(snel.dagen).to_have_count(2)
    snel.expect_bewaard()

    dagen = [record["velden"] for record in storage.lees(snel.page, "records") if record["soort"] == "urendag"]
    assert sorted((dag["datum"], dag["begin"], dag["eind"]) for dag in dagen) == [
        ("2026-11-23", "08:00", "16:30"),
        ("2026-11-24", "08:00", "16:30"),
    ]


def test_full_map_is_never_shown_as_an_empty_one(telefoon: BrowserContext, map_bestand: Path):
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(map_bestand)
    page = trage_tab(telefoon, LEZER)
    for pad in ("", "gegevens/", "uren/", "bezoek/", "voortgang/", "bewijzen/", "eindbeoordeling/", "contact/"):
        page.goto(f"./{pad}")
        Pagina(page).expect_compleet()
        assert page.evaluate("[...gelezen]") == [], pad


@pytest.mark.scenario("The storage is slow: a calm sentence says so, and nothing can be filled in yet")
def test_slow_store_is_told_calmly_and_the_page_opens_after_it(telefoon: BrowserContext):
    storage.zet_schakelaar(telefoon)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    storage.zet(page, "open zwijgt")
    gegevens.ga()
    expect(page.get_by_text("Even wachten, je map gaat open.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    expect(gegevens.student.root).to_be_hidden()
    storage.antwoord_alsnog(page)
    gegevens.expect_bruikbaar()

    expect(page.get_by_text("Even wachten")).to_be_hidden()
    gegevens.student.expect_waarden(voornaam="Sam")


def test_window_gives_the_cursor_back_to_a_row_that_was_read_again(telefoon: BrowserContext):
    uren = UrenPagina(telefoon.new_page())
    uren.open()
    uren.open_blok_formulier()
    uren.blok.vul(naam="Blok 1", van="2026-11-16", tot="2026-11-20")
    uren.expect_bewaard()
    vak = uren.tekenvak("Blok 1")
    vak.begin("praktijkopleider")
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    uren.page.bring_to_front()
    # On paper only, and shown as soon as the other tab's write is read.
    expect(uren.page.locator("[data-from^='student.voornaam']").first).to_have_text("Sam")
    uren.page.keyboard.press("Escape")

    expect(vak.dialoog).to_be_hidden()
    expect(vak.root.get_by_role("button", name=KNOPPEN["praktijkopleider"])).to_be_focused()
