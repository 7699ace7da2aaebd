"""Handing the file over: the share sheet, and phones that have none or refuse our file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.file.envelope import read_envelope
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Download

#: A share sheet that accepts the types in `takes`, keeps what it was given, and ends according to `end`.
SHARE_SHEET = """({ neemt, einde }) => {
  globalThis.gedeeld = [];
  const define = (name, value) => Object.defineProperty(Navigator.prototype, name, { value, configurable: true });
  define("canShare", ({ files }) => files.every((file) => neemt.includes(file.type)));
  define("share", async ({ files }) => {
    console.info("deelblad open");
    if (einde) throw new DOMException("", einde);
    for (const file of files) globalThis.gedeeld.push({ name: file.name, type: file.type, text: await file.text() });
  });
}"""
#: An installed web app on an iPhone, where a download does nothing.
ON_HOME_SCREEN = 'Object.defineProperty(Navigator.prototype, "standalone", { value: true })'


def opens(phone: BrowserContext, *, takes: list[str], end: str = "", on_home_screen: bool = False) -> DelenPage:
    """Open the page on a phone with such a share sheet, and a name in the map."""
    phone.add_init_script(f"({SHARE_SHEET})({json.dumps({'neemt': takes, 'einde': end})})")
    if on_home_screen:
        phone.add_init_script(ON_HOME_SCREEN)
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    delen = DelenPage(gegevens.page)
    delen.open()
    return delen


@pytest.mark.parametrize(
    ("takes", "kind", "end_name"),
    [("application/json", "application/json", ".json"), ("text/plain", "text/plain", ".json.txt")],
)
def test_share_sheet_gets_the_file_and_else_the_same_as_txt(
    phone: BrowserContext, takes: str, kind: str, end_name: str
):
    delen = opens(phone, takes=[takes])
    delen.ask_for_file()
    expect(delen.making.get_by_text("Het bestand is gedeeld.")).to_be_visible()
    [shared] = delen.page.evaluate("gedeeld")

    assert shared["type"] == kind
    assert shared["name"].startswith("bpv-map-sam-")
    assert shared["name"].endswith(end_name)
    assert [record.velden["voornaam"] for record in read_envelope(shared["text"]).records] == ["Sam"]


def test_closed_share_sheet_says_nothing_and_downloads_nothing(phone: BrowserContext):
    delen = opens(phone, takes=["application/json"], end="AbortError")
    downloads: list[Download] = []

    def keep(download: Download) -> None:
        downloads.append(download)

    delen.page.on("download", keep)
    with delen.page.expect_console_message(lambda message: message.text == "deelblad open"):
        delen.ask_for_file()
    delen.page.evaluate("new Promise((klaar) => setTimeout(klaar))")

    expect(delen.making.get_by_text("Het bestand is gedeeld.")).to_be_hidden()
    expect(delen.making.get_by_text("staat bij je downloads")).to_be_hidden()
    expect(delen.making.get_by_text("Laatste kopie")).to_be_hidden()
    assert downloads == []


@pytest.mark.parametrize(("takes", "end"), [([], ""), (["application/json"], "NotAllowedError")])
def test_phone_that_cannot_share_downloads(phone: BrowserContext, takes: list[str], end: str):
    delen = opens(phone, takes=takes, end=end)
    with delen.page.expect_download() as downloading:
        delen.ask_for_file()

    assert downloading.value.suggested_filename.startswith("bpv-map-sam-")
    expect(delen.making.get_by_text("staat bij je downloads")).to_be_visible()


def test_phone_that_can_neither_share_nor_download_gives_the_text(phone: BrowserContext):
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    delen = opens(phone, takes=[], on_home_screen=True)
    delen.ask_for_file()
    delen.making.get_by_role("button", name="Kopieer de tekst").click()
    expect(delen.page.get_by_text("Gekopieerd.")).to_be_visible()
    text = delen.page.evaluate("navigator.clipboard.readText()")

    assert [record.velden["achternaam"] for record in read_envelope(text).records] == ["Voorbeeld"]
    # Nobody knows whether the text was pasted anywhere: the map still counts as being only on this phone.
    expect(delen.making.get_by_text("Laatste kopie")).to_be_hidden()
