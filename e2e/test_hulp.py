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
from e2e.pages.delen import DelenPage
from e2e.pages.form import PageForm
from e2e.pages.gegevens import GegevensPage
from e2e.pages.hulp import HulpPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.test_accessible import faults

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.origin import Origin

ARABIC: Final = tomllib.loads((FOLDER / "ar.toml").read_text("utf-8"))
TURKISH: Final = tomllib.loads((FOLDER / "tr.toml").read_text("utf-8"))
DAY: Final = FORMS["urendag"]

#: A phone with two local voices and one server voice; what is spoken is recorded.
VOICES: Final = """(() => {
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


def explanation(page: Page, text: str) -> Locator:
    """Return the line of help with these words."""
    return page.get_by_role("form").get_by_text(text, exact=True)


def test_arabic_is_chosen_without_a_connection_and_stays(tab: Page, origin: Origin, tmp_path: Path) -> None:
    """Zonder internet kies je Arabisch: rechts naar links onder het Nederlands, ook na herladen. Je antwoord blijft."""
    BasePage(tab).open()
    BasePage(tab).expect_ready_offline()
    origin.stop()
    help_page = HulpPage(tab)
    help_page.open()
    help_page.choose(ARABIC["naam"])
    expect(tab.get_by_text(ARABIC["merk"])).to_be_visible()
    tab.goto("./uren/?datum=2026-11-24")
    line = explanation(tab, ARABIC["urendag"]["activiteit"])
    for _ in ("chosen", "loaded again"):
        expect(line).to_be_visible()
        expect(line).to_have_attribute("dir", "rtl")
        expect(line).to_have_attribute("lang", "ar")
        assert line.evaluate("line => getComputedStyle(line).textAlign") == "start"
        expect(tab.get_by_text(DAY.field("activiteit").hint)).to_be_visible()
        expect(tab.get_by_text("Nog na te kijken.")).to_be_visible()
        tab.reload()
    expect(tab.locator("html")).to_have_attribute("lang", "nl")
    expect(line).to_be_visible()
    day = PageForm(tab, "urendag", "Uren van deze dag")
    expect(day.field("activiteit")).to_have_accessible_description(
        re.compile(re.escape(ARABIC["urendag"]["activiteit"]))
    )
    day.fill(soort="gewerkt", begin="08:30", activiteit="De kas geveegd.")
    BasePage(tab).expect_saved()
    delen = DelenPage(tab)
    delen.open()
    text = delen.make_file(tmp_path).read_text("utf-8")
    [day_record] = [record for record in json.loads(text)["records"] if record["soort"] == "urendag"]

    assert day_record["velden"]["soort"] == "gewerkt"
    assert day_record["velden"]["activiteit"] == "De kas geveegd."
    assert [kind for kind in ("hulp", "taal", '"ar"') if kind in text] == []


def test_dutch_alone_has_no_help_and_asks_for_nothing(tab: Page) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.expect_checked()

    expect(tab.get_by_role("link", name="Hulp in jouw taal")).to_be_visible()
    assert [url for url in asked if "hulp" in url] == []


def test_other_language_takes_the_place_of_the_first_and_dutch_takes_it_away(tab: Page) -> None:
    help_page = HulpPage(tab)
    help_page.open()
    help_page.choose(ARABIC["naam"])
    help_page.choose(TURKISH["naam"])
    expect(tab.get_by_text(ARABIC["merk"])).to_be_hidden()
    GegevensPage(tab).open()
    expect(explanation(tab, TURKISH["student"]["voornaam"])).to_be_visible()
    expect(explanation(tab, TURKISH["periode"]["adres"])).to_be_visible()
    expect(explanation(tab, ARABIC["student"]["voornaam"])).to_have_count(0)
    help_page.open()
    expect(tab.get_by_role("radio", name=TURKISH["naam"])).to_be_checked()
    help_page.choose("Alleen Nederlands")
    GegevensPage(tab).open()
    expect(tab.get_by_role("link", name="Hulp in jouw taal")).to_be_visible()
    expect(explanation(tab, TURKISH["student"]["voornaam"])).to_have_count(0)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_page_with_arabic_help_has_no_axe_faults(phone: BrowserContext, colours: str) -> None:
    page = phone.new_page()
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    help_page = HulpPage(page)
    help_page.open()
    help_page.choose(ARABIC["naam"])
    assert faults(page) == []
    page.goto("./week/?nieuw")
    expect(explanation(page, ARABIC["werkbespreking"]["met"])).to_be_visible()
    BasePage(page).expect_checked()

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_question_is_read_aloud_by_voices_of_the_phone_only(phone: BrowserContext) -> None:
    """De vraag klinkt in het Nederlands en dan in de gekozen taal; een stem van een server wordt nooit gebruikt."""
    phone.add_init_script(VOICES)
    page = phone.new_page()
    help_page = HulpPage(page)
    help_page.open()
    help_page.read_aloud.check()
    help_page.choose(TURKISH["naam"])
    page.goto("./uren/?datum=2026-11-24")
    button = page.get_by_role("button", name=f"Lees voor : {DAY.field('activiteit').label}")
    button.click()
    dutch = [["nl-NL", DAY.field("activiteit").label], ["nl-NL", DAY.field("activiteit").hint]]
    assert page.evaluate("speechSynthesis.said") == [*dutch, ["tr_TR", TURKISH["urendag"]["activiteit"]]]
    button.click()
    assert page.evaluate("speechSynthesis.speaking") is False
    help_page.open()
    help_page.choose(ARABIC["naam"])
    page.goto("./uren/?datum=2026-11-24")
    expect(explanation(page, ARABIC["urendag"]["activiteit"])).to_be_visible()
    button.click()

    assert page.evaluate("speechSynthesis.said") == dutch


def test_browser_without_voices_has_no_button_and_says_so(tab: Page) -> None:
    tab.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined });")
    help_page = HulpPage(tab)
    help_page.open()
    help_page.choose(TURKISH["naam"])

    expect(tab.get_by_text("Voorlezen kan hier niet.")).to_be_visible(timeout=ENGINE_TIME)
    expect(help_page.read_aloud).to_be_hidden()
    tab.goto("./uren/?datum=2026-11-24")
    expect(explanation(tab, TURKISH["urendag"]["activiteit"])).to_be_visible()
    expect(tab.get_by_role("button", name=re.compile("^Lees voor"))).to_have_count(0)
