"""One button that leaves nothing of the user on the phone: every store is checked afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.delen import LAATSTE_VRAAG, DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.school import SchoolPagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

MERK: Final = "merkteken"
#: Puts something into every store of every database of the site, as if a user had.
MERK_ALLES: Final = """async (merk) => {
  const klaar = (vraag) => new Promise((goed, mis) => {
    vraag.onsuccess = () => goed(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
  const namen = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await klaar(indexedDB.open(name));
    for (const winkel of db.objectStoreNames) {
      const store = db.transaction(winkel, "readwrite").objectStore(winkel);
      const record = { soort: "student", velden: { voornaam: merk }, tijden: {}, verwijderd: null };
      if (store.keyPath) await klaar(store.put({ ...record, [store.keyPath]: merk }));
      else await klaar(store.put({ merk }, merk));
      namen.push(`${name}/${winkel}`);
    }
    db.close();
  }
  const changes = [{ id: merk, soort: "student", velden: { voornaam: merk } }];
  const gedood = { clock: "2026-11-25T10:00:00.000Z/0000", changes };
  localStorage.setItem("bpv-map:journal:dood", JSON.stringify(gedood));
  const bij = { clock: "", changes: [[merk, { records: [], isTaken: false }]] };
  localStorage.setItem("bpv-map-school:journal:dood", JSON.stringify(bij));
  sessionStorage.setItem("bpv-map-iets", merk);
  await (await caches.open("bpv-map-received|/")).put("/delen/ontvang", new Response(merk));
  return namen;
}"""
#: Where the mark, or any word, is still found; for bytes only the key is checked.
ZOEK: Final = """async (woorden) => {
  const klaar = (vraag) => new Promise((goed, mis) => {
    vraag.onsuccess = () => goed(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
  const gevonden = [];
  const kijk = (plek, tekst) => {
    for (const woord of woorden) if (tekst.includes(woord)) gevonden.push(`${plek}: ${woord}`);
  };
  for (const { name } of await indexedDB.databases()) {
    const db = await klaar(indexedDB.open(name));
    for (const winkel of db.objectStoreNames) {
      const store = db.transaction(winkel).objectStore(winkel);
      kijk(`${name}/${winkel}`, JSON.stringify(await klaar(store.getAllKeys())));
      if (!name.endsWith("engine")) kijk(`${name}/${winkel}`, JSON.stringify(await klaar(store.getAll())));
    }
    db.close();
  }
  if (await caches.has("bpv-map-received|/")) gevonden.push(`gedeeld: ${woorden[0]}`);
  for (const opslag of [localStorage, sessionStorage]) kijk("opslag", JSON.stringify({ ...opslag }));
  return gevonden;
}"""
WOORDEN: Final = [MERK, "Sam", "Voorbeeld"]


def waar(page: Any) -> list[str]:  # noqa: ANN401 - Playwright's page
    """Return where anything of the user is still stored."""
    found: list[str] = page.evaluate(ZOEK, WOORDEN)
    return found


@pytest.mark.scenario("Everything is wiped with two tabs open, one of them typed in: nothing is left in any store")
def test_one_button_leaves_nothing_in_any_store_and_no_tab_brings_it_back(telefoon: BrowserContext, map_bestand: Path):
    page, ander = telefoon.new_page(), telefoon.new_page()
    school = SchoolPagina(page)
    school.open()
    school.kies_en_wacht(map_bestand)
    school.bewaren.check()
    expect(page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(map_bestand)
    gegevens = GegevensPagina(ander)
    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Sam")
    winkels = page.evaluate(MERK_ALLES, MERK)
    assert {"bpv-map/records", "bpv-map/kopieen", "bpv-map-school/bestanden"} <= {*winkels}
    assert {hit.partition(":")[0] for hit in waar(page)} >= {*winkels, "opslag", "gedeeld"}
    gegevens.student.veld("achternaam").press_sequentially("Voorbeeld-")
    delen.wis()

    gegevens.student.expect_waarden(voornaam="", achternaam="")
    gegevens.expect_bewaard()
    assert waar(page) == []
    assert storage.lees(page, "records") == storage.lees(page, "kopieen") == storage.lees(page, "attachments") == []
    # That remains so after another visit, and the app itself is still there.
    StatusPagina(ander).open()
    expect(ander.get_by_text("Nog niets", exact=True)).to_be_visible()
    assert waar(ander) == []


def test_wiping_asks_for_a_file_first_and_once_more_in_plain_words(telefoon: BrowserContext, tmp_path: Path):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    delen = DelenPagina(page)
    delen.open()
    knop = page.get_by_role("button", name="Wis alles van deze telefoon")
    vraag = page.get_by_role("dialog").get_by_role("heading")
    terug, ja = page.get_by_role("button", name="Nee, terug"), page.get_by_role("button", name="Ja, haal weg")
    knop.click()
    expect(vraag).to_contain_text("Zet eerst een kopie veilig")
    terug.click()
    expect(page.get_by_role("button", name="Zet een kopie veilig")).to_be_focused()
    knop.click()
    ja.click()
    expect(vraag).to_have_text(LAATSTE_VRAAG)
    terug.click()
    assert len(storage.lees(page, "records")) == 1
    delen.maak_bestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste kopie")).to_be_visible()
    knop.click()
    expect(vraag).to_have_text(LAATSTE_VRAAG)
    terug.click()

    assert len(storage.lees(page, "records")) == 1


def test_address_alone_wipes_nothing(telefoon: BrowserContext):
    """Sending somebody a link to the page shown after wiping deletes nothing."""
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    delen = DelenPagina(page)
    delen.open("?gewist=1")
    gegevens.open()

    gegevens.student.expect_waarden(voornaam="Sam")
