"""Handing the file over: the share sheet, and phones that have none or refuse our file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.file.envelope import read_envelope
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Download

#: A share sheet that accepts the types in `neemt`, keeps what it was given, and ends according to `einde`.
DEELBLAD = """({ neemt, einde }) => {
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
OP_BEGINSCHERM = 'Object.defineProperty(Navigator.prototype, "standalone", { value: true })'


def opent(telefoon: BrowserContext, *, neemt: list[str], einde: str = "", op_beginscherm: bool = False) -> DelenPagina:
    """Open the page on a phone with such a share sheet, and a name in the map."""
    telefoon.add_init_script(f"({DEELBLAD})({json.dumps({'neemt': neemt, 'einde': einde})})")
    if op_beginscherm:
        telefoon.add_init_script(OP_BEGINSCHERM)
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    delen = DelenPagina(gegevens.page)
    delen.open()
    return delen


@pytest.mark.parametrize(
    ("neemt", "soort", "einde_naam"),
    [("application/json", "application/json", ".json"), ("text/plain", "text/plain", ".json.txt")],
)
def test_share_sheet_gets_the_file_and_else_the_same_as_txt(
    telefoon: BrowserContext, neemt: str, soort: str, einde_naam: str
):
    delen = opent(telefoon, neemt=[neemt])
    delen.vraag_bestand()
    expect(delen.maken.get_by_text("Het bestand is gedeeld.")).to_be_visible()
    [gedeeld] = delen.page.evaluate("gedeeld")

    assert gedeeld["type"] == soort
    assert gedeeld["name"].startswith("bpv-map-sam-")
    assert gedeeld["name"].endswith(einde_naam)
    assert [record.velden["voornaam"] for record in read_envelope(gedeeld["text"]).records] == ["Sam"]


def test_closed_share_sheet_says_nothing_and_downloads_nothing(telefoon: BrowserContext):
    delen = opent(telefoon, neemt=["application/json"], einde="AbortError")
    downloads: list[Download] = []

    def keep(download: Download) -> None:
        downloads.append(download)

    delen.page.on("download", keep)
    with delen.page.expect_console_message(lambda message: message.text == "deelblad open"):
        delen.vraag_bestand()
    delen.page.evaluate("new Promise((klaar) => setTimeout(klaar))")

    expect(delen.maken.get_by_text("Het bestand is gedeeld.")).to_be_hidden()
    expect(delen.maken.get_by_text("staat bij je downloads")).to_be_hidden()
    expect(delen.maken.get_by_text("Laatste kopie")).to_be_hidden()
    assert downloads == []


@pytest.mark.parametrize(("neemt", "einde"), [([], ""), (["application/json"], "NotAllowedError")])
def test_phone_that_cannot_share_downloads(telefoon: BrowserContext, neemt: list[str], einde: str):
    delen = opent(telefoon, neemt=neemt, einde=einde)
    with delen.page.expect_download() as downloading:
        delen.vraag_bestand()

    assert downloading.value.suggested_filename.startswith("bpv-map-sam-")
    expect(delen.maken.get_by_text("staat bij je downloads")).to_be_visible()


def test_phone_that_can_neither_share_nor_download_gives_the_text(telefoon: BrowserContext):
    telefoon.grant_permissions(["clipboard-read", "clipboard-write"])
    delen = opent(telefoon, neemt=[], op_beginscherm=True)
    delen.vraag_bestand()
    delen.maken.get_by_role("button", name="Kopieer de tekst").click()
    expect(delen.page.get_by_text("Gekopieerd.")).to_be_visible()
    tekst = delen.page.evaluate("navigator.clipboard.readText()")

    assert [record.velden["achternaam"] for record in read_envelope(tekst).records] == ["Voorbeeld"]
    # Nobody knows whether the text was pasted anywhere: the map still counts as being only on this phone.
    expect(delen.maken.get_by_text("Laatste kopie")).to_be_hidden()
