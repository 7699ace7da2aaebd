"""The main flow in an iPhone's engine: fill in, sign, judge, work offline, export and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from bpv_logic.file.envelope import read_envelope
from e2e.helpers import story
from e2e.webkit.device import WebkitPhone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from e2e.helpers.origin import Origin

pytestmark = [
    pytest.mark.webkit,
    # Selenium's driver for WebKitGTK has not kept up with its own library.
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),
]

DAY = "2024-10-01"


@pytest.fixture
def iphone(origin: Origin) -> Iterator[WebkitPhone]:
    """Return a phone with WebKit on which the site was never opened."""
    phone = WebkitPhone(origin.url)
    yield phone
    phone.close()


def fill_gegevens(iphone: WebkitPhone) -> None:
    """Type who the student is and where the bpv is."""
    iphone.open("gegevens/")
    iphone.fill("student", voornaam="Sam", achternaam="Voorbeeld", opleiding=story.STUDENT["opleiding"])
    names = ("leerbedrijf", "praktijkopleider", "begeleider", "begin", "eind")
    iphone.fill("periode", **{name: story.PERIODE[name] for name in names}, uren="560")


def fill_day(iphone: WebkitPhone) -> None:
    """Type the hours of one day."""
    iphone.open(f"uren/?datum={DAY}")
    iphone.choose("urendag", "soort", "gewerkt")
    iphone.fill("urendag", begin="08:00", eind="16:30", pauze="30", activiteit="Geholpen bij het ontbijt.")


def wait_until_offline_ready(iphone: WebkitPhone) -> None:
    """Wait until the phone holds the whole site."""
    iphone.wait(lambda: iphone.state("offline") == "ready", "the site is not on the phone")


def test_day_is_typed_judged_and_still_there_after_a_new_start_of_the_page(iphone: WebkitPhone):
    fill_gegevens(iphone)
    fill_day(iphone)
    iphone.wait(lambda: iphone.state("engine") == "ready", "the rules did not start")
    iphone.wait(lambda: "bpv:verdict" in iphone.marks(), "no verdict was shown")
    iphone.open(f"uren/?datum={DAY}")

    assert iphone.ask("urendag", "eind").get_attribute("value") == "16:30"
    iphone.open("")
    iphone.expect_text("8 van 560 uur")


def test_optional_date_is_emptied_stays_empty_and_is_seen_to_be_empty(iphone: WebkitPhone):
    """This engine complains of a date that was emptied, and shows today in one that nobody filled in."""
    iphone.open("contact/?nieuw=extra")
    iphone.wait(lambda: "bpv:complete" in iphone.marks(), "the page is not complete")
    empty = "return arguments[0].hasAttribute('data-blank') && getComputedStyle(arguments[0], '::before').content"
    date = iphone.part("#contact-extra-beantwoord_op")
    assert "leeg" in iphone.script(empty, date)
    iphone.fill("contact", beantwoord_op="2026-11-23")
    iphone.wait(lambda: iphone.script(empty, date) is False, "a date that is there is shown as empty")
    iphone.click(date)
    # The first key takes away one part of the date: what is left is no date.
    for key in (Keys.BACKSPACE, Keys.ARROW_RIGHT, Keys.BACKSPACE, Keys.ARROW_RIGHT, Keys.BACKSPACE):
        date.send_keys(key)
    iphone.script("document.activeElement.blur()")
    iphone.wait(lambda: "leeg" in str(iphone.script(empty, date)), "nobody sees that the date is empty")
    assert iphone.script("return arguments[0].validity.badInput", date) is False
    assert iphone.script("return document.querySelector('#contact-extra-beantwoord_op-melding').hidden") is True
    iphone.expect_saved()
    iphone.driver.refresh()
    iphone.wait(lambda: "bpv:complete" in iphone.marks(), "the page is not complete")

    assert iphone.part("#contact-extra-beantwoord_op").get_attribute("value") == ""


@pytest.mark.scenario("WebKit: the host is gone, everything goes on")
def test_everything_goes_on_without_a_connection(iphone: WebkitPhone, origin: Origin):
    fill_gegevens(iphone)
    wait_until_offline_ready(iphone)
    origin.stop()
    fill_day(iphone)
    iphone.wait(lambda: "bpv:verdict" in iphone.marks(), "no verdict without a connection")
    envelope = read_envelope(iphone.file())

    assert [record.velden["eind"] for record in envelope.records if record.soort == "urendag"] == ["16:30"]


def test_page_that_was_never_opened_is_not_there_without_a_connection(iphone: WebkitPhone, origin: Origin):
    """Control of the test above: the phone answers there, not a host that was still running."""
    origin.stop()
    iphone.driver.get(f"{iphone.url}uren/")

    assert "Uren" not in iphone.text("body")
    assert "bpv:usable" not in iphone.marks()


@pytest.mark.scenario("WebKit: a signed form is changed, and that is seen")
def test_praktijkopleider_signs_by_typing_and_a_change_afterwards_is_seen(iphone: WebkitPhone):
    fill_gegevens(iphone)
    iphone.open("leerafspraken/?nieuw")
    leerafspraken = {name: story.LEERAFSPRAKEN[name] for name in ("datum", "sterke_punten", "leerpunten", "hoe")}
    iphone.fill("leerafspraken", **leerafspraken)
    iphone.button("Laat praktijkopleider tekenen")
    iphone.click(iphone.field("Typ je naam", "dialog[open]"))
    iphone.type(iphone.field("Naam van wie tekent", "dialog[open]"), story.PRAKTIJKOPLEIDER)
    iphone.button("Teken", "dialog[open]")
    iphone.button("Geef de telefoon terug aan Sam Voorbeeld", "dialog[open]")
    iphone.expect_text(f"Getekend door {story.PRAKTIJKOPLEIDER}")
    iphone.fill("leerafspraken", hoe="Elke dinsdag.")

    iphone.expect_text("Gewijzigd na tekenen")


def test_file_of_one_phone_is_taken_over_by_the_next(iphone: WebkitPhone, map_file: Path):
    iphone.open("delen/")
    # It covers the bottom of the page, where the button may be.
    iphone.expect_text("Klaar voor gebruik zonder internet", css="body")
    iphone.button("Goed")
    iphone.field("Bestand openen").send_keys(str(map_file))
    iphone.button("Samenvoegen")
    iphone.expect_text("Alles staat in je map")
    ours = read_envelope(map_file.read_text(encoding="utf-8"))

    assert read_envelope(iphone.file()).records == ours.records
