"""Help in another language: chosen on the phone, available offline, next to the Dutch and never in the map."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from bpv_logic.forms import FORMS
from bpv_site.pages.help_languages import FOLDER
from e2e.pages.delen import DelenPagina
from e2e.pages.formulier import Formulier
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.hulp import HulpPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.test_toegankelijk import fouten

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.origin import Origin

ARABISCH: Final = tomllib.loads((FOLDER / "ar.toml").read_text("utf-8"))
TURKS: Final = tomllib.loads((FOLDER / "tr.toml").read_text("utf-8"))
DAG: Final = FORMS["urendag"]

#: A phone with two local voices and one server voice; what is spoken is recorded.
STEMMEN: Final = """(() => {
  const voices = [["nl-NL", true], ["tr_TR", true], ["ar-SA", false]];
  const synth = {
    speaking: false, said: [],
    getVoices: () => voices.map(([lang, localService]) => ({ lang, localService, name: lang })),
    addEventListener: () => undefined,
    cancel() { this.speaking = false; },
    speak(said) { this.speaking = true; this.said.push([said.voice.lang, said.text]); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();"""


def uitleg(page: Page, tekst: str) -> Locator:
    """Return the line of help with these words."""
    return page.get_by_role("form").get_by_text(tekst, exact=True)


def test_arabic_is_chosen_without_a_connection_and_stays(pagina: Page, origin: Origin, tmp_path: Path) -> None:
    """Zonder internet kies je Arabisch: rechts naar links onder het Nederlands, ook na herladen. Je antwoord blijft."""
    Pagina(pagina).open()
    Pagina(pagina).expect_klaar_offline()
    origin.stop()
    hulp = HulpPagina(pagina)
    hulp.open()
    hulp.kies(ARABISCH["naam"])
    expect(pagina.get_by_text(ARABISCH["merk"])).to_be_visible()
    pagina.goto("./uren/?datum=2026-11-24")
    regel = uitleg(pagina, ARABISCH["urendag"]["activiteit"])
    for _ in ("chosen", "loaded again"):
        expect(regel).to_be_visible()
        expect(regel).to_have_attribute("dir", "rtl")
        expect(regel).to_have_attribute("lang", "ar")
        assert regel.evaluate("line => getComputedStyle(line).textAlign") == "start"
        expect(pagina.get_by_text(DAG.field("activiteit").hint)).to_be_visible()
        expect(pagina.get_by_text("Nog na te kijken.")).to_be_visible()
        pagina.reload()
    expect(pagina.locator("html")).to_have_attribute("lang", "nl")
    expect(regel).to_be_visible()
    dag = Formulier(pagina, "urendag", "Uren van deze dag")
    expect(dag.veld("activiteit")).to_have_accessible_description(
        re.compile(re.escape(ARABISCH["urendag"]["activiteit"]))
    )
    dag.vul(soort="gewerkt", begin="08:30", activiteit="De kas geveegd.")
    Pagina(pagina).expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    tekst = delen.maak_bestand(tmp_path).read_text("utf-8")
    [dagrecord] = [record for record in json.loads(tekst)["records"] if record["soort"] == "urendag"]

    assert dagrecord["velden"]["soort"] == "gewerkt"
    assert dagrecord["velden"]["activiteit"] == "De kas geveegd."
    assert [soort for soort in ("hulp", "taal", '"ar"') if soort in tekst] == []


def test_dutch_alone_has_no_help_and_asks_for_nothing(pagina: Page) -> None:
    gevraagd: list[str] = []
    pagina.on("request", lambda request: gevraagd.append(request.url))
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.expect_gecontroleerd()

    expect(pagina.get_by_role("link", name="Hulp in jouw taal")).to_be_visible()
    assert [url for url in gevraagd if "hulp" in url] == []


def test_other_language_takes_the_place_of_the_first_and_dutch_takes_it_away(pagina: Page) -> None:
    hulp = HulpPagina(pagina)
    hulp.open()
    hulp.kies(ARABISCH["naam"])
    hulp.kies(TURKS["naam"])
    expect(pagina.get_by_text(ARABISCH["merk"])).to_be_hidden()
    GegevensPagina(pagina).open()
    expect(uitleg(pagina, TURKS["student"]["voornaam"])).to_be_visible()
    expect(uitleg(pagina, TURKS["periode"]["adres"])).to_be_visible()
    expect(uitleg(pagina, ARABISCH["student"]["voornaam"])).to_have_count(0)
    hulp.open()
    expect(pagina.get_by_role("radio", name=TURKS["naam"])).to_be_checked()
    hulp.kies("Alleen Nederlands")
    GegevensPagina(pagina).open()
    expect(pagina.get_by_role("link", name="Hulp in jouw taal")).to_be_visible()
    expect(uitleg(pagina, TURKS["student"]["voornaam"])).to_have_count(0)


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_page_with_arabic_help_has_no_axe_faults(telefoon: BrowserContext, kleuren: str) -> None:
    page = telefoon.new_page()
    page.emulate_media(color_scheme="dark" if kleuren == "dark" else "light")
    hulp = HulpPagina(page)
    hulp.open()
    hulp.kies(ARABISCH["naam"])
    assert fouten(page) == []
    page.goto("./week/?nieuw")
    expect(uitleg(page, ARABISCH["werkbespreking"]["met"])).to_be_visible()
    Pagina(page).expect_gecontroleerd()

    assert fouten(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_question_is_read_aloud_by_voices_of_the_phone_only(telefoon: BrowserContext) -> None:
    """De vraag klinkt in het Nederlands en dan in de gekozen taal; een stem van een server wordt nooit gebruikt."""
    telefoon.add_init_script(STEMMEN)
    page = telefoon.new_page()
    hulp = HulpPagina(page)
    hulp.open()
    hulp.voorlezen.check()
    hulp.kies(TURKS["naam"])
    page.goto("./uren/?datum=2026-11-24")
    knop = page.get_by_role("button", name=f"Lees voor : {DAG.field('activiteit').label}")
    knop.click()
    nederlands = [["nl-NL", DAG.field("activiteit").label], ["nl-NL", DAG.field("activiteit").hint]]
    assert page.evaluate("speechSynthesis.said") == [*nederlands, ["tr_TR", TURKS["urendag"]["activiteit"]]]
    knop.click()
    assert page.evaluate("speechSynthesis.speaking") is False
    hulp.open()
    hulp.kies(ARABISCH["naam"])
    page.goto("./uren/?datum=2026-11-24")
    expect(uitleg(page, ARABISCH["urendag"]["activiteit"])).to_be_visible()
    knop.click()

    assert page.evaluate("speechSynthesis.said") == nederlands


def test_browser_without_voices_has_no_button_and_says_so(pagina: Page) -> None:
    pagina.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined });")
    hulp = HulpPagina(pagina)
    hulp.open()
    hulp.kies(TURKS["naam"])

    expect(pagina.get_by_text("Voorlezen kan hier niet.")).to_be_visible(timeout=MOTOR_TIJD)
    expect(hulp.voorlezen).to_be_hidden()
    pagina.goto("./uren/?datum=2026-11-24")
    expect(uitleg(pagina, TURKS["urendag"]["activiteit"])).to_be_visible()
    expect(pagina.get_by_role("button", name=re.compile("^Lees voor"))).to_have_count(0)
